// Why this file exists: who signs in at HQ's pages can do what their roles allow, so nobody else must: not by guessing,
// not by asking the clock who is known, not by a token of yesterday, and not by reading HQ's files.

import Foundation
import GRDB
import SyncProtocol
import SyncServer
import TestSupport
import Testing

/// An HQ where Ann has a password.
struct SignInWorld {
    static let password = "blue kettle on the roof"
    static let next = "a green boat, half sunk"

    let world: SharedWorld
    let ann = RecordID(high: 7, low: 1)
    let bob = RecordID(high: 7, low: 2)

    var headquarters: Headquarters { world.headquarters }

    init() async throws {
        world = try await SharedWorld()
        try await headquarters.setPassword(Self.password, for: ann, names: ["Ann", "ann@example.com"])
    }

    func attempt(_ password: String = password, by person: RecordID?, address: String = "10.0.0.9") -> SignInAttempt {
        SignInAttempt(name: "ann", person: person, password: password, address: address, agent: "a browser")
    }

    func signIn(_ password: String = password) async throws -> BegunSession {
        try await headquarters.signIn(attempt(password, by: ann))
    }

    /// What the audit chain says of somebody's signing in, oldest first.
    func words(of person: RecordID) async throws -> [String] {
        try await headquarters.auditLines(AuditQuery(limit: 1000)).compactMap { line -> String? in
            if case .deed(.signIn(person, let word, _)) = line.content { word } else { nil }
        }
    }

    /// In which of HQ's files some text stands.
    func files(holding text: String) throws -> [String] {
        try ["hq.db", "hq.db-wal"].filter { name in
            let path = world.directory.path + "/" + name
            guard FileManager.default.fileExists(atPath: path) else { return false }
            return try Data(contentsOf: URL(filePath: path)).range(of: Data(text.utf8)) != nil
        }
    }
}

@Suite struct `Signing in` {
    @Test func `takes the right password, and keeps of it and of the token nothing but hashes`() async throws {
        let world = try await SignInWorld()
        let begun = try await world.signIn()
        let session = try #require(world.headquarters.session(of: begun.token))
        #expect(session == begun.session)
        #expect(session.person == world.ann && session.method == .password && session.agent == "a browser")
        #expect(session.created == world.world.clock.now && session.address == "10.0.0.9")
        #expect(try world.files(holding: session.number) != [], "what is sought would be found")
        for secret in [begun.token, SignInWorld.password] { #expect(try world.files(holding: secret) == []) }
        for token in ["", "x", begun.token + "A", String(begun.token.dropLast()) + "=", session.number] {
            #expect(world.headquarters.session(of: token) == nil)
        }
        #expect(try await world.words(of: world.ann) == ["password-set", "signed-in"])
        try await world.world.expectSound()
    }

    @Test func `a wrong password, a person without one and a name that nobody bears cost the same and sound the same`()
        async throws
    {
        let world = try await SignInWorld()
        let attempts = [
            world.attempt("blue kettle on the root", by: world.ann), world.attempt(by: world.bob),
            world.attempt(by: nil), world.attempt(String(repeating: "x", count: 9000), by: world.ann),
            world.attempt("", by: world.ann),
        ]
        for attempt in attempts {
            let before = world.headquarters.signIns.hasher.taken
            await #expect(throws: SignInError.wrong) { try await world.headquarters.signIn(attempt) }
            #expect(world.headquarters.signIns.hasher.taken == before + 1)
        }
        #expect(world.headquarters.sessions(of: world.ann).isEmpty)
    }

    @Test func `whoever guesses is slowed, is told until when, and even the right password waits`() async throws {
        let world = try await SignInWorld()
        for _ in 0..<5 { await #expect(throws: SignInError.wrong) { try await world.signIn("a wrong password") } }
        let start = world.world.clock.now
        let taken = world.headquarters.signIns.hasher.taken
        for _ in 0..<10 {
            await #expect(throws: SignInError.slowed(until: start + 30_000, seconds: 30)) { try await world.signIn() }
        }
        #expect(world.headquarters.signIns.hasher.taken == taken, "what must wait is not hashed")
        world.world.clock.advance(30_000)
        _ = try await world.signIn()
        #expect(try await world.words(of: world.ann) == ["password-set", "slowed", "signed-in"])
        await #expect(throws: SignInError.wrong) { try await world.signIn("a wrong password") }
        _ = try await world.signIn()
        #expect(SignInError.slowed(until: 0, seconds: 30).description.contains("30 seconds"))
        #expect(SignInError.slowed(until: 0, seconds: 121).description.contains("3 minutes"))
    }

    @Test func `many guesses at once are not more guesses`() async throws {
        let world = try await SignInWorld()
        let outcomes = await withTaskGroup(of: SignInError?.self) { group in
            for number in 0..<12 {
                group.addTask {
                    do {
                        _ = try await world.signIn("a wrong password \(number)")
                        return nil
                    } catch { return error as? SignInError }
                }
            }
            return await group.reduce(into: [SignInError?]()) { $0.append($1) }
        }
        #expect(outcomes.filter { $0 == .wrong }.count == 5)
        #expect(outcomes.count == 12 && !outcomes.contains(nil))
    }

    @Test func `a token is new at every sign-in and at every step-up, and the one before a step-up opens nothing`()
        async throws
    {
        let world = try await SignInWorld()
        let (first, second) = (try await world.signIn(), try await world.signIn())
        #expect(first.token != second.token && first.session.number != second.session.number)
        #expect(world.headquarters.needsStepUp(first.session))
        await #expect(throws: SignInError.wrong) {
            try await world.headquarters.stepUp(first.token, password: "a wrong password", address: "10.0.0.9")
        }
        world.world.clock.advance(1000)
        let stepped = try await world.headquarters.stepUp(
            first.token, password: SignInWorld.password, address: "10.0.0.9")
        #expect(stepped.token != first.token && stepped.session.number == first.session.number)
        #expect(stepped.session.formSecret != first.session.formSecret)
        #expect(stepped.session.expires == first.session.expires, "a step-up lengthens nothing")
        #expect(world.headquarters.session(of: first.token) == nil)
        #expect(world.headquarters.session(of: stepped.token) == stepped.session)
        #expect(!world.headquarters.needsStepUp(stepped.session))
        world.world.clock.advance(SignInSession.stepUp)
        #expect(world.headquarters.needsStepUp(stepped.session))
        await #expect(throws: SignInError.ended) {
            try await world.headquarters.stepUp(first.token, password: SignInWorld.password, address: "10.0.0.9")
        }
        #expect(try await world.words(of: world.ann).suffix(2) == ["signed-in", "stepped-up"])
    }

