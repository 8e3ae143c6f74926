// Why this file exists: what one row of the Maven accounts says about a customer. Misspelt sectors and countries are
// imported as they are written, and named.

import SyncProtocol

struct MavenAccount {
    private let name: String
    /// Nil if only the pipeline names the account.
    private let row: TableRow?
    private let currency: String
    private let known: Set<String>

    init(_ name: String, _ row: TableRow?, _ currency: String, known: Set<String>) {
        self.name = name
        self.row = row
        self.currency = currency
        self.known = known
    }

    func add(office: Value, _ plan: inout PlanBuilder) {
        do throws(CellError) {
            let added = plan.add(
                plan.key(Account.kind, name), from: row,
                provided: [
                    (Account.Fields.office, office), (Account.Fields.name, .text(name)),
                    (Account.Fields.externalID, .text(name)),
                ] + (try details(&plan)), initial: [(Account.Fields.status, .text("active"))])
            if added { reportSpellings(&plan) }
        } catch {
            if let row { plan.reject(row, error.reason) }
        }
    }

    private func details(_ plan: inout PlanBuilder) throws(CellError) -> [(FieldNumber, Value?)] {
        guard let row else { return [] }
        let decimals = 6 + (Currency.exponent(of: currency) ?? 2)
        let revenue = try row.scaled("revenue", decimals: decimals)
        return [
            (Account.Fields.industry, row.text("sector")),
            (Account.Fields.country, row.text("office_location")),
            (Account.Fields.yearEstablished, try row.integer("year_established").map(Value.integer)),
            (Account.Fields.employees, try row.integer("employees").map(Value.integer)),
            (Account.Fields.annualRevenue, revenue.map { .compound([.integer($0), .text(currency), .null]) }),
            (Account.Fields.parent, parent(row, &plan)),
        ]
    }

    private func parent(_ row: TableRow, _ plan: inout PlanBuilder) -> Value? {
        guard let parent = row["subsidiary_of"] else { return nil }
        guard known.contains(parent) else {
            plan.defect("unknown-parent", "accounts name a parent that the file lacks; imported without it.")
            return nil
        }
        return .reference(plan.key(Account.kind, parent).id)
    }

    private func reportSpellings(_ plan: inout PlanBuilder) {
        guard let row else { return }
        report("sector", row["sector"], in: KnownWords.sectors, &plan)
        report("country", row["office_location"], in: KnownWords.countries, &plan)
    }

    private func report(_ what: String, _ word: String?, in known: Set<String>, _ plan: inout PlanBuilder) {
        guard let word, !known.contains(word.lowercased()) else { return }
        let suggestion = KnownWords.nearest(to: word, in: known).map { " (`\($0)`?)" } ?? ""
        plan.defect(
            "unknown-\(what)-\(word)", "accounts have the \(what) `\(word)`\(suggestion); imported as written.")
    }
}
