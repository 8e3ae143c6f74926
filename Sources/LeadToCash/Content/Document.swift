// Why this file exists: a process, a template, a training item and a principle are all texts that HQ owns, versions and
// publishes, and that a rep reads without a network. What they share is here; what only one sort has stands beside it.

/// A text in English and in simplified Chinese, as Markdown.
public struct Prose: Hashable, Sendable {
    public let english: String
    public let simplified: String

    init(_ english: String, _ simplified: String) {
        self.english = english
        self.simplified = simplified
    }

    /// Readers of traditional Chinese get the simplified text.
    public func text(in language: Language) -> String {
        language == .en ? english : simplified
    }
}

/// One document of the process content that the product ships. HQ publishes it, and may change it afterwards.
public struct Document: Sendable {
    public enum Genre: String, Sendable, CaseIterable {
        case overview, process, template, training, keyMessage, principle, lesson
    }

    /// Its number in the inventory: `P03`, `T01`, `R10`.
    public let code: String
    public let genre: Genre
    public let title: Label
    /// The edition: `1.1`; empty if it has none.
    public let version: String
    /// The role that answers for it, a word of `User.roles`.
    public let owner: String
    /// Roles that it is for; empty means everybody.
    public let audience: [String]
    /// What it is good for, in one sentence.
    public let summary: Label
    public let body: Prose
    /// Where the idea was seen, if outside the article that names the titles.
    public let source: String
    /// The activities (L5) of a process.
    public let steps: [Step]
    /// The cells of a template.
    public let cells: [Cell]
    /// The questions of a training item's quiz.
    public let quiz: [Question]

    init(
        _ code: String, _ genre: Genre, _ title: Label, version: String = "1.1", owner: String,
        audience: [String] = [], summary: Label, body: Prose, source: String = "", steps: [Step] = [],
        cells: [Cell] = [], quiz: [Question] = []
    ) {
        self.code = code
        self.genre = genre
        self.title = title
        self.version = version
        self.owner = owner
        self.audience = audience
        self.summary = summary
        self.body = body
        self.source = source
        self.steps = steps
        self.cells = cells
        self.quiz = quiz
    }
}

/// An activity (L5) of a process: who makes what out of what, and how one sees that it was done.
public struct Step: Sendable {
    /// `P03.2`.
    public let code: String
    public let title: Label
    /// The role that does it, a word of `User.roles`.
    public let role: String
    /// The state of a record at which it falls due, as `kind.state`: `lead.captured`, `opportunity.guiding`; empty if
    /// none.
    public let stage: String
    /// In how many working days after the record came to that state; 0 if it says nothing.
    public let dueDays: Int
    /// Why it is done at all.
    public let purpose: Label
    public let input: Label
    public let output: Label
    /// What somebody else can look at to see that it was done (verifiable outcome).
    public let outcome: Label
    /// The template to use, such as `T02`; empty if none.
    public let template: String
    /// What to type, such as `outpost lead set LEAD status=verified`; empty if nothing is typed.
    public let command: String
    /// Whether all of it can be done without HQ.
    public let offline: Bool
    /// The tasks (L6) of which it is made.
    public let tasks: [Label]

    init(
        _ code: String, _ title: Label, role: String, stage: String = "", dueDays: Int = 0, purpose: Label,
        input: Label, output: Label, outcome: Label, template: String = "", command: String = "",
        offline: Bool = true, tasks: [Label]
    ) {
        self.code = code
        self.title = title
        self.role = role
        self.stage = stage
        self.dueDays = dueDays
        self.purpose = purpose
        self.input = input
        self.output = output
        self.outcome = outcome
        self.template = template
        self.command = command
        self.offline = offline
        self.tasks = tasks
    }
}

/// A cell of a template: a field of its own, so that two people can fill different cells apart.
public struct Cell: Sendable {
    /// Unique in its template: `background`.
    public let code: String
    public let title: Label
    /// What belongs into it.
    public let hint: Label
    /// Where its first text comes from, such as `account.name`; empty if nothing is known beforehand.
    public let prefill: String
    /// The columns, if the cell is a list of rows; empty if it is one text.
    public let columns: [Column]
    /// Whether the form counts as done without it.
    public let isRequired: Bool

    /// A column of a list of rows.
    public struct Column: Sendable {
        public let code: String
        public let title: Label

        init(_ code: String, _ title: Label) {
            self.code = code
            self.title = title
        }
    }

    init(
        _ code: String, _ title: Label, hint: Label, prefill: String = "", columns: [Column] = [],
        isRequired: Bool = true
    ) {
        self.code = code
        self.title = title
        self.hint = hint
        self.prefill = prefill
        self.columns = columns
        self.isRequired = isRequired
    }
}

/// A question of a quiz, with one right answer.
public struct Question: Sendable {
    public let text: Prose
    public let answers: [Prose]
    /// The right one, counted from 0.
    public let right: Int
    /// Why it is the right one, shown after the quiz.
    public let why: Prose

    init(_ text: Prose, _ answers: [Prose], right: Int, why: Prose) {
        self.text = text
        self.answers = answers
        self.right = right
        self.why = why
    }
}
