// Why this file exists: goals, rollouts and what offices say of them are HQ's own records, of which a new HQ has none.
// Here is some of each, published and not.

import LeadToCash
import SyncProtocol

/// Goals, a rollout with its waves, feedback, forms and training.
struct ProgrammeFurniture: Sendable {
    /// A published goal of the company, and one that an office still negotiates.
    let goal: RecordKey
    let draft: RecordKey
    let wave: RecordKey
    let form: RecordKey

    init(_ stage: ConsoleStage, _ sales: SalesFurniture, author: ConsoleStage.Person) async throws {
        let year = try ConsoleStage.day(0).components.year
        goal = try await Self.goal([:], "published", year, 5_000_000_00, stage)
        let office: [FieldNumber: Value] = [Target.Fields.office: .reference(stage.office)]
        _ = try await Self.goal(office, "published", year, 3_500_000_00, stage)
        draft = try await Self.satisfaction(year, stage)
        wave = try await Self.wave(stage)
        form = try await Self.form(sales, author, stage)
        try await Self.speak(author, stage)
        try await Self.train(author, stage)
    }

    // MARK: Goals

    private static func goal(
        _ scope: [FieldNumber: Value], _ state: String, _ year: Int, _ minor: Int64, _ stage: ConsoleStage
    ) async throws -> RecordKey {
        typealias Fields = Target.Fields
        let values: [FieldNumber: Value] = [
            Fields.metric: .text("M-02"), Fields.period: .text("\(year)"), Fields.unit: .text("money"),
            Fields.currency: .text("USD"), Fields.value: .integer(minor), Fields.state: .text(state),
            Fields.publishedFrom: .date(try ConsoleStage.day(-300)),
        ]
        return try await stage.found(Target.kind, values.merging(scope) { $1 })
    }

    /// What an office would have its goal be.
    private static func satisfaction(_ year: Int, _ stage: ConsoleStage) async throws -> RecordKey {
        typealias Fields = Target.Fields
        return try await stage.filed(
            Target.kind,
            [
                Fields.metric: .text("M-10"), Fields.period: .text("\(year)"), Fields.unit: .text("percent"),
                Fields.value: .integer(5500), Fields.state: .text("proposed"), Fields.proposal: .integer(5000),
                Fields.proposalNote: .text("Two tenders were cancelled."),
            ])
    }

    // MARK: Rollout

    private static func wave(_ stage: ConsoleStage) async throws -> RecordKey {
        let programme = try await stage.found(
            RolloutProgramme.kind,
            [
                RolloutProgramme.Fields.name: .text("Lead to cash, East Africa"),
                RolloutProgramme.Fields.phase: .integer(4),
                RolloutProgramme.Fields.startsOn: .date(try ConsoleStage.day(-200)),
            ])
        let version = try await stage.found(
            ProcessVersion.kind,
            [ProcessVersion.Fields.name: .text("1.0"), ProcessVersion.Fields.state: .text("released")])
        var waves: [RecordKey] = []
        for (name, state) in [("Pilot", "open"), ("Typical offices", "planned")] {
            waves.append(
                try await stage.found(
                    Wave.kind,
                    [
                        Wave.Fields.name: .text(name), Wave.Fields.programme: .reference(programme.id),
                        Wave.Fields.phase: .integer(4), Wave.Fields.kind: .text("pilot"),
                        Wave.Fields.state: .text(state), Wave.Fields.processVersion: .reference(version.id),
                        Wave.Fields.offices: .set(["NBO"]),
                        Wave.Fields.entryCriteria: .text("People are trained, and laptops synced."),
                    ]))
        }
        _ = try await stage.found(
            WaveGoal.kind,
            [
                WaveGoal.Fields.wave: .reference(waves[0].id), WaveGoal.Fields.metric: .text("M-41"),
                WaveGoal.Fields.unit: .text("percent"), WaveGoal.Fields.baseline: .integer(4000),
                WaveGoal.Fields.value: .integer(8000), WaveGoal.Fields.dueOn: .date(try ConsoleStage.day(90)),
            ])
        return waves[0]
    }

    private static func speak(_ author: ConsoleStage.Person, _ stage: ConsoleStage) async throws {
        _ = try await stage.filed(
            Feedback.kind,
            [
                Feedback.Fields.node: .text("P03.2"), Feedback.Fields.severity: .text("high"),
                Feedback.Fields.text: .text("The checklist asks for a survey that no customer of ours permits."),
                Feedback.Fields.author: author.value,
            ])
        _ = try await stage.filed(
            ProblemItem.kind,
            [
                ProblemItem.Fields.text: .text("Prices are authorised by two people who never meet."),
                ProblemItem.Fields.severity: .text("medium"), ProblemItem.Fields.author: author.value,
                ProblemItem.Fields.votes: .set(["Ann Areng", "Ben Bao"]),
            ])
    }

    // MARK: Library

    private static func form(
        _ sales: SalesFurniture, _ author: ConsoleStage.Person, _ stage: ConsoleStage
    ) async throws -> RecordKey {
        try await stage.filed(
            Form.kind,
            [
                Form.Fields.template: .text("T01"), Form.Fields.opportunity: .reference(sales.deal.id),
                Form.Fields.author: author.value, Form.Fields.state: .text("draft"),
            ])
    }

    private static func train(_ person: ConsoleStage.Person, _ stage: ConsoleStage) async throws {
        _ = try await stage.filed(
            TrainingSession.kind,
            [
                TrainingSession.Fields.material: .text("R10"),
                TrainingSession.Fields.date: .date(try ConsoleStage.day(-9)),
                TrainingSession.Fields.trainer: person.value,
                TrainingSession.Fields.attendees: .set([person.name]),
            ])
    }
}
