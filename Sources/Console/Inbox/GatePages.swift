// Why this file exists: at a gate somebody who did not ask decides in one step, with what they decide on before them,
// word for word.

import HTTPTypes
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// Requests at the gates.
enum GatePages {
    static let routes: [PageRoute] = [.get("/gates/:id", show), .post("/gates/:id", decide)]

    struct Choice: Sendable {
        let word: String
        let label: String
        let isChosen: Bool
    }

    struct ConditionRow: Sendable {
        let number: Int
        let conditionText: String
        let conditionDue: String
    }

    struct Model: Sendable {
        let code: String
        let gate: String
        let state: String
        let subjectName: String
        let subjectHref: String?
        let facts: [GateSheet.Fact]
        let lines: [GateSheet.Line]
        let hash: String
        let boundNote: String
        let isDamaged: Bool
        let change: String?
        let lacks: [String]
        let isComplete: Bool
        /// Whether it waits for nothing any more, so that nothing is missing either.
        let isOver: Bool
        let decisions: [DecisionModel]
        let others: [OtherModel]
        /// Whether there is neither a decision on it nor another request at the gate.
        let isUndecided: Bool
        let objection: String?
        let canDecide: Bool
        let action: String
        let choices: [Choice]
        let rows: [ConditionRow]
        let note: String
        let problem: String?
        let historyHref: String
    }

    struct DecisionModel: Sendable {
        let code: String
        let word: String
        let about: String
        let note: String?
        let lapsed: String?
        let conditions: [ConditionModel]
    }

    struct ConditionModel: Sendable {
        let term: String
        let due: String
        let isMet: Bool
    }

    struct OtherModel: Sendable {
        let href: String
        let code: String
        let state: String
        let at: String
    }

    // MARK: Showing

    private static func show(_ visit: Visit) async throws -> Answer { try await page(visit, GateForm(), problem: nil) }

    private static func page(_ visit: Visit, _ form: GateForm, problem: String?) async throws -> Answer {
        let visitor = try visit.person()
        let id = try visit.id()
        try await expectVisible(id, visitor, visit)
        let (person, roles) = (visitor.person, visitor.seat.roles)
        // The request is theirs to see. What it binds and lacks is found on all of HQ's records, as the decision is.
        let (sheet, objection) = try await visit.ground.desk.read { [language = visit.language] ground in
            let sheet = try GateSheet(id, ground, language)
            return (sheet, try Self.objection(sheet, person, roles, language, ground))
        }
        return try visit.page(
            "gate", title: sheet.code, area: .inbox, status: problem == nil ? .ok : .unprocessableContent,
            model(sheet, form, objection: objection, problem: problem, in: visit.language))
    }

    private static func expectVisible(_ id: RecordID, _ visitor: Visitor, _ visit: Visit) async throws {
        let isVisible = try await visit.headquarters.read(as: visitor.seat) { reader in
            try reader.values(of: RecordKey(kind: GateRequest.kind, id: id)) != nil
        }
        guard isVisible else { throw PageProblem.notFound }
    }

    /// Why somebody may not decide, in one sentence; nil if they may.
    private static func objection(
        _ sheet: GateSheet, _ person: RecordID, _ roles: Set<Role>, _ language: Language, _ ground: DeskGround
    ) throws -> String? {
        guard try GateDeciders(sheet, ground).admits(roles) else {
            return PageWords.text("gateNotYours", in: language)
        }
        let objection = try FourEyes.objection(sheet.key, decidedBy: person, ground)
        return objection.map { _ in PageWords.text("gateOwnQuestion", in: language) }
    }

