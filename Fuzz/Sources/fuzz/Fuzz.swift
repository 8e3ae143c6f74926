// Why this file exists: libFuzzer brings the program's `main` and calls this one function with every input it invents.
// Its command line belongs to libFuzzer, so the environment names the target.

import Glibc

/// The target that OUTPOST_FUZZ_TARGET names; without one there is nothing to attack, and the process ends.
private let target: Target = {
    let name = getenv("OUTPOST_FUZZ_TARGET").map { String(cString: $0) } ?? ""
    if let target = Target(rawValue: name) { return target }
    let names = Target.allCases.map(\.rawValue).joined(separator: ", ")
    print("Set OUTPOST_FUZZ_TARGET to one of \(names); it is \"\(name)\".")
    exit(2)
}()

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    target.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
    return 0
}
