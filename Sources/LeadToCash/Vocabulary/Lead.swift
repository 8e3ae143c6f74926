// Why this file exists: the lead 线索, a hint of business before anybody has checked it.

import SyncProtocol

/// The fields of a lead.
public enum Lead {
    public static let kind: KindNumber = 6

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let office: FieldNumber = 2
        public static let assignedTo: FieldNumber = 3
        public static let accountName: FieldNumber = 4
        public static let contactName: FieldNumber = 5
        public static let account: FieldNumber = 6
        public static let duplicateOf: FieldNumber = 7
        public static let source: FieldNumber = 8
        public static let need: FieldNumber = 9
        public static let notes: FieldNumber = 10
        /// {budget_minor, currency}
        public static let budget: FieldNumber = 11
        public static let authority: FieldNumber = 12
        public static let intent: FieldNumber = 13
        public static let timing: FieldNumber = 14
        public static let temperature: FieldNumber = 15
        public static let status: FieldNumber = 16
        public static let closedReason: FieldNumber = 17
        public static let firstResponseAt: FieldNumber = 18
        public static let nextTouchOn: FieldNumber = 19
        public static let convertedOpportunity: FieldNumber = 20
        public static let tags: FieldNumber = 21
        public static let externalID: FieldNumber = 22
        public static let mergedInto: FieldNumber = 23
        /// Computed by HQ.
        public static let nameKey: FieldNumber = 24
        /// The account whose team holds the record, where people of several offices share it.
        public static let share: FieldNumber = 25
        public static let campaign: FieldNumber = 26
        /// The contract whose customer it came from: how the loop closes.
        public static let originContract: FieldNumber = 27
    }

    static let sources = [
        Choice("event", "Event", "会议活动", "會議活動"),
        Choice("exhibition", "Exhibition", "展会", "展會"),
        Choice("seminar", "Seminar", "研讨会", "研討會"),
        Choice("digital", "Digital", "数字营销", "數碼營銷"),
        Choice("referral", "Referral", "转介绍", "轉介"),
        Choice("visit", "Visit", "拜访", "拜訪"),
        Choice("tender", "Public tender", "公开招标", "公開招標"),
        Choice("existingCustomer", "Existing customer", "老客户", "老客戶"),
        Choice("other", "Other", "其他", "其他"),
    ]

    static let temperatures = [
        Choice("cold", "Cold", "冷", "冷"), Choice("warm", "Warm", "温", "溫"), Choice("hot", "Hot", "热", "熱"),
    ]

    /// In the order of the state machine, side exits last.
    static let statuses = [
        Choice("draft", "Draft", "草稿", "草稿"),
        Choice("captured", "Captured", "已收集", "已收集"),
        Choice("verified", "Verified", "已验证", "已驗證"),
        Choice("distributed", "Distributed", "已分发", "已分發"),
        Choice("accepted", "Accepted", "已接受", "已接受"),
        Choice("nurturing", "Nurturing", "培育中", "培育中"),
        Choice("qualified", "Qualified", "已确认", "已確認"),
        Choice("converted", "Converted", "已转化", "已轉化"),
        Choice("closed", "Closed", "已关闭", "已關閉"),
        Choice("duplicate", "Duplicate", "重复", "重複"),
        Choice("returned", "Returned", "已退回", "已退回"),
    ]

    static let statusOrder = StageOrder(
        ["draft", "captured", "verified", "distributed", "accepted", "nurturing", "qualified", "converted"],
        exits: ["closed", "duplicate", "returned"], settling: ["converted"])

    static let entry = Entry(
        kind, "lead", Label("Lead", "线索", "線索"), scope: .anchored(by: [Fields.share, Fields.office]),
        code: IssuedCode(field: Fields.code, prefix: "LEAD"), redirect: Fields.mergedInto,
        [
            .issuedCode(Fields.code), .office(Fields.office), .share(Fields.share),
            Term(
                Fields.assignedTo, "assignedTo", .reference("user"), Label("Assigned to", "责任人", "責任人"),
                policy: .hqOnly, creatorSets: true),
            Term(
                Fields.accountName, "accountName", .text, Label("Account as told", "客户（原文）", "客戶（原文）"),
                required: true),
            Term(Fields.contactName, "contactName", .text, Label("Contact as told", "联系人（原文）", "聯絡人（原文）")),
        ] + origin + content + progress)

    private static let origin = [
        Term(
            Fields.account, "account", .reference("account"), Label("Account", "客户", "客戶"),
            policy: .needsHuman(.incumbent), isParent: true),
        Term(
            Fields.duplicateOf, "duplicateOf", .reference("lead"), Label("Duplicate of", "重复于", "重複於"),
            policy: .needsHuman(.incumbent)),
        .mergedInto(Fields.mergedInto, "lead"),
        .matchKey(Fields.nameKey, "nameKey", Label("Name key", "名称匹配键", "名稱匹配鍵")),
        Term(
            Fields.source, "source", .text, Label("Source", "来源", "來源"), policy: .first, choices: sources),
        Term(
            Fields.campaign, "campaign", .reference("campaign"), Label("Campaign", "市场活动", "市場活動"), policy: .first,
            isLookedUp: true),
        Term(
            Fields.originContract, "originContract", .reference("contract"),
            Label("Origin contract", "来源合同", "來源合同"), policy: .first, isLookedUp: true),
        .externalID(Fields.externalID),
    ]

    private static let content = [
        Term(Fields.need, "need", .text, Label("Need", "需求", "需求"), policy: .textMerge),
        Term(Fields.notes, "notes", .text, Label("Notes", "备注", "備註"), policy: .textMerge),
        Term(
            Fields.budget, "budget", compound: [Column("budget_minor", .integer), Column("currency", .text)],
            Label("Budget", "预算", "預算"), limits: ["budget_minor": 0...Int64.max]),
        Term(Fields.authority, "authority", .text, Label("Authority", "决策权", "決策權")),
        Term(Fields.intent, "intent", .text, Label("Intent", "意向", "意向")),
        Term(Fields.timing, "timing", .text, Label("Timing", "时间", "時間")),
        Term(Fields.temperature, "temperature", .text, Label("Temperature", "热度", "熱度"), choices: temperatures),
        .tags(Fields.tags),
    ]

    private static let progress = [
        Term(
            Fields.status, "status", .text, Label("Status", "状态", "狀態"), policy: .furthestStage(statusOrder),
            choices: statuses),
        Term(Fields.closedReason, "closedReason", .text, Label("Closed because", "关闭原因", "關閉原因")),
        Term(
            Fields.firstResponseAt, "firstResponseAt", .instant, Label("First response", "首次响应", "首次回應"),
            policy: .min),
        Term(Fields.nextTouchOn, "nextTouchOn", .date, Label("Next touch", "下次联系", "下次聯繫")),
        Term(
            Fields.convertedOpportunity, "convertedOpportunity", .reference("opportunity"),
            Label("Converted to", "转化为", "轉化為"), policy: .first),
    ]
}
