// Why this file exists: one seed, one story: real stores on disks that fail, living through hundreds of random steps
// and then through a time without faults, after which everything must have come right.

import Foundation
import Simulation
import SyncClient
import SyncProtocol
import SyncServer

/// A world of laptops and HQ on real SQLite and failing disks.
public final class DiskWorld {
    /// What a world lived through.
    public struct Report: Sendable, Hashable {
        public let steps: Int
        public let hash: UInt64
        public let tally: DiskTally
    }

    private let scene: Scene
    private let weather: DiskWeather
    private let steps: Int
    private var chance: Chance
    /// Steps until a full disk has room again.
    private var fullFor: [Int: Int] = [:]

    /// - Parameters:
    ///   - planted: a bug to build in.
    ///   - tell: is told the story.
    public init(
        seed: UInt64, steps: Int = 400, planted: DiskFault? = nil, tell: ((String) -> Void)? = nil
    ) throws {
        chance = Chance(seed: seed)
        weather = DiskWeather(&chance)
        self.steps = steps
        scene = try Scene(
            Self.folder(), laptops: weather.laptops, seed: chance.next(), tell: tell)
        planted?.plant(in: scene)
    }

    /// A new folder in memory, where there is such a thing.
    static func folder() -> String {
        let memory = "/dev/shm"
        let isThere = FileManager.default.isWritableFile(atPath: memory)
        return (isThere ? memory : NSTemporaryDirectory()) + "/outpost-disk-\(UUID().uuidString)"
    }

    /// Lives it.
    /// - Throws: ``Violation``.
    public func run() throws -> Report {
        // There is always something to restore.
        try scene.backUp()
        for laptop in scene.laptops { try scene.create(laptop) }
        for step in 0..<steps {
            scene.trace.note(UInt64(step))
            try self.step()
            try giveRoom()
            try scene.settlePower()
        }
        scene.office.disk.clearPlans()
        try scene.heal()
        var tally = scene.tally
        tally.add(scene.office.disk)
        for laptop in scene.laptops { tally.add(laptop.disk) }
        return Report(steps: steps, hash: scene.trace.hash, tally: tally)
    }

    // MARK: Steps

    private func step() throws {
        guard let laptop = chance.pick(scene.laptops) else { return }
        let weights = [
            765, 55, weather.laptopCrash, weather.officeCrash, weather.fullLaptop, weather.fullOffice,
            weather.readError, weather.writeError, weather.failedSync, weather.rotLaptop, weather.rotOffice,
            weather.restart, weather.restartOffice, weather.backUp, weather.restore, weather.move, weather.regrant,
            weather.erase, weather.collect, weather.compact,
        ]
        switch chance.place(in: weights) {
        case 0: try edit(laptop)
        case 1: try sync(laptop)
        case 2:
            laptop.disk.crash(at: chance.within(1...24))
            try sync(laptop)
        case 3:
            scene.office.disk.crash(at: chance.within(1...40))
            try sync(laptop)
        case 4: fill(laptop.disk, laptop.number)
        case 5: fill(scene.office.disk, -1)
        case 6: disk(laptop).fail(.read, at: chance.within(1...12))
        case 7: disk(laptop).fail(.write, at: chance.within(1...12))
        case 8: disk(laptop).fail(.sync, at: chance.within(1...4))
        case 9: try scene.rot(laptop, weather.rotting)
        case 10: try scene.rotOffice(weather.rotting)
        case 11: try scene.restart(laptop)
        case 12: try scene.restartOffice()
        default: try stepAtHeadquarters(laptop, chance.place(in: Array(weights[13...])))
        }
    }

    private func disk(_ laptop: Laptop) -> FaultDisk {
        chance.hits(perMille: 350) ? scene.office.disk : laptop.disk
    }

    private func fill(_ disk: FaultDisk, _ number: Int) {
        guard fullFor[number] == nil else { return }
        scene.trace.say("\(number < 0 ? "HQ" : "laptop \(number)") has a full disk")
        scene.tally.count(number < 0 ? .fullHeadquarters : .fullLaptop)
        disk.setRoom(chance.within(0...40_000))
        fullFor[number] = chance.within(4...25)
    }

    private func giveRoom() throws {
        for (number, left) in fullFor.sorted(by: { $0.key < $1.key }) {
            guard left <= 1 else {
                fullFor[number] = left - 1
                continue
            }
            fullFor[number] = nil
            (number < 0 ? scene.office.disk : scene.laptops[number].disk).setRoom(nil)
        }
    }

    private func edit(_ laptop: Laptop) throws {
        let known = scene.notes.count
        let choice = chance.below(100)
        if known < 4 || choice < 18 {
            try scene.create(laptop, choice < 4 ? 3 : 1)
            return
        }
        // The newest are edited most, so that people meet.
        let keys = (0..<(choice < 36 ? 3 : 1)).map { _ in
            scene.notes[known - 1 - min(chance.below(known), chance.below(known))]
        }
        let notes = Set(keys).sorted()
        switch choice {
        case ..<90:
            let count = chance.hits(perMille: 200) ? 2 : 1
            let fields = Array(chance.mixed(Catalogue.texts + [Catalogue.Note.tags]).prefix(count)).sorted()
            try scene.set(laptop, notes, fields)
        case ..<95: try scene.delete(laptop, notes[0])
        default: try scene.set(laptop, notes, [Catalogue.Note.tags])
        }
    }

    private func sync(_ laptop: Laptop) throws {
        var cut: Cut?
        if chance.hits(perMille: weather.cut) {
            scene.tally.count(.cutLine)
            let frames = chance.below(6)
            cut = chance.hits(perMille: 400) ? .request(frames: frames) : .reply(frames: frames)
        }
        guard try scene.sync(laptop, cut: cut) != nil, !laptop.disk.isDown, !scene.office.disk.isDown else { return }
        if chance.hits(perMille: 300) {
            _ = try scene.attempt("looking for edits", on: laptop) {
                try scene.lookForEdits(laptop, isStart: false)
                try scene.expectWhole(laptop)
            }
        }
    }

    // MARK: HQ's own steps

    private func stepAtHeadquarters(_ laptop: Laptop, _ choice: Int) throws {
        switch choice {
        case 0: try scene.backUp()
        case 1: try restore()
        case 2:
            guard let key = chance.pick(scene.notes), let shelf = chance.pick(scene.shelves) else { return }
            try scene.move(key, to: shelf)
        case 3: try scene.grant(chance.hits(perMille: 500) ? scene.scopes : [scene.scopes[chance.below(2)]], to: laptop)
        case 4: if let key = chance.pick(scene.notes) { try scene.erase(key) }
        case 5: try scene.collect()
        default: try scene.compact(laptop)
        }
    }

    private func restore() throws {
        guard !scene.office.disk.isDown else { return }
        scene.office.disk.clearPlans()
        try scene.restoreOffice()
    }
}
