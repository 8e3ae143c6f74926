// Why this file exists: every verb of the flow does the same five things: it finds records, asks the rules, writes one
// changeset, says what it wrote, and says what comes next.

import Foundation
import LeadToCash
import SyncClient
import SyncProtocol

/// One verb at its work.
final class FlowDesk {
    let session: Session
    let workspace: Workspace
    let terminal: Terminal
    let finder: RecordFinder
    let ground: ReadAheadGround
    /// Unix milliseconds.
    let now: Int64
    /// The day where the user is.
    let today: CivilDate
    private let seen: CommitSequence
    private var edits: [RecordEdit] = []
    private var remarks: [FlowRemark] = []
    private var hints: [String] = []

    init(_ options: GlobalOptions) throws {
        session = Session(options)
        workspace = try session.workspace()
        seen = try workspace.replica.beginEdit()
        terminal = session.terminal
        finder = try RecordFinder(session)
        ground = ReadAheadGround(workspace)
        now = Int64(clamping: Replica.systemClock())
        let local = now + Int64(TimeZone.current.secondsFromGMT()) * 1000
        guard let today = CivilDate(days: local / 86_400_000) else { throw Failure(.failed, .flowClock) }
        self.today = today
    }

    var language: Language { terminal.language }

    // MARK: Finding

    func subject(_ key: RecordKey) -> FlowSubject { FlowSubject(key, ground) }

    /// The record of a kind that `text` names.
    func find(_ kind: KindNumber, _ text: String) throws -> FlowSubject {
        subject(try finder.find(try KindFacts.kind(kind), text))
    }

    /// The record that `text` names, of the first of some kinds that has one.
    func find(_ kinds: [KindNumber], _ text: String) throws -> FlowSubject {
        for number in kinds.dropLast() {
            let kind = try KindFacts.kind(number)
            guard try !workspace.find(number, text, among: KindFacts.names(kind)).isEmpty else { continue }
            return try find(number, text)
        }
        guard let last = kinds.last else { throw Failure(.usage, .nothingFound, Phrase.record.text(language), text) }
        return try find(last, text)
    }

    func find(_ kind: KindNumber, _ text: String?) throws -> FlowSubject? { try text.map { try find(kind, $0) } }

    /// The open case that one of HQ's rules has opened about a record; nil if none has come here.
    func openCase(_ rule: String, about subject: FlowSubject) throws -> ConflictCase? {
        try workspace.cases(about: subject.key).first { $0.isOpen && $0.rule == rule && $0.subject == subject.key }
    }

    // MARK: Refusing

    /// Refuses with what a rule objects to.
    func insist(on objection: FlowRemark?) throws {
        if let objection { throw refusal(objection) }
    }

    func refusal(_ remark: FlowRemark) -> Failure {
        let sentence = remark.label.text(in: language)
        return remark.command.isEmpty
            ? Failure(.usage, .flowSentence, sentence) : Failure(.usage, .flowInstead, sentence, remark.command)
    }

    /// Refuses with everything that is missing at once, each with what supplies it.
    func insist(nothingIn lacks: [FlowRemark], _ head: Phrase, _ fillings: String...) throws {
        guard !lacks.isEmpty else { return }
        let sentence = head.text(language, fillings)
        let status = ExitStatus.usage
        terminal.answer(
            .members([
                "error": .members([
                    "code": .text("\(status)"), "exit": .integer(Int64(status.rawValue)), "message": .text(sentence),
                ]),
                "missing": .array(lacks.map(Self.json)),
            ]))
        terminal.remark("outpost: \(sentence)")
        for lack in lacks { terminal.remark("  - \(Terminal.tame(words(lack)))") }
        throw status
    }

    /// What is amiss, and what to type about it.
    func words(_ remark: FlowRemark) -> String {
        let sentence = remark.label.text(in: language)
        guard !remark.command.isEmpty else { return sentence }
        let open = sentence.hasSuffix(".") || sentence.hasSuffix("。") ? String(sentence.dropLast()) : sentence
        return "\(open): \(remark.command)"
    }

    // MARK: Writing

    /// Notes something to say once all is written.
    func warn(_ remarks: [FlowRemark]) { self.remarks += remarks }

    /// Notes what to type next.
    func hint(_ command: String) { hints.append(command) }

    /// Makes a record, filed under another with all that that one belongs to.
    /// - Parameter assignments: `name=value` as typed; they go before everything else.
    @discardableResult
    func create(
        _ number: KindNumber, under parent: FlowSubject?, _ values: [FieldNumber: Value],
        typed assignments: [String] = []
    ) throws -> RecordKey {
        let kind = try KindFacts.kind(number)
        let typed = try EditComposer(kind: kind, finder: finder).compose(assignments) { _ in .null }.writes
        var own = values.filter { !$0.value.isEmpty }
        for write in typed { own[write.field] = Self.initial(write.value) }
        let above = try parent ?? self.parent(in: own, kind)
        var all = try above.map { try FlowFiling.places(of: number, under: $0) } ?? [:]
        all.merge(own) { $1 }
        try complete(&all, kind)
        let writes = all.filter { !$0.value.isEmpty }.map { FieldValue($0.key, $0.value) }
        let key = RecordKey(kind: number, id: try workspace.replica.makeID(index: edits.count))
        edits.append(RecordEdit(key, .create, writes))
        return key
    }

