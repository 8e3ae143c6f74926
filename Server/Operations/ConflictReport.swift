// Why this file exists: "nothing was lost" is a claim; how often people really edited the same things apart, and what
// became of it, is a figure that anyone can count again from the log.

import GRDB
import RecordTables
import SyncProtocol

/// What became of edits that people made apart.
///
/// Two edits *meet* if they are by different devices, wrote the same record, and neither author knew the other's edit
/// (their causal contexts say so: commit prefix seen, own edits, observed edits). An edit that its own author replaced,
/// without having learnt of the other side meanwhile, does not meet anybody: of each side the last word counts. HQ's
/// own edits meet nobody, nor do edits that HQ refused. What is counted is what met, not how often:
///
/// - a **record** on which edits of different fields met, once: all of them stand side by side;
/// - a **field** of a record on which edits met, once, by the most that became of any two of them:
///   - ``Settlement/merged``: both said the same, or the field's policy keeps both: sets, counters, the greater or the
///     lesser, texts that changed in different paragraphs;
///   - ``Settlement/chosen``: the policy decided which value shows; the other is in the journal;
///   - ``Settlement/asked``: the policy leaves the choice to a person, or HQ held one of the edits for someone to
///     decide.
///
/// A deletion that met an edit is the record's life, field 0. Whether two edits met, and what the policy makes of their
/// two values, depends on what their authors knew and wrote, not on who reached HQ first, so neither does any figure
/// here but those of ``cases``. Rules that look at several records or fields at once hold whichever edit comes second;
/// what they asked people appears there, and there only.
public struct ConflictReport: Hashable, Sendable {
    /// What became of a field on which edits met; the greater is the one that asks more of people.
    public enum Settlement: UInt8, Comparable, Sendable, CaseIterable {
        case merged, chosen, asked

        public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
    }

    /// Fields by what became of them.
    public struct Tally: Hashable, Sendable {
        public internal(set) var merged = 0
        public internal(set) var chosen = 0
        public internal(set) var asked = 0
        public var total: Int { merged + chosen + asked }

        mutating func count(_ settlement: Settlement) {
            switch settlement {
            case .merged: merged += 1
            case .chosen: chosen += 1
            case .asked: asked += 1
            }
        }
    }

    public struct KindLine: Hashable, Sendable {
        public let kind: KindNumber
        /// Records on which edits of different fields met.
        public internal(set) var sideBySide = 0
        public internal(set) var fields = Tally()
    }

    public struct FieldLine: Hashable, Sendable {
        public let kind: KindNumber
        /// 0 for the record's life.
        public let field: FieldNumber
        public internal(set) var records = Tally()
    }

    public struct RuleLine: Hashable, Sendable {
        /// The policy's name, or that of the rule that held an edit.
        public let rule: String
        public let settlement: Settlement
        public internal(set) var fields = 0
    }

    /// Cases in the table of cases, whatever opened them.
    public struct CaseLine: Hashable, Sendable {
        public let rule: String
        /// A ``Severity``.
        public let severity: String
        public internal(set) var open = 0
        public internal(set) var closed = 0
    }

    public struct RecordLine: Hashable, Sendable {
        public let key: RecordKey
        public let fields: Tally
    }

    /// Changesets of devices that were read.
    public internal(set) var changesets: UInt64 = 0
    /// Records on which edits of different fields met.
    public internal(set) var sideBySide = 0
    /// Fields on which edits met.
    public internal(set) var fields = Tally()
    /// In the schema's order.
    public internal(set) var kinds: [KindLine] = []
    public internal(set) var byField: [FieldLine] = []
    /// The most frequent first.
    public internal(set) var rules: [RuleLine] = []
    public internal(set) var cases: [CaseLine] = []
    /// The records with the most fields on which edits met, at most ``mostRecords``.
    public internal(set) var records: [RecordLine] = []

    public static let mostRecords = 10

    /// Merged without anybody's value giving way: records side by side, and fields merged.
    public var merged: Int { sideBySide + fields.merged }
    public var chosenByRule: Int { fields.chosen }
    public var sentToPeople: Int { fields.asked }
}

