// Why this file exists: the same tasks are put to plain SQLite and to Outpost; this is all that a side must be able to
// do to take part. Each method returns what its own clock measured, so that preparing rows does not count.

/// What a run of updates took.
struct UpdateCost {
    let seconds: Double
    /// SQLite pages written into the write-ahead log.
    let pages: Double
}

/// One side of the local comparisons.
@MainActor
protocol Contender: AnyObject {
    /// Throws away what it holds and starts with an empty store.
    func start() async throws
    /// Inserts all rows of the data set in one transaction. Returns seconds.
    func insertAll() async throws -> Double
    /// Changes `next_step` of the first `count` picks, committing after every `perCommit`. `round` makes values differ.
    func update(count: Int, perCommit: Int, round: Int) async throws -> UpdateCost
    /// The size of its database file, with nothing left in the write-ahead log.
    func fileBytes() async throws -> Double
    /// Closes the store and deletes its files.
    func finish() async throws
}