    static func model(
        _ sheet: GateSheet, _ form: GateForm, objection: String?, problem: String?, in language: Language
    ) -> Model {
        Model(
            code: sheet.code, gate: sheet.gateLabel, state: sheet.stateLabel, subjectName: sheet.subjectName,
            subjectHref: sheet.subject.flatMap(InboxLinks.record), facts: sheet.facts, lines: sheet.lines,
            hash: sheet.hash,
            boundNote: PageWords.text(sheet.isAsAsked ? "gateBoundAsked" : "gateBoundNow", in: language),
            isDamaged: !sheet.isIntact, change: sheet.change,
            lacks: sheet.lacks, isComplete: sheet.lacks.isEmpty && sheet.isWaiting,
            isOver: sheet.lacks.isEmpty && !sheet.isWaiting && sheet.change == nil,
            decisions: sheet.decisions.map(decision),
            others: sheet.others.map {
                OtherModel(href: "/gates/\($0.id)", code: $0.code, state: $0.state, at: $0.at)
            },
            isUndecided: sheet.decisions.isEmpty && sheet.others.isEmpty,
            objection: sheet.isWaiting ? objection : nil, canDecide: sheet.isWaiting && objection == nil,
            action: "/gates/\(sheet.key.id)", choices: choices(form.word, language), rows: rows(form),
            note: form.note, problem: problem, historyHref: "/records/gate_request/\(sheet.key.id)")
    }

    private static func choices(_ chosen: GateVerdict.Word?, _ language: Language) -> [Choice] {
        GateVerdict.Word.allCases.map { word in
            let key =
                switch word {
                case .approve: "gateApprove"
                case .conditional: "gateConditional"
                case .reject: "gateReject"
                case .sendBack: "gateReturn"
                }
            return Choice(
                word: word.rawValue, label: PageWords.text(key, in: language), isChosen: word == chosen)
        }
    }

    private static func decision(_ decision: GateSheet.Decision) -> DecisionModel {
        DecisionModel(
            code: decision.code, word: decision.word,
            about: [decision.by, decision.tier, decision.at].filter { !$0.isEmpty }.joined(separator: " · "),
            note: decision.note.isEmpty ? nil : decision.note,
            lapsed: decision.lapsed.isEmpty ? nil : decision.lapsed,
            conditions: decision.conditions.map { ConditionModel(term: $0.text, due: $0.due, isMet: $0.isMet) })
    }

    private static func rows(_ form: GateForm) -> [ConditionRow] {
        let blank = GateForm.Condition(text: "", due: "")
        let spare = max(1, GateForm.rows - form.conditions.count)
        return (form.conditions + Array(repeating: blank, count: spare)).enumerated().map {
            ConditionRow(number: $0 + 1, conditionText: $1.text, conditionDue: $1.due)
        }
    }

    // MARK: Deciding

    private static func decide(_ visit: Visit) async throws -> Answer {
        let visitor = try visit.person()
        let id = try visit.id()
        try await expectVisible(id, visitor, visit)
        let form = GateForm(visit.form)
        do {
            let verdict = try form.verdict(on: id, by: visitor.person, in: visit.language)
            try await write(verdict, form.hash, visitor.seat.roles, visit)
        } catch PageProblem.invalid(let sentence) {
            return try await page(visit, form, problem: sentence)
        } catch let impediments as Impediments {
            return try await page(visit, form, problem: impediments.description)
        } catch let failure as CommandFailure {
            return try await page(visit, form, problem: failure.sentence)
        }
        try await visit.headquarters.note("decideGate", about: "gate_request:\(id)", by: visitor.person)
        return Visit.done("/gates/\(id)", "gateDecided")
    }

    /// Decides on what was shown, and on nothing else.
    private static func write(
        _ verdict: GateVerdict, _ hash: String, _ roles: Set<Role>, _ visit: Visit
    ) async throws {
        _ = try await visit.ground.desk.write { [language = visit.language] ground, occasion in
            let sheet = try GateSheet(verdict.request, ground, language)
            guard try GateDeciders(sheet, ground).admits(roles) else { throw PageProblem.forbidden }
            let outcome = try verdict.decide(at: occasion, ground)
            guard outcome.revisionHash == hash else {
                throw PageProblem.invalid(PageWords.text("gateMoved", in: language))
            }
            return (outcome.edits, outcome.decision)
        }
    }
}
