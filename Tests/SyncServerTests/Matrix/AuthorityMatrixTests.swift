// Why this file exists: every cell of the table of who may do what, over a real socket: what the charter says is what
// HQ does, and nobody is sent, told or shown what they may not see.

import LeadToCash
import Logging
import SyncProtocol
import SyncServer
import Synchronization
import TestSupport
import Testing

/// What somebody tries with a record.
private enum Verb: CustomStringConvertible {
    case create, delete
    case update(Field)
    /// Of a record in a state in which its charter lets fewer write it.
    case reopen(Field, Charter.State)

    var description: String {
        switch self {
        case .create: "create"
        case .delete: "delete"
        case .update(let field): "change \(field.name)"
        case .reopen(let field, let state): "change \(field.name) while \(state.values)"
        }
    }
}

/// One attempt, and what should become of it.
private struct Cell {
    let counter: UInt64
    let what: String
    let expected: Rule?
}

@Suite struct AuthorityMatrixTests {
    private static let roles = ["AR", "SR", "FR", "PM", "PD", "OM", "COM", "FIN", "QA", "HQ", "AUD", "ADM"]

    /// Said a second time, apart from the product: who sees which class.
    private static let classes: [Visibility: [String]] = [
        .team: ["AR", "SR", "FR", "PM", "PD", "OM", "COM", "FIN", "HQ", "AUD"],
        .finance: ["OM", "COM", "FIN", "HQ", "AUD"], .headquarters: ["HQ", "AUD"],
    ]

    private static func sees(_ role: String, _ visibility: Visibility) -> Bool {
        visibility == .shared || classes[visibility]?.contains(role) ?? false
    }

    private static func people() -> [(String, Placement)] {
        roles.map { ($0, .home) } + ["AR", "OM", "HQ"].map { ($0, .elsewhere) }
            + ["AR", "SR", "FR", "PM", "PD", "COM", "FIN"].map { ($0, .team) }
            + ["FIN", "HQ", "AUD", "ADM"].map { ($0, .everywhere) }
    }

    @Test func `every role may do what its charter says, and is refused everything else`() async throws {
        let world = try await MatrixWorld()
        var cells = 0
        var denied = 0
        let recorder = LogRecorder()
        for (role, placement) in Self.people() { _ = try await world.enlist(role, placement) }
        try await serving(world.headquarters, recorder.logger) { client in
            for person in world.people {
                let tried = try await Self.tryEverything(person, world, client)
                let told = Dictionary(person.laptop.receipts.map { ($0.counter, $0) }, uniquingKeysWith: { $1 })
                for cell in tried {
                    let rules = Set(told[cell.counter]?.remarks.map(\.rule) ?? [])
                    let found = rules.intersection([.notEntitled, .outOfScope])
                    let wanted = Set([cell.expected].compactMap { $0 })
                    #expect(found == wanted, "\(person.role) \(person.placement): \(cell.what): \(rules)")
                    if cell.expected != nil { denied += 1 }
                }
                cells += tried.count
            }
        }
        #expect(cells > 3000 && denied > 1000 && denied < cells, "\(denied) of \(cells)")
        #expect(!recorder.text.contains("CANARY"), "the log tells what is confidential")
    }

    /// Lets somebody try every verb on every kind, each as an edit of its own.
    private static func tryEverything(
        _ person: MatrixPerson, _ world: MatrixWorld, _ client: RawClient
    ) async throws -> [Cell] {
        try await sync(person.laptop, client)
        var cells: [Cell] = []
        for customer in Customer.allCases {
            for kind in MatrixWorld.kinds {
                guard let seed = world.seeds[customer]?[kind.number] else { continue }
                let doomed = try await world.provide(kind, customer)
                var attempts: [(Verb, RecordEdit)] = [(.delete, RecordEdit(doomed, .delete(reason: "matrix")))]
                for field in fields(of: kind) {
                    attempts.append(
                        (
                            .update(field),
                            RecordEdit(seed, .update, [FieldValue(field.number, world.value(field, customer))])
                        ))
                }
                for state in Charter.of(kind.number)?.states ?? [] {
                    let settled = try await world.provide(kind, customer)
                    let value = FieldValue(state.field, .text(state.values[0]))
                    _ = try await world.headquarters.apply([RecordEdit(settled, .update, [value])])
                    for field in state.locked.compactMap(kind.field) {
                        let edit = FieldValue(field.number, world.value(field, customer))
                        attempts.append((.reopen(field, state), RecordEdit(settled, .update, [edit])))
                    }
                }
                if person.holds(customer, kind), kind.leader(of: seed.id) == nil {
                    let office = person.placement == .team ? world.lisbon : world.nairobi
                    let new = RecordKey(kind: kind.number, id: world.newID())
                    attempts.append(
                        (.create, RecordEdit(new, .create, world.values(kind, customer, office: office))))
                }
                for (verb, edit) in attempts {
                    person.laptop.edit([edit])
                    cells.append(
                        Cell(
                            counter: person.laptop.checkpoint.counter,
                            what: "\(verb) \(customer) \(kind.name)", expected: expected(person, customer, kind, verb)))
                }
            }
        }
        try await sync(person.laptop, client)
        return cells
    }

