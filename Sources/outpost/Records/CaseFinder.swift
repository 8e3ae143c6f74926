// Why this file exists: a case is named by its code, the short form of it, or the record and field it is about; all
// commands about cases find it the same way.

import LeadToCash
import SyncClient
import SyncProtocol

/// What somebody wants to see or settle.
struct CaseTarget {
    /// nil where the case has not arrived yet.
    let item: ConflictCase?
    /// The open question between values, if it is one.
    let conflict: Conflict?

    /// - Throws: ``Failure`` that says what to type instead.
    init(_ name: String, _ field: String?, _ session: Session) throws {
        let workspace = try session.workspace()
        if let field {
            let finder = try RecordFinder(session)
            let (kind, key) = try finder.findAny(name)
            let field = try FieldPath(field, kind).field
            let conflict = try workspace.conflict(key, field.number)
            let item = try workspace.openCase(about: key, field.number) ?? Self.last(key, field.number, workspace)
            guard conflict != nil || item != nil else {
                throw Failure(.usage, .noConflict, field.name, finder.title(key))
            }
            self.init(item, conflict)
            return
        }
        let found = try workspace.cases(named: name)
        guard let item = found.first else {
            if (try? RecordFinder(session).findAny(name)) != nil { throw Failure(.usage, .needsField) }
            throw Failure(.usage, .noSuchCase, name)
        }
        guard found.count == 1 else {
            throw Failure(.usage, .severalCases, name, found.map(\.code).joined(separator: ", "))
        }
        self.init(item, try Self.conflict(item, workspace))
    }

    init(_ item: ConflictCase?, _ conflict: Conflict?) {
        self.item = item
        self.conflict = conflict
    }

    /// Every open question, with its values where it is about some; also the values whose case has not arrived.
    static func open(_ workspace: Workspace) throws -> [CaseTarget] {
        let conflicts = try workspace.conflicts()
        let items = try workspace.cases()
        let asked = items.map { item in
            CaseTarget(item, item.question == .values ? conflicts.first { Self.fits($0, item) } : nil)
        }
        let unasked = conflicts.filter { conflict in
            !items.contains { $0.question == .values && Self.fits(conflict, $0) }
        }
        return asked + unasked.map { CaseTarget(nil, $0) }
    }

    private static func fits(_ conflict: Conflict, _ item: ConflictCase) -> Bool {
        conflict.key == item.subject && conflict.field == item.field
    }

    private static func conflict(_ item: ConflictCase, _ workspace: Workspace) throws -> Conflict? {
        guard item.isOpen, item.question == .values else { return nil }
        return try workspace.conflict(item.subject, item.field)
    }

    private static func last(_ key: RecordKey, _ field: FieldNumber, _ workspace: Workspace) throws -> ConflictCase? {
        try workspace.cases(about: key).last { $0.question == .values && $0.subject == key && $0.field == field }
    }

    /// How it is named on the command line.
    func name(_ finder: RecordFinder) -> String {
        if let item, !item.code.isEmpty { return item.code }
        guard let conflict, let kind = LeadToCash.schema.kind(conflict.key.kind) else {
            return item?.key.id.description ?? ""
        }
        let field = kind.field(conflict.field)?.name ?? String(conflict.field)
        return "\(KindFacts.word(kind.number))/\(finder.handle(conflict.key)) \(field)"
    }
}
