// Why this file exists: what must be true is worked out from what people did, never from what the stores say of
// themselves. Every edit writes a text that nothing else ever writes, so that it can be followed anywhere.

import Simulation
import SyncProtocol

/// What people did, and what is known of where it is.
struct Oracle {
    /// Somebody's edit.
    struct Edit {
        enum State {
            /// The store said that it is saved.
            case saved
            /// The store failed: it may be there or not.
            case unsure
            /// It is not there, and must never be.
            case absent
            /// Where it was made was lost with all that was not elsewhere.
            case lost
        }

        let token: String
        /// Whose; -1 HQ's own.
        let laptop: Int
        let edits: [RecordEdit]
        /// What showed in each field that it writes.
        let bases: [Place: String]
        var state: State
    }

    /// A field of a record.
    struct Place: Hashable {
        let key: RecordKey
        let field: FieldNumber
    }

    private(set) var edits: [String: Edit] = [:]
    /// Edits of each laptop that HQ is not known to have, oldest first.
    private(set) var unsettled: [[String]]
    /// At HQ: where each edit was committed, and whether HQ remarked anything.
    private(set) var arrived: [String: CommitSequence] = [:]
    private var remarked: Set<String> = []
    /// The commit up to which the author of each edit had seen all.
    private var horizons: [String: CommitSequence] = [:]
    /// What HQ said again in its author's place.
    private var isInPlace: Set<String> = []
    /// What each dot says.
    private var payloads: [Dot: [UInt8]] = [:]
    /// What HQ once had and was restored to before. Its laptop has to send it again, and goes on showing what had
    /// become of it: somebody may have replaced it since.
    private(set) var returned: Set<String> = []
    /// The last commit that HQ was heard of.
    private(set) var heard: CommitSequence = 0
    /// The last changeset of each number that HQ has.
    private(set) var counters: [ReplicaID: UInt64] = [:]
    var erased: Set<RecordKey> = []
    /// What the stores called edits: an erasure takes the token out of them.
    private var names: [Dot: String] = [:]
    /// Edits whose laptop may have no copy of them.
    private var onlyAtHeadquarters: Set<String> = []
    private var made = 0

    init(laptops: Int) { unsettled = Array(repeating: [], count: laptops) }

    // MARK: What people do

    mutating func token() -> String {
        made += 1
        return Token.text(made)
    }

    /// Somebody is about to save an edit.
    mutating func attempts(_ edit: Edit) {
        edits[edit.token] = edit
        if edit.laptop >= 0 { unsettled[edit.laptop].append(edit.token) }
    }

    mutating func set(_ token: String, _ state: Edit.State) { edits[token]?.state = state }

    /// The store has saved an edit and says how it calls it.
    mutating func saved(_ token: String, as dot: Dot) {
        set(token, .saved)
        if isLost(dot) { payloads[dot] = nil }
        names[dot] = token
    }

    /// Whose edit a changeset is; nil if it was not made by anybody, or nobody can say any more after an erasure.
    func token(of changeset: Changeset) -> String? {
        Token.isToken(changeset.reason) ? changeset.reason : names[changeset.dot]
    }

    /// Whether a changeset that nobody knows may be one that an erasure emptied.
    func mayBeEmptied(_ changeset: Changeset) -> Bool {
        changeset.reason.isEmpty && changeset.operations.contains { erased.contains($0.key) }
    }

    func isTouchedByErasure(_ edit: Edit) -> Bool { edit.edits.contains { erased.contains($0.key) } }

    /// A laptop's disk is lost with all that HQ does not have.
    mutating func loses(laptop: Int) {
        isLeft(laptop: laptop)
        for token in unsettled[laptop] { set(token, .lost) }
        unsettled[laptop] = []
    }

    /// Of what a laptop has made so far it may have no copy any more.
    mutating func isLeft(laptop: Int) {
        for edit in edits.values where edit.laptop == laptop { onlyAtHeadquarters.insert(edit.token) }
    }

    // MARK: What HQ has

    /// HQ's log goes on.
    mutating func hear(_ entries: [LogEntry]) throws(Violation) {
        for entry in entries {
            guard entry.sequence > heard else { throw Violation("I14", "commit \(entry.sequence) came after \(heard)") }
            heard = entry.sequence
            counters[entry.dot.replica] = entry.dot.counter
            try note(entry)
        }
        for laptop in unsettled.indices { unsettled[laptop].removeAll { arrived[$0] != nil } }
    }

    /// HQ and its author have both lost what a dot said: nobody is left who could know that it was given.
    private func isLost(_ dot: Dot) -> Bool {
        guard let token = names[dot], arrived[token] == nil else { return false }
        return edits[token]?.state == .lost
    }

    private mutating func note(_ entry: LogEntry) throws(Violation) {
        if let known = payloads[entry.dot], known != entry.payload, !entry.isRedacted, !isLost(entry.dot) {
            let said = [known, entry.payload].map { (try? ChangesetCodec.open($0))?.reason ?? "unreadable" }
            throw Violation("I3", "\(entry.dot) says two different things: \(said.joined(separator: " and "))")
        }
        payloads[entry.dot] = entry.payload
        guard let changeset = try? ChangesetCodec.open(entry.payload) else {
            throw Violation("I24", "HQ took in \(entry.dot), which cannot be read")
        }
        // HQ speaking in somebody's place, and its own housekeeping.
        guard entry.dot.replica != .headquarters || Token.isToken(changeset.reason) else { return }
        guard let token = token(of: changeset), let edit = edits[token] else {
            guard !mayBeEmptied(changeset) else { return }
            throw Violation("I24", "HQ took in \(entry.dot), which nobody made: \(changeset)")
        }
        names[entry.dot] = token
        guard changeset.inPlaceOf == nil else {
            isInPlace.insert(token)
            arrived[token] = arrived[token] ?? entry.sequence
            return
        }
        if let other = arrived[token], !isInPlace.contains(token) {
            throw Violation("I6", "\(token) was committed as \(other) and as \(entry.sequence)")
        }
        if edit.state == .absent { throw Violation("I12", "\(token) is back although it was not there") }
        if !entry.isRedacted { try compare(changeset, edit, "HQ") }
        arrived[token] = entry.sequence
        horizons[token] = changeset.seen
        if entry.isRemarked { remarked.insert(token) }
        if edit.state != .lost { set(token, .saved) }
    }