    @Test func `another way of proving who somebody is begins a session and renews it, and no other does`()
        async throws
    {
        let world = try await SignInWorld()
        let provider = SignInMethod.provider("https://login.example")
        let begun = try await world.headquarters.beginSession(
            for: world.bob, by: provider, address: "10.0.0.9", agent: "a browser")
        #expect(world.headquarters.session(of: begun.token)?.method == provider)
        await #expect(throws: SignInError.ended) {
            try await world.headquarters.stepUp(begun.token, by: .provider("https://other.example"))
        }
        world.world.clock.advance(1)
        let stepped = try await world.headquarters.stepUp(begun.token, by: provider)
        #expect(!world.headquarters.needsStepUp(stepped.session))
        // Nobody has a password to guess there.
        await #expect(throws: SignInError.wrong) {
            try await world.headquarters.stepUp(stepped.token, password: SignInWorld.password, address: "10.0.0.9")
        }
    }
}

@Suite struct `Passwords at HQ` {
    @Test func `a one-time code sets a password once, ends what was open and signs in`() async throws {
        let world = try await SignInWorld()
        let old = try await world.signIn()
        let welcome = try await world.headquarters.welcome(world.ann)
        #expect(welcome.path == "/welcome?code=" + welcome.code)
        #expect(welcome.expires == world.world.clock.now + 24 * 3_600_000)
        #expect(world.headquarters.session(of: old.token) != nil, "a code that was given out changes nothing yet")
        #expect(try await world.headquarters.person(welcomedBy: welcome.code, address: "10.0.0.9") == world.ann)
        func redeem(_ password: String) async throws -> BegunSession {
            try await world.headquarters.redeem(
                welcome.code.lowercased(), password: password, names: ["Ann Lee"], address: "10.0.0.9", agent: "b")
        }
        // What is refused leaves the code as it was.
        await #expect(throws: SignInError.objection(.short)) { try await redeem("short") }
        await #expect(throws: SignInError.objection(.holdsName)) { try await redeem("here is ann lee") }
        let begun = try await redeem(SignInWorld.next)
        #expect(world.headquarters.session(of: begun.token)?.method == .welcomeCode)
        #expect(world.headquarters.session(of: old.token) == nil)
        await #expect(throws: SignInError.code) { try await redeem("yet another password") }
        await #expect(throws: SignInError.wrong) { try await world.signIn() }
        _ = try await world.signIn(SignInWorld.next)
        #expect(try world.files(holding: String(welcome.code.filter { $0 != "-" }.suffix(16))) == [])
    }

