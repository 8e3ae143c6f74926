// Why this file exists: how good the net is shows in how soon it catches what was put into it on purpose.

/// The hunt for every planted bug.
public enum Hunt {
    /// What became of one planted bug.
    public struct Catch: Sendable {
        public let fault: PlantedFault
        /// The first seed whose world showed it, by the checker of its invariant; nil if none did.
        public let seed: UInt64?
        /// What that checker said.
        public let sentence: String
        /// Other checkers that noticed it before, each with its first seed.
        public let others: [String: UInt64]
    }

    /// Lives worlds with each bug in turn, from seed 1, until the right checker finds it.
    /// - Parameter patience: worlds after which it counts as missed.
    public static func run(
        _ faults: [PlantedFault] = PlantedFault.allCases, patience: UInt64, workers: Int
    ) async -> [Catch] {
        let found = await withTaskGroup(of: Catch.self) { group in
            var found: [Catch] = []
            for (index, fault) in faults.enumerated() {
                if index >= workers, let one = await group.next() { found.append(one) }
                group.addTask { hunt(fault, patience) }
            }
            for await one in group { found.append(one) }
            return found
        }
        func order(_ item: Catch) -> (Int, String) { (item.fault.invariantNumber, item.fault.rawValue) }
        return found.sorted { order($0) < order($1) }
    }

    private static func hunt(_ fault: PlantedFault, _ patience: UInt64) -> Catch {
        var others: [String: UInt64] = [:]
        for seed in fault.home.map({ $0...$0 }) ?? 1...max(1, patience) {
            do {
                _ = try World(seed: seed, planted: fault).run()
            } catch {
                let violation = error as? Violation ?? Violation("engine", "\(error)")
                if violation.invariant == fault.invariant {
                    return Catch(fault: fault, seed: seed, sentence: violation.sentence, others: others)
                }
                if others[violation.invariant] == nil { others[violation.invariant] = seed }
            }
        }
        return Catch(fault: fault, seed: nil, sentence: "", others: others)
    }
}

extension PlantedFault {
    /// The world in which it was found when it was no plant, where it takes more worlds than anybody waits for.
    fileprivate var home: UInt64? { self == .takesStandbyForBackup ? 23_454 : nil }

    /// `I7` sorts before `I12`.
    fileprivate var invariantNumber: Int {
        let letters: [Character: Int] = ["I": 0, "C": 100, "L": 200]
        return (invariant.first.flatMap { letters[$0] } ?? 300) + (Int(invariant.dropFirst()) ?? 0)
    }
}
