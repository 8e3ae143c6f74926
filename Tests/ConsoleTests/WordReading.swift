// Why this file exists: templates and pages name their words by keys in quotes, which no compiler looks at. What the
// sources name is read out of their text here, so that it can be compared with what is written down.

import Foundation

/// What the console's sources say about words.
enum WordReading {
    private static let root =
        "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/Sources/Console"

    /// The text of every Swift file of the console, by its path within it.
    static func sources() throws -> [String: String] {
        try FileManager.default.subpathsOfDirectory(atPath: root).filter { $0.hasSuffix(".swift") }
            .reduce(into: [:]) { $0[$1] = try String(contentsOfFile: root + "/" + $1, encoding: .utf8) }
    }

    /// Whether a file only writes words down.
    static func isList(_ source: String) -> Bool { source.contains("extension PageWords {") }

    /// The words that a template names: `{{w.save}}`, `{{#w.save}}`.
    static func named(in template: String) -> Set<String> {
        let bytes = Array(template.utf8)
        var keys: Set<String> = []
        for start in places(of: "{{", in: bytes) {
            let tag = bytes[start...].drop { [UInt8(ascii: "{"), UInt8(ascii: "#"), UInt8(ascii: "^")].contains($0) }
            guard tag.starts(with: "w.".utf8) else { continue }
            keys.insert(String(decoding: tag.dropFirst(2).prefix(while: isWord), as: UTF8.self))
        }
        return keys
    }

    /// The keys in quotes that are handed to what looks words up, or stand behind a label for keys.
    static func asked(in source: String) -> Set<String> {
        let bytes = Array(source.utf8)
        var keys: Set<String> = []
        for mark in ["word(", "PageWords.text(", "Visit.done(", "problem(", "say(", "missing("] {
            for start in places(of: mark, in: bytes) where isName(bytes, before: start - mark.utf8.count) {
                keys.formUnion(quoted(in: bytes[start...].prefix(argumentLength(bytes[start...]))))
            }
        }
        for label in ["heading: \"", "nothing: \"", "empty: \"", " Group(\"", "[Group(\""] {
            for start in places(of: label, in: bytes) {
                let key = bytes[start...].prefix(while: isWord)
                if key.endIndex < bytes.count, bytes[key.endIndex] == quote {
                    keys.insert(String(decoding: key, as: UTF8.self))
                }
            }
        }
        return keys
    }

    /// Everything in quotes that could be a key, and what stands behind `done=` in an address.
    static func quoted(in source: String) -> Set<String> {
        let bytes = Array(source.utf8)
        let done = places(of: "done=", in: bytes).map { start in
            String(decoding: bytes[start...].prefix(while: isWord), as: UTF8.self)
        }
        return quoted(in: bytes[...]).union(done)
    }

    /// The keys that a list of words writes down, in order: `"save": Label(`.
    static func written(in source: String) -> [String] {
        let bytes = Array(source.utf8)
        return places(of: "\": Label(", in: bytes).compactMap { end in
            let head = bytes[..<(end - "\": Label(".utf8.count)]
            let key = head.suffix(from: (head.lastIndex { !isWord($0) } ?? -1) + 1)
            return key.isEmpty ? nil : String(decoding: key, as: UTF8.self)
        }
    }

    // MARK: Bytes

    private static let quote = UInt8(ascii: "\"")

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    /// Where the bytes behind each occurrence of a mark begin.
    private static func places(of mark: String, in bytes: [UInt8]) -> [Int] {
        let mark = Array(mark.utf8)
        var found: [Int] = []
        var rest = bytes[...]
        while let start = rest.firstIndex(of: mark[0]) {
            rest = rest[start...]
            if rest.starts(with: mark) { found.append(start + mark.count) }
            rest = rest.dropFirst()
        }
        return found
    }

    /// Whether a call's name begins there: `Labels.word(` looks words of the vocabulary up, and `password(` none.
    private static func isName(_ bytes: [UInt8], before start: Int) -> Bool {
        let head = bytes[..<start]
        return !(head.last.map(isWord) ?? false) && !head.suffix("Labels.".utf8.count).elementsEqual("Labels.".utf8)
    }

    /// How many bytes stand before the parenthesis that closes what is open, texts in quotes left alone.
    private static func argumentLength(_ bytes: ArraySlice<UInt8>) -> Int {
        var depth = 1
        var isText = false
        var isEscaped = false
        for (offset, byte) in bytes.enumerated() {
            switch byte {
            case _ where isEscaped: isEscaped = false
            case UInt8(ascii: "\\") where isText: isEscaped = true
            case quote: isText.toggle()
            case UInt8(ascii: "(") where !isText: depth += 1
            case UInt8(ascii: ")") where !isText: depth -= 1
            default: break
            }
            if depth == 0 { return offset }
        }
        return bytes.count
    }

    /// Letters and digits between two quotes.
    private static func quoted(in bytes: ArraySlice<UInt8>) -> Set<String> {
        var keys: Set<String> = []
        var rest = bytes
        while let start = rest.firstIndex(of: quote) {
            rest = rest[(start + 1)...]
            let key = rest.prefix(while: isWord)
            if !key.isEmpty, key.endIndex < bytes.endIndex, bytes[key.endIndex] == quote {
                keys.insert(String(decoding: key, as: UTF8.self))
            }
        }
        return keys
    }
}
