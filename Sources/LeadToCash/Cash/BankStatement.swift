// Why this file exists: money comes in by lines of a bank's statement. Each is booked once, however often the file is
// read: by our account at the bank and the bank's own reference, never by amount and day (stories 13 and 14).

import SyncProtocol

/// One line of a statement.
public struct BankLine: Hashable, Sendable {
    /// Where it begins in the file, from 1.
    public let line: Int
    public let bankAccount: String
    public let reference: String
    public let date: CivilDate
    public let amount: Money
    public let payer: String
    /// The customer, as the file names them; empty if it does not.
    public let account: String

    /// The record that it becomes: the same whenever it is read.
    var key: RecordKey {
        RecordKey(kind: Payment.kind, id: .derived("payment|\(bankAccount)|\(reference)"))
    }
}

/// A statement as a file gives it.
public struct BankStatement: Sendable {
    /// A line that is not booked.
    public struct Reject: Hashable, Sendable {
        public let line: Int
        public let reason: String
    }

    public private(set) var lines: [BankLine] = []
    public private(set) var rejects: [Reject] = []

    /// Reads `bankRef,date,amount,currency,payer,account`; a column `bankAccount` goes before the parameter.
    /// - Throws: ``ImportError`` if the file cannot be read or a column is missing.
    public init(_ file: SourceFile, bankAccount: String) throws {
        let text = try Transcoding.utf8(file, DetectedEncoding.detect(file.bytes))
        var table = try SourceTable(
            file.name, text, Delimiter.detect(text), required: ["bankRef", "date", "amount", "currency", "payer"])
        rejects = table.takeMalformed().map { Reject(line: $0.line, reason: $0.reason) }
        let ours = Normalization.nfc(Normalization.trimmed(bankAccount))
        for row in table.rows {
            do throws(CellError) {
                lines.append(try Self.line(row, ours))
            } catch {
                rejects.append(Reject(line: row.line, reason: error.reason))
            }
        }
        rejects.sort { $0.line < $1.line }
    }

    private static func line(_ row: TableRow, _ bankAccount: String) throws(CellError) -> BankLine {
        guard let reference = row["bankRef"] else { throw CellError(reason: "the line has no bank reference") }
        guard let date = try row.date("date") else { throw CellError(reason: "the line has no date") }
        let currency = (row["currency"] ?? "").uppercased()
        guard Currency.exponent(of: currency) != nil else {
            throw CellError(reason: "“\(currency)” is no ISO 4217 currency code")
        }
        guard let minor = try row.minorUnits("amount", currency: currency) else {
            throw CellError(reason: "the line has no amount")
        }
        guard minor > 0, let amount = Money(minorUnits: minor, currency: currency) else {
            throw CellError(reason: "an amount of \(row["amount"] ?? "") is no receipt")
        }
        return BankLine(
            line: row.line, bankAccount: row["bankAccount"] ?? bankAccount, reference: reference, date: date,
            amount: amount, payer: row["payer"] ?? "", account: row["account"] ?? "")
    }
}

/// What a statement becomes.
public struct StatementPlan: Sendable {
    public internal(set) var edits: [RecordEdit] = []
    /// Lines that are booked already.
    public internal(set) var unchanged = 0
    public internal(set) var rejects: [BankStatement.Reject]
}

extension BankStatement {
    private typealias Fields = Payment.Fields

    /// Compares the statement with what is booked.
    /// - Parameter customer: The account that a code, a name or an id means; nil if none or several.
    public func plan(
        _ ground: any Ground, customer: (String) throws -> RecordID?
    ) throws -> StatementPlan {
        let book = Book(ground)
        var plan = StatementPlan(rejects: rejects)
        var seen: [RecordKey: BankLine] = [:]
        for line in lines {
            if let earlier = seen[line.key] {
                plan.note(line, earlier.amount == line.amount && earlier.date == line.date, "a line before this one")
                continue
            }
            seen[line.key] = line
            if let known = try Self.booked(line, book) {
                plan.note(line, try Self.agrees(line, known, book), try book.name(known))
            } else if let account = try Self.owner(of: line, customer, book) {
                plan.edits.append(try Self.payment(line, account, book))
            } else {
                plan.rejects.append(Reject(line: line.line, reason: Self.ownerless(line)))
            }
        }
        plan.rejects.sort { $0.line < $1.line }
        return plan
    }

    private static func booked(_ line: BankLine, _ book: Book) throws -> RecordKey? {
        if try book.ground.isAlive(line.key) { return line.key }
        return try book.keys(Payment.kind, Fields.bankReference, .text(line.reference)).first {
            try book.text(Fields.bankAccount, $0) == line.bankAccount
        }
    }

    private static func agrees(_ line: BankLine, _ payment: RecordKey, _ book: Book) throws -> Bool {
        try book.money(Fields.amount, payment) == line.amount && book.date(Fields.valueDate, payment) == line.date
    }

    /// Whose money it is: the customer that the line names, or who claimed this reference, or whoever is called like
    /// the payer.
    private static func owner(
        of line: BankLine, _ customer: (String) throws -> RecordID?, _ book: Book
    ) throws -> RecordID? {
        if !line.account.isEmpty { return try customer(line.account) }
        let claims = try book.keys(ReceiptClaim.kind, ReceiptClaim.Fields.bankReference, .text(line.reference))
        let claimed = Set(try claims.compactMap { try book.id(ReceiptClaim.Fields.account, $0) })
        if claimed.count == 1 { return claimed.first }
        return line.payer.isEmpty ? nil : try customer(line.payer)
    }

    private static func ownerless(_ line: BankLine) -> String {
        line.account.isEmpty
            ? "nobody knows whose money this is; name the customer in the column account"
            : "there is no account “\(line.account)”, or there are several; give its code"
    }

    private static func payment(_ line: BankLine, _ account: RecordID, _ book: Book) throws -> RecordEdit {
        let parent = try book.existing(Account.kind, account)
        let fields =
            try book.filing(Payment.kind, under: parent) + [
                FieldValue(Fields.bankAccount, .text(line.bankAccount)),
                FieldValue(Fields.bankReference, .text(line.reference)),
                FieldValue(Fields.amount, Book.worth(line.amount)), FieldValue(Fields.valueDate, .date(line.date)),
                FieldValue(Fields.payer, line.payer.isEmpty ? .null : .text(line.payer)),
                FieldValue(Fields.state, .text("posted")),
            ]
        return RecordEdit(line.key, .create, fields.filter { !$0.value.isEmpty })
    }
}

extension StatementPlan {
    fileprivate mutating func note(_ line: BankLine, _ agrees: Bool, _ other: String) {
        if agrees {
            unchanged += 1
        } else {
            let reason = "\(line.reference) stands in \(other) with another amount or date"
            rejects.append(BankStatement.Reject(line: line.line, reason: reason))
        }
    }
}
