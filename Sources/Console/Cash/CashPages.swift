// Why this file exists: whoever answers for the money asks one thing in the morning: what is due? One page says how
// much and how late, and leads to the lists of what waits.

import LeadToCash
import SyncProtocol
import SyncServer

/// What is due.
enum CashPages {
    static let routes: [PageRoute] = [
        .get("/cash", summary), .get("/cash/overdue", overdue), .get("/cash/promises", promises),
        .get("/cash/ageing/export", export), .get("/cash/:list", list),
        // The router would look for it among the pages of one dispute.
        .get("/cash/disputes", list),
    ]

    private static let mostAccounts = 50

    struct Card: Sendable {
        let id: String
        let path: String
        let label: String
        let text: String
    }

    struct Summary: Sendable {
        let tabs: [CashTab]
        let offices: [CashOption]
        let hasCurrencies: Bool
        let currencies: [CashOption]
        let cards: [Card]
        let chart: String
        let accounts: CashTable
        let hasExport: Bool
        let export: String
        let stamp: String
    }

    struct List: Sendable {
        let tabs: [CashTab]
        let title: String
        let action: String
        let hasFilter: Bool
        let offices: [CashOption]
        let table: CashTable
        let pager: PagerModel?
    }

    // MARK: The summary

    private static func summary(_ visit: Visit) async throws -> Answer {
        let (office, wanted) = (try office(visit), visit.query["currency"])
        let moment = Instant.text(visit.now) ?? ""
        let model = try await CashReader.read(visit) { reader in
            let due = try reader.due(at: office)
            let currency = due.currencies.first { $0 == wanted } ?? due.currencies.first ?? "USD"
            return try summaryModel(due, currency, office, moment, reader)
        }
        return try visit.page("cashSummary", title: visit.word("cash"), area: .cash, model)
    }

    static func summaryModel(
        _ due: CashDue, _ currency: String, _ office: RecordID?, _ moment: String, _ reader: CashReader
    ) throws -> Summary {
        let balance = due.balance(in: currency)
        let stamp = "\(reader.word("asOf")) \(moment) · \(reader.word("cashStamp"))"
        let query = FormFields(
            [("currency", currency)] + (office.map { [("office", $0.description)] } ?? []))
        return Summary(
            tabs: CashTabs.all("/cash", reader.visitor, reader.language), offices: try offices(office, reader),
            hasCurrencies: due.currencies.count > 1,
            currencies: due.currencies.map { CashOption(value: $0, label: $0, isChosen: $0 == currency) },
            cards: try cards(balance, currency, office, reader), chart: chart(balance, currency, stamp, reader),
            accounts: accounts(due, currency, reader), hasExport: !due.invoices.isEmpty,
            export: "/cash/ageing/export?" + query.encoded(), stamp: stamp)
    }

    private static func cards(
        _ balance: CashDue.Balance, _ currency: String, _ office: RecordID?, _ reader: CashReader
    ) throws -> [Card] {
        let suffix = office.map { "?office=\($0)" } ?? ""
        let amounts = [
            Card(
                id: "cash-open", path: "/cash/overdue" + suffix, label: reader.word("cashOpen"),
                text: CashDue.text(balance.open, currency)),
            Card(
                id: "cash-overdue", path: "/cash/overdue" + suffix, label: reader.word("cashOverdue"),
                text: CashDue.text(balance.overdue, currency)),
            Card(
                id: "cash-disputed", path: "/cash/disputes" + suffix, label: reader.word("cashInDispute"),
                text: CashDue.text(balance.disputed, currency)),
        ]
        let lists = try CashList.all.map { list in
            Card(
                id: "cash-\(list.name)", path: list.path + suffix, label: reader.word(list.heading),
                text: try reader.count(list, at: office))
        }
        let unmatched = Card(
            id: "cash-unmatched", path: "/payments/unmatched", label: reader.word("cashUnmatched"),
            text: try reader.unmatchedCount())
        return amounts + lists + [unmatched]
    }

