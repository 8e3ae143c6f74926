// Why this file exists: part D of the article tells why the reform was made, how, and in which eight phases; each of
// its names has a place here.

extension ProcessCoverage {
    /// The eight phases.
    static let phases = CoverageSection("Phases of the reform", phasesItems)

    private static let phasesItems: [CoverageItem] = [
        CoverageItem(
            "Phase 1", [.record], "問題調研", "Problem survey", .record(FrontlineSurvey.kind), .outpostd("survey publish"),
            .record(SurveyAnswer.kind), .outpost("survey-answer add"), .record(ProblemItem.kind),
            .word(ProblemItem.kind, "source", "interview"), .word(ProblemItem.kind, "source", "expert"),
            .field(ProblemItem.kind, "category"), .field(ProblemItem.kind, "votes")),
        CoverageItem(
            "Phase 2", [.record], "方案規劃設計", "Design with consultants, many iterations",
            .word(ContentDocument.kind, "state", "draft"), .record(DocumentComment.kind),
            .outpost("document-comment add"), .outpostd("content edit"),
            .word(ProcessVersion.kind, "state", "released"),
            .address("/process/:code"), lacks: "Nobody signs an edition off by name."),
        CoverageItem(
            "Phase 3", [.record], "IT開發", "IT build: every key activity runs in the system",
            .page("process-coverage.md", "Activities"), .field(ProcessStep.kind, "command"), .outpost("process show"),
            .address("/process/:code")),
        CoverageItem(
            "Phase 4", [.record], "代表處試點", "Pilot in one representative office", .word(Wave.kind, "kind", "pilot"),
            .outpostd("rollout wave open"), .code(WaveOpening.self), .field(Office.kind, "processVersion"),
            .rule(KeptEdition.rule), .code(Editions.self)),
        CoverageItem(
            "Phase 5", [.record], "不同區域典型代表處試點", "Pilots in typical offices of different regions",
            .word(Wave.kind, "kind", "typical"), .field(Wave.kind, "offices"), .field(Wave.kind, "entryCriteria"),
            .code(WaveOpening.self)),
        CoverageItem(
            "Phase 6", [.record], "小面積推行", "Small-area rollout", .word(Wave.kind, "kind", "small"),
            .field(Wave.kind, "exitCriteria"), .code(WaveOpening.self)),
        CoverageItem(
            "Phase 7", [.record], "大面積推廣", "Wide rollout", .word(Wave.kind, "kind", "wide"), .code(WaveOpening.self),
            .outpostd("rollout wave close")),
        CoverageItem(
            "Phase 8", [.record], "持續收集問題反饋，優化，發布全球", "Feedback, optimisation, release worldwide",
            .word(Wave.kind, "kind", "worldwide"), .record(Feedback.kind), .outpost("feedback add"),
            .outpostd("rollout problem disposition"), .field(ProcessVersion.kind, "notes")),
    ]

    /// D01 to D41.
    static let programme = CoverageSection("D. Pains, method and programme", pains + method + reform + practices)

    private static let pains: [CoverageItem] = [
        CoverageItem(
            "D01", [.report], "流程體系散亂無序、效率低下", "Scattered processes", .metric(.adoption), .record(Deviation.kind),
            .outpost("deviation list"), .outpost("process map")),
        CoverageItem(
            "D02", [.report], "沒能洞察市場，線索不夠多", "Too few leads", .metric(.leadsCreated), .field(Lead.kind, "source"),
            .outpostd("target set")),
        CoverageItem(
            "D03", [.rule, .report], "沒能盡早有效跟蹤培育線索而失去機會", "Leads lost for lack of early nurture",
            .rule(StageTasks.rule), .code(Guide.self), .field(Lead.kind, "nextTouchOn"), .outpost("lead touch"),
            .metric(.leadAgeing)),
        CoverageItem(
            "D04", [.report], "難以快速響應客戶需求", "Slow response to needs", .metric(.leadResponse),
            .field(Lead.kind, "firstResponseAt"), .field(Requirement.kind, "status"),
            .field(Requirement.kind, "ipdAnswer"), .code(RequirementWaits.self)),
        CoverageItem(
            "D05", [.rule], "面向客戶界面混亂", "Confused customer interface", .field(Account.kind, "owner"),
            .rule(OwnerChanged.rule), .field(Activity.kind, "promises"), .outpost("customer")),
        CoverageItem(
            "D06", [.rule], "單兵作戰，難以形成戰鬥力", "Lone fighters", .code(GateCompleteness.self), .rule(OneActiveSeat.rule),
            .outpost("seat add")),
        CoverageItem(
            "D07", [.screen], "銷售經驗能力不足", "Inexperience", .outpost("next"), .outpost("train list"), .content("R04")),
        CoverageItem("D08", [.report], "中標概率小", "Low odds of winning", .metric(.winRate), .metric(.winRateByValue)),
        CoverageItem(
            "D09", [.rule], "中標了交付存在風險與問題", "Delivery risk after winning", .code(GateCompleteness.self),
            .field(SolutionVersion.kind, "deliverability"), .record(Risk.kind), .field(Risk.kind, "contract"),
            .outpost("risk add")),
        CoverageItem(
            "D10", [.report], "回款緩慢、爛尾工程、應收帳款巨大", "Slow cash, abandoned projects, huge receivables",
            .metric(.billingLag), .metric(.salesOutstanding), .metric(.overdueAgeing), .metric(.overdueRatio),
            .metric(.collectionEffectiveness), .metric(.promiseKept), .outpost("next"),
            .outpostd("report stalled"), .code(StalledProject.self)),
    ]

