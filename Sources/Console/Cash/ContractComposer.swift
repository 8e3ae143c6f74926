// Why this file exists: a contract is traced once and read in two ways: by term, as a table that adds up, and row by
// row, as a tree whose every branch does.

import LeadToCash
import SyncProtocol
import SyncServer

/// A branch of the tree.
struct TraceNode: Sendable, Hashable {
    /// What sort of record it is.
    let label: String
    let cell: CashCell
    let note: String
    let hasNote: Bool
    let hasChildren: Bool
    let children: [TraceNode]

    init(_ label: String, _ cell: CashCell, note: String? = nil, _ children: [TraceNode] = []) {
        self.label = label
        self.cell = cell
        self.note = note ?? ""
        hasNote = note != nil
        hasChildren = !children.isEmpty
        self.children = children
    }
}

/// Says what became of a contract.
struct ContractComposer {
    let reader: CashReader
    let record: ShownRecord
    let trace: ContractTrace
    let mayBook: Bool

    init(_ id: RecordID, _ reader: CashReader) throws {
        self.reader = reader
        record = try reader.record(Contract.kind, id)
        trace = try ContractTrace(id, on: reader.today, reader.ground)
        mayBook = reader.mayBook(record)
    }

    private func key(_ kind: KindNumber, _ id: RecordID) -> RecordKey { RecordKey(kind: kind, id: id) }

    private func amount(_ minorUnits: Int64) -> String {
        trace.currency.map { CashDue.text(Int128(minorUnits), $0) } ?? "\(minorUnits)"
    }

    private func money(_ money: Money?) -> CashCell { .number(money?.description ?? "—") }

    // MARK: The whole

    var facts: [CashFact] {
        let names = ["account", "opportunity", "office", "owner", "state", "plannedSignOn", "signedOn", "effectiveOn"]
        return reader.facts(names + ["closedOn"], of: record)
    }

    /// What was signed, what changed it, and what it is worth now.
    var worth: [CashFact] {
        let counted = trace.changes.filter(\.isInForce)
        var facts = [CashFact(label: reader.word("cashSigned"), cell: money(trace.signed))]
        guard !counted.isEmpty else { return facts }
        facts += counted.map { change in
            CashFact(
                label: reader.ground.handle(change.key),
                cell: CashCell(change.delta?.description ?? "—", link: CashPath.of(change.key), isNumber: true))
        }
        return facts + [CashFact(label: reader.word("cashWorthNow"), cell: money(trace.total))]
    }

    /// What of it is billed, paid and open; the lines add up.
    func standing() throws -> [CashFact] {
        let sums = try ContractTrace.sums(trace.bills, in: trace.currency)
        let net = sums.billed &- sums.credited
        var lines: [(String, Int64)] = [
            ("cashBilled", sums.billed), ("cashCredited", sums.credited), ("cashWrittenOff", sums.writtenOff),
            ("cashPaid", sums.paid), ("cashOpen", sums.open), ("cashInDispute", sums.disputed),
        ]
        if let total = trace.total, total.currency == trace.currency {
            lines.append(("cashUnbilled", total.minorUnits &- net))
        }
        return lines.map { CashFact(label: reader.word($0.0), cell: .number(amount($0.1))) }
    }

    /// Said where an amount is in no sum.
    func foreign() throws -> String? {
        let count = try ContractTrace.sums(trace.bills, in: trace.currency).foreign
        return count > 0 ? reader.word("cashForeign").replacing("%1", with: "\(count)") : nil
    }

    // MARK: By term

    func terms() throws -> CashTable {
        let words = ["cashBilled", "cashCredited", "cashWrittenOff", "cashPaid", "cashOpen", "cashInDispute"]
        let heads =
            [
                CashHead(label: reader.kindLabel(PaymentTerm.kind), isNumber: false),
                CashHead(label: reader.word("cashEvent"), isNumber: false),
                CashHead(label: reader.word("cashPortion"), isNumber: true),
            ] + words.map { CashHead(label: reader.word($0), isNumber: true) }
        var rows = try trace.terms.map { term in
            CashRow(first: name(term), cells: [event(term), money(term.portion)] + (try sums(term.bills)))
        }
        if !trace.looseBills.isEmpty {
            let first = CashCell(reader.word("cashLoose"))
            rows.append(CashRow(first: first, cells: [.nothing, money(nil)] + (try sums(trace.looseBills))))
        }
        let portions = trace.terms.compactMap(\.portion).filter { $0.currency == trace.currency }
        let portion = portions.reduce(Int128(0)) { $0 + Int128($1.minorUnits) }
        let total = CashRow(
            first: CashCell(reader.word("cashTotal")),
            cells: [.nothing, .number(trace.currency.map { CashDue.text(portion, $0) } ?? "—")]
                + (try sums(trace.bills)))
        return CashTable(
            id: "contract-terms", heading: reader.word("cashByTerm"), heads: heads, rows: rows,
            nothing: reader.word("cashTermsNone"), sums: total, note: try foreign())
    }

