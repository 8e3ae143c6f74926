// Why this file exists: when digests differ, the difference is found by key range instead of downloading everything.

/// How records fall into ranges for comparison.
public enum InventoryRange {
    public static let count = 64

    /// Which of the ranges a record falls into: six well-mixed bits of its id.
    public static func index(of id: RecordID) -> Int {
        Int(((id.high ^ id.low) &* 0x9E37_79B9_7F4A_7C15) >> 58)
    }
}

extension ScopeDigest {
    /// Counts an entry of the journal in a range. A record that a restored HQ keeps elsewhere leaves no row behind by
    /// which its range would differ, only what the journal once said of it here.
    public mutating func addEntry(about id: RecordID, _ field: FieldNumber, at sequence: CommitSequence) {
        // No row's head is so high.
        add(id, head: ~(sequence ^ UInt64(field) << 48))
    }
}

/// What the asking replica holds of one kind, digested range by range: its request for a repair.
public struct Inventory: MessageBody {
    public static let type: UInt8 = 11

    public let kind: KindNumber
    /// One digest for each of ``InventoryRange/count`` ranges: of its rows and of what the journal says of them.
    public let ranges: [ScopeDigest]

    public init(kind: KindNumber, ranges: [ScopeDigest]) {
        self.kind = kind
        self.ranges = ranges
    }

    public func encode(to writer: inout ByteWriter) {
        writer.varint(UInt64(kind))
        writer.list(ranges) { $0.digest($1) }
    }

    /// Asks for everything of a kind, whatever there is: nothing has these digests.
    public static func nothing(of kind: KindNumber) -> Inventory {
        let impossible = ScopeDigest(count: .max, high: 0, low: 0)
        return Inventory(kind: kind, ranges: [ScopeDigest](repeating: impossible, count: InventoryRange.count))
    }

    public init(from reader: inout ByteReader) throws(WireError) {
        kind = try reader.number(KindNumber.self)
        let start = reader.position
        ranges = try reader.list(of: "ranges") { r throws(WireError) in try r.digest() }
        guard ranges.count == InventoryRange.count else { throw .malformed("a wrong number of ranges", offset: start) }
    }

    public var json: JSON {
        .members(["kind": .integer(Int64(kind)), "ranges": .array(ranges.map(JSON.describing))])
    }
}
