// Why this file exists: nobody types into a form what the records know already. A template names where a cell's first
// text comes from, and here is what each of these paths means.

import SyncProtocol

/// First texts of the cells of a form, from the records that it is about.
public enum Prefill {
    /// The paths that a template may name.
    public static let paths: [String] = texts.keys.sorted()

    /// The first text of a cell; empty if the path is unknown or nothing is known beforehand.
    public static func text(
        _ path: String, of subject: FormSubject, in language: Language, _ ground: any Ground
    ) throws -> String {
        guard let compose = texts[path] else { return "" }
        let lines = try compose(PrefillSource(subject: subject, language: language, ground: ground))
        return lines.filter { !$0.isEmpty }.prefix(mostLines).joined(separator: "\n")
    }

    /// The first rows of a cell that is a list, each with a text for every column. People fill the columns that ask
    /// for them; of anything else each line goes into the first column.
    public static func rows(
        _ path: String, _ columns: [Cell.Column], of subject: FormSubject, in language: Language, _ ground: any Ground
    ) throws -> [[String]] {
        let source = PrefillSource(subject: subject, language: language, ground: ground)
        if path == "account.contacts" {
            return try source.contacts().prefix(mostLines).map { contact in
                try columns.map { try source.text(of: contact, in: $0.code) }
            }
        }
        let text = try text(path, of: subject, in: language, ground)
        return text.split(separator: "\n").map { line in
            columns.indices.map { $0 == 0 ? String(line) : "" }
        }
    }

    /// What a cell is spared: a customer with a thousand contacts.
    private static let mostLines = 100

    private typealias Composition = @Sendable (PrefillSource) throws -> [String]

    private static let texts: [String: Composition] = [
        "account.industry": { try $0.profile() },
        "account.annualRevenue": { [try $0.accountField(Account.Fields.annualRevenue)] },
        "account.contacts": { source in try source.contacts().map { try source.line(of: $0) } },
        "opportunity.commercial": { [try $0.dealField(Opportunity.Fields.commercial)] },
        "opportunity.competitors": { try $0.competitors() },
        "opportunity.description": { [try $0.dealField(Opportunity.Fields.description)] },
        "opportunity.expectedSignDate": { [try $0.labelled(Opportunity.Fields.expectedSignDate)] },
        "opportunity.lines": { try $0.lines() },
        "opportunity.lostReasons": { try $0.lostReasons() },
        "opportunity.requirements": { try $0.requirements() },
        "opportunity.risks": { try $0.risks() },
        "opportunity.strategy": { [try $0.dealField(Opportunity.Fields.strategy)] },
        "opportunity.team": { try $0.team() },
        "opportunity.timeline": { try $0.timeline() },
    ]
}

/// What a form's subject has that may stand in a cell.
struct PrefillSource {
    let subject: FormSubject
    let language: Language
    let ground: any Ground

    var account: RecordKey? { subject.account.map { RecordKey(kind: Account.kind, id: $0) } }
    var deal: RecordKey? { subject.opportunity.map { RecordKey(kind: Opportunity.kind, id: $0) } }

    // MARK: Fields as people read them

    /// A field for people; empty if nothing stands in it.
    func shown(_ number: FieldNumber, _ key: RecordKey) throws -> String {
        guard let kind = LeadToCash.schema.kind(key.kind), let field = kind.field(number) else { return "" }
        let value = try ground.value(number, of: key)
        guard !value.isEmpty else { return "" }
        var named: [RecordID: String] = [:]
        for (column, part) in zip(field.columns, value.parts) {
            guard case .reference(let name) = column.type, let id = part.asReference else { continue }
            named[id] = try self.name(id, name)
        }
        return FieldText.render(value, of: field, in: kind, language: language) { named[$0] ?? $0.description }
    }

    private func name(_ id: RecordID, _ kindName: String) throws -> String {
        guard let kind = LeadToCash.schema.kind(named: kindName) else { return id.description }
        return try ground.title(of: RecordKey(kind: kind.number, id: id))
    }

