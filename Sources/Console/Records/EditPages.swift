// Why this file exists: what is typed at HQ is judged like what is typed on a laptop, as of what its author had seen. A
// form therefore carries what it showed, and another person's edit meanwhile is no error but the judge's business.

import HTTPTypes
import LeadToCash
import SyncProtocol
import SyncServer

/// Pages on which records are made, changed and deleted.
enum EditPages {
    static let routes: [PageRoute] = [
        .get("/records/:kind/:id/edit", edit), .post("/records/:kind/:id/edit", save),
        .post("/records/:kind/:id", make), .get("/records/:kind/:id/delete", askDelete),
        .post("/records/:kind/:id/delete", delete),
    ]

    /// The word in place of an id that means a record that is not there yet.
    static let newWord = "new"

    /// What came of a form before anything is written.
    private enum Outcome: Sendable {
        case again(EditModel)
        case unchanged
        case write([RecordEdit], bases: [FieldNumber: Value])
    }

    /// The kind in the path.
    static func kind(_ visit: Visit) throws -> RecordKind {
        guard let name = visit.parameters["kind"], let kind = LeadToCash.schema.kind(named: name),
            kind.number != AccountShadow.kind
        else { throw PageProblem.notFound }
        return kind
    }

    /// What a form says why.
    static func reason(_ visit: Visit) throws -> String {
        let reason = FieldTexts.plain(visit.form["reason"] ?? "")
        guard reason.utf8.count <= Limits.reason else { throw PageProblem.invalid(visit.word("recordReasonLong")) }
        return reason
    }

    static func today(_ visit: Visit) throws -> CivilDate {
        guard let today = CivilDate(milliseconds: UInt64(clamping: visit.now)) else {
            throw PageProblem.invalid("HQ's clock is outside the calendar.")
        }
        return today
    }

    /// Reads as the visitor.
    static func read<T: Sendable>(
        _ visit: Visit, _ body: @escaping @Sendable (ViewGround, RecordRights) throws -> T
    ) async throws -> T {
        let seat = try visit.person().seat
        return try await visit.headquarters.read(as: seat) { reader in
            let ground = ViewGround(SeatView(reader: reader))
            // Their roles as of this snapshot, not as of when they came in.
            return try body(
                ground, RecordRights(roles: reader.seat.roles, person: reader.seat.person, ground: ground))
        }
    }

    /// Has edits judged as the visitor's, and goes to the page that tells what became of them.
    static func submit(
        _ edits: [RecordEdit], bases: [RecordKey: [FieldNumber: Value]], reason: String, to key: RecordKey,
        saying word: String, _ visit: Visit
    ) async throws -> Answer {
        let visitor = try visit.person()
        guard let seen = FormTokens.seen(visit.form, visitor.session) else { throw PageProblem.staleForm }
        let receipt = try await visit.headquarters.submit(
            edits, from: visitor.seat, seen: seen, bases: bases, reason: reason)
        let path = page(key)
        return receipt.isWhollyAccepted ? Visit.done(path, word) : .redirect("\(path)?receipt=\(receipt.sequence)")
    }

    /// The page of a record that tells what became of an edit.
    private static func page(_ key: RecordKey) -> String {
        [Opportunity.kind, Account.kind, Lead.kind].contains(key.kind) ? RecordPath.of(key) : RecordPath.plain(key)
    }

    // MARK: Changing

    private static func edit(_ visit: Visit) async throws -> Answer {
        let key = RecordKey(kind: try kind(visit).number, id: try visit.id())
        let today = try today(visit)
        let language = visit.language
        let model = try await read(visit) { ground, rights in
            let record = try record(key, ground)
            let form = try form(for: record, ground, rights, today)
            return EditComposer(form, language).model(record, path: RecordPath.edit(key), back: page(key))
        }
        return try show(model, visit)
    }

    private static func save(_ visit: Visit) async throws -> Answer {
        let key = RecordKey(kind: try kind(visit).number, id: try visit.id())
        let (today, reason) = (try today(visit), try reason(visit))
        let (language, sent) = (visit.language, visit.form)
        let outcome = try await read(visit) { ground, rights -> Outcome in
            let record = try record(key, ground)
            let form = try form(for: record, ground, rights, today)
            let reading = form.changes(sent)
            let needsReason = reason.isEmpty && !reading.asksWhy.isEmpty
            if !reading.problems.isEmpty || needsReason {
                let composer = EditComposer(form, language)
                return .again(
                    composer.again(sent, reading, path: RecordPath.edit(key), back: page(key), title: record, reason))
            }
            guard !reading.writes.isEmpty else { return .unchanged }
            return .write([RecordEdit(key, .update, reading.writes)], bases: reading.bases)
        }
        switch outcome {
        case .again(let model): return try show(model, visit)
        case .unchanged: return Visit.done(page(key), "recordUnchanged")
        case .write(let edits, let bases):
            return try await submit(
                edits, bases: [key: bases], reason: reason, to: key, saying: "recordSaved", visit)
        }
    }

    private static func record(_ key: RecordKey, _ ground: ViewGround) throws -> ShownRecord {
        guard let record = try ground.record(key) else { throw PageProblem.notFound }
        return record
    }

    private static func form(
        for record: ShownRecord, _ ground: ViewGround, _ rights: RecordRights, _ today: CivilDate
    ) throws -> RecordForm {
        let steps = RecordOrigins.steps[record.kind.number] ?? []
        let fields = try rights.fields(of: record).filter { !steps.contains($0.number) }
        guard !fields.isEmpty else { throw PageProblem.forbidden }
        return RecordForm(kind: record.kind, fields: fields, ground: ground, today: today)
    }

