// Why this file exists: llvm-cov counts per function and per copy of it. A place in a file counts as reached if any
// copy was, in any of the programs.

import Foundation

/// A stretch of code that is run as a whole or not at all; where code branches, another begins.
struct Region: Hashable, Comparable {
    let line: Int
    let column: Int
    let endLine: Int
    let endColumn: Int

    static func < (a: Self, b: Self) -> Bool {
        (a.line, a.column, b.endLine, b.endColumn) < (b.line, b.column, a.endLine, a.endColumn)
    }
}

/// The regions of one function in one file, and how often each was run.
struct Place {
    let path: String
    /// Its name as people write it; of a closure, the function around it.
    let function: String
    var counts: [Region: UInt64]

    var isNeverCalled: Bool { counts.values.allSatisfy { $0 == 0 } }
}

/// What `llvm-cov export` writes.
struct Export: Decodable {
    private struct Content: Decodable {
        let functions: [Function]
    }

    private struct Function: Decodable {
        let name: String
        let filenames: [String]
        /// Line, column, end line, end column, count, file, expanded file, kind.
        let regions: [[UInt64]]
    }

    private let data: [Content]

    init(_ bytes: Data) throws { self = try JSONDecoder().decode(Export.self, from: bytes) }

    /// All measured functions, in order of their files and lines.
    func places() throws -> [Place] {
        let functions = data.flatMap(\.functions).filter { $0.filenames.contains { Measured.path($0) != nil } }
        let names = try Demangler.names(functions.map { Self.mangled($0.name) })
        var places: [String: Place] = [:]
        for function in functions {
            guard let path = function.filenames.first.flatMap(Measured.path) else { continue }
            let name = names[Self.mangled(function.name)] ?? function.name
            let key = path + " " + name
            // Code regions alone: the other kinds are gaps between them, and skipped text.
            for numbers in function.regions where numbers.count >= 8 && numbers[7] == 0 && numbers[5] == 0 {
                let region = Region(
                    line: Int(numbers[0]), column: Int(numbers[1]), endLine: Int(numbers[2]), endColumn: Int(numbers[3])
                )
                let count = max(places[key]?.counts[region] ?? 0, numbers[4])
                places[key, default: Place(path: path, function: name, counts: [:])].counts[region] = count
            }
        }
        return places.values.sorted {
            ($0.path, $0.counts.keys.min() ?? .none) < ($1.path, $1.counts.keys.min() ?? .none)
        }
    }

    /// A name that is private to a file comes with the file's before it.
    private static func mangled(_ name: String) -> String { name.split(separator: ":").last.map(String.init) ?? name }
}

extension Region {
    static let none = Region(line: 0, column: 0, endLine: 0, endColumn: 0)
}

/// Swift's own reader of mangled names.
enum Demangler {
    static func names(_ mangled: [String]) throws -> [String: String] {
        let process = Process()
        let (input, output) = (Pipe(), Pipe())
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["swift-demangle", "--compact", "--simplified"]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let unique = Array(Set(mangled)).sorted()
        // Written from a thread of its own, lest both pipes fill up.
        let text = Data(unique.map { $0 + "\n" }.joined().utf8)
        Thread.detachNewThread {
            input.fileHandleForWriting.write(text)
            try? input.fileHandleForWriting.close()
        }
        let answer = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let names = answer.split(separator: "\n", omittingEmptySubsequences: false).map { plain(String($0)) }
        return Dictionary(zip(unique, names), uniquingKeysWith: { first, _ in first })
    }

    /// Of `closure #1 in static Ledger.append(_:)` the function.
    private static func plain(_ name: String) -> String {
        var name = name
        if let range = name.range(of: " in ", options: .backwards) { name = String(name[range.upperBound...]) }
        for noise in ["specialized ", "static ", "default argument 0 of ", "variable initialization expression of "] {
            name = name.replacingOccurrences(of: noise, with: "")
        }
        return name.trimmingCharacters(in: .whitespaces)
    }
}
