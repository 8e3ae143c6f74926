// Why this file exists: a deal goes on, ends, rests or comes back by a step that has conditions. Whoever takes it is
// told all that is missing at once, as on a laptop.

import HTTPTypes
import LeadToCash
import SyncProtocol
import SyncServer

/// Pages on which a deal is moved.
enum DealStepPages {
    static let routes: [PageRoute] = [
        .get("/opportunities/:id/advance", askAdvance), .post("/opportunities/:id/advance", advance),
        .get("/opportunities/:id/conclude", askConclude), .post("/opportunities/:id/conclude", conclude),
    ]

    /// What came of a form before anything is written.
    private enum Outcome: Sendable {
        case again(StepFormModel)
        case write([RecordEdit], base: [FieldNumber: Value])
    }

    private static func key(_ visit: Visit) throws -> RecordKey {
        RecordKey(kind: Opportunity.kind, id: try visit.id())
    }

    /// The deal, if it is the reader's to move.
    private static func step(_ key: RecordKey, _ ground: ViewGround, _ rights: RecordRights) throws -> DealStep {
        guard let deal = try ground.record(key) else { throw PageProblem.notFound }
        guard try rights.fields(of: deal).contains(where: { $0.number == Opportunity.Fields.stage }) else {
            throw PageProblem.forbidden
        }
        return DealStep(deal, ground)
    }

    private static func show(_ model: StepFormModel, _ visit: Visit) throws -> Answer {
        try visit.page(
            "recordStep", title: model.title, area: .records,
            status: visit.form == FormFields() ? .ok : .unprocessableContent, model)
    }

    private static func take(_ outcome: Outcome, _ visit: Visit) async throws -> Answer {
        switch outcome {
        case .again(let model): return try show(model, visit)
        case .write(let edits, let base):
            let key = try key(visit)
            return try await EditPages.submit(
                edits, bases: [key: base], reason: try EditPages.reason(visit), to: key, saying: "recordSaved", visit)
        }
    }

    // MARK: On

    private static func askAdvance(_ visit: Visit) async throws -> Answer {
        let (key, language) = (try key(visit), visit.language)
        let model = try await EditPages.read(visit) { ground, rights in
            try step(key, ground, rights).advanceForm(language, FormFields(), problems: [])
        }
        return try show(model, visit)
    }

    private static func advance(_ visit: Visit) async throws -> Answer {
        let (key, language, form) = (try key(visit), visit.language, visit.form)
        let reason = try EditPages.reason(visit)
        let outcome = try await EditPages.read(visit) { ground, rights -> Outcome in
            let step = try step(key, ground, rights)
            let stage = form["choice"] ?? ""
            let problems = try step.objections(to: stage, reason, language)
            guard problems.isEmpty else { return .again(try step.advanceForm(language, form, problems: problems)) }
            return .write(
                [RecordEdit(key, .update, [FieldValue(Opportunity.Fields.stage, .text(stage))])],
                base: step.bases([Opportunity.Fields.stage]))
        }
        return try await take(outcome, visit)
    }

    // MARK: Out, and back in

    private static func askConclude(_ visit: Visit) async throws -> Answer {
        let (key, language) = (try key(visit), visit.language)
        let model = try await EditPages.read(visit) { ground, rights in
            try step(key, ground, rights).concludeForm(language, FormFields(), problems: [])
        }
        return try show(model, visit)
    }

    private static func conclude(_ visit: Visit) async throws -> Answer {
        let (key, language, form) = (try key(visit), visit.language, visit.form)
        let (reason, today) = (try EditPages.reason(visit), try EditPages.today(visit))
        let seat = try visit.person().seat
        let task = visit.headquarters.newRecordID(for: seat)
        let outcome = try await EditPages.read(visit) { ground, rights -> Outcome in
            let step = try step(key, ground, rights)
            let problems = try step.objections(concluding: form["choice"] ?? "", reason, language)
            guard problems.isEmpty, let conclusion = form["choice"].flatMap(DealConclusion.init(rawValue:)) else {
                return .again(try step.concludeForm(language, form, problems: problems))
            }
            let winners = FieldTexts.lines(FieldTexts.plain(form["competitors"] ?? ""))
            let edits = try step.edits(
                concluding: conclusion, reason, winners: winners, on: today, by: seat.person, task: task)
            return .write(edits, base: step.bases([Opportunity.Fields.outcome, Opportunity.Fields.closedOn]))
        }
        return try await take(outcome, visit)
    }
}
