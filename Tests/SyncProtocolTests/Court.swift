// Why this file exists: HQ's arbitration is tried on a small domain of its own: parcels that belong to a street, with a
// price that people must agree on, a seal that freezes, and rules between records.

import SyncProtocol

/// HQ in memory, and people who write to it.
final class Court {
    static let scope = ScopeID(rawValue: 10)
    static let street = RecordID(high: 0xA, low: 1)
    static let ana = ReplicaID(rawValue: 2)
    static let ben = ReplicaID(rawValue: 3)
    static let cleo = ReplicaID(rawValue: 4)

    enum Fields {
        static let street: FieldNumber = 1
        static let price: FieldNumber = 2
        static let sealed: FieldNumber = 3
        static let terms: FieldNumber = 4
        static let seat: FieldNumber = 5
        static let mergedInto: FieldNumber = 6
        static let parcel: FieldNumber = 7
        static let text: FieldNumber = 8
        static let forecast: FieldNumber = 9
        static let tags: FieldNumber = 10
    }

    static let streets = RecordKind(
        number: 1, name: "street", scope: .reference, headquartersOnly: true,
        fields: [Field(1, "name", column: "name", .text)])
    static let parcels = RecordKind(
        number: 2, name: "parcel", scope: .anchored(by: [Fields.street]), redirect: Fields.mergedInto,
        fields: [
            Field(Fields.street, "street", column: "street", .reference("street"), policy: .hqOnly, creatorSets: true),
            Field(Fields.price, "price", column: "price", .integer, policy: .needsHuman(.lowest)),
            Field(Fields.sealed, "sealed", column: "sealed", .boolean, policy: .hqOnly),
            Field(
                Fields.terms, "terms", column: "terms", .text,
                policy: .frozenAfter(Freeze(Fields.sealed, [.flag(true)]), before: .keepLatest)),
            Field(Fields.seat, "seat", column: "seat", .text, isLookedUp: true),
            Field(
                Fields.mergedInto, "mergedInto", column: "merged_into", .reference("parcel"), policy: .hqOnly),
            Field(Fields.text, "text", column: "text", .text, policy: .textMerge),
            Field(Fields.forecast, "forecast", column: "forecast", .text, policy: .rolePriority(["AR", "SR"])),
            Field(Fields.tags, "tags", column: "tags", .set, policy: .addRemove),
        ])
    static let notes = RecordKind(
        number: 3, name: "note", scope: .anchored(by: [Fields.street]),
        fields: [
            Field(Fields.street, "street", column: "street", .reference("street"), policy: .hqOnly, creatorSets: true),
            Field(Fields.parcel, "parcel", column: "parcel", .reference("parcel"), isParent: true),
            Field(Fields.text, "text", column: "text", .text),
        ])
    static let schema = Schema(version: 1, kinds: [streets, parcels, notes, CaseRecord.kind])

    /// What only some may see of a parcel.
    static let vaults = RecordKind(
        number: 4, name: "vault", scope: .beside(2, .finance),
        fields: [
            Field(Vault.secret, "secret", column: "secret", .text), Field(Vault.sum, "sum", column: "sum", .integer),
        ])
    /// The same domain with something that lies beside parcels.
    static let confidential = Schema(version: 1, kinds: schema.kinds + [vaults])

    enum Vault {
        static let secret: FieldNumber = 1
        static let sum: FieldNumber = 2
    }

    /// One parcel a seat; a text `stop` is held, `ask` is accepted with a question, `turn` becomes a note. The
    /// seat `done` settles what is asked about the parcel's text.
    static let invariants = [
        Invariant("oneSeat", "A seat is taken once.", watches: [2: [Fields.seat]]) { proposal, ground in
            guard !proposal.byHeadquarters, let seat = proposal.value(Fields.seat),
                try !ground.records(2, where: Fields.seat, is: seat).filter({ $0 != proposal.key.id }).isEmpty
            else { return nil }
            return .hold(CaseDraft(.held, proposal.key, terms: .medium("OM", "HQ"), note: "The seat is taken."))
        },
        Invariant("words", "Some words are for people.", watches: [2: [Fields.text]]) { proposal, _ in
            guard !proposal.byHeadquarters else { return nil }
            let draft = CaseDraft(
                .exception, proposal.key, field: Fields.text, terms: .low("QA"), note: "Look at this.")
            switch proposal.value(Fields.text) {
            case .text("stop"):
                return Ruling(
                    .holdFields([Fields.text]),
                    cases: [
                        CaseDraft(.held, proposal.key, field: Fields.text, terms: .medium("OM"), note: "Not yet.")
                    ])
            case .text("ask"): return .acceptWithCase(draft)
            case .text("turn"): return .convert([note(99, "turned")])
            default: return nil
            }
        },
        Invariant("done", "What was asked has come about.", watches: [2: [Fields.seat]]) { proposal, ground in
            guard proposal.value(Fields.seat) == .text("done") else { return nil }
            let subject = Value.compound([
                .integer(2), .reference(proposal.key.id), .integer(Int64(Fields.text)),
            ])
            let cases = try ground.allRecords(CaseRecord.number, where: CaseRecord.Fields.subject, is: subject)
            return Ruling(.accept, settlements: cases.map { CaseSettlement($0, .accept) })
        },
    ]

