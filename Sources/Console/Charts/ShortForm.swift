// Why this file exists: an axis has room for `1.2 M`, not for 1,200,000.00; and in Chinese a million is 100 ten
// thousands.

import LeadToCash

/// Numbers in at most three significant digits and a word for their size: `1.2 M`, `120万`, `3.05億`.
package struct ShortForm: Hashable, Sendable {
    private let decimals: Int
    private let sizes: [Size]

    /// What the numbers count is ten to the power of minus `decimals` (0 to 6): 2 where they are cents.
    package init(decimals: Int = 0, language: Language) {
        self.decimals = min(max(decimals, 0), 6)
        sizes = [Size(zeros: 0, word: "")] + Self.sizes(in: language)
    }

    private struct Size: Hashable {
        let zeros: Int
        let word: String
    }

    private static func sizes(in language: Language) -> [Size] {
        switch language {
        case .en: [("\u{A0}K", 3), ("\u{A0}M", 6), ("\u{A0}B", 9), ("\u{A0}T", 12)].map { Size(zeros: $1, word: $0) }
        case .zhHans: [("万", 4), ("亿", 8), ("万亿", 12)].map { Size(zeros: $1, word: $0) }
        case .zhHant: [("萬", 4), ("億", 8), ("萬億", 12)].map { Size(zeros: $1, word: $0) }
        }
    }

    /// Halves are rounded away from zero.
    package func text(_ value: Int64) -> String {
        let size = value.magnitude
        var index = sizes.lastIndex { size >= Self.power(decimals + $0.zeros) } ?? 0
        var digits = rounded(size, index)
        // What was rounded up to the next size is said in that size: 1 M, not 1,000 K.
        if index + 1 < sizes.count {
            let gap = sizes[index + 1].zeros - sizes[index].zeros
            if digits.value >= Self.power(gap + digits.decimals) {
                index += 1
                digits = rounded(Self.power(decimals + sizes[index].zeros), index)
            }
        }
        return (value < 0 && digits.value > 0 ? "-" : "") + Self.decimal(digits.value, digits.decimals)
            + sizes[index].word
    }

    /// In units of the size, times ten to the power of `decimals`.
    private func rounded(_ size: UInt64, _ index: Int) -> (value: UInt64, decimals: Int) {
        let zeros = decimals + sizes[index].zeros
        let whole = size / Self.power(zeros)
        let shown = min(whole < 10 ? 2 : whole < 100 ? 1 : 0, zeros)
        let quantum = Self.power(zeros - shown)
        let (quotient, rest) = size.quotientAndRemainder(dividingBy: quantum)
        return (quotient + (rest >= quantum - rest ? 1 : 0), shown)
    }

    /// Ten to the power of `exponent`, at most 18.
    private static func power(_ exponent: Int) -> UInt64 { (0..<exponent).reduce(1) { power, _ in power * 10 } }

    private static func decimal(_ value: UInt64, _ decimals: Int) -> String {
        let whole = Money.group(String(value / power(decimals)))
        var fraction = String(String(value % power(decimals) + power(decimals)).dropFirst())
        while fraction.last == "0" { fraction.removeLast() }
        return fraction.isEmpty ? whole : "\(whole).\(fraction)"
    }
}
