// Why this file exists: whoever has left must not read on at HQ's pages because a browser is still open somewhere.

import FoundationEssentials
import LeadToCash
import Logging
import SyncProtocol
import SyncServer
import Testing

@testable import Console

@Suite struct LeaverTests {
    private static let quiet = Logger(label: "leavers", factory: { _ in SwiftLogNoOpLogHandler() })

    @Test func `whoever has left is sent away at once`() async throws {
        try await FleetStage.tell { stage in
            let leaver = try await stage.enlist("Otieno", "AR", at: stage.nairobi)
            let token = try await stage.session(of: leaver)
            #expect(try await stage.get("/me", token).status == 200)
            try await Self.leave(leaver, stage.headquarters)
            let answer = try await stage.get("/me", token)
            #expect(answer.status == 303 && answer.headers["location"] == "/sign-in?to=%2Fme")
        }
    }

    @Test func `a minute's work signs out whoever has left, and nobody else`() async throws {
        try await Self.keep { headquarters in
            let leaver = try await Self.enlist(1, headquarters)
            let stayer = try await Self.enlist(2, headquarters)
            for person in [leaver, leaver, stayer] { try await Self.signIn(person, headquarters) }
            let site = try ConsoleSite(headquarters, isSecure: false, logger: Self.quiet)
            await site.tick()
            #expect([leaver, stayer].map { headquarters.sessions(of: $0).count } == [2, 1])
            try await Self.leave(leaver, headquarters)
            await site.tick()
            #expect([leaver, stayer].map { headquarters.sessions(of: $0).count } == [0, 1])
        }
    }

    @Test func `gone is who has left or is not on record, and nobody else`() {
        typealias Fields = User.Fields
        #expect(Leavers.isGone(nil))
        #expect(Leavers.isGone([Fields.status: .text("left")]))
        for status in ["active", "onLeave", "leaving"] { #expect(!Leavers.isGone([Fields.status: .text(status)])) }
        #expect(!Leavers.isGone([Fields.name: .text("left")]))
    }

    @Test func `an HQ that serves does so by itself`() async throws {
        try await Self.keep { headquarters in
            let person = try await Self.enlist(1, headquarters)
            try await Self.signIn(person, headquarters)
            try await Self.leave(person, headquarters)
            let said = try await Self.firstWord(of: headquarters)
            #expect(said == "Signed out because they have left: 1.")
            #expect(headquarters.sessions(of: person).isEmpty)
        }
    }

    // MARK: An HQ

    private static func keep(_ body: (Headquarters) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/outpost-leavers-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let headquarters = try Headquarters(
            DataDirectory(folder, create: true), schema: LeadToCash.schema, rulebook: LeadToCash.rulebook,
            create: true)
        let result: Result<Void, any Error>
        do {
            try await body(headquarters)
            result = .success(())
        } catch {
            result = .failure(error)
        }
        try await headquarters.close()
        try result.get()
    }

    /// Serves until the pages log something, and says what; nil if HQ ends before.
    private static func firstWord(of headquarters: Headquarters) async throws -> String? {
        let (said, saying) = AsyncStream.makeStream(of: String.self)
        var server = HeadquartersServer(
            headquarters, address: ListenAddress(host: "127.0.0.1", port: 0), logger: quiet)
        server.site = try ConsoleSite(
            headquarters, isSecure: false, logger: Logger(label: "leavers") { _ in Listener(said: saying) })
        let running = Task { [server] in
            defer { saying.finish() }
            try await server.run()
        }
        var first: String?
        for await line in said {
            first = line
            break
        }
        running.cancel()
        _ = try? await running.value
        return first
    }

    private static func enlist(_ number: UInt64, _ headquarters: Headquarters) async throws -> RecordID {
        let person = RecordID(milliseconds: 1, entropy: 0, replica: .headquarters, counter: number)
        let name = FieldValue(User.Fields.name, .text("Person \(number)"))
        _ = try await headquarters.apply([RecordEdit(RecordKey(kind: User.kind, id: person), .create, [name])])
        return person
    }

    private static func signIn(_ person: RecordID, _ headquarters: Headquarters) async throws {
        _ = try await headquarters.beginSession(for: person, by: .welcomeCode, address: "127.0.0.1", agent: "test")
    }

    private static func leave(_ person: RecordID, _ headquarters: Headquarters) async throws {
        let status = FieldValue(User.Fields.status, .text("left"))
        _ = try await headquarters.apply([RecordEdit(RecordKey(kind: User.kind, id: person), .update, [status])])
    }

    /// Hands on what is logged.
    private struct Listener: LogHandler {
        let said: AsyncStream<String>.Continuation
        var metadata: Logger.Metadata = [:]
        var logLevel: Logger.Level = .info

        init(said: AsyncStream<String>.Continuation) { self.said = said }

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(
            level: Logger.Level, message: Logger.Message, metadata: Logger.Metadata?, source: String, file: String,
            function: String, line: UInt
        ) {
            said.yield("\(message)")
        }
    }
}
