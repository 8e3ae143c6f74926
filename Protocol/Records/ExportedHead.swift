// Why this file exists: whoever holds the server can rewrite the whole chain. Only a head that was kept elsewhere
// tells, so it must be small enough to be mailed, printed and typed.

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

    public init(_ head: AuditHead, _ sequence: CommitSequence, _ timeline: Timeline, at: UInt64) {
        self.sequence = sequence
        self.at = at
        (hash, count, self.timeline) = (head.hash, head.count, timeline)
    }

    /// Reads `HASH@σ`; nil for anything that ``text`` does not write.
    public init?(_ text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, let hash = Fingerprint(hexadecimal: parts[0]), let sequence = UInt64(parts[1]),
            String(sequence) == parts[1]
        else { return nil }
        self.hash = hash
        self.sequence = sequence
        (count, timeline, at) = (nil, nil, nil)
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

extension ExportedHead: Decodable {
    private enum Member: String, CodingKey {
        case sequence, count, hash, timeline, at
    }

    /// Reads what ``json`` writes.
    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Member.self)
        sequence = try members.decode(Unsigned.self, forKey: .sequence).value
        count = try members.decodeIfPresent(Unsigned.self, forKey: .count)?.value
        at = try members.decodeIfPresent(Unsigned.self, forKey: .at)?.value
        guard let hash = Fingerprint(hexadecimal: try members.decode(String.self, forKey: .hash)) else {
            throw DecodingError.dataCorruptedError(forKey: .hash, in: members, debugDescription: "no hash")
        }
        self.hash = hash
        guard let text = try members.decodeIfPresent(String.self, forKey: .timeline) else {
            timeline = nil
            return
        }
        guard let timeline = Timeline(hexadecimal: text) else {
            throw DecodingError.dataCorruptedError(forKey: .timeline, in: members, debugDescription: "no timeline")
        }
        self.timeline = timeline
    }

    /// A number as ``JSON/unsigned(_:)`` writes it: as text where other readers would lose digits.
    private struct Unsigned: Decodable {
        let value: UInt64

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(UInt64.self) {
                value = number
                return
            }
            guard let number = UInt64(try container.decode(String.self)) else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "no number")
            }
            value = number
        }
    }
}
