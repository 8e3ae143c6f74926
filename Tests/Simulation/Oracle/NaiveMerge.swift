// Why this file exists: the whole business as it should stand, told once more from the event graph: edits in HQ's
// order, "had its author seen it?" answered by looking into a set.

import SyncProtocol

/// A record as it should be.
struct NaiveRecord {
    var scope: UInt32
    var isAlive = true
    /// The edit that last made or ended it.
    var lifeEdit: Int
    var fields: [NaiveField?] = [NaiveField?](repeating: nil, count: Vocabulary.fieldSpace)

    /// What people, or HQ on purpose, have written and still counts. A code that HQ gave a record is nobody's work.
    func work(_ graph: EventGraph) -> [NaiveWrite] {
        fields.indices.filter { $0 != Int(Vocabulary.Item.code) }.compactMap { fields[$0] }.flatMap { $0.live(graph) }
    }
}

/// What became of one part of an edit.
struct NaiveFate {
    enum Kind { case counts, dismissed, outranked, repeated }

    let edit: Int
    let key: RecordKey
    /// 0 for the record as a whole.
    let field: FieldNumber
    let kind: Kind
    let value: Value
}

/// Replays HQ's order of edits by the rules of the design.
struct NaiveMerge {
    private(set) var records: [RecordKey: NaiveRecord] = [:]
    private(set) var fates: [NaiveFate] = []
    private let graph: EventGraph
    private let anchors: [RecordID: UInt32]
    private let scopes: [UInt32: [UInt32]]

    /// - Parameters:
    ///   - anchors: the scope of each site.
    ///   - scopes: what each laptop may hold.
    init(_ graph: EventGraph, anchors: [RecordID: UInt32], scopes: [UInt32: [UInt32]]) {
        self.graph = graph
        self.anchors = anchors
        self.scopes = scopes
        for (order, commit) in graph.commits.enumerated() {
            let made = graph.edits[commit.edit]
            for operation in made.operations { judge(operation, made, commit, order) }
        }
    }

    private mutating func judge(
        _ operation: Changeset.Operation, _ made: MadeEdit, _ commit: CommittedEdit, _ order: Int
    ) {
        let record = records[operation.key]
        if operation.key.kind == Vocabulary.site, !made.isByHeadquarters { return dismiss(operation, made) }
        switch operation.action {
        case .create where record == nil:
            let scope = scope(of: operation)
            guard permits(scope, made) else { return dismiss(operation, made) }
            var record = NaiveRecord(scope: scope, lifeEdit: made.number)
            write(operation, made, commit, order, isNew: true, &record)
            records[operation.key] = record
        case .create, .update:
            guard var record, permits(record.scope, made) else { return dismiss(operation, made) }
            if !record.isAlive {
                if hasSeen(made, record.lifeEdit) { return dismiss(operation, made) }
                record.isAlive = true
                record.lifeEdit = made.number
            }
            write(operation, made, commit, order, isNew: false, &record)
            records[operation.key] = record
        case .delete:
            guard var record, permits(record.scope, made) else { return dismiss(operation, made) }
            guard record.isAlive else { return }
            if record.work(graph).contains(where: { !hasSeen(made, $0.edit) }) {
                fates.append(.init(edit: made.number, key: operation.key, field: 0, kind: .outranked, value: .null))
            } else {
                record.isAlive = false
                record.lifeEdit = made.number
            }
            records[operation.key] = record
        }
    }

    private func hasSeen(_ made: MadeEdit, _ other: Int) -> Bool { other == made.number || made.seen.contains(other) }

    private func permits(_ scope: UInt32, _ made: MadeEdit) -> Bool {
        made.isByHeadquarters || scopes[made.name.replica.rawValue]?.contains(scope) == true
    }

    private func scope(of operation: Changeset.Operation) -> UInt32 {
        guard operation.key.kind == Vocabulary.item else { return 1 }
        for write in operation.writes where write.field == Vocabulary.Item.site {
            if case .reference(let id) = write.value { return anchors[id] ?? 1 }
        }
        return 1
    }

    private mutating func dismiss(_ operation: Changeset.Operation, _ made: MadeEdit) {
        fates.append(.init(edit: made.number, key: operation.key, field: 0, kind: .dismissed, value: .null))
        for write in operation.writes {
            fates.append(
                .init(
                    edit: made.number, key: operation.key, field: write.field, kind: .dismissed, value: write.value))
        }
    }

    private mutating func write(
        _ operation: Changeset.Operation, _ made: MadeEdit, _ commit: CommittedEdit, _ order: Int, isNew: Bool,
        _ record: inout NaiveRecord
    ) {
        guard let kind = Vocabulary.schema.kind(operation.key.kind) else { return }
        for write in operation.writes {
            let new = NaiveWrite(
                edit: made.number, name: made.name, stamp: commit.stamp, order: order, value: write.value)
            let outcome: NaiveFate.Kind
            if let field = kind.field(write.field), isLawful(write, field, made, isNew) {
                var stored = record.fields[Int(field.number)] ?? NaiveField(policy: field.policy)
                outcome = verdict(new, stored, field, made, isNew)
                if outcome == .counts { stored.writes.append(new) }
                record.fields[Int(field.number)] = stored
            } else {
                outcome = .dismissed
            }
            fates.append(
                .init(edit: made.number, key: operation.key, field: write.field, kind: outcome, value: write.value))
        }
    }

    private func isLawful(_ write: FieldWrite, _ field: Field, _ made: MadeEdit, _ isNew: Bool) -> Bool {
        if case .integer(let number) = write.value, field.columns[0].type == .integer, number > Vocabulary.greatest {
            return false
        }
        return isNew || made.isByHeadquarters || field.number != Vocabulary.Item.site || field.policy != .hqOnly
    }

    private func verdict(
        _ new: NaiveWrite, _ stored: NaiveField, _ field: Field, _ made: MadeEdit, _ isNew: Bool
    ) -> NaiveFate.Kind {
        if made.isByHeadquarters { return .counts }
        let live = stored.live(graph)
        switch field.policy {
        case .hqOnly: return isNew && field.creatorSets ? .counts : .dismissed
        case .first:
            let standing = live.filter { !NaiveField.isEmpty($0.value) }
            return standing.contains { hasSeen(made, $0.edit) } ? .dismissed : .counts
        case .appendOnly(let amendable):
            guard let standing = live.first, !NaiveField.isEmpty(standing.value) else { return .counts }
            let age = Int64(new.stamp >> 16) - Int64(standing.stamp >> 16)
            if standing.name.replica == new.name.replica, age <= Int64(amendable) { return .counts }
            return standing.value == new.value ? .repeated : .dismissed
        case .stickyTrue:
            let isSet = live.contains { $0.value == .integer(1) }
            return isSet && new.value != .integer(1) ? .outranked : .counts
        default: return .counts
        }
    }
}
