// Why this file exists: power fails, lines break, processes die. Wherever a sync is interrupted, the next one puts
// everything right: nothing lost, nothing doubled. Moments are counted in bytes on the line and drawn from a seed.

import Foundation
import Testing

/// One HQ behind a line that can break.
private struct Stage {
    let headquarters: HeadquartersProgram
    let line: FaultyLine
    private let world: World
    private let people: [String]

    init(_ world: World, opportunities: Int = 600) async throws {
        self.world = world
        headquarters = try await world.headquarters(opportunities: opportunities)
        line = try world.line(to: headquarters)
        people = try await headquarters.people(of: "East")
    }

    func laptop(_ number: Int = 0) async throws -> Laptop {
        line.plan()
        return try await headquarters.enrol(people[number % people.count], office: "East", through: line)
    }

    /// A laptop in step with HQ.
    func toil() async throws -> Toil {
        let laptop = try await laptop()
        _ = try await laptop.succeed("sync")
        return try Toil(laptop, headquarters)
    }

    /// Runs a sync and kills the laptop's process once so many bytes have passed.
    func strike(_ laptop: Laptop, _ direction: FaultyLine.Direction, after bytes: Int) async throws {
        let victim = Mutable<Victim>()
        line.plan(.init(direction: direction, bytes: bytes) { victim.awaited?.strike() })
        let child = try laptop.start(["sync"])
        victim.value = Victim(child)
        let outcome = try await child.finish()
        #expect(outcome.status == -SIGKILL, "\(direction) \(bytes): \(outcome.told)")
        line.plan()
    }

    /// Serves again after a kill, wherever a free port is.
    func recover() async throws {
        try await headquarters.serve()
        line.lead(to: headquarters.port)
    }
}

extension Journeys {
    @Suite struct Faults {
        @Test func `a laptop killed during its first download syncs again and lacks nothing`() async throws {
            try await World.tell { world in
                let stage = try await Stage(world)
                var chance = Chance(seed: 2)
                let size = try await downloadSize(stage)
                for round in 0..<9 {
                    let laptop = try await stage.laptop(round)
                    try await stage.strike(laptop, .down, after: chance.below(size))
                    _ = try await laptop.succeed("sync")
                    try await Journeys.expectAgreement(stage.headquarters, laptop)
                }
            }
        }

        private func downloadSize(_ stage: Stage) async throws -> Int {
            guard case .number(let size) = try await stage.laptop().succeed("sync")["bytesDown"], size > 1000 else {
                throw Stranded("The first download brings next to nothing.")
            }
            return size
        }

        @Test func `a laptop killed at any moment by the clock syncs again and lacks nothing`() async throws {
            try await World.tell { world in
                let stage = try await Stage(world)
                let toil = try await stage.toil()
                var chance = Chance(seed: 3)
                for round in 0..<8 {
                    try toil.work(deals: 5)
                    let child = try toil.laptop.start(["sync"])
                    try await Task.sleep(for: .milliseconds(chance.below(150)))
                    child.end()
                    _ = try await toil.laptop.succeed("sync")
                    try await toil.expectEverythingOnce("round \(round)")
                }
            }
        }

        @Test func `a laptop killed while it uploads or hears the answer loses and doubles nothing`() async throws {
            try await World.tell { world in
                let stage = try await Stage(world)
                let toil = try await stage.toil()
                try toil.work(deals: 15)
                _ = try await toil.laptop.succeed("sync")
                let size = stage.line.requests.last?.count ?? 0
                #expect(size > 500)
                var chance = Chance(seed: 4)
                for round in 0..<10 {
                    try toil.work(deals: 15)
                    let isUp = round % 2 == 0
                    let bytes = chance.below(isUp ? size * 3 / 4 : 400)
                    try await stage.strike(toil.laptop, isUp ? .up : .down, after: bytes)
                    _ = try await toil.laptop.succeed("sync")
                    try await toil.expectEverythingOnce("\(isUp ? "up" : "down") \(bytes)")
                }
            }
        }

        @Test func `HQ killed during a sync comes back on its data and loses and doubles nothing`() async throws {
            try await World.tell { world in
                let stage = try await Stage(world)
                let toil = try await stage.toil()
                var chance = Chance(seed: 5)
                for round in 0..<10 {
                    try toil.work(deals: 15)
                    guard let server = stage.headquarters.server else { throw Stranded("HQ does not serve.") }
                    let victim = Victim(server)
                    let isUp = round % 2 == 0
                    let bytes = chance.below(isUp ? 800 : 400)
                    stage.line.plan(.init(direction: isUp ? .up : .down, bytes: bytes) { victim.strike() })
                    let sync = try toil.laptop.start(["sync"])
                    _ = try await server.finish()
                    try await stage.recover()
                    // Its own retries may find HQ again, or not.
                    let outcome = try await sync.finish()
                    #expect([0, 3].contains(outcome.status), "\(outcome.told)")
                    _ = try await toil.laptop.succeed("sync")
                    try await toil.expectEverythingOnce("\(isUp ? "up" : "down") \(bytes)")
                }
                #expect(stage.line.struck == 10)
            }
        }