    static func show(_ model: EditModel, _ visit: Visit) throws -> Answer {
        try visit.page(
            "recordEdit", title: model.title, area: .records,
            status: visit.form == FormFields() ? .ok : .unprocessableContent, model)
    }

    // MARK: Making

    /// The form for a record that is not there yet; ``RecordPages`` asks for it.
    static func blank(_ visit: Visit) async throws -> Answer {
        let kind = try kind(visit)
        let (today, now, query, language) = (try today(visit), visit.now, visit.query, visit.language)
        let fresh = visit.headquarters.newRecordID(for: try visit.person().seat)
        let model = try await read(visit) { ground, rights in
            guard rights.mayMake(kind) else { throw PageProblem.forbidden }
            let origins = RecordOrigins(kind: kind, ground: ground, person: rights.person, now: now)
            let key = RecordKey(kind: kind.number, id: query["beside"].flatMap { RecordID($0) } ?? fresh)
            try checkLeader(of: key, kind, ground)
            return EditComposer(blankForm(kind, ground, today), language).blank(
                try origins.offered(query), id: key.id, back: kind.leader(of: key.id).map(page) ?? "/opportunities")
        }
        return try show(model, visit)
    }

    private static func make(_ visit: Visit) async throws -> Answer {
        let kind = try kind(visit)
        guard visit.parameters["id"] == newWord, let id = visit.form["id"].flatMap({ RecordID($0) }) else {
            throw PageProblem.notFound
        }
        let key = RecordKey(kind: kind.number, id: id)
        let (today, reason, now) = (try today(visit), try reason(visit), visit.now)
        let (language, sent) = (visit.language, visit.form)
        let outcome = try await read(visit) { ground, rights -> Outcome in
            guard rights.mayMake(kind) else { throw PageProblem.forbidden }
            // A form that is sent twice makes one record.
            if try ground.isAlive(key) { return .unchanged }
            try checkLeader(of: key, kind, ground)
            let form = blankForm(kind, ground, today)
            let origins = RecordOrigins(kind: kind, ground: ground, person: rights.person, now: now)
            let reading = form.initial(sent)
            let edit = RecordEdit(key, .create, try origins.completed(reading.writes))
            let problems = try objections(to: edit, origins, rights, language)
            guard reading.problems.isEmpty, problems.isEmpty else {
                return .again(EditComposer(form, language).blankAgain(sent, reading, problems, id: id, reason))
            }
            return .write([edit], bases: [:])
        }
        switch outcome {
        case .again(let model): return try show(model, visit)
        case .unchanged: return .redirect(page(key))
        case .write(let edits, _):
            return try await submit(edits, bases: [:], reason: reason, to: key, saying: "recordMade", visit)
        }
    }

    private static func blankForm(_ kind: RecordKind, _ ground: ViewGround, _ today: CivilDate) -> RecordForm {
        let steps = RecordOrigins.steps[kind.number] ?? []
        let fields = RecordRights.initialFields(kind).filter { !steps.contains($0.number) }
        return RecordForm(kind: kind, fields: fields, ground: ground, today: today)
    }

    /// What stands beside a record has its id, and that record must be theirs to see.
    private static func checkLeader(of key: RecordKey, _ kind: RecordKind, _ ground: ViewGround) throws {
        guard let leader = kind.leader(of: key.id) else { return }
        guard try ground.isAlive(leader) else { throw PageProblem.notFound }
    }

    /// What speaks against a new record as a whole.
    private static func objections(
        to edit: RecordEdit, _ origins: RecordOrigins, _ rights: RecordRights, _ language: Language
    ) throws -> [String] {
        var sentences = try rights.denials(edit).map(\.sentence)
        if origins.isHomeless(edit.writes) { sentences.append(PageWords.text("recordHomeless", in: language)) }
        if edit.key.kind == Opportunity.kind, case .reference(let id)? = edit.value(Opportunity.Fields.account) {
            let account = FlowSubject(RecordKey(kind: Account.kind, id: id), origins.ground)
            if let stop = try DealFlow.stop(account) { sentences.append(stop.label.text(in: language)) }
        }
        return sentences
    }

    // MARK: Deleting

    private static func askDelete(_ visit: Visit) async throws -> Answer { try await deletion(visit, problems: []) }

    private static func delete(_ visit: Visit) async throws -> Answer {
        let key = RecordKey(kind: try kind(visit).number, id: try visit.id())
        let reason = try reason(visit)
        guard !reason.isEmpty else {
            return try await deletion(visit, problems: [visit.word("recordReasonMissing")])
        }
        try await read(visit) { ground, rights in
            guard try rights.mayDelete(try record(key, ground)) else { throw PageProblem.forbidden }
        }
        return try await submit(
            [RecordEdit(key, .delete(reason: reason))], bases: [:], reason: reason, to: key,
            saying: "recordWasDeleted", visit)
    }

    private static func deletion(_ visit: Visit, problems: [String]) async throws -> Answer {
        let key = RecordKey(kind: try kind(visit).number, id: try visit.id())
        let title = try await read(visit) { ground, rights in
            guard try rights.mayDelete(try record(key, ground)) else { throw PageProblem.forbidden }
            return ground.title(key)
        }
        let model = StepFormModel(
            title: "\(visit.word("recordDelete")): \(title)", lead: visit.word("recordDeleteLead"),
            action: RecordPath.delete(key), back: page(key), seen: visit.form[FormTokens.seenField],
            problems: problems, choiceLabel: nil, choices: [], asksCompetitors: false, competitors: "", reason: "",
            isReasonNeeded: true, button: visit.word("recordDelete"), isGrave: true)
        return try visit.page(
            "recordStep", title: model.title, area: .records, status: problems.isEmpty ? .ok : .unprocessableContent,
            model)
    }
}
