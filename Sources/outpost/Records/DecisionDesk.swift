// Why this file exists: one answer and a hundred are given the same way: checked, written as one changeset each, and
// said.

import LeadToCash
import SyncClient
import SyncProtocol

/// Writes answers and says what they were.
struct DecisionDesk {
    let text: CaseText
    private let session: Session
    private let remark: CaseRemark
    private let seen: CommitSequence

    init(_ session: Session, reason: String, seen: CommitSequence) throws {
        self.session = session
        self.seen = seen
        text = try CaseText(session)
        remark = CaseRemark(name: try session.userName(), text: reason)
    }

    var role: String { text.role }

    /// What was done about one case.
    struct Result {
        let target: CaseTarget
        let name: String
        var answer: CaseAnswer?
        var value: Value?
        var change: Dot?
        /// Why nothing was done.
        var problem: String?
    }

    /// Chooses a value for a field.
    func decide(_ target: CaseTarget, _ choose: (Conflict) throws -> Value) throws -> Result {
        let name = target.name(text.finder)
        try check(target, name)
        guard target.item == nil || target.item?.question == .values, let conflict = target.conflict else {
            throw Failure(
                .usage, .wrongAnswer, name, (target.item?.question ?? .values).answers.joined(separator: ", "))
        }
        let value = try choose(conflict)
        let change = try session.workspace().decide(
            conflict.key, conflict.field, value, in: target.item, remark, seen: seen)
        return Result(target: target, name: name, answer: .decided, value: value, change: change)
    }

    /// Answers a case that asks no value.
    func answer(_ target: CaseTarget, _ answer: CaseAnswer) throws -> Result {
        let name = target.name(text.finder)
        try check(target, name)
        guard let item = target.item, item.question.answers.contains("--\(answer.rawValue)") else {
            throw Failure(
                .usage, .wrongAnswer, name, (target.item?.question ?? .values).answers.joined(separator: ", "))
        }
        let change = try session.workspace().answer(item, answer, remark, seen: seen)
        return Result(target: target, name: name, answer: answer, change: change)
    }

    private func check(_ target: CaseTarget, _ name: String) throws {
        guard let item = target.item else { return }
        guard item.isOpen else {
            throw Failure(.usage, .caseGone, name, text.decision(item))
        }
        if item.isAnswered { throw Failure(.usage, .answeredAlready, name) }
        if item.severity == .high, remark.text.isEmpty { throw Failure(.usage, .needsReason, name) }
    }

    /// A value as a person typed it.
    func parse(_ typed: String, for conflict: Conflict) throws -> Value {
        guard let field = LeadToCash.schema.kind(conflict.key.kind)?.field(conflict.field) else { return .null }
        return try text.finder.parse(typed, as: field, current: conflict.shown)
    }

    func skipped(_ target: CaseTarget, _ problem: String) -> Result {
        Result(target: target, name: target.name(text.finder), problem: problem)
    }

    func say(_ result: Result) {
        let terminal = session.terminal
        if let problem = result.problem { return terminal.say(.skipped, result.name, problem) }
        guard let value = result.value, let conflict = result.target.conflict,
            let kind = LeadToCash.schema.kind(conflict.key.kind)
        else {
            guard let answer = result.answer else { return }
            return terminal.say(.resolvedAnswer, result.name, terminal.text(answer.phrase))
        }
        terminal.say(
            .resolvedValue, result.name, text.label(conflict.field, conflict.key), text.record(conflict.key),
            text.brief(value, conflict.field, kind))
    }

    static func json(_ results: [Result]) -> JSON {
        let done = results.count { $0.problem == nil }
        return .members([
            "results": .array(results.map(json)), "resolved": .integer(Int64(done)),
            "skipped": .integer(Int64(results.count - done)),
        ])
    }

    private static func json(_ result: Result) -> JSON {
        let key = result.target.item?.subject ?? result.target.conflict?.key
        let kind = key.flatMap { LeadToCash.schema.kind($0.kind) }
        let number = result.target.item?.field ?? result.target.conflict?.field ?? 0
        let code = result.target.item.map { JSON.text($0.code) } ?? .null
        let id = key.map { JSON.describing($0.id) } ?? .null
        let field = kind.map { RecordJSON.field(number, $0) } ?? .null
        let answer = result.answer.map { JSON.text($0.rawValue) } ?? .null
        let change = result.change.map { JSON.describing($0) } ?? .null
        var value = JSON.null
        if let kind, let chosen = result.value { value = RecordJSON.value(chosen, number, kind) }
        return .members([
            "code": code, "kind": .text(kind?.name ?? ""), "id": id, "field": field,
            "action": .text(result.problem == nil ? "resolved" : "skipped"), "answer": answer, "value": value,
            "change": change, "problem": result.problem.map(JSON.text) ?? .null,
        ])
    }
}
