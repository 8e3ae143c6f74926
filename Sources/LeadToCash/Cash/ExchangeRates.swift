// Why this file exists: the rate of a day is fixed once. A rate that is said again is the same record; another rate for
// the same day is a mistake, for reports were made with the first.

import SyncProtocol

/// The rate of one day.
public struct DayRate: Hashable, Sendable {
    public let from: String
    public let to: String
    public let date: CivilDate
    /// See `FxRate.Fields.rateE8`.
    public let rateE8: Int64

    /// - Throws: ``Impediments`` if a code is no currency, or both are one.
    public init(from: String, to: String, date: CivilDate, rateE8: Int64) throws {
        let codes = [from.uppercased(), to.uppercased()]
        for code in codes where Currency.exponent(of: code) == nil {
            throw Impediments("The rate cannot be added", "“\(code)” is no ISO 4217 currency code")
        }
        if codes[0] == codes[1] { throw Impediments("The rate cannot be added", "both currencies are \(codes[0])") }
        self.from = codes[0]
        self.to = codes[1]
        self.date = date
        self.rateE8 = rateE8
    }

    private typealias Fields = FxRate.Fields

    /// The edit that adds the rate; nil if HQ has it.
    /// - Throws: ``Impediments`` if HQ has another for this day.
    public func edit(_ ground: any Ground) throws -> RecordEdit? {
        let book = Book(ground)
        let known = try book.keys(FxRate.kind, Fields.from, .text(from)).first {
            try book.text(Fields.to, $0) == to && book.date(Fields.date, $0) == date
        }
        if let known {
            let stands = try book.number(Fields.rateE8, known)
            if stands == rateE8 { return nil }
            throw Impediments(
                "The rate of \(from) in \(to) on \(date) cannot be \(FigureText.rate(rateE8))",
                "it is \(FigureText.rate(stands ?? 0))")
        }
        return RecordEdit(
            RecordKey(kind: FxRate.kind, id: .derived("fx|\(from)|\(to)|\(date)")), .create,
            [
                FieldValue(Fields.from, .text(from)), FieldValue(Fields.to, .text(to)),
                FieldValue(Fields.date, .date(date)), FieldValue(Fields.rateE8, .integer(rateE8)),
            ])
    }

    /// Reads a file `from,to,date,rate`.
    /// - Throws: ``ImportError`` naming the first line that cannot be read: rates are taken whole or not at all.
    public static func read(_ file: SourceFile) throws -> [DayRate] {
        let text = try Transcoding.utf8(file, DetectedEncoding.detect(file.bytes))
        var table = try SourceTable(
            file.name, text, Delimiter.detect(text), required: ["from", "to", "date", "rate"])
        if let bad = table.takeMalformed().first {
            throw ImportError("\(file.name), line \(bad.line): \(bad.reason).")
        }
        return try table.rows.map { row -> DayRate in
            do {
                guard let date = try row.date("date") else { throw CellError(reason: "the line has no date") }
                return try DayRate(
                    from: row["from"] ?? "", to: row["to"] ?? "", date: date,
                    rateE8: FigureText.rateE8(row["rate"] ?? ""))
            } catch let error as CellError {
                throw ImportError("\(file.name), line \(row.line): \(error.reason).")
            } catch {
                throw ImportError("\(file.name), line \(row.line): \(error)")
            }
        }
    }
}
