// Why this file exists: entries of the audit chain are read back for as long as there is a chain, and whoever tampers
// with them writes what they like. A head that was kept elsewhere is typed or read from a file.

import FoundationEssentials
import SyncProtocol
import TestSupport

enum Audit {
    /// The first byte chooses: a deed, a chain of deeds, a head as text, a head as JSON.
    static func run(_ bytes: [UInt8]) throws(BrokenProperty) -> Bool {
        guard let first = bytes.first else { return false }
        let rest = Array(bytes.dropFirst())
        switch first % 4 {
        case 0: return try deed(rest) != nil
        case 1: return try chain(rest)
        case 2:
            let text = String(decoding: rest, as: UTF8.self)
            guard let head = ExportedHead(text) else { return false }
            try demand(same(head.text, text), "a head is \(head.text), read from \(text)")
            return true
        default:
            guard let head = try? JSONDecoder().decode(ExportedHead.self, from: Data(rest)) else { return false }
            let written = Data(head.json.compact.utf8)
            try demand(
                (try? JSONDecoder().decode(ExportedHead.self, from: written)) == head, "\(head) reads differently")
            return true
        }
    }

    private static func deed(_ bytes: [UInt8]) throws(BrokenProperty) -> AuditDeed? {
        guard let deed = try? AuditDeed(bytes) else { return nil }
        let again = try? AuditDeed(deed.encoded)
        try demand(again == deed, "\(deed) reads differently after being written")
        try demand(again?.encoded == deed.encoded, "\(deed) is written in two ways")
        try demand(!deed.name.isEmpty, "a deed has no name")
        if case .listed(_, var dossier) = deed {
            let before = dossier.scopes
            dossier.grant(Array(before), at: 9)
            try demand(dossier.scopes == before, "a grant of what is held changes what is held")
            dossier.grant([], at: 9)
            try demand(dossier.scopes.isEmpty, "something is held that was taken away")
        }
        return deed
    }

    /// Two chains are one as long as their entries are, in order and number.
    private static func chain(_ bytes: [UInt8]) throws(BrokenProperty) -> Bool {
        var parts = Parts(bytes)
        var head = AuditHead.start
        var heads = [head.hash]
        while !parts.isEmpty {
            guard let deed = try deed(parts.bytes()) else { break }
            let act = AuditAct(after: head.count, at: UInt64(parts.byte()), deed: deed)
            let next = head.extended(by: act)
            try demand(next.count == head.count + 1, "an entry was counted twice or not at all")
            let later = AuditAct(after: act.after, at: act.at + 1, deed: deed)
            try demand(head.extended(by: later).hash != next.hash, "the chain does not cover when")
            heads.append(next.hash)
            head = next
        }
        try demand(Set(heads).count == heads.count, "the chain came back to where it was")
        return head.count > 0
    }

    static var seeds: [[UInt8]] {
        var random = SeededGenerator(seed: 7)
        let replica = ReplicaID(rawValue: 9)
        let key = Fingerprint(of: [1])
        let scopes = [ScopeID.reference, ScopeID(rawValue: 4)]
        let spans = [
            DeviceDossier.Span(scope: scopes[0], since: 1), DeviceDossier.Span(scope: scopes[1], since: 2, until: 8),
        ]
        let deeds: [AuditDeed] = [
            .begun(commits: 90),
            .listed(replica, DeviceDossier(person: random.id(), spans: spans, status: "active", key: key)),
            .enrolled(replica, scopes: scopes, person: random.id(), key: key),
            .succeeded(replica, former: ReplicaID(rawValue: 3), key: nil), .granted(replica, scopes: scopes),
            .status(replica, "suspended"), .keyChanged(replica, key), .wiped(replica), .lease(days: 30),
            .signIn(person: random.id(), word: "signed-in", about: "0f3a"),
            .desk(person: random.id(), action: "invite", subject: "device:7"),
        ]
        let chain: [UInt8] = deeds.prefix(4).flatMap { Parts.join([$0.encoded]) + [5] }
        let head = ExportedHead(AuditHead(count: 12, hash: key), 40, Timeline(rawValue: 7), at: 1_767_225_600_000)
        var seeds: [[UInt8]] = deeds.map { [0] + $0.encoded }
        seeds.append([1] + chain)
        seeds.append([2] + Array(head.text.utf8))
        seeds.append([3] + Array(head.json.compact.utf8))
        return seeds
    }
}
