// Why this file exists: what a customer needs, what we offer for it and what may go wrong are noted while one sits
// opposite them; one line each.

import ArgumentParser
import LeadToCash
import SyncClient
import SyncProtocol

struct AddSolution: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Begin the next version of a deal's solution.",
        discussion: "Such as: outpost solution add OPP-2026-000017 \"two rings, one core\" --file design.pdf")

    @Argument(help: ArgumentHelp("The deal and a summary; or name=value.", valueName: "word"))
    var words: [String]

    @Option(help: "A file that it consists of; its hash and name are kept. May be said several times.")
    var file: [String] = []

    @Option(help: "Why, for whoever must decide about it.")
    var reason = ""

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        var typed = try TypedWords(words, SolutionVersion.kind)
        let deal = try desk.find(Opportunity.kind, typed.take())
        let versions = try deal.map(SolutionFinder.versions) ?? []
        let number = try (versions.last?.number(SolutionVersion.Fields.number) ?? 0) + 1
        let files = try file.map { try desk.attachment($0, "--file") }
        let version = try desk.create(
            SolutionVersion.kind, under: deal,
            [
                SolutionVersion.Fields.number: .integer(min(number, 100_000)),
                SolutionVersion.Fields.summary: FlowValue.text(typed.takeText()),
                SolutionVersion.Fields.attachments: FlowValue.lines(files),
                SolutionVersion.Fields.state: .text("draft"),
                SolutionVersion.Fields.basedOn: FlowValue.reference(versions.last?.key.id),
            ], typed: typed.assignments)
        let short = RecordFinder.short(version.id)
        desk.hint("outpost solution release \(short)")
        try desk.commit("solution add", version, reason: reason, .solutionAdded, "v\(number)", short)
    }
}

struct ReleaseSolution: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "Release a version of a solution; it does not change from then on.",
        discussion: "Such as: outpost solution release OPP-2026-000017, which releases the deal's last version.")

    @Argument(help: ArgumentHelp("The version, or the deal.", valueName: "solution|deal"))
    var record: String

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        let subject = try desk.find([SolutionVersion.kind, Opportunity.kind], record)
        let isVersion = subject.key.kind == SolutionVersion.kind
        let found = isVersion ? subject : try SolutionFinder.versions(subject).last
        guard let version = found else { throw Failure(.usage, .solutionNone, desk.name(subject)) }
        let state = try version.text(SolutionVersion.Fields.state)
        guard ["", "draft"].contains(state) else {
            let label = desk.label(state, SolutionVersion.kind, SolutionVersion.Fields.state)
            throw Failure(.usage, .flowIsSo, desk.name(version), label)
        }
        try desk.update(version, [SolutionVersion.Fields.state: .text("released")])
        if let deal = try version.related(Opportunity.kind, SolutionVersion.Fields.opportunity) {
            desk.hint("outpost opp advance \(desk.name(deal))")
        }
        try desk.commit("solution release", version.key, .solutionReleased, desk.name(version))
    }
}

enum SolutionFinder {
    /// A deal's versions, in order of their numbers.
    static func versions(_ deal: FlowSubject) throws -> [FlowSubject] {
        let versions = try deal.children(SolutionVersion.kind, by: SolutionVersion.Fields.opportunity)
        let numbered = try versions.map { version in
            (version, try version.number(SolutionVersion.Fields.number) ?? 0)
        }
        return numbered.sorted { $0.1 < $1.1 }.map { $0.0 }
    }
}

struct AddRequirement: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Note what a customer needs, in their words.",
        discussion: "Such as: outpost requirement add OPP-2026-000017 \"works at -40 °C\" --priority must")

    @Argument(help: ArgumentHelp("The deal and the requirement; or name=value.", valueName: "word"))
    var words: [String]

    @Option(help: "must, should or could.")
    var priority: String?

    @Option(help: "More about it.")
    var text: String?

    @Option(help: "Who at the customer said so.")
    var contact: String?

    @Option(help: "Why, for whoever must decide about it.")
    var reason = ""

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        var typed = try TypedWords(words, Requirement.kind)
        let deal = try desk.find(Opportunity.kind, typed.take())
        let contact = try desk.find(Contact.kind, contact)
        let rank = try priority.map { try desk.choice(Requirement.kind, Requirement.Fields.priority, $0) }
        let key = try desk.create(
            Requirement.kind, under: deal,
            [
                Requirement.Fields.name: FlowValue.text(typed.takeText()),
                Requirement.Fields.text: FlowValue.text(text), Requirement.Fields.priority: FlowValue.text(rank),
                Requirement.Fields.contact: FlowValue.reference(contact?.key.id),
                Requirement.Fields.status: .text("captured"),
            ], typed: typed.assignments)
        try desk.commit("requirement add", key, reason: reason, .requirementAdded, RecordFinder.short(key.id))
    }
}

struct AddRisk: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Note what may go wrong in a deal or a contract.",
        discussion: """
            Such as: outpost risk add OPP-2026-000017 "no site access in winter" --probability 4 --impact 3 \
            --mitigation "start in April"
            """)

    @Argument(help: ArgumentHelp("The deal or the contract, and the risk; or name=value.", valueName: "word"))
    var words: [String]

    @Option(help: "1 is unlikely, 5 all but certain.")
    var probability: Int64?

    @Option(help: "1 is a nuisance, 5 the end of the deal.")
    var impact: Int64?

    @Option(help: "What is done about it.")
    var mitigation: String?

    @Option(help: "Who watches it.")
    var owner: String?

    @Option(help: "Why, for whoever must decide about it.")
    var reason = ""

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        var typed = try TypedWords(words, Risk.kind)
        let parent = try typed.take().map { try desk.find([Opportunity.kind, Contract.kind], $0) }
        let watcher = try desk.find(User.kind, owner)
        let key = try desk.create(
            Risk.kind, under: parent,
            [
                Risk.Fields.name: FlowValue.text(typed.takeText()),
                Risk.Fields.probability: probability.map(Value.integer) ?? .null,
                Risk.Fields.impact: impact.map(Value.integer) ?? .null,
                Risk.Fields.mitigation: FlowValue.text(mitigation),
                Risk.Fields.owner: FlowValue.reference(watcher?.key.id), Risk.Fields.status: .text("open"),
            ], typed: typed.assignments)
        try desk.commit("risk add", key, reason: reason, .riskAdded, RecordFinder.short(key.id))
    }
}
