// Why this file exists: HQ's figures are kept in step by commit number. What is read beyond a commit must be all that
// changed and nothing else, and facts kept in step must be those of somebody who reads HQ's whole database.

import LeadToCash
import SyncProtocol
import SyncServer
import TestSupport
import Testing

private typealias F = Opportunity.Fields

@Suite struct RecordScanTests {
    /// HQ with an office and the real vocabulary.
    private final class Desk {
        private let directory = TemporaryDirectory()
        let clock = SharedClock()
        let headquarters: Headquarters
        let office: RecordID
        private var made: UInt64 = 1

        init() async throws {
            let clock = clock
            headquarters = try Headquarters(
                DataDirectory(directory.path), schema: LeadToCash.schema, rulebook: LeadToCash.rulebook, create: true,
                wall: { clock.now })
            office = RecordID(milliseconds: 1, entropy: 0, replica: .headquarters, counter: 1)
            try await write(.create, Office.kind, office, [FieldValue(Office.Fields.name, .text("Nairobi"))])
            _ = try await headquarters.scope(anchoredAt: office, name: "NBO")
        }

        func write(
            _ action: RecordEdit.Action, _ kind: KindNumber, _ id: RecordID, _ values: [FieldValue] = []
        ) async throws {
            _ = try await headquarters.apply([RecordEdit(RecordKey(kind: kind, id: id), action, values)])
        }

        /// A new open deal of so many cents.
        func deal(_ cents: Int64) async throws -> RecordID {
            made += 1
            let id = RecordID(milliseconds: clock.now, entropy: 0, replica: .headquarters, counter: made)
            try await write(
                .create, Opportunity.kind, id,
                [
                    FieldValue(F.name, .text("Deal \(made)")), FieldValue(F.office, .reference(office)),
                    FieldValue(F.stage, .text("discovered")), FieldValue(F.outcome, .text("open")),
                    FieldValue(F.commercial, .compound([.integer(cents), .text("USD"), .null])),
                ])
            return id
        }

        func read(_ intake: FactIntake = FactIntake()) async throws -> FactIntake {
            try await headquarters.read { reader in
                var intake = intake
                try intake.read(reader)
                return intake
            }
        }

        func pipeline(_ intake: FactIntake) throws -> Figure {
            let question = MetricQuestion()
            let context = try #require(question.context(intake.facts, now: Int64(clock.now)))
            return Metric.of(.openPipeline).figure(intake.facts, context)
        }
    }

    @Test func `facts that are kept in step are those of the whole database`() async throws {
        let desk = try await Desk()
        let (first, second) = (try await desk.deal(1000), try await desk.deal(200))
        var intake = try await desk.read()
        #expect(try desk.pipeline(intake).value == .money(1200))
        #expect(intake.position == desk.headquarters.frontier && intake.facts.stageEvents.count == 2)

        desk.clock.advance(1000)
        let amount = FieldValue(F.commercial, .compound([.integer(700), .text("USD"), .null]))
        try await desk.write(.update, Opportunity.kind, first, [amount])
        try await desk.write(.delete(reason: "twice"), Opportunity.kind, second)
        _ = try await desk.deal(50)
        intake = try await desk.read(intake)
        let fresh = try await desk.read()
        for facts in [intake, fresh] {
            let figure = try desk.pipeline(facts)
            #expect(figure.value == .money(750) && figure.count == 2)
            #expect(facts.position == desk.headquarters.frontier)
        }
        #expect(intake.facts.stageEvents.count == 3)
        // Nothing is new, and nothing is read twice.
        intake = try await desk.read(intake)
        #expect(intake.facts.stageEvents.count == 3)
    }

    @Test func `a scan beyond a commit gives what changed since, and names what is gone`() async throws {
        let desk = try await Desk()
        let (kept, changed) = (try await desk.deal(1), try await desk.deal(2))
        let gone = try await desk.deal(3)
        let before = desk.headquarters.frontier
        try await desk.write(.update, Opportunity.kind, changed, [FieldValue(F.name, .text("Other"))])
        try await desk.write(.delete(reason: "over"), Opportunity.kind, gone)
        let (found, missing) = try await desk.headquarters.read { reader in
            var found: [RecordID: [FieldValue]] = [:]
            var missing: [RecordID] = []
            try reader.scan(Opportunity.kind, [F.commercial, F.name], beyond: before) { id, values in
                if let values { found[id] = values } else { missing.append(id) }
            }
            return (found, missing)
        }
        #expect(Array(found.keys) == [changed] && missing == [gone])
        let values = try #require(found[changed])
        #expect(values.map(\.field) == [F.commercial, F.name] && values.last?.value == .text("Other"))
        let all = try await desk.headquarters.read { reader in
            var ids: [RecordID] = []
            try reader.scan(Opportunity.kind, [], beyond: 0) { id, _ in ids.append(id) }
            return ids
        }
        #expect(all == [kept, changed])
    }

