// Why this file exists: what was done must be read back for as long as there is a chain, by whatever build, and byte
// for byte, for its hash stands in the chain.

extension AuditDeed {
    /// A tag, then what the deed names, in order.
    public var encoded: [UInt8] {
        var writer = ByteWriter()
        switch self {
        case .begun(let commits):
            writer.byte(1)
            writer.varint(commits)
        case .listed(let replica, let dossier):
            writer.replica(2, replica)
            writer.dossier(dossier)
        case .enrolled(let replica, let scopes, let person, let key):
            writer.replica(3, replica)
            writer.scopes(scopes)
            writer.optional(person) { $0.id($1) }
            writer.optional(key) { $0.raw($1.bytes) }
        case .succeeded(let replica, let former, let key):
            writer.replica(4, replica)
            writer.varint(UInt64(former.rawValue))
            writer.optional(key) { $0.raw($1.bytes) }
        case .granted(let replica, let scopes):
            writer.replica(5, replica)
            writer.scopes(scopes)
        case .status(let replica, let word):
            writer.replica(6, replica)
            writer.text(word)
        case .keyChanged(let replica, let key):
            writer.replica(7, replica)
            writer.raw(key.bytes)
        case .wiped(let replica):
            writer.replica(8, replica)
        case .restored(let fork, let timeline):
            writer.byte(9)
            writer.fork(fork)
            writer.fixed64(timeline.rawValue)
        case .lease(let days):
            writer.byte(10)
            writer.varint(days)
        case .signIn(let person, let word, let about):
            writer.deed(11, of: person, word, about)
        case .desk(let person, let action, let subject):
            writer.deed(12, of: person, action, subject)
        }
        return writer.bytes
    }

    /// Reads what ``encoded`` writes.
    public init(_ bytes: [UInt8]) throws(WireError) {
        var reader = ByteReader(bytes)
        switch try reader.byte() {
        case 1: self = .begun(commits: try reader.varint())
        case 2: self = .listed(try reader.replica(), try reader.dossier())
        case 3:
            self = .enrolled(
                try reader.replica(), scopes: try reader.scopes(),
                person: try reader.flag() ? try reader.id() : nil, key: try reader.key())
        case 4:
            self = .succeeded(try reader.replica(), former: try reader.replica(), key: try reader.key())
        case 5: self = .granted(try reader.replica(), scopes: try reader.scopes())
        case 6: self = .status(try reader.replica(), try reader.text(limit: 64))
        case 7: self = .keyChanged(try reader.replica(), try reader.fingerprint())
        case 8: self = .wiped(try reader.replica())
        case 9: self = .restored(try reader.fork(), timeline: Timeline(rawValue: try reader.fixed64()))
        case 10: self = .lease(days: try reader.varint())
        case 11:
            self = .signIn(
                person: try reader.id(), word: try reader.text(limit: Self.wordLimit),
                about: try reader.text(limit: Self.subjectLimit))
        case 12:
            self = .desk(
                person: try reader.id(), action: try reader.text(limit: Self.wordLimit),
                subject: try reader.text(limit: Self.subjectLimit))
        default: throw .malformed("an unknown deed", offset: 0)
        }
        try reader.finish()
    }
}

extension ByteWriter {
    fileprivate mutating func replica(_ tag: UInt8, _ replica: ReplicaID) {
        byte(tag)
        varint(UInt64(replica.rawValue))
    }

    fileprivate mutating func deed(_ tag: UInt8, of person: RecordID, _ word: String, _ subject: String) {
        byte(tag)
        id(person)
        text(Self.beginning(of: word, AuditDeed.wordLimit))
        text(Self.beginning(of: subject, AuditDeed.subjectLimit))
    }

    /// As much as can be read back.
    private static func beginning(of text: String, _ limit: Int) -> String {
        var size = 0
        return String(
            text.prefix { character in
                size += character.utf8.count
                return size <= limit
            })
    }

    fileprivate mutating func scopes(_ scopes: [ScopeID]) {
        varint(UInt64(scopes.count))
        for scope in scopes { varint(UInt64(scope.rawValue)) }
    }

    fileprivate mutating func optional<T>(_ value: T?, _ write: (inout ByteWriter, T) -> Void) {
        flag(value != nil)
        if let value { write(&self, value) }
    }

    fileprivate mutating func dossier(_ dossier: DeviceDossier) {
        optional(dossier.person) { $0.id($1) }
        varint(UInt64(dossier.spans.count))
        for span in dossier.spans {
            varint(UInt64(span.scope.rawValue))
            varint(span.since)
            optional(span.until) { $0.varint($1) }
        }
        text(dossier.status)
        optional(dossier.key) { $0.raw($1.bytes) }
        flag(dossier.isWiped)
    }

    fileprivate mutating func fork(_ fork: Fork) {
        fixed64(fork.timeline.rawValue)
        for number in [fork.sequence, fork.base, fork.counter, fork.counterBase] { varint(number) }
    }
}

extension ByteReader {
    fileprivate mutating func replica() throws(WireError) -> ReplicaID {
        ReplicaID(rawValue: try number(UInt32.self))
    }

    fileprivate mutating func scopes() throws(WireError) -> [ScopeID] {
        var result: [ScopeID] = []
        for _ in 0..<(try count(of: "scopes", limit: Limits.entries)) {
            result.append(ScopeID(rawValue: try number(UInt32.self)))
        }
        return result
    }

    fileprivate mutating func fingerprint() throws(WireError) -> Fingerprint {
        guard let result = Fingerprint(try raw(Fingerprint.length)) else {
            throw .truncated(offset: position, missing: 1)
        }
        return result
    }

    fileprivate mutating func key() throws(WireError) -> Fingerprint? {
        try flag() ? try fingerprint() : nil
    }

    fileprivate mutating func dossier() throws(WireError) -> DeviceDossier {
        let person = try flag() ? try id() : nil
        var spans: [DeviceDossier.Span] = []
        for _ in 0..<(try count(of: "spans", limit: Limits.rows)) {
            let scope = ScopeID(rawValue: try number(UInt32.self))
            spans.append(
                DeviceDossier.Span(
                    scope: scope, since: try varint(), until: try flag() ? try varint() : nil))
        }
        let status = try text(limit: 64)
        return DeviceDossier(
            person: person, spans: spans, status: status, key: try key(), isWiped: try flag())
    }

    fileprivate mutating func fork() throws(WireError) -> Fork {
        Fork(
            timeline: Timeline(rawValue: try fixed64()), sequence: try varint(), base: try varint(),
            counter: try varint(), counterBase: try varint())
    }
}
