// Why this file exists: whoever decides at HQ sees what the reps see: every value or edit that a case is about, who
// made it, when and why.

import GRDB
import RecordTables
import SyncProtocol

/// One case as HQ knows it.
public struct CaseDossier: Sendable {
    public let id: RecordID
    /// The case's own fields, by ``CaseRecord/Fields``.
    public let values: [FieldNumber: Value]
    public let question: CaseQuestion
    public let subject: RecordKey
    /// 0 for the record as a whole.
    public let field: FieldNumber
    /// The other record of a pair.
    public let other: RecordKey?
    /// What stands side by side, where a value is to be chosen.
    public let candidates: [Candidate]
    /// What waits, where a held edit is in question.
    public let held: [Decision.Entry]

    public var isOpen: Bool { values[CaseRecord.Fields.state] == .text(CaseRecord.open) }
    public func text(_ field: FieldNumber) -> String {
        if case .text(let text)? = values[field] { text } else { "" }
    }
}

extension Headquarters {
    /// The cases of all offices, in the order in which they were opened.
    public func cases(includingClosed: Bool = false) async throws -> [CaseDossier] {
        try await read { reader in
            var found: [CaseDossier] = []
            try reader.forEach(CaseRecord.number) { id, values in
                if let dossier = CaseDossier(id, values), includingClosed || dossier.isOpen { found.append(dossier) }
            }
            return found
        }
    }

    /// A case by its code, with all that it is about; nil if there is none.
    public func caseDossier(_ code: String) async throws -> CaseDossier? {
        try await pool.read { [schema] db in
            let reader = RecordReader(db, schema)
            guard let id = try reader.first(CaseRecord.number, where: CaseRecord.Fields.code, is: code) else {
                return nil
            }
            return try CaseDossier.whole(id, reader)
        }
    }
}

extension CaseDossier {
    /// A case with all that it is about; nil if there is none where the reader looks.
    static func whole(_ id: RecordID, _ reader: RecordReader) throws -> CaseDossier? {
        guard let values = try reader.values(of: RecordKey(kind: CaseRecord.number, id: id)) else { return nil }
        return try CaseDossier(id, values)?.completed(reader.db)
    }

    init?(
        _ id: RecordID, _ values: [FieldNumber: Value], _ candidates: [Candidate] = [], _ held: [Decision.Entry] = []
    ) {
        guard case .text(let word)? = values[CaseRecord.Fields.question], let question = CaseQuestion(rawValue: word),
            let (subject, field) = CaseReading.subject(values[CaseRecord.Fields.subject] ?? .null)
        else { return nil }
        self.id = id
        self.values = values
        self.question = question
        self.subject = subject
        self.field = field
        other = CaseReading.other(values[CaseRecord.Fields.other] ?? .null)
        self.candidates = candidates
        self.held = held
    }

    /// With the values and edits it is about.
    fileprivate func completed(_ db: Database) throws -> CaseDossier? {
        var authors = Authors(db)
        let candidates =
            question == .values && isOpen ? try CandidateList.candidates(subject, field, db, &authors).0 : []
        return CaseDossier(id, values, candidates, try heldEntries(db, &authors))
    }

    private func heldEntries(_ db: Database, _ authors: inout Authors) throws -> [Decision.Entry] {
        guard question == .held, let commits = CaseReading.commits(values[CaseRecord.Fields.commits] ?? .null)
        else { return [] }
        let select = try RawStatement(
            cached: db,
            "SELECT \(JournalFeed.columns) FROM hq_journal "
                + "WHERE sequence BETWEEN ? AND ? AND kind = ? AND id = ? ORDER BY entry")
        select.bind(1, Int64(clamping: commits.lowerBound))
        select.bind(2, Int64(clamping: commits.upperBound))
        select.bind(3, Int64(subject.kind))
        select.bind(4, subject.id)
        defer { select.reset() }
        var entries: [Decision.Entry] = []
        while try select.step() {
            guard let entry = try JournalFeed.entry(select, &authors), entry.verdict == .held,
                entry.ruleName == text(CaseRecord.Fields.rule), field == 0 || field == entry.field
            else { continue }
            entries.append(entry)
        }
        return entries
    }
}
