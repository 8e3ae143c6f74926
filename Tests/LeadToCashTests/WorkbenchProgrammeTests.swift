// Why this file exists: a wave opens only when all of it is there; a target that is published is only ever revised.

import SyncProtocol
import Testing

@testable import LeadToCash

/// A wave of which nothing is missing, and one before it.
private struct Rollout {
    let ground = PaperGround()
    let earlier: RecordKey
    let wave: RecordKey
    let office: RecordKey
    let version: RecordKey
    let goal: RecordKey

    init() throws {
        office = ground.add(Office.kind, [Office.Fields.code: .text("KL"), Office.Fields.name: .text("Kuala Lumpur")])
        version = ground.add(
            ProcessVersion.kind,
            [ProcessVersion.Fields.name: .text("1.2"), ProcessVersion.Fields.state: .text("released")])
        let programme = ground.add(RolloutProgramme.kind, [RolloutProgramme.Fields.name: .text("LTC 2026")])
        earlier = ground.add(
            Wave.kind,
            [
                Wave.Fields.name: .text("Pilot"), Wave.Fields.programme: .reference(programme.id),
                Wave.Fields.phase: .integer(4), Wave.Fields.state: .text("closed"),
            ])
        wave = ground.add(
            Wave.kind,
            [
                Wave.Fields.name: .text("Small"), Wave.Fields.programme: .reference(programme.id),
                Wave.Fields.phase: .integer(6), Wave.Fields.offices: .elements(["KL"]),
                Wave.Fields.processVersion: .reference(version.id), Wave.Fields.state: .text("planned"),
            ])
        goal = ground.add(
            WaveGoal.kind,
            [
                WaveGoal.Fields.wave: .reference(wave.id), WaveGoal.Fields.metric: .text("M-41"),
                WaveGoal.Fields.baseline: .integer(4000), WaveGoal.Fields.value: .integer(8000),
                WaveGoal.Fields.dueOn: .date(try civil("2027-03-31")),
            ])
    }

    func open() throws {
        ground.apply(try WaveOpening.open(wave.id, on: civil("2026-11-20"), ground).edits)
    }
}

@Test func `opening a wave gives its offices its process version`() throws {
    let rollout = try Rollout()
    try rollout.open()
    let ground = rollout.ground
    #expect(ground.value(Wave.Fields.state, of: rollout.wave) == .text("open"))
    #expect(ground.value(Office.Fields.processVersion, of: rollout.office) == .reference(rollout.version.id))
    #expect(impediments { try rollout.open() }.first == "it is open already")
}

@Test(arguments: [
    (WaveGoal.Fields.baseline, "the goal M-41 has no baseline"), (WaveGoal.Fields.value, "the goal M-41 has no target"),
    (WaveGoal.Fields.dueOn, "the goal M-41 has no date"), (WaveGoal.Fields.wave, "it has no goal"),
])
func `a wave needs goals with figures and a date`(field: FieldNumber, reason: String) throws {
    let rollout = try Rollout()
    rollout.ground.apply([.changing(rollout.goal, [FieldValue(field, .null)])])
    #expect(impediments { try rollout.open() } == [reason])
}

@Test func `a wave waits until the problems of the wave before it have a disposition`() throws {
    let rollout = try Rollout()
    let problem = rollout.ground.add(
        ProblemItem.kind,
        [ProblemItem.Fields.wave: .reference(rollout.earlier.id), ProblemItem.Fields.text: .text("slow forms")])
    #expect(impediments { try rollout.open() }.first?.contains("left problems without a disposition") == true)
    rollout.ground.apply([.changing(problem, [FieldValue(ProblemItem.Fields.disposition, .text("declined"))])])
    try rollout.open()
}

@Test func `everything that a wave lacks is said at once`() throws {
    let rollout = try Rollout()
    rollout.ground.apply([
        .changing(
            rollout.wave,
            [FieldValue(Wave.Fields.offices, .elements(["KL", "XX"])), FieldValue(Wave.Fields.processVersion, .null)]),
        .changing(rollout.goal, [FieldValue(WaveGoal.Fields.dueOn, .date(try civil("2026-11-20")))]),
    ])
    let reasons = impediments { try rollout.open() }
    #expect(
        reasons == [
            "the goal M-41 is due on 2026-11-20 already", "it names no process version", "there is no office XX",
        ])
}

