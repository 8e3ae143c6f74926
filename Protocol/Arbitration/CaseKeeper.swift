// Why this file exists: HQ's clerk. From what judgements left it works out which cases to open, bring up to date or
// close, as edits of HQ's own. It decides nothing about the values themselves.

import Crypto

/// Turns an aftermath into HQ's edits of case records.
struct CaseKeeper {
    let schema: Schema
    let rulebook: Rulebook
    /// HQ's clock, Unix milliseconds.
    let now: UInt64

    // MARK: Opening

    /// What opens a case, or takes another held edit into the one that is open; nil if there is nothing to say.
    func opening(_ open: Aftermath.OpenDraft, in store: some LedgerStore) throws -> Changeset.Operation? {
        guard schema.kind(CaseRecord.number) != nil else { return nil }
        if let known = try store.openCase(about: open.topic) {
            return open.draft.question == .held ? try widening(known, by: open, in: store) : nil
        }
        var operation = try self.opening(
            open.topic, open.draft.question, open.draft.terms, open.scope, open.candidates, note: open.draft.note,
            in: store)
        operation.append(Self.commits(open.commits))
        if let other = open.draft.other {
            operation.append(
                FieldWrite(
                    CaseRecord.Fields.other, .compound([.integer(Int64(other.kind)), .reference(other.id)])))
        }
        return try create(open.topic, open.commits.lowerBound, operation, in: store)
    }

    /// A second edit that the same rule holds is asked about in the same case.
    private func widening(
        _ id: RecordID, by open: Aftermath.OpenDraft, in store: some LedgerStore
    ) throws -> Changeset.Operation? {
        let key = RecordKey(kind: CaseRecord.number, id: id)
        let known = CaseReading.commits(try store.value(CaseRecord.Fields.commits, of: key))
        let first = known?.lowerBound ?? open.commits.lowerBound
        let commits = first...max(first, open.commits.upperBound)
        guard commits != known else { return nil }
        let waiting = try store.held(open.draft.subject, in: commits).filter { $0.ruleName == open.rule }
        return Changeset.Operation(
            key, .update, [Self.commits(commits)] + (try described(waiting.map(\.loser), in: store)))
    }

    /// What leaves a case open for the edits that its answer was not about.
    func narrowing(
        _ id: RecordID, to waiting: [JournalEntry], in store: some LedgerStore
    ) throws -> Changeset.Operation {
        let sequences = waiting.map(\.sequence)
        let first = sequences.min() ?? 0
        return Changeset.Operation(
            RecordKey(kind: CaseRecord.number, id: id), .update,
            [
                Self.commits(first...max(first, sequences.max() ?? 0)),
                FieldWrite(CaseRecord.Fields.answer, .null),
            ] + (try described(waiting.map(\.loser), in: store)))
    }

    /// What opens a case about concurrent values, or brings the open one up to date, or closes it.
    func operation(for dispute: Aftermath.Dispute, in store: some LedgerStore) throws -> Changeset.Operation? {
        guard schema.kind(CaseRecord.number) != nil else { return nil }
        let known = try store.openCase(about: dispute.topic)
        if dispute.isOpen {
            let siblings = dispute.state.siblings
            if let known { return try update(known, siblings, in: store) }
            let terms = rulebook.terms(dispute.kind, dispute.field, siblings)
            let writes = try opening(
                dispute.topic, .values, terms, dispute.scope, siblings, note: "", rule: dispute.field.policy.name,
                in: store)
            return try create(dispute.topic, dispute.last.sequence, writes, in: store)
        }
        guard let known else { return nil }
        let author = try store.author(dispute.last.dot.replica)
        return try closing(
            known, dispute.topic, by: author, at: dispute.last.stamp.milliseconds,
            decision: JSON(dispute.field.policy.view(of: dispute.state)).compact, in: store)
    }

    private func create(
        _ topic: CaseTopic, _ sequence: CommitSequence, _ writes: [FieldWrite], in store: some LedgerStore
    ) throws -> Changeset.Operation {
        let id = Self.id(topic, sequence)
        try store.note(openCase: id, about: topic)
        return Changeset.Operation(RecordKey(kind: CaseRecord.number, id: id), .create, writes)
    }

