// Why this file exists: what is due between a signature and the money lies in records of six kinds. Each kind is a list
// of those that wait for somebody, and the lists stand in one table.

import LeadToCash
import SyncProtocol
import SyncServer

/// A list of what is due.
struct CashList: Sendable {
    /// In its address, `/cash/contracts`.
    let name: String
    /// Keys of the pages' words.
    let heading: String
    let nothing: String
    let kind: KindNumber
    let conditions: [RecordQuery.Condition]
    /// The fields that are shown, by name.
    let columns: [String]
    /// What is done about one of them: a word, and where; nil if its own page says.
    let action: Action?

    struct Action: Sendable {
        /// A key of the pages' words.
        let word: String
        let path: @Sendable (RecordID) -> String
    }

    var path: String { "/cash/\(name)" }

    static let all = [contracts, milestones, requests, claims, disputes]

    static let contracts = CashList(
        name: "contracts", heading: "cashContracts", nothing: "cashContractsNone", kind: Contract.kind,
        conditions: [
            .anyOf(Contract.Fields.state, [.text("atcApproved"), .text("signedByCustomer"), .text("signedByUs")])
        ], columns: ["name", "account", "commercial", "state", "plannedSignOn"], action: nil)

    static let milestones = CashList(
        name: "milestones", heading: "cashMilestones", nothing: "cashMilestonesNone", kind: Milestone.kind,
        conditions: [.anyOf(Milestone.Fields.state, [.text("done"), .text("submittedForAcceptance")])],
        columns: ["contract", "state", "plannedOn", "forecastOn", "actualOn"], action: nil)

    static let requests = CashList(
        name: "requests", heading: "cashRequests", nothing: "cashRequestsNone", kind: InvoiceRequest.kind,
        conditions: [.anyOf(InvoiceRequest.Fields.state, [.null, .text("requested"), .text("waiting")])],
        columns: ["contract", "account", "amount", "state", "author", "answer"],
        action: Action(word: "cashIssue") { "/invoices/issue?request=\($0)" })

    static let claims = CashList(
        name: "claims", heading: "cashClaims", nothing: "cashClaimsNone", kind: ReceiptClaim.kind,
        conditions: [.anyOf(ReceiptClaim.Fields.state, [.null, .text("claimed")])],
        columns: ["account", "amount", "valueDate", "payerText", "bankReference", "author"], action: nil)

    static let disputes = CashList(
        name: "disputes", heading: "cashDisputes", nothing: "cashDisputesNone", kind: Dispute.kind,
        conditions: [.equals(Dispute.Fields.closedOn, .null)],
        columns: ["invoice", "contract", "account", "amount", "openedOn", "reason"],
        action: Action(word: "cashClose") { "/cash/disputes/\($0)" })

    /// - Parameter office: nil for all that the reader may see.
    func query(at office: RecordID?, limit: Int) -> RecordQuery {
        var conditions = conditions
        if let office, let field = LeadToCash.schema.kind(kind)?.field(named: "office") {
            conditions.append(.equals(field.number, .reference(office)))
        }
        return RecordQuery(kind, where: conditions, limit: limit)
    }
}

extension CashReader {
    private static let perPage = 50
    /// Steps towards payment that are looked through for one page of promises.
    private static let stepsPerPage = 200

    /// A page of a list.
    func page(_ list: CashList, at office: RecordID?, after: String?) throws -> (table: CashTable, next: String?) {
        let slice = try ground.slice(list.query(at: office, limit: Self.perPage), after: after)
        let aside = list.action.map { action in
            (
                label: word("cashToDo"),
                cell: { (record: ShownRecord) throws -> CashCell in
                    guard mayBook(record) else { return .nothing }
                    return CashCell(word(action.word), link: action.path(record.key.id))
                }
            )
        }
        let table = try table(
            "cash-list", word(list.heading), list.kind, list.columns, slice.records, nothing: word(list.nothing),
            aside: aside)
        return (table, slice.next)
    }

    /// How many there are: `12`, or `500+`.
    func count(_ list: CashList, at office: RecordID?) throws -> String {
        let slice = try ground.slice(list.query(at: office, limit: RecordQuery.most))
        return "\(slice.records.count)" + (slice.next == nil ? "" : "+")
    }

