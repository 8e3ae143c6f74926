// Why this file exists: a session must end when it should, everywhere at once, and must not when it should not: not at
// a restart; but for good when HQ is restored from a backup of a day on which it was still open.

import Foundation
import GRDB
import SyncProtocol
import SyncServer
import TestSupport
import Testing

@Suite struct `Sessions at HQ` {
    @Test func `end when they are not used, and after a week however much they are`() async throws {
        let world = try await SignInWorld()
        let begun = try await world.signIn()
        world.world.clock.advance(SignInSession.idle - 1)
        #expect(world.headquarters.session(of: begun.token) != nil)
        world.world.clock.advance(SignInSession.idle)
        #expect(world.headquarters.session(of: begun.token) == nil)
        #expect(world.headquarters.sessions(of: world.ann).isEmpty)

        let busy = try await world.signIn()
        for _ in 0..<27 {
            world.world.clock.advance(6 * 3_600_000)
            #expect(world.headquarters.session(of: busy.token) != nil)
        }
        world.world.clock.advance(6 * 3_600_000)
        #expect(world.headquarters.session(of: busy.token) == nil)
        try await world.headquarters.saveSessions()
        let kept = try await world.headquarters.pool.read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM hq_session")
        }
        #expect(kept == 0, "what is over is taken out")
    }

    @Test func `are listed to their owner, and ended one by one, all others, or all`() async throws {
        let world = try await SignInWorld()
        var begun: [BegunSession] = []
        for _ in 0..<4 {
            world.world.clock.advance(1000)
            begun.append(try await world.signIn())
        }
        let hers = world.headquarters.sessions(of: world.ann)
        #expect(hers.map(\.number) == begun.reversed().map(\.session.number))
        #expect(try await !world.headquarters.endSession(hers[0].number, of: world.bob), "not by somebody else's name")
        #expect(try await world.headquarters.endSession(hers[0].number, of: world.ann))
        #expect(try await !world.headquarters.endSession(hers[0].number, of: world.ann))
        #expect(world.headquarters.session(of: begun[3].token) == nil)
        #expect(try await world.headquarters.endOtherSessions(than: begun[0].token) == 2)
        #expect(world.headquarters.sessions(of: world.ann).map(\.number) == [begun[0].session.number])
        try await world.headquarters.signOut(begun[0].token)
        #expect(world.headquarters.sessions(of: world.ann).isEmpty)
        try await world.headquarters.signOut(begun[0].token)
        _ = try await world.signIn()
        #expect(try await world.headquarters.endSessions(of: world.ann) == 1)
        let words = try await world.words(of: world.ann)
        #expect(words.filter { $0 == "session-ended" }.count == 4 && words.filter { $0 == "signed-out" }.count == 1)
        try await world.world.expectSound()
    }

    @Test func `are twenty for one person at most, and the oldest goes`() async throws {
        let world = try await SignInWorld()
        var tokens: [String] = []
        for _ in 0..<22 {
            world.world.clock.advance(1000)
            tokens.append(
                try await world.headquarters.beginSession(
                    for: world.bob, by: .provider("x"), address: "10.0.0.9", agent: "b"
                ).token)
        }
        let other = try await world.signIn()
        #expect(world.headquarters.sessions(of: world.bob).count == SignInSession.most)
        for (number, token) in tokens.enumerated() {
            #expect((world.headquarters.session(of: token) != nil) == (number > 1))
        }
        #expect(world.headquarters.session(of: other.token) != nil)
    }

    @Test func `of everybody who has left are ended together`() async throws {
        let world = try await SignInWorld()
        let begun = try await world.signIn()
        let bobs = try await world.headquarters.beginSession(
            for: world.bob, by: .provider("x"), address: "10.0.0.9", agent: "b")
        let bob = world.bob
        #expect(try await world.headquarters.endSessions { _, person in person == bob } == [bob])
        #expect(world.headquarters.session(of: bobs.token) == nil)
        #expect(world.headquarters.session(of: begun.token) != nil)
        #expect(try await world.headquarters.endSessions { _, _ in false } == [])
    }

    /// An HQ that can be closed and opened again.
    private struct Reopened {
        let clock = SharedClock()
        let directory = TemporaryDirectory()
        let ann = RecordID(high: 7, low: 1)

        func run<T: Sendable>(create: Bool = false, _ body: (Headquarters) async throws -> T) async throws -> T {
            let headquarters = try SharedWorld.open(directory, clock, create: create)
            let result = try await body(headquarters)
            try await headquarters.close()
            return result
        }

        func begin(_ headquarters: Headquarters) async throws -> BegunSession {
            try await headquarters.beginSession(for: ann, by: .provider("x"), address: "10.0.0.9", agent: "b")
        }
    }

    @Test func `outlast a restart, with when they were last used`() async throws {
        let place = Reopened()
        let (kept, ended) = try await place.run(create: true) { headquarters in
            let (kept, ended) = (try await place.begin(headquarters), try await place.begin(headquarters))
            try await headquarters.signOut(ended.token)
            place.clock.advance(SignInSession.idle - 1)
            #expect(headquarters.session(of: kept.token) != nil)
            return (kept, ended)
        }
        place.clock.advance(SignInSession.idle - 1)
        try await place.run { headquarters in
            #expect(headquarters.session(of: ended.token) == nil)
            let session = try #require(headquarters.session(of: kept.token))
            #expect(session.number == kept.session.number && session.formSecret == kept.session.formSecret)
            #expect(session.method == .provider("x") && session.created == kept.session.created)
        }
        place.clock.advance(SignInSession.idle)
        try await place.run { headquarters in #expect(headquarters.session(of: kept.token) == nil) }
    }

    @Test func `and one-time codes of a backup do not come back to life with it, and passwords do`() async throws {
        let world = try await SignInWorld()
        let begun = try await world.signIn()
        let welcome = try await world.headquarters.welcome(world.ann)
        let copy = world.world.directory.path + "/copy.db"
        _ = try await world.headquarters.backUp(to: copy)
        let place = try DataDirectory(NSTemporaryDirectory() + "/outpost-signin-\(UUID().uuidString)", create: true)
        defer { try? FileManager.default.removeItem(atPath: place.path) }
        _ = try place.restore(from: copy, replace: false, wall: world.world.clock.now)
        let clock = world.world.clock
        let restored = try Headquarters(
            place, schema: Notebook.schema, rulebook: Notebook.rulebook, wall: { clock.now })
        #expect(restored.session(of: begun.token) == nil && restored.sessions(of: world.ann).isEmpty)
        await #expect(throws: SignInError.code) {
            try await restored.person(welcomedBy: welcome.code, address: "10.0.0.9")
        }
        _ = try await restored.signIn(world.attempt(by: world.ann))
        #expect(try await restored.verifyAudit().findings == [])
    }

    @Test func `go with their owner who is erased, and so does the password`() async throws {
        let world = try await SignInWorld()
        let key = RecordKey(kind: Notebook.shelf, id: world.ann)
        _ = try await world.headquarters.apply([RecordEdit(key, .create, [FieldValue(1, .text("Ann"))])])
        let begun = try await world.signIn()
        _ = try await world.headquarters.welcome(world.ann)
        try await world.headquarters.noteLooked(world.ann, upTo: 1)
        _ = try await world.headquarters.erase([key], reason: "asked for it")
        #expect(world.headquarters.session(of: begun.token) == nil)
        #expect(try await !world.headquarters.hasPassword(world.ann))
        #expect(try await world.headquarters.looked(world.ann) == nil)
        for text in [begun.session.formSecret, "a browser", "$argon2id$"] {
            #expect(try world.files(holding: text) == [])
        }
        await #expect(throws: SignInError.wrong) { try await world.signIn() }
        try await world.world.expectSound()
    }

    @Test func `how far somebody has looked only grows, and not beyond what there is`() async throws {
        let world = try await SignInWorld()
        #expect(try await world.headquarters.looked(world.ann) == nil)
        let frontier = world.headquarters.frontier
        try await world.headquarters.noteLooked(world.ann, upTo: frontier + 1000)
        #expect(try await world.headquarters.looked(world.ann) == frontier)
        try await world.headquarters.noteLooked(world.ann, upTo: 0)
        #expect(try await world.headquarters.looked(world.ann) == frontier)
        #expect(try await world.headquarters.looked(world.bob) == nil)
    }

    @Test func `what somebody does at the pages stands in the chain under their own id`() async throws {
        let world = try await SignInWorld()
        try await world.headquarters.note("invite", about: "device:7", by: world.ann)
        try await world.headquarters.note("export", about: String(repeating: "x", count: 9000), by: world.ann)
        let deeds = try await world.headquarters.auditLines(AuditQuery(limit: 100)).compactMap { line -> AuditDeed? in
            if case .deed(let deed) = line.content { deed } else { nil }
        }.filter { $0.name == "desk" }
        #expect(deeds.first == .desk(person: world.ann, action: "invite", subject: "device:7"))
        #expect(deeds.last == .desk(person: world.ann, action: "export", subject: String(repeating: "x", count: 256)))
        try await world.world.expectSound()
    }
}
