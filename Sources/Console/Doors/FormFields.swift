// Why this file exists: what a browser sends of a form or behind a question mark is foreign bytes. They are read once,
// bounded, into names and texts.

import FoundationEssentials

/// Names and texts as a form sends them, in order.
struct FormFields: Sendable, Hashable {
    /// Bytes of a body at most; a long memo fits.
    static let mostBytes = 256 * 1024
    private static let mostFields = 2000

    private(set) var pairs: [(name: String, text: String)] = []

    init() {}

    init(_ pairs: [(String, String)]) { self.pairs = pairs.map { (name: $0.0, text: $0.1) } }

    /// Reads `application/x-www-form-urlencoded`; nil if it is no UTF-8, ends in half an escape or is too much.
    init?(encoded: some StringProtocol) {
        guard encoded.utf8.count <= Self.mostBytes else { return nil }
        for part in encoded.split(separator: "&", maxSplits: Self.mostFields) where !part.isEmpty {
            guard pairs.count < Self.mostFields else { return nil }
            let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decode(halves[0]), let text = Self.decode(halves.count > 1 ? halves[1] : "") else {
                return nil
            }
            pairs.append((name, text))
        }
    }

    /// The first text of a name, without white space around it; nil if there is none or nothing in it.
    subscript(_ name: String) -> String? {
        guard let text = pairs.first(where: { $0.name == name })?.text else { return nil }
        let trimmed = Self.trimmed(text)
        return trimmed.isEmpty ? nil : trimmed
    }

    /// Whether a name was sent at all, be it with nothing in it.
    func has(_ name: String) -> Bool { pairs.contains { $0.name == name } }

    /// Every text of a name: boxes that were ticked.
    func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.text) }

    /// As it stands behind a question mark, with some names replaced; nil takes a name out.
    func encoded(replacing changes: [String: String?] = [:]) -> String {
        var rest = pairs.filter { changes.index(forKey: $0.name) == nil }
        for (name, text) in changes.sorted(by: { $0.key < $1.key }) { if let text { rest.append((name, text)) } }
        return rest.map { "\(Self.encode($0.name))=\(Self.encode($0.text))" }.joined(separator: "&")
    }

    static func == (a: Self, b: Self) -> Bool {
        a.pairs.count == b.pairs.count && zip(a.pairs, b.pairs).allSatisfy { $0 == $1 }
    }

    func hash(into hasher: inout Hasher) {
        for pair in pairs {
            hasher.combine(pair.name)
            hasher.combine(pair.text)
        }
    }

    private static func trimmed(_ text: String) -> String {
        String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }

    private static func decode(_ text: some StringProtocol) -> String? {
        var bytes: [UInt8] = []
        var iterator = text.utf8.makeIterator()
        while let byte = iterator.next() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = iterator.next().flatMap(nibble), let low = iterator.next().flatMap(nibble) else {
                    return nil
                }
                bytes.append(high << 4 | low)
            default: bytes.append(byte)
            }
        }
        // A NUL ends texts in C; nobody types one.
        guard !bytes.contains(0) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func nibble(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    /// What is neither letter, digit nor one of `-._~` as `%XX`.
    static func encode(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                bytes.append(byte)
            default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
