// Why this file exists: what HQ has to do after it has judged: put values back, apply held edits that were accepted,
// merge what people say is one, open and close cases, issue codes. All of it are edits of HQ's own, in the transaction
// of the judgement that asked for them.

extension Sequencer {
    /// A page of the feed never splits a commit, so no commit of HQ's own may be large.
    private static let recordsPerCommit = 1000

    /// HQ's edits may leave work themselves; rules that answer each other for ever are a programmer's error.
    private static let rounds = 8

    /// Does what judgements left to do.
    public func attend(to aftermath: Aftermath, _ wall: UInt64, in store: some LedgerStore) throws {
        var open = aftermath
        var persons: Set<RecordID> = []
        for _ in 0..<Self.rounds where !open.isEmpty {
            let current = open
            persons.formUnion(current.persons)
            open = Aftermath()
            open.add(try takeUpHeld(for: current.newcomers, wall, in: store))
            let edits = try current.edits + moves(after: current, in: store)
            open.add(try decide(all: edits.map(Changeset.Operation.init), wall, in: store))
            for answer in current.answers { open.add(try take(answer, wall, in: store)) }
            let keeper = CaseKeeper(schema: arbiter.schema, rulebook: arbiter.rulebook, now: wall)
            var operations = try current.lastDisputes.compactMap { try keeper.operation(for: $0, in: store) }
            operations += try current.casesToOpen.compactMap { try keeper.opening($0, in: store) }
            operations += try codes(for: current.created, in: store)
            open.add(try decide(all: operations, wall, in: store))
        }
        try review(persons, wall: wall, in: store)
    }

    /// Commits the edits that rules asked for, so that what is judged next meets them.
    func takeUpEdits(of aftermath: inout Aftermath, _ wall: UInt64, in store: some LedgerStore) throws {
        let edits = try aftermath.edits + moves(after: aftermath, in: store)
        (aftermath.edits, aftermath.filed, aftermath.moves) = ([], [], [])
        guard !edits.isEmpty else { return }
        let operations = edits.map(Changeset.Operation.init)
        aftermath.add(try decide(all: operations, wall, in: store))
    }

    func decide(
        all operations: [Changeset.Operation], reason: String = "", _ wall: UInt64, in store: some LedgerStore
    ) throws -> Aftermath {
        var aftermath = Aftermath()
        for start in stride(from: 0, to: operations.count, by: Self.recordsPerCommit) {
            let end = min(start + Self.recordsPerCommit, operations.count)
            aftermath.add(try decide(Array(operations[start..<end]), reason: reason, wall, in: store).aftermath)
        }
        return aftermath
    }

    /// HQ gives new records their human codes, as a decision of its own that everyone receives.
    private func codes(for created: [RecordKey], in store: some LedgerStore) throws -> [Changeset.Operation] {
        try created.compactMap { key in
            guard let code = arbiter.schema.kind(key.kind)?.code, try store.isAlive(key),
                try store.value(code.field, of: key).isEmpty
            else { return nil }
            let text = try store.issueCode(code.prefix, at: store.clock.last)
            return Changeset.Operation(key, .update, [FieldWrite(code.field, .text(text))])
        }
    }

    // MARK: Answers

    /// Answers a case at HQ. A question between values is answered by HQ's write of the one that is to stand.
    /// - Parameters:
    ///   - value: what is to stand, where the case asks for a value.
    ///   - remark: who answers, and why.
    /// - Returns: whether the case was open and took such an answer.
    public func answer(
        _ id: RecordID, _ answer: CaseAnswer, _ value: Value?, _ remark: CaseRemark, wall: UInt64,
        in store: some LedgerStore
    ) throws -> Bool {
        let key = RecordKey(kind: CaseRecord.number, id: id)
        guard try store.value(CaseRecord.Fields.state, of: key) == .text(CaseRecord.open),
            case .text(let word) = try store.value(CaseRecord.Fields.question, of: key),
            let question = CaseQuestion(rawValue: word), question.takes(answer),
            let topic = try topic(of: key, question, in: store), (question == .values) == (value != nil)
        else { return false }
        var edits = remark.write(at: wall).map { [RecordEdit(key, .update, [$0])] } ?? []
        if let value { edits.append(RecordEdit(topic.key, .update, [FieldValue(topic.field, value)])) }
        try decide(edits, reason: remark.text, wall: wall, in: store)
        if value == nil {
            let author = Author(replica: .headquarters, role: Author.headquartersRole, name: remark.name)
            let given = Aftermath.Answer(id: id, answer: answer, author: author, seen: store.frontier)
            try attend(to: try take(given, wall, in: store), wall, in: store)
        }
        return true
    }

