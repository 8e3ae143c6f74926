// Why this file exists: two databases that go by one number look alike to HQ until their edits are mixed, and then
// nobody can take them apart again.

import SyncProtocol

/// I4: clones and rewinds are found before their edits are taken in: under one number HQ holds one history, and what a
/// copy had not sent goes up under a number of its own.
enum I4CopiesAreFound {
    /// Under its number an edit follows the one that its own database made before it.
    /// - Parameter names: what HQ holds by now.
    static func check(_ made: MadeEdit, after names: [Dot: Int], _ graph: EventGraph) throws {
        guard !made.isOfHeadquarters else { return }
        let before = Dot(replica: made.name.replica, counter: made.name.counter &- 1)
        guard names[before] == made.previous else {
            throw Violation("I4", "HQ takes in \(made.name) of one copy after an edit of another")
        }
    }

    /// What a database kept and HQ does not have is made anew, every edit once, and nothing that HQ has.
    static func check(kept: [Int], carried: [Int], _ graph: EventGraph) throws {
        let lacking = kept.filter { !graph.committed.contains($0) }
        if let lost = lacking.first(where: { !carried.contains($0) }) {
            throw Violation("I4", "\(graph.edits[lost].name) was not sent, and is not made anew under the new number")
        }
        // Where an erasure took something out of one copy only, the copies differ from there on.
        let isRedacted = kept.contains { graph.edits[$0].operations.contains { graph.erased.contains($0.key) } }
        guard !isRedacted else { return }
        let double = carried.first { graph.committed.contains($0) }
        if let double {
            throw Violation("I4", "\(graph.edits[double].name) is made anew, and HQ has it")
        }
    }
}
