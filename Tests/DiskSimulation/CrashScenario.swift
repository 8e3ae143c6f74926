// Why this file exists: chance hits the rare moment rarely. A short story of one machine can be told again for every
// single change of its disk, with the power failing just there.

import SyncProtocol

/// A short story in which one machine loses power.
struct CrashScenario: Sendable {
    /// Whose power fails.
    enum Victim: Sendable {
        case laptop, headquarters
    }

    /// What it tells, and how it is asked for.
    let name: String
    let victim: Victim
    /// Three laptops have one among them that holds the upper shelf only.
    var laptops = 2
    /// What has happened before, in good weather.
    var before: @Sendable (Scene) throws -> Void = { _ in }
    /// What the power fails in. Who lost power gets it back between steps, as people do.
    let steps: [@Sendable (Scene) throws -> Void]

    func disk(_ scene: Scene) -> FaultDisk { victim == .laptop ? scene.ann.disk : scene.office.disk }

    /// All of them.
    static let all = alone + hearing + sending + numbers + intake + decisions + upkeep
}

extension Scene {
    /// The laptop whose power fails where a laptop's does.
    var ann: Laptop { laptops[0] }
    /// Her colleague.
    var bob: Laptop { laptops[1] }

    /// The newest note, or the one before that many others.
    func note(_ back: Int = 0) -> RecordKey { notes[max(0, notes.count - 1 - back)] }

    /// Makes a note that everybody has, and so many others.
    func share(_ count: Int = 1) throws {
        try create(ann, count)
        try syncAll()
        try syncAll()
    }

    func syncAll() throws { for laptop in laptops { try sync(laptop) } }

    /// Both write into the same field of the newest note without knowing of each other.
    func disagree(_ field: FieldNumber = Catalogue.Note.title) throws {
        try set(bob, [note()], [field])
        try set(ann, [note()], [field])
    }
}

extension CrashScenario {
    private typealias Note = Catalogue.Note

    // MARK: A laptop by itself

    private static let alone: [CrashScenario] = [
        CrashScenario(name: "a first note", victim: .laptop, steps: [{ try $0.create($0.ann) }]),
        CrashScenario(name: "three notes at once", victim: .laptop, steps: [{ try $0.create($0.ann, 3) }]),
        CrashScenario(name: "forty notes at once", victim: .laptop, steps: [{ try $0.create($0.ann, 40) }]),
        CrashScenario(
            name: "a change", victim: .laptop, before: { try $0.share() },
            steps: [{ try $0.set($0.ann, [$0.note()], [Note.title]) }]),
        CrashScenario(
            name: "a change of a set", victim: .laptop, before: { try $0.share() },
            steps: [{ try $0.set($0.ann, [$0.note()], [Note.tags]) }]),
        CrashScenario(
            name: "a change of three notes", victim: .laptop, before: { try $0.share(3) },
            steps: [{ try $0.set($0.ann, [$0.note(), $0.note(1), $0.note(2)], [Note.title, Note.body]) }]),
        CrashScenario(
            name: "a deletion", victim: .laptop, before: { try $0.share() },
            steps: [{ try $0.delete($0.ann, $0.note()) }]),
        CrashScenario(
            name: "ten changes in a row", victim: .laptop, before: { try $0.share() },
            steps: Array(repeating: { try $0.set($0.ann, [$0.note()], [Note.body]) }, count: 10)),
        CrashScenario(
            name: "a change after a restart", victim: .laptop, before: { try $0.share(12) },
            steps: [{ try $0.restart($0.ann) }, { try $0.set($0.ann, [$0.note()], [Note.title]) }]),
        CrashScenario(
            name: "compacting", victim: .laptop, before: { try $0.share(12) }, steps: [{ try $0.compact($0.ann) }]),
        CrashScenario(
            name: "compacting with edits that wait", victim: .laptop,
            before: { scene in
                try scene.share(4)
                try scene.set(scene.ann, [scene.note()], [Note.title])
                try scene.delete(scene.ann, scene.note(1))
            }, steps: [{ try $0.compact($0.ann) }, { try $0.create($0.ann) }]),
    ]

    // MARK: A laptop that hears

