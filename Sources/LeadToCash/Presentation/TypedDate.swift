// Why this file exists: people type `today`, `+3w` or `mon`. Each must mean one day and no other: 03/04/2026 is April
// in London and March in New York, and a contract is signed on one of the two.

import SyncProtocol

/// Why what somebody typed is not what was asked for, in one sentence of each language.
public struct TypedTextError: Error, Hashable, Sendable, CustomStringConvertible {
    public let label: Label

    init(_ label: Label) { self.label = label }

    public var description: String { label.english }
}

/// Days as people type them.
public enum TypedDate {
    /// Reads a day: `2026-12-01`, `1 Dec 2026`, `today`, `tomorrow`, `yesterday`, `+10d`, `-3d`, `+3w`, `+2m`, `+1y`,
    /// `3d ago`, `mon` (the next Monday after today), `last mon`; `今天`, `周一` and `2026年12月1日` as well.
    /// - Parameter today: the day that the others are counted from; nil if only a day by its name will do.
    /// - Throws: ``TypedTextError`` that says how to write it, also where it could mean two days.
    public static func parse(_ text: String, today: CivilDate?) throws(TypedTextError) -> CivilDate {
        let typed = Normalization.nfc(Normalization.trimmed(text))
        let word = typed.lowercased()
        if let today, let day = named(word, today) ?? relative(word, today) ?? weekday(word, today) { return day }
        if let parts = yearFirst(word) {
            guard let day = CivilDate(year: parts.0, month: parts.1, day: parts.2) else { throw noSuchDay(typed) }
            return day
        }
        if let parts = spelled(word) {
            guard let day = CivilDate(year: parts.0, month: parts.1, day: parts.2) else { throw noSuchDay(typed) }
            return day
        }
        if let readings = yearLast(word) { throw ambiguous(typed, readings) }
        throw unknown(typed)
    }

    // MARK: Words

    private static func named(_ word: String, _ today: CivilDate) -> CivilDate? {
        switch word {
        case "today", "今天", "今日": today
        case "tomorrow", "明天", "明日": shifted(today, 1)
        case "yesterday", "昨天", "昨日": shifted(today, -1)
        default: nil
        }
    }

    private static func shifted(_ date: CivilDate, _ days: Int64) -> CivilDate? {
        CivilDate(days: Int64(date.days) + days)
    }

    /// `+10d`, `-3d`, `3d ago`.
    private static func relative(_ word: String, _ today: CivilDate) -> CivilDate? {
        var rest = word
        var sign: Int64 = 1
        if rest.hasSuffix(" ago") {
            sign = -1
            rest = String(rest.dropLast(4))
        } else if rest.hasPrefix("-") || rest.hasPrefix("+") {
            sign = rest.hasPrefix("-") ? -1 : 1
            rest.removeFirst()
        } else {
            return nil
        }
        guard let unit = rest.last, let count = number(rest.dropLast(), digits: 1...4) else { return nil }
        let amount = sign * Int64(count)
        return switch unit {
        case "d", "天": shifted(today, amount)
        case "w", "周", "週": shifted(today, 7 * amount)
        case "m", "月": months(today, Int(amount))
        case "y", "年": months(today, 12 * Int(amount))
        default: nil
        }
    }

    /// The same day so many months on; the last of that month where it has no such day.
    private static func months(_ date: CivilDate, _ count: Int) -> CivilDate? {
        let parts = date.components
        let month = parts.year * 12 + parts.month - 1 + count
        guard month >= 12 else { return nil }
        for day in stride(from: parts.day, through: 1, by: -1) {
            if let date = CivilDate(year: month / 12, month: month % 12 + 1, day: day) { return date }
        }
        return nil
    }

