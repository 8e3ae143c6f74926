// Why this file exists: the examples in the wire specification are read from the page itself, so that page and code
// cannot part.

import FoundationEssentials

@testable import SyncProtocol

/// What the tests need of the wire specification.
enum Specification {
    struct Missing: Error, CustomStringConvertible {
        let description: String
    }

    /// One fenced block: its name and its bytes.
    struct Example {
        let name: String
        let bytes: [UInt8]
    }

    /// Puts a frame's length before and its checksum after `content`, as a hostile party could.
    static func sealed(_ content: [UInt8]) -> [UInt8] {
        var body = ByteWriter()
        body.raw(content)
        body.fixed32(content.withUnsafeBytes { UInt32(truncatingIfNeeded: Checksum.xxh64($0)) })
        var frame = ByteWriter()
        frame.block(body.bytes)
        return frame.bytes
    }

    /// The page, found by walking up from this file.
    static func page(from file: String = #filePath) throws -> String {
        var folder = file[...]
        while let slash = folder.lastIndex(of: "/") {
            folder = folder[..<slash]
            let path = folder + "/Protocol/SyncProtocol.docc/WireSpecification.md"
            if let data = FileManager.default.contents(atPath: String(path)) {
                return String(decoding: data, as: UTF8.self)
            }
        }
        throw Missing(description: "WireSpecification.md is not beside the sources")
    }

    /// Every block fenced as `hex`: a line `name: …`, then bytes in hexadecimal; what follows a `;` is a comment.
    static func examples() throws -> [Example] {
        var examples: [Example] = []
        var lines = try page().split(separator: "\n", omittingEmptySubsequences: false)[...]
        while let line = lines.popFirst() {
            guard line == "```hex" else { continue }
            guard let first = lines.popFirst(), first.hasPrefix("name: ") else {
                throw Missing(description: "a hex block without a name")
            }
            var bytes: [UInt8] = []
            while let line = lines.popFirst(), line != "```" { bytes += try hexadecimalBytes(line) }
            examples.append(Example(name: String(first.dropFirst(6)), bytes: bytes))
        }
        return examples
    }

    private static func hexadecimalBytes(_ line: Substring) throws -> [UInt8] {
        let content = line.prefix { $0 != ";" }
        return try content.split(separator: " ").map { word in
            guard word.count == 2, let byte = UInt8(word, radix: 16) else {
                throw Missing(description: "\(word) is no byte")
            }
            return byte
        }
    }
}
