// Why this file exists: a value that does not have its column's type must never reach a table or a batch, whatever the
// domain's rules say. This is the engine's own check, made for every field of every edit, so it must cost nothing.

/// A column's type without its details.
enum ValueShape: UInt8, Sendable {
    case integer, boolean, text, date, reference, set

    init(_ type: ColumnType) {
        switch type {
        case .integer, .instant: self = .integer
        case .boolean: self = .boolean
        case .text: self = .text
        case .date: self = .date
        case .reference: self = .reference
        case .set: self = .set
        }
    }

    /// Whether a single value has this shape. Null always has.
    @inline(__always)
    func accepts(_ value: Value) -> Bool {
        switch value {
        case .null: true
        case .integer(let number): self == .integer || (self == .boolean && (number == 0 || number == 1))
        case .text: self == .text
        case .date: self == .date
        case .reference: self == .reference
        case .set, .setChange: self == .set
        case .compound: false
        }
    }
}

extension Field {
    /// Why a value does not have this field's type, in one sentence; nil if it has. Null always fits.
    public func mismatch(_ value: Value) -> String? {
        if policy == .derived { return "\(name) is computed and cannot be written" }
        if shapes.count == 1 { return shapes[0].accepts(value) ? nil : "\(name) does not take \(value)" }
        if value == .null { return nil }
        guard case .compound(let parts) = value, parts.count == shapes.count else {
            return "\(name) takes \(shapes.count) values together"
        }
        for index in parts.indices where !shapes[index].accepts(parts[index]) {
            return "\(columns[index].name) does not take \(parts[index])"
        }
        return nil
    }
}