    /// In a new record a set is simply its elements.
    private static func initial(_ value: Value) -> Value {
        if case .setChange(let adding, _) = value { return .elements(adding) }
        return value
    }

    /// The nearest record that the values say the new one is filed under.
    private func parent(in values: [FieldNumber: Value], _ kind: RecordKind) throws -> FlowSubject? {
        for field in kind.fields where field.isParent {
            guard case .reference(let name)? = field.columns.first?.type, name != "account", name != kind.name,
                case .reference(let id)? = values[field.number], let above = LeadToCash.schema.kind(named: name)
            else { continue }
            return subject(RecordKey(kind: above.number, id: id))
        }
        return nil
    }

    /// Fills in where the record lives and whose it is.
    private func complete(_ values: inout [FieldNumber: Value], _ kind: RecordKind) throws {
        func fill(_ field: FieldNumber?, _ id: RecordID?) {
            guard let field, let id, values[field] == nil else { return }
            values[field] = .reference(id)
        }
        fill(KindFacts.office(kind)?.number, try session.home())
        let user = try session.user()
        for name in ["author", "requestedBy"] { fill(kind.field(named: name)?.number, user) }
        fill(KindFacts.owner(kind)?.number, user)
    }

    /// Changes a record; what is so already is not written.
    func update(_ subject: FlowSubject, _ values: [FieldNumber: Value]) throws {
        let writes = try values.filter { field, value in
            let present = try subject.value(field)
            return value != present && !(value.isEmpty && present.isEmpty)
        }.map { FieldValue($0.key, $0.value) }
        if !writes.isEmpty { edits.append(RecordEdit(subject.key, .update, writes)) }
    }

    /// What a record that is being made says in a field, however it was typed; null if nothing.
    func written(_ field: FieldNumber, of key: RecordKey) -> Value {
        edits.first { $0.key == key }?.value(field) ?? .null
    }

    /// The record that a field of one that is being made names; nil if it names none.
    func named(_ kind: KindNumber, by field: FieldNumber, of key: RecordKey) -> FlowSubject? {
        guard case .reference(let id) = written(field, of: key) else { return nil }
        return subject(RecordKey(kind: kind, id: id))
    }

    /// Whether a role of the user's may write a field of records of a kind, as far as their first role says.
    func may(write field: FieldNumber, of kind: KindNumber) throws -> Bool {
        let role = try session.role()
        guard let charter = Charter.of(kind), !role.isEmpty else { return true }
        return (charter.fields[field] ?? charter.edit).contains(role)
    }

    /// Writes everything as one changeset and says so.
    /// - Parameters:
    ///   - verb: what was done, for programs.
    ///   - key: the record that it was done to.
    func commit(
        _ verb: String, _ key: RecordKey, reason: String = "", _ phrase: Phrase, _ fillings: String...
    ) throws {
        if edits.isEmpty {
            terminal.say(.flowNothing)
        } else {
            try workspace.replica.apply(edits, seen: seen, reason: reason)
            terminal.say(phrase.text(language, fillings))
        }
        for remark in remarks { terminal.remark(terminal.text(.flowNote, Terminal.tame(words(remark)))) }
        for hint in hints { terminal.say(.flowNext, hint) }
        try terminal.answer(report(verb, key))
    }

    // MARK: For programs

    /// The members that every change answers with, then what else the verb did.
    private func report(_ verb: String, _ key: RecordKey) throws -> JSON {
        let kind = try KindFacts.kind(key.kind)
        let own = edits.first { $0.key == key }
        let written = own.map(Self.written) ?? []
        return .object(
            RecordJSON.identity(key, kind) + [
                JSON.Member(key: "action", value: .text(own.map(Self.action) ?? "none")),
                JSON.Member(key: "written", value: .array(written)),
                JSON.Member(key: "unchanged", value: .array([])),
                JSON.Member(key: "verb", value: .text(verb)),
                JSON.Member(key: "records", value: .array(try edits.map(Self.json))),
                JSON.Member(key: "warnings", value: .array(remarks.map(Self.json))),
                JSON.Member(key: "next", value: .array(hints.map(JSON.text))),
            ])
    }

    private static func action(_ edit: RecordEdit) -> String { edit.action == .create ? "create" : "update" }

    private static func written(_ edit: RecordEdit) -> [JSON] {
        guard let kind = LeadToCash.schema.kind(edit.key.kind) else { return [] }
        return edit.writes.map { RecordJSON.field($0.field, kind) }
    }

    private static func json(_ edit: RecordEdit) throws -> JSON {
        let kind = try KindFacts.kind(edit.key.kind)
        return .object(
            RecordJSON.identity(edit.key, kind) + [
                JSON.Member(key: "action", value: .text(action(edit))),
                JSON.Member(key: "written", value: .array(written(edit))),
            ])
    }

    static func json(_ remark: FlowRemark) -> JSON {
        .members([
            "name": .text(remark.name), "sentence": .text(remark.label.english), "command": .text(remark.command),
        ])
    }
}