    private static let method: [CoverageItem] = [
        CoverageItem(
            "D11", [.rule], "把銷售方法、銷售理念嵌入流程", "Selling methods built into the process", .code(StageCriteria.self),
            .code(GateCompleteness.self), .code(Guide.self), .content("T01"), .content("T02"), .content("T04"),
            .content("T05"), .content("T06")),
        CoverageItem(
            "D12", [.content], "提供工具和模板", "Tools and templates", .content("T01"), .content("T02"), .content("T03"),
            .content("T04"), .content("T05"), .content("T06"), .content("T07"), .content("T08"), .content("T09"),
            .content("T10"), .content("T11"), .outpost("template list")),
        CoverageItem(
            "D13", [.record], "銷售能力賦能培訓", "Many training sessions", .record(TrainingSession.kind),
            .field(TrainingSession.kind, "attendees"), .outpostd("record add"), .outpost("train list")),
        CoverageItem(
            "D14", [.content], "銷售體系升級＝流程＋方法＋工具＋模板＋軟能力", "Upgrade of the whole system", .content("P03"),
            .content("T04"), .content("T01"), .content("R02"), .content("KM2"), .record(ProcessVersion.kind),
            .field(ContentDocument.kind, "processVersion"), .outpostd("content publish")),
        CoverageItem(
            "D15", [.quality], "組織能力、制度保障成功率，不依賴個人", "Institutional rather than personal success",
            .rule(TeamShares.rule), .rule(HandoverAccepted.rule), .metric(.dataIslands),
            .page("security.md", "Who holds what")),
        CoverageItem(
            "D16", [.report], "新員工可達到資深老銷售的水平", "New hire as good as a veteran", .metric(.newHireRamp),
            .outpost("next")),
        CoverageItem(
            "D17", [.record], "鐵打的營盤流水的兵", "Staff come and go, the camp stays", .record(Handover.kind),
            .outpostd("handover start"), .outpostd("handover orphans"), .field(Handover.kind, "devices"),
            .field(Handover.kind, "done"), .metric(.turnoverImpact)),
        CoverageItem(
            "D18", [.content], "作者、方案組、咨詢團隊", "Author, solution team, consultants", .content("C02"),
            lacks: "The credits are told; the programme has no roles of its own for consultants."),
        CoverageItem(
            "D19", [.field], "花費幾十億，捨得投入", "Billions invested", .field(RolloutProgramme.kind, "budget"),
            .field(RolloutProgramme.kind, "cost"), .outpostd("rollout programme add")),
        CoverageItem(
            "D20", [.report], "流程支離破碎，沒有端到端拉通", "Fragmented, not end to end", .outpost("customer"),
            .outpost("contract show"), .content("P02")),
        CoverageItem(
            "D21", [.report], "項目運作質量差", "Poor project operation", .metric(.adoption), .record(ChecklistItem.kind),
            .content("T08"), .record(ContractReview.kind), .outpost("contract show")),
    ]

