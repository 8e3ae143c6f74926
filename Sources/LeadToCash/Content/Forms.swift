// Why this file exists: a template that is filled in is a form and its cells, each a record of its own. What those
// records are, and what is still missing in them, is the same on a laptop and at HQ.

import SyncProtocol

/// What a form is about: the deal, the customer and the lead that it is filed under.
public struct FormSubject: Hashable, Sendable {
    public let opportunity: RecordID?
    public let account: RecordID?
    public let lead: RecordID?

    /// - Parameter key: an opportunity, an account, a lead, or an activity or a contract of one.
    /// - Returns: nil for a record of another kind, and for an activity or a contract that belongs to none of them.
    public init?(_ key: RecordKey, _ ground: any Ground) throws {
        func id(_ field: FieldNumber) throws -> RecordID? { try ground.value(field, of: key).asReference }
        let found: (opportunity: RecordID?, account: RecordID?, lead: RecordID?)
        switch key.kind {
        case Opportunity.kind: found = (key.id, try id(Opportunity.Fields.account), nil)
        case Account.kind: found = (nil, key.id, nil)
        case Lead.kind: found = (nil, try id(Lead.Fields.account), key.id)
        case Activity.kind:
            found = (
                try id(Activity.Fields.opportunity), try id(Activity.Fields.account), try id(Activity.Fields.lead)
            )
        case Contract.kind: found = (try id(Contract.Fields.opportunity), try id(Contract.Fields.account), nil)
        default: return nil
        }
        guard found.opportunity != nil || found.account != nil || found.lead != nil else { return nil }
        opportunity = found.opportunity
        account = found.account
        lead = found.lead
    }

    /// The nearest record that it is filed under, and the field of a form that names it.
    var place: (field: FieldNumber, id: RecordID)? {
        if let opportunity { return (Form.Fields.opportunity, opportunity) }
        if let lead { return (Form.Fields.lead, lead) }
        return account.map { (Form.Fields.account, $0) }
    }
}

/// Forms as records.
public enum Forms {
    static let draft = "draft"
    public static let complete = "complete"

    /// How many columns of a list a row holds.
    static let widest = 8

    /// The record of a cell: the same for everybody who fills this cell of this form.
    public static func cell(_ code: String, of form: RecordID) -> RecordKey {
        RecordKey(kind: FormCell.kind, id: .derived("form_cell|\(form)|\(code)"))
    }

    /// The field of a row that holds a column, counted from 0; nil beyond the eighth.
    public static func column(_ index: Int) -> FieldNumber? {
        let fields: [FieldNumber] = [
            FormRow.Fields.column1, FormRow.Fields.column2, FormRow.Fields.column3, FormRow.Fields.column4,
            FormRow.Fields.column5, FormRow.Fields.column6, FormRow.Fields.column7, FormRow.Fields.column8,
        ]
        return fields.indices.contains(index) ? fields[index] : nil
    }

    // MARK: Reading

    /// The forms on a template that are filed under a subject itself, oldest first.
    public static func existing(_ template: String, _ subject: FormSubject, _ ground: any Ground) throws -> [RecordKey]
    {
        guard let place = subject.place else { return [] }
        let nearer = [Form.Fields.opportunity, Form.Fields.lead].filter { $0 != place.field }
        return try ground.allRecords(Form.kind, where: place.field, is: .reference(place.id))
            .map { RecordKey(kind: Form.kind, id: $0) }
            .filter { form in
                guard try ground.value(Form.Fields.template, of: form) == .text(template) else { return false }
                // A form about one deal of a customer is none about the customer.
                return try place.field != Form.Fields.account
                    || nearer.allSatisfy { try ground.value($0, of: form).isEmpty }
            }
    }

    /// What stands in a cell that holds a text; empty if nothing does.
    public static func text(_ code: String, of form: RecordKey, _ ground: any Ground) throws -> String {
        try ground.value(FormCell.Fields.text, of: cell(code, of: form.id)).asText ?? ""
    }

    /// The rows of each list of a form, by the code of its cell, oldest first.
    public static func rows(of form: RecordKey, _ ground: any Ground) throws -> [String: [RecordKey]] {
        var rows: [String: [RecordKey]] = [:]
        for id in try ground.allRecords(FormRow.kind, where: FormRow.Fields.form, is: .reference(form.id)) {
            let key = RecordKey(kind: FormRow.kind, id: id)
            rows[try ground.value(FormRow.Fields.cell, of: key).asText ?? "", default: []].append(key)
        }
        return rows
    }

    /// The required cells in which nothing stands yet.
    public static func missing(in form: RecordKey, _ cells: [Cell], _ ground: any Ground) throws -> [Cell] {
        let rows = try rows(of: form, ground)
        return try cells.filter { cell in
            guard cell.isRequired else { return false }
            guard !cell.columns.isEmpty else {
                return try text(cell.code, of: form, ground).allSatisfy(\.isWhitespace)
            }
            return try (rows[cell.code] ?? []).allSatisfy { try isEmpty($0, ground) }
        }
    }

