// Why this file exists: `simulate --search`: every history within a bound, or one of them told step by step.

import FoundationEssentials
import Simulation

/// The search's part of the command line.
struct SearchProgram {
    static let usage = """
        usage: simulate --search [--search-depth D] [--theme NAME] [--threads T] [--figures FILE]
               simulate --search --theme NAME --path "2:ab? 3:d- h-"
               either with --plant FAULT, to see the search fire
        """

    private var depth = 2
    private var themes = SearchTheme.all
    private var path: String?
    private var figures: String?
    private var planted: PlantedFault?
    private var threads = max(1, ProcessInfo.processInfo.activeProcessorCount)

    init(_ words: some Collection<String>) throws {
        var words = Array(words)
        func value(_ word: String) throws -> String {
            guard !words.isEmpty else { throw Arguments.Problem(description: "\(word) needs something after it") }
            return words.removeFirst()
        }
        while !words.isEmpty {
            let word = words.removeFirst()
            switch word {
            case "--search": break
            case "--search-depth": depth = try Self.number(try value(word), word)
            case "--threads": threads = try Self.number(try value(word), word)
            case "--theme": themes = try Self.themes(try value(word))
            case "--path": path = try value(word)
            case "--figures": figures = try value(word)
            case "--plant":
                let name = try value(word)
                planted = PlantedFault(rawValue: name)
                if planted == nil { throw Arguments.Problem(description: "no fault is called \(name)") }
            default: throw Arguments.Problem(description: "\(word) is not known here")
            }
        }
    }

    /// - Returns: the program's exit code.
    static func main() async -> Int32 {
        do {
            return try await SearchProgram(CommandLine.arguments.dropFirst()).run() ? 0 : 1
        } catch {
            print("simulate: \(error)\n\(usage)")
            return 2
        }
    }

    private static func number(_ text: String, _ word: String) throws -> Int {
        guard let number = Int(text), (1...64).contains(number) else {
            throw Arguments.Problem(description: "\(word) needs a number from 1 to 64 after it")
        }
        return number
    }

    private static func themes(_ name: String) throws -> [SearchTheme] {
        let found = SearchTheme.all.filter { $0.name == name }
        guard found.isEmpty else { return found }
        let known = SearchTheme.all.map(\.name).joined(separator: ", ")
        throw Arguments.Problem(description: "--theme needs one of \(known)")
    }

    /// - Returns: whether every promise was kept.
    func run() async throws -> Bool {
        if let path { return replay(path) }
        let clock = ContinuousClock()
        let start = clock.now
        let bound = SearchBound(depth: depth)
        print("each history: \(bound.description)")
        let parts = try await SearchCampaign.run(themes, bound, workers: threads, planted: planted) { part in
            print(Self.line(part, since: start))
        }
        var all = Search.Outcome()
        for part in parts { all.add(part.outcome) }
        let seconds = Int((start.duration(to: clock.now) / .seconds(1)).rounded(.up))
        print(
            "all: \(all.states) states, \(all.steps) steps, \(all.ends) ends, up to \(all.depth) steps each, "
                + "hash \(String(all.hash, radix: 16)), \(seconds) s")
        for part in parts { tell(part) }
        if let figures { try write(all, seconds, to: figures) }
        return all.finding == nil
    }

    private static func line(_ part: SearchCampaign.Part, since start: ContinuousClock.Instant) -> String {
        let outcome = part.outcome
        let seconds = Int((start.duration(to: .now) / .seconds(1)).rounded())
        if outcome.finding != nil { return "\(part.theme.name): a promise is broken" }
        return "\(part.theme.name): \(outcome.states) states, \(outcome.steps) steps, \(outcome.ends) ends, "
            + "depth \(outcome.depth), hash \(String(outcome.hash, radix: 16)), after \(seconds) s"
    }

    private func tell(_ part: SearchCampaign.Part) {
        guard let finding = part.outcome.finding else { return }
        print("\n\(part.theme.name): \(finding.violation)\nthe shortest history that shows it:")
        try? Search(part.theme, SearchBound(depth: depth), planted: planted).tell(finding.path) { print($0) }
        let fault = planted.map { " --plant \($0.rawValue)" } ?? ""
        print("again: simulate --search --theme \(part.theme.name) --path \"\(finding.path)\"\(fault)")
    }

    private func replay(_ path: String) -> Bool {
        var isSound = true
        for theme in themes {
            do {
                try Search(theme, SearchBound(depth: depth), planted: planted).tell(path) { print($0) }
                print("\(theme.name): sound")
            } catch {
                print("\(theme.name): \(error)")
                isSound = false
            }
        }
        return isSound
    }

    private func write(_ all: Search.Outcome, _ seconds: Int, to path: String) throws {
        let broken = all.finding == nil ? 0 : 1
        let lines = """
            search states\t\(all.states)\t-
            search steps\t\(all.steps)\t-
            search ends judged\t\(all.ends)\t-
            search longest history\t\(all.depth)\t-
            search seconds\t\(seconds)\t-
            search promises broken\t\(broken)\t0

            """
        let file = URL(filePath: path)
        let before = (try? Data(contentsOf: file)) ?? Data()
        try (before + Data(lines.utf8)).write(to: file)
    }
}
