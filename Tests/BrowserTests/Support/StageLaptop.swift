// Why this file exists: what HQ's people see and decide in a browser comes from the field and goes back there. This is
// a real replica that enrols and syncs as laptops do, over HTTP.

import Browser
import LeadToCash
import SyncClient
import SyncProtocol
import TestSupport

/// A laptop in the field.
struct StageLaptop: Sendable {
    let person: ConsoleStage.Person
    /// Its number at HQ.
    let number: ReplicaID
    private let directory: String
    private let url: String
    private let key: DeviceKey
    private let secret: String

    /// Trades a code for a replica.
    static func enrol(
        _ person: ConsoleStage.Person, code: String, url: String, in folder: String
    ) async throws -> StageLaptop {
        let key = DeviceKey.of(person.name)
        // libcurl waits; it must not hold up those who serve.
        let grant = try await OwnThread.run {
            try SyncClient.Enrolment.redeem(code: code, device: "\(person.name)'s laptop", key: key, server: url)
        }
        let laptop = StageLaptop(
            person: person, number: ReplicaID(rawValue: grant.replica),
            directory: "\(folder)/laptop-\(grant.replica)", url: url, key: key, secret: grant.secret)
        guard let identity = grant.identity else { throw BrowserFailure("HQ gave an identity that makes no sense.") }
        _ = try Replica.create(
            laptop.directory, schema: LeadToCash.schema, rulebook: LeadToCash.rulebook, identity: identity)
        return laptop
    }

    /// What is on it.
    var workspace: Workspace {
        get throws {
            try Workspace.open(directory, schema: LeadToCash.schema, rulebook: LeadToCash.rulebook)
        }
    }

    /// Makes a record.
    func add(_ kind: KindNumber, _ values: [FieldNumber: Value]) throws -> RecordKey {
        let replica = try workspace.replica
        let key = RecordKey(kind: kind, id: try replica.makeID())
        try replica.apply([RecordEdit(key, .create, values.map { FieldValue($0.key, $0.value) })])
        return key
    }

    /// Changes a record.
    func set(_ key: RecordKey, _ values: [FieldNumber: Value], reason: String = "") throws {
        let writes = values.map { FieldValue($0.key, $0.value) }
        try workspace.replica.apply([RecordEdit(key, .update, writes)], reason: reason)
    }

    /// `outpost gate request RECORD GATE`.
    func ask(_ gate: String, about key: RecordKey) throws -> RecordKey {
        let subject = FlowSubject(key, LaptopGround(try workspace.replica))
        var values = try FlowFiling.places(of: GateRequest.kind, under: subject)
        let now = Int64(clamping: Replica.systemClock())
        values.merge(try GateFlow.request(gate, subject, material: [], now: now)) { $1 }
        if let office = try subject.id(Opportunity.Fields.office) {
            values[GateRequest.Fields.office] = .reference(office)
        }
        values[GateRequest.Fields.requestedBy] = person.value
        return try add(GateRequest.kind, values)
    }

    /// What a field shows; nil if the record is not here.
    func shown(_ key: RecordKey, _ field: FieldNumber) throws -> Value? {
        try workspace.replica.record(key)?.value(field)
    }

    /// Syncs on a thread of its own, as the program does.
    @discardableResult
    func sync() async throws -> SyncReport {
        try await OwnThread.run { [self] in
            let identity = DeviceIdentity(number, secret: secret, key: key, nonceFile: directory + "/nonce")
            let link = try CurlLink(server: url, identity: identity)
            return try SyncEngine(workspace.replica, link, retry: .never).sync()
        }
    }
}