    private static let reform: [CoverageItem] = [
        CoverageItem(
            "D22", [.record], "IPD與LTC打通任督二脈", "Connect the two main processes", .record(ProductRequirement.kind),
            .field(Requirement.kind, "ipdAnswer"), .content("IPD")),
        CoverageItem(
            "D23", [.quality], "跑車換輪胎，不能影響業務", "Must not disturb running business", .page("reliability.md", "Worlds"),
            .outpost("export"), .outpostd("backup")),
        CoverageItem(
            "D24", [.record], "分階段謹慎進行", "Careful staging", .record(RolloutProgramme.kind),
            .field(RolloutProgramme.kind, "phase"), .record(Wave.kind), .outpostd("rollout wave open"),
            .code(WaveOpening.self)),
        CoverageItem(
            "D25", [.record], "面向一線發問卷，聆聽一線", "Listen to the frontline", .record(FrontlineSurvey.kind),
            .record(SurveyAnswer.kind), .outpost("survey-answer add"), .outpost("feedback add"),
            .address("/feedback")),
        CoverageItem(
            "D26", [.report], "所有關鍵任務活動都在IT系統里跑", "Key activities run in IT",
            .page("process-coverage.md", "Activities"), .metric(.adoption)),
        CoverageItem(
            "D27", [.screen], "在瀏覽器輸入網址即可使用", "Browser access", .address("/overview"),
            .address("/opportunities"), .address("/inbox"), .address("/gates/:id"), .address("/process"),
            .outpostd("serve")),
        CoverageItem(
            "D28", [.field], "與其他咨詢公司合作", "Other consultancies", .field(ContentDocument.kind, "source"),
            .content("CP1")),
        CoverageItem(
            "D29", [.content], "建立或刷新工具與模板", "Create or refresh templates", .content("T01"), .code(NewEdition.self),
            .outpostd("content edit"), .field(ContentDocument.kind, "supersedes"), .address("/templates/:code")),
        CoverageItem(
            "D30", [.report], "決不能為了造流程而造流程", "Never process for its own sake", .field(ProcessStep.kind, "purposeEn"),
            .metric(.adoption), .page("process-coverage.md", "Activities"), .content("CP2"),
            .outpostd("report unused"), .code(UnusedActivities.self)),
    ]

    private static let practices: [CoverageItem] = [
        CoverageItem("D31", [.content], "做法1：有魄力，捨得投入", "Practice 1: courage to invest", .content("CL01")),
        CoverageItem("D32", [.content], "做法2：居安思危，不斷折騰，激活組織", "Practice 2: see danger, keep moving", .content("CL02")),
        CoverageItem(
            "D33", [.content], "做法3：變革原則", "Practice 3: change principles", .content("CL03"), .content("CP1"),
            .content("CP2"), .content("CP3"), .content("CP4"), .content("CP5"), .content("CP6"), .content("CP7"),
            .outpost("principles")),
        CoverageItem(
            "D34", [.rule], "做法4：變革目標一定要清晰", "Practice 4: clear goals", .code(WaveOpening.self), .record(WaveGoal.kind),
            .outpostd("rollout wave goal"), .content("CL04")),
        CoverageItem(
            "D35", [.content], "做法5：十六條經驗", "Practice 5: sixteen experiences", .content("CL05"), .content("CL16"),
            .outpost("lessons")),
        CoverageItem(
            "D36", [.screen], "客戶、流程、績效", "Customers, processes, performance", .outpost("customer"),
            .outpost("process map"), .outpostd("report pipeline"), .outpostd("target list"), .address("/overview")),
        CoverageItem(
            "D37", [.quality], "流程與IT支撐的管理體系會留下", "What remains is process and IT", .outpost("export"),
            .outpost("document list"), .outpost("process-step list")),
        CoverageItem(
            "D38", [.report], "流程來牽引、承載和落實", "A process must be landed", .metric(.adoption), .record(Deviation.kind),
            .address("/rollout")),
        CoverageItem(
            "D39", [.field], "全球各區域", "All regions", .record(Region.kind), .field(Office.kind, "timeZone"),
            .field(Office.kind, "functionalCurrency"), .field(User.kind, "languages"),
            .page("commands.md", "Where, how, in which language")),
        CoverageItem(
            "D40", [.record], "管理變革阻力：權力、利益的變化", "Resistance: power and interests", .record(Stakeholder.kind),
            .field(Stakeholder.kind, "stance"), .field(Stakeholder.kind, "action"), .outpostd("record add")),
        CoverageItem(
            "D41", [.report], "有執行力、有創造力、有活力的營銷組織", "Execution, creativity, vitality", .metric(.adoption),
            .record(Improvement.kind), .record(Activity.kind), .record(TrainingRecord.kind), .code(Vitality.self)),
    ]
}
