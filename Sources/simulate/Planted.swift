// Why this file exists: the table of planted bugs is made by catching them, not by hand.

import FoundationEssentials
import Simulation

enum Planted {
    static func run(_ arguments: Arguments) async throws -> Bool {
        let found = await Hunt.run(patience: arguments.patience, workers: arguments.threads)
        for item in found {
            let seeds = item.seed.map { "caught by \(item.fault.invariant) in world \($0)" } ?? "MISSED"
            print("\(item.fault.rawValue): \(seeds)")
        }
        let caught = found.filter { $0.seed != nil }.count
        print("\(caught) of \(found.count) planted bugs caught")
        Figures.append(
            [
                ("bugs planted in memory", found.count, "≥ 30"),
                ("of them missed", found.count - caught, "0"),
            ], to: arguments.figures)
        if let file = arguments.document {
            try Data(document(found).utf8).write(to: URL(fileURLWithPath: file))
        }
        return caught == found.count
    }

    private static func document(_ found: [Hunt.Catch]) -> String {
        let rows = found.map { item in
            let others = item.others.sorted { $0.key < $1.key }.map { "\($0.key) in \($0.value)" }
            return "| `\(item.fault.rawValue)` | \(item.fault.story) | \(item.fault.invariant) "
                + "| \(item.seed.map(String.init) ?? "missed") | \(others.joined(separator: ", ")) |"
        }
        return """
            # Planted bugs

            Written by `make planted`; do not edit. Each of these bugs is built on purpose into the simulated stores
            and programs (`Tests/Simulation/PlantedFault.swift`), which nothing of Outpost's own programs links. Worlds
            are lived from seed 1 until the checker of the invariant that it breaks fires. "World" is the number of that
            world: how many it takes. Other checkers that fired in earlier worlds are named beside it. One bug that was
            real shows in too few worlds to wait for; it is looked for in the one in which it was found, 23454.

            | bug | what it does | checker | world | others before |
            |---|---|---|---:|---|
            \(rows.joined(separator: "\n"))

            """
    }
}