    /// The fields that anybody might type into.
    private static func fields(of kind: RecordKind) -> [Field] {
        kind.storedFields.filter {
            $0.policy.name != "hqOnly" && !kind.anchors.contains($0.number) && !$0.isParent
        }
    }

    private static func expected(
        _ person: MatrixPerson, _ customer: Customer, _ kind: RecordKind, _ verb: Verb
    ) -> Rule? {
        var visibility = Visibility.shared
        if case .beside(_, let part) = kind.scope { visibility = part }
        // An account that is made here has no team.
        if kind.number == Account.kind, person.placement == .team, case .delete = verb { return .outOfScope }
        guard person.holds(customer, kind), sees(person.role, visibility) else {
            // Nobody deletes a part alone, whoever they are; that is found before anything else.
            if case .delete = verb, visibility != .shared { return nil }
            return .outOfScope
        }
        guard let charter = Charter.of(kind.number) else { return nil }
        let permitted: [String]
        switch verb {
        case .create: permitted = charter.create
        case .delete where visibility != .shared: return nil
        case .delete: permitted = charter.delete
        case .update(let field): permitted = charter.fields[field.number] ?? charter.edit
        case .reopen(let field, let state):
            permitted = (charter.fields[field.number] ?? charter.edit).filter(state.permitted.contains)
        }
        return permitted.contains(person.role) ? nil : .notEntitled
    }

    private static func sync(_ laptop: TestLaptop, _ client: RawClient) async throws {
        let (caller, bytes) = laptop.request()
        let reply = try await client.post("/v1/sync", bytes, by: laptop)
        #expect(reply.status == 200)
        _ = try laptop.take(reply.body, caller)
    }

    // MARK: What is seen

    @Test func `nobody is sent, told or shown what they may not see, in any form`() async throws {
        let world = try await MatrixWorld()
        for (role, placement) in Self.people() { _ = try await world.enlist(role, placement) }
        try await serving(world.headquarters, LogRecorder().logger) { client in
            for person in world.people {
                let (caller, bytes) = person.laptop.request()
                let reply = try await client.post("/v1/sync", bytes, by: person.laptop)
                let told = try FrameCodec.decodeAll(reply.body).map { message -> String in
                    var writer = ByteWriter()
                    message.body.encode(to: &writer)
                    return String(decoding: writer.bytes, as: UTF8.self)
                }
                _ = try person.laptop.take(reply.body, caller)
                var histories = ""
                for customer in Customer.allCases {
                    for key in world.seeds[customer]?.values.sorted() ?? [] {
                        let kind = try #require(LeadToCash.schema.kind(key.kind))
                        let log = try await client.get("/v1/log/\(kind.name)/\(key.id)", by: person.laptop)
                        let may = Self.maySee(person, customer, kind)
                        #expect((log.status == 200) == may, "\(person.role) \(person.placement): log of \(kind.name)")
                        histories += log.text
                    }
                }
                Self.check(person, told.joined(), "the reply")
                Self.check(person, histories, "the history")
                let contents = try await client.post("/v1/contents", [], by: person.laptop)
                #expect(!String(decoding: contents.body, as: UTF8.self).contains("CANARY"))
            }
        }
    }

    private static func maySee(_ person: MatrixPerson, _ customer: Customer, _ kind: RecordKind) -> Bool {
        guard case .beside(_, let visibility) = kind.scope else { return person.holds(customer, kind) }
        return person.holds(customer) && sees(person.role, visibility)
    }

    private static func check(_ person: MatrixPerson, _ text: String, _ place: String) {
        for customer in Customer.allCases {
            for visibility in Visibility.allCases {
                let may = person.holds(customer) && sees(person.role, visibility)
                let canary = MatrixWorld.canary(customer, visibility)
                #expect(text.contains(canary) == may, "\(person.role) \(person.placement): \(canary) in \(place)")
            }
        }
    }
}

/// Keeps everything that is logged.
final class LogRecorder: Sendable {
    private let lines = Mutex("")

    var text: String { lines.withLock { $0 } }

    var logger: Logger {
        Logger(label: "matrix") { [self] _ in Handler(recorder: self) }
    }

    private struct Handler: LogHandler {
        let recorder: LogRecorder
        var metadata: Logger.Metadata = [:]
        var logLevel: Logger.Level = .trace

        init(recorder: LogRecorder) { self.recorder = recorder }

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(
            level: Logger.Level, message: Logger.Message, metadata: Logger.Metadata?, source: String, file: String,
            function: String, line: UInt
        ) {
            recorder.lines.withLock { $0 += "\(message) \(metadata ?? [:])\n" }
        }
    }
}
