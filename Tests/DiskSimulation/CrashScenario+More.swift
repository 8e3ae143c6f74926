// Why this file exists: the other half of the stories: what laptops send, who they are, and HQ's own disk.

import SyncProtocol

extension CrashScenario {
    private typealias Note = Catalogue.Note

    // MARK: A laptop that sends

    static let sending: [CrashScenario] = [
        CrashScenario(
            name: "a first upload", victim: .laptop, before: { try $0.create($0.ann) }, steps: [{ try $0.sync($0.ann) }]
        ),
        CrashScenario(
            name: "an upload of ten edits", victim: .laptop,
            before: { scene in for _ in 0..<10 { try scene.create(scene.ann) } }, steps: [{ try $0.sync($0.ann) }]),
        CrashScenario(
            name: "an upload of which the answer is lost", victim: .laptop, before: { try $0.create($0.ann, 3) },
            steps: [{ try $0.sync($0.ann, cut: .reply(frames: 0)) }, { try $0.sync($0.ann) }]),
        CrashScenario(
            name: "an upload that was cut", victim: .laptop,
            before: { scene in for _ in 0..<4 { try scene.create(scene.ann) } },
            steps: [{ try $0.sync($0.ann, cut: .request(frames: 1)) }, { try $0.sync($0.ann) }]),
        CrashScenario(
            name: "an edit between two syncs", victim: .laptop, before: { try $0.share() },
            steps: [
                { try $0.sync($0.ann) }, { try $0.set($0.ann, [$0.note()], [Note.title]) }, { try $0.sync($0.ann) },
            ]),
        CrashScenario(
            name: "forgetting what HQ has backed up", victim: .laptop,
            before: { scene in
                try scene.share(5)
                try scene.backUp()
            }, steps: [{ try $0.sync($0.ann) }, { try $0.create($0.ann) }, { try $0.sync($0.ann) }]),
    ]

    // MARK: A laptop that changes

    static let numbers: [CrashScenario] = [
        CrashScenario(
            name: "enrolling", victim: .laptop, before: { try $0.empty($0.ann) },
            steps: [{ try $0.enrol($0.ann) }, { try $0.create($0.ann) }]),
        CrashScenario(
            name: "going back with a restored HQ", victim: .laptop,
            before: { scene in
                try scene.backUp()
                try scene.share(3)
                try scene.set(scene.ann, [scene.note()], [Note.title])
                try scene.restoreOffice()
            }, steps: [{ try $0.sync($0.ann) }, { try $0.sync($0.ann) }]),
        CrashScenario(
            name: "a new number from an HQ that forgot the old one", victim: .laptop,
            before: { scene in
                try scene.backUp()
                try scene.replace(scene.ann)
                try scene.share(2)
                try scene.set(scene.ann, [scene.note()], [Note.title])
                try scene.restoreOffice()
            }, steps: [{ try $0.sync($0.ann) }, { try $0.sync($0.ann) }]),
        CrashScenario(
            name: "a new number for a copy", victim: .laptop,
            before: { scene in
                try scene.share(2)
                let image = try scene.image(of: scene.ann)
                try scene.set(scene.ann, [scene.note()], [Note.title])
                try scene.sync(scene.ann)
                try scene.putBack(scene.ann, to: image)
                try scene.set(scene.ann, [scene.note(1)], [Note.body])
            }, steps: [{ try $0.sync($0.ann) }, { try $0.sync($0.ann) }]),
        CrashScenario(
            name: "a newer program", victim: .laptop,
            before: { scene in
                try scene.share(4)
                try scene.set(scene.ann, [scene.note()], [Note.title])
                try scene.upgradeOffice()
            }, steps: [{ try $0.upgrade($0.ann) }, { try $0.create($0.ann) }, { try $0.sync($0.ann) }]),
        CrashScenario(
            name: "a newer program that fetches what is new to it", victim: .laptop,
            before: { scene in
                try scene.share(4)
                try scene.upgradeOffice()
                try scene.upgrade(scene.ann)
            }, steps: [{ try $0.sync($0.ann) }, { try $0.sync($0.ann) }]),
    ]

    // MARK: HQ takes in

