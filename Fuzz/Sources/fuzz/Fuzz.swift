// Why this file exists: libFuzzer brings the program's `main` and calls this one function with every input it invents.
// Its command line belongs to libFuzzer, so the environment names the target, and the folder where seeds are wanted.

import FuzzTargets
import Glibc

/// What is attacked.
private enum Victim {
    case target(FuzzTarget)
    /// Breaks on one input that chance alone does not find: a fuzzer that misses it is blind.
    case planted

    /// The one that OUTPOST_FUZZ_TARGET names; without one there is nothing to attack, and the process ends.
    static let chosen: Victim = {
        let name = getenv("OUTPOST_FUZZ_TARGET").map { String(cString: $0) } ?? ""
        if name == "planted" { return .planted }
        if let target = FuzzTarget(rawValue: name) {
            if let folder = getenv("OUTPOST_FUZZ_SEEDS") { write(target.seeds, to: String(cString: folder)) }
            return .target(target)
        }
        let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
        print("Set OUTPOST_FUZZ_TARGET to one of \(names), planted; it is \"\(name)\".")
        _exit(2)
    }()

    /// Writes each seed as a file of its own, and ends the process.
    private static func write(_ seeds: [[UInt8]], to folder: String) -> Never {
        for (index, seed) in seeds.enumerated() {
            guard let file = fopen("\(folder)/\(index < 10 ? "0" : "")\(index)", "wb") else {
                print("\(folder) cannot be written.")
                _exit(2)
            }
            fwrite(seed, 1, seed.count, file)
            fclose(file)
        }
        // libFuzzer takes an ordinary end for a find.
        _exit(0)
    }

    func run(_ bytes: [UInt8]) throws(BrokenProperty) {
        switch self {
        case .target(let target): _ = try target.run(bytes)
        case .planted: Self.plant(bytes)
        }
    }

    /// Byte by byte, as a parser would, so that coverage shows the way.
    private static func plant(_ bytes: [UInt8]) {
        let word = Array("trap".utf8)
        for (index, letter) in word.enumerated() {
            guard index < bytes.count, bytes[index] == letter else { return }
        }
        fatalError("The planted fault was found.")
    }
}

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    do throws(BrokenProperty) {
        try Victim.chosen.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
    } catch {
        fatalError("A promise was broken: \(error)")
    }
    return 0
}