    static let rulebook = Rulebook(
        invariants: invariants,
        terms: { _, field, _ in field.number == Fields.price ? .high("AR", "OM") : .low("AR") },
        thaw: { proposal, _, _ in
            guard case .text(let text) = proposal.value(Fields.terms) else { return nil }
            return .convert([note(98, "instead: \(text)")])
        },
        merge: { _, survivor, loser in
            survivor(Fields.forecast).isEmpty ? [FieldValue(Fields.forecast, loser(Fields.forecast))] : []
        })

    static func note(_ number: UInt64, _ text: String, on parcel: RecordKey? = nil) -> RecordEdit {
        var writes = [FieldValue(Fields.street, .reference(street)), FieldValue(Fields.text, .text(text))]
        if let parcel { writes.append(FieldValue(Fields.parcel, .reference(parcel.id))) }
        return RecordEdit(noteKey(number), .create, writes)
    }

    static func parcel(_ number: UInt64) -> RecordKey { RecordKey(kind: 2, id: RecordID(high: 0x7000, low: number)) }
    static func vault(_ number: UInt64) -> RecordKey { RecordKey(kind: 4, id: parcel(number).id) }
    static func noteKey(_ number: UInt64) -> RecordKey { RecordKey(kind: 3, id: RecordID(high: 0x7000, low: number)) }

    let ledger: MemoryLedger
    let sequencer: Sequencer
    private var counters: [ReplicaID: UInt64] = [:]
    /// HQ's clock: Monday 2026-01-05 09:00 UTC.
    var wall: UInt64 = 1_767_603_600_000

    init(_ schema: Schema = Court.schema, _ rulebook: Rulebook = Court.rulebook) {
        ledger = MemoryLedger(schema)
        sequencer = Sequencer(Arbiter(schema: schema, rulebook: rulebook))
        for replica in [Self.ana, Self.ben, Self.cleo] {
            ledger.enrol(replica, scopes: [.reference, Self.scope])
        }
        ledger.anchor(Self.street, as: Self.scope)
        ledger.roles = [Self.ana: "AR", Self.ben: "SR"]
    }

    /// Sends one changeset.
    @discardableResult
    func send(
        _ replica: ReplicaID, seen: CommitSequence? = nil, stamp: UInt64? = nil, wall: UInt64? = nil, skew: Int64 = 0,
        isWithdrawn: Bool = false, reason: String = "", _ operations: Changeset.Operation...
    ) throws -> Receipt {
        self.wall += 1000
        counters[replica, default: 0] += 1
        let changeset = Changeset(
            dot: Dot(replica: replica, counter: counters[replica] ?? 1),
            stamp: Stamp(milliseconds: stamp ?? self.wall), seen: seen ?? ledger.frontier, operations: operations,
            reason: reason, wall: wall)
        let receipts = try sequencer.admit(
            [PresentedChangeset(ChangesetCodec.seal(changeset))], from: replica, wall: self.wall, skew: skew,
            isWithdrawn: isWithdrawn, in: ledger)
        return receipts?.first ?? Receipt(counter: 0, sequence: 0, remarks: [])
    }

    @discardableResult
    func decide(_ edits: RecordEdit...) throws -> Receipt? {
        wall += 1000
        return try sequencer.decide(edits, wall: wall, in: ledger)
    }

    static func create(_ number: UInt64, _ writes: FieldWrite...) -> Changeset.Operation {
        .init(parcel(number), .create, [FieldWrite(Fields.street, .reference(street))] + writes)
    }

    static func set(_ number: UInt64, _ field: FieldNumber, _ value: Value, base: Value? = nil) -> Changeset.Operation {
        .init(parcel(number), .update, [FieldWrite(field, value, base: base)])
    }

    static func answer(
        _ id: RecordID, _ answer: CaseAnswer, comment: String = "because"
    ) -> Changeset.Operation {
        .init(
            RecordKey(kind: CaseRecord.number, id: id), .update,
            [
                FieldWrite(CaseRecord.Fields.answer, .text(answer.rawValue)),
                FieldWrite(CaseRecord.Fields.comments, .setChange(adding: [comment], removing: [])),
            ])
    }

    func shows(_ field: FieldNumber, of number: UInt64) throws -> Value {
        try ledger.value(field, of: Self.parcel(number))
    }

    /// All cases, oldest first, with what a field of each shows.
    func cases(_ field: FieldNumber) throws -> [Value] {
        try ledger.headers.keys.filter { $0.kind == CaseRecord.number }
            .sorted { (ledger.headers[$0]?.entered ?? 0) < (ledger.headers[$1]?.entered ?? 0) }
            .map { try ledger.value(field, of: $0) }
    }

    var openCases: [RecordID] { Array(ledger.cases.values) }

    /// Two values of one price that nobody chose between.
    func dispute() throws -> (seen: CommitSequence, id: RecordID?) {
        try send(Self.ana, Self.create(1, FieldWrite(Fields.price, .integer(100))))
        let seen = ledger.frontier
        try send(
            Self.ana, seen: seen, reason: "more sites", Self.set(1, Fields.price, .integer(150), base: .integer(100)))
        try send(
            Self.ben, seen: seen, reason: "phase one", Self.set(1, Fields.price, .integer(90), base: .integer(100)))
        return (seen, openCases.first)
    }
}
