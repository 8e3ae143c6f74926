// Why this file exists: after delivery people go to see the customer, ask how content they are, and do something about
// it. What is not noted the same day is not noted.

import ArgumentParser
import LeadToCash
import SyncProtocol

/// What a customer's voice is filed under.
struct VoiceOptions: ParsableArguments {
    @Option(help: "Whom you spoke to.")
    var contact: String?

    @Option(help: "The contract that it is about.")
    var contract: String?

    @Option(help: "The deal that it is about.")
    var opp: String?

    /// The nearest record named; the customer, if none is.
    func parent(_ account: FlowSubject?, _ desk: FlowDesk) throws -> FlowSubject? {
        if let contract { return try desk.find([Contract.kind], contract) }
        if let opp { return try desk.find([Opportunity.kind], opp) }
        return account
    }
}

/// Whose voice a new record is and how content they are, by options or by `name=value`; who is not content is worth an
/// improvement.
private struct Voice {
    let customer: String
    let score: String

    /// From this score on a customer is content.
    private static let content: Int64 = 7

    init(_ desk: FlowDesk, _ key: RecordKey, account: FieldNumber, score: FieldNumber) {
        let silence = desk.terminal.text(.empty)
        let named = desk.named(Account.kind, by: account, of: key)
        customer = named.map { desk.finder.title($0.key) } ?? silence
        guard case .integer(let number) = desk.written(score, of: key) else {
            self.score = silence
            return
        }
        self.score = "\(number)"
        if let named, number < Self.content {
            desk.hint("outpost improvement add \"…\" --account \(desk.name(named))")
        }
    }
}

struct AddVisit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Note a visit to a customer, or plan one.",
        discussion: """
            Such as: outpost visit add ACC-2026-000002 --on yesterday --score 8 --comments "quiet nights now", or \
            outpost visit add ACC-2026-000002 --planned +3w
            """)

    @Argument(help: ArgumentHelp("The account; or name=value.", valueName: "word"))
    var words: [String]

    @Option(parsing: .unconditional, help: "When it took place (else today, unless it is only planned).")
    var on: String?

    @Option(parsing: .unconditional, help: "When it is to take place.")
    var planned: String?

    @Option(help: "How content they were, 0 to 10.")
    var score: Int64?

    @Option(help: "What they said.")
    var comments: String?

    @OptionGroup var voice: VoiceOptions

    @Option(help: "Why, for whoever must decide about it.")
    var reason = ""

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        var typed = try TypedWords(words, Visit.kind)
        let account = try desk.find(Account.kind, typed.takeText())
        let plan = try desk.day(planned, "--planned")
        let isOnlyPlanned = on == nil && (plan != nil || account == nil)
        let day = isOnlyPlanned ? nil : try desk.pastDay(on, "--on")
        let visit = try desk.create(
            Visit.kind, under: try voice.parent(account, desk),
            [
                Visit.Fields.account: FlowValue.reference(account?.key.id),
                Visit.Fields.contact: FlowValue.reference(try desk.find(Contact.kind, voice.contact)?.key.id),
                Visit.Fields.date: FlowValue.date(day), Visit.Fields.plannedOn: FlowValue.date(plan),
                Visit.Fields.score: score.map(Value.integer) ?? .null,
                Visit.Fields.comments: FlowValue.text(comments),
            ], typed: typed.assignments)
        let voiced = Voice(desk, visit, account: Visit.Fields.account, score: Visit.Fields.score)
        try desk.commit("visit add", visit, reason: reason, .visitAdded, voiced.customer)
    }
}

struct AddSurvey: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Write down how content a customer says they are.",
        discussion: "Such as: outpost survey add ACC-2026-000002 --score 9 --comments \"they come when we call\"")

    @Argument(help: ArgumentHelp("The account; or name=value.", valueName: "word"))
    var words: [String]

    @Option(help: "0 to 10: how likely they are to recommend us.")
    var score: Int64?

    @Option(parsing: .unconditional, help: "When they said so (else today).")
    var on: String?

    @Option(help: "What they said.")
    var comments: String?

    @OptionGroup var voice: VoiceOptions

    @Option(help: "Why, for whoever must decide about it.")
    var reason = ""

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        var typed = try TypedWords(words, SurveyResponse.kind)
        let account = try desk.find(Account.kind, typed.takeText())
        let survey = try desk.create(
            SurveyResponse.kind, under: try voice.parent(account, desk),
            [
                SurveyResponse.Fields.account: FlowValue.reference(account?.key.id),
                SurveyResponse.Fields.contact: FlowValue.reference(
                    try desk.find(Contact.kind, voice.contact)?.key.id),
                SurveyResponse.Fields.date: .date(try desk.pastDay(on, "--on")),
                SurveyResponse.Fields.score: score.map(Value.integer) ?? .null,
                SurveyResponse.Fields.comments: FlowValue.text(comments),
            ], typed: typed.assignments)
        let voiced = Voice(desk, survey, account: SurveyResponse.Fields.account, score: SurveyResponse.Fields.score)
        try desk.commit("survey add", survey, reason: reason, .surveyAdded, voiced.customer, voiced.score)
    }
}

struct AddImprovement: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Note what is to be done better, by whom, until when.",
        discussion: """
            Such as: outpost improvement add "spare parts in Nairobi" --account ACC-2026-000002 --owner "Li Na" \
            --due +4w
            """)

    @Argument(help: ArgumentHelp("What is to be done; or name=value.", valueName: "word"))
    var words: [String]

    @Option(help: "The customer.")
    var account: String?

    @Option(help: "The deal.")
    var opp: String?

    @Option(help: "More about it.")
    var text: String?

    @Option(help: "Who sees to it (else you).")
    var owner: String?

    @Option(parsing: .unconditional, help: "Until when.")
    var due: String?

    @Option(help: "Why, for whoever must decide about it.")
    var reason = ""

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        var typed = try TypedWords(words, Improvement.kind)
        let deal = try desk.find(Opportunity.kind, opp)
        let customer = try desk.find(Account.kind, account)
        let person = try desk.find(User.kind, owner)
        let key = try desk.create(
            Improvement.kind, under: deal ?? customer,
            [
                Improvement.Fields.subject: FlowValue.text(typed.takeText()),
                Improvement.Fields.text: FlowValue.text(text),
                Improvement.Fields.owner: FlowValue.reference(try person?.key.id ?? desk.session.user()),
                Improvement.Fields.dueOn: FlowValue.date(try desk.day(due, "--due")),
                Improvement.Fields.status: .text("proposed"),
            ], typed: typed.assignments)
        try desk.commit("improvement add", key, reason: reason, .improvementAdded, RecordFinder.short(key.id))
    }
}
