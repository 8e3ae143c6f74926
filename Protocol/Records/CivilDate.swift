// Why this file exists: a contract is signed on a day, not at an instant. Dates carry no zone, so that a rep in Tokyo
// and an analyst in Lima read the same day.

/// A day of the proleptic Gregorian calendar, years 0001–9999, stored as days since 1970-01-01.
public struct CivilDate: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let days: Int32

    static let earliest: Int32 = -719_162
    static let latest: Int32 = 2_932_896

    /// Returns nil outside years 0001–9999.
    public init?(days: Int64) {
        guard (Int64(Self.earliest)...Int64(Self.latest)).contains(days) else { return nil }
        self.days = Int32(days)
    }

    /// The day of an instant in UTC, in Unix milliseconds.
    public init?(milliseconds: UInt64) {
        self.init(days: Int64(clamping: milliseconds / 86_400_000))
    }

    /// Returns nil if there is no such day. (Algorithm: Howard Hinnant, "chrono-compatible low-level date algorithms".)
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.length(year, month) else {
            return nil
        }
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        days = Int32(era * 146_097 + dayOfEra - 719_468)
    }

    /// Reads exactly `YYYY-MM-DD`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        var text = String(text)
        let parsed = text.withUTF8 { Self.parse($0) }
        guard let parsed else { return nil }
        self = parsed
    }

    /// Reads exactly ten ASCII bytes `YYYY-MM-DD`.
    public static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> CivilDate? {
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = number(bytes, 0, 4), let month = number(bytes, 5, 7), let day = number(bytes, 8, 10)
        else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }

    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ from: Int, _ to: Int) -> Int? {
        var result = 0
        for index in from..<to {
            let digit = Int(bytes[index]) - 48
            guard (0...9).contains(digit) else { return nil }
            result = result * 10 + digit
        }
        return result
    }

    private static func length(_ year: Int, _ month: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    public var components: (year: Int, month: Int, day: Int) {
        let shifted = Int(days) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// Writes the ten ASCII bytes of `YYYY-MM-DD` at `target`, which must have room for them.
    public func write(to target: UnsafeMutablePointer<UInt8>) {
        let (year, month, day) = components
        var index = 0
        func put(_ value: Int, _ divisor: Int) {
            target[index] = UInt8(48 + value / divisor % 10)
            index += 1
        }
        for divisor in [1000, 100, 10, 1] { put(year, divisor) }
        target[index] = UInt8(ascii: "-"); index += 1
        for divisor in [10, 1] { put(month, divisor) }
        target[index] = UInt8(ascii: "-"); index += 1
        for divisor in [10, 1] { put(day, divisor) }
    }

    public static func < (a: Self, b: Self) -> Bool { a.days < b.days }

    public var description: String {
        String(unsafeUninitializedCapacity: 10) { buffer in
            guard let base = buffer.baseAddress else { return 0 }
            write(to: base)
            return 10
        }
    }
}
