// Why this file exists: a laptop's replica in a folder of its own, with a clock turned by hand and an HQ that says
// what a test wants it to say.

import Foundation
import RecordTables
import SyncProtocol
import TestSupport

@testable import SyncClient

/// A schema with every kind of field that the laptop treats in its own way.
enum Library {
    static let book: KindNumber = 1
    static let shelf: KindNumber = 2

    enum Fields {
        static let title: FieldNumber = 1
        static let price: FieldNumber = 2
        static let tags: FieldNumber = 3
        static let grade: FieldNumber = 4
        static let due: FieldNumber = 5
        static let sequel: FieldNumber = 6
        static let lent: FieldNumber = 7
        static let pages: FieldNumber = 8
    }

    static let fields = [
        Field(Fields.title, "title", column: "title", .text, required: true),
        Field(
            Fields.price, "price", columns: [Column("price_minor", .integer), Column("currency", .text)],
            policy: .needsHuman(.latest)),
        Field(Fields.tags, "tags", column: "tags", .set, policy: .addRemove),
        Field(Fields.grade, "grade", column: "grade", .text, policy: .hqOnly),
        Field(Fields.due, "due", column: "due", .date),
        Field(Fields.sequel, "sequel", column: "sequel_id", .reference("book")),
        Field(Fields.lent, "lent", column: "lent", .boolean),
    ]

    static let schema = Schema(
        version: 1, kinds: [RecordKind(number: book, name: "book", scope: .reference, fields: fields)])

    /// What the next version adds: a field and a kind.
    static let newer = Schema(
        version: 2,
        kinds: [
            RecordKind(
                number: book, name: "book", scope: .reference,
                fields: fields + [Field(Fields.pages, "pages", column: "pages", .integer)]),
            RecordKind(
                number: shelf, name: "shelf", scope: .reference, headquartersOnly: true,
                fields: [Field(1, "name", column: "name", .text, required: true)]),
        ])

    static let rulebook = Rulebook(objection: { _, field, value in
        field.name == "title" && value == .text("forbidden") ? "this title cannot stand" : nil
    })
}

/// A folder that goes when its test ends.
final class Folder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/outpost-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// One replica and the HQ it hears.
final class Desk {
    final class Wall {
        var clock = ManualClock()
    }

    static let own = ReplicaID(rawValue: 7)
    static let colleague = ReplicaID(rawValue: 8)
    static let timeline = Timeline(rawValue: 0xA1)
    static let scope = ScopeID.reference

    let folder: Folder
    let wall = Wall()
    let replica: Replica
    let workspace: Workspace

    init(schema: Schema = Library.schema, rulebook: Rulebook = Library.rulebook) throws {
        folder = try Folder()
        let identity = ReplicaIdentity(
            replica: Self.own, timeline: Self.timeline, scopes: [Self.scope], settings: ["user": "Li Na"])
        replica = try Replica.create(
            folder.path + "/replica", schema: schema, rulebook: rulebook, identity: identity
        ) { [wall] in wall.clock.advance() }
        workspace = Workspace(replica)
    }

    var directory: String { replica.directory }
    /// What the replica's clock will say to an engine's first request.
    var nextRequest: UInt64 { wall.clock.now + 1 }

    /// A book as HQ would have made it.
    static func key(_ number: UInt64) -> RecordKey {
        let id = RecordID(
            milliseconds: 1_767_225_600_000, entropy: 1, replica: .headquarters, counter: number)
        return RecordKey(kind: Library.book, id: id)
    }

    /// Creates a book here.
    func add(_ title: String, _ more: [FieldValue] = []) throws -> RecordKey {
        let key = RecordKey(kind: Library.book, id: try replica.makeID())
        try replica.apply([RecordEdit(key, .create, [FieldValue(Library.Fields.title, .text(title))] + more)])
        return key
    }

    func set(_ key: RecordKey, _ field: FieldNumber, _ value: Value) throws {
        try replica.apply([RecordEdit(key, .update, [FieldValue(field, value)])])
    }

    /// What a field shows here; nil if the record is not here.
    func shown(_ key: RecordKey, _ field: FieldNumber) throws -> Value? { try replica.record(key)?.value(field) }
}

/// A row as HQ sends it. A field that is not named is absent, or null where the change is complete.
struct SentRow {
    let key: RecordKey
    let head: CommitSequence
    let values: [FieldNumber: Value]

    init(_ key: RecordKey, head: CommitSequence, _ values: [FieldNumber: Value]) {
        self.key = key
        self.head = head
        self.values = values
    }
}

extension Desk {
    static func change(_ rows: [SentRow], complete: Bool, schema: Schema = Library.schema) -> Message {
        let kind = schema.kind(rows[0].key.kind)
        let table = kind.map(RecordTable.of)
        let columns = table?.columns ?? []
        var writer = ColumnarBatchWriter(columns: columns.map(\.batchColumn))
        for row in rows {
            writer.beginRow(high: row.key.id.high, low: row.key.id.low, head: row.head)
            for (index, column) in columns.enumerated() {
                guard let value = row.values[column.field.number] else {
                    if complete { writer.null(index) } else { writer.absent(index) }
                    continue
                }
                let part = column.field.isCompound ? value.parts[Int(column.part)] : value
                writer.cell(index, part)
            }
        }
        return .change(
            Change(scope: scope, kind: rows[0].key.kind, isComplete: complete, batch: writer.finish()))
    }

    static func digest(_ rows: [(RecordKey, CommitSequence)]) -> ScopeDigest {
        rows.reduce(into: .empty) { $0.add($1.0.id, head: $1.1) }
    }

    /// Everything a reply needs around `messages`.
    func reply(
        _ messages: [Message], acknowledged: UInt64? = nil, backedUp: UInt64 = 0, frontier: CommitSequence,
        digest: ScopeDigest? = nil, nonce: UInt64 = 0, asked: UInt64? = nil
    ) throws -> [Message] {
        let known = try replica.checkpoint().acknowledged
        let acknowledgement = Acknowledgement(
            timeline: Self.timeline, counter: acknowledged ?? known, level: .durable, backedUp: backedUp,
            clock: Stamp(milliseconds: wall.clock.now + 250), asked: asked ?? wall.clock.now,
            nonce: nonce)
        let digests = digest.map { [Message.digest(Digest(rows: $0))] } ?? []
        return [.acknowledgement(acknowledgement)] + messages + digests + [.finish(Finish(frontier: frontier))]
    }

    /// Lets the replica hear a reply of HQ's and install it.
    func hear(
        _ messages: [Message], acknowledged: UInt64? = nil, backedUp: UInt64 = 0, frontier: CommitSequence,
        digest: ScopeDigest? = nil, nonce: UInt64 = 0
    ) throws {
        var caller = Caller(try replica.checkpoint(), wall: wall.clock.now)
        let reply = try reply(
            messages, acknowledged: acknowledged, backedUp: backedUp, frontier: frontier, digest: digest,
            nonce: nonce)
        for message in reply {
            for step in try caller.receive(message) {
                switch step {
                case .stage(let message): try replica.stage(message)
                case .install(let installation): try replica.install(installation)
                case .finish: break
                }
            }
        }
    }

    static func candidate(
        _ dot: Dot, _ value: Value, base: Value? = nil, author: String = "Wang Wei", at milliseconds: UInt64 = 1,
        sequence: CommitSequence = 5
    ) -> Candidate {
        Candidate(
            Sibling(
                dot: dot, sequence: sequence, stamp: Stamp(milliseconds: 1_767_225_600_000 + milliseconds),
                value: value, base: base),
            author: author)
    }
}
