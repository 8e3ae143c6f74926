// Why this file exists: a bank's statement is booked line by line, once each. Finance sees what would be booked before
// anything is, and nobody books the money of a customer whose books they do not keep.

import HTTPTypes
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// Booking a bank's statement.
enum StatementPages {
    static let routes: [PageRoute] = [
        .get("/payments/import", for: .keepBooks, show), .post("/payments/import", for: .keepBooks, book),
    ]

    struct Model: Sendable {
        let tabs: [CashTab]
        let problem: String?
        let statement: String
        let bankAccount: String
        /// Nil before anything was looked at.
        let outcome: Outcome?
    }

    /// What a statement would become.
    struct Outcome: Sendable {
        let table: CashTable
        let unchanged: String
        let rejects: [String]
        let hasRejects: Bool
        let canBook: Bool
    }

    private static func show(_ visit: Visit) async throws -> Answer { try await page(visit, nil, problem: nil) }

    private static func page(_ visit: Visit, _ outcome: Outcome?, problem: String?) async throws -> Answer {
        let visitor = try visit.person()
        // Without blanks around it nothing of a statement is lost, but line ends within it are its own.
        let model = Model(
            tabs: CashTabs.all("/payments/import", visitor, visit.language), problem: problem,
            statement: visit.form["statement"] ?? "", bankAccount: visit.form["bankAccount"] ?? "bank",
            outcome: outcome)
        return try visit.page(
            "paymentsImport", title: visit.word("cashImport"), area: .cash,
            status: problem == nil ? .ok : .unprocessableContent, model)
    }

    private static func book(_ visit: Visit) async throws -> Answer {
        try await CashProblem.shown({
            let form = try CashForm(visit)
            guard let text = visit.form["statement"] else {
                throw PageProblem.invalid(visit.word("cashNeedsStatement"))
            }
            let account = try form.text("bankAccount", "cashNeedsBankAccount")
            let statement = try BankStatement(
                SourceFile(name: "statement", bytes: Array(text.utf8)), bankAccount: account)
            guard visit.form["act"] == "book" else {
                return try await page(visit, try await outcome(statement, visit), problem: nil)
            }
            let count = try await write(statement, visit)
            return Visit.done("/payments/unmatched", count > 0 ? "cashBooked" : "cashNothingBooked")
        }) { try await page(visit, nil, problem: $0) }
    }

    // MARK: Planning

    /// A payment that would be booked.
    private struct Booking: Sendable {
        let account: RecordID?
        let cells: [FieldNumber: Value]

        init(_ edit: RecordEdit) {
            cells = edit.writes.reduce(into: [:]) { $0[$1.field] = $1.value }
            account = if case .reference(let id)? = cells[Payment.Fields.account] { id } else { nil }
        }
    }

    /// Plans on all of HQ's records: what is booked already is booked, whoever may see it.
    private static func plan(_ statement: BankStatement, _ ground: DeskGround) throws -> StatementPlan {
        try statement.plan(ground) { ground.resolve("account", $0) }
    }

    /// The customers of a plan whose books the visitor keeps.
    private static func accounts(_ bookings: [Booking], _ visit: Visit) async throws -> Set<RecordID> {
        let wanted = Set(bookings.compactMap(\.account))
        return try await CashReader.read(visit) { reader in
            try wanted.filter { id in
                try reader.ground.record(RecordKey(kind: Account.kind, id: id)).map { reader.mayBook($0) } ?? false
            }
        }
    }

    private static func outcome(_ statement: BankStatement, _ visit: Visit) async throws -> Outcome {
        let plan = try await visit.ground.desk.read { ground in try Self.plan(statement, ground) }
        let bookings = plan.edits.map { Booking($0) }
        let own = try await accounts(bookings, visit)
        let rejects = plan.rejects.map { "\(visit.word("cashLine")) \($0.line): \($0.reason)" }
        return try await CashReader.read(visit) { reader in
            let shown = bookings.filter { $0.account.map { own.contains($0) } ?? false }
            let strangers = bookings.count - shown.count
            let foreign = reader.word("cashNotYours").replacing("%1", with: "\(strangers)")
            let all = rejects + (strangers > 0 ? [foreign] : [])
            return Outcome(
                table: try table(shown, reader),
                unchanged: reader.word("cashUnchanged").replacing("%1", with: "\(plan.unchanged)"), rejects: all,
                hasRejects: !all.isEmpty, canBook: !shown.isEmpty)
        }
    }

    private static func table(_ bookings: [Booking], _ reader: CashReader) throws -> CashTable {
        guard let kind = LeadToCash.schema.kind(Payment.kind) else { throw PageProblem.notFound }
        let names = ["account", "payer", "amount", "valueDate", "bankAccount"]
        let rows = bookings.map { booking in
            let record = ShownRecord(
                RecordKey(kind: Payment.kind, id: booking.account ?? reader.visitor.person), kind, booking.cells)
            return CashRow(
                first: CashCell(record.text(Payment.Fields.bankReference) ?? ""),
                cells: names.map { reader.cell($0, of: record) })
        }
        return CashTable(
            id: "import-plan", heading: reader.word("cashWouldBook"),
            heads: [CashHead(label: reader.fieldLabel(Payment.kind, Payment.Fields.bankReference), isNumber: false)]
                + reader.heads(names, kind), rows: rows, nothing: reader.word("cashNothingBooked"))
    }

    // MARK: Booking

    /// Books what the visitor may book, planned anew on what is booked by now.
    /// - Returns: how many payments.
    private static func write(_ statement: BankStatement, _ visit: Visit) async throws -> Int {
        let visitor = try visit.person(who: .keepBooks)
        let first = try await visit.ground.desk.read { ground in try Self.plan(statement, ground) }
        let own = try await accounts(first.edits.map { Booking($0) }, visit)
        let count = try await visit.ground.desk.write { ground, _ in
            let edits = try Self.plan(statement, ground).edits.filter { edit in
                Booking(edit).account.map { own.contains($0) } ?? false
            }
            return (edits, edits.count)
        }
        if count > 0 {
            try await visit.headquarters.note("bookStatement", about: "payments:\(count)", by: visitor.person)
        }
        return count
    }
}
