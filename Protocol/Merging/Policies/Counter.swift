// Why this file exists: two people who each print a page printed two pages. Only for increments without identity of
// their own; visits and payments are records. (PN-counter: Shapiro et al., 2011.)
// A rep sees: the sum of everyone's increments.

/// One dot per author: its newest, with the sum of all it has added.
enum Counter {
    static func view(_ state: FieldState) -> Value {
        state.siblings.isEmpty ? .null : state.siblings.reduce(.integer(0)) { sum($0, $1.value) }
    }

    /// Adds two numbers; a sum that would leave 64 bits stays at the bound. Nothing adds nothing.
    static func sum(_ a: Value, _ b: Value) -> Value {
        guard case .integer(let left) = a else { return b }
        guard case .integer(let right) = b else { return a }
        let (total, overflow) = left.addingReportingOverflow(right)
        return .integer(overflow ? (right > 0 ? .max : .min) : total)
    }

    /// An author's increments arrive in its own order; one that is told again after a later one is in the sum already.
    static func apply(_ write: Sibling, _ context: CausalContext, to state: inout FieldState) -> WriteOutcome {
        if state.siblings.contains(where: { $0.dot.replica == write.dot.replica && $0.dot > write.dot }) {
            return WriteOutcome(.duplicate)
        }
        let earlier = state.remove { $0.dot.replica == write.dot.replica }
        let total = earlier.reduce(write.value) { sum($1.value, $0) }
        state.insert(
            Sibling(
                dot: write.dot, sequence: write.sequence, stamp: write.stamp, value: total,
                circumstances: write.circumstances))
        return WriteOutcome(.accepted)
    }
}