    /// `Industry: Mobile network`; empty if nothing stands in the field.
    func labelled(_ number: FieldNumber, _ key: RecordKey) throws -> String {
        let text = try shown(number, key)
        guard !text.isEmpty, let kind = LeadToCash.schema.kind(key.kind), let field = kind.field(number) else {
            return ""
        }
        return joined(Labels.field(kind, field, in: language), text)
    }

    func joined(_ label: String, _ text: String) -> String { label + (language == .en ? ": " : "：") + text }

    func dealField(_ number: FieldNumber) throws -> String { try deal.map { try shown(number, $0) } ?? "" }
    func labelled(_ number: FieldNumber) throws -> String { try deal.map { try labelled(number, $0) } ?? "" }
    func accountField(_ number: FieldNumber) throws -> String { try account.map { try shown(number, $0) } ?? "" }

    /// The elements of a set, each a line.
    func elements(_ number: FieldNumber, _ key: RecordKey) throws -> [String] {
        guard case .set(let elements) = try ground.value(number, of: key) else { return [] }
        return elements
    }

    func children(_ kind: KindNumber, _ field: FieldNumber, of key: RecordKey?) throws -> [RecordKey] {
        guard let key else { return [] }
        return try ground.allRecords(kind, where: field, is: .reference(key.id)).map { RecordKey(kind: kind, id: $0) }
    }

    /// The parts that are not empty, with a mark between them.
    func list(_ parts: [String], _ mark: String) -> String { parts.filter { !$0.isEmpty }.joined(separator: mark) }

    var comma: String { language == .en ? ", " : "，" }
    var semicolon: String { language == .en ? "; " : "；" }

    // MARK: The customer

    func profile() throws -> [String] {
        guard let account else { return [] }
        let facts = [
            Account.Fields.industry, Account.Fields.country, Account.Fields.employees, Account.Fields.yearEstablished,
            Account.Fields.website,
        ]
        return try [shown(Account.Fields.profile, account)] + facts.map { try labelled($0, account) }
    }

    func contacts() throws -> [RecordKey] { try children(Contact.kind, Contact.Fields.account, of: account) }

    /// `Spout, Operations director: Decision maker, Supports, 2 → 4`
    func line(of contact: RecordKey) throws -> String {
        let levels = [
            try shown(Contact.Fields.relationLevel, contact), try shown(Contact.Fields.relationTarget, contact),
        ]
        let judgement = list(
            [
                try shown(Contact.Fields.decisionRole, contact), try shown(Contact.Fields.stance, contact),
                list(levels, " → "),
            ], comma)
        let who = try nameAndTitle(contact)
        return judgement.isEmpty ? who : joined(who, judgement)
    }

    private func nameAndTitle(_ contact: RecordKey) throws -> String {
        list([try shown(Contact.Fields.name, contact), try shown(Contact.Fields.title, contact)], comma)
    }

    /// What stands about a contact in a column of this code.
    func text(of contact: RecordKey, in column: String) throws -> String {
        switch column {
        case "person": try nameAndTitle(contact)
        case "node": list([try nameAndTitle(contact), try shown(Contact.Fields.department, contact)], comma)
        case "contact": try shown(Contact.Fields.name, contact)
        case "title": try shown(Contact.Fields.title, contact)
        case "role", "decisionRole": try shown(Contact.Fields.decisionRole, contact)
        case "stance": try shown(Contact.Fields.stance, contact)
        case "levelNow": try shown(Contact.Fields.relationLevel, contact)
        case "levelTarget": try shown(Contact.Fields.relationTarget, contact)
        case "owner", "ourLink": try shown(Contact.Fields.owner, contact)
        case "lastContact": try lastContact(contact)
        default: ""
        }
    }

    private func lastContact(_ contact: RecordKey) throws -> String {
        let days = try children(Activity.kind, Activity.Fields.contact, of: contact).compactMap {
            try day(Activity.Fields.occurredAt, $0)
        }
        return days.max()?.description ?? ""
    }

    /// The day of an instant, in UTC.
    func day(_ number: FieldNumber, _ key: RecordKey) throws -> CivilDate? {
        try ground.value(number, of: key).asInteger.flatMap { UInt64(exactly: $0) }.flatMap {
            CivilDate(milliseconds: $0)
        }
    }
}