        @Test func `HQ killed by the clock while laptops come and go has what it acknowledged`() async throws {
            try await World.tell { world in
                let stage = try await Stage(world)
                let toil = try await stage.toil()
                var chance = Chance(seed: 6)
                for round in 0..<4 {
                    try toil.work(deals: 10)
                    let sync = try toil.laptop.start(["sync"])
                    try await Task.sleep(for: .milliseconds(chance.below(120)))
                    stage.headquarters.kill()
                    try await stage.recover()
                    #expect([0, 3].contains(try await sync.finish().status))
                    _ = try await toil.laptop.succeed("sync")
                    try await toil.expectEverythingOnce("round \(round)")
                }
            }
        }

        @Test func `a line that always breaks loses nothing and a line that breaks once is retried`() async throws {
            try await World.tell { world in
                let stage = try await Stage(world)
                let toil = try await stage.toil()
                try toil.work(deals: 5)
                for (direction, bytes) in [(FaultyLine.Direction.up, 0), (.up, 300), (.down, 0), (.down, 100)] {
                    stage.line.always(.init(direction: direction, bytes: bytes))
                    let outcome = try await toil.laptop.run("sync")
                    #expect(outcome.status == 3, "\(direction) \(bytes): \(outcome.told)")
                    #expect(outcome.errors.contains("Your work is saved here; sync again later."), "\(outcome.told)")
                }
                for (direction, bytes) in [(FaultyLine.Direction.up, 200), (.down, 50)] {
                    try toil.work(deals: 2)
                    stage.line.plan(.init(direction: direction, bytes: bytes))
                    _ = try await toil.laptop.succeed("sync")
                    try await toil.expectEverythingOnce("\(direction) \(bytes)")
                }
            }
        }

        @Test func `a reply lost after HQ had committed makes the retry apply nothing again`() async throws {
            try await World.tell { world in
                let stage = try await Stage(world)
                let toil = try await stage.toil()
                try toil.work(deals: 5)
                // The first byte of a reply is written after the commit; none of it gets through, twice.
                stage.line.plan(.init(direction: .down, bytes: 0), .init(direction: .down, bytes: 0))
                _ = try await toil.laptop.succeed("sync")
                #expect(stage.line.struck == 2)
                try await toil.expectEverythingOnce("after two lost replies")
            }
        }

        @Test func `a request that arrives twice or long afterwards again is refused and applied once`() async throws {
            try await World.tell { world in
                let stage = try await Stage(world)
                let toil = try await stage.toil()
                try toil.work(deals: 5)
                _ = try await toil.laptop.succeed("sync")
                let request = stage.line.requests.last ?? []
                let refused = "HTTP/1.1 401 Unauthorized"
                #expect(stage.line.replay(request) == refused)
                try await toil.expectEverythingOnce("said twice")

                try toil.work(deals: 5)
                #expect(stage.line.replay(request) == refused)
                _ = try await toil.laptop.succeed("sync")
                #expect(stage.line.replay(request) == refused)
                _ = try await toil.laptop.succeed("sync")
                try await toil.expectEverythingOnce("said again long afterwards")
            }
        }

        @Test func `an enrolment of which the answer is lost is finished by running it again`() async throws {
            try await World.tell { world in
                let headquarters = try await world.headquarters()
                try await headquarters.serve()
                _ = try await headquarters.succeed("office", "add", "KL")
                let line = try world.line(to: headquarters)
                for isKilled in [false, true] {
                    let invitation = try await headquarters.succeed("invite", "--office", "KL", "--user", "Li Na")
                    let laptop = Laptop(world, "Li Na")
                    let arguments = ["enroll", line.url, invitation["code"].text]
                    let victim = Mutable<Victim>()
                    line.plan(.init(direction: .down, bytes: 0) { if isKilled { victim.awaited?.strike() } })
                    let child = try laptop.start(arguments)
                    victim.value = Victim(child)
                    #expect(try await child.finish().status == (isKilled ? -SIGKILL : 3))
                    _ = try await laptop.succeed("enroll", line.url, invitation["code"].text)
                    _ = try await laptop.succeed("sync")
                    let device = "\(laptop.directory)/credentials.json.key"
                    #expect(!FileManager.default.fileExists(atPath: device))
                }
                #expect(try await headquarters.succeed("device", "list").list.count == 2)
            }
        }

        @Test func `a large first download that was cut goes on where it was`() async throws {
            try await World.tell { world in
                let stage = try await Stage(world)
                let toil = try await stage.toil()
                // A page of a download holds whole commits, so they must not all be of one.
                for _ in 0..<7 {
                    try toil.load(deals: 1400)
                    _ = try await toil.laptop.succeed("sync")
                }
                let whole = try await downloadSize(stage)

                let laptop = try await stage.laptop(1)
                stage.line.plan(.init(direction: .down, bytes: whole * 19 / 20))
                let sync = try await laptop.succeed("sync")
                #expect(stage.line.struck == 1)
                guard case .number(let bytes) = sync["bytesDown"] else { throw Stranded("No figure of bytes.") }
                #expect(bytes < whole / 2, "only what was still missing")
                _ = try await toil.laptop.succeed("sync")
                try await toil.expectEverythingOnce("after the large download")
                try await Journeys.expectAgreement(stage.headquarters, laptop)
            }
        }
    }
}
