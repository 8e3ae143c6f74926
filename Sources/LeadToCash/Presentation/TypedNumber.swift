// Why this file exists: `employees=1.2k` says 1,200 and `1.200` says 1,200 to one reader and 1.2 to the next. The first
// is read, the second is asked back.

import SyncProtocol

/// Whole numbers as people type them.
public enum TypedNumber {
    /// Reads `1200000`, `1,200,000`, `1.2m`, `50k`, `300万`.
    /// - Throws: ``TypedTextError`` that says how to write it, also where it could mean two numbers.
    public static func parse(_ text: String) throws(TypedTextError) -> Int64 {
        let typed = Normalization.nfc(Normalization.trimmed(text))
        if let number = Int64(typed) { return number }
        let words = typed.split(whereSeparator: \.isWhitespace).map(String.init)
        guard let amount = TypedMoney.joined(words) else { throw none(typed) }
        if isUnclear(amount) { throw unclear(typed, amount) }
        let (number, power) = TypedMoney.scaled(amount)
        do throws(MoneyError) {
            return try Money.minorUnits(number, exponent: power)
        } catch {
            throw none(typed)
        }
    }

    /// Whether a number is one to readers who group thousands by points, and another to those who write decimals after
    /// one: `1.200`.
    static func isUnclear(_ number: String) -> Bool {
        var digits = number[...]
        if digits.first == "-" || digits.first == "+" { digits.removeFirst() }
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count > 1, let first = parts.first, (1...3).contains(first.utf8.count), first.first != "0" else {
            return false
        }
        return parts.allSatisfy { part in part.utf8.allSatisfy { (48...57).contains($0) } }
            && parts.dropFirst().allSatisfy { $0.utf8.count == 3 }
    }

    /// - Parameters:
    ///   - typed: all that was typed.
    ///   - number: the number in it.
    static func unclear(_ typed: String, _ number: String) -> TypedTextError {
        let whole = number.replacing(".", with: "")
        let parts = number.split(separator: ".")
        var choice = whole
        var chinese = whole
        if parts.count == 2 {
            let decimal = "\(parts[0]).\(parts[1].prefix(2))"
            choice += " or \(decimal)"
            chinese += " 或 \(decimal)"
        }
        return TypedTextError(
            Label(
                "“\(typed)” is thousands to some readers and decimals to others; write \(choice).",
                "“\(typed)”中的点有人读作千分位，有人读作小数点；请写 \(chinese)。",
                "「\(typed)」中的點有人讀作千分位，有人讀作小數點；請寫 \(chinese)。"))
    }

    private static func none(_ text: String) -> TypedTextError {
        TypedTextError(
            Label(
                "“\(text)” is no whole number; write one such as 1200, 1,200 or 1.2k.",
                "“\(text)”不是整数；请写成 1200、1,200 或 1.2k。", "「\(text)」不是整數；請寫成 1200、1,200 或 1.2k。"))
    }
}
