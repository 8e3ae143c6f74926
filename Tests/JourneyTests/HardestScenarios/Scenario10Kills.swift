// Why this file exists: whatever moment a process dies at, what is on the disk is either before or after, never
// between. The way to know is to look at every moment.

import Foundation
import GRDB
import SyncProtocol
import SyncServer
import Synchronization
import Testing

@testable import SyncClient

extension Journeys {
    @Suite(
        """
        Scenario 10: a kill at every frame and statement under shuffled, duplicated delivery with clocks ten years \
        off: byte-identical views, whole changesets, matching digests
        """)
    struct Scenario10Kills {
        private static let decade: Int64 = 315_576_000_000

        /// Carries so many frames of a reply, then the process is dead.
        private final class CutLine: Link {
            struct Kill: Error {}
            private let whole: DirectLine
            private let frames: Int
            private(set) var seen = 0

            init(_ whole: DirectLine, after frames: Int) { (self.whole, self.frames) = (whole, frames) }

            func exchange(_ request: [UInt8], _ receive: (UnsafeRawBufferPointer) throws -> Void) throws {
                var reply: [UInt8] = []
                try whole.exchange(request) { reply += $0 }
                for message in try FrameCodec.decodeAll(reply) {
                    if seen == frames { throw Kill() }
                    seen += 1
                    try FrameCodec.encode(message).withUnsafeBytes { try receive($0) }
                }
            }
        }

        /// Keeps what a laptop would send.
        private final class Recorder: Link {
            private(set) var request: [UInt8] = []

            func exchange(_ request: [UInt8], _ receive: (UnsafeRawBufferPointer) throws -> Void) throws {
                self.request = request
                throw LinkError.unreachable("recorded")
            }
        }

        /// Three people with clocks ten years apart who all edit the same two notes, each both in one changeset.
        private struct Scene {
            let workshop: Workshop
            let machines: [Machine]
            let pair: [RecordKey]

            init() async throws {
                workshop = try await Workshop()
                var machines: [Machine] = []
                for (name, ahead) in [("Ann", 0), ("Ben", decade), ("Cid", -decade)] {
                    machines.append(try await workshop.machine(name, ahead: ahead))
                }
                pair = [try machines[0].add("one"), try machines[0].add("two")]
                for machine in machines + machines { try await machine.sync() }
                self.machines = machines
                for (index, machine) in machines.enumerated() {
                    try machine.replica.apply(
                        pair.map { key in
                            RecordEdit(
                                key, .update,
                                [
                                    FieldValue(Notes.title, .text("by \(index)")),
                                    FieldValue(Notes.tags, .setChange(adding: ["tag \(index)"], removing: [])),
                                ])
                        })
                    _ = try machine.add("of \(index)")
                }
            }

            /// Both notes show one changeset, never one of each.
            func expectPair(_ machine: Machine, _ moment: String) throws {
                let titles = try pair.map { try machine.title($0) }
                #expect(titles[0] == titles[1], "\(moment)")
            }

            /// A laptop that died and came back shows what HQ shows.
            func expectRecovery(_ machine: Machine, _ moment: String) async throws {
                try expectPair(machine, moment)
                try await machine.sync()
                #expect(machine.successions == 0, "\(moment)")
                try await workshop.expectAgreement([machine])
            }
        }

        @Test func `requests that come twice and in any order leave everybody with the same bytes`() async throws {
            for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
                let scene = try await Scene()
                let requests = try scene.machines.map { machine in
                    let recorder = Recorder()
                    _ = try? SyncEngine(machine.replica, recorder, retry: .never).sync()
                    return (recorder.request, machine.bearer)
                }
                for index in order + order.reversed() + order {
                    let (request, bearer) = requests[index]
                    try DirectLine(scene.workshop.headquarters, bearer).exchange(request) { _ in }
                }
                try await scene.workshop.settle(scene.machines)
                for machine in scene.machines {
                    try scene.expectPair(machine, "\(order)")
                    #expect(try machine.notes().count == 5)
                    #expect(try machine.notes()[scene.pair[0].id]?[Notes.tags] == .set(["tag 0", "tag 1", "tag 2"]))
                    #expect(machine.successions == 0)
                }
            }
        }

