// Why this file exists: who may come in, how often one may guess, and that a device can be shut out.

import GRDB
import SyncProtocol
import SyncServer
import TestSupport
import Testing

@Suite struct AccessTests {
    @Test func `a code works once`() async throws {
        let world = try await SharedWorld()
        let invitation = try await world.headquarters.invite(name: "Ann", person: nil, scopes: [world.scope])
        let enrolment = try await world.headquarters.enroll(code: invitation.code, device: "one")
        #expect(enrolment.scopes == [.reference, world.scope])
        #expect(enrolment.home == world.shelf)
        await #expect(throws: Refusal.self) {
            try await world.headquarters.enroll(code: invitation.code, device: "two")
        }
    }

    @Test func `a device that did not hear the answer asks again with its key and gets the same number`() async throws {
        let world = try await SharedWorld()
        let headquarters = world.headquarters
        let invitation = try await headquarters.invite(name: "Ann", person: nil, scopes: [world.scope])
        let key = DeviceKey.of("ann").publicKey
        let unheard = try await headquarters.enroll(code: invitation.code, device: "ann", key: key)
        let heard = try await headquarters.enroll(code: invitation.code, device: "ann", key: key)
        #expect(heard.replica == unheard.replica && heard.scopes == unheard.scopes && heard.home == unheard.home)
        #expect(try await headquarters.devices().count == 1)
        _ = try await headquarters.authenticate(Credentials(header: "Bearer \(heard.bearer)"))
        await #expect(throws: Refusal.self) {
            try await headquarters.authenticate(Credentials(header: "Bearer \(unheard.bearer)"))
        }
        // Nobody else does, nor does the device once the code would have expired.
        for stranger in [DeviceKey.of("thief").publicKey, []] {
            await #expect(throws: Refusal.self) {
                try await headquarters.enroll(code: invitation.code, device: "ann", key: stranger)
            }
        }
        world.clock.advance(15 * 60_000)
        await #expect(throws: Refusal.self) {
            try await headquarters.enroll(code: invitation.code, device: "ann", key: key)
        }
        _ = try await headquarters.authenticate(Credentials(header: "Bearer \(heard.bearer)"))
    }

    @Test func `a code may be typed carelessly`() async throws {
        let world = try await SharedWorld()
        let invitation = try await world.headquarters.invite(name: "Ann", person: nil, scopes: [])
        let typed =
            " "
            + invitation.code.lowercased().split(separator: "-").joined(separator: " ")
            .replacing("0", with: "o").replacing("1", with: "l")
        _ = try await world.headquarters.enroll(code: typed, device: "one")
    }

    @Test func `a code expires`() async throws {
        let world = try await SharedWorld()
        let invitation = try await world.headquarters.invite(name: "Ann", person: nil, scopes: [])
        world.clock.advance(15 * 60_000)
        await #expect(throws: Refusal.self) {
            try await world.headquarters.enroll(code: invitation.code, device: "late")
        }
    }

    @Test func `five wrong tries void a code`() async throws {
        let world = try await SharedWorld()
        let invitation = try await world.headquarters.invite(name: "Ann", person: nil, scopes: [])
        let wrong = invitation.code.prefix(5) + "0000-0000-0000-0000"
        for _ in 0..<5 {
            await #expect(throws: Refusal.self) {
                try await world.headquarters.enroll(code: String(wrong), device: "guess")
            }
        }
        await #expect(throws: Refusal.self) {
            try await world.headquarters.enroll(code: invitation.code, device: "right, too late")
        }
    }

    @Test func `a code has eighty random bits, of which headquarters keeps a hash`() async throws {
        let world = try await SharedWorld()
        var codes: Set<String> = []
        for _ in 0..<20 {
            let invitation = try await world.headquarters.invite(name: "Ann", person: nil, scopes: [world.scope])
            let letters = invitation.code.replacing("-", with: "")
            #expect(letters.count == 4 + 16, "four letters name the invitation; sixteen of five bits are secret")
            codes.insert(String(letters.dropFirst(4)))
            #expect(invitation.expires == world.clock.now + 15 * 60_000)
        }
        #expect(codes.count == 20)
        let secrets = try await world.headquarters.pool.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM hq_invitation").map(\.description)
        }
        #expect(secrets.count == 20)
        for code in codes { #expect(!secrets.contains { $0.contains(code) }) }
    }

    @Test func `five wrong tries over the network void a code, even for whoever then knows it`() async throws {
        let world = try await SharedWorld()
        let invitation = try await world.headquarters.invite(name: "Ann", person: nil, scopes: [world.scope])
        let key = Hexadecimal.text(DeviceKey.of("guesser").publicKey)
        func body(_ code: String) -> String { #"{"code":"\#(code)","device":"x","key":"\#(key)"}"# }
        try await serving(world) { client in
            for _ in 0..<5 {
                let wrong = String(invitation.code.prefix(5)) + "0000-0000-0000-0000"
                let status = try await client.post("/v1/enroll", body(wrong)).status
                #expect(status == 401)
            }
            let status = try await client.post("/v1/enroll", body(invitation.code)).status
            #expect(status == 401)
        }
        #expect(try await world.headquarters.devices().isEmpty)
    }

    @Test(arguments: ["", "-", "0001", "💥💥💥💥-💥💥💥💥", String(repeating: "A", count: 10_000)])
    func `nonsense is refused`(code: String) async throws {
        let world = try await SharedWorld()
        await #expect(throws: Refusal.self) { try await world.headquarters.enroll(code: code, device: "x") }
    }

    @Test func `a revoked device is told so, a wrong secret is not told more`() async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        _ = try await world.headquarters.authenticate(ann.credentials)
        #expect(try await world.headquarters.revoke(ann.checkpoint.replica))
        await #expect(throws: Refusal.self) { try await world.headquarters.authenticate(ann.credentials) }
        let wrong = Credentials(header: "Bearer \(ann.checkpoint.replica).0000")
        do {
            _ = try await world.headquarters.authenticate(wrong)
            Issue.record("a wrong secret was taken")
        } catch let refusal as Refusal {
            #expect(refusal.code == .unauthorised)
        }
    }

    @Test(arguments: [
        "", "Bearer", "Bearer 2", "Bearer x.y", "Bearer 2.", "Basic 2.abc", "Bearer 1.abc", "Bearer 2.a.b",
    ])
    func `malformed credentials are no credentials`(header: String) {
        #expect(Credentials(header: header) == nil)
    }

    @Test func `a laptop cannot write outside its scopes`() async throws {
        let world = try await SharedWorld()
        let elsewhere = RecordID(milliseconds: 2, entropy: 0, replica: .headquarters, counter: 2)
        _ = try await world.headquarters.scope(anchoredAt: elsewhere, name: "second shelf")
        let ann = try await world.laptop("Ann")
        let key = ann.create([FieldValue(Notebook.place, .reference(elsewhere))])
        try await ann.sync(world.headquarters)
        #expect(ann.receipts.map(\.verdict) == [.refused])
        #expect(try await world.note(key) == nil)
    }

    @Test func `a record's history names authors, old values and verdicts`() async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        let key = ann.create([FieldValue(Notebook.title, .text("first")), world.placed])
        try await ann.sync(world.headquarters)
        ann.set(key, Notebook.title, .text("second"))
        ann.set(key, Notebook.title, .text("forbidden"))
        try await ann.sync(world.headquarters)
        let history = try #require(try await world.headquarters.history(of: key, for: ann.enrolment.scopes))
        let kind = try #require(Notebook.schema.kind(Notebook.note))
        let lines = history.map { $0.json(kind).compact }
        #expect(lines.count == 4)
        #expect(lines[0].contains("\"rule\":\"invalidValue\""))
        #expect(lines[1].contains("\"old\":\"first\",\"new\":\"second\""))
        #expect(lines[2].contains("NOTE-2026-000001"))
        #expect(lines[3].contains("\"author\":\"Ann\""))
        #expect(try await world.headquarters.history(of: key, for: []) == nil)
    }
}
