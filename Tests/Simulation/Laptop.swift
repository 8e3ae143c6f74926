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
        /// Those that it made under its present number, or carried over to it, by their names.
        var names: [Dot: Int] = [:]
        /// The last of them.
        var last: Int?
        /// HQ's records at the last installation.
        var witness: MemoryLedger.State?
        /// The latest stamp it minted or heard from HQ.
        var latestStamp = Stamp.zero
        /// A fault damaged its rows, or HQ was restored, or it was away for too long: no comparison of all rows has
        /// been confirmed yet.
        var isDamaged = false
        /// It was told that HQ has forgotten deletions that it never heard of, and has not compared its rows since.
        var isBelowFloor = false
        /// Its program was once of an older version.
        var isUpgraded = false
        /// True time of its last complete sync, how often its clock had been set then, and how far HQ's was from it.
        var renewal: (at: UInt64, jumps: Int, offset: Int64)?

        /// It made an edit.
        mutating func note(_ number: Int, _ name: Dot) {
            seen.insert(number)
            own.insert(number)
            names[name] = number
            last = number
        }
    }

    /// An edit that a person began and has not saved.
    struct Draft {
        let prefix: CommitSequence
        var seen: EditSet
        let intent: EditComposer.Intent
    }

    /// A sync under way.
    struct Exchange {
        let number: Int
        var caller: Caller
        let wall: UInt64
        /// Its last own number when it asked.
        let counter: UInt64
        /// The version of the program that asked.
        let schema: UInt32
        let hasEdits: Bool
    }

    /// Its disk as it was one day.
    struct Image {
        let state: MemoryReplica.State
        let sight: Sight
        let known: Set<RecordKey>
    }

    let index: Int
    let store: MemoryReplica
    /// Which copy of a database it holds; no two, and none twice.
    private(set) var copy: Int
    var sight = Sight()
    private(set) var durableSight = Sight()
    var images: [Image] = []
    var exchange: Exchange?
    var drafts: [Draft] = []
    /// Every record that its person ever saw.
    var known: Set<RecordKey> = []
    /// How far its clock is off, milliseconds.
    var skew: Int64 = 0 { didSet { jumps += 1 } }
    private(set) var jumps = 0
    /// Of a planted bug: it takes a sync for under way that its crash has ended.
    private(set) var isStuck = false
    /// By how much the last measurement of its clock may be wrong, milliseconds: as long as the exchange took.
    var offsetError: UInt64 = 0

    init(index: Int, copy: Int, store: MemoryReplica) {
        self.index = index
        self.copy = copy
        self.store = store
    }

    /// Another laptop with the same disk.
    init(index: Int, copy: Int, of other: Laptop) {
        self.index = index
        self.copy = copy
        store = MemoryReplica(other.store.durable, planted: other.store.planted)
        skew = other.skew
        jumps = other.jumps
        offsetError = other.offsetError
        put(back: other.image(), copy: copy)
    }

    func image() -> Image { Image(state: store.durable, sight: durableSight, known: known) }

    /// The disk is what it was in an image.
    func put(back image: Image, copy: Int) {
        self.copy = copy
        store.state = image.state
        sight = image.sight
        known = image.known
        exchange = nil
        drafts = []
        sync()
    }

    var isDamaged: Bool { sight.isDamaged }
    var replica: ReplicaID { store.state.checkpoint.replica }

    /// What it takes for HQ's time.
    func time(_ now: UInt64) -> UInt64 {
        UInt64(max(0, Int64(now) + skew + store.state.checkpoint.clock.offset))
    }

    /// Whether its program opens; it notes the time.
    func opens(at now: UInt64) -> Bool {
        guard var lease = store.state.lease, store.planted != .ignoresLease else { return true }
        let time = time(now)
        let decision = lease.decision(at: time)
        if lease.note(time) { store.state.lease = lease }
        return decision == .open
    }

    /// What its clock is like.
    func clockNow(_ now: UInt64) -> MadeEdit.Clock {
        let checkpoint = store.state.checkpoint
        let isMeasured = checkpoint.knowledge.prefix > 0 || skew >= 0
        return MadeEdit.Clock(
            at: now, reading: time(now), offset: checkpoint.clock.offset, error: offsetError,
            jumps: jumps,
            isFree: isMeasured && checkpoint.clock.last.milliseconds <= now + I21OneClockHarmsNoOther.patience)
    }

    func sync() {
        store.sync()
        durableSight = sight
    }

    func crash() {
        if store.planted == .staysBusyAfterCrash, exchange != nil { isStuck = true }
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
    /// The number that its sender or reader went by.
    let replica: ReplicaID
    var exchange: Int
    let isRequest: Bool
    /// Which of HQ's nodes it goes to or comes from.
    var node = 0
    /// Of a request: true time when it was sent, and the sender's clock then.
    var sent: MadeEdit.Clock?
    /// Of a request: which edits its sender knows by which names.
    var names: [Dot: Int] = [:]
    var bytes: [UInt8]
    var damage = Damage.none
    /// A doubled, late or misdelivered copy, which HQ may rightly turn away.
    var isStale = false
    var witness: Witness?
}
