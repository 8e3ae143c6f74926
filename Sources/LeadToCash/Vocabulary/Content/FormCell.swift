// Why this file exists: what stands in a cell of a form 表单单元格. Two people who fill different cells do not meet, and two
// in one cell meet paragraph by paragraph.

import SyncProtocol

/// The fields of a cell of a form that holds a text.
public enum FormCell {
    public static let kind: KindNumber = 146

    public enum Fields {
        public static let office: FieldNumber = 1
        /// The account whose team holds the record, where people of several offices share it.
        public static let share: FieldNumber = 2
        public static let form: FieldNumber = 3
        public static let opportunity: FieldNumber = 4
        public static let account: FieldNumber = 5
        public static let lead: FieldNumber = 6
        /// The cell's code in its template. The id of the record is to follow from the form's and this one, so that two
        /// who fill one cell apart make one record.
        public static let code: FieldNumber = 7
        public static let text: FieldNumber = 8
    }

    static let entry = Entry(
        kind, "form_cell", Label("Form cell", "表单单元格", "表單單元格"), scope: .anchored(by: [Fields.share, Fields.office]),
        [
            .office(Fields.office), .share(Fields.share),
            Term(
                Fields.form, "form", .reference("form"), Label("Form", "表单", "表單"), policy: .first, required: true,
                isParent: true),
            Term(
                Fields.opportunity, "opportunity", .reference("opportunity"), Label("Opportunity", "机会点", "機會點"),
                policy: .first, isParent: true),
            Term(
                Fields.account, "account", .reference("account"), Label("Account", "客户", "客戶"), policy: .first,
                isParent: true),
            Term(Fields.lead, "lead", .reference("lead"), Label("Lead", "线索", "線索"), policy: .first, isParent: true),
            Term(Fields.code, "code", .text, Label("Code", "编号", "編號"), policy: .first, required: true),
            Term(Fields.text, "text", .text, Label("Text", "内容", "內容"), policy: .textMerge),
        ])
}
