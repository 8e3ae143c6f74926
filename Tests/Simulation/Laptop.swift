// Why this file exists: a laptop is a store, a person who edits, a clock of its own and at most one sync under way.

import SyncProtocol

/// A laptop of one world.
final class Laptop {
    /// What the world knows about what this laptop has seen; follows the store through syncs and crashes.
    struct Sight {
        /// Every edit its records reflect: what HQ had at the last installation, and its own.
        var seen = EditSet()
        /// Every edit of its own.
        var own = EditSet()
        /// HQ's records at the last installation.
        var witness: MemoryLedger.State?
        /// The latest stamp it minted or heard from HQ.
        var latestStamp = Stamp.zero
        /// A fault damaged its rows, and no repair has been confirmed yet.
        var isDamaged = false
    }

    /// An edit that a person began and has not saved.
    struct Draft {
        let prefix: CommitSequence
        let seen: EditSet
        let edits: [RecordEdit]
    }

    /// A sync under way.
    struct Exchange {
        let number: Int
        var caller: Caller
        let wall: UInt64
    }

    let index: Int
    let store: MemoryReplica
    let sites: [RecordID]
    var sight = Sight()
    private(set) var durableSight = Sight()
    var exchange: Exchange?
    var drafts: [Draft] = []
    /// How far its clock is off, milliseconds.
    var skew: Int64 = 0

    init(index: Int, store: MemoryReplica, sites: [RecordID]) {
        self.index = index
        self.store = store
        self.sites = sites
    }

    var isDamaged: Bool { sight.isDamaged }
    var replica: ReplicaID { store.state.checkpoint.replica }

    func sync() {
        store.sync()
        durableSight = sight
    }

    func crash() {
        store.crash()
        sight = durableSight
        exchange = nil
        drafts = []
    }
}

/// A request or a reply on its way.
struct Packet {
    enum Damage { case none, truncated, corrupted }

    /// What a reply was read from: the oracle's account of what it makes its reader see.
    struct Witness {
        let commits: EditSet
        let state: MemoryLedger.State
        /// Whether it acknowledges all that its rows already hold of its reader's edits.
        let isUpToDate: Bool
    }

    let number: Int
    let laptop: Int
    var exchange: Int
    let isRequest: Bool
    var bytes: [UInt8]
    var damage = Damage.none
    /// A doubled, late or misdelivered copy, which HQ may rightly turn away.
    var isStale = false
    var witness: Witness?
}