    /// Carries out an answer, whoever gave it, and closes its case.
    private func take(_ answer: Aftermath.Answer, _ wall: UInt64, in store: some LedgerStore) throws -> Aftermath {
        let key = RecordKey(kind: CaseRecord.number, id: answer.id)
        guard try store.value(CaseRecord.Fields.state, of: key) == .text(CaseRecord.open),
            case .text(let word) = try store.value(CaseRecord.Fields.question, of: key),
            let question = CaseQuestion(rawValue: word), let topic = try topic(of: key, question, in: store),
            // Another word answers another question.
            question.takes(answer.answer) || (question == .held && answer.answer == .decided)
        else { return Aftermath() }
        var aftermath = Aftermath()
        var commits: ClosedRange<CommitSequence>?
        switch (question, answer.answer) {
        case (.values, _):
            // The value beside the answer decides; if it had not seen every candidate, the case stays.
            return aftermath
        case (.held, _):
            return try settle(answer, topic, wall, in: store)
        case (.duplicate, .merge):
            guard let other = CaseReading.other(try store.value(CaseRecord.Fields.other, of: key)) else { break }
            (aftermath, commits) = try unify(topic.key, into: other, wall, in: store)
        default: break
        }
        let keeper = CaseKeeper(schema: arbiter.schema, rulebook: arbiter.rulebook, now: wall)
        let closing = try keeper.closing(
            answer.id, topic, by: answer.author, at: wall, decision: answer.answer.rawValue, commits: commits,
            in: store)
        aftermath.add(try decide(all: [closing], wall, in: store))
        return aftermath
    }

    func topic(of key: RecordKey, _ question: CaseQuestion, in store: some LedgerStore) throws -> CaseTopic? {
        guard let (subject, field) = CaseReading.subject(try store.value(CaseRecord.Fields.subject, of: key)),
            case .text(let rule) = try store.value(CaseRecord.Fields.rule, of: key)
        else { return nil }
        return question == .values ? .values(subject, field) : CaseTopic(subject, field, rule)
    }

    // MARK: Records that are one

    /// Merges one record into another, and with it everything filed under it.
    /// - Returns: also the range of HQ's commits that did it; nil if there was nothing to merge.
    public func unify(
        _ loser: RecordKey, into survivor: RecordKey, _ wall: UInt64, in store: some LedgerStore
    ) throws -> (Aftermath, ClosedRange<CommitSequence>?) {
        let unification = Unification(schema: arbiter.schema, rulebook: arbiter.rulebook)
        let operations = try unification.merging(loser, into: survivor, in: store)
        guard !operations.isEmpty else { return (Aftermath(), nil) }
        let first = store.frontier + 1
        let aftermath = try decide(all: operations, wall, in: store)
        return (aftermath, first...store.frontier)
    }

    /// Takes a merge back wherever nobody has changed what it did.
    /// - Parameter key: the duplicate case that was answered with `merge`.
    /// - Returns: how many records changed; nil if the case is not a merge, or older than thirty days.
    public func undoMerge(_ key: RecordKey, wall: UInt64, in store: some LedgerStore) throws -> Int? {
        guard case .compound(let decision) = try store.value(CaseRecord.Fields.decision, of: key),
            decision.count == 3, decision[2] == .text(CaseAnswer.merge.rawValue), case .integer(let at) = decision[1],
            Int64(clamping: wall) - at <= Int64(Unification.reversible),
            let commits = CaseReading.commits(try store.value(CaseRecord.Fields.commits, of: key))
        else { return nil }
        let unification = Unification(schema: arbiter.schema, rulebook: arbiter.rulebook)
        let operations = try unification.undoing(commits, in: store)
        try attend(to: try decide(all: operations, wall, in: store), wall, in: store)
        return operations.count
    }

    // MARK: Time

    /// Does what is due: working values come to stand, cases go to the next in line.
    /// - Returns: how many cases were due.
    @discardableResult
    public func expireCases(wall: UInt64, in store: some LedgerStore) throws -> Int {
        let due = try store.dueCases(at: wall, limit: Self.recordsPerCommit)
        let keeper = CaseKeeper(schema: arbiter.schema, rulebook: arbiter.rulebook, now: wall)
        var operations: [Changeset.Operation] = []
        for id in due { operations += try expiry(of: id, keeper, wall, in: store) }
        try attend(to: try decide(all: operations, wall, in: store), wall, in: store)
        return due.count
    }

    private func expiry(
        of id: RecordID, _ keeper: CaseKeeper, _ wall: UInt64, in store: some LedgerStore
    ) throws -> [Changeset.Operation] {
        let key = RecordKey(kind: CaseRecord.number, id: id)
        guard case .text(let word) = try store.value(CaseRecord.Fields.expiry, of: key),
            let expiry = Expiry(rawValue: word),
            case .text(let asked) = try store.value(CaseRecord.Fields.question, of: key),
            let question = CaseQuestion(rawValue: asked), let topic = try topic(of: key, question, in: store)
        else { return [] }
        switch expiry {
        case .waits: return []
        case .escalates: return [try keeper.escalation(id, in: store)]
        case .stands where question == .values:
            // HQ's write of what shows has seen every candidate; that closes the case.
            let shown = try store.value(topic.field, of: topic.key)
            return [Changeset.Operation(topic.key, .update, [FieldWrite(topic.field, shown)])]
        case .stands:
            let author = try store.author(.headquarters)
            return [try keeper.closing(id, topic, by: author, at: wall, decision: "expired", in: store)]
        }
    }
}
