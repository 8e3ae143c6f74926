// Why this file exists: `make simulate`: random worlds by the thousand, or one of them told step by step.

import FoundationEssentials
import Glibc
import Simulation

@main
struct Main {
    static let usage = """
        usage: simulate --seeds N [--first-seed M] [--threads T]
               simulate --seed N [--narrate]
               either with --plant FAULT, to see a checker fire
        """

    static func main() async {
        let arguments: Arguments
        do {
            arguments = try Arguments(CommandLine.arguments.dropFirst())
        } catch {
            print("simulate: \(error)\n\(usage)")
            exit(2)
        }
        let isSound =
            if let seed = arguments.seed {
                replay(seed, arguments)
            } else {
                await campaign(arguments)
            }
        exit(isSound ? 0 : 1)
    }

    private static func replay(_ seed: UInt64, _ arguments: Arguments) -> Bool {
        do {
            let report = try World(
                seed: seed, planted: arguments.planted, tell: arguments.isTold ? { print($0) } : nil
            ).run()
            print("seed \(seed): sound, \(report.steps) steps, trace \(String(report.hash, radix: 16))")
            return true
        } catch {
            print("seed \(seed): \(error)")
            return false
        }
    }

    private static func campaign(_ arguments: Arguments) async -> Bool {
        let clock = ContinuousClock()
        let start = clock.now
        let outcome = await Campaign.run(
            first: arguments.first, count: arguments.count, workers: arguments.threads,
            planted: arguments.planted)
        let elapsed = start.duration(to: clock.now)
        for failure in outcome.failures {
            print("seed \(failure.seed): \(failure.violation)")
            print("  replay with: make simulate SEED=\(failure.seed)")
        }
        print(Table.text(outcome, seconds: Double(elapsed / .milliseconds(1)) / 1000))
        return outcome.failures.isEmpty
    }
}

/// The command line.
struct Arguments {
    struct Problem: Error, CustomStringConvertible {
        let description: String
    }

    var count: UInt64 = 1000
    var first: UInt64 = 1
    var seed: UInt64?
    var isTold = false
    var planted: PlantedFault?
    var threads = max(1, ProcessInfo.processInfo.activeProcessorCount)

    init(_ words: some Collection<String>) throws {
        var words = Array(words)
        while !words.isEmpty {
            let word = words.removeFirst()
            switch word {
            case "--seeds": count = try Self.number(after: word, &words)
            case "--first-seed": first = try Self.number(after: word, &words)
            case "--seed": seed = try Self.number(after: word, &words)
            case "--threads": threads = Int(min(64, max(1, try Self.number(after: word, &words))))
            case "--narrate": isTold = true
            case "--plant": planted = try Self.fault(after: word, &words)
            default: throw Problem(description: "\(word) is not known here")
            }
        }
    }

    private static func number(after word: String, _ words: inout [String]) throws -> UInt64 {
        guard let text = words.first, let number = UInt64(text) else {
            throw Problem(description: "\(word) needs a whole number after it")
        }
        words.removeFirst()
        return number
    }

    private static func fault(after word: String, _ words: inout [String]) throws -> PlantedFault {
        guard let text = words.first, let fault = PlantedFault(rawValue: text) else {
            let known = PlantedFault.allCases.map(\.rawValue).joined(separator: ", ")
            throw Problem(description: "\(word) needs one of \(known)")
        }
        words.removeFirst()
        return fault
    }
}
