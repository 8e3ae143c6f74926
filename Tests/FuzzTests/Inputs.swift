// Why this file exists: seeds and past finds lie as files in Fuzz/, one folder for each target, where the fuzzer and
// these tests both read them.

import FoundationEssentials
import FuzzTargets

/// Which inputs of a target.
enum Shelf: String, CaseIterable {
    /// Well-formed inputs to start from.
    case corpus = "Corpus"
    /// Inputs that once broke something.
    case regressions = "Regressions"

    /// Name and bytes of each, in order of their names; none if there is no folder.
    func inputs(of target: FuzzTarget) throws -> [(name: String, bytes: [UInt8])] {
        let folder = Self.folder + "/\(rawValue)/\(target.rawValue)"
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { name in
            (name, [UInt8](try Data(contentsOf: URL(filePath: folder + "/" + name))))
        }
    }

    /// The folders that there are.
    func folders() throws -> [String] {
        let folder = Self.folder + "/" + rawValue
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasPrefix(".") }
    }

    private static let folder = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/Fuzz"
}
