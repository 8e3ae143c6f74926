// Why this file exists: what may be asked of the simulator, read once and checked.

import FoundationEssentials
import Simulation

/// The command line.
struct Arguments {
    struct Problem: Error, CustomStringConvertible {
        let description: String
    }

    /// What is to be done.
    enum Task {
        case campaign, planted
        case soak(hours: Double)
        case seed(UInt64)
        case play(String)
    }

    var task = Task.campaign
    var count: UInt64 = 1000
    var first: UInt64 = 1
    var patience: UInt64 = 3000
    var isTold = false
    var planted: PlantedFault?
    var minimise: String?
    var document: String?
    var traces: String?
    var figures: String?
    var threads = max(1, ProcessInfo.processInfo.activeProcessorCount)

    init(_ words: some Collection<String>) throws {
        var words = Array(words)
        while !words.isEmpty {
            let word = words.removeFirst()
            switch word {
            case "--seeds": count = try Self.number(after: word, &words)
            case "--first-seed": first = try Self.number(after: word, &words)
            case "--seed": task = .seed(try Self.number(after: word, &words))
            case "--play": task = .play(try Self.text(after: word, &words))
            case "--planted": task = .planted
            case "--patience": patience = try Self.number(after: word, &words)
            case "--hours": task = .soak(hours: try Self.hours(after: word, &words))
            case "--threads": threads = Int(min(64, max(1, try Self.number(after: word, &words))))
            case "--narrate": isTold = true
            case "--minimise": minimise = try Self.text(after: word, &words)
            case "--document": document = try Self.text(after: word, &words)
            case "--traces": traces = try Self.text(after: word, &words)
            case "--figures": figures = try Self.text(after: word, &words)
            case "--plant": planted = try Self.fault(after: word, &words)
            default: throw Problem(description: "\(word) is not known here")
            }
        }
    }

    private static func text(after word: String, _ words: inout [String]) throws -> String {
        guard !words.isEmpty else { throw Problem(description: "\(word) needs the name of a file after it") }
        return words.removeFirst()
    }

    private static func number(after word: String, _ words: inout [String]) throws -> UInt64 {
        guard let text = words.first, let number = UInt64(text) else {
            throw Problem(description: "\(word) needs a whole number after it")
        }
        words.removeFirst()
        return number
    }

    private static func hours(after word: String, _ words: inout [String]) throws -> Double {
        guard let text = words.first, let number = Double(text), number > 0, number <= 1000 else {
            throw Problem(description: "\(word) needs a number of hours up to 1000 after it")
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
