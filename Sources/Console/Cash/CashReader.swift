// Why this file exists: pages about money show what their reader may see and nothing beside it; a sum over the rest
// would tell of it. All of them read through this.

import LeadToCash
import SyncProtocol
import SyncServer

/// One snapshot of what a visitor may see, with the words for it. Valid only where it is handed out.
struct CashReader {
    let reader: SeatReader
    let ground: ViewGround
    let visitor: Visitor
    let language: Language
    let today: CivilDate

    /// Reads as the visitor.
    /// - Throws: ``PageProblem``, also where the rules find that something cannot be added up.
    static func read<T: Sendable>(
        _ visit: Visit, _ body: @escaping @Sendable (CashReader) throws -> T
    ) async throws -> T {
        let visitor = try visit.person()
        let (language, today) = (visit.language, try visit.cashDay())
        do {
            return try await visit.headquarters.read(as: visitor.seat) { reader in
                try body(
                    CashReader(
                        reader: reader, ground: ViewGround(SeatView(reader: reader)), visitor: visitor,
                        language: language, today: today))
            }
        } catch let impediments as Impediments {
            throw PageProblem.invalid(impediments.description)
        }
    }

    var telling: RecordTelling { RecordTelling(ground: ground, language: language) }

    func word(_ key: String) -> String { PageWords.text(key, in: language) }

    // MARK: Records

    /// - Throws: ``PageProblem/notFound`` if there is none that the visitor may see.
    func record(_ kind: KindNumber, _ id: RecordID) throws -> ShownRecord {
        guard let record = try ground.record(RecordKey(kind: kind, id: id)) else { throw PageProblem.notFound }
        return record
    }

    func subject(_ record: ShownRecord) -> FlowSubject { FlowSubject(record.key, ground) }

    /// Records of a kind under another, in id order.
    func records(_ kind: KindNumber, by field: FieldNumber, _ id: RecordID) throws -> [ShownRecord] {
        try ground.allRecords(kind, where: field, is: .reference(id)).compactMap {
            try ground.record(RecordKey(kind: kind, id: $0))
        }
    }

    /// Whether the visitor keeps the books of the office that a record belongs to.
    func mayBook(_ record: ShownRecord) -> Bool { CashRights.mayBook(record, visitor) }

    // MARK: Cells

    func name(_ key: RecordKey) -> CashCell {
        let isSeen = (try? ground.isAlive(key)) == true
        return CashCell(ground.handle(key), link: isSeen ? CashPath.of(key) : nil)
    }

    /// A field by its name, with a way to what it refers to.
    func cell(_ name: String, of record: ShownRecord) -> CashCell {
        guard let field = record.kind.field(named: name) else { return .nothing }
        let text = telling.text(field, of: record)
        guard case .reference(let id) = record.value(field), let target = RecordTelling.target(of: field) else {
            return CashCell(text, isNumber: RecordTelling.isNumber(field))
        }
        let key = RecordKey(kind: target.number, id: id)
        return CashCell(text, link: (try? ground.isAlive(key)) == true ? CashPath.of(key) : nil)
    }

    func heads(_ names: [String], _ kind: RecordKind) -> [CashHead] {
        names.compactMap { kind.field(named: $0) }.map { field in
            CashHead(label: telling.label(field, kind), isNumber: RecordTelling.isNumber(field))
        }
    }

    /// Some fields of a record that say something.
    func facts(_ names: [String], of record: ShownRecord) -> [CashFact] {
        names.compactMap { name in
            guard let field = record.kind.field(named: name) else { return nil }
            let cell = cell(name, of: record)
            return cell.text.isEmpty ? nil : CashFact(label: telling.label(field, record.kind), cell: cell)
        }
    }

    /// Records of one kind, a row each.
    /// - Parameter aside: a last cell of each row, below a heading of its own.
    func table(
        _ id: String, _ heading: String, _ number: KindNumber, _ names: [String], _ records: [ShownRecord],
        nothing: String, aside: (label: String, cell: (ShownRecord) throws -> CashCell)? = nil
    ) throws -> CashTable {
        guard let kind = LeadToCash.schema.kind(number) else { throw PageProblem.notFound }
        let names = names.filter { kind.field(named: $0) != nil }
        let rows = try records.map { record in
            CashRow(
                first: name(record.key),
                cells: try names.map { cell($0, of: record) } + (aside.map { [try $0.cell(record)] } ?? []))
        }
        let first = CashHead(label: Labels.kind(kind.name, in: language), isNumber: false)
        let last = aside.map { [CashHead(label: $0.label, isNumber: false)] } ?? []
        return CashTable(
            id: id, heading: heading, heads: [first] + heads(names, kind) + last, rows: rows, nothing: nothing)
    }

    func choice(_ word: String, _ kind: KindNumber, _ field: FieldNumber) -> String {
        guard let kind = LeadToCash.schema.kind(kind), let field = kind.field(field) else { return word }
        return Labels.choice(word, of: field, in: kind, language: language)
    }

    func fieldLabel(_ kind: KindNumber, _ field: FieldNumber) -> String {
        guard let kind = LeadToCash.schema.kind(kind), let field = kind.field(field) else { return "" }
        return Labels.field(kind, field, in: language)
    }

    func kindLabel(_ kind: KindNumber) -> String { telling.kind(kind) }
}

/// Where the pages about money are.
enum CashPath {
    static func of(_ key: RecordKey) -> String {
        switch key.kind {
        case Invoice.kind: "/invoices/\(key.id)"
        case Payment.kind: "/payments/\(key.id)"
        default: RecordPath.of(key)
        }
    }
}

/// Who keeps books, and whose.
enum CashRights {
    /// Whether somebody keeps the books of the office that a record belongs to.
    static func mayBook(_ record: ShownRecord, _ visitor: Visitor) -> Bool {
        let office = record.kind.field(named: "office").flatMap { record.id($0.number) }
        return mayBook(at: office, visitor)
    }

    static func mayBook(at office: RecordID?, _ visitor: Visitor) -> Bool {
        visitor.plays(Right.keepBooks.roles.sorted(), at: office)
    }
}

extension Visit {
    /// The day by HQ's clock, in UTC.
    func cashDay() throws -> CivilDate {
        guard let day = CivilDate(milliseconds: ground.clock()) else {
            throw PageProblem.invalid("This machine's clock is outside the calendar.")
        }
        return day
    }
}
