// Why this file exists: a password begins with its owner, not with HQ. HQ gives a one-time code by a way that it
// trusts, and whoever has it sets a password that nobody else ever sees.

import GRDB
import RecordTables
import SyncProtocol
import Synchronization

/// A one-time code for somebody to set a password with, to be shown once.
public struct Welcome: Hashable, Sendable {
    /// `KHTM-…`, five groups of four.
    public let code: String
    public let person: RecordID
    /// Unix milliseconds.
    public let expires: UInt64

    /// Where at HQ's pages it is used.
    public var path: String { "/welcome?code=" + code }
}

extension Headquarters {
    /// How many wrong tries void a code, and for how many milliseconds it is good.
    private static let codeTries: Int64 = 5
    private static let codeLife: UInt64 = 24 * 3_600_000

    /// Makes a one-time code with which somebody sets a password; an earlier one of theirs is void. Their password and
    /// sessions stay until it is used.
    public func welcome(_ person: RecordID) async throws -> Welcome {
        let secret = Secrets.letters()
        let now = wall()
        let expires = now + Self.codeLife
        return try await committer.perform { ledger, db in
            try SignInTables.remove(person, from: "hq_welcome", db)
            let insertion = try RawStatement(
                cached: db, "INSERT INTO hq_welcome (secret, person, expires) VALUES (?, ?, ?)")
            insertion.bind(1, bytes: Secrets.hash(secret))
            insertion.bind(2, person)
            insertion.bind(3, expires)
            try insertion.run()
            let number = UInt64(clamping: db.lastInsertedRowID)
            try ledger.record(.signIn(person: person, word: "code-given", about: ""), at: now)
            return Welcome(
                code: EnrolmentCode(invitation: number, secret: secret).text, person: person, expires: expires)
        }
    }

    /// Whose code it is, for the page that asks for the new password. A wrong one is a failed try.
    /// - Throws: ``SignInError``.
    public func person(welcomedBy code: String, address: String) async throws -> RecordID {
        let now = wall()
        _ = try signIns.begin(nil, address, at: now)
        let person = try await committer.perform { _, db in try Self.person(welcomedBy: code, at: now, db) }
        guard let person else { throw SignInError.code }
        signIns.succeed(nil, address)
        return person
    }

    /// Sets the password of whoever has a code, ends the sessions they had, and signs them in.
    /// - Parameter names: what they are called, which must not stand in the password.
    /// - Throws: ``SignInError``.
    public func redeem(
        _ code: String, password: String, names: [String], address: String, agent: String
    ) async throws -> BegunSession {
        let person = try await person(welcomedBy: code, address: address)
        let hash = try await newHash(password, names)
        let now = wall()
        // Asked again as it is used up: of two who have it one is first.
        let holder = try await committer.change { ledger, db -> RecordID? in
            guard try Self.person(welcomedBy: code, at: now, db) == person else { return nil }
            try Self.replacePassword(hash, of: person, at: now, ledger, db)
            return person
        } then: { [signIns] holder in
            if let holder { signIns.forget([holder]) }
        }
        guard holder != nil else { throw SignInError.code }
        return try await begin(
            SignInSession(person, .welcomeCode, at: now, address: address, agent: agent),
            PasswordProof(hash: hash, renewed: nil))
    }

    /// Sets somebody's password for them and ends their sessions.
    /// - Throws: ``SignInError``.
    public func setPassword(_ password: String, for person: RecordID, names: [String]) async throws {
        let hash = try await newHash(password, names)
        let now = wall()
        try await committer.change { ledger, db in
            try Self.replacePassword(hash, of: person, at: now, ledger, db)
        } then: { [signIns] _ in
            signIns.forget([person])
        }
    }

    /// Changes the password of whoever is signed in. All their sessions end; they go on with a new one.
    /// - Throws: ``SignInError``.
    public func changePassword(
        _ token: String, from current: String, to password: String, names: [String], address: String
    ) async throws -> BegunSession {
        guard let session = session(of: token) else { throw SignInError.ended }
        let proof = try await prove(session.person, name: "", password: current, address: address).proof
        let hash = try await newHash(password, names)
        let now = wall()
        try await committer.change { ledger, db in
            guard try SignInTables.password(of: session.person, db) == proof.hash else { throw SignInError.wrong }
            try Self.replacePassword(hash, of: session.person, at: now, ledger, db)
        } then: { [signIns] _ in
            signIns.forget([session.person])
        }
        return try await begin(
            SignInSession(session.person, .password, at: now, address: address, agent: session.agent),
            PasswordProof(hash: hash, renewed: nil))
    }

    /// Takes somebody's password away, with their codes and sessions.
    public func removePassword(of person: RecordID) async throws {
        let now = wall()
        try await committer.change { ledger, db in
            for table in ["hq_login", "hq_session", "hq_welcome"] { try SignInTables.remove(person, from: table, db) }
            try ledger.record(.signIn(person: person, word: "password-removed", about: ""), at: now)
        } then: { [signIns] _ in
            signIns.forget([person])
        }
    }

    /// Whether somebody has a password.
    public func hasPassword(_ person: RecordID) async throws -> Bool {
        try await pool.read { try SignInTables.password(of: person, $0) != nil }
    }

    // MARK: Steps

    private func newHash(_ password: String, _ names: [String]) async throws -> String {
        if let objection = PasswordRule.objection(to: password, names: names) {
            throw SignInError.objection(objection)
        }
        guard let text = PasswordRule.normalized(password) else { throw SignInError.objection(.long) }
        guard let hash = try await signIns.hasher.run({ PasswordHash.make(text) }) else { throw SignInError.busy }
        return hash
    }

    private static func replacePassword(
        _ hash: String, of person: RecordID, at now: UInt64, _ ledger: Ledger, _ db: Database
    ) throws {
        try SignInTables.setPassword(hash, of: person, at: now, db)
        for table in ["hq_session", "hq_welcome"] { try SignInTables.remove(person, from: table, db) }
        try ledger.record(.signIn(person: person, word: "password-set", about: ""), at: now)
    }

    /// - Returns: nil if the code is not valid; the failed try is counted.
    private static func person(welcomedBy text: String, at now: UInt64, _ db: Database) throws -> RecordID? {
        guard let code = EnrolmentCode(typed: text) else { return nil }
        let number = Int64(clamping: code.invitation)
        let select = try RawStatement(
            cached: db, "SELECT secret, person FROM hq_welcome WHERE welcome = ? AND expires > ? AND tries < ?")
        select.bind(1, number)
        select.bind(2, now)
        select.bind(3, codeTries)
        defer { select.reset() }
        guard try select.step() else { return nil }
        if Secrets.areEqual(Secrets.hash(code.secret), select.bytes(0)) { return select.id(1) }
        select.reset()
        try db.execute(sql: "UPDATE hq_welcome SET tries = tries + 1 WHERE welcome = ?", arguments: [number])
        return nil
    }
}
