// Why this file exists: a template is a form of cells 模板, each a field of its own, so that two people can fill
// different ones apart.

import SyncProtocol

/// The fields of a cell of a template.
public enum TemplateCell {
    public static let kind: KindNumber = 143

    public enum Fields {
        public static let document: FieldNumber = 1
        /// Unique in its template: `background`.
        public static let code: FieldNumber = 2
        public static let position: FieldNumber = 3
        /// Where its first text comes from: `account.name`; empty if nothing is known beforehand.
        public static let prefill: FieldNumber = 4
        /// The columns of a list of rows, one a line: code, then the title in the three languages, parted by `|`; empty
        /// if the cell is one text. `FormRow` holds the first eight.
        public static let columns: FieldNumber = 5
        /// Whether the form counts as done without it.
        public static let isRequired: FieldNumber = 6
        public static let titleEn: FieldNumber = 7
        public static let titleZhHans: FieldNumber = 8
        public static let titleZhHant: FieldNumber = 9
        public static let hintEn: FieldNumber = 10
        public static let hintZhHans: FieldNumber = 11
        public static let hintZhHant: FieldNumber = 12
    }

    static let entry = Entry(
        kind, "template_cell", Label("Template cell", "模板单元格", "模板單元格"), scope: .reference, headquartersOnly: true,
        [
            Term(
                Fields.document, "document", .reference("document"), Label("Document", "文档", "文檔"), policy: .hqOnly,
                required: true, isParent: true),
            Term(
                Fields.code, "code", .text, Label("Code", "编号", "編號"), policy: .hqOnly, required: true, isLookedUp: true
            ),
            Term(
                Fields.position, "position", .integer, Label("Position", "顺序", "順序"), policy: .hqOnly,
                limits: 0...10_000),
            Term(Fields.prefill, "prefill", .text, Label("Prefilled from", "预填来源", "預填來源"), policy: .hqOnly),
            Term(Fields.columns, "columns", .text, Label("Columns", "列", "列"), policy: .hqOnly),
            Term(Fields.isRequired, "isRequired", .boolean, Label("Required", "必填", "必填"), policy: .hqOnly),
        ] + texts)

    private static let texts =
        Term.inThreeLanguages(
            "title", [Fields.titleEn, Fields.titleZhHans, Fields.titleZhHant], Label("Title", "标题", "標題"))
        + Term.inThreeLanguages(
            "hint", [Fields.hintEn, Fields.hintZhHans, Fields.hintZhHant], Label("Hint", "填写说明", "填寫說明"))
}
