// Why this file exists: whoever alters HQ's past must not get away with it. Everything that HQ takes in or does is one
// entry of one chain, in order; whoever keeps the chain's head elsewhere can tell later whether its past is the same.

import Crypto

/// SHA-256 of some bytes.
public struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
    public let bytes: [UInt8]

    public static let length = 32
    /// Where a chain begins.
    public static let start = Fingerprint(unchecked: [UInt8](repeating: 0, count: length))

    /// Returns nil unless given exactly 32 bytes.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.length else { return nil }
        self.bytes = Array(bytes)
    }

    /// Reads what ``description`` writes.
    public init?(hexadecimal text: some StringProtocol) {
        guard let bytes = Hexadecimal.bytes(text, count: Self.length) else { return nil }
        self.bytes = bytes
    }

    private init(unchecked bytes: [UInt8]) { self.bytes = bytes }

    public init(of bytes: [UInt8]) { self.init(unchecked: Array(SHA256.hash(data: bytes))) }

    /// Of these bytes after those of this fingerprint.
    func followed(by bytes: [UInt8]) -> Fingerprint {
        var hash = SHA256()
        hash.update(data: self.bytes)
        hash.update(data: bytes)
        return Fingerprint(unchecked: Array(hash.finalize()))
    }

    public var description: String { Hexadecimal.text(bytes) }
}

/// Where an audit chain stands: h_n = SHA-256(h_{n−1} ‖ entry n), h_0 is zeros. The article "The audit chain" has the
/// entries' bytes.
public struct AuditHead: Hashable, Sendable {
    /// n: how many entries there are.
    public let count: UInt64
    public let hash: Fingerprint

    public static let start = AuditHead(count: 0, hash: .start)

    public init(count: UInt64, hash: Fingerprint) {
        self.count = count
        self.hash = hash
    }

    /// The head after a commit; what the entry itself says of the chain plays no part.
    public func extended(by entry: LogEntry) -> AuditHead {
        AuditHead(count: count + 1, hash: hash.followed(by: entry.auditBytes(count + 1)))
    }

    /// The head after something that is no commit.
    public func extended(by act: AuditAct) -> AuditHead {
        AuditHead(count: count + 1, hash: hash.followed(by: act.auditBytes(count + 1)))
    }
}

/// What every entry begins with.
private enum AuditLayout {
    static let version: UInt8 = 1
    static let commit: UInt8 = 1
    static let act: UInt8 = 2
}

extension LogEntry {
    /// The entry as the next of a chain.
    public func audited(after head: AuditHead) -> LogEntry {
        var result = self
        result.audit = head.extended(by: self).hash
        return result
    }

    /// Of the payload as HQ received it.
    public var receivedPayload: Fingerprint { payloadHash ?? Fingerprint(of: payload) }

    fileprivate func auditBytes(_ number: UInt64) -> [UInt8] {
        var writer = ByteWriter(capacity: 256 + beside.count)
        writer.byte(AuditLayout.version)
        writer.byte(AuditLayout.commit)
        writer.varint(number)
        writer.varint(sequence)
        writer.dot(dot)
        writer.fixed64(stamp.rawValue)
        writer.fixed64(received.rawValue)
        writer.block(chain.bytes)
        writer.text(role)
        writer.block(receivedPayload.bytes)
        writer.block(receipt.withoutDetails.encoded)
        writer.block(receiptHash?.bytes ?? receipt.detailsHash?.bytes ?? [])
        writer.block(beside)
        return writer.bytes
    }
}

extension AuditAct {
    fileprivate func auditBytes(_ number: UInt64) -> [UInt8] {
        var writer = ByteWriter(capacity: 128)
        writer.byte(AuditLayout.version)
        writer.byte(AuditLayout.act)
        writer.varint(number)
        writer.varint(after)
        writer.varint(at)
        writer.block(deed.encoded)
        return writer.bytes
    }
}

extension Receipt {
    /// As a note of it alone travels.
    public var encoded: [UInt8] {
        var writer = ByteWriter()
        ReceiptNote(receipts: [self]).encode(to: &writer)
        return writer.bytes
    }

    /// Of the receipt with what it quotes, which an erasure may take out; nil if it quotes nothing.
    public var detailsHash: Fingerprint? {
        remarks.contains { !$0.detail.isEmpty } ? Fingerprint(of: encoded) : nil
    }
}
