// Why this file exists: a replica's own edits travel sealed and in order, so that any relay can pass them on unaltered.

/// Consecutive changesets of one replica.
public struct Segment: MessageBody {
    public static let type: UInt8 = 2

    /// The counter of the first.
    public let first: UInt64
    public let payloads: [[UInt8]]

    public init(first: UInt64, payloads: [[UInt8]]) {
        self.first = first
        self.payloads = payloads
    }

    public var changesets: [SealedChangeset] {
        payloads.enumerated().map { SealedChangeset(counter: first &+ UInt64($0.offset), payload: $0.element) }
    }

    public func encode(to writer: inout ByteWriter) {
        writer.varint(first)
        writer.list(payloads) { $0.block($1) }
    }

    public init(from reader: inout ByteReader) throws(WireError) {
        first = try reader.varint()
        payloads = try reader.list(of: "changesets", limit: Limits.changesets) { r throws(WireError) in
            Array(try r.block("changeset", limit: Limits.changeset))
        }
        guard first > 0, !first.addingReportingOverflow(UInt64(payloads.count)).overflow else {
            throw .overflow(offset: reader.position)
        }
    }

    public var json: JSON {
        .members([
            "first": .unsigned(first), "changesets": .integer(Int64(payloads.count)),
            "bytes": .integer(Int64(payloads.reduce(0) { $0 + $1.count })),
        ])
    }
}