    static let intake: [CrashScenario] = [
        CrashScenario(
            name: "taking in a note", victim: .headquarters, before: { try $0.create($0.ann) },
            steps: [{ try $0.sync($0.ann) }]),
        CrashScenario(
            name: "taking in ten edits", victim: .headquarters,
            before: { scene in for _ in 0..<10 { try scene.create(scene.ann) } }, steps: [{ try $0.sync($0.ann) }]),
        CrashScenario(
            name: "taking in a deletion", victim: .headquarters,
            before: { scene in
                try scene.share()
                try scene.delete(scene.ann, scene.note())
            }, steps: [{ try $0.sync($0.ann) }]),
        CrashScenario(
            name: "taking in a deletion after a change", victim: .headquarters,
            before: { scene in
                try scene.share()
                try scene.delete(scene.ann, scene.note())
                try scene.set(scene.bob, [scene.note()], [Note.title])
            }, steps: [{ try $0.sync($0.bob) }, { try $0.sync($0.ann) }]),
        CrashScenario(
            name: "taking in two edits that disagree", victim: .headquarters,
            before: { scene in
                try scene.share()
                try scene.disagree()
            }, steps: [{ try $0.sync($0.ann) }, { try $0.sync($0.bob) }]),
        CrashScenario(
            name: "opening a case", victim: .headquarters,
            before: { scene in
                try scene.share()
                try scene.disagree(Note.verdict)
            }, steps: [{ try $0.sync($0.ann) }, { try $0.sync($0.bob) }]),
        CrashScenario(
            name: "hearing the same edits again", victim: .headquarters, before: { try $0.create($0.ann, 3) },
            steps: [{ try $0.sync($0.ann, cut: .reply(frames: 0)) }, { try $0.sync($0.ann) }]),
        CrashScenario(
            name: "feeding a newcomer", victim: .headquarters,
            before: { scene in
                try scene.create(scene.bob, 30)
                try scene.sync(scene.bob)
            }, steps: [{ try $0.sync($0.ann) }]),
        CrashScenario(
            name: "being healed", victim: .headquarters,
            before: { scene in
                try scene.backUp()
                try scene.share(3)
                try scene.set(scene.bob, [scene.note()], [Note.title])
                try scene.sync(scene.bob)
                try scene.restoreOffice()
            }, steps: [{ try $0.sync($0.ann) }, { try $0.sync($0.bob) }, { try $0.sync($0.ann) }]),
    ]

    // MARK: HQ decides

    static let decisions: [CrashScenario] = [
        CrashScenario(
            name: "moving a note", victim: .headquarters, before: { try $0.share(2) },
            steps: [{ try $0.move($0.note(), to: $0.shelves[1]) }, { try $0.move($0.note(1), to: $0.shelves[0]) }]),
        CrashScenario(
            name: "granting a scope", victim: .headquarters,
            before: { scene in
                try scene.grant([scene.scopes[0]], to: scene.ann)
                try scene.share(2)
            }, steps: [{ try $0.grant($0.scopes, to: $0.ann) }, { try $0.sync($0.ann) }]),
        CrashScenario(
            name: "withdrawing a scope", victim: .headquarters, before: { try $0.share(2) },
            steps: [{ try $0.grant([$0.scopes[1]], to: $0.ann) }, { try $0.sync($0.ann) }]),
        CrashScenario(
            name: "erasing a note", victim: .headquarters,
            before: { scene in
                try scene.share(3)
                try scene.set(scene.bob, [scene.note(), scene.note(1)], [Note.title])
                try scene.sync(scene.bob)
            }, steps: [{ try $0.erase($0.note()) }, { try $0.sync($0.bob) }]),
        CrashScenario(
            name: "erasing a note of which edits wait", victim: .headquarters,
            before: { scene in
                try scene.share(3)
                try scene.set(scene.bob, [scene.note(), scene.note(1)], [Note.title])
            }, steps: [{ try $0.erase($0.note()) }, { try $0.sync($0.bob) }]),
        CrashScenario(
            name: "forgetting deletions", victim: .headquarters,
            before: { scene in
                try scene.share(3)
                try scene.delete(scene.ann, scene.note())
                try scene.delete(scene.ann, scene.note(1))
                try scene.syncAll()
                scene.clock.advance(days: 400)
                try scene.syncAll()
            }, steps: [{ try $0.collect() }, { try $0.sync($0.bob) }]),
        CrashScenario(name: "inviting and enrolling", victim: .headquarters, steps: [{ try $0.invite() }]),
        CrashScenario(
            name: "giving a copy a new number", victim: .headquarters,
            before: { scene in
                try scene.share(2)
                let image = try scene.image(of: scene.ann)
                try scene.set(scene.ann, [scene.note()], [Note.title])
                try scene.sync(scene.ann)
                try scene.putBack(scene.ann, to: image)
                try scene.set(scene.ann, [scene.note(1)], [Note.body])
            }, steps: [{ try $0.sync($0.ann) }, { try $0.sync($0.ann) }]),
    ]

    // MARK: HQ is kept

    static let upkeep: [CrashScenario] = [
        CrashScenario(
            name: "starting", victim: .headquarters, before: { try $0.share(3) }, steps: [{ try $0.restartOffice() }]),
        CrashScenario(
            name: "starting a newer program", victim: .headquarters, before: { try $0.share(3) },
            steps: [{ try $0.upgradeOffice() }, { try $0.create($0.ann) }, { try $0.sync($0.ann) }]),
        CrashScenario(
            name: "a backup", victim: .headquarters, before: { try $0.share(3) },
            steps: [{ try $0.backUp() }, { try $0.sync($0.ann) }]),
        CrashScenario(
            name: "a backup, and going back to it", victim: .headquarters,
            before: { scene in
                try scene.backUp()
                try scene.share(3)
            },
            steps: [
                { try $0.backUp() }, { try $0.create($0.ann) }, { try $0.sync($0.ann) }, { try $0.restoreOffice() },
            ]),
        CrashScenario(
            name: "going back to a backup", victim: .headquarters,
            before: { scene in
                try scene.backUp()
                try scene.share(3)
            }, steps: [{ try $0.restoreOffice() }, { try $0.sync($0.ann) }]),
    ]
}
