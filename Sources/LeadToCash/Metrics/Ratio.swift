// Why this file exists: 4238 of 6711 is a fact, 63.15 % is a way of showing it. Figures stay fractions until somebody
// reads them, so that no figure is computed from a rounded one and every machine shows the same digits.

/// An exact fraction; its denominator is above zero. Not reduced, so that a share still says of how many it is.
public struct Ratio: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let numerator: Int64
    public let denominator: Int64

    /// Returns nil if `denominator` is zero or the fraction cannot be written with 64 bits.
    public init?(_ numerator: Int64, _ denominator: Int64) {
        self.init(wide: Int128(numerator), Int128(denominator))
    }

    init?(_ numerator: Int, _ denominator: Int) { self.init(wide: Int128(numerator), Int128(denominator)) }

    /// A fraction that may have to be reduced to fit.
    init?(wide numerator: Int128, _ denominator: Int128) {
        guard denominator != 0, numerator != .min, denominator != .min else { return nil }
        var (top, bottom) = denominator < 0 ? (-numerator, -denominator) : (numerator, denominator)
        if Int64(exactly: top) == nil || Int64(exactly: bottom) == nil {
            let divisor = Self.commonDivisor(top.magnitude, bottom.magnitude)
            (top, bottom) = (top / Int128(divisor), bottom / Int128(divisor))
        }
        guard let top = Int64(exactly: top), let bottom = Int64(exactly: bottom) else { return nil }
        self.numerator = top
        self.denominator = bottom
    }

    /// A whole number.
    init(_ whole: Int64) {
        numerator = whole
        denominator = 1
    }

    static func commonDivisor(_ a: UInt128, _ b: UInt128) -> UInt128 {
        var (a, b) = (a, b)
        while b != 0 { (a, b) = (b, a % b) }
        return max(a, 1)
    }

    /// Whether two fractions are the same number.
    public static func == (a: Self, b: Self) -> Bool {
        Int128(a.numerator) * Int128(b.denominator) == Int128(b.numerator) * Int128(a.denominator)
    }

    public static func < (a: Self, b: Self) -> Bool {
        Int128(a.numerator) * Int128(b.denominator) < Int128(b.numerator) * Int128(a.denominator)
    }

    public func hash(into hasher: inout Hasher) {
        let divisor = Self.commonDivisor(UInt128(numerator.magnitude), UInt128(denominator.magnitude))
        hasher.combine(Int128(numerator) / Int128(divisor))
        hasher.combine(Int128(denominator) / Int128(divisor))
    }

    static func - (a: Self, b: Self) -> Ratio? {
        let (left, right) = (Int128(a.numerator) * Int128(b.denominator), Int128(b.numerator) * Int128(a.denominator))
        return Ratio(wide: left - right, Int128(a.denominator) * Int128(b.denominator))
    }

    /// The fraction times a whole number, rounded half away from zero; nil beyond 64 bits.
    public func rounded(times factor: Int64 = 1) -> Int64? {
        Int64(exactly: Rounding.halfAwayFromZero(Int128(numerator) * Int128(factor), Int128(denominator)))
    }

    /// As a decimal number with so many places (0 to 12), rounded half away from zero: `0.6315`.
    public func decimal(_ places: Int) -> String { decimal(places, times: 1) }

    /// As a percentage with so many places (0 to 12), rounded half away from zero: `63.1501` without the sign.
    public func percent(_ places: Int) -> String { decimal(places, times: 100) }

    private func decimal(_ places: Int, times factor: Int128) -> String {
        let places = min(max(places, 0), 12)
        var power: Int128 = 1
        for _ in 0..<places { power *= 10 }
        let scaled = Rounding.halfAwayFromZero(Int128(numerator) * factor * power, Int128(denominator))
        var digits = String(scaled.magnitude)
        digits = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        let whole = digits.dropLast(places)
        return (scaled < 0 ? "-" : "") + whole + (places == 0 ? "" : ".\(digits.suffix(places))")
    }

    public var description: String { "\(numerator)/\(denominator)" }
}

/// The one way in which figures are rounded.
enum Rounding {
    /// `numerator / denominator` to the nearest whole number, halves away from zero. `denominator` is above zero.
    static func halfAwayFromZero(_ numerator: Int128, _ denominator: Int128) -> Int128 {
        let (quotient, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
        // Not twice the rest, which could be more than 128 bits hold.
        guard rest.magnitude >= denominator.magnitude - rest.magnitude else { return quotient }
        return numerator < 0 ? quotient - 1 : quotient + 1
    }

    /// The same of numbers that 64 bits hold, which takes a fraction of the time.
    static func halfAwayFromZero(short numerator: Int64, _ denominator: Int64) -> Int64 {
        let (quotient, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
        guard rest.magnitude >= denominator.magnitude - rest.magnitude else { return quotient }
        return numerator < 0 ? quotient - 1 : quotient + 1
    }

    /// A percentage of an amount, in whole minor units; nil beyond 64 bits.
    static func percent(_ percent: Int64, of amount: Int64) -> Int64? {
        let (product, overflow) = amount.multipliedReportingOverflow(by: percent)
        if !overflow, product >= 0, product <= .max - 50 { return (product + 50) / 100 }
        return Int64(exactly: halfAwayFromZero(Int128(amount) * Int128(percent), 100))
    }
}