    /// HQ goes on from another log: a restored backup's.
    mutating func headquartersWentBack() {
        returned.formUnion(arrived.keys)
        arrived = [:]
        remarked = []
        counters = [:]
        heard = 0
    }

    /// After HQ went back and its log was heard anew: what it lost is the laptops' again; its own is gone.
    mutating func settleAfterRestore() {
        for (token, edit) in edits where arrived[token] == nil && edit.state == .saved {
            if edit.laptop < 0 || onlyAtHeadquarters.contains(token) {
                set(token, .lost)
            } else if !unsettled[edit.laptop].contains(token) {
                unsettled[edit.laptop].append(token)
            }
        }
        for laptop in unsettled.indices { unsettled[laptop].sort() }
    }

    /// Whether an edit has become of HQ what it should: it shows, somebody who saw it replaced it, or HQ keeps it aside
    /// and says so.
    func isAccounted(
        _ token: String, _ place: Place, shown: String?, superseded: Set<Superseded>, asides: Set<String>
    )
        -> Bool
    {
        shown == token || superseded.contains(Superseded(place: place, token: token)) || asides.contains(token)
            || remarked.contains(token)
    }

    /// A text that somebody saw in a place and replaced.
    struct Superseded: Hashable {
        let place: Place
        let token: String
    }

    /// Everything that was replaced by somebody who saw it, or by its author, in edits that HQ has.
    func superseded() -> Set<Superseded> {
        var result: Set<Superseded> = []
        var own: [OwnPlace: String] = [:]
        for token in arrived.keys.sorted() {
            guard let edit = edits[token] else { continue }
            for (place, base) in edit.bases { result.insert(Superseded(place: place, token: base)) }
            for part in edit.edits {
                for write in part.writes {
                    let place = Place(key: part.key, field: write.field)
                    let former = own.updateValue(token, forKey: OwnPlace(laptop: edit.laptop, place: place))
                    if let former { result.insert(Superseded(place: place, token: former)) }
                }
            }
        }
        if !returned.isEmpty { result.formUnion(seenBeforeRestore()) }
        return closed(result)
    }

    /// Whoever replaced a text saw what its author had replaced, even if that edit is lost.
    private func closed(_ superseded: Set<Superseded>) -> Set<Superseded> {
        var result = superseded
        var open = Array(superseded)
        while let next = open.popLast() {
            guard let base = edits[next.token]?.bases[next.place] else { continue }
            let earlier = Superseded(place: next.place, token: base)
            if result.insert(earlier).inserted { open.append(earlier) }
        }
        return result
    }

    /// A restore may take from HQ that an edit had lost to another, while a third, made by somebody who had heard of
    /// that, comes back before the other does and replaces what its author had seen.
    private func seenBeforeRestore() -> Set<Superseded> {
        var result: Set<Superseded> = []
        var writers: [Place: [String]] = [:]
        for token in arrived.keys.sorted() {
            for part in edits[token]?.edits ?? [] {
                for write in part.writes {
                    writers[Place(key: part.key, field: write.field), default: []].append(token)
                }
            }
        }
        for (place, tokens) in writers where tokens.count > 1 {
            let horizon = tokens.compactMap { horizons[$0] }.max() ?? 0
            for token in tokens where arrived[token].map({ $0 <= horizon }) ?? false {
                result.insert(Superseded(place: place, token: token))
            }
        }
        return result
    }

    private struct OwnPlace: Hashable {
        let laptop: Int
        let place: Place
    }

    /// All that was written to a place, for a person to follow.
    func history(of place: Place) -> String {
        edits.values
            .filter { $0.edits.contains { $0.key == place.key && $0.writes.contains { $0.field == place.field } } }
            .sorted { $0.token < $1.token }
            .map { edit in
                let base = edit.bases[place].map { " over \($0)" } ?? ""
                return "\(edit.token) by laptop \(edit.laptop)\(base), \(edit.state), "
                    + "\(arrived[edit.token].map { "HQ has it as \($0)" } ?? "not at HQ")"
            }
            .joined(separator: "; ")
    }

    // MARK: Whole edits

    /// A changeset says all that was typed and nothing else.
    func compare(_ changeset: Changeset, _ edit: Edit, _ place: String) throws(Violation) {
        let said = changeset.operations.filter { !erased.contains($0.key) }
        let typed = edit.edits.filter { !erased.contains($0.key) }
        guard said.count == typed.count else {
            throw Violation("I11", "\(place) has \(said.count) of \(typed.count) parts of \(edit.token)")
        }
        for (operation, edit) in zip(said, typed) {
            let isSame =
                operation.key == edit.key && operation.writes.count == edit.writes.count
                && zip(operation.writes, edit.writes).allSatisfy { $0.field == $1.field && $0.value == $1.value }
            guard isSame else {
                throw Violation("I24", "\(place) has something else than was typed in \(operation.key)")
            }
        }
    }
}
