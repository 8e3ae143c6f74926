// Why this file exists: customers go to other offices, and so do people: what a laptop may hold grows and shrinks under
// its feet.

import SyncProtocol

extension World {
    /// HQ takes an item, and with it its parts, to another site, or makes it everybody's.
    func relocate() throws {
        let items = ledger.durable.records.filter { $0.key.kind == Vocabulary.item && $0.value.header.isAlive }
        guard let key = chance.pick(items.keys.sorted()), let site = chance.pick(allSites) else { return }
        let place: Value = chance.hits(perMille: 100) ? .null : .reference(site)
        let edit = RecordEdit(key, .update, [FieldValue(Vocabulary.Item.site, place)])
        try headquarters.sequencer.decide([edit], reason: "moved", wall: headquartersWall(), in: ledger)
        tally.count(.relocation)
        trace.say("HQ moves \(Narration.words(key)) to \(place)")
        try syncLedger()
    }

    /// HQ changes which sites' records a laptop may hold.
    func regrant(_ laptop: Laptop) throws {
        guard ledger.durable.standings[laptop.replica] != nil,
            !revoked.contains(laptop.replica)
        else { return }
        let count = chance.within(1...min(2, allSites.count))
        let sites = chance.mixed(Array(allSites.indices)).prefix(count)
        let scopes = withParts([.reference] + sites.map { ScopeID(rawValue: UInt32($0) + 2) })
        let isNew = try headquarters.sequencer.grant(
            scopes, to: laptop.replica, reason: "moved", wall: headquartersWall(), in: ledger)
        guard isNew else { return }
        tally.count(.regrant)
        trace.say("HQ grants \(laptop.replica) the scopes \(scopes)")
        try syncLedger()
    }

    /// Some may also see what is confidential in their scopes.
    func withParts(_ scopes: [ScopeID]) -> [ScopeID] {
        guard chance.hits(perMille: 400) else { return scopes }
        return scopes + scopes.map { ScopeID(rawValue: $0.rawValue + Vocabulary.confidential) }
    }

    /// Whether a laptop takes itself for one that may see what is confidential.
    func isConfidant(_ laptop: Laptop) -> Bool {
        laptop.store.state.checkpoint.scopes.contains { $0.rawValue > Vocabulary.confidential }
    }

    /// The sites whose records a laptop takes for its own.
    func sites(of laptop: Laptop) -> [RecordID] {
        let scopes = laptop.store.state.checkpoint.scopes
        return allSites.filter { site in ledger.durable.anchors[site].map(scopes.contains) ?? false }
    }
}
