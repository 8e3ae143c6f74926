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

    mutating func remove(_ edit: Int) {
        if edit >> 6 < words.count { words[edit >> 6] &= ~(1 << UInt64(edit & 63)) }
    }

    /// Its numbers, in order.
    var numbers: [Int] {
        words.indices.flatMap { word in (0..<64).filter { words[word] >> UInt64($0) & 1 == 1 }.map { word << 6 + $0 } }
    }

    /// What is in this set and not in the other.
    func subtracting(_ other: EditSet) -> EditSet {
        var result = self
        for index in result.words.indices where index < other.words.count { result.words[index] &= ~other.words[index] }
        return result
    }
}

/// One changeset as its author made it.
struct MadeEdit: Sendable {
    let number: Int
    let name: Dot
    /// Everything its author had seen when the edit began, and its own earlier edits.
    let truth: EditSet
    /// What of that can still be told. It is less where HQ was restored and lost what a number of its own stood for.
    var seen: EditSet
    /// The commits of HQ up to which its author says to have seen everything.
    let claim: CommitSequence
    let stamp: UInt64
    let operations: [Changeset.Operation]
    let payload: [UInt8]
    /// What its author's clock read, where it said so beside the stamp.
    let wall: UInt64?
    /// Edits of others that it names as seen, with all before them.
    let observed: [Dot]
    /// Whose edit HQ says again with it.
    let inPlaceOf: Dot?
    /// The copy of a database that it was made in.
    let copy: Int
    /// The edit that this copy made before it under the same replica number.
    let previous: Int?
    let clock: Clock

    /// What its author's clock was like.
    struct Clock: Sendable {
        /// True time, milliseconds.
        let at: UInt64
        /// What it showed, corrected by the offset, milliseconds.
        let reading: UInt64
        /// The offset that corrected it.
        let offset: Int64
        /// By how much that may be wrong, milliseconds.
        let error: UInt64
        /// How often it had been set.
        let jumps: Int
        /// Whether it showed its own time, and not one that it had been driven to before.
        let isFree: Bool

        static let unknown = Clock(at: 0, reading: 0, offset: 0, error: 0, jumps: 0, isFree: false)
    }

    /// Whether HQ made it.
    var isOfHeadquarters: Bool { name.replica.rawValue == 1 }
    /// The edit as its author named it: by whose rights it is judged, and what it follows.
    var authored: Dot { inPlaceOf ?? name }
    /// Whose it is.
    var speaker: ReplicaID { authored.replica }
    /// Whether it is judged by HQ's rights.
    var isByHeadquarters: Bool { speaker.rawValue == 1 }

    /// Whether it carries its own proof that its author had seen another: its number or one that it names covers it.
    func proves(_ other: MadeEdit) -> Bool {
        ([authored] + observed).contains {
            $0.replica == other.authored.replica && other.authored.counter <= $0.counter
        }
    }
}

/// One edit at its place in HQ's order.
struct CommittedEdit: Sendable {
    let edit: Int
    let sequence: CommitSequence
    /// As HQ counted it: never later than HQ received the edit.
    let stamp: UInt64
    /// What its author was to HQ then.
    let role: String
    /// Whether it came from a device that HQ had taken from its user.
    let isWithdrawn: Bool
}

/// Every edit made in a world, and the order in which HQ took them in.
final class EventGraph {
    private(set) var edits: [MadeEdit] = []
    private(set) var commits: [CommittedEdit] = []
    /// Everything HQ has taken in.
    private(set) var committed = EditSet()
    /// Deletions that HQ forgot, each with how many commits there were then.
    private(set) var forgotten: [(order: Int, keys: [RecordKey])] = []
    /// What every commit number has ever stood for, in this history of HQ and in those that a restore cut off.
    private var meanings: [CommitSequence: Int] = [:]
    /// How many commits HQ had when it was first restored, in the history that it has now; nil if it never was.
    private(set) var restoredAt: Int?
    var isRestored: Bool { restoredAt != nil }
    /// Records that HQ ever erased.
    private(set) var erased: Set<RecordKey> = []
    private var byName: [Dot: [Int]] = [:]
    private var committedByName: [Dot: Int] = [:]

    init() {}

    /// What another knows, to go on from in more than one way.
    init(_ other: EventGraph) {
        (edits, commits, committed, forgotten) = (other.edits, other.commits, other.committed, other.forgotten)
        (meanings, restoredAt, erased) = (other.meanings, other.restoredAt, other.erased)
        (byName, committedByName) = (other.byName, other.committedByName)
    }

    /// The edit that HQ holds under a name.
    func edit(named name: Dot) -> MadeEdit? { committedByName[name].map { edits[$0] } }

    /// As of when HQ counts an edit; 0 if it does not have it.
    func stamp(of name: Dot) -> UInt64 {
        guard let number = committedByName[name] else { return 0 }
        return commits.first { $0.edit == number }?.stamp ?? 0
    }

