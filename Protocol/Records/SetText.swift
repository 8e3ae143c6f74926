// Why this file exists: a set lives in one TEXT column that people and SQLite's json_each can read, and equal sets must
// be equal bytes on every tier.

/// The canonical JSON array of a set's elements: sorted by their UTF-8 bytes, no spaces, least escaping.
public enum SetText {
    public static func encode(_ elements: [String]) -> String {
        "[" + elements.map(JSON.quoted).joined(separator: ",") + "]"
    }

    /// Reads a JSON array of strings; nil for anything else.
    public static func decode(_ text: String) -> [String]? {
        var parser = Parser(text)
        return parser.array()
    }

    private struct Parser {
        private let scalars: [Unicode.Scalar]
        private var index = 0

        init(_ text: String) { scalars = Array(text.unicodeScalars) }

        mutating func array() -> [String]? {
            var result: [String] = []
            guard take("[") else { return nil }
            if take("]") { return index == scalars.count ? result : nil }
            repeat {
                guard let element = string() else { return nil }
                result.append(element)
            } while take(",")
            return take("]") && index == scalars.count ? result : nil
        }

        private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
            while index < scalars.count, scalars[index] == " " { index += 1 }
            guard index < scalars.count, scalars[index] == scalar else { return false }
            index += 1
            return true
        }

        private mutating func string() -> String? {
            guard take("\"") else { return nil }
            var result = String.UnicodeScalarView()
            while index < scalars.count {
                let scalar = scalars[index]
                index += 1
                if scalar == "\"" { return String(result) }
                if scalar == "\\" {
                    guard let escaped = escape() else { return nil }
                    result.append(escaped)
                } else {
                    result.append(scalar)
                }
            }
            return nil
        }

        private mutating func escape() -> Unicode.Scalar? {
            guard index < scalars.count else { return nil }
            let scalar = scalars[index]
            index += 1
            switch scalar {
            case "\"", "\\", "/": return scalar
            case "n": return "\n"
            case "t": return "\t"
            case "r": return "\r"
            case "b": return "\u{8}"
            case "f": return "\u{c}"
            case "u": return unicode()
            default: return nil
            }
        }

        /// The character that `\u` names; one beyond U+FFFF takes two, high surrogate first.
        private mutating func unicode() -> Unicode.Scalar? {
            guard let first = unit() else { return nil }
            guard (0xD800...0xDBFF).contains(first) else { return Unicode.Scalar(first) }
            guard scalars[index...].starts(with: ["\\", "u"]) else { return nil }
            index += 2
            guard let second = unit(), (0xDC00...0xDFFF).contains(second) else { return nil }
            return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        }

        /// Exactly four hexadecimal digits.
        private mutating func unit() -> UInt32? {
            guard index + 4 <= scalars.count else { return nil }
            var result: UInt32 = 0
            for scalar in scalars[index..<index + 4] {
                guard let digit = Character(scalar).hexDigitValue, scalar.isASCII else { return nil }
                result = result << 4 | UInt32(digit)
            }
            index += 4
            return result
        }
    }
}