    private static func chart(
        _ balance: CashDue.Balance, _ currency: String, _ stamp: String, _ reader: CashReader
    ) -> String {
        let frame = ChartFrame(
            id: "cash-ageing", title: reader.word("cashAgeing"), unit: currency, note: stamp,
            empty: reader.word("cashOverdueNone"), figures: .money(currency, reader.language),
            language: reader.language)
        let labels = bucketLabels(reader)
        let buckets = labels.indices.map { index in
            AgeingChart.Bucket(
                labels[index], Int64(clamping: balance.buckets[index]),
                disputed: Int64(clamping: balance.disputedBuckets[index]))
        }
        let isEmpty = balance.count == 0
        return AgeingChart(frame, heading: reader.word("cashDaysLate"), buckets: isEmpty ? [] : buckets)
            .drawing().html
    }

    private static func bucketLabels(_ reader: CashReader) -> [String] {
        OpenInvoice.buckets.map { $0 == "current" ? reader.word("cashCurrent") : $0.replacing("-", with: "–") }
    }

    /// The customers that owe, whoever is the most behind first.
    private static func accounts(_ due: CashDue, _ currency: String, _ reader: CashReader) -> CashTable {
        let all = due.accounts(in: currency)
        let rows = all.prefix(mostAccounts).map { account, balance in
            row(account.map { reader.account($0) } ?? CashCell("—"), balance, currency)
        }
        let columns =
            bucketLabels(reader) + [reader.word("cashInDispute"), reader.word("cashOpen"), reader.word("cashOverdue")]
        let note =
            all.count > mostAccounts
            ? reader.word("cashAccountsCut").replacing("%1", with: "\(mostAccounts)")
                .replacing("%2", with: "\(all.count)") : nil
        let total = row(CashCell(reader.word("cashTotal")), due.balance(in: currency), currency)
        return CashTable(
            id: "cash-accounts", heading: "\(reader.word("cashByAccount")) (\(currency))",
            heads: [CashHead(label: reader.kindLabel(Account.kind), isNumber: false)]
                + columns.map { CashHead(label: $0, isNumber: true) },
            rows: rows, nothing: reader.word("cashOverdueNone"), sums: rows.isEmpty ? nil : total, note: note)
    }

    private static func row(_ first: CashCell, _ balance: CashDue.Balance, _ currency: String) -> CashRow {
        let amounts = balance.buckets + [balance.disputed, balance.open, balance.overdue]
        return CashRow(first: first, cells: amounts.map { .number(CashDue.text($0, currency)) })
    }

    // MARK: Lists

    private static func list(_ visit: Visit) async throws -> Answer {
        guard let list = CashList.all.first(where: { $0.name == visit.parameters["list"] ?? "disputes" }) else {
            throw PageProblem.notFound
        }
        let (office, after) = (try office(visit), visit.query["after"])
        return try await listPage(visit, list.path, list.heading) { try $0.page(list, at: office, after: after) }
    }

    private static func promises(_ visit: Visit) async throws -> Answer {
        let (office, after) = (try office(visit), visit.query["after"])
        return try await listPage(visit, "/cash/promises", "cashPromises") {
            try $0.promises(at: office, after: after)
        }
    }

    private static func overdue(_ visit: Visit) async throws -> Answer {
        let office = try office(visit)
        let account = visit.query["account"].flatMap { RecordID($0) }
        let start = visit.query["after"].flatMap { Int($0) } ?? 0
        return try await listPage(visit, "/cash/overdue", "cashOverdue") { reader in
            let page = reader.late(try reader.due(at: office), of: account, from: start)
            return (page.table, page.next.map { "\($0)" })
        }
    }

    private static func listPage(
        _ visit: Visit, _ path: String, _ heading: String,
        _ page: @escaping @Sendable (CashReader) throws -> (table: CashTable, next: String?)
    ) async throws -> Answer {
        let (query, office) = (visit.query, try office(visit))
        let model = try await CashReader.read(visit) { reader in
            let found = try page(reader)
            let first = query.encoded(replacing: ["after": nil, "done": nil])
            let isFirst = query["after"] == nil
            return List(
                tabs: CashTabs.all(path, reader.visitor, reader.language), title: reader.word(heading), action: path,
                hasFilter: true, offices: try offices(office, reader), table: found.table,
                pager: PagerModel(
                    first: isFirst ? nil : path + (first.isEmpty ? "" : "?" + first),
                    next: found.next.map { path + "?" + query.encoded(replacing: ["after": $0, "done": nil]) }))
        }
        return try visit.page("cashList", title: visit.word(heading), area: .cash, model)
    }

