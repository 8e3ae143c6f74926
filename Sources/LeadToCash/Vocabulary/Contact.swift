// Why this file exists: the key people 关键人物 at a customer, what they decide and how they feel about us.

import SyncProtocol

/// The fields of a contact.
public enum Contact {
    public static let kind: KindNumber = 5

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let office: FieldNumber = 2
        public static let owner: FieldNumber = 3
        public static let account: FieldNumber = 4
        public static let name: FieldNumber = 5
        public static let title: FieldNumber = 6
        public static let department: FieldNumber = 7
        public static let phones: FieldNumber = 8
        public static let emails: FieldNumber = 9
        public static let messengers: FieldNumber = 10
        public static let decisionRole: FieldNumber = 11
        public static let stance: FieldNumber = 12
        public static let relationLevel: FieldNumber = 13
        public static let relationTarget: FieldNumber = 14
        public static let reportsTo: FieldNumber = 15
        public static let consent: FieldNumber = 16
        public static let erasureRequested: FieldNumber = 17
        public static let notes: FieldNumber = 18
        public static let externalID: FieldNumber = 19
        /// The account whose team holds the record, where people of several offices share it.
        public static let share: FieldNumber = 20
    }

    static let decisionRoles = [
        Choice("approver", "Approver", "审批者", "審批者"),
        Choice("decisionMaker", "Decision maker", "决策者", "決策者"),
        Choice("recommender", "Recommender", "推荐者", "推薦者"),
        Choice("influencer", "Influencer", "影响者", "影響者"),
        Choice("user", "User", "使用者", "使用者"),
        Choice("gatekeeper", "Gatekeeper", "守门人", "守門人"),
    ]

    static let stances = [
        Choice("coach", "Coach", "教练", "教練"),
        Choice("support", "Supports", "支持", "支持"),
        Choice("neutral", "Neutral", "中立", "中立"),
        Choice("oppose", "Opposes", "反对", "反對"),
    ]

    static let entry = Entry(
        kind, "contact", Label("Contact", "关键人物", "關鍵人物"), scope: .anchored(by: [Fields.share, Fields.office]),
        code: IssuedCode(field: Fields.code, prefix: "CON"),
        [
            .issuedCode(Fields.code), .office(Fields.office), .share(Fields.share), .owner(Fields.owner),
            Term(Fields.account, "account", .reference("account"), Label("Account", "客户", "客戶"), isParent: true),
            Term(Fields.name, "name", .text, Label("Name", "姓名", "姓名"), required: true),
            Term(Fields.title, "title", .text, Label("Title", "职务", "職務")),
            Term(Fields.department, "department", .text, Label("Department", "部门", "部門")),
            Term(Fields.phones, "phones", .set, Label("Phones", "电话", "電話"), policy: .addRemove),
            Term(Fields.emails, "emails", .set, Label("E-mails", "邮箱", "電郵"), policy: .addRemove),
            Term(Fields.messengers, "messengers", .set, Label("Messengers", "即时通讯", "即時通訊"), policy: .addRemove),
        ] + influence + privacy)

    /// Whose judgement of a person counts first.
    private static let team = Policy.rolePriority(["AR", "SR", "FR"])

    private static let influence = [
        Term(
            Fields.decisionRole, "decisionRole", .text, Label("Decision role", "决策角色", "決策角色"),
            policy: team, choices: decisionRoles),
        Term(Fields.stance, "stance", .text, Label("Stance", "态度", "態度"), policy: team, choices: stances),
        Term(
            Fields.relationLevel, "relationLevel", .integer, Label("Relation", "关系等级", "關係等級"), policy: team,
            limits: 0...5),
        Term(
            Fields.relationTarget, "relationTarget", .integer, Label("Relation aimed at", "关系目标", "關係目標"),
            policy: team, limits: 0...5),
        Term(Fields.reportsTo, "reportsTo", .reference("contact"), Label("Reports to", "汇报对象", "匯報對象")),
        Term(Fields.notes, "notes", .text, Label("Notes", "备注", "備註"), policy: .textMerge),
    ]

    private static let privacy = [
        Term(Fields.consent, "consent", .boolean, Label("Consent", "同意", "同意"), policy: .stickyTrue),
        Term(
            Fields.erasureRequested, "erasureRequested", .boolean,
            Label("Erasure requested", "要求删除", "要求刪除"), policy: .stickyTrue),
        .externalID(Fields.externalID),
    ]
}
