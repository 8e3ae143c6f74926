// Why this file exists: what stands behind the question mark of a list is foreign text. It becomes conditions on fields
// of the schema and bound values, or is left out.

import LeadToCash
import SyncProtocol
import SyncServer

/// What a list is narrowed down to, and in which order.
struct ListFilter: Sendable {
    let office: RecordID?
    /// What was typed for the owner; they are found by name.
    let owner: String?
    let state: String?
    let outcome: String?
    let account: RecordID?
    /// Letters in the name or the code.
    let text: String?
    let isByAmount: Bool
    let after: String?

    /// Characters of what is looked for at most.
    private static let longest = 200

    init(_ query: FormFields, _ plan: ListPlan) {
        func chosen(_ name: String, _ field: FieldNumber?) -> String? {
            let choices = field.flatMap { LeadToCash.schema.kind(plan.kind)?.field($0)?.columns.first?.choices } ?? []
            return query[name].flatMap { choices.contains($0) ? $0 : nil }
        }
        office = query["office"].flatMap { RecordID($0) }
        owner = query["owner"].map { String($0.prefix(Self.longest)) }
        state = chosen("state", plan.state)
        outcome = chosen("outcome", plan.outcome)
        account = plan.account == nil ? nil : query["account"].flatMap { RecordID($0) }
        text = query["q"].map { String($0.prefix(Self.longest)) }
        isByAmount = query["order"] == "amount" && plan.amount != nil
        after = query["after"]
    }

    /// The query of the list.
    /// - Parameter person: the record of the owner that was typed; nil if none was.
    func query(_ plan: ListPlan, person: RecordID?, limit: Int) -> RecordQuery {
        var conditions: [RecordQuery.Condition] = []
        if let office { conditions.append(.equals(plan.office, .reference(office))) }
        if let person { conditions.append(.equals(plan.owner, .reference(person))) }
        if let state { conditions.append(.equals(plan.state, .text(state))) }
        if let outcome, let field = plan.outcome { conditions.append(.equals(field, .text(outcome))) }
        if let account, let field = plan.account { conditions.append(.equals(field, .reference(account))) }
        if let text { conditions.append(.contains(looksAtCode(plan) ? code(plan) ?? plan.name : plan.name, text)) }
        // What was merged into another record is that other one.
        if let merged = LeadToCash.schema.kind(plan.kind)?.redirect { conditions.append(.equals(merged, .null)) }
        let order = isByAmount ? plan.amount.map(RecordQuery.Order.field) ?? .created : .created
        return RecordQuery(plan.kind, where: conditions, order: order, isDescending: true, limit: limit)
    }

    /// `OPP-2026` is no name.
    private func looksAtCode(_ plan: ListPlan) -> Bool {
        guard let text, let prefix = LeadToCash.schema.kind(plan.kind)?.code?.prefix else { return false }
        return text.uppercased().hasPrefix(prefix + "-")
    }

    private func code(_ plan: ListPlan) -> FieldNumber? { LeadToCash.schema.kind(plan.kind)?.code?.field }
}
