// Why this file exists: HQ's pages are for people, who have no device with a key. They prove who they are by a password
// or by whatever is added as another method, and get a session, which is all that the pages ask for.

import GRDB
import SyncProtocol
import Synchronization

/// Somebody tries to sign in.
public struct SignInAttempt: Sendable {
    /// What was typed as name or address.
    let name: String
    /// Whom the directory knows by it; nil for nobody, and for somebody who has left.
    let person: RecordID?
    let password: String
    /// Whence the request came, as a numeric address.
    let address: String
    /// What the browser says that it is.
    let agent: String

    public init(name: String, person: RecordID?, password: String, address: String, agent: String) {
        self.name = name
        self.person = person
        self.password = password
        self.address = address
        self.agent = agent
    }
}

/// A password that was checked, against which hash.
struct PasswordProof: Sendable {
    let hash: String
    let renewed: String?
}

extension Headquarters {
    /// Signs somebody in. A name that nobody bears, a person without a password and a wrong password are answered after
    /// the same work and with the same words.
    /// - Throws: ``SignInError``.
    public func signIn(_ attempt: SignInAttempt) async throws -> BegunSession {
        let proof = try await prove(
            attempt.person, name: attempt.name, password: attempt.password, address: attempt.address)
        return try await begin(
            SignInSession(
                proof.person, .password, at: wall(), address: attempt.address, agent: attempt.agent), proof.proof)
    }

    /// Begins a session of somebody who has proven who they are in another way than by a password: whoever speaks to an
    /// identity provider finds the person by the provider's subject and calls this. Nothing else of signing in differs.
    /// - Parameters:
    ///   - person: somebody who has not left; the caller has looked.
    ///   - address: whence, as a numeric address.
    ///   - agent: what the browser says that it is.
    public func beginSession(
        for person: RecordID, by method: SignInMethod, address: String, agent: String
    ) async throws -> BegunSession {
        try await begin(SignInSession(person, method, at: wall(), address: address, agent: agent), nil)
    }

    /// Somebody who is signed in proves again who they are, before what cannot be undone. The session goes on under
    /// another token; the one that was presented opens nothing any more.
    /// - Throws: ``SignInError``.
    public func stepUp(_ token: String, password: String, address: String) async throws -> BegunSession {
        guard let session = session(of: token) else { throw SignInError.ended }
        let proof = try await prove(session.person, name: "", password: password, address: address)
        return try await renew(token, proof.proof)
    }

    /// The same for a session of another method than a password, proven by the caller just now.
    /// - Throws: ``SignInError/ended``.
    public func stepUp(_ token: String, by method: SignInMethod) async throws -> BegunSession {
        guard let session = session(of: token), session.method == method else { throw SignInError.ended }
        return try await renew(token, nil)
    }

    /// Whether a session's holder must prove again who they are before what cannot be undone.
    public func needsStepUp(_ session: SignInSession) -> Bool { !session.isSteppedUp(at: wall()) }

    // MARK: Proofs

    /// - Returns: only for the right password of somebody who has one.
    /// - Throws: ``SignInError``; the failure is counted.
    func prove(
        _ person: RecordID?, name: String, password: String, address: String
    ) async throws -> (person: RecordID, proof: PasswordProof) {
        let now = wall()
        let subject = SignInTries.Subject(person, name: name)
        let count = try signIns.begin(subject, address, at: now)
        // Asked for nobody, too, so that nobody takes as long as somebody.
        let sought = person ?? RecordID(high: 0, low: 0)
        let hash = try await pool.read { try SignInTables.password(of: sought, $0) }
        let typed = PasswordRule.normalized(password)
        let check = try await signIns.hasher.run { PasswordCheck(typed ?? "", against: hash) }
        guard let person, let hash, typed != nil, check.isRight else {
            if count.isNotable, let person { try await note("slowed", "", of: person) }
            throw SignInError.wrong
        }
        signIns.succeed(subject, address)
        return (person, PasswordProof(hash: hash, renewed: check.renewed))
    }

    /// Writes into the audit chain what became of somebody's signing in.
    private func note(_ word: String, _ about: String, of person: RecordID) async throws {
        let now = wall()
        try await committer.perform { ledger, _ in
            try ledger.record(.signIn(person: person, word: word, about: about), at: now)
        }
    }

    // MARK: Sessions

    /// - Parameter proof: of a password, which must still be the person's.
    func begin(_ session: SignInSession, _ proof: PasswordProof?) async throws -> BegunSession {
        let token = SessionToken.make()
        guard let hash = SessionToken.hash(token) else { throw SignInError.ended }
        try await committer.change { ledger, db -> [Fingerprint] in
            try Self.hold(proof, of: session.person, db)
            let surplus = try SignInTables.sessions(of: session.person, db).dropFirst(SignInSession.most - 1)
            for old in surplus { try SignInTables.delete(old.hash, db) }
            try SignInTables.insert(session, hash, db)
            try ledger.record(
                .signIn(person: session.person, word: "signed-in", about: session.number), at: session.created)
            return surplus.map(\.hash)
        } then: { [signIns] surplus in
            signIns.sessions.withLock { book in
                book.remove(surplus)
                book.add(session, under: hash)
            }
        }
        return BegunSession(token: token, session: session)
    }

    /// The password may have been changed, or taken away, while it was checked.
    private static func hold(_ proof: PasswordProof?, of person: RecordID, _ db: Database) throws {
        guard let proof else { return }
        guard try SignInTables.password(of: person, db) == proof.hash else { throw SignInError.wrong }
        if let renewed = proof.renewed { try SignInTables.renewHash(renewed, of: person, db) }
    }

    private func renew(_ token: String, _ proof: PasswordProof?) async throws -> BegunSession {
        let next = SessionToken.make()
        guard let old = SessionToken.hash(token), let new = SessionToken.hash(next),
            var session = signIns.sessions.withLock({ $0.use(old, at: wall()) })
        else { throw SignInError.ended }
        session.steppedUp = session.seen
        session.formSecret = Secrets.token()
        let renewed = session
        try await committer.change { ledger, db in
            try Self.hold(proof, of: renewed.person, db)
            guard try SignInTables.delete(old, db) else { throw SignInError.ended }
            try SignInTables.insert(renewed, new, db)
            try ledger.record(
                .signIn(person: renewed.person, word: "stepped-up", about: renewed.number), at: renewed.seen)
        } then: { [signIns] _ in
            signIns.sessions.withLock { book in
                book.remove([old])
                book.add(renewed, under: new)
            }
        }
        return BegunSession(token: next, session: renewed)
    }
}
