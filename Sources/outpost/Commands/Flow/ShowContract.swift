// Why this file exists: before somebody signs, delivers or invoices they want all of a contract on one page: what is
// sold, how it is paid, who read it, who signed, what was decided, what has changed since.

import ArgumentParser
import LeadToCash
import SyncClient
import SyncProtocol

struct ShowContract: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "A contract on one page: lines, terms, reviews, signatures, gates, changes.",
        discussion: "Such as: outpost contract show CTR-2026-000004")

    @Argument(help: "The contract's code, name or id.")
    var record: String

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        let page = try ContractPage(desk.find(Contract.kind, record), desk)
        if options.json { return try desk.terminal.answer(page.json()) }
        try page.say()
    }
}

/// A contract with all that is filed under it.
struct ContractPage {
    private let contract: FlowSubject
    private let desk: FlowDesk
    private let sections: [FlowSection]

    private var terminal: Terminal { desk.terminal }

    init(_ contract: FlowSubject, _ desk: FlowDesk) throws {
        self.contract = contract
        self.desk = desk
        sections = try Self.parts.compactMap { part -> FlowSection? in
            guard part.kind != PaymentTerm.kind else {
                let terms = try ContractFlow.paymentTerms(of: contract)
                return FlowSection(part.name, part.kind, terms, part.fields)
            }
            guard let field = LeadToCash.schema.kind(part.kind)?.field(named: "contract") else { return nil }
            let records = try contract.children(part.kind, by: field.number)
            return FlowSection(part.name, part.kind, records, part.fields)
        }
    }

    private static let parts: [(name: String, kind: KindNumber, fields: [String])] = [
        (
            "lines", ContractLine.kind,
            ["position", "product", "quantity", "price", "lineTotal", "site", "deliveryDate"]
        ),
        ("terms", PaymentTerm.kind, ["sequence", "portion", "dueUpon", "daysAfter", "milestone", "dueOn"]),
        ("reviews", ContractReview.kind, ["aspect", "riskLevel", "opinion", "deviations", "author"]),
        ("signatures", Signature.kind, ["side", "signatory", "signedOn", "scan", "confirmed", "effective"]),
        ("gates", GateRequest.kind, ["gate", "state", "requestedAt", "requestedBy"]),
        ("changes", ChangeOrder.kind, ["state", "reason", "scopeDelta", "priceDelta", "dateDeltaDays"]),
        (
            "milestones", Milestone.kind,
            ["name", "state", "percent", "plannedOn", "forecastOn", "actualOn", "acceptedOn"]
        ),
        ("invoices", Invoice.kind, ["number", "amount", "issuedOn", "dueOn", "state"]),
        ("handovers", ContractHandover.kind, ["state", "heldOn", "acceptedOn", "openIssues"]),
    ]

    // MARK: For people

    func say() throws {
        guard let kind = contract.kind, let row = try desk.workspace.replica.record(contract.key) else {
            throw ReplicaError.noSuchRecord(contract.key)
        }
        let title =
            "\(Labels.kind(kind.name, in: desk.language)) \(desk.name(contract)) \(desk.finder.title(contract.key))"
        terminal.say(terminal.heading(title))
        let text = RecordText(desk.session, desk.finder)
        let pending = try desk.workspace.pendingFields(of: contract.key)
        let contested = try desk.workspace.contestedFields(of: contract.key)
        var pairs: [(String, String)] = []
        for field in kind.fields where !RecordText.value(field, row, kind).isEmpty {
            let mark = (contested.contains(field.number) ? "!" : "") + (pending.contains(field.number) ? "*" : "")
            let label = Labels.field(kind, field, in: desk.language) + (mark.isEmpty ? "" : " \(mark)")
            pairs.append((label, Terminal.tame(text.text(field, of: row, kind))))
        }
        terminal.say(pairs: pairs)
        for section in sections { try section.say(desk) }
        try sayStanding()
        if row.head == 0 { terminal.say(.notConfirmed) }
        if !pending.isEmpty { terminal.say(.markPending) }
        if !contested.isEmpty { terminal.say(.markConflict) }
    }

    /// What of the contract does not add up yet.
    private func sayStanding() throws {
        guard try !ContractFlow.isInForce(contract) else { return }
        if let gap = try ContractFlow.gap(contract) { terminal.say(.contractGap, desk.words(gap)) }
        let missing = try ContractFlow.missingAspects(contract, hash: try GateFlow.hash(of: contract))
        guard !missing.isEmpty else { return }
        let words = missing.map { desk.label($0, ContractReview.kind, ContractReview.Fields.aspect) }
        terminal.say(.contractReviewsMissing, words.joined(separator: ", "))
    }

    // MARK: For programs

    /// What `show` answers for every kind, then what is filed under the contract.
    func json() throws -> JSON {
        guard let kind = contract.kind, let row = try desk.workspace.replica.record(contract.key),
            case .object(let members) = RecordJSON.record(row, kind)
        else { throw ReplicaError.noSuchRecord(contract.key) }
        let pending = try desk.workspace.pendingFields(of: contract.key)
        let contested = try desk.workspace.contestedFields(of: contract.key)
        let hash = try GateFlow.hash(of: contract)
        let confidential = try ConfidentialParts(kind, desk.session, desk.finder).json(of: contract.key)
        return .object(
            members + [
                JSON.Member(key: "pending", value: Self.names(pending, kind)),
                JSON.Member(key: "conflicts", value: Self.names(contested, kind)),
            ] + confidential + [
                JSON.Member(key: "revision", value: .text(hash)),
                JSON.Member(
                    key: "missingReviews",
                    value: .array(try ContractFlow.missingAspects(contract, hash: hash).map(JSON.text))),
                JSON.Member(key: "termsMakeWhole", value: .flag(try ContractFlow.gap(contract) == nil)),
            ] + (try sections.map { try $0.member(desk) }))
    }

    private static func names(_ fields: Set<FieldNumber>, _ kind: RecordKind) -> JSON {
        .array(fields.sorted().map { RecordJSON.field($0, kind) })
    }
}