    private static let weekdays = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]

    /// `mon`, `last mon`, `周一`.
    private static func weekday(_ word: String, _ today: CivilDate) -> CivilDate? {
        let isLast = word.hasPrefix("last ")
        let name = isLast ? String(word.dropFirst(5)) : word
        guard let wanted = weekdayNumber(name) else { return nil }
        // 1970-01-01 was a Thursday; Monday is 0.
        let present = ((Int64(today.days) + 3) % 7 + 7) % 7
        let distance = ((isLast ? present - wanted : wanted - present) + 7) % 7
        let days = distance == 0 ? 7 : distance
        return shifted(today, isLast ? -days : days)
    }

    private static func weekdayNumber(_ name: String) -> Int64? {
        for prefix in ["周", "週", "星期", "礼拜", "禮拜"] where name.hasPrefix(prefix) && name.count == prefix.count + 1 {
            let names = Array("一二三四五六日")
            guard let last = name.last else { return nil }
            return names.firstIndex(of: last == "天" ? "日" : last).map(Int64.init)
        }
        guard name.count >= 3 else { return nil }
        return weekdays.firstIndex { $0.hasPrefix(name) }.map(Int64.init)
    }

    // MARK: Numbers

    /// `2026-12-01`, `2026/12/1`, `2026.12.1`, `2026年12月1日`.
    private static func yearFirst(_ word: String) -> (Int, Int, Int)? {
        let plain = word.replacing("年", with: "-").replacing("月", with: "-").replacing("日", with: "")
        let parts = separated(plain)
        guard parts.count == 3, let year = number(parts[0], digits: 4...4), let month = number(parts[1], digits: 1...2),
            let day = number(parts[2], digits: 1...2)
        else { return nil }
        return (year, month, day)
    }

    private static let monthNames = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    /// `1 Dec 2026`, `Dec 1, 2026`, `1-Dec-2026`.
    private static func spelled(_ word: String) -> (Int, Int, Int)? {
        let parts = word.split { $0 == " " || $0 == "," || $0 == "-" || $0 == "/" }
        guard parts.count == 3 else { return nil }
        var year: Int?
        var month: Int?
        var day: Int?
        for part in parts {
            if let number = number(part, digits: 4...4) {
                year = number
            } else if let number = number(part, digits: 1...2) {
                day = number
            } else if part.count >= 3, let place = monthNames.firstIndex(where: { $0.hasPrefix(part) }) {
                month = place + 1
            }
        }
        guard let year, let month, let day else { return nil }
        return (year, month, day)
    }

    /// The days that `03/04/2026` could mean; nil if the text is no date with its year last.
    private static func yearLast(_ word: String) -> [CivilDate]? {
        let parts = separated(word)
        guard parts.count == 3, parts[2].utf8.count != 3, let first = number(parts[0], digits: 1...2),
            let second = number(parts[1], digits: 1...2), let written = number(parts[2], digits: 2...4)
        else { return nil }
        let year = parts[2].utf8.count == 2 ? 2000 + written : written
        let readings = [
            CivilDate(year: year, month: second, day: first), CivilDate(year: year, month: first, day: second),
        ]
        return readings.compactMap { $0 }
    }

    private static func separated(_ word: String) -> [Substring] {
        word.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "/" || $0 == "." }
    }

    private static func number(_ text: some StringProtocol, digits: ClosedRange<Int>) -> Int? {
        guard digits.contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(text)
    }

    // MARK: Sentences

    private static func noSuchDay(_ text: String) -> TypedTextError {
        TypedTextError(
            Label(
                "There is no day “\(text)”; write one such as 2026-12-01.", "没有“\(text)”这一天；请写成 2026-12-01。",
                "沒有「\(text)」這一天；請寫成 2026-12-01。"))
    }

    private static func ambiguous(_ text: String, _ readings: [CivilDate]) -> TypedTextError {
        let days = readings.isEmpty ? ["2026-12-01"] : readings.map(\.description)
        let (first, last) = (days[0], days[days.count - 1])
        let choice = first == last ? first : "\(first) or \(last)"
        let chinese = first == last ? first : "\(first) 或 \(last)"
        return TypedTextError(
            Label(
                "“\(text)” is read in one way here and in another there; write the year first: \(choice).",
                "“\(text)”在不同地方有不同读法；请先写年份：\(chinese)。", "「\(text)」在不同地方有不同讀法；請先寫年份：\(chinese)。"))
    }

    private static func unknown(_ text: String) -> TypedTextError {
        TypedTextError(
            Label(
                "“\(text)” is no day; write one such as 2026-12-01, today, +10d, +3w or mon.",
                "“\(text)”不是日期；请写成 2026-12-01、today、+10d、+3w 或 mon。",
                "「\(text)」不是日期；請寫成 2026-12-01、today、+10d、+3w 或 mon。"))
    }
}
