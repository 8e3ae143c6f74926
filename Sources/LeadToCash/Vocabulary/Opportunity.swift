// Why this file exists: the opportunity 机会点, the record that the whole lead-to-cash flow is about.

import SyncProtocol

/// The fields of an opportunity.
public enum Opportunity {
    public static let kind: KindNumber = 7

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let office: FieldNumber = 2
        public static let owner: FieldNumber = 3
        public static let account: FieldNumber = 4
        public static let name: FieldNumber = 5
        public static let stage: FieldNumber = 6
        public static let outcome: FieldNumber = 7
        /// {amount_minor, currency, margin_estimate_minor}
        public static let commercial: FieldNumber = 8
        public static let probability: FieldNumber = 9
        public static let forecastCategory: FieldNumber = 10
        public static let expectedSignDate: FieldNumber = 11
        public static let expectedPayDate: FieldNumber = 12
        public static let openedOn: FieldNumber = 13
        public static let closedOn: FieldNumber = 14
        /// {next_step, next_step_on}
        public static let nextStep: FieldNumber = 15
        public static let productsInterest: FieldNumber = 16
        public static let competitors: FieldNumber = 17
        public static let lostReasons: FieldNumber = 18
        public static let description: FieldNumber = 19
        public static let strategy: FieldNumber = 20
        public static let tenderNumber: FieldNumber = 21
        public static let track: FieldNumber = 22
        public static let level: FieldNumber = 23
        public static let hilltop: FieldNumber = 24
        /// {manager_category, manager_amount_minor, manager_currency}
        public static let managerForecast: FieldNumber = 25
        public static let lastActivityAt: FieldNumber = 26
        public static let tags: FieldNumber = 27
        public static let mergedInto: FieldNumber = 28
        public static let externalID: FieldNumber = 29
        public static let weightedAmount: FieldNumber = 30
        /// Computed by HQ.
        public static let tenderKey: FieldNumber = 31
        /// The account whose team holds the record, where people of several offices share it.
        public static let share: FieldNumber = 32
        /// The edition of the process that it runs by; a deal keeps the one it began with.
        public static let processVersion: FieldNumber = 33
        /// Somebody says it is won before HQ has registered a contract.
        public static let winClaim: FieldNumber = 34
    }

    /// Stages in the order of the state machine.
    static let stages = [
        Choice("discovered", "Discovered", "发现", "發現"),
        Choice("verified", "Verified", "验证", "驗證"),
        Choice("initiated", "Initiated", "已立项", "已立項"),
        Choice("guiding", "Guiding", "标前引导", "標前引導"),
        Choice("solution", "Solution", "方案", "方案"),
        Choice("bidding", "Bidding", "投标/报价", "投標/報價"),
        Choice("submitted", "Submitted", "已投标", "已投標"),
        Choice("negotiating", "Negotiating", "谈判", "談判"),
        Choice("contracting", "Contracting", "签约中", "簽約中"),
        Choice("won", "Won", "赢单", "贏單"),
    ]

    static let outcomes = [
        Choice("open", "Open", "进行中", "進行中"),
        Choice("won", "Won", "赢单", "贏單"),
        Choice("lost", "Lost", "丢单", "丟單"),
        Choice("cancelled", "Cancelled", "取消", "取消"),
        Choice("suspended", "Suspended", "挂起", "掛起"),
    ]

    static let forecastCategories = [
        Choice("pipeline", "Pipeline", "管道", "管道"),
        Choice("bestCase", "Best case", "最佳", "最佳"),
        Choice("commit", "Commit", "承诺", "承諾"),
        Choice("closed", "Closed", "已关闭", "已關閉"),
        Choice("omitted", "Omitted", "不计入", "不計入"),
    ]

    static let tracks = [Choice("full", "Full", "完整流程", "完整流程"), Choice("light", "Light", "简化流程", "簡化流程")]
    static let levels = [Choice("A", "A", "A级", "A級"), Choice("B", "B", "B级", "B級"), Choice("C", "C", "C级", "C級")]

    /// The customary chance of winning at a stage, in percent, where nobody has said otherwise.
    public static func defaultProbability(stage: String) -> Int64? {
        switch stage {
        case "discovered": 10
        case "verified": 20
        case "initiated": 30
        case "guiding": 40
        case "solution": 50
        case "bidding": 60
        case "submitted": 65
        case "negotiating": 75
        case "contracting": 90
        case "won": 100
        default: nil
        }
    }

    static let entry = Entry(
        kind, "opportunity", Label("Opportunity", "机会点", "機會點"), scope: .anchored(by: [Fields.share, Fields.office]),
        code: IssuedCode(field: Fields.code, prefix: "OPP"), redirect: Fields.mergedInto,
        [
            .issuedCode(Fields.code), .office(Fields.office), .share(Fields.share),
            .owner(Fields.owner),
            Term(
                Fields.account, "account", .reference("account"), Label("Account", "客户", "客戶"),
                policy: .needsHuman(.incumbent), isParent: true),
            Term(Fields.name, "name", .text, Label("Name", "名称", "名稱"), required: true),
        ] + progress + money + dates + substance + governance)

    private static let progress = [
        Term(
            Fields.stage, "stage", .text, Label("Stage", "阶段", "階段"),
            policy: .furthestStage(StageOrder(stages.map(\.word))), choices: stages),
        Term(
            Fields.outcome, "outcome", .text, Label("Outcome", "结果", "結果"), policy: .needsHuman(.incumbent),
            choices: outcomes),
        Term(Fields.lostReasons, "lostReasons", .set, Label("Lost because", "丢单原因", "丟單原因"), policy: .addRemove),
        Term(
            Fields.nextStep, "nextStep", compound: [Column("next_step", .text), Column("next_step_on", .date)],
            Label("Next step", "下一步", "下一步")),
        Term(
            Fields.lastActivityAt, "lastActivityAt", .instant, Label("Last activity", "最近活动", "最近活動"),
            policy: .max),
    ]

    /// Whose forecast counts first.
    private static let forecasters = Policy.rolePriority(["AR", "PD", "SR"])

    private static let money = [
        Term(
            Fields.commercial, "commercial",
            compound: [
                Column("amount_minor", .integer), Column("currency", .text),
                Column("margin_estimate_minor", .integer),
            ],
            Label("Amount", "金额", "金額"), policy: .needsHuman(.lowest), limits: ["amount_minor": 0...Int64.max],
            intended: "needsHuman; derived from the lines once there are any"),
        Term(
            Fields.probability, "probability", .integer, Label("Probability %", "赢率 %", "贏率 %"),
            policy: .rolePriority(["AR"]), limits: 0...100),
        Term(
            Fields.weightedAmount, "weightedAmount", compound: [Column("weighted_amount_minor", .integer)],
            Label("Weighted amount", "加权金额", "加權金額"), policy: .derived),
        Term(
            Fields.forecastCategory, "forecastCategory", .text, Label("Forecast", "预测类别", "預測類別"),
            policy: forecasters, choices: forecastCategories),
        Term(
            Fields.managerForecast, "managerForecast",
            compound: [
                Column("manager_category", .text, choices: forecastCategories.map(\.word)),
                Column("manager_amount_minor", .integer), Column("manager_currency", .text),
            ],
            Label("Manager's forecast", "主管预测", "主管預測"), limits: ["manager_amount_minor": 0...Int64.max]),
    ]

    private static let dates = [
        Term(
            Fields.expectedSignDate, "expectedSignDate", .date, Label("Expected signing", "预计签约", "預計簽約"),
            policy: forecasters),
        Term(
            Fields.expectedPayDate, "expectedPayDate", .date, Label("Expected payment", "预计回款", "預計回款"),
            policy: forecasters),
        Term(Fields.openedOn, "openedOn", .date, Label("Opened on", "发现日期", "發現日期")),
        Term(Fields.closedOn, "closedOn", .date, Label("Closed on", "关闭日期", "關閉日期")),
    ]

    private static let substance = [
        Term(
            Fields.productsInterest, "productsInterest", .set, Label("Products", "意向产品", "意向產品"),
            policy: .addRemove),
        Term(Fields.competitors, "competitors", .set, Label("Competitors", "竞争对手", "競爭對手"), policy: .addRemove),
        Term(Fields.description, "description", .text, Label("Description", "描述", "描述"), policy: .textMerge),
        Term(Fields.strategy, "strategy", .text, Label("Strategy", "策略", "策略"), policy: .textMerge),
        Term(Fields.tenderNumber, "tenderNumber", .text, Label("Tender no.", "招标编号", "招標編號")),
        .matchKey(Fields.tenderKey, "tenderKey", Label("Tender key", "招标匹配键", "招標匹配鍵")),
        .tags(Fields.tags),
    ]

    private static let governance = [
        Term(Fields.track, "track", .text, Label("Track", "流程类型", "流程類型"), policy: .hqOnly, choices: tracks),
        Term(Fields.level, "level", .text, Label("Level", "项目级别", "項目級別"), policy: .hqOnly, choices: levels),
        Term(Fields.hilltop, "hilltop", .boolean, Label("Hilltop", "山头项目", "山頭項目"), policy: .hqOnly),
        Term(
            Fields.processVersion, "processVersion", .reference("process_version"),
            Label("Process version", "流程版本", "流程版本"), policy: .hqOnly),
        Term(
            Fields.winClaim, "winClaim", .boolean, Label("Win claim", "赢单待核", "贏單待核"), policy: .stickyTrue),
        .mergedInto(Fields.mergedInto, "opportunity"),
        .externalID(Fields.externalID),
    ]

    /// Amount × probability / 100, towards zero, in the minor units of the amount's currency. The stage's customary
    /// probability stands in for a missing one; a lost or cancelled deal weighs nothing, a won one its whole amount.
    static func weightedAmount(_ stored: (FieldNumber) -> Value) -> Value {
        guard case .compound(let parts) = stored(Fields.commercial), case .integer(let amount)? = parts.first,
            let percent = effectiveProbability(stored)
        else { return .null }
        let (high, low) = amount.multipliedFullWidth(by: percent)
        guard (0...100).contains(percent) else { return .null }
        return .integer(Int64(100).dividingFullWidth((high, low)).quotient)
    }

    private static func effectiveProbability(_ stored: (FieldNumber) -> Value) -> Int64? {
        switch stored(Fields.outcome) {
        case .text("won"): return 100
        case .text("lost"), .text("cancelled"): return 0
        default: break
        }
        if case .integer(let percent) = stored(Fields.probability) { return percent }
        guard case .text(let stage) = stored(Fields.stage) else { return nil }
        return defaultProbability(stage: stage)
    }
}
