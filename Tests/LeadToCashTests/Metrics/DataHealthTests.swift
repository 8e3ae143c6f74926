// Why this file exists: the figures that say how far to trust the others must themselves be right, at the hour.

import SyncProtocol
import Testing

@testable import LeadToCash

private let hour: Int64 = 3_600_000

struct DataHealthTests {
    /// A desk with an office, a person and a device of theirs that synced so many hours before the end of 2026.
    private func device(
        _ desk: inout FactDesk, _ user: RecordID?, hoursAgo: Int64?, active: Bool = true, offset: Int64 = 0,
        pending: Int64 = 0, pendingDays: Int64 = 0
    ) {
        let now = desk.context().now
        desk.reader.facts.devices.append(
            DeviceFact(
                replica: ReplicaID(rawValue: UInt32(desk.facts.devices.count + 2)),
                user: user.flatMap { desk.facts.users.place(of: $0) } ?? -1, isActive: active,
                lastSyncAt: FactInstant(hoursAgo.map { now - $0 * hour }), clockOffset: offset, pendingEdits: pending,
                pendingSince: FactInstant(now - pendingDays * 24 * hour)))
    }

    @Test func `M-33 is green under a day, amber under three, red from then on`() {
        var desk = FactDesk()
        let office = desk.office()
        let user = desk.user(office)
        for hours: Int64 in [12, 23, 24, 71, 72] { device(&desk, user, hoursAgo: hours) }
        device(&desk, nil, hoursAgo: nil)
        device(&desk, user, hoursAgo: 900, active: false)
        let figure = desk.figure(.dataFreshness)
        #expect(figure.value == days(1) && figure["worst"] == days(3) && figure["p95"] == days(3))
        #expect(figure["green"] == .count(2) && figure["amber"] == .count(2) && figure["red"] == .count(2))
        #expect(figure["neverSynced"] == .count(1) && figure["office"] == days(1))
        #expect(desk.figure(.dataFreshness, scope: .office(office)).count == 5)
        device(&desk, user, hoursAgo: -1)
        #expect(desk.figure(.dataFreshness).clamped == 1)
    }

    @Test func `M-34 is the share of the pipeline whose owners are in touch`() {
        var desk = FactDesk()
        let office = desk.office()
        let (near, far) = (desk.user(office), desk.user(office))
        device(&desk, near, hoursAgo: 72)
        device(&desk, near, hoursAgo: 500)
        device(&desk, far, hoursAgo: 73)
        desk.deal(300, owner: near)
        desk.deal(100, owner: far)
        desk.deal(600)
        let figure = desk.figure(.dataCoverage)
        #expect(figure.value == share(300, 1000) && figure["byCount"] == share(1, 3))
        #expect(desk.figure(.winRate).coverage == fraction(3, 10))
        #expect(desk.figure(.winRate, scope: .user(near)).coverage == fraction(1))
        var unpriced = FactDesk()
        unpriced.deal(nil)
        #expect(unpriced.figure(.dataCoverage).value == .undefined(.emptySet))
        #expect(unpriced.figure(.dataCoverage).coverage == nil)
    }

    @Test func `M-35 finds edits that lie on laptops`() {
        var desk = FactDesk()
        let user = desk.user(desk.office())
        device(&desk, user, hoursAgo: 200, pending: 5, pendingDays: 8)
        device(&desk, user, hoursAgo: 200, pending: 5, pendingDays: 7)
        device(&desk, user, hoursAgo: 200, pendingDays: 30)
        desk.reader.facts.soleReaders = [SoleReaderFact(office: 0, user: 0, records: 3)]
        let figure = desk.figure(.dataIslands)
        #expect(figure.value == .count(1) && figure["edits"] == .count(5) && figure["soleReader"] == .count(3))
    }

    @Test func `M-36 is what met of what was edited`() {
        var desk = FactDesk()
        for (day, edited) in [("2026-01-01", 60), ("2026-12-31", 40), ("2025-12-31", 1000)] as [(String, Int64)] {
            desk.reader.facts.editTallies.append(
                EditTallyFact(office: -1, day: FactDay(onDay(day)), edited: edited, merged: 3, chosen: 2, asked: 1))
        }
        let figure = desk.figure(.conflictRate)
        #expect(figure.value == share(12, 100) && figure["merged"] == share(6, 100))
        #expect(figure["chosen"] == share(4, 100) && figure["asked"] == share(2, 100))
    }

    private func decided(
        _ desk: inout FactDesk, _ decision: String, opened: String, on day: String, severity: String = "high",
        question: String = "values"
    ) {
        let id = desk.contest(
            RecordKey(kind: Account.kind, id: desk.id()), 0, [], question: question, rule: "ownerChanged")
        desk.set(
            CaseRecord.number, id,
            [
                CaseRecord.Fields.openedAt: .at(opened), CaseRecord.Fields.severity: .text(severity),
                CaseRecord.Fields.decider: .text("OM"), CaseRecord.Fields.state: .text("closed"),
                CaseRecord.Fields.decision: .compound([.text("Li Na"), .at(day), .text(decision)]),
            ])
    }

