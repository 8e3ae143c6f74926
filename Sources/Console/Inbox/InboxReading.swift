// Why this file exists: the inbox shows what waits in all the records that somebody may see, each with whose turn it
// is. It is read in one pass over open cases and open requests, bounded, and ordered afterwards.

import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// All that waits within what somebody may see.
struct InboxContents: Sendable {
    let rows: [InboxRow]
    /// The offices by what they are called.
    let offices: [RecordID: String]
    /// Whether there was more than could be looked through.
    let isCut: Bool
}

/// Reads the inbox. Valid only where its reader is.
struct InboxReading {
    /// Open cases, and open requests, that are looked through at most.
    static let most = 4000

    private let names: InboxNames
    private let person: RecordID
    private let reader: SeatReader

    init(_ reader: SeatReader, _ language: Language) {
        self.reader = reader
        person = reader.seat.person
        names = InboxNames(reader: reader, language: language)
    }

    func contents() throws -> InboxContents {
        var offices: [RecordID: String] = [:]
        var regions: [RecordID: RecordID] = [:]
        try reader.forEach(Office.kind) { id, values in
            guard let kind = LeadToCash.schema.kind(Office.kind) else { return }
            offices[id] = Labels.title(kind, values) ?? id.description
            if case .reference(let region)? = values[Office.Fields.region] { regions[id] = region }
        }
        let (cases, isCutOfCases) = try open(
            CaseRecord.number, [.equals(CaseRecord.Fields.state, .text(CaseRecord.open))])
        let states = [Value.null, .text("drafted"), .text("received"), .text("complete"), .text("deciding")]
        let (requests, isCutOfRequests) = try open(GateRequest.kind, [.anyOf(GateRequest.Fields.state, states)])
        let rows = try cases.compactMap { try row(ofCase: $0) } + requests.compactMap { try row(ofGate: $0, regions) }
        return InboxContents(rows: rows, offices: offices, isCut: isCutOfCases || isCutOfRequests)
    }

    private func open(
        _ kind: KindNumber, _ conditions: [RecordQuery.Condition]
    ) throws -> (rows: [RecordPage.Row], isCut: Bool) {
        var rows: [RecordPage.Row] = []
        var cursor: PageCursor?
        let query = RecordQuery(kind, where: conditions, limit: RecordQuery.most)
        repeat {
            let page = try reader.page(query, after: cursor)
            rows += page.rows
            cursor = page.next
        } while cursor != nil && rows.count < Self.most
        return (rows, cursor != nil)
    }

    // MARK: Cases

    private func row(ofCase item: RecordPage.Row) throws -> InboxRow? {
        typealias Fields = CaseRecord.Fields
        let values = item.values
        guard let question = CaseQuestion(rawValue: Self.text(values, Fields.question)),
            let (subject, field) = CaseReading.subject(values[Fields.subject] ?? .null)
        else { return nil }
        let words = Words(names.language)
        let rights = CaseRights(values, places: try CasePlaces.of(subject, reader))
        let isMine = rights.asks(reader.seat.roles)
        let severity = Self.text(values, Fields.severity)
        let code = Self.text(values, Fields.code)
        return InboxRow(
            tab: InboxTab(question), code: code, path: InboxLinks.item(code), subject: try names.title(subject),
            matter: try names.matter(
                question, field, of: subject, and: CaseReading.other(values[Fields.other] ?? .null)),
            weight: words.choice(severity, CaseRecord.number, Fields.severity),
            rank: Severity(rawValue: severity).flatMap { Severity.allCases.firstIndex(of: $0) } ?? 0,
            due: Self.number(values, Fields.due), opened: Self.number(values, Fields.openedAt),
            office: try office(of: subject),
            decider: isMine
                ? names.word("inboxYou") : Labels.role(Self.text(values, Fields.decider), in: names.language),
            isMine: isMine)
    }

    private func office(of subject: RecordKey) throws -> RecordID? {
        guard let kind = LeadToCash.schema.kind(subject.kind), let values = try reader.values(of: subject) else {
            return nil
        }
        if subject.kind == Office.kind { return subject.id }
        guard let field = kind.field(named: "office"), case .reference(let office)? = values[field.number] else {
            return nil
        }
        return office
    }

    // MARK: Gates

    private func row(ofGate request: RecordPage.Row, _ regions: [RecordID: RecordID]) throws -> InboxRow? {
        typealias Fields = GateRequest.Fields
        let values = request.values
        guard values[Fields.withdrawn]?.isTrue != true else { return nil }
        let words = Words(names.language)
        let given = Self.text(values, Fields.tier)
        let tier = given.isEmpty ? "hq" : given
        var office: RecordID?
        if case .reference(let id)? = values[Fields.office] { office = id }
        let isMine =
            values[Fields.requestedBy] != .reference(person)
            && GateDeciders(tier: tier, office: office, regions: regions).admits(reader.seat.roles)
        let code = Self.text(values, Fields.code)
        let tierWord = words.choice(tier, GateRequest.kind, Fields.tier)
        return InboxRow(
            tab: .gates, code: code.isEmpty ? request.id.description : code, path: "/gates/\(request.id)",
            subject: try subject(values).map(names.title) ?? "",
            matter: words.choice(Self.text(values, Fields.gate), GateRequest.kind, Fields.gate), weight: tierWord,
            rank: 0, due: Self.end(of: values[Fields.dueOn]),
            opened: Self.number(values, Fields.receivedAt) ?? Self.number(values, Fields.requestedAt), office: office,
            decider: isMine ? names.word("inboxYou") : tierWord, isMine: isMine)
    }

    /// The nearest of what a request names.
    private func subject(_ values: [FieldNumber: Value]) -> RecordKey? {
        typealias Fields = GateRequest.Fields
        let named = [
            (ChangeOrder.kind, Fields.changeOrder), (Contract.kind, Fields.contract), (Bid.kind, Fields.bid),
            (Opportunity.kind, Fields.opportunity), (Account.kind, Fields.account),
        ]
        for (kind, field) in named {
            if case .reference(let id)? = values[field] { return RecordKey(kind: kind, id: id) }
        }
        return nil
    }

    // MARK: Fields

    private static func text(_ values: [FieldNumber: Value], _ field: FieldNumber) -> String {
        if case .text(let text)? = values[field] { text } else { "" }
    }

    private static func number(_ values: [FieldNumber: Value], _ field: FieldNumber) -> Int64? {
        if case .integer(let number)? = values[field] { number } else { nil }
    }

    /// The last millisecond of a day in UTC.
    private static func end(of value: Value?) -> Int64? {
        guard case .date(let day)? = value else { return nil }
        return (Int64(day.days) + 1) * 86_400_000 - 1
    }
}
