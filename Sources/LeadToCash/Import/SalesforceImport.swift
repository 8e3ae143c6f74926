// Why this file exists: most companies that change come from Salesforce, or export to its shape. Its tables are matched
// by file name and its columns without case, for Data Loader writes both ways.

import SyncProtocol

/// Reads the profile `salesforce`.
struct SalesforceImport {
    private var users: [String: RecordKey] = [:]
    private var accounts: Set<String> = []

    static func run(_ files: [SourceFile], _ plan: inout PlanBuilder) throws {
        let found = ["user", "account", "contact", "opportunit"].map { stem in
            files.first { $0.name.lowercased().hasPrefix(stem) }
        }
        guard found.dropFirst().contains(where: { $0 != nil }) else {
            throw ImportError("The profile salesforce needs a file accounts.csv, contacts.csv or opportunities.csv.")
        }
        var reader = SalesforceImport()
        plan.assume("Amounts beside which no CurrencyIsoCode stands are taken for \(plan.options.currency).")
        if plan.options.office == nil { plan.assume("No office was named: the records are held by every replica.") }
        if let file = found[0] { reader.readUsers(try plan.table(file, columns: ["id", "name"]), &plan) }
        if let file = found[1] { reader.readAccounts(try plan.table(file, columns: ["id", "name"]), &plan) }
        if let file = found[2] { reader.readContacts(try plan.table(file, columns: ["id"]), &plan) }
        if let file = found[3] {
            reader.readDeals(try plan.table(file, columns: ["id", "name", "stagename"]), &plan)
        }
    }

    /// The row's Id, unless the row has none, repeats one or is deleted.
    private static func identity(_ row: TableRow, _ kind: KindNumber, _ plan: inout PlanBuilder) -> String? {
        guard let id = row["id"] else {
            plan.reject(row, "a row needs an Id")
            return nil
        }
        guard !plan.contains(plan.key(kind, id)) else {
            plan.reject(row, "the Id \(id) occurs twice")
            return nil
        }
        guard row["isdeleted"]?.lowercased() != "true" else {
            plan.reject(row, "the row is marked IsDeleted")
            return nil
        }
        return id
    }

    private mutating func readUsers(_ table: SourceTable, _ plan: inout PlanBuilder) {
        for row in table.rows {
            guard let id = Self.identity(row, User.kind, &plan) else { continue }
            let key = plan.key(User.kind, id)
            let added = plan.add(
                key, from: row,
                provided: [
                    (User.Fields.name, row.text("name")), (User.Fields.email, row.text("email")),
                    (User.Fields.externalID, .text(id)),
                ],
                initial: [
                    (User.Fields.office, plan.options.office.map(Value.reference)),
                    (User.Fields.status, .text("active")),
                ])
            if added { users[id] = key }
        }
    }

    /// What all records of this profile have.
    private func common(
        _ row: TableRow, owner field: FieldNumber, office: FieldNumber, _ plan: inout PlanBuilder
    ) -> [(FieldNumber, Value?)] {
        let office = (office, plan.options.office.map(Value.reference))
        guard let owner = row["ownerid"] else { return [office] }
        guard let user = users[owner] else {
            plan.defect("unknown-owner", "rows have an OwnerId that no users file explains; imported without an owner.")
            return [office]
        }
        return [office, (field, .reference(user.id))]
    }

    private mutating func readAccounts(_ table: SourceTable, _ plan: inout PlanBuilder) {
        accounts = Set(table.rows.compactMap { $0["id"] })
        for row in table.rows {
            guard let id = Self.identity(row, Account.kind, &plan) else { continue }
            do throws(CellError) {
                let facts = try SalesforceAccount.values(row, currency: plan.options.currency)
                let parent = account(row["parentid"], &plan)
                plan.add(
                    plan.key(Account.kind, id), from: row,
                    provided: facts + [(Account.Fields.parent, parent), (Account.Fields.externalID, .text(id))]
                        + common(row, owner: Account.Fields.owner, office: Account.Fields.office, &plan))
            } catch {
                plan.reject(row, error.reason)
            }
        }
    }

    /// A reference to an account of the files; nil, and counted, if they lack it.
    private func account(_ id: String?, _ plan: inout PlanBuilder) -> Value? {
        guard let id else { return nil }
        guard accounts.contains(id) else {
            plan.defect("unknown-account", "rows name an account that the files lack; imported without it.")
            return nil
        }
        return .reference(plan.key(Account.kind, id).id)
    }

    private func readContacts(_ table: SourceTable, _ plan: inout PlanBuilder) {
        for row in table.rows {
            guard let id = Self.identity(row, Contact.kind, &plan) else { continue }
            let parts = [row["firstname"], row["lastname"]].compactMap(\.self)
            guard let name = row["name"] ?? (parts.isEmpty ? nil : parts.joined(separator: " ")) else {
                plan.reject(row, "a contact needs a Name, or a FirstName or LastName")
                continue
            }
            let phones = [row["phone"], row["mobilephone"]].compactMap(\.self)
            plan.add(
                plan.key(Contact.kind, id), from: row,
                provided: [
                    (Contact.Fields.name, .text(name)), (Contact.Fields.title, row.text("title")),
                    (Contact.Fields.department, row.text("department")),
                    (Contact.Fields.account, account(row["accountid"], &plan)),
                    (Contact.Fields.emails, row["email"].map { .elements([$0]) }),
                    (Contact.Fields.phones, phones.isEmpty ? nil : .elements(phones)),
                    (Contact.Fields.externalID, .text(id)),
                ] + common(row, owner: Contact.Fields.owner, office: Contact.Fields.office, &plan))
        }
    }

    private func readDeals(_ table: SourceTable, _ plan: inout PlanBuilder) {
        for row in table.rows {
            guard let id = Self.identity(row, Opportunity.kind, &plan) else { continue }
            do throws(CellError) {
                let facts = try SalesforceDeal.values(row, plan.options)
                let account = account(row["accountid"], &plan)
                let added = plan.add(
                    plan.key(Opportunity.kind, id), from: row,
                    provided: facts.provided + [
                        (Opportunity.Fields.account, account), (Opportunity.Fields.externalID, .text(id)),
                    ] + common(row, owner: Opportunity.Fields.owner, office: Opportunity.Fields.office, &plan),
                    initial: facts.initial)
                if added, row["accountid"] == nil {
                    plan.defect("opportunity-without-account", "opportunities name no account; imported without one.")
                }
                if added, row["amount"] == nil {
                    plan.defect("opportunity-without-amount", "opportunities have no amount; imported without one.")
                }
            } catch {
                plan.reject(row, error.reason)
            }
        }
    }
}
