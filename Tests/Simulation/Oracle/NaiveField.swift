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

    var age: (UInt64, UInt32, UInt64) { (stamp, name.replica.rawValue, name.counter) }
    var place: (UInt32, UInt64) { (name.replica.rawValue, name.counter) }
}

/// All writes of one field that count, in HQ's order.
struct NaiveField {
    let policy: Policy
    var writes: [NaiveWrite] = []

    /// The writes that no other write had seen, less those that the policy lets go for good.
    func live(_ graph: EventGraph) -> [NaiveWrite] {
        if policy == .addRemove { return elements(graph).map(\.write) }
        let maximal = writes.filter { write in
            !writes.contains { $0.edit != write.edit && graph.edits[$0.edit].seen.contains(write.edit) }
        }
        switch policy {
        case .keepLatest, .hqOnly, .appendOnly: return maximal.max { $0.age < $1.age }.map { [$0] } ?? []
        case .stickyTrue:
            let set = maximal.filter { $0.value == .integer(1) }
            return set.isEmpty ? maximal : set
        default: return maximal
        }
    }

    func view(_ graph: EventGraph) -> Value {
        if policy == .addRemove { return .set(Set(elements(graph).map(\.element)).sorted()) }
        let live = live(graph)
        switch policy {
        case .max: return extreme(live) { Self.less($0, $1) }
        case .min: return extreme(live) { Self.less($1, $0) }
        case .first:
            let standing = live.filter { !Self.isEmpty($0.value) }
            return (standing.isEmpty ? live : standing).min { $0.age < $1.age }?.value ?? .null
        case .needsHuman(.incumbent): return live.min { $0.order < $1.order }?.value ?? .null
        case .needsHuman(.lowest): return extreme(live) { Self.less($1, $0) }
        default: return live.max { $0.age < $1.age }?.value ?? .null
        }
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
                $0.element == element && $0.write.edit == write.edit
            }) {
                let isGone = writes.contains { other in
                    other.edit != write.edit && graph.edits[other.edit].seen.contains(write.edit)
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