extension Headquarters {
    /// Counts, in one snapshot and while HQ serves, what became of edits made apart.
    ///
    /// Reads the log once, newest commit first. In memory are the edits whose authors had not seen the commit that is
    /// being read, without their values, and one entry for each field on which edits met.
    public func conflictReport() async throws -> ConflictReport {
        try await pool.read { [schema] db in
            var sweep = MeetingSweep(db, schema, forks: try Fork.all(db))
            try sweep.run()
            var report = ConflictReport(sweep.meetings, schema, changesets: sweep.changesets)
            report.cases = try CaseCount.lines(db, schema)
            return report
        }
    }
}

extension ConflictReport {
    init(_ meetings: Meetings, _ schema: Schema, changesets: UInt64) {
        self.changesets = changesets
        for kind in schema.kinds {
            let line = Self.line(kind, meetings)
            guard line.sideBySide > 0 || line.fields.total > 0 else { continue }
            kinds.append(line)
            sideBySide += line.sideBySide
            fields.merged += line.fields.merged
            fields.chosen += line.fields.chosen
            fields.asked += line.fields.asked
        }
        byField = Self.fieldLines(meetings)
        rules = Self.ruleLines(meetings)
        records = Self.recordLines(meetings)
    }

    private static func line(_ kind: RecordKind, _ meetings: Meetings) -> KindLine {
        var line = KindLine(kind: kind.number)
        line.sideBySide = meetings.sideBySide.reduce(0) { $0 + ($1.kind == kind.number ? 1 : 0) }
        for (key, fields) in meetings.fields where key.kind == kind.number {
            for found in fields.values { line.fields.count(found.settlement) }
        }
        return line
    }

    private static func fieldLines(_ meetings: Meetings) -> [FieldLine] {
        var lines: [RecordPlace: FieldLine] = [:]
        for (key, fields) in meetings.fields {
            for (field, found) in fields {
                let place = RecordPlace(kind: key.kind, field: field)
                lines[place, default: FieldLine(kind: key.kind, field: field)].records.count(found.settlement)
            }
        }
        return lines.values.sorted { ($0.kind, $0.field) < ($1.kind, $1.field) }
    }

    private struct RecordPlace: Hashable {
        let kind: KindNumber
        let field: FieldNumber
    }

    private static func ruleLines(_ meetings: Meetings) -> [RuleLine] {
        var lines: [Meetings.Found: RuleLine] = [:]
        for found in meetings.fields.values.flatMap(\.values) {
            lines[found, default: RuleLine(rule: found.rule, settlement: found.settlement)].fields += 1
        }
        return lines.values.sorted {
            ($1.fields, $0.rule, $0.settlement.rawValue) < ($0.fields, $1.rule, $1.settlement.rawValue)
        }
    }

    private static func recordLines(_ meetings: Meetings) -> [RecordLine] {
        let lines = meetings.fields.map { key, fields in
            var tally = Tally()
            for found in fields.values { tally.count(found.settlement) }
            return RecordLine(key: key, fields: tally)
        }
        let sorted = lines.sorted { a, b in
            let left = (b.fields.total, b.fields.asked, b.fields.chosen, a.key.kind)
            let right = (a.fields.total, a.fields.asked, a.fields.chosen, b.key.kind)
            return left == right ? a.key.id < b.key.id : left < right
        }
        return Array(sorted.prefix(mostRecords))
    }
}

/// Counts the cases.
private enum CaseCount {
    static func lines(_ db: Database, _ schema: Schema) throws -> [ConflictReport.CaseLine] {
        guard schema.kind(CaseRecord.number) != nil else { return [] }
        let select = try RawStatement(
            cached: db,
            "SELECT rule, severity, sum(state = 'open'), sum(state <> 'open') "
                + "FROM \(RecordTable.of(CaseRecord.kind).sqlName) WHERE _alive = 1 "
                + "GROUP BY rule, severity ORDER BY 1, 2")
        defer { select.reset() }
        var lines: [ConflictReport.CaseLine] = []
        while try select.step() {
            lines.append(
                ConflictReport.CaseLine(
                    rule: select.text(0), severity: select.text(1), open: Int(clamping: select.integer(2)),
                    closed: Int(clamping: select.integer(3))))
        }
        return lines
    }
}
