// Why this file exists: values inside changesets and messages describe themselves, so that a relay with an older schema
// carries them unchanged.

extension ByteWriter {
    /// A tag byte, then the content.
    public mutating func value(_ value: Value) {
        switch value {
        case .null: byte(0)
        case .integer(let number): byte(1); zigzag(number)
        case .text(let text): byte(2); self.text(text)
        case .reference(let id): byte(3); self.id(id)
        case .date(let date): byte(4); zigzag(Int64(date.days))
        case .compound(let parts): byte(5); list(parts) { $0.value($1) }
        case .set(let elements): byte(6); list(elements) { $0.text($1) }
        case .setChange(let adding, let removing):
            byte(7)
            list(adding) { $0.text($1) }
            list(removing) { $0.text($1) }
        }
    }

    public mutating func list<T>(_ elements: [T], _ write: (inout ByteWriter, T) -> Void) {
        varint(UInt64(elements.count))
        for element in elements { write(&self, element) }
    }
}

extension ByteReader {
    public mutating func value() throws(WireError) -> Value { try value(depth: 0) }

    private mutating func value(depth: Int) throws(WireError) -> Value {
        let start = position
        switch try byte() {
        case 0: return .null
        case 1: return .integer(try zigzag())
        case 2: return .text(try text())
        case 3: return .reference(try id())
        case 4:
            guard let date = CivilDate(days: try zigzag()) else {
                throw .malformed("a date out of range", offset: start)
            }
            return .date(date)
        case 5:
            guard depth == 0 else { throw .malformed("a compound within a compound", offset: start) }
            return .compound(try compound())
        case 6: return .set(try texts())
        case 7: return .setChange(adding: try texts(), removing: try texts())
        default: throw .malformed("an unknown value tag", offset: start)
        }
    }

    private mutating func compound() throws(WireError) -> [Value] {
        var parts: [Value] = []
        for _ in 0..<(try count(of: "compound", limit: Limits.elements)) { parts.append(try value(depth: 1)) }
        return parts
    }

    private mutating func texts() throws(WireError) -> [String] {
        var texts: [String] = []
        for _ in 0..<(try count(of: "set", limit: Limits.elements)) { texts.append(try text()) }
        return texts
    }

    /// Reads a bounded list.
    public mutating func list<T>(
        of what: String, limit: Int = Limits.entries, _ read: (inout ByteReader) throws(WireError) -> T
    ) throws(WireError) -> [T] {
        var result: [T] = []
        for _ in 0..<(try count(of: what, limit: limit)) { result.append(try read(&self)) }
        return result
    }
}
