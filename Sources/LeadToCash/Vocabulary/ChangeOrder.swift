// Why this file exists: a contract in force changes only by a change order 变更单. One is also what an edit becomes whose
// author had not heard of the signing.

import SyncProtocol

/// The fields of a change order.
public enum ChangeOrder {
    public static let kind: KindNumber = 24

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let office: FieldNumber = 2
        public static let contract: FieldNumber = 3
        /// The contract's field that is to change.
        public static let fieldName: FieldNumber = 4
        /// What its author read there.
        public static let baseText: FieldNumber = 5
        public static let proposedText: FieldNumber = 6
        /// {proposed_minor, proposed_currency}
        public static let proposedAmount: FieldNumber = 7
        public static let reason: FieldNumber = 8
        public static let state: FieldNumber = 9
        /// When the edit was made that it came from.
        public static let editedAt: FieldNumber = 10
        public static let author: FieldNumber = 11
        /// The account whose team holds the record, where people of several offices share it.
        public static let share: FieldNumber = 12
    }

    static let draft = "draft"
    static let approved = "approved"

    static let states = [
        Choice(draft, "Draft", "草稿", "草稿"),
        Choice("submitted", "Submitted", "已提交", "已提交"),
        Choice(approved, "Approved", "已批准", "已批准"),
        Choice("discarded", "Discarded", "已作废", "已作廢"),
    ]

    private static let order = StageOrder([draft, "submitted", approved], exits: ["discarded"])
    private static let freeze = Freeze(Fields.state, [.text(approved)])

    static let entry = Entry(
        kind, "change_order", Label("Change order", "变更单", "變更單"), scope: .anchored(by: [Fields.share, Fields.office]),
        code: IssuedCode(field: Fields.code, prefix: "CO"),
        [
            .issuedCode(Fields.code), .office(Fields.office), .share(Fields.share),
            Term(
                Fields.contract, "contract", .reference("contract"), Label("Contract", "合同", "合同"), policy: .first,
                required: true, isParent: true),
            Term(
                Fields.fieldName, "fieldName", .text, Label("Field", "变更字段", "變更欄位"), policy: .first),
            Term(Fields.baseText, "baseText", .text, Label("Text before", "原文", "原文"), policy: .first),
            Term(
                Fields.proposedText, "proposedText", .text, Label("Proposed text", "拟改文本", "擬改文本"),
                policy: .frozenAfter(freeze, before: .textMerge)),
            Term(
                Fields.proposedAmount, "proposedAmount",
                compound: [Column("proposed_minor", .integer), Column("proposed_currency", .text)],
                Label("Proposed amount", "拟改金额", "擬改金額"),
                policy: .frozenAfter(freeze, before: .needsHuman(.incumbent)),
                limits: ["proposed_minor": 0...Int64.max]),
            Term(Fields.reason, "reason", .text, Label("Reason", "变更原因", "變更原因"), policy: .textMerge),
            Term(
                Fields.state, "state", .text, Label("State", "状态", "狀態"), policy: .furthestStage(order),
                choices: states),
            Term(
                Fields.editedAt, "editedAt", .instant, Label("Edited at", "编辑时间", "編輯時間"), policy: .first),
            Term(
                Fields.author, "author", .reference("user"), Label("Author", "提出人", "提出人"), policy: .first),
        ])
}
