// Why this file exists: every profile collects records, defects and rejects the same way and checks values with the
// same rulebook that guards the programs.

import SyncProtocol

struct PlanBuilder {
    let profile: ImportProfile
    let options: ImportOptions
    private(set) var records: [ImportedRecord] = []
    private(set) var assumptions: [String] = []
    private var positions: [RecordKey: Int] = [:]
    private var defects: [String: (count: Int, sentence: String)] = [:]
    private var defectOrder: [String] = []
    private var rejects: [ImportReject] = []
    private var sources: [ImportSource] = []

    /// The most rejected rows that are kept; more make the files useless anyway.
    static let mostRejects = 100_000

    init(profile: ImportProfile, options: ImportOptions) {
        self.profile = profile
        self.options = options
    }

    func plan() -> ImportPlan {
        let counted = defectOrder.compactMap { name in
            defects[name].map { ImportDefect(name: name, count: $0.count, sentence: $0.sentence) }
        }
        // Kind by kind, in the order in which they were added.
        let kinds = Dictionary(grouping: records, by: \.key.kind)
        return ImportPlan(
            profile: profile, records: kinds.sorted { $0.key < $1.key }.flatMap(\.value), defects: counted,
            rejects: rejects, sources: sources, assumptions: assumptions)
    }

    func key(_ kind: KindNumber, _ externalID: String) -> RecordKey {
        ExternalIdentity.key(profile, kind, externalID)
    }

    func contains(_ key: RecordKey) -> Bool { positions[key] != nil }

    mutating func assume(_ sentence: String) { assumptions.append(sentence) }

    mutating func defect(_ name: String, count: Int = 1, _ sentence: @autoclosure () -> String) {
        if defects[name] == nil { defectOrder.append(name) }
        let known = defects[name] ?? (0, sentence())
        defects[name] = (known.count + count, known.sentence)
    }

    mutating func reject(_ file: String, _ line: Int, _ reason: String, _ raw: String) {
        guard rejects.count < Self.mostRejects else {
            defect("rejects-not-listed", "further rows were rejected and are not listed.")
            return
        }
        rejects.append(ImportReject(file: file, line: line, reason: reason, raw: raw))
    }

    mutating func reject(_ row: TableRow, _ reason: String) { reject(row.file, row.line, reason, row.raw) }

    /// Adds a record unless the rulebook objects to a value, which rejects the row.
    /// - Returns: whether it was added.
    @discardableResult
    mutating func add(
        _ key: RecordKey, from row: TableRow?, provided: [(FieldNumber, Value?)], initial: [(FieldNumber, Value?)] = []
    ) -> Bool {
        let provided = Self.present(provided)
        let initial = Self.present(initial + Self.matchKeys(key.kind, provided))
        if let row, let objection = objection(key.kind, provided + initial) {
            reject(row, objection)
            return false
        }
        if let position = positions[key] {
            records[position].provided = provided
            records[position].initial = initial
        } else {
            positions[key] = records.count
            records.append(ImportedRecord(key: key, provided: provided, initial: initial))
        }
        return true
    }

    /// The keys by which HQ finds duplicates, so that it need not add them to each record that the import creates.
    private static func matchKeys(_ kind: KindNumber, _ provided: [FieldValue]) -> [(FieldNumber, Value?)] {
        let keys = MatchKeys.keys(kind) { field in provided.first { $0.field == field }?.value ?? .null }
        return keys.map { ($0.field, $0.value.isEmpty ? nil : $0.value) }
    }

    private static func present(_ values: [(FieldNumber, Value?)]) -> [FieldValue] {
        values.compactMap { field, value in value.map { FieldValue(field, $0) } }.sorted { $0.field < $1.field }
    }

    private func objection(_ kind: KindNumber, _ values: [FieldValue]) -> String? {
        guard let kind = LeadToCash.schema.kind(kind) else { return nil }
        for item in values {
            guard let field = kind.field(item.field) else { continue }
            if let objection = LeadToCash.rulebook.objection(kind, field, item.value) { return objection }
        }
        return nil
    }

    /// Reads a file as a table; damaged rows are rejected.
    mutating func table(_ file: SourceFile, columns required: [String]) throws -> SourceTable {
        let detected =
            options.encoding.map { DetectedEncoding(told: $0) } ?? DetectedEncoding.detect(file.bytes)
        let text = try Transcoding.utf8(file, detected)
        let delimiter = options.delimiter ?? Delimiter.detect(text)
        var table = try SourceTable(file.name, text, delimiter, required: required)
        for reject in table.takeMalformed() { self.reject(reject.file, reject.line, reject.reason, reject.raw) }
        if table.paddedCells > 0 {
            defect(
                "padded-cell", count: table.paddedCells,
                "cells have blanks around their text; the blanks are not imported.")
        }
        sources.append(
            ImportSource(file: file.name, encoding: detected, delimiter: delimiter, rows: table.rows.count))
        if detected.certainty == .doubtful {
            assume("\(file.name) is read as \(detected.summary); check the preview or name the encoding.")
        }
        return table
    }
}
