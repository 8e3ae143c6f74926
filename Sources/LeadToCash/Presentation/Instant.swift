// Why this file exists: instants are stored as Unix milliseconds in UTC; people read and type dates and times.

import SyncProtocol

/// Instants as text, always in UTC.
public enum Instant {
    private static let millisecondsPerDay: Int64 = 86_400_000

    /// `2026-03-31 14:05:09Z`; nil outside years 1 to 9999.
    public static func text(_ milliseconds: Int64) -> String? {
        let (days, rest) = split(milliseconds)
        guard let date = CivilDate(days: days) else { return nil }
        let seconds = rest / 1000
        return "\(date) \(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))Z"
    }

    /// RFC 3339 with milliseconds: `2026-03-31T14:05:09.000Z`; nil outside years 1 to 9999.
    public static func rfc3339(_ milliseconds: Int64) -> String? {
        guard let text = text(milliseconds) else { return nil }
        let thousandths = String(1000 + split(milliseconds).rest % 1000).dropFirst()
        return text.dropLast().replacing(" ", with: "T") + ".\(thousandths)Z"
    }

    /// Reads `2026-03-31`, `2026-03-31 14:05`, `2026-03-31T14:05:09Z`, with optional fractions of a second and an
    /// offset such as `+08:00` (UTC without one). Returns nil for anything else, and outside years 1 to 9999.
    public static func parse(_ text: String) -> Int64? {
        guard let date = CivilDate(text.prefix(10)) else { return nil }
        let midnight = Int64(date.days) * millisecondsPerDay
        var rest = text.dropFirst(10)
        if rest.isEmpty { return midnight }
        guard rest.first == "T" || rest.first == " " else { return nil }
        rest.removeFirst()
        guard let offset = takeOffset(&rest), let time = time(rest) else { return nil }
        let instant = midnight + time - offset
        return CivilDate(days: split(instant).days) == nil ? nil : instant
    }

    private static func takeOffset(_ text: inout Substring) -> Int64? {
        if text.last == "Z" {
            text.removeLast()
            return 0
        }
        guard let sign = text.lastIndex(where: { $0 == "+" || $0 == "-" }) else { return 0 }
        let digits = text[text.index(after: sign)...].filter { $0 != ":" }
        guard digits.utf8.count == 4, let number = Int64(digits), number % 100 < 60, number <= 1400 else { return nil }
        let minutes = number / 100 * 60 + number % 100
        let negative = text[sign] == "-"
        text = text[..<sign]
        return (negative ? -minutes : minutes) * 60_000
    }

    private static func time(_ text: Substring) -> Int64? {
        let halves = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let clock = halves.first else { return nil }
        let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { $0.utf8.count == 2 ? UInt8($0).map(Int64.init) : nil }
        guard (2...3).contains(parts.count), numbers.count == parts.count, numbers[0] < 24, numbers[1] < 60 else {
            return nil
        }
        let seconds = numbers.count == 3 ? numbers[2] : 0
        guard seconds < 60, let thousandths = thousandths(halves.count == 2 ? halves[1] : "0") else { return nil }
        return (numbers[0] * 3600 + numbers[1] * 60 + seconds) * 1000 + thousandths
    }

    private static func thousandths(_ fraction: Substring) -> Int64? {
        guard !fraction.isEmpty, fraction.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int64((fraction + "000").prefix(3))
    }

    private static func split(_ milliseconds: Int64) -> (days: Int64, rest: Int64) {
        let rest = milliseconds % millisecondsPerDay
        let days = milliseconds / millisecondsPerDay
        return rest < 0 ? (days - 1, rest + millisecondsPerDay) : (days, rest)
    }

    private static func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : String(number) }
}
