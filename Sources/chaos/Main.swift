// Why this file exists: `make chaos`: real programs in a storm of kills, from the command line.

import ChaosDriver
import Foundation
import Glibc

@main
struct Main {
    static let usage = """
        usage: chaos --outpost PATH --outpostd PATH [--kills 500] [--seed 1] [--laptops 5] [--minutes 5]
                     [--wrong-clock LIBRARY] [--figures FILE] [--trace FILE] [--keep FOLDER] [--plant FAULT] [--tls yes]
        The seed fixes what is done to whom; how the machine interleaves the processes it cannot fix.
        """

    static func main() async {
        var arguments: Arguments
        do {
            arguments = try Arguments(CommandLine.arguments.dropFirst())
        } catch {
            print("chaos: \(error)\n\(usage)")
            exit(2)
        }
        arguments.options.hasDisks = Surroundings.enter()
        if !arguments.options.hasDisks { print("Without root, disks are not filled.") }
        if arguments.options.wrongClock == nil { print("Without libWrongClock.so, clocks stay right.") }
        do {
            let report = try await Storm(arguments.options).run()
            for finding in report.findings { print("\(finding.kind): \(finding.sentence)") }
            print(report.table)
            if let file = arguments.figures { append(report.figures, to: file) }
            exit(report.isSound ? 0 : 1)
        } catch {
            print("chaos: \(error)")
            exit(1)
        }
    }

    private static func append(_ text: String, to file: String) {
        if !FileManager.default.fileExists(atPath: file) {
            _ = FileManager.default.createFile(atPath: file, contents: nil)
        }
        guard let handle = FileHandle(forWritingAtPath: file) else { return print("chaos: \(file) cannot be written") }
        handle.seekToEndOfFile()
        handle.write(Data(text.utf8))
    }
}

/// A view of the file systems that nobody else shares: what is mounted in it is gone with this process, come what may.
enum Surroundings {
    private static let mark = "OUTPOST_CHAOS_INSIDE"

    /// - Returns: whether small disks can be made.
    static func enter() -> Bool {
        if getenv(mark) != nil { return true }
        guard geteuid() == 0, access(program, X_OK) == 0, canMount() else { return false }
        setenv(mark, "1", 1)
        let path = Bundle.main.executablePath ?? CommandLine.arguments[0]
        let words = [program, "--mount", "--propagation", "private", path] + CommandLine.arguments.dropFirst()
        let pointers = words.map { strdup($0) } + [nil]
        execv(program, pointers)
        unsetenv(mark)
        return false
    }

    private static let program = "/usr/bin/unshare"

    private static func canMount() -> Bool {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = [
            "--mount", "--propagation", "private", "/bin/mount", "-t", "tmpfs", "-o", "size=1m", "chaos", "/mnt",
        ]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}

/// The command line.
struct Arguments {
    struct Problem: Error, CustomStringConvertible {
        let description: String
    }

    var options: ChaosOptions
    var figures: String?

    init(_ words: some Collection<String>) throws {
        var values: [String: String] = [:]
        var words = Array(words)
        while !words.isEmpty {
            let name = words.removeFirst()
            guard Self.names.contains(name), !words.isEmpty else {
                throw Problem(description: "“\(name)” is not known, or lacks its value.")
            }
            values[name] = words.removeFirst()
        }
        guard let outpost = values["--outpost"], let outpostd = values["--outpostd"] else {
            throw Problem(description: "Say where both programs are.")
        }
        options = ChaosOptions(outpost: outpost, outpostd: outpostd)
        for path in [outpost, outpostd] where access(path, X_OK) != 0 {
            throw Problem(description: "\(path) is no program.")
        }
        options.kills = try Self.number(values["--kills"], else: 500)
        options.seed = UInt64(try Self.number(values["--seed"], else: 1))
        options.laptops = try Self.number(values["--laptops"], else: 5)
        options.seconds = try Self.number(values["--minutes"], else: 5) * 60
        options.patience = try Self.number(values["--patience"], else: 30)
        options.isProtected = values["--tls"] == "yes"
        options.trace = values["--trace"]
        options.keep = values["--keep"]
        options.wrongClock = values["--wrong-clock"] ?? Self.besides("libWrongClock.so")
        if let word = values["--plant"] {
            guard let plant = ChaosOptions.Plant(rawValue: word) else {
                let known = ChaosOptions.Plant.allCases.map(\.rawValue).joined(separator: ", ")
                throw Problem(description: "--plant takes \(known).")
            }
            options.plant = plant
        }
        figures = values["--figures"]
    }

    private static let names: Set<String> = [
        "--outpost", "--outpostd", "--kills", "--seed", "--laptops", "--minutes", "--patience", "--wrong-clock",
        "--figures", "--trace", "--keep", "--plant", "--tls",
    ]

    private static func number(_ text: String?, else usual: Int) throws -> Int {
        guard let text else { return usual }
        guard let number = Int(text), (1...100_000_000).contains(number) else {
            throw Problem(description: "“\(text)” is no number from 1 to 100,000,000.")
        }
        return number
    }

    /// A file beside this program; nil if there is none.
    private static func besides(_ name: String) -> String? {
        let folder = (Bundle.main.executablePath ?? CommandLine.arguments[0] as String) as NSString
        let path = "\(folder.deletingLastPathComponent)/\(name)"
        return access(path, R_OK) == 0 ? path : nil
    }
}
