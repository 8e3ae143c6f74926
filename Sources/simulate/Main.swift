// Why this file exists: `make simulate`: random worlds by the thousand, one of them told step by step, a failure cut
// down to what mattered, or a hunt for the bugs that were planted.

import FoundationEssentials
import Glibc
import Simulation

@main
struct Main {
    static let usage = """
        usage: simulate --seeds N [--first-seed M] [--threads T] [--traces FILE] [--figures FILE]
               simulate --hours H [--first-seed M] [--threads T]
               simulate --seed N [--narrate] [--minimise FILE]
               simulate --play FILE [--narrate] [--minimise FILE]
               simulate --planted [--patience N] [--document FILE] [--figures FILE]
               simulate --search [--search-depth N] [--figures FILE]
               with --plant FAULT the worlds of --seeds and --seed have that bug
        """

    static func main() async {
        if CommandLine.arguments.contains("--search") { exit(await SearchProgram.main()) }
        do {
            let arguments = try Arguments(CommandLine.arguments.dropFirst())
            exit(try await run(arguments) ? 0 : 1)
        } catch let problem as Arguments.Problem {
            complain("simulate: \(problem)\n\(usage)")
        } catch {
            complain("simulate: \(error)")
        }
        exit(2)
    }

    private static func complain(_ text: String) {
        let bytes = Array((text + "\n").utf8)
        _ = write(STDERR_FILENO, bytes, bytes.count)
    }

    private static func run(_ arguments: Arguments) async throws -> Bool {
        switch arguments.task {
        case .campaign: try await Campaigns.run(arguments)
        case .soak(let hours): try await Campaigns.soak(hours: hours, arguments)
        case .seed(let seed):
            try replay(World(seed: seed, planted: arguments.planted), named: "seed \(seed)", arguments)
        case .play(let file):
            try replay(World(try Script(try text(of: file))), named: file, arguments)
        case .planted: try await Planted.run(arguments)
        }
    }

    private static func text(of file: String) throws -> String {
        guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: file)) else {
            throw Arguments.Problem(description: "\(file) cannot be read")
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func replay(_ world: World, named name: String, _ arguments: Arguments) throws -> Bool {
        let teller: ((String) -> Void)? = arguments.isTold ? { print($0) } : nil
        world.listen(teller)
        do {
            let report = try world.run()
            print("\(name): sound, \(report.steps) steps, trace \(String(report.hash, radix: 16))")
            return true
        } catch {
            print("\(name): \(error)")
            if let file = arguments.minimise, let violation = error as? Violation {
                try minimise(world.script, violation, into: file)
            }
            return false
        }
    }

    private static func minimise(_ script: Script, _ violation: Violation, into file: String) throws {
        var minimiser = Minimiser(violation.invariant) { complain("  \($0)") }
        let small = minimiser.minimise(script)
        let head = "# \(violation.invariant), cut down from \(script.actions.count) actions.\n"
        try Data((head + small.description).utf8).write(to: URL(fileURLWithPath: file))
        print(
            "\(file) breaks \(violation.invariant) in \(small.actions.count) actions, found in \(minimiser.runs) worlds"
        )
        print("  follow it with: simulate --play \(file) --narrate")
    }
}
