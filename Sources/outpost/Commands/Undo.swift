// Why this file exists: whoever lost a value gets it back in one action, offline, as an edit like any other.

import ArgumentParser
import LeadToCash
import SyncClient
import SyncProtocol

struct Undo: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring back what lost in a case or in a change, as a new edit.",
        discussion: """
            A change is named as outpost log shows it, such as 7:42; 42 alone is this device's. Every value of it that \
            lost comes back. Of a change of yours that lost nothing, what it had replaced comes back.
            """)

    @Argument(help: ArgumentHelp("The case's code or the change.", valueName: "case|change"))
    var name: String

    @Option(help: "Why, for those who look for it later.")
    var reason = ""

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = Session(options)
        let workspace = try session.workspace()
        let seen = try workspace.replica.beginEdit()
        let undoing = try find(session, workspace)
        let text = try CaseText(session)
        guard !undoing.restorations.isEmpty else {
            guard let obstacle = undoing.obstacles.first else { throw Failure(.usage, .undoNothing, name) }
            throw Self.failure(obstacle, text)
        }
        let why = reason.isEmpty ? "undo \(name)" : reason
        let change = try workspace.undo(undoing, reason: why, seen: seen)
        for item in undoing.restorations { say(item, text) }
        for obstacle in undoing.obstacles { session.terminal.say(Self.failure(obstacle, text).message) }
        session.terminal.answer(Self.json(undoing, change, text))
    }

    private func find(_ session: Session, _ workspace: Workspace) throws -> Undoing {
        if let dot = Dot(name) { return try workspace.undoing(dot) }
        if let counter = UInt64(name), counter > 0 {
            let own = try workspace.replica.checkpoint().replica
            return try workspace.undoing(Dot(replica: own, counter: counter))
        }
        let cases = try workspace.cases(named: name)
        guard let item = cases.first else { throw Failure(.usage, .badChange, name) }
        guard cases.count == 1 else {
            throw Failure(.usage, .severalCases, name, cases.map(\.code).joined(separator: ", "))
        }
        return try workspace.undoing(item)
    }

    private func say(_ item: Undoing.Restoration, _ text: CaseText) {
        guard let kind = LeadToCash.schema.kind(item.key.kind), let field = kind.field(item.field) else { return }
        let words = { (value: Value) in text.brief(value, field.number, kind) }
        let (label, record) = (text.label(item.field, item.key), text.record(item.key))
        if field.policy == .hqOnly {
            text.terminal.say(.restoredProposal, label, record, words(item.value))
        } else {
            text.terminal.say(.restored, label, record, words(item.value), words(item.instead))
        }
    }

    /// One obstacle in one sentence.
    private static func failure(_ obstacle: Undoing.Obstacle, _ text: CaseText) -> Failure {
        let word = { (key: RecordKey) in KindFacts.word(key.kind) }
        switch obstacle {
        case .unknown(let dot): return Failure(.usage, .undoUnknown, dot.description)
        case .stands(let dot, let losers):
            let list = losers.map(\.description).joined(separator: " | ")
            return Failure(.usage, .undoStands, dot.description, list)
        case .open(let code): return Failure(.usage, .undoOpen, code)
        case .nothingReplaced(let code): return Failure(.usage, .undoNothing, code)
        case .merged(let code): return Failure(.usage, .undoMerged, code)
        case .several(let told):
            let list = told.map { "outpost undo \($0.dot?.description ?? "?") (\($0.author))" }
            return Failure(.usage, .undoSeveral, list.joined(separator: ", "))
        case .gone(let key): return Failure(.usage, .undoGone, key.id.description)
        case .deletionLost(let key):
            return Failure(.usage, .undoDeletionLost, text.record(key), word(key), text.finder.handle(key))
        case .created(let key):
            return Failure(.usage, .undoCreated, text.record(key), word(key), text.finder.handle(key))
        case .deleted(let key): return Failure(.usage, .undoDeleted, key.id.description)
        case .changedSince(let key, let field):
            return Failure(.usage, .undoChanged, text.label(field, key), text.record(key))
        case .same(let key, let field): return Failure(.usage, .undoSame, text.label(field, key), text.record(key))
        case .answer(let key): return Failure(.usage, .undoAnswer, text.finder.handle(key))
        }
    }

    private static func json(_ undoing: Undoing, _ change: Dot, _ text: CaseText) -> JSON {
        .members([
            "change": .describing(change),
            "restored": .array(
                undoing.restorations.map { item in
                    guard let kind = LeadToCash.schema.kind(item.key.kind) else { return .null }
                    return .object(
                        RecordJSON.identity(item.key, kind) + [
                            JSON.Member(key: "field", value: RecordJSON.field(item.field, kind)),
                            JSON.Member(key: "value", value: RecordJSON.value(item.value, item.field, kind)),
                            JSON.Member(key: "instead", value: RecordJSON.value(item.instead, item.field, kind)),
                        ])
                }),
            "left": .array(undoing.obstacles.map { .text(failure($0, text).message) }),
        ])
    }
}
