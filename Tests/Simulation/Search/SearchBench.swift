// Why this file exists: the search moves real stores and the real engine from one state to the next; only the order in
// which things happen is its own.

import SyncProtocol

/// HQ and two laptops that can be set to any state.
final class SearchBench {
    let theme: SearchTheme
    let planted: PlantedFault?
    let ledger: MemoryLedger
    let headquarters: Headquarters
    /// What was followed to its end, and how far it was then.
    var settled: Set<Int> = []
    /// Distinct ends that were judged, and a number over what everybody holds in each, the same in every process.
    var ends = 0
    var hash: UInt64 = 0
    /// Told what happens, if anybody wants to know.
    var tell: ((String) -> Void)?

    static let scope = ScopeID(rawValue: 2)
    static let site = RecordID(high: 1, low: 1)
    static let item = RecordKey(kind: Vocabulary.item, id: RecordID(high: 1, low: 2))
    /// It is always the same moment: of two edits that do not know of each other none is later by the clock.
    static let wall: UInt64 = 1_800_000_000_000
    static let lease: UInt64 = 1000

    init(_ theme: SearchTheme, planted: PlantedFault?) {
        self.theme = theme
        self.planted = planted
        ledger = MemoryLedger(isBrief: true, planted: planted)
        headquarters = Headquarters(ledger, retention: 0, nodes: 1)
    }

    // MARK: the beginning

    /// HQ has made the record, and all laptops have it.
    /// - Parameter roles: of the laptops' users.
    func beginning(_ roles: [String] = ["chief", "rep"]) throws -> SearchState {
        ledger.state = MemoryLedger.State()
        ledger.state.anchors[Self.site] = Self.scope
        var state = SearchState(ledger.state)
        for (index, role) in roles.enumerated() {
            let replica = ReplicaID(rawValue: UInt32(index) + 2)
            let person = RecordID(high: 2, low: UInt64(index))
            ledger.enrol(replica, of: person, scopes: [.reference, Self.scope])
            try headquarters.sequencer.appoint(person, as: [Role(role)], wall: Self.wall, in: ledger)
            let store = MemoryReplica(replica, scopes: [.reference, Self.scope], planted: planted)
            state.desks.append(SearchState.Desk(store: store.state, sight: Laptop.Sight()))
        }
        state.take(ledger.state)
        try decide([RecordEdit(RecordKey(kind: Vocabulary.site, id: Self.site), .create)], &state)
        let initial = theme.places.filter { $0.initial != .null }.map { FieldValue($0.field, $0.initial) }
        let site = FieldValue(Vocabulary.Item.site, .reference(Self.site))
        try decide([RecordEdit(Self.item, .create, [site] + initial)], &state)
        for index in state.desks.indices { try sync(index, &state) }
        for index in state.desks.indices { state.desks[index].asks = 0 }
        return state
    }

    // MARK: steps

    /// The state after a step.
    /// - Throws: ``Violation`` if the step breaks a promise.
    func after(_ move: SearchMove, from before: SearchState) throws -> SearchState {
        var state = before
        switch move {
        case .ask(let index, let letters, let fate): try ask(index, letters, fate, &state)
        case .fetch(let index, let letters, let drafts):
            try ask(index, [], .answered, &state)
            try hear(index, letters, drafts, &state)
        case .hear(let index, let letters, let drafts): try hear(index, letters, drafts, &state)
        case .arrive(let index):
            guard let packet = state.desks[index].stray else { return state }
            state.desks[index].stray = nil
            _ = try arrive(packet, index, &state)
        case .decide(let letter): try decide(letter, &state)
        case .tidy: try forget(isLate: false, &state)
        case .forget: try forget(isLate: true, &state)
        case .take: try grant([.reference], &state)
        case .give: try grant([.reference, Self.scope], &state)
        }
        return state
    }

    func load(_ state: SearchState) {
        ledger.state = state.ledger
        ledger.sync()
        headquarters.hangUp()
        headquarters.nonces = state.nonces
    }

    /// HQ's disk has everything; the event graph takes note of what is new.
    func keep(_ state: inout SearchState) throws {
        ledger.sync()
        state.take(ledger.state)
        state.nonces = headquarters.nonces
        let known = state.graph.commits.count
        let log = ledger.durable.log
        try I6RetriesApplyOnce.check(log, from: known)
        guard known < log.count else { return }
        let graph = EventGraph(state.graph)
        for entry in log[known...] {
            try graph.commit(entry, role: ledger.durable.role, revoked: [], sent: nil)
            let verdict = entry.receipt.remarks.isEmpty ? "" : ", \(entry.receipt.verdict.name)"
            tell?("     HQ commits \(entry.dot) as σ \(entry.sequence)\(verdict)")
        }
        state.graph = graph
    }

    private func decide(_ letter: SearchLetter, _ state: inout SearchState) throws {
        guard let place = letter.place else {
            state.deletions += 1
            return try decide([RecordEdit(Self.item, .delete(reason: "done"))], &state)
        }
        let shown = state.ledger.records[Self.item]?.fields[Int(theme.places[place].field)]?.view ?? .null
        let value = theme.places[place].value(by: 0, after: state.decisions[place], over: shown)
        state.decisions[place] += 1
        try decide([RecordEdit(Self.item, .update, [FieldValue(theme.places[place].field, value)])], &state)
    }

    private func decide(_ edits: [RecordEdit], _ state: inout SearchState) throws {
        load(state)
        tell?("     HQ edits: \(edits.map(Self.said))")
        try headquarters.sequencer.decide(edits, wall: Self.wall, in: ledger)
        try keep(&state)
    }

    private func grant(_ scopes: [ScopeID], _ state: inout SearchState) throws {
        load(state)
        state.chores += 1
        try headquarters.sequencer.grant(
            scopes, to: state.desks[1].store.checkpoint.replica, reason: "", wall: Self.wall, in: ledger)
        try keep(&state)
    }

    /// HQ forgets what it may.
    /// - Parameter isLate: half a year has gone by, and no connection lasts that long.
    private func forget(isLate: Bool, _ state: inout SearchState) throws {
        load(state)
        let now = Self.wall + (isLate ? 3 * Self.lease : 0)
        let forgotten = ledger.collect(now: now, lease: Self.lease)
        guard !forgotten.isEmpty else { return }
        state.chores += 1
        if isLate { state.hangUp() }
        let graph = EventGraph(state.graph)
        graph.forget(forgotten)
        state.graph = graph
        try keep(&state)
    }

    static func said(_ edit: RecordEdit) -> String {
        if case .delete = edit.action { return "delete" }
        return edit.writes.map { write in
            let name = Vocabulary.schema.kind(edit.key.kind)?.field(write.field)?.name ?? "\(write.field)"
            return "\(name) = \(write.value)"
        }.joined(separator: ", ")
    }
}
