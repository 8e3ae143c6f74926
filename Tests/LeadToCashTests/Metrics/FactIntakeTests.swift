// Why this file exists: HQ reads everything once and then what changed; the figures must be those of somebody who reads
// everything now. What happened must come out of the log once, and what shows must come out of the records.

import SyncProtocol
import Testing

@testable import LeadToCash

private typealias F = Opportunity.Fields

/// A store on paper: what its records show, and the log of how they came to it.
private final class PaperStore: RecordSource {
    private struct Row {
        var values: [FieldNumber: Value] = [:]
        var isAlive = true
        var head: CommitSequence = 0
    }

    struct DiskFailure: Error {}

    private var rows: [RecordKey: Row] = [:]
    private var order: [RecordKey] = []
    private var log: [(sequence: CommitSequence, edit: ReplayedEdit)] = []
    private var sequence: CommitSequence = 0
    /// How many kinds can be read before the disk fails; nil for as many as one likes.
    var patience: Int?

    func frontier() -> CommitSequence { sequence }

    func scan(
        _ kind: KindNumber, _ fields: [FieldNumber], beyond sequence: CommitSequence,
        _ body: (RecordID, [FieldValue]?) throws -> Void
    ) throws {
        if let left = patience {
            guard left > 0 else { throw DiskFailure() }
            patience = left - 1
        }
        for key in order where key.kind == kind {
            guard let row = rows[key], row.head > sequence, row.isAlive || sequence > 0 else { continue }
            let values = fields.map { FieldValue($0, row.values[$0] ?? .null) }
            try body(key.id, row.isAlive ? values : nil)
        }
    }

    func replay(beyond sequence: CommitSequence, _ body: (ReplayedEdit) throws -> Void) throws {
        for entry in log where entry.sequence > sequence { try body(entry.edit) }
    }

    /// Writes to a record; of a set the log tells only the change.
    func write(
        _ kind: KindNumber, _ id: RecordID, on day: String, received: String? = nil, isLogged: Bool = true,
        _ values: [FieldNumber: Value]
    ) {
        let key = RecordKey(kind: kind, id: id)
        sequence += 1
        if rows[key] == nil { order.append(key) }
        var row = rows[key] ?? Row()
        row.values.merge(values) { $1 }
        row.head = sequence
        row.isAlive = true
        rows[key] = row
        guard isLogged else { return }
        let writes = values.map { field, value in
            if case .set(let elements) = value {
                return FieldValue(field, .setChange(adding: elements, removing: []))
            }
            return FieldValue(field, value)
        }
        note(ReplayedEdit(key, isDeletion: false, writes, made: at(day), received: at(received ?? day)))
    }

    func delete(_ kind: KindNumber, _ id: RecordID, on day: String, isLogged: Bool = true) {
        let key = RecordKey(kind: kind, id: id)
        sequence += 1
        rows[key]?.isAlive = false
        rows[key]?.head = sequence
        if isLogged { note(ReplayedEdit(key, isDeletion: true, [], made: at(day), received: at(day))) }
    }

    private func note(_ edit: ReplayedEdit) { log.append((sequence, edit)) }
    private func at(_ day: String) -> UInt64 { UInt64(noon(day)) }
}

struct FactIntakeTests {
    private func id(_ number: UInt64, _ day: String = "2026-01-05") -> RecordID {
        RecordID(milliseconds: UInt64(noon(day)), entropy: 0, replica: ReplicaID(rawValue: 7), counter: number)
    }

    /// A record that an importer named.
    private func imported(_ number: UInt8) -> RecordID { RecordID(hash: [UInt8](repeating: number, count: 16)) }

    private func dollars(_ cents: Int64) -> Value { .compound([.integer(cents), .text("USD"), .null]) }

    private func figure(_ metric: MetricCode, _ intake: FactIntake, _ period: String = "2026") -> Figure {
        let facts = intake.facts
        let context = MetricContext(
            asOf: onDay("2026-12-31"), period: span(period), currency: "USD", rates: RateTable(facts))
        return Metric.of(metric).figure(facts, context)
    }

