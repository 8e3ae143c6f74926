// Why this file exists: what a step of a deal needs, and what follows from it, is decided from what the reader sees and
// nothing else; so it can be tried without a server.

import LeadToCash
import SyncProtocol

/// How a deal leaves the pipeline, or comes back.
enum DealConclusion: String, CaseIterable, Sendable {
    case lost, suspended, cancelled, open
    /// Somebody says it is won before HQ has registered a contract.
    case claim
}

/// A deal that somebody wants to move.
struct DealStep {
    private typealias Fields = Opportunity.Fields

    private let deal: ShownRecord
    private let subject: FlowSubject
    private let ground: ViewGround

    init(_ deal: ShownRecord, _ ground: ViewGround) {
        self.deal = deal
        self.ground = ground
        subject = FlowSubject(deal.key, ground)
    }

    /// What fields showed.
    func bases(_ fields: [FieldNumber]) -> [FieldNumber: Value] {
        Dictionary(fields.map { ($0, deal.value($0)) }) { $1 }
    }

    private var outcome: String { deal.text(Fields.outcome) ?? "open" }

    // MARK: On

    /// What speaks against moving it to a stage, all of it.
    func objections(to stage: String, _ reason: String, _ language: Language) throws -> [String] {
        guard DealFlow.rank(stage) != nil else { return [PageWords.text("dealNoStage", in: language)] }
        if let objection = try DealFlow.objection(subject, to: stage) {
            // Going back is an edit of its own right, for which one gives a reason.
            if objection.name == "backwards" { return reason.isEmpty ? [objection.label.text(in: language)] : [] }
            return [objection.label.text(in: language)]
        }
        return try DealFlow.lacks(subject, to: stage).map { $0.label.text(in: language) }
    }

    func advanceForm(_ language: Language, _ form: FormFields, problems: [String]) throws -> StepFormModel {
        let next = try DealFlow.next(subject)
        let chosen = form["choice"] ?? next ?? deal.text(Fields.stage) ?? ""
        return model(
            "dealAdvance", lead: "dealAdvanceLead", "advance", form, problems, language,
            choices: DealFlow.stages.filter { $0 != "won" }.map { option($0, Fields.stage, chosen, language) },
            label: Fields.stage)
    }

    // MARK: Out, and back in

    /// What speaks against a conclusion.
    func objections(concluding word: String, _ reason: String, _ language: Language) throws -> [String] {
        func say(_ key: String) -> [String] { [PageWords.text(key, in: language)] }
        guard let conclusion = DealConclusion(rawValue: word) else { return say("dealNoOutcome") }
        switch conclusion {
        case .claim: return outcome == "open" ? [] : say("dealNotOpen")
        case .open:
            guard ["lost", "cancelled", "suspended"].contains(outcome) else { return say("dealNotEnded") }
            if let account = try subject.related(Account.kind, Fields.account), let stop = try DealFlow.stop(account) {
                return [stop.label.text(in: language)]
            }
        case .lost, .suspended, .cancelled:
            if outcome == conclusion.rawValue || outcome == "won" { return say("dealIsSo") }
        }
        return reason.isEmpty ? say("recordReasonMissing") : []
    }

    /// What is written.
    /// - Parameters:
    ///   - winners: who won it, where somebody else did.
    ///   - person: who says so.
    ///   - task: the id of the review of a loss, where nobody has one to write yet.
    func edits(
        concluding conclusion: DealConclusion, _ reason: String, winners: [String], on day: CivilDate,
        by person: RecordID, task: RecordID
    ) throws -> [RecordEdit] {
        var values: [FieldNumber: Value] = [:]
        var further: [RecordEdit] = []
        switch conclusion {
        case .claim: values[Fields.winClaim] = .flag(true)
        case .suspended: values[Fields.outcome] = .text("suspended")
        case .cancelled:
            values[Fields.outcome] = .text("cancelled")
            values[Fields.closedOn] = .date(day)
        case .open:
            values[Fields.outcome] = .text("open")
            values[Fields.closedOn] = .null
        case .lost:
            values[Fields.outcome] = .text("lost")
            values[Fields.closedOn] = .date(day)
            values[Fields.lostReasons] = FlowValue.adding([reason])
            if !winners.isEmpty { values[Fields.competitors] = FlowValue.adding(winners) }
            further = try review(on: day, by: person, task)
        }
        return [RecordEdit(deal.key, .update, values.map { FieldValue($0.key, $0.value) })] + further
    }

    /// Gives somebody the task of reviewing the loss, unless somebody has it.
    private func review(on day: CivilDate, by person: RecordID, _ id: RecordID) throws -> [RecordEdit] {
        guard try DealFlow.openReview(of: subject) == nil else { return [] }
        var values = try FlowFiling.places(of: DealTask.kind, under: subject)
        if let office = deal.id(Fields.office) { values[DealTask.Fields.office] = .reference(office) }
        values.merge(try DealFlow.review(of: subject, on: day, user: person)) { $1 }
        let writes = values.filter { !$0.value.isEmpty }.map { FieldValue($0.key, $0.value) }
        return [RecordEdit(RecordKey(kind: DealTask.kind, id: id), .create, writes)]
    }

    func concludeForm(_ language: Language, _ form: FormFields, problems: [String]) throws -> StepFormModel {
        let isOpen = outcome == "open"
        let fit = DealConclusion.allCases.filter { conclusion in
            switch conclusion {
            case .claim: isOpen
            case .open: !isOpen && outcome != "won"
            default: outcome != conclusion.rawValue && outcome != "won"
            }
        }
        let choices = fit.map { conclusion in
            conclusion == .claim
                ? OptionModel(
                    word: conclusion.rawValue, label: PageWords.text("dealClaim", in: language),
                    isChosen: form["choice"] == conclusion.rawValue)
                : option(conclusion.rawValue, Fields.outcome, form["choice"] ?? "", language)
        }
        return model(
            "dealConclude", lead: "dealConcludeLead", "conclude", form, problems, language, choices: choices,
            label: Fields.outcome)
    }

    // MARK: Parts of forms

    private func option(_ word: String, _ number: FieldNumber, _ chosen: String, _ language: Language) -> OptionModel {
        let label = deal.kind.field(number).map { Labels.choice(word, of: $0, in: deal.kind, language: language) }
        return OptionModel(word: word, label: label ?? word, isChosen: word == chosen)
    }

    private func model(
        _ title: String, lead: String, _ verb: String, _ form: FormFields, _ problems: [String],
        _ language: Language, choices: [OptionModel], label: FieldNumber
    ) -> StepFormModel {
        let path = RecordPath.of(deal.key)
        let name = [deal.code, deal.title].compactMap { $0 }.joined(separator: " ")
        return StepFormModel(
            title: "\(PageWords.text(title, in: language)): \(name)", lead: PageWords.text(lead, in: language),
            action: "\(path)/\(verb)", back: path, seen: form[FormTokens.seenField], problems: problems,
            choiceLabel: deal.kind.field(label).map { Labels.field(deal.kind, $0, in: language) }, choices: choices,
            asksCompetitors: verb == "conclude", competitors: FieldTexts.plain(form["competitors"] ?? ""),
            reason: FieldTexts.plain(form["reason"] ?? ""), isReasonNeeded: false,
            button: PageWords.text("save", in: language), isGrave: false)
    }
}
