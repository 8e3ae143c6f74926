// Why this file exists: "everything was tried" means nothing without "of what". This is the exact answer.

/// How much may happen between the start and the end of one history.
public struct SearchBound: Hashable, Sendable {
    /// How often each laptop may ask for a sync.
    public var asks: Int
    /// How often each replica may write each of the two fields, and both together.
    public var perField: Int
    public var perReplica: Int
    /// Events in all: writes, deletions, collections, and a scope taken or given, by anybody.
    public var events: Int
    /// Of these, deletions, and what HQ does besides editing.
    public var deletions: Int
    public var chores: Int
    /// Writes and deletions between two meetings of a laptop and HQ.
    public var word: Int
    /// Requests that their sender gives up and that reach HQ later all the same, or reach it twice.
    public var strays: Int
    /// Whether an edit may be begun before a reply is installed and saved after it.
    public var hasDrafts: Bool

    /// - Parameter depth: 1 for a look, 2 for a check-in, more for a night.
    public init(depth: Int) {
        asks = depth < 4 ? 2 : 3
        perField = 2
        perReplica = depth < 4 ? 2 : 4
        events = depth + 1
        deletions = depth < 4 ? 1 : 2
        chores = 2
        word = 2
        strays = depth < 3 ? 0 : 1
        hasDrafts = depth > 2
    }
}

extension SearchBound: CustomStringConvertible {
    public var description: String {
        "\(events) events (writes, deletions, collections, scopes taken or given), \(asks) syncs a laptop, "
            + "\(perField) writes of a field and \(perReplica) in all by a replica, \(deletions) deletions, "
            + "\(chores) collections and changes of scope, \(word) edits between two meetings, \(strays) stray requests"
            + (hasDrafts ? ", edits begun before a reply and saved after it" : "")
    }
}
