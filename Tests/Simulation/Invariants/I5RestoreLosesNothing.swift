// Why this file exists: a backup is always older than the day on which it is needed. The laptops know the rest.

import SyncProtocol

/// I5: once the laptops that survive have synced, a restored HQ has everything that they had made, and no number of its
/// own ever stands for something else.
enum I5RestoreLosesNothing {
    static func check(_ sequence: CommitSequence, means made: MadeEdit, before: Int?, _ graph: EventGraph) throws {
        guard let before, before != made.number else { return }
        throw Violation("I5", "σ \(sequence) stood for \(graph.edits[before].name), and is given to \(made.name)")
    }

    /// - Parameter isRestored: whether HQ was ever restored.
    static func check(_ laptops: [Laptop], _ graph: EventGraph, isRestored: Bool) throws {
        for laptop in laptops {
            guard let lost = laptop.sight.own.subtracting(graph.committed).numbers.first else { continue }
            throw Violation(
                isRestored ? "I5" : "I4",
                "\(laptop.replica) had made \(graph.edits[lost].name), has synced, and HQ does not have it")
        }
    }
}
