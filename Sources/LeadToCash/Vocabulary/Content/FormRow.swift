// Why this file exists: some cells are lists 表单行: people, actions, pains. A row is a record, so that adding and
// removing rows never conflicts.

import SyncProtocol

/// The fields of a row of a form.
public enum FormRow {
    public static let kind: KindNumber = 147

    public enum Fields {
        public static let office: FieldNumber = 1
        /// The account whose team holds the record, where people of several offices share it.
        public static let share: FieldNumber = 2
        public static let form: FieldNumber = 3
        public static let opportunity: FieldNumber = 4
        public static let account: FieldNumber = 5
        public static let lead: FieldNumber = 6
        /// The code of the cell that it is a row of.
        public static let cell: FieldNumber = 7
        /// What stands in the cell's columns, in the order of the template.
        public static let column1: FieldNumber = 8
        public static let column2: FieldNumber = 9
        public static let column3: FieldNumber = 10
        public static let column4: FieldNumber = 11
        public static let column5: FieldNumber = 12
        public static let column6: FieldNumber = 13
        public static let column7: FieldNumber = 14
        public static let column8: FieldNumber = 15
    }

    static let entry = Entry(
        kind, "form_row", Label("Form row", "表单行", "表單行"), scope: .anchored(by: [Fields.share, Fields.office]),
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
            Term(
                Fields.cell, "cell", .text, Label("Cell", "单元格", "單元格"), policy: .first, required: true,
                isLookedUp: true),
        ] + columns)

    private static let columns = [
        Term(Fields.column1, "column1", .text, Label("Column 1", "第一列", "第一列")),
        Term(Fields.column2, "column2", .text, Label("Column 2", "第二列", "第二列")),
        Term(Fields.column3, "column3", .text, Label("Column 3", "第三列", "第三列")),
        Term(Fields.column4, "column4", .text, Label("Column 4", "第四列", "第四列")),
        Term(Fields.column5, "column5", .text, Label("Column 5", "第五列", "第五列")),
        Term(Fields.column6, "column6", .text, Label("Column 6", "第六列", "第六列")),
        Term(Fields.column7, "column7", .text, Label("Column 7", "第七列", "第七列")),
        Term(Fields.column8, "column8", .text, Label("Column 8", "第八列", "第八列")),
    ]
}
