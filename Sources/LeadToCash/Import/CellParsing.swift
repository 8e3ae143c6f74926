// Why this file exists: a cell is text; what it means is decided in one place for all profiles, and a cell that does
// not mean what its column says rejects its row.

import SyncProtocol

/// Why a cell cannot be read, in one sentence.
struct CellError: Error {
    let reason: String
}

extension TableRow {
    /// A civil date: `2026-03-31`, the date of an RFC 3339 instant, or `31.03.2026`. Dates with slashes are refused:
    /// whether day or month comes first cannot be told.
    func date(_ column: String) throws(CellError) -> CivilDate? {
        guard let cell = self[column] else { return nil }
        if let date = CivilDate(cell) ?? Self.dotted(cell) { return date }
        if cell.utf8.count > 10, Instant.parse(cell) != nil, let date = CivilDate(cell.prefix(10)) { return date }
        throw CellError(reason: "\(column) is “\(cell.prefix(40))”, which is no date such as 2026-03-31")
    }

    private static func dotted(_ cell: String) -> CivilDate? {
        let parts = cell.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[2].utf8.count == 4, let day = UInt16(parts[0]), let month = UInt16(parts[1]),
            let year = UInt16(parts[2])
        else { return nil }
        return CivilDate(year: Int(year), month: Int(month), day: Int(day))
    }

    /// An amount in major units of `currency`, as minor units. Nothing is rounded.
    func minorUnits(_ column: String, currency: String) throws(CellError) -> Int64? {
        try scaled(column, decimals: Currency.exponent(of: currency) ?? 2)
    }

    /// A decimal number times ten to the power of `decimals`.
    func scaled(_ column: String, decimals: Int) throws(CellError) -> Int64? {
        guard let cell = self[column] else { return nil }
        do {
            return try Money.minorUnits(cell, exponent: decimals)
        } catch {
            throw CellError(reason: "\(column): \(error)")
        }
    }

    /// A whole number, with or without decimals that are zero.
    func integer(_ column: String) throws(CellError) -> Int64? { try scaled(column, decimals: 0) }

    func text(_ column: String) -> Value? { self[column].map(Value.text) }
}
