// Why this file exists: what one field should show, computed from all its writes at once by comparing each with each.
// Slow, short, and with no cleverness that could share a mistake with the product.

import SyncProtocol

/// One write that counts.
struct NaiveWrite {
    let edit: Int
    let name: Dot
    let stamp: UInt64
    /// Its place in HQ's order.
    let order: Int
    let value: Value
    /// What its author saw before it, as they said.
    var base: Value?
    /// What HQ said its author was when it was judged.
    var role = ""
    /// How often somebody had gone back on the field along this write's history.
    var generation = 0
    var isStepBack = false
    /// Its place within its edit, which may write a field twice where two of its records are one.
    var part = 0

    var age: (UInt64, UInt32, UInt64) { (stamp, name.replica.rawValue, name.counter) }
    var place: (UInt32, UInt64) { (name.replica.rawValue, name.counter) }
}

/// All writes of one field that count, in HQ's order.
struct NaiveField {
    let policy: Policy
    var writes: [NaiveWrite] = []

    init(policy: Policy) {
        // Until its record is frozen a field is an ordinary one, and then no write reaches it.
        if case .frozenAfter(_, let before) = policy { self.policy = before } else { self.policy = policy }
    }

    /// The writes that no other write had seen, less those that the policy lets go for good.
    func live(_ graph: EventGraph) -> [NaiveWrite] {
        if policy == .addRemove { return elements(graph).map(\.write) }
        if policy == .counter { return newestOfEachAuthor }
        let maximal = maximal(graph)
        switch policy {
        case .keepLatest, .hqOnly, .appendOnly: return maximal.max { $0.age < $1.age }.map { [$0] } ?? []
        case .stickyTrue:
            let set = maximal.filter { $0.value == .integer(1) }
            return set.isEmpty ? maximal : set
        default: return maximal
        }
    }

    /// Writes that took elements out of a set: they show nowhere, and are work all the same.
    var removals: [NaiveWrite] {
        guard policy == .addRemove else { return [] }
        return writes.filter {
            switch $0.value {
            case .setChange(_, let removing): !removing.isEmpty
            case .set: true
            default: false
            }
        }
    }

    func maximal(_ graph: EventGraph) -> [NaiveWrite] {
        writes.filter { write in
            !writes.contains { hasSeen($0, write, graph) }
        }
    }

    private func hasSeen(_ later: NaiveWrite, _ earlier: NaiveWrite, _ graph: EventGraph) -> Bool {
        later.edit == earlier.edit
            ? later.part > earlier.part : graph.edits[later.edit].seen.contains(earlier.edit)
    }

    private var newestOfEachAuthor: [NaiveWrite] {
        writes.filter { write in
            !writes.contains { $0.name.replica == write.name.replica && $0.name.counter > write.name.counter }
        }
    }

    func view(_ graph: EventGraph) -> Value {
        if policy == .addRemove { return .set(Set(elements(graph).map(\.element)).sorted()) }
        if policy == .counter { return sum }
        let live = live(graph)
        switch policy {
        case .max: return extreme(live) { Self.less($0, $1) }
        case .min: return extreme(live) { Self.less($1, $0) }
        case .first:
            let standing = live.filter { !Self.isEmpty($0.value) }
            return (standing.isEmpty ? live : standing).min { $0.age < $1.age }?.value ?? .null
        case .needsHuman(.incumbent): return live.min { $0.order < $1.order }?.value ?? .null
        case .needsHuman(.lowest): return extreme(live) { Self.less($1, $0) }
        case .needsHuman(.highest): return extreme(live) { Self.less($0, $1) }
        case .furthestStage(let order): return NaiveStages(order).shown(live)
        case .rolePriority(let roles): return byRole(live, roles)
        default: return live.max { $0.age < $1.age }?.value ?? .null
        }
    }

    /// Whether people must choose. Of a text the oracle cannot say, and looks for markers in what shows.
    func asksPerson(_ graph: EventGraph) -> Bool {
        switch policy {
        case .needsHuman: Set(live(graph).map(\.value)).count > 1
        case .furthestStage(let order): NaiveStages(order).asksPerson(live(graph))
        default: false
        }
    }

    private var sum: Value {
        guard !writes.isEmpty else { return .null }
        var sum: Int64 = 0
        for case .integer(let number) in writes.map(\.value) { sum += number }
        return .integer(sum)
    }

    /// The latest value of the first role in the list that wrote any; of anybody else's, if none of them did.
    private func byRole(_ live: [NaiveWrite], _ roles: [String]) -> Value {
        for role in roles {
            if let last = live.filter({ $0.role == role }).max(by: { $0.age < $1.age }) { return last.value }
        }
        return live.max { $0.age < $1.age }?.value ?? .null
    }

    /// The write that no other exceeds; of equal values the greater name counts for `max`, the lesser for `min`.
    private func extreme(_ live: [NaiveWrite], _ isLess: (Value, Value) -> Bool) -> Value {
        var best: Value?
        for write in live {
            guard let standing = best else {
                best = write.value
                continue
            }
            if isLess(standing, write.value) { best = write.value }
        }
        return best ?? .null
    }

    /// Every addition that no removal, and no later addition of the same element, had seen.
    func elements(_ graph: EventGraph) -> [(element: String, write: NaiveWrite)] {
        var result: [(element: String, write: NaiveWrite)] = []
        for write in writes {
            for element in Self.added(write.value)
            where !result.contains(where: {
                $0.element == element && $0.write.edit == write.edit && $0.write.part == write.part
            }) {
                let isGone = writes.contains { other in
                    hasSeen(other, write, graph)
                        && (Self.removes(other.value, element) || Self.added(other.value).contains(element))
                }
                if !isGone { result.append((element, write)) }
            }
        }
        return result
    }

    static func added(_ value: Value) -> [String] {
        switch value {
        case .set(let elements): elements
        case .setChange(let adding, _): adding
        default: []
        }
    }

    static func removes(_ value: Value, _ element: String) -> Bool {
        switch value {
        case .set(let elements): !elements.contains(element)
        case .setChange(_, let removing): removing.contains(element)
        default: false
        }
    }

    static func isEmpty(_ value: Value) -> Bool {
        switch value {
        case .null: true
        case .compound(let parts): parts.allSatisfy { isEmpty($0) }
        case .set(let elements): elements.isEmpty
        default: false
        }
    }

    /// The oracle's own order of values of one type; null comes first.
    static func less(_ a: Value, _ b: Value) -> Bool {
        switch (a, b) {
        case (.null, .null): return false
        case (.null, _): return true
        case (_, .null): return false
        case (.integer(let x), .integer(let y)): return x < y
        case (.text(let x), .text(let y)): return Array(x.utf8).lexicographicallyPrecedes(Array(y.utf8))
        case (.date(let x), .date(let y)): return x.days < y.days
        case (.compound(let x), .compound(let y)):
            for (left, right) in zip(x, y) {
                if less(left, right) { return true }
                if less(right, left) { return false }
            }
            return x.count < y.count
        default: return false
        }
    }
}