    private static func isEmpty(_ row: RecordKey, _ ground: any Ground) throws -> Bool {
        try (0..<widest).allSatisfy { index in
            guard let field = column(index) else { return true }
            return try ground.value(field, of: row).asText?.allSatisfy(\.isWhitespace) ?? true
        }
    }

    // MARK: Writing

    /// Who begins a form, where it lives, and in which language it is prefilled.
    public struct Beginning {
        public let office: RecordID?
        public let author: RecordID?
        public let language: Language
        /// A new id for each of the rows, counted from 0.
        public let rowID: (Int) throws -> RecordID

        public init(
            office: RecordID?, author: RecordID?, language: Language, rowID: @escaping (Int) throws -> RecordID
        ) {
            self.office = office
            self.author = author
            self.language = language
            self.rowID = rowID
        }
    }

    /// The edits that begin a form: the form, its cells, and what is known beforehand.
    public static func begin(
        _ form: RecordKey, _ template: Document, about subject: FormSubject, _ beginning: Beginning,
        _ ground: any Ground
    ) throws -> [RecordEdit] {
        var edits = [head(form, template, subject, beginning)]
        var rows = 0
        for cell in template.cells {
            guard !cell.columns.isEmpty else {
                let text = try Prefill.text(cell.prefill, of: subject, in: beginning.language, ground)
                edits.append(self.cell(cell.code, text, of: form, subject, beginning.office))
                continue
            }
            let known = try Prefill.rows(cell.prefill, cell.columns, of: subject, in: beginning.language, ground)
            for texts in known {
                let key = RecordKey(kind: FormRow.kind, id: try beginning.rowID(rows))
                edits.append(row(key, texts, in: cell.code, of: form, subject, beginning.office))
                rows += 1
            }
        }
        return edits
    }

    private static func head(
        _ form: RecordKey, _ template: Document, _ subject: FormSubject, _ beginning: Beginning
    ) -> RecordEdit {
        typealias Fields = Form.Fields
        var writes = [
            FieldValue(Fields.template, .text(template.code)), FieldValue(Fields.state, .text(draft)),
        ]
        if !template.version.isEmpty { writes.append(FieldValue(Fields.edition, .text(template.version))) }
        writes += places(
            [
                (Fields.office, beginning.office), (Fields.author, beginning.author),
                (Fields.opportunity, subject.opportunity), (Fields.account, subject.account),
                (Fields.lead, subject.lead),
            ])
        return RecordEdit(form, .create, writes)
    }

    /// The edit that makes a cell of a form.
    public static func cell(
        _ code: String, _ text: String, of form: RecordKey, _ subject: FormSubject, _ office: RecordID?
    ) -> RecordEdit {
        typealias Fields = FormCell.Fields
        var writes = [FieldValue(Fields.code, .text(code))]
        if !text.isEmpty { writes.append(FieldValue(Fields.text, .text(text))) }
        writes += places(
            [
                (Fields.office, office), (Fields.form, form.id), (Fields.opportunity, subject.opportunity),
                (Fields.account, subject.account), (Fields.lead, subject.lead),
            ])
        return RecordEdit(cell(code, of: form.id), .create, writes)
    }

    /// The edit that adds a row to a list of a form.
    public static func row(
        _ key: RecordKey, _ texts: [String], in cell: String, of form: RecordKey, _ subject: FormSubject,
        _ office: RecordID?
    ) -> RecordEdit {
        typealias Fields = FormRow.Fields
        var writes = [FieldValue(Fields.cell, .text(cell))]
        for (index, text) in texts.enumerated() where !text.isEmpty {
            if let field = column(index) { writes.append(FieldValue(field, .text(text))) }
        }
        writes += places(
            [
                (Fields.office, office), (Fields.form, form.id), (Fields.opportunity, subject.opportunity),
                (Fields.account, subject.account), (Fields.lead, subject.lead),
            ])
        return RecordEdit(key, .create, writes)
    }

    private static func places(_ places: [(FieldNumber, RecordID?)]) -> [FieldValue] {
        places.compactMap { field, id in id.map { FieldValue(field, .reference($0)) } }
    }

    /// What the records of a form are filed under, as the form itself says.
    public static func subject(of form: RecordKey, _ ground: any Ground) throws -> FormSubject {
        func id(_ field: FieldNumber) throws -> RecordID? { try ground.value(field, of: form).asReference }
        return FormSubject(
            opportunity: try id(Form.Fields.opportunity), account: try id(Form.Fields.account),
            lead: try id(Form.Fields.lead))
    }
}

extension FormSubject {
    fileprivate init(opportunity: RecordID?, account: RecordID?, lead: RecordID?) {
        self.opportunity = opportunity
        self.account = account
        self.lead = lead
    }
}