    private func sums(_ bills: [ContractTrace.Bill]) throws -> [CashCell] {
        let sums = try ContractTrace.sums(bills, in: trace.currency)
        return [sums.billed, sums.credited, sums.writtenOff, sums.paid, sums.open, sums.disputed]
            .map { .number(amount($0)) }
    }

    private func sequence(_ term: ContractTrace.Term) -> Int64? {
        guard case .integer(let number)? = try? reader.ground.value(PaymentTerm.Fields.sequence, of: term.key) else {
            return nil
        }
        return number
    }

    private func name(_ term: ContractTrace.Term) -> CashCell {
        let upon = (try? FlowSubject(term.key, reader.ground).text(PaymentTerm.Fields.dueUpon)) ?? ""
        let label = reader.choice(upon, PaymentTerm.kind, PaymentTerm.Fields.dueUpon)
        let number = sequence(term).map { "\($0)" } ?? "—"
        return CashCell(label.isEmpty ? number : "\(number) · \(label)", link: CashPath.of(term.key))
    }

    /// Whether it is due, and where it is billed.
    private func event(_ term: ContractTrace.Term) -> CashCell {
        switch term.event {
        case .waits(let reason):
            return CashCell(reason, badge: BadgeModel(word: reader.word("cashWaits"), tone: "warn"))
        case .happened(let day):
            let badge = BadgeModel(word: reader.word("cashDue"), tone: "good")
            guard mayBook, term.bills.isEmpty, let number = sequence(term) else {
                return CashCell(day?.description ?? "", badge: badge)
            }
            let path = "/invoices/issue?contract=\(record.key.id)&term=\(number)"
            return CashCell("\(day?.description ?? "") \(reader.word("cashIssue"))", link: path, badge: badge)
        }
    }

    // MARK: Row by row

    func tree() throws -> [TraceNode] {
        var nodes = try trace.terms.map { term in
            TraceNode(
                reader.kindLabel(PaymentTerm.kind), name(term), note: term.portion?.description,
                try requests(term.requests) + bills(term.bills))
        }
        let loose = try requests(trace.looseRequests) + bills(trace.looseBills)
        if !loose.isEmpty { nodes.append(TraceNode("", CashCell(reader.word("cashLoose")), loose)) }
        return nodes
    }

    private func requests(_ keys: [RecordKey]) throws -> [TraceNode] {
        try keys.map { key in
            let subject = FlowSubject(key, reader.ground)
            let state = try subject.text(InvoiceRequest.Fields.state)
            let words = [
                reader.choice(
                    state.isEmpty ? "requested" : state, InvoiceRequest.kind, InvoiceRequest.Fields.state),
                try subject.money(InvoiceRequest.Fields.amount)?.description,
            ]
            return TraceNode(
                reader.kindLabel(InvoiceRequest.kind), reader.name(key),
                note: words.compactMap { $0 }.joined(separator: " · "))
        }
    }

    private func bills(_ bills: [ContractTrace.Bill]) throws -> [TraceNode] {
        try bills.map { bill in
            let dispute = BadgeModel(word: reader.word("cashInDispute"), tone: "warn")
            let cell = CashCell(
                reader.ground.handle(bill.key), link: CashPath.of(bill.key), badge: bill.isDisputed ? dispute : nil)
            return TraceNode(
                reader.kindLabel(Invoice.kind), cell, note: bill.balance.map { reader.equation($0) },
                bill.bookings.map { reader.node($0) })
        }
    }

    // MARK: What it is made of

    func lines() throws -> CashTable {
        let lines = trace.lines.compactMap { line in (try? reader.ground.record(line.key)).map { (line, $0) } }
        let names = ["product", "description", "quantity", "price"]
        guard let kind = LeadToCash.schema.kind(ContractLine.kind) else { throw PageProblem.notFound }
        let rows = lines.map { line, record in
            CashRow(
                first: CashCell(reader.cell("position", of: record).text, link: CashPath.of(line.key)),
                cells: names.map { reader.cell($0, of: record) } + [money(line.total)])
        }
        let sum = trace.lines.compactMap(\.total).filter { $0.currency == trace.currency }
            .reduce(Int128(0)) { $0 + Int128($1.minorUnits) }
        let total = CashRow(
            first: CashCell(reader.word("cashTotal")),
            cells: names.map { _ in .nothing } + [.number(trace.currency.map { CashDue.text(sum, $0) } ?? "—")])
        let heads = reader.heads(["position"] + names + ["lineTotal"], kind)
        return CashTable(
            id: "contract-lines", heading: reader.kindLabel(ContractLine.kind),
            heads: heads.enumerated().map { CashHead(label: $1.label, isNumber: $1.isNumber && $0 > 0) }, rows: rows,
            nothing: reader.word("cashLinesNone"), sums: total)
    }

