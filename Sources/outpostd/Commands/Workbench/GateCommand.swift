// Why this file exists: decisions at the gates are made at HQ, where what was asked and what is so lie side by side.

import ArgumentParser
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

extension GateVerdict.Word: ExpressibleByArgument {}

/// `outpostd gate`.
struct GateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gate", abstract: "Requests at the five gates, and what HQ decides on them.",
        subcommands: [List.self, Show.self, Decide.self, Lapse.self])

    fileprivate typealias Fields = GateRequest.Fields

    /// Requests on which nobody decides any more.
    fileprivate static let over: Set<String> = ["decided", "returned", "lapsed", "withdrawn"]
}

extension GateCommand {
    struct List: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "List requests that wait for a decision, the oldest first.",
            discussion: "Example: outpostd gate list --gate ATC")
        @OptionGroup var options: CommonOptions
        @Option(help: "Only ATI, ATB, ATC, ATAC or ATCC.") var gate: String?
        @Flag(help: "Those that are over, too.") var all = false

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let (table, records) = try await Desk(headquarters).read {
                [gate, all, language = console.language] ground in
                let kind = try DeskKind.of(GateRequest.kind)
                var keys: [RecordKey] = []
                try ground.forEach(GateRequest.kind) { id, values in
                    if let gate, values.text(Fields.gate) != gate.uppercased() { return }
                    let isOver =
                        GateCommand.over.contains(values.text(Fields.state))
                        || values[Fields.withdrawn]?.isTrue == true
                    if all || !isOver { keys.append(RecordKey(kind: GateRequest.kind, id: id)) }
                }
                let fields = [
                    Fields.gate, Fields.opportunity, Fields.contract, Fields.state, Fields.tier, Fields.requestedBy,
                    Fields.receivedAt, Fields.dueOn,
                ]
                let table = try DeskText(ground: ground, language: language)
                    .table(kind, fields.compactMap(kind.field), keys)
                return (table, try keys.map { try DeskJSON.record($0, ground) })
            }
            if options.json { console.print(.array(records)) } else { console.print(table) }
        }
    }

    struct Show: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what a request asks about, what it lacks, and what was decided.",
            discussion: "Example: outpostd gate show GATE-2026-000031")
        @OptionGroup var options: CommonOptions
        @Argument(help: "The request: its code or id.") var request: String

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let page = try await Desk(headquarters).read { [request, language = console.language] ground in
                try GatePage(ground.find(GateRequest.kind, request), ground, language)
            }
            if options.json { return console.print(page.json) }
            console.print(page.table)
            for missing in page.missing { console.print("Missing: \(missing)") }
            for decision in page.decisions {
                console.print("")
                console.print(decision)
            }
        }
    }

    struct Decide: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Decide on a request, as somebody who did not ask.",
            discussion: """
                The decision binds what was asked, word for word. An approval moves the deal (ATI: initiated, ATB: \
                bidding) or lets the contract be signed (ATC).

                Example: outpostd gate decide GATE-2026-000031 conditional --by "Chen Hui" \
                --condition "bank guarantee in place:2026-12-15"
                """)
        @OptionGroup var options: CommonOptions
        @Argument(help: "The request: its code or id.") var request: String
        @Argument(help: "approve, conditional, reject or return.") var verdict: GateVerdict.Word
        @Option(help: "Who decides: name, e-mail or id.") var by: String
        @Option(help: "office, region or hq.") var tier: String?
        @Option(
            name: .customLong("condition"),
            help: ArgumentHelp("What has to be done by when; several times.", valueName: "text:date"))
        var conditions: [String] = []
        @Option(help: "What the deciders say to it.") var note = ""

        func validate() throws {
            if let tier, !["office", "region", "hq"].contains(tier) {
                throw ValidationError("--tier takes office, region or hq.")
            }
        }

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let terms = try conditions.map(Self.condition)
            let desk = Desk(headquarters)
            let outcome = try await desk.write { [request, verdict, by, tier, note] ground, occasion in
                let decision = GateVerdict(
                    request: try ground.find(GateRequest.kind, request), word: verdict,
                    decidedBy: try ground.find(User.kind, by), tier: tier, conditions: terms, note: note)
                let outcome = try decision.decide(at: occasion, ground)
                return (outcome.edits, outcome)
            }
            let code = try await desk.name(RecordKey(kind: GateDecision.kind, id: outcome.decision))
            if options.json {
                return console.print(
                    .members([
                        "code": .text(code), "id": .describing(outcome.decision), "gate": .text(outcome.gate),
                        "decision": .text(verdict.decision), "conditions": .integer(Int64(terms.count)),
                        "revisionHash": .text(outcome.revisionHash),
                    ]))
            }
            console.print("\(outcome.gate) \(verdict.decision) on \(request): decision \(code).")
        }

        /// `bank guarantee in place:2026-12-15`
        private static func condition(_ text: String) throws -> GateVerdict.Condition {
            guard let colon = text.lastIndex(of: ":"), colon > text.startIndex,
                let due = CivilDate(text[text.index(after: colon)...])
            else {
                throw CommandFailure.usage("A condition is “text:date”, such as \"guarantee in place:2026-12-15\".")
            }
            return GateVerdict.Condition(text: String(text[..<colon]), dueOn: due)
        }
    }

    struct Lapse: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let approvals lapse whose content has changed, or one for another reason.",
            discussion: """
                Approvals lapse by themselves when what they bind changes; without a request this looks for any that \
                did not.

                Example: outpostd gate lapse GATE-2026-000031 --because "the customer is on the sanctions list"
                """)
        @OptionGroup var options: CommonOptions
        @Argument(help: "The request: its code or id.") var request: String?
        @Option(help: "Why; needed with a request.") var because: String?

        func validate() throws {
            if (request == nil) != (because == nil) { throw ValidationError("A request goes with --because.") }
        }

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let lapsed = try await Desk(headquarters).write { [request, because] ground, occasion in
                let outcome =
                    if let request {
                        try GateLapsing.lapse(
                            ground.find(GateRequest.kind, request), because: because ?? "", at: occasion, ground)
                    } else {
                        try GateLapsing.sweep(at: occasion, ground)
                    }
                let rows = try outcome.lapsed.map {
                    [try ground.name(RecordKey(kind: GateRequest.kind, id: $0.request)), $0.because]
                }
                return (outcome.edits, rows)
            }
            if options.json {
                return console.print(
                    .array(lapsed.map { .members(["request": .text($0[0]), "because": .text($0[1])]) }))
            }
            for row in lapsed { console.print("\(row[0]) has lapsed: \(row[1])") }
            if lapsed.isEmpty { console.print("No approval has lapsed.") }
        }
    }
}
