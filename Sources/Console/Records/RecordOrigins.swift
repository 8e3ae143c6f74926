// Why this file exists: nobody types into a new record what follows from where they began it: whose it is, where it
// lives, and what it is filed under.

import LeadToCash
import SyncProtocol

/// What a new record begins with.
struct RecordOrigins {
    let kind: RecordKind
    let ground: ViewGround
    let person: RecordID
    /// Unix milliseconds.
    let now: Int64

    /// Fields of a deal that change by steps with rules of their own, not in a form.
    static let steps: [KindNumber: Set<FieldNumber>] = [
        Opportunity.kind: [Opportunity.Fields.stage, Opportunity.Fields.outcome, Opportunity.Fields.winClaim]
    ]

    /// What the form for a new record shows at first.
    /// - Parameter query: names of fields with the ids of the records that it is to belong to.
    func offered(_ query: FormFields) throws -> [FieldNumber: Value] {
        var values: [FieldNumber: Value] = [:]
        for field in kind.storedFields {
            guard let text = query[field.name], let id = RecordID(text), let target = RecordTelling.target(of: field),
                try ground.isAlive(RecordKey(kind: target.number, id: id))
            else { continue }
            values[field.number] = .reference(id)
        }
        if let parent = try parent(values) { values.merge(try places(under: parent)) { own, _ in own } }
        for name in ["owner", "assignedTo", "author", "requestedBy"] {
            guard let field = kind.field(named: name), values[field.number] == nil else { continue }
            values[field.number] = .reference(person)
        }
        if let office = office, values[office.number] == nil {
            values[office.number] = try ground.value(User.Fields.office, of: RecordKey(kind: User.kind, id: person))
        }
        if kind.number == Activity.kind { values[Activity.Fields.occurredAt] = .integer(now / 60_000 * 60_000) }
        return values.filter { !$0.value.isEmpty }
    }

    /// What goes with what somebody filled in: where it begins, and all that it is filed under.
    func completed(_ writes: [FieldValue]) throws -> [FieldValue] {
        var values = Dictionary(writes.map { ($0.field, $0.value) }) { $1 }
        if let parent = try parent(values) { values.merge(try places(under: parent)) { own, _ in own } }
        switch kind.number {
        case Opportunity.kind:
            values[Opportunity.Fields.stage] = .text("discovered")
            values[Opportunity.Fields.outcome] = .text("open")
        case Lead.kind where values[Lead.Fields.status] == nil: values[Lead.Fields.status] = .text("captured")
        default: break
        }
        return values.filter { !$0.value.isEmpty }.map { FieldValue($0.key, $0.value) }.sorted { $0.field < $1.field }
    }

    /// Whether it would belong to nobody's office, and so be shown to everybody.
    func isHomeless(_ writes: [FieldValue]) -> Bool {
        guard let office else { return false }
        let named = Set(writes.map(\.field))
        return named.isDisjoint(with: Set(kind.anchors + kind.follows + [office.number]))
    }

    /// The field that says in which office a record lives.
    private var office: Field? {
        kind.anchors.lazy.compactMap { kind.field($0) }.first { $0.columns.first?.type == .reference("office") }
    }

    /// The nearest record that it is filed under; the customer only if there is nothing nearer.
    private func parent(_ values: [FieldNumber: Value]) throws -> FlowSubject? {
        var customer: FlowSubject?
        for field in kind.fields where field.isParent {
            guard let target = RecordTelling.target(of: field), target.number != kind.number,
                case .reference(let id)? = values[field.number]
            else { continue }
            let key = RecordKey(kind: target.number, id: id)
            guard try ground.isAlive(key) else { continue }
            if target.number != Account.kind { return FlowSubject(key, ground) }
            customer = FlowSubject(key, ground)
        }
        return customer
    }

    private func places(under parent: FlowSubject) throws -> [FieldNumber: Value] {
        var places = try FlowFiling.places(of: kind.number, under: parent)
        // It lives where that lives.
        if let office, let above = parent.kind?.field(named: "office"), let id = try parent.id(above.number) {
            places[office.number] = .reference(id)
        }
        return places
    }
}
