// Why this file exists: the Maven CRM set is what people try Outpost with: four files about accounts, products, teams
// and a pipeline. Its defects are known; each is counted, none is mended in silence.

import SyncProtocol

/// Reads the profile `maven`.
struct MavenImport {
    private var offices: [String: RecordKey] = [:]
    private var agents: [String: Agent] = [:]
    private var products: [String: String] = [:]
    private var accountRows: [String: TableRow] = [:]
    private var accountOrder: [String] = []
    private var accountOffices: [String: Set<RecordID>] = [:]
    /// The keys of the accounts that deals name, each of which is a hash.
    private var accountKeys: [String: RecordKey] = [:]
    private var busyAgents: Set<String> = []

    private struct Agent {
        let key: RecordKey
        let office: RecordKey
    }

    static func run(_ files: [SourceFile], _ plan: inout PlanBuilder) throws {
        let tables = try (
            teams: plan.table(find("sales_teams", files), columns: ["sales_agent", "manager", "regional_office"]),
            products: plan.table(find("products", files), columns: ["product", "series", "sales_price"]),
            accounts: plan.table(find("accounts", files), columns: ["account"]),
            pipeline: plan.table(
                find("sales_pipeline", files),
                columns: [
                    "opportunity_id", "sales_agent", "product", "account", "deal_stage", "engage_date", "close_date",
                    "close_value",
                ])
        )
        var reader = MavenImport()
        plan.assume(
            "The files name no currency: amounts are taken for \(plan.options.currency), account revenue for millions.")
        plan.assume(
            "Prospecting becomes discovered, Engaging verified, Won won; Lost stays verified with the outcome lost.")
        reader.readTeams(tables.teams, &plan)
        reader.readProducts(tables.products, &plan)
        reader.readAccounts(tables.accounts, &plan)
        reader.readPipeline(tables.pipeline, &plan)
        reader.addAccounts(&plan)
        reader.reportIdleAgents(&plan)
    }

    private static func find(_ stem: String, _ files: [SourceFile]) throws -> SourceFile {
        let match = files.first { $0.name.lowercased().hasPrefix(stem + ".") }
        guard let match else { throw ImportError("There is no file \(stem).csv; the profile maven needs four files.") }
        return match
    }

    // MARK: Teams and products

    private mutating func readTeams(_ table: SourceTable, _ plan: inout PlanBuilder) {
        var managed: [String: Set<RecordID>] = [:]
        var managers: [String] = []
        for row in table.rows {
            guard let name = row["sales_agent"], let region = row["regional_office"] else {
                plan.reject(row, "a row needs a sales_agent and a regional_office")
                continue
            }
            guard agents[name] == nil else {
                plan.reject(row, "the sales agent “\(name)” is listed twice")
                continue
            }
            let office = addOffice(region, row, &plan)
            let manager = row["manager"]
            if let manager {
                if managed[manager] == nil { managers.append(manager) }
                managed[manager, default: []].insert(office.id)
            }
            let key = plan.key(User.kind, name)
            agents[name] = Agent(key: key, office: office)
            let boss = manager.map { Value.reference(plan.key(User.kind, $0).id) }
            plan.add(
                key, from: row, provided: Self.user(name, office.id) + [(User.Fields.manager, boss)],
                initial: [(User.Fields.role, .text("AR")), (User.Fields.status, .text("active"))])
        }
        for name in managers where agents[name] == nil {
            let offices = managed[name] ?? []
            plan.add(
                plan.key(User.kind, name), from: nil,
                provided: Self.user(name, offices.count == 1 ? offices.first : nil),
                initial: [(User.Fields.role, .text("OM")), (User.Fields.status, .text("active"))])
        }
    }

    private static func user(_ name: String, _ office: RecordID?) -> [(FieldNumber, Value?)] {
        [
            (User.Fields.name, .text(name)), (User.Fields.office, office.map(Value.reference)),
            (User.Fields.externalID, .text(name)),
        ]
    }

    private mutating func addOffice(_ region: String, _ row: TableRow, _ plan: inout PlanBuilder) -> RecordKey {
        if let known = offices[region] { return known }
        let key = plan.key(Office.kind, region)
        offices[region] = key
        plan.add(
            key, from: row, provided: [(Office.Fields.name, .text(region)), (Office.Fields.externalID, .text(region))],
            initial: [
                (Office.Fields.code, .text(region.uppercased().filter { !$0.isWhitespace })),
                (Office.Fields.active, .flag(true)),
                (Office.Fields.functionalCurrency, .text(plan.options.currency)),
            ])
        return key
    }

    private mutating func readProducts(_ table: SourceTable, _ plan: inout PlanBuilder) {
        for row in table.rows {
            guard let name = row["product"] else {
                plan.reject(row, "a row needs a product")
                continue
            }
            do throws(CellError) {
                let price = try row.minorUnits("sales_price", currency: plan.options.currency)
                let list = price.map { Value.compound([.integer($0), .text(plan.options.currency)]) }
                let added = plan.add(
                    plan.key(Product.kind, name), from: row,
                    provided: [
                        (Product.Fields.name, .text(name)), (Product.Fields.series, row.text("series")),
                        (Product.Fields.listPrice, list), (Product.Fields.externalID, .text(name)),
                    ], initial: [(Product.Fields.active, .flag(true))])
                if added { products[Self.spelling(name)] = name }
            } catch {
                plan.reject(row, error.reason)
            }
        }
    }

