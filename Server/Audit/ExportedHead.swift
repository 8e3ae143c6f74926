// Why this file exists: whoever holds the server can rewrite the whole chain. Only a head that was kept elsewhere
// tells, so it must be small enough to be mailed, printed and typed.

import FoundationEssentials
import GRDB
import SyncProtocol

/// The chain's head as it is kept off the server.
public struct ExportedHead: Hashable, Sendable {
    /// σ of the commit that the last entry is, or comes after.
    public let sequence: CommitSequence
    public let hash: Fingerprint
    /// How many entries there are; nil if only hash and σ were noted.
    public let count: UInt64?
    public let timeline: Timeline?
    /// HQ's clock, Unix milliseconds.
    public let at: UInt64?

    init(_ head: AuditHead, _ sequence: CommitSequence, _ timeline: Timeline, at: UInt64) {
        self.sequence = sequence
        self.at = at
        (hash, count, self.timeline) = (head.hash, head.count, timeline)
    }

    /// Reads `HASH@σ`; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, let hash = Fingerprint(hexadecimal: parts[0]), let sequence = UInt64(parts[1]) else {
            return nil
        }
        self.hash = hash
        self.sequence = sequence
        (count, timeline, at) = (nil, nil, nil)
    }

    private struct Members: Decodable {
        let sequence: UInt64
        let count: UInt64?
        let hash: String
        let timeline: String?
        let at: UInt64?
    }

    /// Reads what ``json`` writes; nil for anything else.
    public init?(json bytes: [UInt8]) {
        guard let read = try? JSONDecoder().decode(Members.self, from: Data(bytes)),
            let hash = Fingerprint(hexadecimal: read.hash)
        else { return nil }
        self.hash = hash
        (sequence, count, at) = (read.sequence, read.count, read.at)
        timeline = read.timeline.flatMap { UInt64($0, radix: 16) }.map(Timeline.init)
    }

    /// Text that can be typed.
    public var text: String { "\(hash)@\(sequence)" }

    public var json: JSON {
        .members([
            "sequence": .unsigned(sequence), "count": count.map(JSON.unsigned) ?? .null, "hash": .describing(hash),
            "timeline": timeline.map { .describing($0) } ?? .null, "at": at.map(JSON.unsigned) ?? .null,
        ])
    }
}

extension Headquarters {
    /// The audit chain's head as it is on disk.
    public func auditHead() async throws -> ExportedHead {
        let (now, timeline) = (wall(), timeline)
        return try await pool.read { db in
            let (head, sequence) = try AuditShelf.last(db)
            return ExportedHead(head, sequence, timeline, at: now)
        }
    }
}
