// Why this file exists: part E of the article is about what stands in the way of a reform; and where the article
// contradicts itself or is silent, a decision was taken. Both have their places here.

extension ProcessCoverage {
    /// E01 to E13.
    static let obstacles = CoverageSection("E. Obstacles and essence", obstaclesItems)

    private static let obstaclesItems: [CoverageItem] = [
        CoverageItem(
            "E01", [.rule], "缺乏組織保障和執行力", "No organisational guarantee", .field(ProcessGroupNode.kind, "ownerRole"),
            .code(Objections.self), .field(ProcessStep.kind, "role"), .outpost("process map")),
        CoverageItem(
            "E02", [.rule], "以為流程圖就能自動運行是誤區", "A flow chart does not run itself", .rule(StageTasks.rule),
            .field(DealTask.kind, "dueOn"), .field(DealTask.kind, "assignee"), .outpost("task done")),
        CoverageItem(
            "E03", [.record], "利益沖突成為改革阻礙", "Conflict of interest", .record(CreditShare.kind),
            .field(Territory.kind, "creditKept"), .code(TerritoryDay.self)),
        CoverageItem(
            "E04", [.report], "強大的銷售組織能力", "Strong sales organisation", .metric(.certification), .metric(.newHireRamp),
            .metric(.winRate), .code(Pillar.self)),
        CoverageItem(
            "E05", [.screen], "四個核心運作流程", "Four core processes", .outpost("process map"), .content("P01"),
            .content("IPD"), .content("MTL"), .content("LTC"), .content("ITR")),
        CoverageItem(
            "E06", [.rule], "不同角色在不同階段承擔關鍵職責", "Roles per stage", .code(Charter.self), .field(ProcessStep.kind, "role"),
            .content("P02")),
        CoverageItem(
            "E07", [.record], "流程反映業務本質；完整性一致性", "Process reflects the business", .record(Deviation.kind),
            .word(Deviation.kind, "nature", "skipped"), .word(Deviation.kind, "nature", "changed"),
            .outpost("task skip")),
        CoverageItem(
            "E08", [.field], "找到問題的根源；三大業務流", "Root cause, three flows", .word(ProblemItem.kind, "flow", "development"),
            .word(ProblemItem.kind, "flow", "monetisation"), .word(ProblemItem.kind, "flow", "problemSolving"),
            .content("P01")),
        CoverageItem(
            "E09", [.report], "從職能型組織轉向流程型", "From functional to process organisation",
            .field(ProcessGroupNode.kind, "ownerRole"), .outpost("process map"), .outpostd("metrics list"),
            .outpostd("metrics page"), .code(ProcessFigures.self)),
        CoverageItem(
            "E10", [.report], "流程化、模板化、IT支持是關鍵", "Three keys", .page("process-coverage.md", "Activities"),
            .content("P02"), .content("T01"), .metric(.adoption)),
        CoverageItem(
            "E11", [.record], "明確流程責任，根據業務變化調整組織", "Process responsibility; adjust the organisation",
            .record(Territory.kind), .outpostd("territory add"), .code(TerritoryDay.self), .record(RoleAssignment.kind),
            .outpostd("role assign"), .rule(OfficeChanged.rule)),
        CoverageItem(
            "E12", [.content], "深刻理解客戶和匹配業務", "Understand the customer, match the business", .content("T09"),
            .word(Opportunity.kind, "track", "light")),
        CoverageItem(
            "E13", [.report], "提升客戶滿意度", "Customer satisfaction", .metric(.satisfaction), .record(SurveyResponse.kind),
            .outpost("survey add")),
    ]

    /// Z1 to Z9.
    static let decisions = CoverageSection("Z. Where the article contradicts itself or is silent", decisionsItems)

    private static let decisionsItems: [CoverageItem] = [
        CoverageItem("Z1", [.content], "七年，還是十年", "Seven years or ten", .content("C02")),
        CoverageItem(
            "Z2", [.content], "四個一級流程，三條業務流", "Four level-1 processes, three flows", .content("P01"),
            .field(ProblemItem.kind, "flow")),
        CoverageItem(
            "Z3", [.content], "六個階段，四個子流程", "Six stages, four sub-processes", .content("P02"), .code(GuidePhase.self),
            .content("LTO"), .content("OTO"), .content("OTD"), .content("DTC")),
        CoverageItem(
            "Z4", [.record], "鐵三角與AR、SR、FR", "Iron triangle and AR, SR, FR", .word(TeamSeat.kind, "role", "AR"),
            .word(TeamSeat.kind, "role", "SR"), .word(TeamSeat.kind, "role", "FR")),
        CoverageItem(
            "Z5", [.screen], "瀏覽器，還是離線", "Browser or offline", .outpost("sync"), .outpost("next"), .outpostd("serve"),
            .address("/overview")),
        CoverageItem(
            "Z6", [.content], "十六條經驗從未列出", "Sixteen experiences, never listed", .content("CL01"), .content("CL16"),
            .outpost("lessons")),
        CoverageItem(
            "Z7", [.content], "變革原則從未列出", "Change principles, never listed", .content("CP1"), .content("CP7"),
            .outpost("principles")),
        CoverageItem(
            "Z8", [.content], "四個子流程的活動從未列出", "Activities of the four sub-processes, never listed", .content("LTO"),
            .content("OTO"), .content("OTD"), .content("DTC"), .content("P02"), .record(ProcessStep.kind)),
        CoverageItem(
            "Z9", [.record], "角色有名，決策點無名", "Roles named, decision points not", .word(GateRequest.kind, "gate", "ATI"),
            .word(GateRequest.kind, "gate", "ATB"), .word(GateRequest.kind, "gate", "ATC"),
            .word(GateRequest.kind, "gate", "ATAC"), .word(GateRequest.kind, "gate", "ATCC"),
            .record(GateDecision.kind)),
    ]
}
