// Why this file exists: keys, salts and hashes travel in headers and JSON, where bytes must be plain letters.

/// Bytes as lower-case hexadecimal digits.
public enum Hexadecimal {
    private static let digits = Array("0123456789abcdef".utf8)

    /// Two digits for each byte.
    public static func text(_ bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads what ``text(_:)`` writes; nil for anything else, and for any other number of bytes.
    public static func bytes(_ text: some StringProtocol, count: Int) -> [UInt8]? {
        let letters = Array(text.utf8.prefix(2 * count + 1))
        guard letters.count == 2 * count else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: letters.count, by: 2) {
            guard let high = digits.firstIndex(of: letters[index]),
                let low = digits.firstIndex(of: letters[index + 1])
            else { return nil }
            bytes.append(UInt8(high << 4 | low))
        }
        return bytes
    }
}
