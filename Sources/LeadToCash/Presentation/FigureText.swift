// Why this file exists: people type `12.5 %`, `7.2431` and `30 days`; records hold whole numbers. What a whole number
// stands for is said by the unit beside it, and nothing is rounded on the way.

import SyncProtocol

/// Percentages, rates and the figures of targets as people type and read them.
public enum FigureText {
    /// Reads `12`, `12%` or `12.5 %` as basis points: 1250 is 12.5 %.
    public static func basisPoints(_ text: String) throws(FigureTextError) -> Int64 {
        let basis = try scaled(stripped(text, "%"), 2, text, "write a percentage such as 12.5%")
        guard (0...10_000).contains(basis) else {
            throw FigureTextError("“\(text)” is no percentage from 0 to 100.")
        }
        return basis
    }

    /// `12.5 %` of 1250 basis points.
    public static func percent(_ basisPoints: Int64) -> String { "\(decimal(basisPoints, 2)) %" }

    /// Reads an exchange rate as what one major unit is worth, times 100,000,000.
    public static func rateE8(_ text: String) throws(FigureTextError) -> Int64 {
        let rate = try scaled(text, 8, text, "write a rate such as 7.2431, with at most eight decimals")
        guard rate > 0 else { throw FigureTextError("“\(text)” is no rate; a rate is above zero.") }
        return rate
    }

    /// `7.2431` of 724310000.
    public static func rate(_ rateE8: Int64) -> String { decimal(rateE8, 8) }

    // MARK: Figures with a unit

    /// A whole number, and what it stands for; see `TargetUnit`.
    public struct Figure: Hashable, Sendable {
        public let number: Int64
        /// A word of `TargetUnit`.
        public let unit: String
        /// Where it is money.
        public let currency: String?

        public init(number: Int64, unit: String, currency: String?) {
            self.number = number
            self.unit = unit
            self.currency = currency
        }

        /// `85.5 %`, `30 days`, `1,000,000.00 USD`, `12`.
        public var text: String {
            switch unit {
            case "money": currency.flatMap { Money(minorUnits: number, currency: $0)?.description } ?? String(number)
            case "percent": FigureText.percent(number)
            case "days", "months": "\(FigureText.decimal(number, 2)) \(unit)"
            case "score": FigureText.decimal(number, 2)
            default: String(number)
            }
        }
    }

    /// Reads a figure by what stands beside the number: `85.5%`, `1000000 USD`, `30 days`, `3 months`; otherwise in the
    /// unit named, which is a count unless said.
    public static func figure(_ text: String, unit: String? = nil) throws(FigureTextError) -> Figure {
        let typed = Normalization.trimmed(text)
        if typed.hasSuffix("%") { return try hundredths(typed, "%", "percent", unit) }
        for word in ["days", "months"] where typed.lowercased().hasSuffix(word) {
            return try hundredths(typed.lowercased(), word, word, unit)
        }
        switch unit {
        case "percent", "days", "months", "score":
            return try hundredths(typed, "", unit ?? "", unit)
        case "count":
            return Figure(number: try scaled(typed, 0, text, "write a whole number"), unit: "count", currency: nil)
        case nil where typed.allSatisfy({ $0.isNumber || "-+,.".contains($0) }):
            return Figure(number: try scaled(typed, 0, text, "write a whole number"), unit: "count", currency: nil)
        default: return try money(typed, unit)
        }
    }

    private static func hundredths(
        _ text: String, _ suffix: String, _ found: String, _ unit: String?
    ) throws(FigureTextError) -> Figure {
        guard unit == nil || unit == found else { throw FigureTextError("“\(text)” is no figure in \(unit ?? "").") }
        let number = try scaled(stripped(text, suffix), 2, text, "write a number with at most two decimals")
        return Figure(number: number, unit: found, currency: nil)
    }

    private static func money(_ text: String, _ unit: String?) throws(FigureTextError) -> Figure {
        guard unit == nil || unit == "money" else { throw FigureTextError("“\(text)” is no figure in \(unit ?? "").") }
        do {
            let money = try Money.parse(text)
            return Figure(number: money.minorUnits, unit: "money", currency: money.currency)
        } catch {
            throw FigureTextError("\(error)")
        }
    }

    // MARK: Decimals

    private static func stripped(_ text: String, _ suffix: String) -> String {
        let typed = Normalization.trimmed(text)
        return suffix.isEmpty || !typed.hasSuffix(suffix)
            ? typed : Normalization.trimmed(String(typed.dropLast(suffix.count)))
    }

    private static func scaled(
        _ number: String, _ decimals: Int, _ text: String, _ help: String
    ) throws(FigureTextError) -> Int64 {
        do {
            return try Money.minorUnits(Normalization.trimmed(number), exponent: decimals)
        } catch {
            throw FigureTextError("“\(text)” is not understood; \(help).")
        }
    }

    /// A number of ten to the power of minus `decimals`, without zeros at its end.
    private static func decimal(_ number: Int64, _ decimals: Int) -> String {
        var digits = String(number.magnitude)
        digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        var fraction = digits.suffix(decimals)
        while fraction.last == "0" { fraction.removeLast() }
        let whole = digits.dropLast(decimals)
        return (number < 0 ? "-" : "") + String(whole) + (fraction.isEmpty ? "" : ".\(fraction)")
    }
}

/// Why a text is no such figure, in one sentence.
public struct FigureTextError: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
}