    @Test func `a code is void after five wrong tries, after a day, and once there is another`() async throws {
        let world = try await SignInWorld()
        func person(_ code: String, _ address: String = "10.0.0.9") async throws -> RecordID {
            try await world.headquarters.person(welcomedBy: code, address: address)
        }
        let first = try await world.headquarters.welcome(world.ann)
        let wrong = first.code.prefix(5) + "0000-0000-0000-0000"
        for _ in 0..<4 { await #expect(throws: SignInError.code) { try await person(String(wrong)) } }
        #expect(try await person(first.code) == world.ann)
        await #expect(throws: SignInError.code) { try await person(String(wrong)) }
        await #expect(throws: SignInError.code) { try await person(first.code) }

        let second = try await world.headquarters.welcome(world.ann)
        let third = try await world.headquarters.welcome(world.ann)
        await #expect(throws: SignInError.code) { try await person(second.code, "10.0.0.10") }
        #expect(try await person(third.code, "10.0.0.10") == world.ann)
        world.world.clock.advance(24 * 3_600_000)
        await #expect(throws: SignInError.code) { try await person(third.code, "10.0.0.11") }
        for code in ["", "x", String(repeating: "A", count: 500), "not a code!"] {
            await #expect(throws: SignInError.code) { try await person(code, "10.0.0.12") }
        }
    }

    @Test func `whoever tries codes is slowed by where they come from`() async throws {
        let world = try await SignInWorld()
        for _ in 0..<20 {
            await #expect(throws: SignInError.code) {
                try await world.headquarters.person(welcomedBy: "0001-AAAA-AAAA-AAAA-AAAA", address: "10.0.0.9")
            }
        }
        let welcome = try await world.headquarters.welcome(world.ann)
        let until = world.world.clock.now + 30_000
        await #expect(throws: SignInError.slowed(until: until, seconds: 30)) {
            try await world.headquarters.person(welcomedBy: welcome.code, address: "10.0.0.9")
        }
        #expect(try await world.headquarters.person(welcomedBy: welcome.code, address: "10.0.0.10") == world.ann)
    }

    @Test func `changing one's password ends all other sessions and gives this one another token`() async throws {
        let world = try await SignInWorld()
        let (here, there) = (try await world.signIn(), try await world.signIn())
        func change(from current: String, to next: String) async throws -> BegunSession {
            try await world.headquarters.changePassword(
                here.token, from: current, to: next, names: ["Ann"], address: "10.0.0.9")
        }
        await #expect(throws: SignInError.wrong) { try await change(from: "a wrong one", to: SignInWorld.next) }
        await #expect(throws: SignInError.objection(.common)) {
            try await change(from: SignInWorld.password, to: "password1234")
        }
        #expect(world.headquarters.sessions(of: world.ann).count == 2, "what was refused ended nothing")
        let after = try await change(from: SignInWorld.password, to: SignInWorld.next)
        for token in [here.token, there.token] { #expect(world.headquarters.session(of: token) == nil) }
        #expect(world.headquarters.sessions(of: world.ann) == [after.session])
        await #expect(throws: SignInError.wrong) { try await world.signIn() }
    }

    @Test func `whose password is taken away is out, with their codes`() async throws {
        let world = try await SignInWorld()
        let begun = try await world.signIn()
        let welcome = try await world.headquarters.welcome(world.ann)
        #expect(try await world.headquarters.hasPassword(world.ann))
        try await world.headquarters.removePassword(of: world.ann)
        #expect(try await !world.headquarters.hasPassword(world.ann))
        #expect(world.headquarters.session(of: begun.token) == nil)
        await #expect(throws: SignInError.wrong) { try await world.signIn() }
        await #expect(throws: SignInError.code) {
            try await world.headquarters.person(welcomedBy: welcome.code, address: "10.0.0.9")
        }
        #expect(try await world.words(of: world.ann).last == "password-removed")
    }

    @Test func `a hash of other costs is made anew when its owner signs in`() async throws {
        let world = try await SignInWorld()
        func hash() async throws -> String? {
            try await world.headquarters.pool.read { try String.fetchOne($0, sql: "SELECT hash FROM hq_login") }
        }
        let today = try await hash()
        let cheap = try #require(`Password hashes`.cheap(SignInWorld.password))
        try await world.headquarters.committer.perform { _, db in
            try db.execute(sql: "UPDATE hq_login SET hash = ?", arguments: [cheap])
        }
        _ = try await world.signIn()
        let renewed = try #require(try await hash())
        #expect(renewed != cheap && renewed != today && renewed.hasPrefix("$argon2id$v=19$m=65536,t=2,p=1$"))
        _ = try await world.signIn()
        #expect(try await hash() == renewed)
    }
}
