// Why this file exists: the pages of a deal, a customer, a lead and of every other record are one page with more or
// less on it. Templates read these values and nothing else.

/// A page about one record.
struct RecordModel: Sendable {
    /// The kind, in the reader's words.
    let kind: String
    let title: String
    let code: String?
    let isDeleted: Bool
    /// What became of what the reader just saved, where it is not simply so.
    let outcomes: [String]
    let steps: [StepModel]
    /// The figures at the top.
    let cards: [CardModel]
    let actions: ActionsModel
    let groups: [FactGroupModel]
    let guidance: GuidanceModel?
    let cases: [CaseModel]
    let tables: [RecordTableModel]
    let timeline: [TimelineModel]
    let hasSteps: Bool
    let hasCards: Bool
    let hasCases: Bool
    let hasTimeline: Bool

    init(
        kind: String, title: String, code: String?, isDeleted: Bool, outcomes: [String], steps: [StepModel],
        cards: [CardModel], actions: ActionsModel, groups: [FactGroupModel], guidance: GuidanceModel?,
        cases: [CaseModel], tables: [RecordTableModel], timeline: [TimelineModel]
    ) {
        self.kind = kind
        self.title = title
        self.code = code
        self.isDeleted = isDeleted
        self.outcomes = outcomes
        self.steps = steps
        self.cards = cards
        self.actions = actions
        self.groups = groups
        self.guidance = guidance
        self.cases = cases
        self.tables = tables
        self.timeline = timeline
        hasSteps = !steps.isEmpty
        hasCards = !cards.isEmpty
        hasCases = !cases.isEmpty
        hasTimeline = !timeline.isEmpty
    }
}

/// What the reader can do about it; nil for what is not theirs to do.
struct ActionsModel: Sendable {
    let edit: String?
    let delete: String?
    let advance: String?
    let conclude: String?
    /// Pages of others about the same record.
    let related: [LinkModel]

    static let none = ActionsModel(edit: nil, delete: nil, advance: nil, conclude: nil, related: [])
}

struct LinkModel: Sendable, Hashable {
    let path: String
    let text: String
}

/// A step on the way of a deal or a lead.
struct StepModel: Sendable, Hashable {
    let label: String
    /// `done`, `now` or `todo`.
    let state: String
    let isNow: Bool
}

struct CardModel: Sendable, Hashable {
    let id: String
    let label: String
    let text: String
    let note: String?
}

struct FactGroupModel: Sendable {
    let id: String
    let heading: String
    let facts: [FactModel]
}

struct FactModel: Sendable, Hashable {
    let label: String
    /// Nil for a text of several paragraphs, which stands in `lines`.
    let cell: CellModel?
    let lines: [String]
}

/// A value in a table.
struct CellModel: Sendable, Hashable {
    let text: String
    let link: String?
    let isNumber: Bool
}

/// Records of one kind, a row each.
struct RecordTableModel: Sendable {
    let id: String
    let heading: String
    let heads: [HeadModel]
    let rows: [RowModel]
    /// Said where there are more than are shown.
    let cut: String?
    /// Where another one is added.
    let add: String?
    /// Said where there are none.
    let nothing: String?
}

struct HeadModel: Sendable {
    let label: String
    let isNumber: Bool
}

struct RowModel: Sendable {
    let path: String
    let name: String
    let cells: [CellModel]
}

/// What comes next, as `outpost next` says it.
struct GuidanceModel: Sendable {
    let advice: [AdviceModel]
    let missing: [String]
    let missingHeading: String?
}

struct AdviceModel: Sendable {
    let what: String
    let who: String
    let due: String?
    let isLate: Bool
    let reason: String?
    let step: String?
    let command: String?
    let about: String?
}

struct CaseModel: Sendable {
    let path: String
    let code: String
    let question: String
    let field: String
    let decider: String
    let due: String
}

/// One step in a record's life.
struct TimelineModel: Sendable {
    let moment: String
    let instant: String
    let who: String
    let device: String?
    let deed: String
    let because: String?
    let changes: [ChangeModel]
}

/// What one step did to one field.
struct ChangeModel: Sendable, Hashable {
    let label: String
    let before: String?
    let after: String
    let verdict: BadgeModel?
    let rule: String?
}

struct BadgeModel: Sendable, Hashable {
    let word: String
    let tone: String
}

/// The links below a list: the names are those of the partial `pager`.
struct PagerModel: Sendable, Hashable {
    let first: String?
    let next: String?

    /// Nil where all is on one page.
    init?(first: String?, next: String?) {
        guard first != nil || next != nil else { return nil }
        self.first = first
        self.next = next
    }
}
