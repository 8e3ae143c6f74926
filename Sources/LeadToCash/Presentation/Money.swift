// Why this file exists: people type `1,050,000.00 USD`, records hold integer minor units, and no floating point number
// may come between the two.

/// An amount of money: integer minor units of an ISO 4217 currency.
public struct Money: Hashable, Sendable, CustomStringConvertible {
    public let minorUnits: Int64
    public let currency: String

    /// Returns nil if ISO 4217 does not list the currency.
    public init?(minorUnits: Int64, currency: String) {
        guard Currency.exponent(of: currency) != nil else { return nil }
        self.minorUnits = minorUnits
        self.currency = currency
    }

    /// Reads an amount in major units and its currency, in either order: `1050000 USD`, `1,050,000.00 USD`,
    /// `JPY 500`. Commas group by three, a point separates decimals.
    public static func parse(_ text: String, defaultCurrency: String? = nil) throws(MoneyError) -> Money {
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        guard (1...2).contains(words.count) else { throw .shape(text) }
        let isCode = { (word: String) in word.count == 3 && word.allSatisfy(\.isLetter) }
        guard let code = words.first(where: isCode) ?? (words.count == 1 ? defaultCurrency : nil),
            let number = words.first(where: { !isCode($0) })
        else { throw .shape(text) }
        let currency = code.uppercased()
        guard let exponent = Currency.exponent(of: currency) else { throw .currency(code) }
        let minor = try minorUnits(number, exponent: exponent)
        guard let money = Money(minorUnits: minor, currency: currency) else { throw .currency(code) }
        return money
    }

    /// Reads a decimal number as minor units of a currency with `exponent` decimals. Nothing is rounded.
    static func minorUnits(_ number: String, exponent: Int) throws(MoneyError) -> Int64 {
        var digits = number[...]
        let negative = digits.first == "-"
        if negative || digits.first == "+" { digits.removeFirst() }
        let halves = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = halves.first, let ungrouped = ungroup(whole) else { throw .number(number) }
        var fraction = halves.count == 2 ? String(halves[1]) : ""
        guard halves.count == 1 || isDigits(fraction[...]) else { throw .number(number) }
        while fraction.utf8.count > exponent, fraction.last == "0" { fraction.removeLast() }
        guard fraction.utf8.count <= exponent else { throw .tooFine(number, exponent) }
        fraction += String(repeating: "0", count: exponent - fraction.utf8.count)
        guard let value = Int64((negative ? "-" : "") + ungrouped + fraction) else { throw .tooLarge(number) }
        return value
    }

    private static func ungroup(_ whole: Substring) -> String? {
        let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
        guard groups.allSatisfy({ isDigits($0) }), let first = groups.first else { return nil }
        if groups.count > 1 {
            guard (1...3).contains(first.utf8.count), groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }) else {
                return nil
            }
        }
        return groups.joined()
    }

    private static func isDigits(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
    }

    /// `1,050,000.00 USD`
    public var description: String { "\(amount()) \(currency)" }

    /// The amount in major units: `1,050,000.00`, or `1050000.00` without grouping.
    public func amount(grouped: Bool = true) -> String {
        let exponent = Currency.exponent(of: currency) ?? 0
        var digits = String(minorUnits.magnitude)
        digits = String(repeating: "0", count: max(0, exponent + 1 - digits.count)) + digits
        let fraction = digits.suffix(exponent)
        let whole = digits.dropLast(exponent)
        let shown = grouped ? Self.group(String(whole)) : String(whole)
        return (minorUnits < 0 ? "-" : "") + shown + (exponent == 0 ? "" : ".\(fraction)")
    }

    /// Separates the thousands of a row of digits with commas.
    public static func group(_ digits: String) -> String {
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { result.append(",") }
            result.append(digit)
        }
        return result
    }
}

/// Why a text is no amount of money.
public enum MoneyError: Error, Hashable, Sendable, CustomStringConvertible {
    case shape(String)
    case currency(String)
    case number(String)
    case tooFine(String, Int)
    case tooLarge(String)

    public var description: String {
        switch self {
        case .shape(let text): "“\(text)” is no amount; write a number and a currency, such as 1050000 USD."
        case .currency(let code): "“\(code)” is no ISO 4217 currency code; write one such as USD."
        case .number(let text): "“\(text)” is no number; write digits, a point for decimals, commas only by thousands."
        case .tooFine(let text, let exponent): "“\(text)” has more decimals than its currency's \(exponent)."
        case .tooLarge(let text): "“\(text)” is more than 64 bits of minor units can hold."
        }
    }
}
