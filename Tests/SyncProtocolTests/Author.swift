// Why this file exists: both state machines are asked about the same replica, its clones and its restored images.

import SyncProtocol

/// A replica's edits and what either side of a conversation knows of them.
struct Author {
    let replica = ReplicaID(rawValue: 7)
    let timeline = Timeline(rawValue: 0xA1)
    private(set) var sealed: [SealedChangeset] = []
    private(set) var chains: [ChainHash] = [.start]

    /// - Parameter flavour: other payloads under the same counters, as a clone makes them.
    init(edits: Int, flavour: UInt8 = 0, sharing common: Int = 0) {
        for counter in 1..<(edits + 1) {
            let payload: [UInt8] = [0, counter <= common ? 0 : flavour, UInt8(truncatingIfNeeded: counter)]
            sealed.append(SealedChangeset(counter: UInt64(counter), payload: payload))
            chains.append(chains[counter - 1].extended(by: payload))
        }
    }

    func checkpoint(acknowledged: Int, prefix: CommitSequence = 10, scopes: [ScopeID] = [.reference]) -> Checkpoint {
        Checkpoint(
            replica: replica, schema: 1, scopes: scopes,
            knowledge: Knowledge(
                timeline: prefix == 0 ? .none : timeline, prefix: prefix,
                own: Dot(replica: replica, counter: UInt64(sealed.count))),
            counter: UInt64(sealed.count), acknowledged: UInt64(acknowledged), acknowledgedChain: chains[acknowledged])
    }

    func standing(_ counter: Int) -> Standing {
        Standing(
            replica: replica, counter: UInt64(counter), chain: chains[counter], backedUp: 0, scopes: [.reference])
    }

    func request(acknowledged: Int) -> [Message] {
        Caller(checkpoint(acknowledged: acknowledged), wall: 5000).request(Array(sealed[acknowledged...]))
    }
}