    private func summary(_ intake: FactIntake) -> [String] {
        Metric.all.map { figure($0.code, intake) }.map { "\($0.metric): \($0.value) of \($0.count)" }
    }

    private func fresh(_ store: PaperStore) throws -> FactIntake {
        var intake = FactIntake()
        try intake.read(store)
        return intake
    }

    @Test func `taking in what changed comes to the same as reading everything`() throws {
        let store = PaperStore()
        let (office, one, other) = (id(1), id(2), id(3))
        let (first, second) = (id(4), id(5, "2026-02-02"))
        store.write(Office.kind, office, on: "2026-01-01", [Office.Fields.functionalCurrency: .text("USD")])
        for user in [one, other] {
            store.write(User.kind, user, on: "2026-01-01", [User.Fields.office: .reference(office)])
        }
        store.write(
            Opportunity.kind, first, on: "2026-01-05",
            [
                F.office: .reference(office), F.owner: .reference(one), F.stage: .text("discovered"),
                F.outcome: .text("open"), F.commercial: dollars(1000), F.productsInterest: .set(["5G"]),
            ])
        var intake = try fresh(store)
        #expect(figure(.openPipeline, intake).value == .money(1000) && intake.position == store.frontier())
        #expect(intake.facts.deals[first].map { intake.facts.words[$0.product] } == "5G")

        store.write(Opportunity.kind, first, on: "2026-01-20", [F.stage: .text("verified")])
        store.write(Opportunity.kind, first, on: "2026-02-01", [F.owner: .reference(other)])
        store.write(
            Opportunity.kind, second, on: "2026-02-02",
            [F.office: .reference(office), F.stage: .text("guiding"), F.commercial: dollars(500)])
        // What shows now although no edit says so: people have decided.
        store.write(Opportunity.kind, first, on: "2026-02-03", isLogged: false, [F.commercial: dollars(800)])
        try intake.read(store)
        #expect(figure(.openPipeline, intake).value == .money(1300))
        #expect(intake.facts.stageEvents.map(\.to) == [.discovered, .verified, .guiding])
        #expect(intake.facts.ownerChanges.map(\.day.date) == [onDay("2026-02-01")])
        #expect(try summary(intake) == summary(fresh(store)))

        store.delete(Opportunity.kind, second, on: "2026-02-10")
        store.write(
            Opportunity.kind, first, on: "2026-03-01", received: "2026-03-09",
            [F.outcome: .text("lost"), F.closedOn: .day("2026-03-01")])
        try intake.read(store)
        try intake.read(store)
        #expect(intake.facts.deals.count == 1 && intake.facts.stageEvents.count == 3)
        #expect(intake.facts.deals[first]?.closedKnownOn.date == onDay("2026-03-09"))
        #expect(intake.facts.lateEdits.count == 1 && figure(.winRate, intake).value == share(0, 1))
        #expect(try summary(intake) == summary(fresh(store)))
    }

    @Test func `what was imported came to its stage and its end before anybody heard of it`() throws {
        let store = PaperStore()
        let (deal, account) = (imported(1), imported(2))
        store.write(Account.kind, account, on: "2026-05-01", [Account.Fields.name: .text("Acme")])
        store.write(
            Opportunity.kind, deal, on: "2026-05-01",
            [
                F.stage: .text("won"), F.outcome: .text("won"), F.openedOn: .day("2017-01-01"),
                F.closedOn: .day("2017-03-01"), F.commercial: dollars(700),
            ])
        let open = imported(3)
        store.write(
            Opportunity.kind, open, on: "2026-05-01",
            [F.stage: .text("verified"), F.outcome: .text("open"), F.openedOn: .day("2017-01-01")])
        store.write(Opportunity.kind, open, on: "2026-06-01", [F.stage: .text("initiated")])
        let intake = try fresh(store)
        #expect(intake.facts.stageEvents.map(\.to) == [.initiated])
        #expect(intake.facts.deals[deal]?.closedKnownOn == FactDay.none)
        #expect(intake.facts.accounts[account]?.createdOn.date == onDay("2026-05-01"))
        #expect(figure(.cycleTime, intake, "2017").value == days(59))
        #expect(figure(.winRate, intake, "2017")["lateDated"] == .count(0))
    }

