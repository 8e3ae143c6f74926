// Why this file exists: part C of the article is about goals, levels and roles of the process; each of its names has a
// place here.

extension ProcessCoverage {
    /// C01 to C28.
    static let architecture = CoverageSection("C. Architecture and roles", purposes + levels + roles)

    private static let purposes: [CoverageItem] = [
        CoverageItem(
            "C01", [.screen], "四大一級流程之一", "One of four level-1 processes", .outpost("process map"), .content("P01"),
            .content("IPD"), .content("MTL"), .content("LTC"), .content("ITR")),
        CoverageItem("C02", [.content], "始於2010，七年變革與試點；2017年8月項目關閉", "Programme history", .content("C02")),
        CoverageItem(
            "C03", [.report], "作戰能力和商業成功", "Fighting ability, business success", .code(Pillar.self), .code(Goals.self),
            .outpostd("target list"), .metric(.winRateByValue)),
        CoverageItem(
            "C04", [.report], "組織能力提升和管理體系改進", "Organisational capability and management system", .code(Pillar.self),
            .metric(.certification), .metric(.newHireRamp), .metric(.adoption)),
        CoverageItem(
            "C05", [.rule], "流程集成", "Process integration", .rule(StageTasks.rule), .code(ContractRegistration.self),
            .outpost("lead convert"), .outpostd("gate decide"), .outpostd("contract register"),
            lacks: "A delivery project and a request for an invoice are asked for by `outpost next`, not made."),
        CoverageItem(
            "C06", [.rule, .report], "決策高效", "Efficient decisions", .code(GateCompleteness.self),
            .rule(GateIntake.received), .outpost("gate request"), .outpostd("gate decide"),
            .field(GateRequest.kind, "dueOn"), .metric(.decisionTime), .address("/gates/:id")),
        CoverageItem(
            "C07", [.report], "供給及時", "Timely supply", .field(Milestone.kind, "plannedOn"),
            .field(Milestone.kind, "forecastOn"), .metric(.onTimeDelivery)),
        CoverageItem(
            "C08", [.rule, .report], "數據准確", "Accurate data", .code(Objections.self), .rule(BusinessDates.rule),
            .rule(SuspectedDuplicates.rule), .metric(.dataFreshness), .metric(.conflictRate), .metric(.duplicateRate),
            .metric(.completeness)),
        CoverageItem(
            "C09", [.report], "能力到位", "Capability in place", .metric(.certification), .record(CertificationRule.kind),
            .outpost("train status")),
        CoverageItem(
            "C10", [.record], "業務平台、資源平台、數據平台", "Business, resource and data platforms", .record(Opportunity.kind),
            .record(DealTask.kind), .record(ResourceRequest.kind), .field(User.kind, "skills"),
            .page("architecture.md", "The walk")),
        CoverageItem(
            "C11", [.quality], "互聯網、大數據、雲服務、智能化技術；全球運營的IT數字化系統",
            "Internet, cloud, smart technology; IT for global operations", .outpostd("serve"), .record(FxRate.kind),
            .field(Office.kind, "timeZone"), .field(Office.kind, "functionalCurrency"),
            .page("commands.md", "Where, how, in which language")),
        CoverageItem(
            "C12", [.content], "LTC 3.0", "Version of the architecture", .content("LTC"), .record(ProcessVersion.kind),
            .outpost("process-version list")),
    ]

    private static let levels: [CoverageItem] = [
        CoverageItem(
            "C13", [.content], "L1 流程大類", "L1 process category", .content("IPD"), .content("MTL"), .content("LTC"),
            .content("ITR"), .field(ProcessGroupNode.kind, "level")),
        CoverageItem(
            "C14", [.content], "L2 流程組＋能力組", "L2 process group and capability group", .content("LTC.1"),
            .content("LTC.2"), .field(ProcessGroupNode.kind, "capabilityEn")),
        CoverageItem(
            "C15", [.content], "L3 流程＋能力", "L3 process and capability", .content("ML"), .content("MO"), .content("MCE"),
            .field(ProcessGroupNode.kind, "capabilityEn")),
        CoverageItem(
            "C16", [.content], "L4 子流程", "L4 sub-process", .content("LTO"), .content("OTO"), .content("OTD"),
            .content("DTC")),
        CoverageItem(
            "C17", [.content], "L5 流程活動", "L5 activity", .content("P03.1"), .record(ProcessStep.kind),
            .field(ProcessStep.kind, "outcomeEn"), .outpost("process show")),
        CoverageItem(
            "C18", [.content, .record], "L6 任務", "L6 task", .content("P03.1"), .field(ProcessStep.kind, "tasksEn"),
            .record(DealTask.kind), .rule(StageTasks.rule), .outpost("task list")),
        CoverageItem(
            "C19", [.record], "與IPD、MTL、ITR集成協作", "Integration with IPD, MTL and ITR", .content("P01"),
            .record(MarketingCampaign.kind), .record(ProductRequirement.kind), .record(ServiceHandover.kind),
            .record(ServiceRequest.kind)),
    ]

    private static let roles: [CoverageItem] = [
        CoverageItem(
            "C20", [.rule], "跨部門協同作戰；核心執行團隊CC3", "Cross-department work; core team CC3", .code(GateCompleteness.self),
            .rule(GateIntake.received), .outpost("seat add")),
        CoverageItem(
            "C21", [.record], "AR 客戶責任人", "AR, account responsible", .word(TeamSeat.kind, "role", "AR"),
            .word(RoleAssignment.kind, "role", "AR"), .code(Charter.self)),
        CoverageItem(
            "C22", [.record], "SR 解決方案責任人", "SR, solution responsible", .word(TeamSeat.kind, "role", "SR"),
            .word(RoleAssignment.kind, "role", "SR"), .code(Charter.self)),
        CoverageItem(
            "C23", [.record], "FR 履行責任人", "FR, fulfilment responsible", .word(TeamSeat.kind, "role", "FR"),
            .word(RoleAssignment.kind, "role", "FR"), .code(Charter.self)),
        CoverageItem(
            "C24", [.report], "交易系統打通", "Transaction chain connected end to end", .outpost("contract show"),
            .outpost("customer"), .field(Milestone.kind, "contract"), .field(Invoice.kind, "paymentTerm"),
            .field(Allocation.kind, "payment"), .address("/contracts/:id")),
        CoverageItem(
            "C25", [.report], "消除數據孤島", "No data islands", .metric(.dataIslands), .outpostd("device list"),
            .rule(TeamShares.rule), .address("/fleet")),
        CoverageItem(
            "C26", [.report], "提高流程效率和客戶體驗", "Efficiency and customer experience", .metric(.cycleTime),
            .metric(.timeInStage), .metric(.satisfaction)),
        CoverageItem(
            "C27", [.rule], "適合大訂單、重要項目的企業", "Fits big orders", .code(StageCriteria.self),
            .field(Opportunity.kind, "level"), .word(Opportunity.kind, "track", "full"),
            .word(Opportunity.kind, "track", "light")),
        CoverageItem(
            "C28", [.content], "LTO、OTO、OTD和DTC各有主要活動、產出和責任人", "Four sub-processes with activities, outputs and owners",
            .content("LTO"), .content("OTO"), .content("OTD"), .content("DTC"), .content("P02"),
            .field(ProcessStep.kind, "outputEn"), .field(ProcessStep.kind, "role")),
    ]
}