    private static let hearing: [CrashScenario] = [
        CrashScenario(
            name: "a first download", victim: .laptop,
            before: { scene in
                try scene.create(scene.bob, 30)
                try scene.sync(scene.bob)
            }, steps: [{ try $0.sync($0.ann) }]),
        CrashScenario(
            name: "hearing a change", victim: .laptop,
            before: { scene in
                try scene.share()
                try scene.set(scene.bob, [scene.note()], [Note.title])
                try scene.sync(scene.bob)
            }, steps: [{ try $0.sync($0.ann) }]),
        CrashScenario(
            name: "hearing a deletion", victim: .laptop,
            before: { scene in
                try scene.share()
                try scene.delete(scene.bob, scene.note())
                try scene.sync(scene.bob)
            }, steps: [{ try $0.sync($0.ann) }]),
        CrashScenario(
            name: "hearing a deletion of what was changed here", victim: .laptop,
            before: { scene in
                try scene.share()
                try scene.delete(scene.bob, scene.note())
                try scene.set(scene.ann, [scene.note()], [Note.title])
                try scene.sync(scene.bob)
            }, steps: [{ try $0.sync($0.ann) }, { try $0.sync($0.ann) }]),
        CrashScenario(
            name: "hearing that somebody else's value stands", victim: .laptop,
            before: { scene in
                try scene.share()
                try scene.disagree()
                try scene.sync(scene.bob)
            }, steps: [{ try $0.sync($0.ann) }, { try $0.sync($0.ann) }]),
        CrashScenario(
            name: "hearing of a question for people", victim: .laptop,
            before: { scene in
                try scene.share()
                try scene.disagree(Note.verdict)
                try scene.sync(scene.bob)
            }, steps: [{ try $0.sync($0.ann) }, { try $0.sync($0.ann) }]),
        CrashScenario(
            name: "hearing of an erasure", victim: .laptop,
            before: { scene in
                try scene.share(3)
                try scene.erase(scene.note())
            }, steps: [{ try $0.sync($0.ann) }, { try $0.sync($0.ann) }]),
        CrashScenario(
            name: "hearing of an erasure of what was changed here", victim: .laptop,
            before: { scene in
                try scene.share(3)
                try scene.set(scene.ann, [scene.note()], [Note.title])
                try scene.set(scene.ann, [scene.note(), scene.note(1)], [Note.body])
                try scene.erase(scene.note())
            }, steps: [{ try $0.sync($0.ann) }, { try $0.sync($0.ann) }]),
        CrashScenario(
            name: "giving up a scope", victim: .laptop,
            before: { scene in
                for _ in 0..<6 { try scene.create(scene.bob) }
                try scene.syncAll()
                try scene.syncAll()
                try scene.grant([scene.scopes[0]], to: scene.ann)
            }, steps: [{ try $0.sync($0.ann) }, { try $0.sync($0.ann) }]),
        CrashScenario(
            name: "giving up a scope with edits that wait", victim: .laptop,
            before: { scene in
                for _ in 0..<6 { try scene.create(scene.bob) }
                try scene.syncAll()
                try scene.syncAll()
                try scene.set(scene.ann, [scene.note(), scene.note(1), scene.note(2)], [Note.title])
                try scene.grant([scene.scopes[1]], to: scene.ann)
            }, steps: [{ try $0.sync($0.ann) }, { try $0.sync($0.ann) }]),
        CrashScenario(
            name: "receiving a scope", victim: .laptop,
            before: { scene in
                try scene.grant([scene.scopes[0]], to: scene.ann)
                for _ in 0..<6 { try scene.create(scene.bob) }
                try scene.syncAll()
                try scene.syncAll()
                try scene.grant(scene.scopes, to: scene.ann)
            }, steps: [{ try $0.sync($0.ann) }, { try $0.sync($0.ann) }]),
        CrashScenario(
            name: "hearing that a note has moved away", victim: .laptop,
            before: { scene in
                try scene.grant([scene.scopes[0]], to: scene.ann)
                try scene.share(2)
                try scene.move(scene.note(), to: scene.shelves[1])
            }, steps: [{ try $0.sync($0.ann) }, { try $0.sync($0.ann) }]),
        CrashScenario(
            name: "a download that was cut", victim: .laptop,
            before: { scene in
                try scene.create(scene.bob, 12)
                try scene.sync(scene.bob)
            }, steps: [{ try $0.sync($0.ann, cut: .reply(frames: 2)) }, { try $0.sync($0.ann) }]),
    ]
}
