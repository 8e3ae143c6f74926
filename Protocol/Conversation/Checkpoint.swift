// Why this file exists: what a laptop remembers about where it stands. It changes only together with the data it speaks
// of, in one transaction.

/// A replica's durable account of itself.
public struct Checkpoint: Hashable, Sendable {
    public var replica: ReplicaID
    public var schema: UInt32
    /// The scopes it subscribes to, in order.
    public var scopes: [ScopeID]
    public var knowledge: Knowledge
    /// Its last durable counter.
    public var counter: UInt64
    /// The last of its counters that HQ has durably, and the chain's head there.
    public var acknowledged: UInt64
    public var acknowledgedChain: ChainHash
    /// The last of its counters that HQ has in a backup; copies up to here may be forgotten.
    public var backedUp: UInt64
    /// The chain's head at `backedUp`, where copies begin; nil if an older build did not keep it.
    public var backedUpChain: ChainHash?
    /// What HQ's last reply gave to present at the next sync; 0 if none did.
    public var nonce: UInt64
    /// The timelines of HQ that its commit numbers come from, before the one they count in now.
    public var ended: [Lineage.Ending]
    public var clock: HybridClock
    /// The digest of all confirmed rows.
    public var digest: ScopeDigest
    /// The last comparison with HQ failed: the next sync asks for a repair.
    public var needsRepair: Bool

    public init(
        replica: ReplicaID, schema: UInt32, scopes: [ScopeID], knowledge: Knowledge = Knowledge(), counter: UInt64 = 0,
        acknowledged: UInt64 = 0, acknowledgedChain: ChainHash = .start, backedUp: UInt64 = 0,
        backedUpChain: ChainHash? = .start, nonce: UInt64 = 0, ended: [Lineage.Ending] = [],
        clock: HybridClock = HybridClock(), digest: ScopeDigest = .empty, needsRepair: Bool = false
    ) {
        self.replica = replica
        self.schema = schema
        self.scopes = scopes
        self.knowledge = knowledge
        self.counter = counter
        self.acknowledged = acknowledged
        self.acknowledgedChain = acknowledgedChain
        self.backedUp = backedUp
        self.backedUpChain = backedUpChain
        self.nonce = nonce
        self.ended = ended
        self.clock = clock
        self.digest = digest
        self.needsRepair = needsRepair
    }

    /// HQ's history as far as this replica knows it.
    public var lineage: Lineage { Lineage(knowledge.timeline, ended: ended) }

    /// Whether a scope's first download is still under way.
    public var isArriving: Bool { knowledge.prefix == 0 || !knowledge.exceptions.isEmpty }
}
