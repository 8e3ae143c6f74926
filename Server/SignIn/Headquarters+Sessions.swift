// Why this file exists: whoever is signed in must be able to see where, and to end it; and what ends somebody's stay
// with us must end their sessions within the minute at most.

import GRDB
import RecordTables
import SyncProtocol
import Synchronization

extension Headquarters {
    /// Who a browser's token says it is; nil if nobody, or not any more. Asks memory only, and notes that it was used.
    /// It does not know whether the person has left: a page that shows or does anything asks that of the directory.
    public func session(of token: String) -> SignInSession? {
        guard let hash = SessionToken.hash(token) else { return nil }
        let now = wall()
        return signIns.sessions.withLock { $0.use(hash, at: now) }
    }

    /// The live sessions of a person, the last used first.
    public func sessions(of person: RecordID) -> [SignInSession] {
        let now = wall()
        return signIns.sessions.withLock { $0.list(of: person, at: now) }
    }

    /// Ends the session of a token, if there is one.
    public func signOut(_ token: String) async throws {
        guard let session = session(of: token) else { return }
        _ = try await end(session.person, "signed-out") { $0.number == session.number }
    }

    /// Ends one session of a person.
    /// - Returns: whether there was one.
    @discardableResult
    public func endSession(_ number: String, of person: RecordID) async throws -> Bool {
        try await end(person, "session-ended") { $0.number == number } > 0
    }

    /// Ends all sessions of the token's holder but this one.
    /// - Returns: how many.
    @discardableResult
    public func endOtherSessions(than token: String) async throws -> Int {
        guard let session = session(of: token) else { throw SignInError.ended }
        return try await end(session.person, "session-ended") { $0.number != session.number }
    }

    /// Ends all sessions of a person. To be called where somebody leaves, and where their password is taken away.
    /// - Returns: how many.
    @discardableResult
    public func endSessions(of person: RecordID) async throws -> Int {
        try await end(person, "session-ended") { _ in true }
    }

    /// Ends the sessions of everybody who is gone. To be called every minute, and after what lets people go: who has
    /// left is the domain's to say, so it is asked.
    /// - Parameter isGone: whether a person may not be signed in any more.
    /// - Returns: whose sessions were ended.
    @discardableResult
    public func endSessions(
        where isGone: @escaping @Sendable (RecordReader, RecordID) throws -> Bool
    ) async throws -> [RecordID] {
        let now = wall()
        let people = signIns.sessions.withLock { $0.people(at: now) }.sorted()
        guard !people.isEmpty else { return [] }
        let gone = try await read { reader in try people.filter { try isGone(reader, $0) } }
        for person in gone { try await endSessions(of: person) }
        return gone
    }

    private typealias Kept = (hash: Fingerprint, number: String)

    private func end(
        _ person: RecordID, _ word: String, where isMeant: @escaping @Sendable (Kept) -> Bool
    ) async throws -> Int {
        let now = wall()
        let ended = try await committer.change { ledger, db -> [Fingerprint] in
            let ended = try SignInTables.sessions(of: person, db).filter(isMeant)
            for session in ended {
                try SignInTables.delete(session.hash, db)
                try ledger.record(.signIn(person: person, word: word, about: session.number), at: now)
            }
            return ended.map(\.hash)
        } then: { [signIns] ended in
            signIns.sessions.withLock { $0.remove(ended) }
        }
        return ended.count
    }

    /// Writes down when sessions were last used, and takes out those that are over. Done every minute and at the end,
    /// so that no page waits for the disk.
    public func saveSessions() async throws {
        let now = wall()
        let (over, seen) = signIns.sessions.withLock { $0.due(at: now) }
        guard !over.isEmpty || !seen.isEmpty else { return }
        try await committer.change { _, db in
            for hash in over { try SignInTables.delete(hash, db) }
            for (hash, instant) in seen { try SignInTables.note(hash, seen: instant, db) }
        } then: { [signIns] _ in
            signIns.sessions.withLock { book in
                book.remove(over)
                book.saved(seen)
            }
        }
    }

    // MARK: What they did

    /// Writes into the audit chain what somebody who is signed in did that is no edit: who was let in, shut out,
    /// exported to.
    /// - Parameters:
    ///   - action: one stable word, such as `invite`; of more than 64 bytes the beginning is kept.
    ///   - subject: what it was done to, such as `device:7`, of at most 256 bytes. Never a name: an erasure does not
    ///     reach the chain.
    public func note(_ action: String, about subject: String, by person: RecordID) async throws {
        let now = wall()
        try await committer.perform { ledger, _ in
            try ledger.record(.desk(person: person, action: action, subject: subject), at: now)
        }
    }

    /// Notes up to which commit somebody has looked at what changed; never less than before.
    public func noteLooked(_ person: RecordID, upTo sequence: CommitSequence) async throws {
        let sequence = min(sequence, frontier)
        try await committer.perform { _, db in
            let upsert = try RawStatement(
                cached: db,
                "INSERT INTO hq_looked (person, sequence) VALUES (?1, ?2) "
                    + "ON CONFLICT (person) DO UPDATE SET sequence = max(sequence, ?2)")
            upsert.bind(1, person)
            upsert.bind(2, sequence)
            try upsert.run()
        }
    }

    /// The commit up to which somebody has looked at what changed; nil if they never have.
    public func looked(_ person: RecordID) async throws -> CommitSequence? {
        try await pool.read { db in
            let select = try RawStatement(cached: db, "SELECT sequence FROM hq_looked WHERE person = ?")
            select.bind(1, person)
            defer { select.reset() }
            return try select.step() ? select.unsigned(0) : nil
        }
    }
}