    /// Registers an edit as it is made.
    /// - Throws: ``Violation`` I3 if the same copy of a database has given this name before.
    func make(
        _ changeset: Changeset, payload: [UInt8], seen: EditSet, clock: MadeEdit.Clock, copy: Int, previous: Int?
    ) throws -> Int {
        let isTaken = byName[changeset.dot]?.contains { edits[$0].copy == copy } ?? false
        try I3OnePayloadPerDot.check(changeset.dot, isTaken: isTaken)
        let number = edits.count
        byName[changeset.dot, default: []].append(number)
        edits.append(
            MadeEdit(
                number: number, name: changeset.dot, truth: seen, seen: seen, claim: changeset.seen,
                stamp: changeset.stamp.rawValue,
                operations: changeset.operations, payload: payload, wall: changeset.wall,
                observed: changeset.observed, inPlaceOf: changeset.inPlaceOf, copy: copy,
                previous: previous, clock: clock))
        return number
    }

    /// HQ has durably taken in the next entry of its log.
    /// - Parameters:
    ///   - role: what HQ said that the user of a device was.
    ///   - revoked: the devices that it had taken from their users.
    ///   - sent: which of the edits with this name its sender meant; nil for HQ's own. Copies of one database may give
    ///     several edits one name.
    func commit(
        _ entry: LogEntry, role: (ReplicaID) -> String, revoked: Set<ReplicaID>, sent: Int?
    ) throws {
        var number = sent ?? byName[entry.dot]?.first
        if entry.dot.replica.rawValue == 1 {
            let changeset = try ChangesetCodec.open(entry.payload)
            for operation in changeset.operations {
                if case .erase = operation.action { erased.insert(operation.key) }
            }
            number = try make(
                changeset, payload: entry.payload, seen: seenByHeadquarters(changeset), clock: .unknown, copy: 0,
                previous: nil)
        }
        guard let made = number.map({ edits[$0] }) else {
            throw Violation("I3", "HQ holds \(entry.dot), which nobody made")
        }
        // What was said about an erased record is taken out of it.
        let isRedacted =
            made.operations.contains { erased.contains($0.key) }
            || entry.receipt.remarks.contains { $0.rule == .erased }
        if !isRedacted { try I3OnePayloadPerDot.check(entry, made: made.payload) }
        try I6RetriesApplyOnce.check(entry.dot, isThere: committed.contains(made.number))
        try I4CopiesAreFound.check(made, after: committedByName, self)
        try I5RestoreLosesNothing.check(entry.sequence, means: made, before: meanings[entry.sequence], self)
        meanings[entry.sequence] = made.number
        commits.append(
            CommittedEdit(
                edit: made.number, sequence: entry.sequence, stamp: entry.stamp.rawValue,
                role: role(made.speaker), isWithdrawn: revoked.contains(entry.dot.replica)))
        committed.insert(made.number)
        committedByName[entry.dot] = made.number
        if isRestored, !made.isOfHeadquarters { edits[made.number].seen = provable(made) }
    }

    /// What HQ can tell of what an author had seen: commits that kept their numbers, and what the edit itself proves.
    private func provable(_ made: MadeEdit) -> EditSet {
        var result = prefix(upTo: made.claim)
        result = made.truth.subtracting(made.truth.subtracting(result))
        for number in made.truth.numbers where made.proves(edits[number]) { result.insert(number) }
        // What HQ has said again of the author's own is the author's own.
        for commit in commits where edits[commit.edit].inPlaceOf != nil && made.proves(edits[commit.edit]) {
            result.insert(commit.edit)
        }
        return result
    }

    /// HQ's own edits have seen all that HQ has; only what it says in somebody's stead has seen what that author had.
    private func seenByHeadquarters(_ changeset: Changeset) -> EditSet {
        guard let last = commits.last, changeset.seen < last.sequence else { return committed }
        var seen = prefix(upTo: changeset.seen)
        for commit in commits {
            let other = edits[commit.edit].authored
            let isProven = ([changeset.inPlaceOf ?? changeset.dot] + changeset.observed).contains {
                $0.replica == other.replica && other.counter <= $0.counter
            }
            if isProven { seen.insert(commit.edit) }
        }
        return seen
    }

    /// The commits up to a number of HQ's as a set.
    func prefix(upTo sequence: CommitSequence) -> EditSet {
        var result = EditSet()
        for commit in commits where commit.sequence <= sequence { result.insert(commit.edit) }
        return result
    }

    /// HQ forgot that records were deleted.
    func forget(_ keys: [RecordKey]) { forgotten.append((commits.count, keys)) }

    /// What HQ had taken in, and forgotten, one day.
    struct Image {
        fileprivate let commits: [CommittedEdit]
        fileprivate let forgotten: [(order: Int, keys: [RecordKey])]
        fileprivate let restoredAt: Int?
    }

    var image: Image { Image(commits: commits, forgotten: forgotten, restoredAt: restoredAt) }

    /// HQ was restored.
    func restore(_ image: Image) {
        restoredAt = image.restoredAt ?? image.commits.count
        commits = image.commits
        forgotten = image.forgotten
        committed = EditSet()
        committedByName = [:]
        for commit in commits {
            committed.insert(commit.edit)
            committedByName[edits[commit.edit].name] = commit.edit
        }
    }
}
