// Why this file exists: a rep may delete nothing on the strength of a hope. HQ says how safe the edits are.

/// How safe an acknowledged edit is.
public enum AcknowledgementLevel: UInt8, Sendable, Comparable, CaseIterable {
    /// In HQ's memory.
    case received = 1
    /// On HQ's disk, synced.
    case durable = 2
    /// In a backup, or older than the retention window that stands for one.
    case backedUp = 3

    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// HQ's answer to the upload.
public struct Acknowledgement: MessageBody {
    public static let type: UInt8 = 3

    public let timeline: Timeline
    /// HQ holds the replica's changesets up to here...
    public let counter: UInt64
    /// ...this safely...
    public let level: AcknowledgementLevel
    /// ...and up to here they are backed up: the replica may forget its copies.
    public let backedUp: UInt64
    /// HQ's hybrid clock at the reply: newer than every effective stamp the reply can speak of.
    public let clock: Stamp
    /// The clock that the request's hello named: a reply to another request is none to this one.
    public let asked: UInt64
    /// What the replica is to present next time; see ``NonceWindow``.
    public let nonce: UInt64

    public init(
        timeline: Timeline, counter: UInt64, level: AcknowledgementLevel, backedUp: UInt64, clock: Stamp,
        asked: UInt64, nonce: UInt64
    ) {
        self.timeline = timeline
        self.counter = counter
        self.level = level
        self.backedUp = backedUp
        self.clock = clock
        self.asked = asked
        self.nonce = nonce
    }

    public func encode(to writer: inout ByteWriter) {
        writer.fixed64(timeline.rawValue)
        writer.varint(counter)
        writer.byte(level.rawValue)
        writer.varint(backedUp)
        writer.fixed64(clock.rawValue)
        writer.varint(asked)
        writer.fixed64(nonce)
    }

    public init(from reader: inout ByteReader) throws(WireError) {
        timeline = Timeline(rawValue: try reader.fixed64())
        counter = try reader.varint()
        let start = reader.position
        guard let level = AcknowledgementLevel(rawValue: try reader.byte()) else {
            throw .malformed("an unknown acknowledgement level", offset: start)
        }
        self.level = level
        backedUp = try reader.varint()
        clock = Stamp(rawValue: try reader.fixed64())
        asked = try reader.varint()
        nonce = try reader.fixed64()
    }

    public var json: JSON {
        .members([
            "timeline": .describing(timeline), "counter": .unsigned(counter), "level": .text("\(level)"),
            "backedUp": .unsigned(backedUp), "clock": .describing(clock),
            "asked": .unsigned(asked), "nonce": .unsigned(nonce),
        ])
    }
}