    private func opening(
        _ topic: CaseTopic, _ question: CaseQuestion, _ terms: CaseTerms, _ scope: ScopeID, _ candidates: [Sibling],
        note: String, rule: String? = nil, in store: some LedgerStore
    ) throws -> [FieldWrite] {
        typealias Fields = CaseRecord.Fields
        let subject: Value = .compound([
            .integer(Int64(topic.key.kind)), .reference(topic.key.id), .integer(Int64(topic.field)),
        ])
        // It may have moved since it was judged.
        let scope = try store.header(of: topic.key)?.scope ?? scope
        let code = try store.issueCode(CaseRecord.kind.code?.prefix ?? "C", at: Stamp(milliseconds: now))
        return [
            FieldWrite(Fields.code, .text(code)), FieldWrite(Fields.scope, .integer(Int64(scope.rawValue))),
            FieldWrite(Fields.subject, subject), FieldWrite(Fields.question, .text(question.rawValue)),
            FieldWrite(Fields.rule, .text(rule ?? topic.name)),
            FieldWrite(Fields.severity, .text(terms.severity.rawValue)),
            FieldWrite(Fields.decider, .text(terms.deciders.first ?? "")),
            FieldWrite(Fields.deputies, .text(terms.deciders.dropFirst().joined(separator: ","))),
            FieldWrite(Fields.due, .integer(Int64(clamping: terms.due(openedAt: now)))),
            FieldWrite(Fields.expiry, .text(terms.expiry.rawValue)),
            FieldWrite(Fields.state, .text(CaseRecord.open)), FieldWrite(Fields.note, .text(note)),
            FieldWrite(Fields.openedAt, .integer(Int64(clamping: now))),
        ] + (try described(candidates, in: store))
    }

    private func update(
        _ id: RecordID, _ siblings: [Sibling], in store: some LedgerStore
    ) throws -> Changeset.Operation? {
        let key = RecordKey(kind: CaseRecord.number, id: id)
        let writes = try described(siblings, in: store)
            .filter { try store.value($0.field, of: key) != $0.value }
        return writes.isEmpty ? nil : Changeset.Operation(key, .update, writes)
    }

    /// The candidates for people, and their authors' names.
    private func described(_ candidates: [Sibling], in store: some LedgerStore) throws -> [FieldWrite] {
        var names: [String] = []
        let list = try candidates.prefix(32).map { sibling -> JSON in
            let name = try store.author(sibling.dot.replica).name
            if !names.contains(name) { names.append(name) }
            return Candidate(sibling, author: name).json
        }
        let text = JSON.array(list).compact
        // Whole texts stand in the record and the journal; a case that quoted them all would outgrow both.
        let bounded = text.utf8.count <= Self.quoteLimit ? text : "[]"
        return [
            FieldWrite(CaseRecord.Fields.candidates, .text(bounded)),
            FieldWrite(CaseRecord.Fields.authors, .text(names.joined(separator: ", "))),
        ]
    }

    private static let quoteLimit = 16 << 10

    // MARK: Closing

    /// What closes a case.
    func closing(
        _ id: RecordID, _ topic: CaseTopic, by author: Author, at milliseconds: UInt64, decision: String,
        commits: ClosedRange<CommitSequence>? = nil, in store: some LedgerStore
    ) throws -> Changeset.Operation {
        try store.note(openCase: nil, about: topic)
        let summary: Value = .compound([
            .text(author.name), .integer(Int64(clamping: milliseconds)), .text(String(decision.prefix(2000))),
        ])
        var writes = [
            FieldWrite(CaseRecord.Fields.state, .text(CaseRecord.closed)),
            FieldWrite(CaseRecord.Fields.decision, summary),
        ]
        if let commits { writes.append(Self.commits(commits)) }
        let key = RecordKey(kind: CaseRecord.number, id: id)
        // What the answer brought into being may live elsewhere than whoever asked.
        if let place = try store.header(of: topic.key)?.scope, try store.header(of: key)?.scope != place {
            writes.append(FieldWrite(CaseRecord.Fields.scope, .integer(Int64(place.rawValue))))
        }
        return Changeset.Operation(key, .update, writes)
    }

    /// What asks the next in line, under a new due time; after the last in line a case just waits.
    func escalation(_ id: RecordID, in store: some LedgerStore) throws -> Changeset.Operation {
        typealias Fields = CaseRecord.Fields
        let key = RecordKey(kind: CaseRecord.number, id: id)
        guard case .text(let line) = try store.value(Fields.deputies, of: key), !line.isEmpty else {
            return Changeset.Operation(
                key, .update, [FieldWrite(Fields.expiry, .text(Expiry.waits.rawValue))])
        }
        let deputies = line.split(separator: ",").map(String.init)
        let terms = CaseTerms(.high, deciders: deputies, workingDays: 1, expiry: .escalates)
        return Changeset.Operation(
            key, .update,
            [
                FieldWrite(Fields.decider, .text(deputies[0])),
                FieldWrite(Fields.deputies, .text(deputies.dropFirst().joined(separator: ","))),
                FieldWrite(Fields.due, .integer(Int64(clamping: terms.due(openedAt: now)))),
            ])
    }

    private static func commits(_ range: ClosedRange<CommitSequence>) -> FieldWrite {
        FieldWrite(
            CaseRecord.Fields.commits,
            .compound([
                .integer(Int64(clamping: range.lowerBound)), .integer(Int64(clamping: range.upperBound)),
            ]))
    }

    /// A case's id follows from what it is about and when it was opened: HQ judged twice names it once.
    private static func id(_ topic: CaseTopic, _ sequence: CommitSequence) -> RecordID {
        var writer = ByteWriter()
        writer.text("case")
        writer.key(topic.key)
        writer.varint(UInt64(topic.field))
        writer.text(topic.name)
        writer.varint(sequence)
        return RecordID(hash: SHA256.hash(data: writer.bytes))
    }
}