    @Test func `what is gone without an edit that says so is forgotten`() throws {
        let store = PaperStore()
        let (kept, gone) = (id(1), id(2))
        for deal in [kept, gone] {
            store.write(Opportunity.kind, deal, on: "2026-01-05", [F.commercial: dollars(100)])
        }
        var early = try fresh(store)
        store.delete(Opportunity.kind, gone, on: "2026-01-06", isLogged: false)
        let late = try fresh(store)
        #expect(late.facts.deals.count == 1 && figure(.openPipeline, late).value == .money(100))
        try early.read(store)
        #expect(early.facts.deals.count == 1 && early.facts.deals[kept] != nil)
    }

    @Test func `when a requirement was answered is told by the log, also to whoever reads it at once`() throws {
        typealias R = Requirement.Fields
        let store = PaperStore()
        store.write(Requirement.kind, id(1), on: "2026-01-05", [R.status: .text("captured")])
        var intake = try fresh(store)
        store.write(Requirement.kind, id(1), on: "2026-01-09", [R.status: .text("met")])
        store.write(Requirement.kind, id(2), on: "2026-01-06", [R.status: .text("captured")])
        store.delete(Requirement.kind, id(2), on: "2026-01-07", isLogged: false)
        try intake.read(store)
        for known in try [intake, fresh(store)] {
            let figure = figure(.leadResponse, known)
            #expect(figure["requirement.median"] == days(4) && figure["requirement.open"] == .count(0))
        }
    }

    @Test func `after a failure everything is read anew`() throws {
        let store = PaperStore()
        store.write(Opportunity.kind, id(1), on: "2026-01-05", [F.commercial: dollars(100), F.stage: .text("guiding")])
        var intake = try fresh(store)
        store.write(Opportunity.kind, id(2), on: "2026-01-06", [F.commercial: dollars(10)])
        store.patience = 20
        do {
            try intake.read(store)
            Issue.record("the disk failed and nobody noticed")
        } catch {
            #expect(error is PaperStore.DiskFailure)
        }
        #expect(intake.position == 0 && intake.facts.deals.count == 0)
        store.patience = nil
        try intake.read(store)
        #expect(figure(.openPipeline, intake).value == .money(110) && intake.facts.stageEvents.count == 1)
    }

    @Test func `the fields that count are named for every kind, and no other field changes anything`() throws {
        #expect(Set(FactReader.fields.keys) == Set(FactReader.kinds))
        for number in FactReader.kinds {
            let kind = try #require(LeadToCash.schema.kind(number))
            let counting = try #require(FactReader.fields[number])
            #expect(Set(counting).count == counting.count)
            for field in counting { #expect(kind.field(field)?.policy != .derived && kind.field(field) != nil) }
            let others = kind.storedFields.filter { !counting.contains($0.number) }
            var empty = FactReader()
            empty.update(number, id(1), [])
            var filled = FactReader()
            filled.update(number, id(1), others.map { FieldValue($0.number, Self.sample($0)) })
            #expect(String(reflecting: filled.facts) == String(reflecting: empty.facts), "\(kind.name)")
        }
    }

    /// Some value that a field takes.
    private static func sample(_ field: Field) -> Value {
        let parts = field.columns.map { column -> Value in
            switch column.type {
            case .integer, .instant, .boolean: .integer(1)
            case .text: .text(column.choices.last ?? "x")
            case .date: .day("2026-01-01")
            case .reference: .reference(RecordID(high: 1, low: 2))
            case .set: .set(["x"])
            }
        }
        return parts.count == 1 ? parts[0] : .compound(parts)
    }
}
