// Why this file exists: two reps who each moved a deal on both did; the deal is as far as the further of them. Going
// back is an event of its own, and a way out (lost, closed) is not further than anything.
// A rep sees: the furthest stage; where somebody went back or out while another went on, a case for a person.

/// All concurrent edits stay. κ = (generation, stage, stamp, replica) orders them; a generation is how often somebody
/// had gone back along an edit's own history, so that going back is not undone by those who had not heard of it.
///
/// A generation is a function of the edit's history alone: one more than the highest among the edits going back that
/// its author had seen, if it goes back itself. Those edits are remembered once they are replaced, because one author
/// may have seen what another, whose edit arrived first, has replaced.
enum FurthestStage {
    static func shown(_ siblings: [Sibling], _ order: StageOrder) -> Sibling? {
        open(siblings, order).max { a, b in
            if order.working == .newestGeneration, a.circumstances.generation != b.circumstances.generation {
                return a.circumstances.generation < b.circumstances.generation
            }
            return precedes(a, b, order)
        }
    }

    /// By stage first: while people have not decided, the furthest shows, and a way out shows last.
    private static func precedes(_ a: Sibling, _ b: Sibling, _ order: StageOrder) -> Bool {
        if a.value == b.value { return a.age < b.age }
        if order.path.isEmpty { return a.value.precedes(b.value) }
        let left = rank(a.value, order)
        let right = rank(b.value, order)
        return left == right ? a.age < b.age : left < right
    }

    /// The edits between which there is something to choose: where one settles the matter, ways out drop out.
    private static func open(_ siblings: [Sibling], _ order: StageOrder) -> [Sibling] {
        guard siblings.contains(where: { isSettling($0.value, order) }) else { return siblings }
        return siblings.filter { !isExit($0.value, order) }
    }

    /// Ways out and unknown words rank below every stage; what settles the matter, if it is no stage, above.
    static func rank(_ value: Value, _ order: StageOrder) -> Int {
        guard case .text(let word) = value else { return -1 }
        return order.path.firstIndex(of: word) ?? (order.settling.contains(word) ? order.path.count : -1)
    }

    /// Whether a person is to decide: someone went back while another went on, or out while another did not.
    static func asksPerson(about siblings: [Sibling], _ order: StageOrder) -> Bool {
        let siblings = open(siblings, order)
        guard let first = siblings.first, siblings.contains(where: { $0.value != first.value }) else { return false }
        if siblings.contains(where: { $0.circumstances.generation != first.circumstances.generation }) { return true }
        return siblings.contains { isExit($0.value, order) }
    }

    private static func isExit(_ value: Value, _ order: StageOrder) -> Bool {
        if case .text(let word) = value {
            order.exits.contains(word) && !order.settling.contains(word)
        } else {
            false
        }
    }

    private static func isSettling(_ value: Value, _ order: StageOrder) -> Bool {
        if case .text(let word) = value { order.settling.contains(word) } else { false }
    }

    /// Whether the author meant to go back: from a stage they saw to an earlier one, or from a way out to any stage.
    static func isRegress(_ write: Sibling, _ order: StageOrder) -> Bool {
        guard let base = write.base, !base.isEmpty, base != write.value else { return false }
        if order.path.isEmpty { return write.value.precedes(base) }
        if isExit(write.value, order) { return false }
        return isExit(base, order) || rank(write.value, order) < rank(base, order)
    }

    static func apply(
        _ write: Sibling, _ context: CausalContext, _ order: StageOrder, to state: inout FieldState
    ) -> WriteOutcome {
        let write = generated(write, context, order, state)
        let gone = state.supersede(seenBy: context)
        for sibling in gone where isRegress(sibling, order) { state.remember(regression: sibling) }
        let rival = shown(state.siblings, order)
        state.insert(write)
        guard let rival, let shown = shown(state.siblings, order), rival.value != write.value else {
            return WriteOutcome(.accepted)
        }
        if asksPerson(about: state.siblings, order) { return WriteOutcome(.merged, .furthestStage, winner: shown) }
        if shown.dot == write.dot { return WriteOutcome(.accepted, .furthestStage, losers: [rival], winner: write) }
        return WriteOutcome(.overridden, .furthestStage, losers: [write], winner: shown)
    }

    /// The write with its generation: the highest its author had seen, one more if it goes back itself.
    private static func generated(
        _ write: Sibling, _ context: CausalContext, _ order: StageOrder, _ state: FieldState
    ) -> Sibling {
        let seen =
            (state.siblings + state.regressions)
            .filter { context.contains($0.dot, sequence: $0.sequence) }
            .map(\.circumstances.generation).max() ?? 0
        let (next, overflow) = seen.addingReportingOverflow(isRegress(write, order) ? 1 : 0)
        var circumstances = write.circumstances
        circumstances.generation = overflow ? seen : next
        return Sibling(
            dot: write.dot, sequence: write.sequence, stamp: write.stamp, value: write.value, base: write.base,
            circumstances: circumstances)
    }
}