    func milestones() throws -> CashTable {
        let rows = try reader.records(Milestone.kind, by: Milestone.Fields.contract, record.key.id)
        return try reader.table(
            "contract-milestones", reader.kindLabel(Milestone.kind), Milestone.kind,
            ["state", "percent", "plannedOn", "forecastOn", "actualOn", "acceptedOn"], rows,
            nothing: reader.word("cashMilestonesNone"))
    }

    func changes() throws -> CashTable {
        let rows = trace.changes.compactMap { change in try? reader.ground.record(change.key) }
        return try reader.table(
            "contract-changes", reader.kindLabel(ChangeOrder.kind), ChangeOrder.kind,
            ["state", "cause", "priceDelta", "dateDeltaDays", "customerSignedOn", "effectiveOn"], rows,
            nothing: reader.word("cashChangesNone"))
    }

    /// Opinions before the signing, and where the contract leaves what is usual.
    func reviews() throws -> CashTable {
        let rows = try reader.records(ContractReview.kind, by: ContractReview.Fields.contract, record.key.id)
        return try reader.table(
            "contract-reviews", reader.kindLabel(ContractReview.kind), ContractReview.kind,
            ["aspect", "riskLevel", "opinion", "deviations", "state"], rows, nothing: reader.word("cashReviewsNone"))
    }

    func disputes() throws -> CashTable {
        let under = try reader.records(Dispute.kind, by: Dispute.Fields.contract, record.key.id)
        let others = try trace.bills.flatMap {
            try reader.records(Dispute.kind, by: Dispute.Fields.invoice, $0.key.id)
        }
        let known = Set(under.map(\.key))
        return try reader.disputes(under + others.filter { !known.contains($0.key) }, id: "contract-disputes")
    }

    // MARK: How good it is

    /// The words for what M-19 finds wrong.
    private static let faults = [
        "unclearTrigger": "cashFaultTrigger", "termWithoutMilestone": "cashFaultMilestone",
        "openDeviation": "cashFaultDeviation", "belowAuthority": "cashFaultPrice",
        "draftingChange": "cashFaultDrafting", "disputedTerms": "cashFaultDispute",
    ]

    /// M-19 of this contract, and how content its customer is.
    func quality() throws -> [CashFact] {
        var facts: [CashFact] = []
        if let score = try ContractScore(record.key.id, on: reader.today, reader.ground) {
            let faults = score.faults.map { reader.word(Self.faults[$0] ?? $0) }
            let text = faults.isEmpty ? reader.word("cashFaultless") : faults.joined(separator: "; ")
            facts.append(CashFact(label: reader.word("cashQuality"), cell: CashCell("\(score.score)/100 · \(text)")))
        }
        let surveys = try reader.records(SurveyResponse.kind, by: SurveyResponse.Fields.contract, record.key.id)
        return facts
            + surveys.suffix(3).reversed().map { survey in
                let words = ["score", "comments"].map { reader.cell($0, of: survey).text }.filter { !$0.isEmpty }
                let day = survey.date(SurveyResponse.Fields.date)?.description ?? ""
                return CashFact(
                    label: "\(reader.kindLabel(SurveyResponse.kind)) \(day)",
                    cell: CashCell(words.joined(separator: " · "), link: CashPath.of(survey.key)))
            }
    }
}

extension CashReader {
    /// `1,000.00 USD − 100.00 USD − 400.00 USD = 500.00 USD`, in words.
    func equation(_ balance: InvoiceBalance) -> String {
        let parts = [
            ("cashCredited", balance.credited), ("cashWrittenOff", balance.writtenOff), ("cashPaid", balance.paid),
        ]
        let less = parts.filter { $0.1 != 0 }.map { " − \(balance.amount($0.1)) (\(word($0.0)))" }.joined()
        return "\(balance.gross)\(less) = \(balance.amount(balance.open)) (\(word("cashOpen")))"
    }

    /// What lessens what an invoice claims, as a branch of the tree.
    func node(_ booking: ContractTrace.Booking) -> TraceNode {
        switch booking.nature {
        case .payment(let payment):
            let key = RecordKey(kind: Payment.kind, id: payment)
            return TraceNode(kindLabel(Payment.kind), name(key), note: booking.amount.description)
        case .creditNote, .writeOff:
            return TraceNode(kindLabel(booking.key.kind), name(booking.key), note: booking.amount.description)
        }
    }

    /// Disputes with a way to close those that are open.
    func disputes(_ records: [ShownRecord], id: String) throws -> CashTable {
        let aside = (
            label: word("cashToDo"),
            cell: { (record: ShownRecord) throws -> CashCell in
                guard OpenInvoice.isOpen(dispute: record.shown), mayBook(record) else { return .nothing }
                return CashCell(word("cashClose"), link: "/cash/disputes/\(record.key.id)")
            }
        )
        return try table(
            id, kindLabel(Dispute.kind), Dispute.kind,
            ["invoice", "amount", "state", "openedOn", "closedOn", "reason", "resolution"], records,
            nothing: word("cashDisputesNone"), aside: aside)
    }
}
