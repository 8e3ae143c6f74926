// Why this file exists: what really happened, kept in the plainest way there is: for every edit, the set of all edits
// that its author had seen. It borrows the product's nouns (ids, values) and none of its verbs.

import SyncProtocol

/// A set of edits, by their numbers in the ``EventGraph``.
struct EditSet: Hashable, Sendable {
    private var words: [UInt64] = []

    func contains(_ edit: Int) -> Bool {
        edit >> 6 < words.count && words[edit >> 6] >> UInt64(edit & 63) & 1 == 1
    }

    mutating func insert(_ edit: Int) {
        while words.count <= edit >> 6 { words.append(0) }
        words[edit >> 6] |= 1 << UInt64(edit & 63)
    }

    mutating func formUnion(_ other: EditSet) {
        while words.count < other.words.count { words.append(0) }
        for index in other.words.indices { words[index] |= other.words[index] }
    }

    func union(_ other: EditSet) -> EditSet {
        var result = self
        result.formUnion(other)
        return result
    }
}

/// One changeset as its author made it.
struct MadeEdit: Sendable {
    let number: Int
    let name: Dot
    /// Everything its author had seen when the edit began, and its own earlier edits.
    let seen: EditSet
    let stamp: UInt64
    let operations: [Changeset.Operation]
    let payload: [UInt8]
    var isByHeadquarters: Bool { name.replica.rawValue == 1 }
}

/// One edit at its place in HQ's order.
struct CommittedEdit: Sendable {
    let edit: Int
    /// As HQ counted it: never later than HQ received the edit.
    let stamp: UInt64
}

/// Every edit made in a world, and the order in which HQ took them in.
final class EventGraph {
    private(set) var edits: [MadeEdit] = []
    private(set) var commits: [CommittedEdit] = []
    /// Everything HQ had taken in.
    private(set) var committed = EditSet()
    private var byName: [Dot: Int] = [:]

    func edit(named name: Dot) -> MadeEdit? { byName[name].map { edits[$0] } }

    /// Registers an edit as it is made.
    /// - Throws: ``Violation`` I3 if another edit bears this name.
    func make(_ changeset: Changeset, payload: [UInt8], seen: EditSet) throws -> Int {
        try I3OnePayloadPerDot.check(changeset.dot, isTaken: byName[changeset.dot] != nil)
        let number = edits.count
        byName[changeset.dot] = number
        edits.append(
            MadeEdit(
                number: number, name: changeset.dot, seen: seen, stamp: changeset.stamp.rawValue,
                operations: changeset.operations, payload: payload))
        return number
    }

    /// A crash undid everything that this replica made after `counter`: nobody was told that it was saved.
    func forget(_ replica: ReplicaID, after counter: UInt64) {
        var next = counter + 1
        while byName.removeValue(forKey: Dot(replica: replica, counter: next)) != nil { next += 1 }
    }

    /// HQ has durably taken in the next entry of its log.
    func commit(_ entry: LogEntry) throws {
        if entry.dot.replica.rawValue == 1 {
            _ = try make(try ChangesetCodec.open(entry.payload), payload: entry.payload, seen: committed)
        }
        guard let made = edit(named: entry.dot) else {
            throw Violation("I3", "HQ holds \(entry.dot), which nobody made")
        }
        try I3OnePayloadPerDot.check(entry, made: made.payload)
        try I6RetriesApplyOnce.check(entry.dot, isThere: committed.contains(made.number))
        commits.append(CommittedEdit(edit: made.number, stamp: entry.stamp.rawValue))
        committed.insert(made.number)
    }

    /// The first `count` commits as a set.
    func prefix(_ count: Int) -> EditSet {
        var result = EditSet()
        for commit in commits.prefix(count) { result.insert(commit.edit) }
        return result
    }
}
