// Why this file exists: a conflict is the same question whether its edits were made on laptops or at HQ's pages, and so
// is its answer.

import SyncProtocol
import SyncServer
import TestSupport
import Testing

@Suite struct SeatCaseTests {
    /// What a case asks, and between which values.
    private struct Asked: Hashable {
        let question: CaseQuestion
        let field: FieldNumber
        let terms: [String]
        let candidates: Set<String>

        init(_ dossier: CaseDossier) {
            question = dossier.question
            field = dossier.field
            terms = [CaseRecord.Fields.rule, CaseRecord.Fields.decider, CaseRecord.Fields.severity].map(dossier.text)
            candidates = Set(
                dossier.candidates.map {
                    let sibling = $0.sibling
                    let base = sibling.base.map(\.description) ?? "nothing"
                    return "\($0.author) \(sibling.circumstances.role) \(sibling.value) instead of \(base)"
                })
        }
    }

    private func dossier(about key: RecordKey, _ world: SeatWorld, _ seat: Seat) async throws -> CaseDossier? {
        try await world.headquarters.read(as: seat) { reader in
            let found = try reader.cases(includingClosed: true).first { $0.subject == key }
            return try found.flatMap { try reader.caseDossier($0.id) }
        }
    }

    @Test func `a laptop and a seat that did not know of each other raise the case that two laptops raise`()
        async throws
    {
        let world = try await SeatWorld()
        let (ann, bob) = (try await world.enlist("Ann", "SR"), try await world.enlist("Bob", "AR"))
        let laptops = [try await world.laptop(ann), try await world.laptop(bob)]
        let seat = try await world.seat(bob)
        let keys = [try await world.note("one", from: seat), try await world.note("two", from: seat)]
        for laptop in laptops { try await laptop.sync(world.headquarters) }
        let seen = world.headquarters.frontier
        for key in keys { laptops[0].set(key, Notebook.verdict, .text("yes")) }
        laptops[1].set(keys[0], Notebook.verdict, .text("no"))
        for laptop in laptops { try await laptop.sync(world.headquarters) }
        try await world.set(
            keys[1], Notebook.verdict, .text("no"), from: seat, seen: seen, insteadOf: .text("open"))
        let byLaptops = try #require(try await dossier(about: keys[0], world, seat))
        let bySeat = try #require(try await dossier(about: keys[1], world, seat))
        #expect(Asked(byLaptops) == Asked(bySeat) && Asked(bySeat).candidates.count == 2)
        #expect(bySeat.isOpen && bySeat.text(CaseRecord.Fields.decider) == "SR")
        for laptop in laptops + laptops { try await laptop.sync(world.headquarters) }
        for key in keys {
            let told = Set(laptops[0].contested[key]?.map(\.sibling.value) ?? [])
            #expect(told == [.text("yes"), .text("no")])
        }
        #expect(laptops[0].rows == laptops[1].rows)
        try await world.expectSound()
    }

    /// A note whose verdict two people disagree about.
    private func dispute(_ world: SeatWorld, _ one: Seat, _ two: Seat) async throws -> (RecordKey, CaseDossier) {
        let key = try await world.note("note", from: one)
        let seen = world.headquarters.frontier
        try await world.set(key, Notebook.verdict, .text("yes"), from: one, seen: seen)
        try await world.set(key, Notebook.verdict, .text("no"), from: two, seen: seen)
        return (key, try #require(try await dossier(about: key, world, one)))
    }

    @Test func `a case between values is answered from a seat with the edits that a laptop makes`() async throws {
        let world = try await SeatWorld()
        let (ann, bob) = (try await world.enlist("Ann", "SR"), try await world.enlist("Bob", "AR"))
        let (seat, second) = (try await world.seat(ann), try await world.seat(bob))
        let laptop = try await world.laptop(bob)
        let (key, item) = try await dispute(world, seat, second)
        let headquarters = world.headquarters
        for answer in [CaseAnswer.accept, .decided] {
            await #expect(throws: SeatProblem.unfitAnswer) {
                try await headquarters.answerCase(item.id, answer, from: seat, seen: headquarters.frontier)
            }
        }
        let receipt = try await headquarters.answerCase(
            item.id, .decided, value: .text("no"), reason: "it was agreed", from: seat, seen: headquarters.frontier)
        #expect(receipt.isWhollyAccepted, "\(receipt.remarks)")
        let closed = try #require(try await dossier(about: key, world, seat))
        #expect(!closed.isOpen && closed.values[CaseRecord.Fields.answer] == .text("decided"))
        guard case .set(let comments)? = closed.values[CaseRecord.Fields.comments] else {
            throw WireError.malformed("no comments", offset: 0)
        }
        #expect(comments.count == 1 && comments[0].hasSuffix("Ann: it was agreed"))
        #expect(try await world.value(Notebook.verdict, of: key) == .text("no"))
        await #expect(throws: SeatProblem.caseClosed) {
            try await headquarters.answerCase(
                item.id, .decided, value: .text("yes"), from: seat, seen: headquarters.frontier)
        }
        try await laptop.sync(headquarters)
        #expect(laptop.rows[key]?.values[Notebook.verdict] == .text("no"))
        try await world.expectSound()
    }

    @Test func `a held edit is let through by whom its case names, and by nobody else`() async throws {
        let world = try await SeatWorld()
        let (ann, bob) = (try await world.enlist("Ann", "SR"), try await world.enlist("Bob", "AR"))
        let (seat, second) = (try await world.seat(ann), try await world.seat(bob))
        let key = try await world.note("note", from: seat)
        let held = try await world.set(key, Notebook.title, .text("hold it"), from: second)
        #expect(held.isHeld && held.sentences == ["It waits for the SR."])
        let item = try #require(try await dossier(about: key, world, seat))
        #expect(item.question == .held && item.held.map(\.loser.sibling.value) == [.text("hold it")])
        let headquarters = world.headquarters
        let denied = try await headquarters.answerCase(
            item.id, .accept, from: second, seen: headquarters.frontier)
        #expect(denied.isRefused && denied.remarks.map(\.rule) == [.notEntitled])
        #expect(denied.sentences == ["Only SR answers it."])
        #expect(try await world.value(Notebook.title, of: key) == .text("note"))
        let accepted = try await headquarters.answerCase(
            item.id, .accept, from: seat, seen: headquarters.frontier)
        #expect(accepted.isWhollyAccepted)
        #expect(try await world.value(Notebook.title, of: key) == .text("hold it"))
        try await world.expectSound()
    }

    @Test func `a case of another place is none`() async throws {
        let world = try await SeatWorld()
        let (ann, bob) = (try await world.enlist("Ann", "SR"), try await world.enlist("Bob", "AR"))
        let (_, item) = try await dispute(world, try await world.seat(ann), try await world.seat(bob))
        let stranger = try await world.seat(try await world.enlist("Eve", "SR", elsewhere: true))
        let headquarters = world.headquarters
        let frontier = headquarters.frontier
        for id in [item.id, RecordID(high: 0x7000, low: 1)] {
            await #expect(throws: SeatProblem.noSuchRecord) {
                try await headquarters.answerCase(
                    id, .decided, value: .text("mine"), from: stranger, seen: headquarters.frontier)
            }
        }
        #expect(try await headquarters.read(as: stranger) { try $0.cases(includingClosed: true) }.isEmpty)
        #expect(headquarters.frontier == frontier)
    }
}