    // MARK: Promises

    /// What customers promised to pay of invoices that are still open, the newest first.
    func promises(at office: RecordID?, after: String?) throws -> (table: CashTable, next: String?) {
        typealias Fields = CollectionAction.Fields
        var conditions: [RecordQuery.Condition] = []
        if let office { conditions.append(.equals(Fields.office, .reference(office))) }
        let query = RecordQuery(CollectionAction.kind, where: conditions, limit: Self.stepsPerPage)
        let slice = try ground.slice(query, after: after)
        let rows = try slice.records.compactMap { try promise($0) }
        let names = ["invoice", "account", "date", "promise"]
        guard let kind = LeadToCash.schema.kind(CollectionAction.kind) else { throw PageProblem.notFound }
        let heads = heads(names, kind).map { CashHead(label: $0.label, isNumber: false) }
        let table = CashTable(
            id: "cash-list", heading: word("cashPromises"),
            heads: heads + [CashHead(label: word("cashOpen"), isNumber: true)], rows: rows,
            nothing: word("cashPromisesNone"))
        return (table, slice.next)
    }

    /// Nil where nothing was promised, or nothing is open any more.
    private func promise(_ step: ShownRecord) throws -> CashRow? {
        typealias Fields = CollectionAction.Fields
        let parts = step.value(Fields.promise).parts
        guard parts.count == 3, case .date(let day) = parts[2], let invoice = step.id(Fields.invoice),
            try ground.isAlive(RecordKey(kind: Invoice.kind, id: invoice)),
            let balance = try ContractTrace.bill(invoice, ground).balance, balance.open > 0
        else { return nil }
        let badge = day < today ? BadgeModel(word: word("cashBroken"), tone: "bad") : nil
        let text = [promised(parts[0], parts[1]), day.description].compactMap { $0 }.joined(separator: " · ")
        return CashRow(
            first: cell("invoice", of: step),
            cells: [
                cell("account", of: step), cell("date", of: step), CashCell(text, badge: badge),
                .number(balance.amount(balance.open)),
            ])
    }

    private func promised(_ minor: Value, _ currency: Value) -> String? {
        guard case .integer(let minor) = minor, case .text(let currency) = currency else { return nil }
        return Money(minorUnits: minor, currency: currency)?.description
    }

    // MARK: Overdue

    /// A page of what is past due.
    /// - Parameter start: how many come before it.
    func late(_ due: CashDue, of account: RecordID?, from start: Int) -> (table: CashTable, next: Int?) {
        let all = due.late(of: account)
        let start = min(max(start, 0), all.count)
        let shown = all[start..<min(start + Self.perPage, all.count)]
        let rows = shown.map { invoice in
            let key = RecordKey(kind: Invoice.kind, id: invoice.id)
            let badge = BadgeModel(word: word("cashInDispute"), tone: "warn")
            return CashRow(
                first: name(key),
                cells: [
                    invoice.account.map { self.account($0) } ?? .nothing, CashCell(invoice.payableOn.description),
                    CashCell(
                        "\(invoice.daysPastDue(on: today))", isNumber: true,
                        badge: invoice.isDisputed ? badge : nil), .number(invoice.open.description),
                ])
        }
        let heads = [
            CashHead(label: kindLabel(Invoice.kind), isNumber: false),
            CashHead(label: kindLabel(Account.kind), isNumber: false),
            CashHead(label: fieldLabel(Invoice.kind, Invoice.Fields.dueOn), isNumber: false),
            CashHead(label: word("cashDaysLate"), isNumber: true), CashHead(label: word("cashOpen"), isNumber: true),
        ]
        let table = CashTable(
            id: "cash-list", heading: word("cashOverdue"), heads: heads, rows: rows, nothing: word("cashOverdueNone"))
        return (table, start + Self.perPage < all.count ? start + Self.perPage : nil)
    }

    /// A customer by name.
    func account(_ id: RecordID) -> CashCell {
        let key = RecordKey(kind: Account.kind, id: id)
        let isSeen = (try? ground.isAlive(key)) == true
        return CashCell(ground.title(key), link: isSeen ? CashPath.of(key) : nil)
    }
}