    // MARK: The filter

    private static func office(_ visit: Visit) throws -> RecordID? {
        guard let text = visit.query["office"] else { return nil }
        guard let id = RecordID(text) else { throw PageProblem.notFound }
        return id
    }

    /// The offices that somebody may choose: all that they see, or those where they play a role.
    static func offices(_ chosen: RecordID?, _ reader: CashReader) throws -> [CashOption] {
        var found: [(name: String, id: RecordID)] = []
        let own = reader.visitor.offices
        try reader.reader.forEach(Office.kind) { id, _ in
            guard own.map({ $0.contains(id) }) ?? true else { return }
            found.append((reader.ground.title(RecordKey(kind: Office.kind, id: id)), id))
        }
        return found.sorted { ($0.name, $0.id) < ($1.name, $1.id) }.map {
            CashOption(value: $0.id.description, label: $0.name, isChosen: $0.id == chosen)
        }
    }

    // MARK: Files

    private static func export(_ visit: Visit) async throws -> Answer {
        let visitor = try visit.person()
        guard !visit.headquarters.needsStepUp(visitor.session) else {
            let query = visit.query.encoded()
            throw PageProblem.stepUp(returningTo: visit.path + (query.isEmpty ? "" : "?" + query))
        }
        let (office, currency) = (try office(visit), visit.query["currency"])
        let text = try await CashReader.read(visit) { reader in
            AgeingFile.text(try reader.due(at: office), in: currency, reader)
        }
        try await visit.headquarters.note("export", about: "ageing", by: visitor.person)
        return .file(name: "ageing.csv", type: "text/csv; charset=utf-8", text: text)
    }
}

/// What is owed, as a spreadsheet reads it.
enum AgeingFile {
    /// - Parameter currency: nil for all, each amount beside its own.
    static func text(_ due: CashDue, in currency: String?, _ reader: CashReader) -> String {
        let heads = [
            reader.kindLabel(Invoice.kind), reader.kindLabel(Account.kind), reader.kindLabel(Office.kind),
            reader.word("cashCurrency"), reader.word("cashOpen"),
            reader.fieldLabel(Invoice.kind, Invoice.Fields.dueOn), reader.word("cashDaysLate"),
            reader.word("cashBucket"), reader.word("cashInDispute"),
        ]
        let rows = due.invoices.filter { currency == nil || $0.open.currency == currency }
            .sorted { ($0.payableOn, $0.id) < ($1.payableOn, $1.id) }
        return rows.reduce(into: CSVWriter.line(heads)) { $0 += CSVWriter.line(cells($1, due.day, reader)) }
    }

    private static func cells(_ invoice: OpenInvoice, _ day: CivilDate, _ reader: CashReader) -> [String] {
        // What people typed must not run as a formula; our own numbers may begin with a minus.
        func title(_ kind: KindNumber, _ id: RecordID?) -> String {
            id.map { CSVWriter.escapingFormula(reader.ground.title(RecordKey(kind: kind, id: $0))) } ?? ""
        }
        return [
            CSVWriter.escapingFormula(reader.ground.handle(RecordKey(kind: Invoice.kind, id: invoice.id))),
            title(Account.kind, invoice.account), title(Office.kind, invoice.office), invoice.open.currency,
            invoice.open.amount(grouped: false), invoice.payableOn.description, "\(invoice.daysPastDue(on: day))",
            OpenInvoice.buckets[invoice.bucket(on: day)], reader.word(invoice.isDisputed ? "yes" : "no"),
        ]
    }
}

/// The parts of the pages about money.
enum CashTabs {
    static func all(_ here: String, _ visitor: Visitor, _ language: Language) -> [CashTab] {
        var tabs = [("/cash", "cashSummary"), ("/cash/overdue", "cashOverdue")]
        tabs += CashList.all.map { ($0.path, $0.heading) }
        tabs += [("/cash/promises", "cashPromises"), ("/payments/unmatched", "cashUnmatched")]
        if visitor.may(.keepBooks) { tabs.append(("/payments/import", "cashImport")) }
        return tabs.map { path, word in
            CashTab(path: path, label: PageWords.text(word, in: language), isHere: path == here)
        }
    }
}