    /// A product's name without blanks and case, so that `GTXPro` finds `GTX Pro`.
    private static func spelling(_ name: String) -> String { name.lowercased().filter { !$0.isWhitespace } }

    // MARK: The pipeline

    private mutating func readAccounts(_ table: SourceTable, _ plan: inout PlanBuilder) {
        for row in table.rows {
            guard let name = row["account"] else {
                plan.reject(row, "a row needs an account")
                continue
            }
            guard accountRows[name] == nil else {
                plan.reject(row, "the account “\(name)” is listed twice")
                continue
            }
            accountRows[name] = row
            accountOrder.append(name)
        }
    }

    private mutating func readPipeline(_ table: SourceTable, _ plan: inout PlanBuilder) {
        for row in table.rows {
            do throws(CellError) {
                try readDeal(row, &plan)
            } catch {
                plan.reject(row, error.reason)
            }
        }
    }

    private mutating func readDeal(_ row: TableRow, _ plan: inout PlanBuilder) throws(CellError) {
        guard let id = row["opportunity_id"] else { throw CellError(reason: "a row needs an opportunity_id") }
        let key = plan.key(Opportunity.kind, id)
        guard !plan.contains(key) else { throw CellError(reason: "the opportunity_id \(id) occurs twice") }
        guard let name = row["sales_agent"], let agent = agents[name] else {
            throw CellError(reason: "the sales agent “\(row["sales_agent"] ?? "")” is not in sales_teams")
        }
        guard let stage = MavenStage(row["deal_stage"]) else {
            throw CellError(reason: "deal_stage is “\(row["deal_stage"] ?? "")”, none of \(MavenStage.names)")
        }
        let deal = try MavenDeal(row, stage, currency: plan.options.currency)
        let product = row["product"].map { self.product($0, &plan) }
        let account = row["account"].map { (name: $0, key: accountKey($0, plan)) }
        let added = plan.add(
            key, from: row,
            provided: deal.values + [
                (Opportunity.Fields.office, .reference(agent.office.id)),
                (Opportunity.Fields.owner, .reference(agent.key.id)),
                (Opportunity.Fields.account, account.map { .reference($0.key.id) }),
                (Opportunity.Fields.productsInterest, product.map { .elements([$0]) }),
                (Opportunity.Fields.externalID, .text(id)),
            ],
            initial: [(Opportunity.Fields.name, .text(Self.title(product ?? id, account?.name)))])
        guard added else { return }
        busyAgents.insert(name)
        if let account { note(account.name, agent.office.id) }
        deal.report(hasAccount: account != nil, &plan)
    }

    private mutating func accountKey(_ name: String, _ plan: PlanBuilder) -> RecordKey {
        if let known = accountKeys[name] { return known }
        let key = plan.key(Account.kind, name)
        accountKeys[name] = key
        return key
    }

    /// A deal of this profile has no name; what it is about and with whom serves until somebody gives it one.
    private static func title(_ subject: String, _ account: String?) -> String {
        account.map { "\(subject) · \($0)" } ?? subject
    }

    private mutating func note(_ account: String, _ office: RecordID) {
        if accountRows[account] == nil, accountOffices[account] == nil { accountOrder.append(account) }
        accountOffices[account, default: []].insert(office)
    }

    private func product(_ name: String, _ plan: inout PlanBuilder) -> String {
        guard let listed = products[Self.spelling(name)] else {
            plan.defect("unknown-product", "opportunities name a product that the list lacks; imported as written.")
            return name
        }
        if listed != name {
            plan.defect(
                "product-spelling-\(name)",
                "opportunities say `\(name)` where the list says `\(listed)`; imported as `\(listed)`.")
        }
        return listed
    }

    // MARK: Accounts, once it is known who works them

    private func addAccounts(_ plan: inout PlanBuilder) {
        let known = Set(accountRows.keys)
        var shared = 0
        for name in accountOrder {
            let offices = accountOffices[name] ?? []
            if offices.count > 1 { shared += 1 }
            let office = offices.count == 1 ? offices.first.map(Value.reference) : nil
            if accountRows[name] == nil {
                plan.defect("account-only-in-pipeline", "accounts occur only in the pipeline; created with their name.")
            }
            let values = MavenAccount(name, accountRows[name], plan.options.currency, known: known)
            values.add(office: office ?? .null, &plan)
        }
        if shared > 0 {
            plan.assume(
                "\(shared) accounts are worked by several offices and belong to none: every replica holds them.")
        }
    }

    private func reportIdleAgents(_ plan: inout PlanBuilder) {
        let idle = agents.count - busyAgents.count
        guard idle > 0 else { return }
        plan.defect("agent-without-deals", count: idle, "agents have no opportunity; imported all the same.")
    }
}
