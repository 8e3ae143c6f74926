// Why this file exists: faults need work under way. A rep's day of many edits is written straight into the replica,
// as the command line would, and counted, so that afterwards every single edit can be asked for.

import Foundation
import LeadToCash
import SyncClient
import SyncProtocol
import Testing

/// A laptop whose every edit is accounted for.
final class Toil {
    let laptop: Laptop
    private let headquarters: HeadquartersProgram
    private let replica: Int
    private var edits = 0
    private var deals = 0
    private var minor = 0

    init(_ laptop: Laptop, _ headquarters: HeadquartersProgram) throws {
        self.laptop = laptop
        self.headquarters = headquarters
        replica = try Comparison.number(laptop.database, "SELECT replica FROM sync_checkpoint")
    }

    /// Makes new deals, each of its own amount, and moves each one on: two edits a deal.
    func work(deals count: Int) throws {
        let (replica, home) = try open()
        for _ in 0..<count {
            let deal = create(try replica.makeID(), home)
            try replica.apply([deal])
            let note = Value.text("moved on \(deals)")
            try replica.apply([RecordEdit(deal.key, .update, [FieldValue(Opportunity.Fields.description, note)])])
            edits += 2
        }
    }

    /// Makes many new deals, hundreds in one edit, each with much text that no compressor makes small.
    func load(deals count: Int) throws {
        let (replica, home) = try open()
        var chance = Chance(seed: UInt64(deals))
        for start in stride(from: 0, to: count, by: 500) {
            let ids = try replica.makeIDs(min(500, count - start))
            try replica.apply(
                ids.map { create($0, home, FieldValue(Opportunity.Fields.description, .text(chance.text(800)))) })
            edits += 1
        }
    }

    private func open() throws -> (Replica, home: RecordID) {
        let replica = try Replica.open(laptop.directory, schema: LeadToCash.schema, rulebook: LeadToCash.rulebook)
        guard let home = try replica.setting("home").flatMap({ RecordID($0) }) else {
            throw Stranded("The laptop knows no home office.")
        }
        return (replica, home)
    }

    private func create(_ id: RecordID, _ home: RecordID, _ more: FieldValue...) -> RecordEdit {
        deals += 1
        let amount = 100_000 + deals
        minor += amount
        let money = Value.compound([.integer(Int64(amount)), .text("USD"), .null])
        return RecordEdit(
            RecordKey(kind: Opportunity.kind, id: id), .create,
            [
                FieldValue(Opportunity.Fields.office, .reference(home)),
                FieldValue(Opportunity.Fields.name, .text("Deal \(deals) of \(laptop.user)")),
                FieldValue(Opportunity.Fields.stage, .text("discovered")),
                FieldValue(Opportunity.Fields.commercial, money),
            ] + more)
    }

    /// Nothing lost, nothing doubled: HQ and the laptop have every edit once.
    func expectEverythingOnce(_ moment: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let comment = Comment(rawValue: moment)
        let log = "FROM hq_log WHERE replica = \(replica)"
        let accepted = try Comparison.number(headquarters.database, "SELECT count(*) \(log)")
        #expect(accepted == edits, comment, sourceLocation: sourceLocation)
        let last = try Comparison.number(headquarters.database, "SELECT coalesce(max(counter), 0) \(log)")
        #expect(last == edits, comment, sourceLocation: sourceLocation)
        let mine = "FROM opportunity WHERE name LIKE 'Deal % of \(laptop.user)' AND description <> ''"
        for path in [headquarters.database, laptop.database] {
            let count = try Comparison.number(path, "SELECT count(*) \(mine)")
            #expect(count == deals, comment, sourceLocation: sourceLocation)
            let codes = try Comparison.number(path, "SELECT count(DISTINCT code) \(mine)")
            #expect(codes == deals, comment, sourceLocation: sourceLocation)
            let sum = try Comparison.number(path, "SELECT coalesce(sum(amount_minor), 0) \(mine)")
            #expect(sum == minor, comment, sourceLocation: sourceLocation)
        }
        try await Journeys.expectAgreement(headquarters, laptop, sourceLocation: sourceLocation)
    }
}

/// Somebody who can be struck dead from another thread.
final class Victim: Sendable {
    private let pid: pid_t

    init(_ child: Child) { pid = child.pid }

    func strike() { kill(pid, SIGKILL) }
}
