// Why this file exists: a stream that merely stops was cut; a stream that says so is complete.

/// The end of a request or of a reply.
public struct Finish: MessageBody {
    public static let type: UInt8 = 13

    /// F: with this reply applied, the replica reflects every commit up to here. 0 in a request.
    public let frontier: CommitSequence

    /// How far HQ's hybrid clock had moved on since the acknowledgement when the last page was read, in raw units of
    /// ``Stamp``; left out on the wire when 0. Without it a reader could see an edit that is younger than any clock it
    /// has heard of, and stamp its own next edit as older.
    public let advance: UInt64

    public init(frontier: CommitSequence = 0, advance: UInt64 = 0) {
        self.frontier = frontier
        self.advance = advance
    }

    public func encode(to writer: inout ByteWriter) {
        writer.varint(frontier)
        if advance > 0 { writer.varint(advance) }
    }

    public init(from reader: inout ByteReader) throws(WireError) {
        frontier = try reader.varint()
        advance = reader.isAtEnd ? 0 : try reader.varint()
    }

    public var json: JSON { .members(["frontier": .unsigned(frontier), "advance": .unsigned(advance)]) }
}
