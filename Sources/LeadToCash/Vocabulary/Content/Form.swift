// Why this file exists: a template that somebody fills in for a customer or a deal is a form 表单. It keeps to the
// edition that it was begun with.

import SyncProtocol

/// The fields of a form.
public enum Form {
    public static let kind: KindNumber = 145

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let office: FieldNumber = 2
        /// The account whose team holds the record, where people of several offices share it.
        public static let share: FieldNumber = 3
        public static let opportunity: FieldNumber = 4
        public static let account: FieldNumber = 5
        public static let lead: FieldNumber = 6
        /// The template's code: `T02`.
        public static let template: FieldNumber = 7
        /// The template's edition: `1.1`.
        public static let edition: FieldNumber = 8
        public static let author: FieldNumber = 9
        /// Empty counts as draft.
        public static let state: FieldNumber = 10
    }

    static let states = [
        Choice("draft", "Draft", "草稿", "草稿"),
        Choice("complete", "Complete", "已完成", "已完成"),
    ]

    private static let order = StageOrder(states.map(\.word))

    static let entry = Entry(
        kind, "form", Label("Form", "表单", "表單"), scope: .anchored(by: [Fields.share, Fields.office]),
        code: IssuedCode(field: Fields.code, prefix: "FRM"),
        [
            .issuedCode(Fields.code), .office(Fields.office), .share(Fields.share),
            Term(
                Fields.opportunity, "opportunity", .reference("opportunity"), Label("Opportunity", "机会点", "機會點"),
                policy: .first, isParent: true),
            Term(
                Fields.account, "account", .reference("account"), Label("Account", "客户", "客戶"), policy: .first,
                isParent: true),
            Term(Fields.lead, "lead", .reference("lead"), Label("Lead", "线索", "線索"), policy: .first, isParent: true),
        ] + substance)

    private static let substance = [
        Term(
            Fields.template, "template", .text, Label("Template", "模板", "模板"), policy: .first, required: true,
            isLookedUp: true),
        Term(Fields.edition, "edition", .text, Label("Edition", "版次", "版次"), policy: .first),
        Term(Fields.author, "author", .reference("user"), Label("Begun by", "创建人", "創建人"), policy: .first),
        Term(Fields.state, "state", .text, Label("State", "状态", "狀態"), policy: .furthestStage(order), choices: states),
    ]
}
