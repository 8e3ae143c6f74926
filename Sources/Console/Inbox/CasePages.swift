// Why this file exists: a case is understood and settled on one page, by whoever is asked, in their own name or in
// HQ's; what was settled can be looked at and, where the engine offers it, taken back.

import HTTPTypes
import LeadToCash
import SyncProtocol
import SyncServer

/// Cases.
enum CasePages {
    static let routes: [PageRoute] = [
        .get("/cases/:code", show), .post("/cases/:code", answer), .post("/cases/:code/comments", comment),
        .post("/cases/:code/restore", restore), .post("/cases/:code/unmerge", for: .decideForHeadquarters, unmerge),
    ]

    struct Model: Sendable {
        let sheet: CaseSheet
        /// What was typed into the form and is to be put right.
        let typedValue: String
        let typedReason: String
        let isOther: Bool
        let problem: String?
        let remarks: [String]
    }

    // MARK: Showing

    private static func show(_ visit: Visit) async throws -> Answer { try await page(visit) }

    private static func page(_ visit: Visit, problem: String? = nil, remarks: [String] = []) async throws -> Answer {
        let sheet = try await reading(visit) { try $0.sheet() }
        let model = Model(
            sheet: sheet, typedValue: visit.form["value"] ?? "", typedReason: visit.form["reason"] ?? "",
            isOther: visit.form["take"] == "other", problem: problem, remarks: remarks)
        return try visit.page(
            "case", title: sheet.head.code, area: .inbox, status: problem == nil ? .ok : .unprocessableContent, model)
    }

    /// Reads the case in the path.
    /// - Throws: ``PageProblem/notFound`` if the visitor sees no such case.
    private static func reading<T: Sendable>(
        _ visit: Visit, _ body: @escaping @Sendable (CaseReader) throws -> T
    ) async throws -> T {
        let visitor = try visit.person()
        guard let code = visit.parameters["code"], code.utf8.count <= 64 else { throw PageProblem.notFound }
        let (language, now, isHeadquarters) = (visit.language, visit.now, visitor.may(.decideForHeadquarters))
        let found = try await visit.headquarters.read(as: visitor.seat) { reader -> T? in
            try CaseReader(code: code, reader, isHeadquarters: isHeadquarters, language, now: now).map(body)
        }
        guard let found else { throw PageProblem.notFound }
        return found
    }

    private static func path(_ visit: Visit) -> String { InboxLinks.item(visit.parameters["code"] ?? "") }

    // MARK: Answering

    private struct Wanted: Sendable {
        let wish: CaseWish
        let dossier: CaseDossier
        let way: CaseRights.Way
    }

    private static func answer(_ visit: Visit) async throws -> Answer {
        let visitor = try visit.person()
        guard let seen = FormTokens.seen(visit.form, visitor.session) else { throw PageProblem.staleForm }
        do {
            let (form, today) = (visit.form, CivilDate(milliseconds: visit.ground.clock()))
            let wanted = try await reading(visit) { reader in
                let wish = try CaseWishReader(reader: reader, form: form, today: today).wish()
                guard let way = reader.way else { throw PageProblem.forbidden }
                return Wanted(wish: wish, dossier: reader.dossier, way: way)
            }
            let remarks = try await CaseAnswering.give(
                wanted.wish, to: wanted.dossier, wanted.way, seen: seen, visitor, visit)
            guard remarks.isEmpty else { return try await page(visit, remarks: remarks) }
        } catch PageProblem.invalid(let sentence) {
            return try await page(visit, problem: sentence)
        }
        let isOpen = try await reading(visit) { $0.dossier.isOpen }
        return Visit.done(path(visit), isOpen ? "caseStillOpen" : "caseAnswered")
    }

    /// Says something about a case without answering it.
    private static func comment(_ visit: Visit) async throws -> Answer {
        let visitor = try visit.person()
        guard let seen = FormTokens.seen(visit.form, visitor.session) else { throw PageProblem.staleForm }
        do {
            let form = visit.form
            let (id, text) = try await reading(visit) { reader in
                (reader.dossier.id, try CaseWishReader(reader: reader, form: form, today: nil).reason())
            }
            let remark = CaseRemark(name: visitor.name, text: text)
            guard let write = remark.write(at: visit.ground.clock()) else { throw PageProblem.notFound }
            let edit = RecordEdit(RecordKey(kind: CaseRecord.number, id: id), .update, [write])
            let receipt = try await CaseAnswering.expectingSense {
                try await visit.headquarters.submit([edit], from: visitor.seat, seen: seen)
            }
            guard receipt.verdict < .overridden else {
                return try await page(visit, remarks: CaseAnswering.sentences(receipt, visit))
            }
        } catch PageProblem.invalid(let sentence) {
            return try await page(visit, problem: sentence)
        }
        return Visit.done(path(visit), "caseCommented")
    }

    // MARK: Taking back

    private struct Loss: Sendable {
        let key: RecordKey
        let field: FieldNumber
        let value: Value
        let shown: Value
        let reason: String
    }

    /// Writes a value again that a closed case did not choose: as a new edit, judged like every other.
    private static func restore(_ visit: Visit) async throws -> Answer {
        let visitor = try visit.person()
        guard let seen = FormTokens.seen(visit.form, visitor.session) else { throw PageProblem.staleForm }
        do {
            let form = visit.form
            let loss = try await reading(visit) { reader in
                guard let dot = form["dot"].flatMap({ Dot($0) }), let value = reader.lost(dot) else {
                    throw PageProblem.invalid(reader.names.word("caseNothingLost"))
                }
                let reason = try CaseWishReader(reader: reader, form: form, today: nil).reason()
                return Loss(
                    key: reader.dossier.subject, field: reader.dossier.field, value: value, shown: try reader.shown(),
                    reason: reason)
            }
            let edit = RecordEdit(loss.key, .update, [FieldValue(loss.field, loss.value)])
            let receipt = try await CaseAnswering.expectingSense {
                try await visit.headquarters.submit(
                    [edit], from: visitor.seat, seen: seen, bases: [loss.key: [loss.field: loss.shown]],
                    reason: loss.reason)
            }
            guard receipt.isWhollyAccepted else {
                return try await page(visit, remarks: CaseAnswering.sentences(receipt, visit))
            }
        } catch PageProblem.invalid(let sentence) {
            return try await page(visit, problem: sentence)
        }
        return Visit.done(path(visit), "caseRestored")
    }

    private static func unmerge(_ visit: Visit) async throws -> Answer {
        let visitor = try visit.person()
        let (id, canUnmerge) = try await reading(visit) { ($0.dossier.id, $0.closing().canUnmerge) }
        guard canUnmerge, try await visit.headquarters.undoMerge(id) != nil else {
            return try await page(visit, problem: visit.word("caseNoMerge"))
        }
        try await visit.headquarters.note("undoMerge", about: "case:\(id)", by: visitor.person)
        return Visit.done(path(visit), "caseUnmerged")
    }
}
