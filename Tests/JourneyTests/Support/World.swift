// Why this file exists: every journey has a world of its own: a temporary folder, one HQ, some laptops. Whatever
// happens in it, in the end its processes are gone and its folder too.

import Foundation
import LeadToCash
import SyncProtocol

/// The surroundings of one journey.
final class World {
    let folder: String
    private var children: [Child] = []
    private var lines: [FaultyLine] = []
    private var started = 0

    private init() throws {
        folder = NSTemporaryDirectory() + "/outpost-journey-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    /// Tells one journey from its beginning to its end, good or bad.
    static func tell(_ story: (World) async throws -> Void) async throws {
        let world = try World()
        defer { world.close() }
        try await story(world)
    }

    private func close() {
        for child in children { child.end() }
        for line in lines { line.close() }
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Starts a program and lets it run.
    func start(_ program: Program, _ arguments: [String]) throws -> Child {
        started += 1
        children.removeAll { $0.hasEnded }
        let child = try Child(program, arguments, log: "\(folder)/log/\(started)")
        children.append(child)
        return child
    }

    /// Runs a program to its end.
    func run(_ program: Program, _ arguments: [String]) async throws -> Outcome {
        try await start(program, arguments).finish()
    }

    /// A new HQ, empty.
    func headquarters() async throws -> HeadquartersProgram {
        let headquarters = HeadquartersProgram(self)
        _ = try await headquarters.succeed("init")
        return headquarters
    }

    /// An HQ with invented data, serving.
    func headquarters(opportunities: Int, seed: UInt64 = 7) async throws -> HeadquartersProgram {
        let headquarters = try await headquarters()
        let files = "\(folder)/synthetic"
        try FileManager.default.createDirectory(atPath: files, withIntermediateDirectories: true)
        for (name, text) in Synthetic.maven(seed: seed, opportunities: opportunities) {
            try text.write(toFile: "\(files)/\(name)", atomically: true, encoding: .utf8)
        }
        _ = try await headquarters.succeed("import", "--profile", "maven", files)
        try await headquarters.serve()
        return headquarters
    }

    /// A line to HQ that can be made to fail.
    func line(to headquarters: HeadquartersProgram) throws -> FaultyLine {
        let line = try FaultyLine(to: headquarters.port)
        lines.append(line)
        return line
    }
}

/// HQ as its operator knows it.
final class HeadquartersProgram {
    let world: World
    let data: String
    private(set) var server: Child?
    private(set) var port: UInt16 = 0

    init(_ world: World) {
        self.world = world
        data = world.folder + "/hq"
    }

    private var speaksTLS = false

    var url: String { "\(speaksTLS ? "https" : "http")://127.0.0.1:\(port)" }
    var database: String { data + "/hq.db" }

    func run(_ arguments: String...) async throws -> Outcome {
        try await world.run(.outpostd, arguments + ["--data", data])
    }

    /// Runs a command that must succeed.
    func succeed(_ arguments: String...) async throws -> Answer { try await succeed(arguments) }

    func succeed(_ arguments: [String]) async throws -> Answer {
        let outcome = try await world.run(.outpostd, arguments + ["--data", data, "--json"])
        guard outcome.status == 0 else { throw Stranded("outpostd \(arguments): \(outcome.told)") }
        return try Answer(outcome.output)
    }

    /// Serves; on the port of last time, if there was one, because laptops remember the address.
    /// - Parameter withTLS: whether it proves itself with what `outpostd cert` made.
    func serve(withTLS: Bool = false) async throws {
        speaksTLS = withTLS
        let proof = withTLS ? ["--tls-cert", data + "/tls/server.pem", "--tls-key", data + "/tls/server-key.pem"] : []
        let file = "\(data)/port"
        let found = try await eventually(within: .seconds(60)) {
            guard server?.hasEnded ?? true else { return Self.read(file) != nil }
            try? FileManager.default.removeItem(atPath: file)
            server = try? world.start(
                .outpostd, ["serve", "--data", data, "--listen", "127.0.0.1:\(port)", "--port-file", file] + proof)
            return false
        }
        guard found, let port = Self.read(file) else {
            throw Stranded("HQ does not serve: \(server?.outcome.told ?? "")")
        }
        self.port = port
    }

    private static func read(_ file: String) -> UInt16? {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else { return nil }
        return UInt16(text.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    /// Asks the server to stop and waits for it.
    func stop() async throws -> Outcome {
        guard let server else { throw Stranded("HQ does not serve.") }
        server.signal(SIGTERM)
        return try await server.finish(within: .seconds(30))
    }

    /// What `kill -9` does.
    func kill() { server?.end() }

    /// A laptop of an office, enrolled for one of HQ's users.
    func enrol(_ user: String, office: String, through line: FaultyLine? = nil) async throws -> Laptop {
        let invitation = try await succeed("invite", "--office", office, "--user", user)
        let laptop = Laptop(world, user)
        _ = try await laptop.succeed("enroll", line?.url ?? url, invitation["code"].text)
        return laptop
    }

    /// The names of an office's users who own deals.
    func people(of office: String) async throws -> [String] {
        let users = try await succeed("user", "list").list.filter { $0["office"].text == office.uppercased() }
        return users.map { $0["name"].text }
    }
}

/// A laptop as its rep knows it.
final class Laptop {
    let user: String
    let directory: String
    let world: World

    init(_ world: World, _ user: String) {
        self.world = world
        self.user = user
        directory = "\(world.folder)/laptop-\(UUID().uuidString.prefix(8))"
    }

    var database: String { directory + "/replica.db" }

    func run(_ arguments: String...) async throws -> Outcome {
        try await start(arguments).finish()
    }

    func start(_ arguments: [String]) throws -> Child {
        try world.start(.outpost, arguments + ["--replica", directory])
    }

    /// Runs a command that must end with this status, and reads its answer.
    func answer(_ arguments: String..., status: Int32) async throws -> Answer {
        try await answer(arguments, status)
    }

    /// Runs a command that must succeed.
    func succeed(_ arguments: String...) async throws -> Answer { try await answer(arguments, 0) }

    private func answer(_ arguments: [String], _ status: Int32) async throws -> Answer {
        let outcome = try await start(arguments + ["--json"]).finish()
        guard outcome.status == status else {
            throw Stranded("outpost \(arguments) should have ended with \(status): \(outcome.told)")
        }
        return try Answer(outcome.output)
    }

    /// The values of the one opportunity with this code, name or id.
    func opportunity(_ name: String) async throws -> Answer {
        try await succeed("opp", "show", name)["values"]
    }
}