    @Test func `a replay tells what took effect, when it was made, and what was deleted`() async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        let made = world.clock.now
        let note = ann.create([FieldValue(Notebook.title, .text("note")), world.placed])
        let other = ann.create([FieldValue(Notebook.title, .text("other")), world.placed])
        world.clock.advance(7_200_000)
        try await ann.sync(world.headquarters)
        let both = [FieldValue(Notebook.title, .text("hold it")), FieldValue(Notebook.body, .text("fine"))]
        ann.edit([RecordEdit(note, .update, both)])
        ann.set(note, Notebook.body, .text("forbidden"))
        ann.edit([RecordEdit(other, .delete(reason: "over"))])
        try await ann.sync(world.headquarters)
        let edits = try await world.headquarters.read { reader in
            var edits: [ReplayedEdit] = []
            try reader.replay(beyond: 0) { edits.append($0) }
            return edits
        }
        let own = edits.filter { $0.key == note }
        // HQ gave it a code; the title was held; what was forbidden never took effect.
        let written = own.map { $0.writes.map(\.field) }
        #expect(written == [[Notebook.title, Notebook.place], [Notebook.code], [Notebook.body]])
        #expect(own.last?.writes.first?.value == .text("fine") && !own.contains { $0.isDeletion })
        #expect(own.first?.made == made && own.first?.received == made + 7_200_000)
        #expect(edits.filter { $0.key == other }.map(\.isDeletion) == [false, false, true])
    }
}

@Suite struct DevicePresenceTests {
    /// A laptop whose person HQ knows.
    private func laptop(_ name: String, _ person: RecordID, _ world: SharedWorld) async throws -> TestLaptop {
        let invitation = try await world.headquarters.invite(name: name, person: person, scopes: [world.scope])
        let key = DeviceKey.of(name)
        let enrolment = try await world.headquarters.enroll(code: invitation.code, device: name, key: key.publicKey)
        return TestLaptop(enrolment, world.clock, key: key)
    }

    @Test func `HQ knows when a device synced, what it still has, and how wrong its clock is`() async throws {
        let world = try await SharedWorld()
        let person = RecordID(high: 0x7000, low: 1)
        let ann = try await laptop("Ann", person, world)
        func presence() async throws -> DevicePresence {
            let all = try await world.headquarters.presence()
            return try #require(all.first)
        }
        let unheard = try await presence()
        #expect(unheard.lastSync == nil && unheard.unsent == 0 && unheard.isActive && unheard.person == person)
        for number in 1...3 { _ = ann.create([FieldValue(Notebook.title, .text("note \(number)")), world.placed]) }
        // The line breaks after the first of three edits; the device's clock is a minute ahead.
        let told = world.clock.now
        let caller = Caller(ann.checkpoint, wall: told + 60_000)
        let bytes = caller.request(Array(ann.outbox.prefix(1))).flatMap(FrameCodec.encode)
        _ = try await world.headquarters.reply(to: bytes, from: ann.credentials)
        let cut = try await presence()
        #expect(cut.unsent == 2 && cut.unsentSince == told && cut.clockAhead == 60_000 && cut.lastSync == told)
        world.clock.advance(3_600_000)
        try await ann.sync(world.headquarters)
        let whole = try await presence()
        #expect(whole.unsent == 0 && whole.unsentSince == nil && whole.lastSync == told + 3_600_000)
        #expect(whole.clockAhead == 0)
    }

    @Test func `edits and meetings are counted by day and device`() async throws {
        let world = try await SharedWorld()
        let (ann, bob) = (try await world.laptop("Ann"), try await world.laptop("Bob"))
        let note = ann.create([FieldValue(Notebook.title, .text("note")), world.placed])
        for laptop in [ann, bob, ann] { try await laptop.sync(world.headquarters) }
        world.clock.advance(86_400_000)
        let day = Int64(world.clock.now / 86_400_000)
        ann.set(note, Notebook.verdict, .text("yes"))
        world.clock.advance(1000)
        bob.set(note, Notebook.verdict, .text("no"))
        for laptop in [ann, bob] { try await laptop.sync(world.headquarters) }
        let tallies = try await world.headquarters.editTallies()
        #expect(tallies.map(\.day) == [day - 1, day, day])
        #expect(tallies.map(\.edited) == [2, 1, 1] && tallies.map(\.asked).reduce(0, +) == 1)
        let met = tallies.first { $0.asked > 0 }
        #expect(met?.replica == bob.enrolment.replica && met?.merged == 0 && met?.chosen == 0)
    }

    @Test func `what one person made is theirs alone until somebody else has fetched it`() async throws {
        let world = try await SharedWorld()
        let (one, other) = (RecordID(high: 0x7000, low: 1), RecordID(high: 0x7000, low: 2))
        let (ann, bob) = (try await laptop("Ann", one, world), try await laptop("Bob", other, world))
        for laptop in [ann, bob] { try await laptop.sync(world.headquarters) }
        _ = ann.create([FieldValue(Notebook.title, .text("secret")), world.placed])
        for _ in 1...2 { try await ann.sync(world.headquarters) }
        let alone = try await world.headquarters.soleHoldings(of: [Notebook.note])
        #expect(alone.map(\.person) == [one] && alone.map(\.records) == [1] && alone.first?.anchor == world.shelf)
        for _ in 1...2 { try await bob.sync(world.headquarters) }
        #expect(try await world.headquarters.soleHoldings(of: [Notebook.note]).isEmpty)
    }
}
