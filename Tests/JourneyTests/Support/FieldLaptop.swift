// Why this file exists: laptops in the field differ: each has its person, one thinks it is next year, one was never
// upgraded, one is a copy of another. Beneath them is the real replica, beside them the real HQ.

import Foundation
import LeadToCash
import SyncClient
import SyncProtocol
import SyncServer
import Synchronization
import TestSupport

/// A laptop with a person, a clock and a build of its own.
final class FieldLaptop: Sendable {
    private struct State {
        /// Milliseconds by which its clock is ahead.
        var ahead: Int64 = 0
        var schema = LeadToCash.schema
        var bearer: String
        /// Numbers that it had to take.
        var successions = 0
    }

    let name: String
    let table: Tabletop
    private let directory: String
    private let state: Mutex<State>

    /// - Parameter scope: whose records it holds; those of the table's office, if nil.
    init(
        _ name: String, at table: Tabletop, person: RecordID? = nil, scope: ScopeID? = nil,
        schema: Schema = LeadToCash.schema
    ) async throws {
        let person = if let person { person } else { try await table.listed(name) }
        let invitation = try await table.headquarters.invite(
            name: name, person: person, scopes: [scope ?? table.scope])
        let enrolment = try await table.headquarters.enroll(code: invitation.code, device: "\(name)'s laptop")
        self.name = name
        self.table = table
        directory = "\(table.path)/\(name)-\(enrolment.replica)"
        state = Mutex(State(schema: schema, bearer: enrolment.bearer))
        _ = try Replica.create(
            directory, schema: schema, rulebook: LeadToCash.rulebook, identity: Self.identity(enrolment))
    }

    private init(_ original: FieldLaptop, _ directory: String) {
        (name, table, self.directory) = (original.name, original.table, directory)
        state = Mutex(original.state.withLock { $0 })
    }

    private static func identity(_ enrolment: SyncServer.Enrolment) -> ReplicaIdentity {
        ReplicaIdentity(
            replica: enrolment.replica, timeline: enrolment.timeline, ended: enrolment.ended, scopes: enrolment.scopes)
    }

    // MARK: What befalls it

    /// Sets its clock this many milliseconds ahead of the right time; behind it, if negative.
    func set(ahead milliseconds: Int64) { state.withLock { $0.ahead = milliseconds } }

    /// Goes back to another build.
    func run(_ schema: Schema) { state.withLock { $0.schema = schema } }

    /// Installs the build of today.
    func upgrade() { state.withLock { $0.schema = LeadToCash.schema } }

    /// The whole disk, as a backup or a template would have it.
    func image() throws -> FieldLaptop {
        let path = directory + "-image-\(UUID().uuidString.prefix(4))"
        try FileManager.default.copyItem(atPath: directory, toPath: path)
        return FieldLaptop(self, path)
    }

    var successions: Int { state.withLock(\.successions) }

    /// What its clock shows.
    var now: Int64 { Int64(table.clock.now) + state.withLock(\.ahead) }

    // MARK: What its person does

    var workspace: Workspace {
        get throws {
            let clock = table.clock
            let (ahead, schema) = state.withLock { ($0.ahead, $0.schema) }
            return try Workspace.open(
                directory, schema: schema, rulebook: LeadToCash.rulebook,
                wall: { UInt64(Int64(clock.now) + ahead) })
        }
    }

    func add(_ kind: KindNumber, _ values: [FieldNumber: Value]) throws -> RecordKey {
        let replica = try workspace.replica
        let key = RecordKey(kind: kind, id: try replica.makeID())
        try replica.apply([RecordEdit(key, .create, values.map { FieldValue($0.key, $0.value) })])
        return key
    }

    @discardableResult
    func set(_ key: RecordKey, _ field: FieldNumber, _ value: Value, reason: String = "") throws -> Dot {
        try workspace.replica.apply([RecordEdit(key, .update, [FieldValue(field, value)])], reason: reason)
    }

    func delete(_ key: RecordKey, reason: String = "") throws {
        try workspace.replica.apply([RecordEdit(key, .delete(reason: reason))])
    }

    /// What a field shows; nil if the record is not here.
    func shown(_ key: RecordKey, _ field: FieldNumber) throws -> Value? {
        try workspace.replica.record(key)?.value(field)
    }

    /// Brings back what lost in a change, as `outpost undo` does.
    func undo(_ change: Dot) throws {
        let workspace = try workspace
        try undo(try workspace.undoing(change), workspace)
    }

    /// Brings back what lost in a case, as `outpost undo` does.
    func undo(_ item: ConflictCase) throws {
        let workspace = try workspace
        let closed = try workspace.cases(named: item.code)
        guard let closed = closed.first else { throw Stranded("\(name) does not have \(item.code).") }
        try undo(try workspace.undoing(closed), workspace)
    }

    private func undo(_ undoing: Undoing, _ workspace: Workspace) throws {
        guard !undoing.restorations.isEmpty else { throw Stranded("Nothing comes back: \(undoing.obstacles)") }
        try workspace.undo(undoing, reason: "", seen: try workspace.replica.beginEdit())
    }

    /// Answers a case that asks for no value, as `outpost resolve` does.
    func answer(_ item: ConflictCase, _ answer: CaseAnswer) throws {
        let workspace = try workspace
        try workspace.answer(
            item, answer, CaseRemark(name: name, text: "because"), seen: try workspace.replica.beginEdit())
    }

    /// Decides between values, as `outpost resolve` does.
    func decide(_ item: ConflictCase, _ value: Value) throws {
        let workspace = try workspace
        try workspace.decide(
            item.subject, item.field, value, in: item, CaseRemark(name: name, text: "because"),
            seen: try workspace.replica.beginEdit())
    }

    // MARK: Syncing

    /// Syncs as the program does: whoever turns out to be a copy takes a new number and syncs again.
    @discardableResult
    func sync(losingReply: Bool = false) async throws -> SyncReport {
        do {
            return try await once(losingReply)
        } catch ConversationError.refused(let refusal) where refusal.code == .fork {
            try await rejoin()
            return try await once(losingReply)
        }
    }

    /// One sync on a thread of its own.
    private func once(_ losingReply: Bool) async throws -> SyncReport {
        let bearer = state.withLock(\.bearer)
        return try await OwnThread.run {
            let line = DirectLine(self.table.headquarters, bearer, losingReply: losingReply)
            return try SyncEngine(self.workspace.replica, line, retry: .never).sync()
        }
    }

    private func rejoin() async throws {
        let (former, kept) = try (workspace.replica.checkpoint().replica, workspace.replica.keptEdits())
        let enrolment = try await table.headquarters.rejoin(former, kept: kept, reason: "fork")
        try workspace.replica.rejoin(
            as: Succession(identity: Self.identity(enrolment), shared: enrolment.shared, erased: enrolment.erased))
        state.withLock {
            $0.bearer = enrolment.bearer
            $0.successions += 1
        }
    }
}

extension Tabletop {
    /// What a field shows at HQ; nil if the record is not there.
    func shown(_ key: RecordKey, _ field: FieldNumber) async throws -> Value? {
        try await headquarters.read { try $0.values(of: key)?[field] ?? nil }
    }
}
