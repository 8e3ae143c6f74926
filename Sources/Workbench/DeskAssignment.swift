// Why this file exists: `stage=guiding tags+=gold commercial="1050000 USD"` becomes the writes of one edit, as on a
// laptop: what is already so is left out, what belongs together stays together.

import LeadToCash
import SyncProtocol

/// One `name=value` argument.
package struct DeskAssignment {
    package enum Action {
        case set, add, remove
    }

    package let field: Field
    /// The one column of a compound that is meant; nil for the whole field.
    package let part: Int?
    package let action: Action
    package let text: String

    package init(_ argument: String, _ kind: RecordKind) throws {
        guard let equals = argument.firstIndex(of: "="), equals > argument.startIndex else {
            throw CommandFailure.usage("“\(argument)” is no assignment; write name=value.")
        }
        var name = argument[..<equals]
        text = String(argument[argument.index(after: equals)...])
        switch name.last {
        case "+": action = .add
        case "-": action = .remove
        default: action = .set
        }
        if action != .set { name.removeLast() }
        let words = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        field = try Self.field(words.first ?? "", kind)
        part = try words.count == 2 ? Self.part(words[1], field) : nil
        if action != .set, field.columns.first?.type != .set {
            throw CommandFailure.usage("\(field.name) is no set; only sets take += and -=.")
        }
    }

    /// The field of a name, in any case of its letters.
    package static func field(_ name: String, _ kind: RecordKind) throws -> Field {
        if let field = kind.field(named: name) { return field }
        let folded = name.lowercased()
        if let field = kind.fields.first(where: { $0.name.lowercased() == folded }) { return field }
        let names = kind.fields.map(\.name).joined(separator: ", ")
        throw CommandFailure.usage("\(kind.name) has no field “\(name)”; it has \(names).")
    }

    /// The column of a compound: `amount` means `amount_minor`.
    private static func part(_ name: String, _ field: Field) throws -> Int? {
        func folded(_ text: String) -> String { text.lowercased().filter { $0 != "_" } }
        let wanted = folded(name)
        let found = field.columns.firstIndex { column in
            let own = folded(column.name)
            return own == wanted || own == wanted + "minor" || own == folded(field.name) + wanted
        }
        guard let found else {
            let names = field.columns.map(\.name).joined(separator: ", ")
            throw CommandFailure.usage("\(field.name) has no part “\(name)”; it has \(names).")
        }
        return field.isCompound ? found : nil
    }
}

/// Composes the writes of one edit from assignments.
package struct DeskComposer {
    package let kind: RecordKind
    package let ground: DeskGround

    package init(kind: RecordKind, ground: DeskGround) {
        self.kind = kind
        self.ground = ground
    }

    /// What an edit would write, and which of the named fields are so already.
    package struct Composition: Sendable {
        package var writes: [FieldValue] = []
        package var unchanged: [String] = []
    }

    /// - Parameter current: what the record shows now; empty for a new one.
    package func compose(_ arguments: [String], over current: [FieldNumber: Value]) throws -> Composition {
        var order: [Field] = []
        var wanted: [FieldNumber: Value] = [:]
        for argument in arguments {
            let assignment = try DeskAssignment(argument, kind)
            let number = assignment.field.number
            if wanted[number] == nil { order.append(assignment.field) }
            wanted[number] = try apply(assignment, to: wanted[number] ?? current[number] ?? .null)
        }
        var composition = Composition()
        for field in order {
            let value = wanted[field.number] ?? .null
            let present = current[field.number] ?? .null
            if value == present || (value.isEmpty && present.isEmpty) {
                composition.unchanged.append(field.name)
            } else {
                composition.writes.append(FieldValue(field.number, value.isEmpty ? .null : value))
            }
        }
        return composition
    }

    /// The field's whole value after one assignment.
    private func apply(_ assignment: DeskAssignment, to present: Value) throws -> Value {
        let field = assignment.field
        if field.columns.first?.type == .set { return try set(assignment, present) }
        guard let part = assignment.part else { return try parse(assignment.text, field, present) }
        var parts = present.parts.count == field.columns.count ? present.parts : field.columns.map { _ in Value.null }
        if field.columns[part].name.hasSuffix("_minor"), let currency = Self.currency(beside: part, field),
            !assignment.text.isEmpty
        {
            let money = try money(assignment.text, parts[currency])
            parts[part] = .integer(money.minorUnits)
            parts[currency] = .text(money.currency)
        } else {
            let column = Field(field.number, field.name, columns: [field.columns[part]], policy: field.policy)
            parts[part] = try parse(assignment.text, column, .null)
        }
        return .compound(parts)
    }

    private func parse(_ text: String, _ field: Field, _ present: Value) throws -> Value {
        do {
            return try FieldText.parse(text, as: field, current: present) { ground.resolve($0, $1) }
        } catch {
            throw CommandFailure.usage("\(error)")
        }
    }

    private func set(_ assignment: DeskAssignment, _ present: Value) throws -> Value {
        let typed = Self.elements(try parse(assignment.text, assignment.field, .null))
        switch assignment.action {
        case .set: return .elements(typed)
        case .add: return .elements(Self.elements(present).union(typed))
        case .remove: return .elements(Self.elements(present).subtracting(typed))
        }
    }

    private func money(_ text: String, _ currency: Value) throws -> Money {
        var known: String?
        if case .text(let code) = currency { known = code }
        do {
            return try Money.parse(text, defaultCurrency: known)
        } catch {
            throw CommandFailure.usage("\(error)")
        }
    }

    private static func elements(_ value: Value) -> Set<String> {
        if case .set(let elements) = value { Set(elements) } else { [] }
    }

    private static func currency(beside part: Int, _ field: Field) -> Int? {
        let next = part + 1
        guard next < field.columns.count else { return nil }
        let name = field.columns[next].name
        return name == "currency" || name.hasSuffix("_currency") ? next : nil
    }
}
