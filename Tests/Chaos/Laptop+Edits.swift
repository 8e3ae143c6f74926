// Why this file exists: which edits a laptop makes in a storm, each with a token that names it wherever it ends up.

extension Laptop {
    /// An edit as a command.
    struct Plan: Sendable {
        let attempt: Attempt
        let verb: String
        let arguments: [String]
    }

    /// The fields of a lead that nobody but its maker touches.
    private static let quiet = ["contactName", "intent", "timing", "authority"]

    func planEdit() -> Plan {
        serial += 1
        let token = dice.letters(9) + String(serial, radix: 36) + name.filter(\.isNumber) + dice.letters(3)
        let deed: Deed = dice.weighted(
            [(38, .add), (30, .set), (7, .delete), (14, .tag), (11, .contend)], else: .add)
        let target = dice.pick(own)
        let account = dice.pick(shared) ?? ""
        switch (deed, target) {
        case (.set, let id?):
            let field = dice.pick(Self.quiet) ?? ""
            return plan(token, .set, "lead", id, field, ["lead", "set", id, "\(field)=\(token)"])
        case (.delete, let id?):
            return plan(token, .delete, "lead", id, "record", ["lead", "delete", id, "--yes"])
        case (.tag, _):
            return plan(token, .tag, "account", account, "tags", ["account", "set", account, "tags+=\(token)"])
        case (.contend, _):
            let field = dice.percent(60) ? "industry" : "phone"
            return plan(token, .contend, "account", account, field, ["account", "set", account, "\(field)=\(token)"])
        default: return planAdd(token)
        }
    }

    private func planAdd(_ token: String) -> Plan {
        let (kind, field): (String, String) = dice.weighted(
            [(64, ("lead", "accountName")), (20, ("account", "name")), (16, ("opp", "name"))], else: ("lead", ""))
        return plan(token, .add, kind, nil, field, [kind, "add", "\(field)=\(token)"])
    }

    private func plan(
        _ token: String, _ deed: Deed, _ kind: String, _ record: String?, _ field: String, _ arguments: [String]
    ) -> Plan {
        Plan(
            attempt: Attempt(token: token, deed: deed, kind: kind, record: record, field: field, life: life),
            verb: "\(kind) \(arguments[1])", arguments: arguments + ["--reason", token])
    }
}
