// Why this file exists: every page asks who its reader is, and must not touch the disk for it; nor must whoever sends
// made-up cookies. So all sessions are in memory, and the disk hears of their use once a minute.

import SyncProtocol

/// Every session, by the hash of its token.
struct SessionBook {
    private var sessions: [Fingerprint: SignInSession]
    private var ofPerson: [RecordID: Set<Fingerprint>] = [:]
    /// Used since it was last written down.
    private var unsaved: Set<Fingerprint> = []

    init(_ stored: [Fingerprint: SignInSession] = [:]) {
        sessions = stored
        for (hash, session) in stored { ofPerson[session.person, default: []].insert(hash) }
    }

    /// The session of a token, as used now; nil if there is none or it is over.
    mutating func use(_ hash: Fingerprint, at now: UInt64) -> SignInSession? {
        guard var session = sessions[hash], session.isLive(at: now) else { return nil }
        if now > session.seen {
            session.seen = now
            sessions[hash] = session
            unsaved.insert(hash)
        }
        return session
    }

    mutating func add(_ session: SignInSession, under hash: Fingerprint) {
        sessions[hash] = session
        ofPerson[session.person, default: []].insert(hash)
    }

    mutating func remove(_ hashes: some Sequence<Fingerprint>) {
        for hash in hashes {
            unsaved.remove(hash)
            guard let session = sessions.removeValue(forKey: hash) else { continue }
            ofPerson[session.person]?.remove(hash)
            if ofPerson[session.person]?.isEmpty == true { ofPerson[session.person] = nil }
        }
    }

    mutating func removeAll(of person: RecordID) { remove(ofPerson[person] ?? []) }

    /// The live sessions of a person, the last used first.
    func list(of person: RecordID, at now: UInt64) -> [SignInSession] {
        (ofPerson[person] ?? []).compactMap { sessions[$0] }.filter { $0.isLive(at: now) }
            .sorted { ($0.seen, $0.created, $0.number) > ($1.seen, $1.created, $1.number) }
    }

    /// Everybody who is signed in.
    func people(at now: UInt64) -> Set<RecordID> {
        Set(sessions.values.filter { $0.isLive(at: now) }.map(\.person))
    }

    /// Those that are over, and what there is to write down of the others.
    func due(at now: UInt64) -> (over: [Fingerprint], seen: [Fingerprint: UInt64]) {
        let over = sessions.filter { !$0.value.isLive(at: now) }.map(\.key)
        let seen = unsaved.subtracting(over).compactMap { hash in sessions[hash].map { (hash, $0.seen) } }
        return (over, Dictionary(uniqueKeysWithValues: seen))
    }

    /// Takes note that this was written down; what was used since is still to be.
    mutating func saved(_ seen: [Fingerprint: UInt64]) {
        for (hash, instant) in seen where sessions[hash]?.seen == instant { unsaved.remove(hash) }
    }
}
