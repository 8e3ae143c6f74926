// Why this file exists: Outpost's replica as a contender in the local comparisons, with the very table that the floor
// has.

import CFloor
import Foundation
import SyncClient
import SyncProtocol

/// The measured kind of record: the floor's 15 columns.
enum BenchmarkSchema {
    static let kind: KindNumber = 1
    static let accounts: KindNumber = 2
    static let account: FieldNumber = 2
    static let office: FieldNumber = 4
    static let nextStep: FieldNumber = 10
    static let forecast: FieldNumber = 11
    /// Not a column of the floor's; for what people must decide.
    static let offer: FieldNumber = 13

    /// The floor's very columns.
    static let schema = Schema(version: 1, kinds: [opportunity()])

    /// The same with a field for people to decide, and their cases.
    static let disputed = Schema(
        version: 1,
        kinds: [
            opportunity([Field(offer, "offer", column: "offer", .integer, policy: .needsHuman(.lowest))]),
            CaseRecord.kind,
        ])

    /// The floor's columns again, with every row filed under an account, with which it moves.
    static let filed = Schema(
        version: 1,
        kinds: [
            opportunity(isFiled: true),
            RecordKind(
                number: accounts, name: "account", scope: .anchored(by: [office]),
                fields: [
                    Field(1, "name", column: "name", .text),
                    Field(
                        office, "office", column: "office_id", .reference("office"), policy: .hqOnly,
                        creatorSets: true),
                ]),
        ])

    private static func opportunity(_ more: [Field] = [], isFiled: Bool = false) -> RecordKind {
        RecordKind(
            number: kind, name: "opportunity", scope: .anchored(by: [office]), follows: isFiled ? [account] : [],
            fields: [
                Field(1, "name", column: "name", .text),
                Field(account, "account", column: "account_id", .reference("account"), isParent: isFiled),
                Field(3, "owner", column: "owner_id", .reference("user")),
                Field(
                    office, "office", column: "office_id", .reference("office"),
                    policy: isFiled ? .hqOnly : .keepLatest, creatorSets: isFiled),
                Field(5, "stage", column: "stage", .text),
                Field(6, "outcome", column: "outcome", .text),
                Field(
                    7, "commercial",
                    columns: [
                        Column("amount_minor", .integer), Column("currency", .text),
                        Column("margin_estimate_minor", .integer),
                    ]),
                Field(8, "expectedSignDate", column: "expected_sign_date", .date),
                Field(9, "probability", column: "probability", .integer),
                Field(forecast, "forecastCategory", column: "forecast_category", .text),
                Field(nextStep, "nextStep", column: "next_step", .text),
                Field(12, "nextStepOn", column: "next_step_on", .date),
            ] + more)
    }

    static func key(_ row: floor_row) -> RecordKey { RecordKey(kind: kind, id: id(row, .id)) }

    private static func id(_ row: floor_row, _ column: IDColumn) -> RecordID {
        let halves = row.halves(column)
        return RecordID(high: halves.high, low: halves.low)
    }

    private static func text(_ row: floor_row, _ column: TextColumn) -> Value {
        let text = row.text(column)
        return text.isEmpty ? .null : .text(text)
    }

    private static func date(_ row: floor_row, _ column: TextColumn) -> Value {
        CivilDate(row.text(column)).map(Value.date) ?? .null
    }

    /// The creation of one row in an office and under an account of our own choice.
    static func creation(_ row: floor_row, office place: RecordID, account leader: RecordID? = nil) -> RecordEdit {
        let made = creation(row)
        let writes = made.writes.map { write in
            switch write.field {
            case office: FieldValue(office, .reference(place))
            case account: leader.map { FieldValue(account, .reference($0)) } ?? write
            default: write
            }
        }
        return RecordEdit(made.key, .create, writes)
    }

    /// The creation of one row.
    static func creation(_ row: floor_row) -> RecordEdit {
        let margin: Value = row.has_margin_estimate ? .integer(row.margin_estimate_minor) : .null
        return RecordEdit(
            key(row), .create,
            [
                FieldValue(1, text(row, .name)), FieldValue(account, .reference(id(row, .account))),
                FieldValue(3, .reference(id(row, .owner))), FieldValue(office, .reference(id(row, .office))),
                FieldValue(5, text(row, .stage)), FieldValue(6, text(row, .outcome)),
                FieldValue(7, .compound([.integer(row.amount_minor), text(row, .currency), margin])),
                FieldValue(8, date(row, .expectedSignDate)), FieldValue(9, .integer(row.probability)),
                FieldValue(11, text(row, .forecastCategory)), FieldValue(nextStep, text(row, .nextStep)),
                FieldValue(12, date(row, .nextStepOn)),
            ])
    }
}

/// Outpost's replica, edited as the command line edits it.
@MainActor
final class OutpostStore: Contender {
    private let dataSet: DataSet
    private let directory: String
    private var replica: Replica?

    /// Records in one changeset.
    private static let chunk = 10_000

    init(_ dataSet: DataSet, directory: String) {
        self.dataSet = dataSet
        self.directory = directory + "/replica-\(dataSet.rows)"
    }

    func start() throws {
        try finish()
        let identity = ReplicaIdentity(
            replica: ReplicaID(rawValue: 7), timeline: Timeline(rawValue: 1), scopes: [.reference])
        replica = try Replica.create(
            directory, schema: BenchmarkSchema.schema, rulebook: Rulebook(), identity: identity)
    }

    func insertAll() throws -> Double {
        let replica = try opened()
        var seconds = 0.0
        for start in stride(from: 0, to: dataSet.rows, by: Self.chunk) {
            let edits = (start..<min(start + Self.chunk, dataSet.rows)).map {
                BenchmarkSchema.creation(dataSet.row($0))
            }
            seconds += try clocked { try replica.apply(edits) }
        }
        return seconds
    }

    func update(count: Int, perCommit: Int, round: Int) throws -> UpdateCost {
        let replica = try opened()
        let edits = (0..<count).map { turn in
            let index = Int(floor_pick(Int64(turn), Int64(dataSet.rows)))
            let text = dataSet.nextStep(index, round: round)
            return RecordEdit(
                BenchmarkSchema.key(dataSet.row(index)), .update, [FieldValue(BenchmarkSchema.nextStep, .text(text))])
        }
        let chunks = stride(from: 0, to: count, by: perCommit).map { Array(edits[$0..<min($0 + perCommit, count)]) }
        let before = replica.pagesWritten()
        let seconds = try clocked { for chunk in chunks { try replica.apply(chunk) } }
        return UpdateCost(seconds: seconds, pages: Double(replica.pagesWritten() - before))
    }

    /// The file without the outbox, which HQ's acknowledgement and backup empty: what a synced replica weighs.
    func fileBytes() throws -> Double {
        let replica = try opened()
        try replica.compact()
        let attributes = try FileManager.default.attributesOfItem(atPath: replica.path)
        return (attributes[.size] as? NSNumber)?.doubleValue ?? 0
    }

    func finish() throws {
        replica = nil
        if FileManager.default.fileExists(atPath: directory) { try FileManager.default.removeItem(atPath: directory) }
    }

    private func opened() throws -> Replica {
        guard let replica else { throw BenchmarkError("the replica was not started") }
        return replica
    }
}

/// Seconds that `body` takes.
func clocked(_ body: () throws -> Void) rethrows -> Double {
    try ContinuousClock().measure(body).inSeconds
}

extension Duration {
    var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
