// Why this file exists: the command line, read once and completely before anything begins.

import DiskSimulation
import Foundation

/// The command line.
struct Arguments {
    struct Problem: Error, CustomStringConvertible {
        let description: String
    }

    var count: UInt64 = 2000
    var first: UInt64 = 1
    var steps = 400
    var seed: UInt64?
    var isTold = false
    var planted: DiskFault?
    var threads = max(1, ProcessInfo.processInfo.activeProcessorCount)
    var figures: Figures?
    var arePointsTried = false
    var scenario: String?
    var point: Int?
    var variant: UInt64 = 1
    var variants: UInt64 = 2

    init(_ words: some Collection<String>) throws {
        var words = Array(words)
        while !words.isEmpty {
            let word = words.removeFirst()
            switch word {
            case "--seeds": count = try Self.number(after: word, &words)
            case "--first-seed": first = try Self.number(after: word, &words)
            case "--steps": steps = Int(clamping: try Self.number(after: word, &words))
            case "--seed": seed = try Self.number(after: word, &words)
            case "--threads": threads = Int(min(64, max(1, try Self.number(after: word, &words))))
            case "--narrate": isTold = true
            case "--crash-points": arePointsTried = true
            case "--scenario": scenario = try Self.text(after: word, &words)
            case "--point": point = Int(clamping: try Self.number(after: word, &words))
            case "--variant": variant = try Self.number(after: word, &words)
            case "--variants": variants = try Self.number(after: word, &words)
            case "--plant": planted = try Self.fault(after: word, &words)
            case "--figures": figures = Figures(path: try Self.text(after: word, &words))
            default: throw Problem(description: "\(word) is not known here")
            }
        }
    }

    private static func text(after word: String, _ words: inout [String]) throws -> String {
        guard !words.isEmpty else { throw Problem(description: "\(word) needs something after it") }
        return words.removeFirst()
    }

    private static func number(after word: String, _ words: inout [String]) throws -> UInt64 {
        guard let number = UInt64(try text(after: word, &words)) else {
            throw Problem(description: "\(word) needs a whole number after it")
        }
        return number
    }

    private static func fault(after word: String, _ words: inout [String]) throws -> DiskFault {
        guard let fault = DiskFault(rawValue: try text(after: word, &words)) else {
            let known = DiskFault.allCases.map(\.rawValue).joined(separator: ", ")
            throw Problem(description: "\(word) needs one of \(known)")
        }
        return fault
    }
}
