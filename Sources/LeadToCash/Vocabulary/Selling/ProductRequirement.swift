// Why this file exists: what customers ask for and no product has 产品需求 goes to product development with the revenue
// that hangs on it, and the answer comes back to those who asked.

import SyncProtocol

/// The fields of a requirement that sales hands to product development.
public enum ProductRequirement {
    public static let kind: KindNumber = 67

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let office: FieldNumber = 2
        public static let share: FieldNumber = 3
        /// The customer's requirement that it grew out of.
        public static let requirement: FieldNumber = 4
        public static let opportunity: FieldNumber = 5
        public static let account: FieldNumber = 6
        public static let product: FieldNumber = 7
        public static let name: FieldNumber = 8
        public static let text: FieldNumber = 9
        /// Who else asks for it.
        public static let customers: FieldNumber = 10
        /// {revenue_minor, revenue_currency}
        public static let revenueAtStake: FieldNumber = 11
        public static let priority: FieldNumber = 12
        public static let wantedOn: FieldNumber = 13
        public static let author: FieldNumber = 14
        /// Empty counts as submitted; product development says the rest, as it does the three after it.
        public static let state: FieldNumber = 15
        public static let answer: FieldNumber = 16
        public static let answeredOn: FieldNumber = 17
        /// When customers will have it.
        public static let availableOn: FieldNumber = 18
    }

    static let states = [
        Choice("submitted", "Submitted", "已提交", "已提交"),
        Choice("reviewing", "Under review", "评审中", "評審中"),
        Choice("accepted", "Accepted", "已接纳", "已接納"),
        Choice("delivered", "Delivered", "已实现", "已實現"),
        Choice("declined", "Declined", "不接纳", "不接納"),
    ]

    static let entry = Entry(
        kind, "product_requirement", Label("Product requirement", "产品需求", "產品需求"),
        scope: .anchored(by: [Fields.share, Fields.office]), code: IssuedCode(field: Fields.code, prefix: "PRQ"),
        [
            .issuedCode(Fields.code), .office(Fields.office), .share(Fields.share),
            Term(
                Fields.requirement, "requirement", .reference("requirement"), Label("Requirement", "需求", "需求"),
                policy: .first, isParent: true),
            .underDeal(Fields.opportunity), .underAccount(Fields.account),
            Term(Fields.product, "product", .reference("product"), Label("Product", "产品", "產品")),
            Term(Fields.name, "name", .text, Label("Requirement", "需求名称", "需求名稱"), required: true),
            Term(Fields.text, "text", .text, Label("Text", "需求描述", "需求描述"), policy: .textMerge),
        ] + weight + answers)

    private static let weight = [
        Term(Fields.customers, "customers", .set, Label("Customers", "相关客户", "相關客戶"), policy: .addRemove),
        Term(
            Fields.revenueAtStake, "revenueAtStake",
            compound: [Column("revenue_minor", .integer), Column("revenue_currency", .text)],
            Label("Revenue at stake", "影响收入", "影響收入"), limits: ["revenue_minor": 0...Int64.max]),
        Term(
            Fields.priority, "priority", .text, Label("Priority", "优先级", "優先級"), choices: Requirement.priorities),
        Term(Fields.wantedOn, "wantedOn", .date, Label("Wanted on", "期望日期", "期望日期")),
        .writtenBy(Fields.author),
    ]

    private static let answers = [
        Term(Fields.state, "state", .text, Label("State", "状态", "狀態"), policy: .hqOnly, choices: states),
        Term(Fields.answer, "answer", .text, Label("Answer", "研发答复", "研發答覆"), policy: .hqOnly),
        Term(Fields.answeredOn, "answeredOn", .date, Label("Answered on", "答复日期", "答覆日期"), policy: .hqOnly),
        Term(
            Fields.availableOn, "availableOn", .date, Label("Available on", "可用日期", "可用日期"), policy: .hqOnly),
    ]
}
