// Why this file exists: what must be found after the storm is known only if every promise is written down, and with it
// every disk that holds it: what was on a lost disk alone is lost with the disk, and nothing else may be.

import Synchronization

/// What kind of edit carries a token, and so what must be seen of it.
public enum Deed: String, Sendable, CaseIterable {
    /// Makes a record of this name.
    case add
    /// Changes a field of a record that nobody else touches.
    case set
    /// Deletes such a record.
    case delete
    /// Adds an element to a set that all share.
    case tag
    /// Changes a field over which all contend.
    case contend
}

/// One edit that was tried.
public struct Attempt: Sendable {
    /// Unique in the run; it is the edit's reason and, but for deletions, its value.
    public let token: String
    /// What it does.
    public let deed: Deed
    /// The kind's command, the record's id if it was known, and the field.
    public let kind: String
    public var record: String?
    public let field: String
    /// Whose disk it was written to, between which restores of that disk.
    public let life: Int
    /// Whether the command said that it is kept.
    public var isPromised = false
    /// Whether the command said that nothing was written.
    public var isDenied = false
}

/// A disk that holds edits.
public typealias Place = Int

/// Every edit that was tried, and which disks certainly hold it. The oracle's memory.
public final class Books: Sendable {
    private struct State {
        var attempts: [Attempt] = []
        var numbers: [String: Int] = [:]
        var held: [Place: Set<Int>] = [:]
        /// What may be on a disk: what it certainly holds, and what commands left behind that were killed.
        var possible: [Place: Set<Int>] = [:]
        var lives = 0
        var places = 1
        /// How often HQ's disk was put back to an earlier state.
        var generation = 0
        /// What lay on two laptops' disks at once, and of that what HQ lacked at the time: see ``Books/twins``.
        var copied: Set<Int> = []
        var twins: Set<Int> = []
    }

    /// HQ's disk.
    public static let headquarters: Place = 0
    private let state = Mutex(State())

    /// Empty books.
    public init() {}

    /// A new laptop's disk.
    public func newPlace() -> Place {
        state.withLock { state in
            defer { state.places += 1 }
            return state.places
        }
    }

    /// A new stretch of a disk's history without a restore in it.
    public func newLife() -> Int {
        state.withLock { state in
            state.lives += 1
            return state.lives
        }
    }

    /// Notes an edit before it is tried on a disk.
    public func attempt(_ attempt: Attempt, at place: Place) {
        state.withLock { state in
            state.possible[place, default: []].insert(state.attempts.count)
            state.numbers[attempt.token] = state.attempts.count
            state.attempts.append(attempt)
        }
    }

    /// The command ended well: the edit is kept on this disk.
    public func promise(_ token: String, at place: Place, record: String? = nil) {
        state.withLock { state in
            guard let number = state.numbers[token] else { return }
            state.attempts[number].isPromised = true
            if let record { state.attempts[number].record = record }
            state.held[place, default: []].insert(number)
        }
    }

    /// The command said that it wrote nothing.
    public func deny(_ token: String) {
        state.withLock { state in
            guard let number = state.numbers[token] else { return }
            state.attempts[number].isDenied = true
            for place in state.possible.keys { state.possible[place]?.remove(number) }
        }
    }

    /// What a disk certainly holds now, and which state of HQ's disk this is compared with.
    public func holding(_ place: Place) -> Holding {
        state.withLock { state in
            let possible = state.possible[place] ?? []
            let unsent = possible.subtracting(state.held[Books.headquarters] ?? [])
            return Holding(
                edits: state.held[place] ?? [], possible: possible, unsent: unsent, generation: state.generation)
        }
    }

    /// A sync ended well that began when the laptop held this. It counts unless HQ's disk was put back meanwhile.
    public func synced(_ holding: Holding) {
        state.withLock { state in
            guard holding.generation == state.generation else { return }
            state.held[Books.headquarters, default: []].formUnion(holding.edits)
        }
    }

    /// A disk was put back to what it once held, or a new one was filled with it.
    public func restore(_ place: Place, to holding: Holding) {
        state.withLock { state in
            let known = state.held[Books.headquarters] ?? []
            if place == Books.headquarters {
                state.generation += 1
                state.twins.formUnion(state.copied.intersection(known).subtracting(holding.edits))
            } else {
                state.copied.formUnion(holding.possible)
                state.twins.formUnion(holding.unsent.union(holding.possible.subtracting(known)))
            }
            state.held[place] = holding.edits
            state.possible[place] = holding.possible
        }
    }

    /// The tokens of edits that HQ may lack while two disks hold them, one copied from the other. Each of the two goes
    /// on under a number of its own and says them again under it, so HQ may hear them twice.
    public var twins: Set<String> {
        state.withLock { state in Set(state.twins.map { state.attempts[$0].token }) }
    }

    /// Every edit that was tried.
    public var attempts: [Attempt] { state.withLock { $0.attempts } }

    /// The tokens of all edits that some disk certainly holds.
    public var owed: Set<String> {
        state.withLock { state in
            let held = state.held.values.reduce(into: Set<Int>()) { $0.formUnion($1) }
            return Set(held.map { state.attempts[$0].token })
        }
    }
}

/// What a disk certainly held at one moment.
public struct Holding: Sendable {
    let edits: Set<Int>
    /// What may have been on it besides.
    let possible: Set<Int>
    /// Of these, what HQ may not have had.
    let unsent: Set<Int>
    let generation: Int
}