        @Test func `a laptop killed after any frame of the reply comes back whole`() async throws {
            let scene = try await Scene()
            for other in scene.machines[1...] { try await other.sync() }
            let laptop = scene.machines[0]
            let before = try Workshop.bytes(laptop.notes())
            var frames = 0
            while true {
                let victim = try laptop.image()
                let line = CutLine(DirectLine(scene.workshop.headquarters, victim.bearer), after: frames)
                do {
                    _ = try SyncEngine(victim.replica, line, retry: .never).sync()
                    break
                } catch is CutLine.Kill {}
                let revived = try victim.image()
                #expect(try Workshop.bytes(revived.notes()) == before, "frame \(frames)")
                try await scene.expectRecovery(revived, "frame \(frames)")
                frames += 1
            }
            #expect(frames >= 6)
        }

        /// The laptop's disk as it was at one statement of a sync; nil if there are not so many.
        private func remains(of laptop: Machine, at moment: Int) async throws -> Machine? {
            let path = laptop.replica.directory + "-killed"
            var statements = 0
            try laptop.replica.queue.inDatabase { [directory = laptop.replica.directory] db in
                db.trace(options: .statement) { _ in
                    if statements == moment { try? FileManager.default.copyItem(atPath: directory, toPath: path) }
                    statements += 1
                }
            }
            try await laptop.sync()
            try laptop.replica.queue.inDatabase { $0.trace(nil) }
            return statements > moment ? try laptop.opened(path) : nil
        }

        @Test func `a laptop killed at any statement of its database comes back whole`() async throws {
            var moments = 0
            while true {
                let scene = try await Scene()
                for other in scene.machines[1...] { try await other.sync() }
                guard let revived = try await remains(of: scene.machines[0], at: moments) else { break }
                try await scene.expectRecovery(revived, "statement \(moments)")
                moments += 1
            }
            #expect(moments > 15)
        }

        @Test func `HQ killed at any statement of a commit comes back whole, and the retry applies once`() async throws
        {
            let scene = try await Scene()
            let (workshop, laptop) = (scene.workshop, scene.machines[0])
            let copies = KilledMoments(workshop.headquarters.directory.path, to: workshop.folder)
            try await workshop.headquarters.committer.outsideTransaction { db in
                db.trace(options: .statement) { _ in copies.take() }
            }
            let image = try laptop.image()
            try await laptop.sync()
            try await workshop.headquarters.committer.outsideTransaction { $0.trace(nil) }
            let truth = Workshop.bytes(try await workshop.notes())
            let paths = copies.paths
            #expect(paths.count > 20)
            for (number, path) in paths.enumerated() {
                let revived = try Headquarters(
                    DataDirectory(path), schema: Notes.schema, rulebook: Notes.rulebook,
                    wall: { [clock = workshop.clock] in clock.now() })
                #expect(try await revived.verify().findings == [], "statement \(number)")
                let victim = try image.image()
                _ = try SyncEngine(victim.replica, DirectLine(revived, victim.bearer), retry: .never).sync()
                #expect(try Workshop.bytes(victim.notes()) == truth, "statement \(number)")
                #expect(try victim.pending == 0 && !victim.replica.checkpoint().needsRepair, "statement \(number)")
            }
        }
    }
}

/// Copies of a folder, each as it was at one moment.
private final class KilledMoments: Sendable {
    private let source: String
    private let target: String
    private let count = Mutex(0)

    init(_ source: String, to target: String) { (self.source, self.target) = (source, target) }

    var paths: [String] { (0..<count.withLock { $0 }).map { "\(target)/kill-\($0)" } }

    func take() {
        count.withLock { count in
            let path = "\(target)/kill-\(count)"
            if (try? FileManager.default.copyItem(atPath: source, toPath: path)) != nil { count += 1 }
        }
    }
}
