// Why this file exists: what waits for people comes of edits that met, and no record can be written that looks like it.
// So two laptops do here what people do: ask at gates, and change the same things apart.

import Browser
import LeadToCash
import SyncProtocol
import SyncServer

/// Questions of every sort, open and settled.
struct WaitingFurniture: Sendable {
    /// A request at a gate that waits, and one whose subject has changed since it was asked.
    let request: RecordKey
    let lapsed: RecordKey
    /// The codes of open cases by their questions.
    let cases: [CaseQuestion: String]
    /// The code of a conflict that was decided.
    let closed: String

    /// - Parameter ann: an account responsible.
    init(_ stage: ConsoleStage, ann: StageLaptop, ben: StageLaptop) async throws {
        let (asked, changed) = (
            try await GateOffer(stage, named: "Radio, north"), try await GateOffer(stage, named: "Radio, south")
        )
        let quarrelled = try await InBrowser.DealJourneys.deal(of: ann, stage)
        let settled = try await InBrowser.DealJourneys.deal(of: ann, stage)
        let contested = try await Self.lightDeal(stage)
        for laptop in [ann, ben] { try await laptop.sync() }

        request = try ann.ask("ATB", about: asked.deal)
        lapsed = try ann.ask("ATB", about: changed.deal)
        try await ann.sync()
        try ann.set(changed.line, [OpportunityLine.Fields.quantity: GateOffer.pieces(120)], reason: "20 more sites")
        try await ann.sync()
        closed = try await Quarrel.differ(about: settled, ann, ben)
        try await Self.settle(closed, stage)
        _ = try await Quarrel.differ(about: quarrelled, ann, ben)
        try await Self.end(contested, ann, ben)
        try await Self.meetOneCustomer(ann, ben, stage)
        cases = try await Self.openCases(stage)
    }

    /// A deal that needs no gates to go on.
    private static func lightDeal(_ stage: ConsoleStage) async throws -> RecordKey {
        typealias Fields = Opportunity.Fields
        return try await stage.filed(
            Opportunity.kind,
            [
                Fields.name: .text("Power for six clinics"), Fields.stage: .text("solution"),
                Fields.outcome: .text("open"), Fields.track: .text("light"),
            ])
    }

    /// One hears that the deal is lost, the other carries it on.
    private static func end(_ deal: RecordKey, _ ann: StageLaptop, _ ben: StageLaptop) async throws {
        try ann.set(deal, [Opportunity.Fields.outcome: .text("lost")], reason: "heard it at dinner")
        try ben.set(deal, [Opportunity.Fields.stage: .text("bidding")], reason: "the clarification letter arrived")
        for laptop in [ann, ben, ann] { try await laptop.sync() }
    }

    /// Both come home from an exhibition with the same customer under two names.
    private static func meetOneCustomer(
        _ ann: StageLaptop, _ ben: StageLaptop, _ stage: ConsoleStage
    ) async throws {
        typealias Fields = Lead.Fields
        for (laptop, name) in [(ann, "Safaricom PLC"), (ben, "SAFARICOM LIMITED")] {
            _ = try laptop.add(
                Lead.kind,
                [
                    Fields.accountName: .text(name), Fields.contactName: .text("met by \(laptop.person.name)"),
                    Fields.source: .text("exhibition"), Fields.office: .reference(stage.office),
                ])
            try await laptop.sync()
        }
    }

    // MARK: Cases

    private static func settle(_ code: String, _ stage: ConsoleStage) async throws {
        let id = try await stage.headquarters.read { reader in
            try reader.first(CaseRecord.number, where: CaseRecord.Fields.code, is: code)
        }
        guard let id else { throw BrowserFailure("There is no case \(code).") }
        _ = try await stage.headquarters.answer(
            id, .decided, value: ConsoleStage.amount(3000), CaseRemark(name: "Hana Chen", text: "the list says so"))
    }

    private static func openCases(_ stage: ConsoleStage) async throws -> [CaseQuestion: String] {
        try await stage.headquarters.read { reader in
            var cases: [CaseQuestion: String] = [:]
            try reader.forEach(CaseRecord.number) { _, values in
                guard values[CaseRecord.Fields.state] == .text(CaseRecord.open),
                    case .text(let word)? = values[CaseRecord.Fields.question],
                    let question = CaseQuestion(rawValue: word), case .text(let code)? = values[CaseRecord.Fields.code]
                else { return }
                cases[question] = code
            }
            return cases
        }
    }
}
