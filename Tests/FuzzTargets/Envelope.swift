// Why this file exists: before a single frame is read, HQ reads headers, codes and JSON of whoever connects, and a new
// laptop reads what claims to be HQ. What names or signs must have one spelling, or a signature covers two requests.

import FoundationEssentials
import SyncProtocol
import TestSupport

enum Envelope {
    /// The first byte chooses the door.
    static func run(_ bytes: [UInt8]) throws(BrokenProperty) -> Bool {
        guard let first = bytes.first else { return false }
        let rest = bytes.dropFirst()
        switch first % 10 {
        case 0: return try signature(rest)
        case 1: return try credentials(rest)
        case 2: return try code(rest)
        case 3: return try application(rest)
        case 4: return try keyApplication(rest)
        case 5: return try grant(rest)
        case 6: return try claim(rest)
        case 7: return try rotation(rest)
        case 8: return try packing(rest)
        default: return try unpacking(rest)
        }
    }

    // MARK: headers

    private static func signature(_ bytes: ArraySlice<UInt8>) throws(BrokenProperty) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let signature = RequestSignature(text) else { return false }
        try demand(same(signature.text, text), "a signature is \(signature.text), read from \(text)")
        try demand(signature.nonce.utf8.count <= RequestSignature.nonceLimit, "a nonce is over the limit")
        try demand(signature.salt.count == RequestSignature.saltLength, "a salt has another length")
        let isValid = signature.isValid(
            method: "POST", path: "/v1/sync", replica: ReplicaID(rawValue: 9), by: [UInt8](repeating: 7, count: 32))
        try demand(!isValid, "somebody signed with a key that nobody has")
        return true
    }

    private static func credentials(_ bytes: ArraySlice<UInt8>) throws(BrokenProperty) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let credentials = Credentials(header: text) else { return false }
        try demand(same(credentials.header, text), "credentials are \(credentials.header), read from \(text)")
        try demand(credentials.replica.rawValue > 1, "HQ's own number was taken for a device's")
        return true
    }

    private static func code(_ bytes: ArraySlice<UInt8>) throws(BrokenProperty) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let code = EnrolmentCode(typed: text) else { return false }
        try demand(EnrolmentCode(typed: code.text) == code, "\(code.text) reads differently")
        try demand(
            EnrolmentCode(typed: code.text.lowercased()) == code, "\(code.text) reads differently in small letters")
        try demand(code.text.utf8.count <= 40, "a code of \(code.text.utf8.count) letters")
        return true
    }

    // MARK: bodies

    private static func application(_ bytes: ArraySlice<UInt8>) throws(BrokenProperty) -> Bool {
        guard let read = try roundTrip(IdentityApplication.self, bytes) else { return false }
        if let key = read.publicKey { try demand(key.count == DeviceKey.length, "a key of \(key.count) bytes") }
        guard let kept = read.keptEdits else { return false }
        for edits in kept {
            try demand(edits.heads.count <= Limits.changesets, "more kept edits than the limit")
            let last = edits.shared { $0 % 3 == 0 ? edits.heads.first : nil }
            let end = edits.after + UInt64(edits.heads.count)
            try demand(last <= end, "edit \(last) is shared, and there are \(end)")
        }
        return true
    }

    private static func keyApplication(_ bytes: ArraySlice<UInt8>) throws(BrokenProperty) -> Bool {
        guard let read = try roundTrip(KeyApplication.self, bytes), let key = read.publicKey,
            let proof = read.signature
        else { return false }
        let rotation = KeyRotation(replica: ReplicaID(rawValue: 9), former: key, new: key)
        try demand(!rotation.isProven(by: proof), "somebody signed for a key that nobody has")
        return true
    }

    private static func grant(_ bytes: ArraySlice<UInt8>) throws(BrokenProperty) -> Bool {
        guard let read = try roundTrip(EnrolmentGrant.self, bytes), let lineage = read.lineage else { return false }
        try demand(same(lineage.current.description, read.timeline), "\(lineage.current) is not \(read.timeline)")
        try demand(lineage.ended.count == read.ended?.count ?? 0, "a timeline is missing")
        try demand(read.sharedCounters.count <= read.shared?.count ?? 0, "a replica appears from nowhere")
        return true
    }

    /// What was read from JSON can be written and read again.
    private static func roundTrip<Body: Codable & Equatable>(
        _ type: Body.Type, _ bytes: ArraySlice<UInt8>
    ) throws(BrokenProperty) -> Body? {
        guard let read = try? JSONDecoder().decode(Body.self, from: Data(bytes)) else { return nil }
        let again = try? JSONDecoder().decode(Body.self, from: JSONEncoder().encode(read))
        try demand(again == read, "\(read) reads differently after being written")
        return read
    }

    // MARK: what is signed

    /// Of what is signed every part can be told again, so no two requests are signed alike.
    private static func claim(_ bytes: ArraySlice<UInt8>) throws(BrokenProperty) -> Bool {
        var parts = Parts(bytes)
        let claim = RequestClaim(
            method: parts.text(), path: parts.text(),
            replica: ReplicaID(rawValue: UInt32(truncatingIfNeeded: parts.number())),
            nonce: parts.text(), salt: parts.bytes(), bodyHash: parts.tail())
        do throws(WireError) {
            var reader = ByteReader(claim.canonical)
            _ = try reader.text()
            let again = RequestClaim(
                method: try reader.text(), path: try reader.text(),
                replica: ReplicaID(rawValue: try reader.number(UInt32.self)),
                nonce: try reader.text(), salt: Array(try reader.block("salt", limit: 1 << 16)),
                bodyHash: Array(try reader.block("hash", limit: 1 << 16)))
            try reader.finish()
            guard again == claim else { throw .malformed("another claim", offset: 0) }
        } catch {
            throw BrokenProperty("what is signed of \(claim) cannot be told again: \(error)")
        }
        return true
    }

    private static func rotation(_ bytes: ArraySlice<UInt8>) throws(BrokenProperty) -> Bool {
        var parts = Parts(bytes)
        let rotation = KeyRotation(
            replica: ReplicaID(rawValue: UInt32(truncatingIfNeeded: parts.number())), former: parts.bytes(),
            new: parts.tail())
        do throws(WireError) {
            var reader = ByteReader(rotation.canonical)
            _ = try reader.text()
            let again = KeyRotation(
                replica: ReplicaID(rawValue: try reader.number(UInt32.self)),
                former: Array(try reader.block("key", limit: 1 << 16)),
                new: Array(try reader.block("key", limit: 1 << 16)))
            try reader.finish()
            guard again == rotation else { throw .malformed("another rotation", offset: 0) }
        } catch {
            throw BrokenProperty("what is signed of \(rotation) cannot be told again: \(error)")
        }
        return true
    }

    // MARK: compression

    private static func packing(_ bytes: ArraySlice<UInt8>) throws(BrokenProperty) -> Bool {
        let content = Array(bytes)
        guard let packed = Compression.compress(content) else { return false }
        try demand(packed.count < content.count, "compression made \(content.count) bytes \(packed.count)")
        let again = try? Compression.decompress(packed[...], size: UInt64(content.count), limit: content.count)
        try demand(again == content, "bytes changed in compression")
        let cut = try? Compression.decompress(packed[...], size: UInt64(content.count), limit: content.count - 1)
        try demand(cut == nil, "more came out than the cap allows")
        return true
    }

    /// Foreign compressed bytes under every claim of size: never more comes out than was claimed and allowed.
    private static func unpacking(_ bytes: ArraySlice<UInt8>) throws(BrokenProperty) -> Bool {
        let cap = 1 << 16
        var reader = ByteReader(bytes)
        guard let size = try? reader.varint(), let packed = try? reader.raw(reader.remaining),
            let content = try? Compression.decompress(packed, size: size, limit: cap)
        else { return false }
        try demand(content.count == Int(size) && content.count <= cap, "\(content.count) bytes came out, not \(size)")
        return true
    }

    // MARK: seeds

    static var seeds: [[UInt8]] {
        let texts: [(Int, String)] = [
            (0, signatureText), (1, "Bearer 9.5f2c"), (2, "0042-KHTM-7Q2N-WXYZ-0123"), (2, "oooo il"),
            (3, applicationText), (3, #"{"key":"00","kept":[],"storage":{"disk":"encrypted","swap":"volatile"}}"#),
            (4, #"{"key":"\#(hex(32))","proof":"\#(hex(64))"}"#), (5, grantText),
        ]
        var writer = ByteWriter()
        let content = [UInt8](repeating: 7, count: 300) + Array("sync again, sync again".utf8)
        writer.varint(UInt64(content.count))
        writer.raw(Compression.compress(content) ?? [])
        let keys = [UInt8](repeating: 1, count: 8) + Parts.join([[UInt8](repeating: 2, count: 32)]) + [3, 3]
        return texts.map { [UInt8($0)] + Array($1.utf8) } + [
            [6] + Parts.join([Array("POST".utf8), Array("/v1/sync".utf8)]) + keys, [7] + keys, [8] + content,
            [9] + writer.bytes,
        ]
    }

    private static func hex(_ count: Int) -> String { Hexadecimal.text([UInt8](repeating: 0xA5, count: count)) }
    private static var signatureText: String { "1.\(hex(24)).\(hex(16)).\(hex(32)).\(hex(64))" }
    private static var applicationText: String {
        #"{"code":"0042-KHTM","device":"laptop","key":"\#(hex(32))","#
            + #""kept":[{"replica":9,"after":3,"heads":["\#(hex(16))"]}]}"#
    }
    private static var grantText: String {
        #"{"replica":9,"secret":"ab","user":"Ana","person":"","scopes":[1,4],"timeline":"000000000000000f","home":"","#
            + #""ended":[{"timeline":"0000000000000001","sequence":5}],"shared":[{"replica":2,"counter":3}],"#
            + #""erased":[{"kind":7,"id":"0198c0de-0000-7000-8000-00008000002a"}]}"#
    }
}