@Test func `an office is in one open wave`() throws {
    let rollout = try Rollout()
    rollout.ground.apply([
        .changing(
            rollout.earlier,
            [FieldValue(Wave.Fields.state, .text("open")), FieldValue(Wave.Fields.offices, .elements(["KL"]))])
    ])
    #expect(impediments { try rollout.open() } == ["KL is in the open wave “Pilot”"])
}

// MARK: Snapshots

@Test(arguments: [("2026-11-23", "2026-11-23"), ("2026-11-29", "2026-11-23"), ("1969-12-31", "1969-12-29")])
func `a week begins on Monday`(day: String, monday: String) throws {
    #expect(try Snapshots.monday(of: civil(day)) == civil(monday))
}

// MARK: Targets

private func figure(_ text: String) throws -> TargetFigures { TargetFigures(value: try FigureText.figure(text)) }

@Test func `a target is set until it is published, and revised afterwards`() throws {
    let ground = PaperGround()
    let occasion = try Occasion.test()
    let scope = TargetScope(metric: "M-10", period: "2026", office: RecordID(high: 1, low: 1))
    let first = try Targets.set(scope, figure("50%"), at: occasion, ground)
    ground.apply([first.edit])
    let second = try Targets.set(scope, figure("55%"), at: occasion, ground)
    ground.apply([second.edit])
    let id = first.edit.key.id
    #expect(first.isNew && !second.isNew && second.edit.key.id == id)
    #expect(ground.value(Target.Fields.value, of: first.edit.key) == .integer(5500))
    ground.apply(try Targets.publish([id], from: civil("2026-01-01"), ground))
    #expect(try Targets.publish([id], from: civil("2026-02-01"), ground).isEmpty)
    #expect(impediments { _ = try Targets.set(scope, figure("60%"), at: occasion, ground) }.count == 1)

    let revised = TargetFigures(value: try FigureText.figure("60%"), rationale: "the tender was split")
    let early = impediments {
        _ = try Targets.revise(id, revised, from: civil("2026-01-01"), at: occasion, ground)
    }
    #expect(early == ["it is in force from 2026-01-01"])
    let revision = try Targets.revise(id, revised, from: civil("2026-07-01"), at: occasion, ground)
    ground.apply([revision])
    #expect(ground.value(Target.Fields.value, of: first.edit.key) == .integer(5500))
    #expect(try Targets.standing(scope, ground) == [revision.key])
    let twice = impediments { _ = try Targets.revise(id, revised, from: civil("2026-08-01"), at: occasion, ground) }
    #expect(twice == ["it is revised already"])
}

@Test func `offices that make less than their region are named`() throws {
    let ground = PaperGround()
    let occasion = try Occasion.test()
    let region = ground.add(Region.kind, [Region.Fields.name: .text("APAC")])
    let office = ground.add(
        Office.kind, [Office.Fields.code: .text("KL"), Office.Fields.region: .reference(region.id)])
    let whole = TargetScope(metric: "M-02", period: "2026", region: region.id)
    let part = TargetScope(metric: "M-02", period: "2026", office: office.id)
    let edits = try [
        Targets.set(whole, figure("1000 USD"), at: occasion, ground),
        Targets.set(part, figure("900 USD"), at: occasion, ground),
    ].map { $0.edit }
    ground.apply(edits)
    let gaps = try Targets.gaps(of: edits.map(\.key.id), ground)
    #expect(gaps == ["M-02 of 2026: the offices of APAC make 900.00 USD of 1,000.00 USD."])
}

@Test(arguments: [
    ("2026", true), ("2026-Q1", true), ("2026-01", true), ("2026-13", false), ("2026-Q5", false), ("26", false),
])
func `a period is a year, a quarter or a month`(text: String, isPeriod: Bool) {
    #expect(TargetScope.isPeriod(text) == isPeriod)
}