    @Test func `M-37 counts what people decided and what they let lie`() {
        var desk = FactDesk()
        decided(&desk, "accept", opened: "2026-01-01", on: "2026-01-03")
        decided(&desk, "[1,\"USD\",null]", opened: "2026-01-01", on: "2026-01-05", severity: "low")
        decided(&desk, "expired", opened: "2026-01-01", on: "2026-06-05")
        let overdue = desk.contest(RecordKey(kind: Account.kind, id: desk.id()), 0, [])
        desk.set(CaseRecord.number, overdue, [CaseRecord.Fields.due: .at("2026-12-30")])
        let figure = desk.figure(.resolutionTime)
        #expect(figure.value == days(3) && figure["p95"] == days(4) && figure["overdue"] == .count(1))
        #expect(
            figure["severity.high"] == days(2) && figure["severity.low"] == days(4) && figure["decider.OM"] == days(3))
    }

    @Test func `M-38 counts held edits by rule and age`() {
        var desk = FactDesk()
        desk.contest(RecordKey(kind: Account.kind, id: desk.id()), 0, [], question: "held", rule: "ownerChanged")
        desk.contest(RecordKey(kind: Account.kind, id: desk.id()), 0, [], question: "values")
        decided(&desk, "accept", opened: "2026-01-01", on: "2026-01-03", question: "held")
        decided(&desk, "reject", opened: "2026-01-01", on: "2026-01-03", question: "held")
        decided(&desk, "expired", opened: "2026-01-01", on: "2026-01-03", question: "held")
        // Opened on the 1st of February.
        let figure = desk.figure(.heldEdits, asOf: "2026-02-05", "2026")
        #expect(figure.value == .count(1) && figure["rule.ownerChanged"] == .count(1))
        #expect(figure["days.4-10"] == .count(1) && figure["accepted"] == share(1, 3))
    }

    @Test func `M-39 counts attempts and sizes what went through`() {
        var desk = FactDesk()
        _ = desk.office()
        for number: Int64 in 1...20 {
            desk.reader.facts.syncs.append(
                SyncFact(
                    office: 0, at: FactInstant(noon("2026-02-01")), succeeded: number > 5, bytes: number * 100,
                    edits: number, duration: number * 10))
        }
        let figure = desk.figure(.syncSuccess)
        // Fifteen went through, with 600 to 2000 bytes.
        #expect(figure.value == share(15, 20) && figure["bytes.p50"] == .count(1300))
        #expect(figure["edits.p95"] == .count(20) && figure["milliseconds.p50"] == .count(130))
        #expect(figure["office"] == share(15, 20))
    }

    @Test func `M-42 counts what proved to be somebody else`() {
        var desk = FactDesk()
        desk.add(Account.kind, [Account.Fields.name: .text("A")])
        desk.add(Account.kind, [Account.Fields.mergedInto: .reference(desk.id())])
        desk.add(Account.kind, on: "2025-01-01", [Account.Fields.mergedInto: .reference(desk.id())])
        desk.add(Lead.kind, [Lead.Fields.status: .text("duplicate")])
        desk.add(Lead.kind, [Lead.Fields.status: .text("captured")])
        desk.add(Lead.kind, [Lead.Fields.status: .text("captured")])
        desk.add(Lead.kind, [Lead.Fields.status: .text("draft")])
        let figure = desk.figure(.duplicateRate)
        #expect(figure.value == share(2, 5) && figure["accounts"] == share(1, 2) && figure["leads"] == share(1, 3))
    }

    @Test func `M-43 finds clocks that are wrong either way`() {
        var desk = FactDesk()
        for offset: Int64 in [300_000, 300_001, -300_001, .min, 0] {
            device(&desk, nil, hoursAgo: 1, offset: offset)
        }
        let figure = desk.figure(.clockHealth)
        #expect(figure.value == .count(3) && figure["devices"] == .count(5))
    }

    @Test func `M-44 wants all four of an open deal`() {
        var desk = FactDesk()
        let account = desk.id()
        let whole = desk.deal(1, account: account, sign: "2026-01-01")
        desk.set(Opportunity.kind, whole, [Opportunity.Fields.nextStep: .compound([.text("Call"), .null])])
        desk.deal(nil, account: account, sign: "2026-01-01")
        desk.deal(1)
        let figure = desk.figure(.completeness)
        #expect(figure.value == share(1, 3) && figure["withoutAmount"] == .count(1))
        #expect(figure["withoutAccount"] == .count(1) && figure["withoutDate"] == .count(1))
        #expect(figure["withoutNextStep"] == .count(2))
    }
}
