// Why this file exists: `stage=guiding tags+=gold commercial="1050000 USD"` becomes the writes of one edit: what is
// already so is left out, what belongs together stays together.

import LeadToCash
import SyncClient
import SyncProtocol

/// One `name=value` argument.
struct Assignment {
    enum Action {
        case set, add, remove
    }

    let path: FieldPath
    let action: Action
    let text: String

    init(_ argument: String, _ kind: RecordKind) throws {
        guard let equals = argument.firstIndex(of: "="), equals > argument.startIndex else {
            throw Failure(.usage, .badAssignment, argument)
        }
        var name = argument[..<equals]
        text = String(argument[argument.index(after: equals)...])
        switch name.last {
        case "+": action = .add
        case "-": action = .remove
        default: action = .set
        }
        if action != .set { name.removeLast() }
        path = try FieldPath(String(name), kind)
        if action != .set, path.field.columns.first?.type != .set {
            throw Failure(.usage, .notASet, path.field.name)
        }
    }
}

/// Composes the writes of one edit from assignments.
struct EditComposer {
    let kind: RecordKind
    let finder: RecordFinder

    /// What an edit would write, and which of the named fields are so already.
    struct Composition {
        var writes: [FieldValue] = []
        var unchanged: [Field] = []
    }

    /// - Parameter current: what the record shows now; null for a new one.
    func compose(_ arguments: [String], current: (FieldNumber) -> Value) throws -> Composition {
        var order: [FieldNumber] = []
        var wanted: [FieldNumber: Value] = [:]
        for argument in arguments {
            let assignment = try Assignment(argument, kind)
            let number = assignment.path.field.number
            if wanted[number] == nil { order.append(number) }
            wanted[number] = try apply(assignment, to: wanted[number] ?? current(number))
        }
        var composition = Composition()
        for number in order {
            guard let field = kind.field(number), let value = wanted[number] else { continue }
            if let write = Self.write(value, over: current(number), field) {
                composition.writes.append(FieldValue(number, write))
            } else {
                composition.unchanged.append(field)
            }
        }
        return composition
    }

    /// The field's whole value after one assignment.
    private func apply(_ assignment: Assignment, to present: Value) throws -> Value {
        let field = assignment.path.field
        if field.columns.first?.type == .set { return try applySet(assignment, to: present) }
        guard let part = assignment.path.part else {
            return try finder.parse(assignment.text, as: field, current: present)
        }
        var parts = present.parts.count == field.columns.count ? present.parts : field.columns.map { _ in Value.null }
        if let place = assignment.path.currencyPlace, !assignment.text.isEmpty {
            let money = try money(assignment, currency: parts[place])
            parts[part] = .integer(money.minorUnits)
            parts[place] = .text(money.currency)
        } else {
            parts[part] = try finder.parse(assignment.text, as: assignment.path.asField)
        }
        return .compound(parts)
    }

    private func money(_ assignment: Assignment, currency: Value) throws -> Money {
        var known: String?
        if case .text(let code) = currency { known = code }
        do throws(TypedTextError) {
            return try TypedMoney.parse(assignment.text, defaultCurrency: known)
        } catch {
            throw FieldTextError(assignment.path.name, error.label)
        }
    }

    private func applySet(_ assignment: Assignment, to present: Value) throws -> Value {
        let typed = try finder.parse(assignment.text, as: assignment.path.field)
        let elements = Self.elements(present)
        switch assignment.action {
        case .set: return typed == .null ? .set([]) : typed
        case .add: return .elements(elements.union(Self.elements(typed)))
        case .remove: return .elements(elements.subtracting(Self.elements(typed)))
        }
    }

    private static func elements(_ value: Value) -> Set<String> {
        if case .set(let elements) = value { return Set(elements) }
        return []
    }

    /// The write that brings a field from what it shows to what is wanted; nil if it is so already.
    private static func write(_ wanted: Value, over present: Value, _ field: Field) -> Value? {
        if wanted == present || (wanted.isEmpty && present.isEmpty) { return nil }
        guard field.policy == .addRemove else { return wanted.isEmpty ? .null : wanted }
        let (before, after) = (elements(present), elements(wanted))
        return .setChange(
            adding: after.subtracting(before).sorted(), removing: before.subtracting(after).sorted())
    }
}
