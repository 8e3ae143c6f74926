// Why this file exists: an axis that ends at 1,237,911 cannot be read. Ticks are 1, 2 or 5 times a power of ten, and
// amounts up to the last of 64 bits must not trap on the way.

/// An axis that holds zero and every value, with round ticks.
package struct ChartScale: Hashable, Sendable {
    /// From the lowest to the highest.
    package let ticks: [Int64]
    private let low: Double
    private let high: Double

    private static let mostIntervals: UInt64 = 5

    /// 1, 2, 5, 10, 20, 50 … up to what 64 bits hold.
    private static let steps: [Int64] = {
        var power: Int64 = 1
        var steps: [Int64] = []
        for _ in 0..<18 {
            steps += [power, power * 2, power * 5]
            power *= 10
        }
        return steps + [power, power * 2, power * 5]
    }()

    package init(_ values: some Sequence<Int64>) {
        var lowest: Int64 = 0
        var highest: Int64 = 0
        for value in values {
            lowest = min(lowest, value)
            highest = max(highest, value)
        }
        guard lowest < highest else {
            ticks = [0]
            low = 0
            high = 1
            return
        }
        let round = Self.ticks(from: lowest, to: highest)
        ticks = round
        low = min(Double(lowest), Double(round.first ?? 0))
        high = max(Double(highest), Double(round.last ?? 0))
    }

    private static func ticks(from lowest: Int64, to highest: Int64) -> [Int64] {
        // The difference of two Int64 fits 64 bits without a sign, whichever way it wraps.
        let span = UInt64(bitPattern: highest &- lowest)
        let step = steps.first { intervals(span, UInt64($0)) <= mostIntervals } ?? steps[steps.count - 1]
        let first = lowest / step - (lowest % step == 0 ? 0 : 1)
        let last = highest / step + (highest % step == 0 ? 0 : 1)
        return (first...last).compactMap { index in
            let (tick, overflows) = index.multipliedReportingOverflow(by: step)
            return overflows ? nil : tick
        }
    }

    private static func intervals(_ span: UInt64, _ step: UInt64) -> UInt64 {
        span / step + (span % step == 0 ? 0 : 1)
    }

    /// Where a value lies, from 0 at the low end to 1 at the high end.
    package func fraction(_ value: Int64) -> Double { min(max((Double(value) - low) / (high - low), 0), 1) }

    func fraction(_ value: Int128) -> Double { fraction(Int64(clamping: value)) }
}
