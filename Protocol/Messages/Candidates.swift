// Why this file exists: a person can only decide between values that are shown to them.

/// One of several concurrent values, with what a person needs to choose: who, when, and what they had seen before.
public struct Candidate: Hashable, Sendable {
    public let sibling: Sibling
    /// The author's name, as HQ knows it.
    public let author: String

    public init(_ sibling: Sibling, author: String) {
        self.sibling = sibling
        self.author = author
    }

    public var json: JSON {
        .members([
            "dot": .describing(sibling.dot), "sequence": .unsigned(sibling.sequence),
            "stamp": .describing(sibling.stamp), "author": .text(author), "value": JSON(sibling.value),
            "base": sibling.base.map(JSON.init) ?? .null, "role": .text(sibling.circumstances.role),
            "reason": .text(sibling.circumstances.reason),
        ])
    }
}

/// The concurrent values of fields that wait for a person. A field that a ``Change`` carries and this does not name has
/// no open conflict.
public struct Candidates: MessageBody {
    public static let type: UInt8 = 7

    public struct Field: Hashable, Sendable {
        public let key: RecordKey
        public let field: FieldNumber
        public let candidates: [Candidate]

        public init(key: RecordKey, field: FieldNumber, candidates: [Candidate]) {
            self.key = key
            self.field = field
            self.candidates = candidates
        }
    }

    public let fields: [Field]

    public init(fields: [Field]) { self.fields = fields }

    public func encode(to writer: inout ByteWriter) {
        writer.list(fields) { writer, field in
            writer.key(field.key)
            writer.varint(UInt64(field.field))
            writer.list(field.candidates) { $0.candidate($1) }
        }
    }

    public init(from reader: inout ByteReader) throws(WireError) {
        fields = try reader.list(of: "contested fields") { r throws(WireError) in
            let key = try r.key()
            let number = try r.number(FieldNumber.self)
            let candidates = try r.list(of: "candidates") { r throws(WireError) in try r.candidate() }
            return Field(key: key, field: number, candidates: candidates)
        }
    }

    public var json: JSON {
        .members([
            "fields": .array(
                fields.map {
                    .members([
                        "record": .describing($0.key), "field": .integer(Int64($0.field)),
                        "candidates": .array($0.candidates.map(\.json)),
                    ])
                })
        ])
    }
}

extension ByteWriter {
    mutating func candidate(_ candidate: Candidate) {
        let sibling = candidate.sibling
        dot(sibling.dot)
        varint(sibling.sequence)
        fixed64(sibling.stamp.rawValue)
        value(sibling.value)
        flag(sibling.base != nil)
        if let base = sibling.base { value(base) }
        text(candidate.author)
        text(sibling.circumstances.role)
        text(sibling.circumstances.reason)
    }
}

extension ByteReader {
    mutating func candidate() throws(WireError) -> Candidate {
        let dot = try dot()
        let sequence = try varint()
        let stamp = Stamp(rawValue: try fixed64())
        let value = try value()
        let base = try flag() ? try self.value() : nil
        let author = try text(limit: 1024)
        let circumstances = Sibling.Circumstances(
            role: try text(limit: 256), reason: try text(limit: Limits.reason))
        let sibling = Sibling(
            dot: dot, sequence: sequence, stamp: stamp, value: value, base: base, circumstances: circumstances)
        return Candidate(sibling, author: author)
    }
}
