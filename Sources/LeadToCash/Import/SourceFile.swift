// Why this file exists: an import reads files that somebody exported somewhere, so their sizes are bounded and each is
// known by its name in every complaint.

import FoundationEssentials

/// A file to import: its name without folders, and its bytes.
public struct SourceFile: Sendable {
    public let name: String
    public let bytes: [UInt8]

    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    /// The largest file that an import reads: 1 GiB.
    public static let largest = 1 << 30
    /// The most files that an import looks at in one folder.
    public static let most = 1000

    /// Reads the `.csv`, `.tsv` and `.txt` files of a folder, or the one file at `path`, in order of their names.
    public static func read(path: String) throws -> [SourceFile] {
        let manager = FileManager.default
        var isFolder = false
        guard manager.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw ImportError("There is nothing at \(path); name a folder of CSV files, or one such file.")
        }
        if !isFolder { return [try file(path, name: path.split(separator: "/").last.map(String.init) ?? path)] }
        let names = try manager.contentsOfDirectory(atPath: path).filter(isTable).sorted()
        guard !names.isEmpty else { throw ImportError("The folder \(path) holds no .csv, .tsv or .txt file.") }
        guard names.count <= most else { throw ImportError("The folder \(path) holds more than \(most) files.") }
        return try names.map { try file(path + "/" + $0, name: $0) }
    }

    private static func isTable(_ name: String) -> Bool {
        let lower = name.lowercased()
        return !name.hasPrefix(".") && [".csv", ".tsv", ".txt"].contains { lower.hasSuffix($0) }
    }

    private static func file(_ path: String, name: String) throws -> SourceFile {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        let size = (attributes[.size] as? any BinaryInteger).map { Int(truncatingIfNeeded: $0) } ?? 0
        guard size <= largest else {
            throw ImportError("\(path) is larger than \(largest >> 20) MiB; split it and import the parts.")
        }
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        return SourceFile(name: name, bytes: bytes)
    }
}

/// Why nothing can be imported, in one sentence.
public struct ImportError: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String
    public init(_ description: String) { self.description = description }
}
