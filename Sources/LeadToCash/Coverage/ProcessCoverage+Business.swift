// Why this file exists: parts A and B of the article say what lead to cash is and which six stages it has; each of
// their names has a place here.

extension ProcessCoverage {
    /// A01 to A14.
    static let definition = CoverageSection("A. What lead to cash is", definitionItems)

    private static let definitionItems: [CoverageItem] = [
        CoverageItem(
            "A01", [.record, .report], "LTC變革的目標怎麼設定", "How to set the goals of the reform", .record(Target.kind),
            .outpostd("target set"), .outpostd("target publish"), .code(Goals.self), .record(WaveGoal.kind),
            .outpostd("rollout wave goal"), .address("/goals")),
        CoverageItem(
            "A02", [.rule], "LTC營銷流程 / 從線索到現金", "Lead-to-cash process", .field(Lead.kind, "convertedOpportunity"),
            .field(Contract.kind, "opportunity"), .field(Milestone.kind, "contract"),
            .field(Invoice.kind, "paymentTerm"), .field(Allocation.kind, "invoice"),
            .field(Lead.kind, "originContract"), .rule(LeadConvertsOnce.rule), .rule(WonNeedsContract.rule),
            .content("P02")),
        CoverageItem(
            "A03", [.screen], "以客戶為中心的價值創造", "Customer-centred value creation", .record(Account.kind),
            .outpost("customer"), .metric(.satisfaction)),
        CoverageItem(
            "A04", [.record], "從產品、市場、銷售到售後的全過程", "From product and market to after-sales",
            .record(MarketingCampaign.kind), .record(ProductRequirement.kind), .record(ServiceHandover.kind),
            .record(ServiceRequest.kind), .content("P01")),
        CoverageItem(
            "A05", [.rule], "明確的結構化步驟", "Structured steps", .code(StageCriteria.self), .rule(StageNeedsGate.rule),
            .outpost("opp advance"), .outpost("task skip"), .record(Deviation.kind)),
        CoverageItem(
            "A06", [.record, .rule], "鐵三角在不同階段承擔關鍵職責", "Iron triangle, key duties by stage", .record(TeamSeat.kind),
            .rule(OneActiveSeat.rule), .code(Charter.self), .outpost("seat add"), .field(ProcessStep.kind, "role")),
        CoverageItem(
            "A07", [.content, .rule], "流程管理：業界最佳實踐、完整性和一致性、靈活調整",
            "Process management: best practice, complete, consistent, adjustable", .content("P03"),
            .record(ContentDocument.kind), .record(ProcessVersion.kind), .code(NewEdition.self),
            .outpostd("content edit"), .field(Form.kind, "edition"), .rule(KeptEdition.rule)),
        CoverageItem(
            "A08", [.content, .screen], "流程化、模板化，減輕重復勞動", "Standardise and template", .content("T01"),
            .outpost("template show"), .outpost("form new"), .code(Prefill.self)),
        CoverageItem(
            "A09", [.rule], "IT支持：自動化和智能化", "IT support: automation, intelligence", .rule(StageTasks.rule),
            .rule(SuspectedDuplicates.rule), .rule(GateIntake.received), .field(Lead.kind, "temperature"),
            lacks: "How hot a lead is, somebody says; no rule works out a score."),
        CoverageItem(
            "A10", [.quality], "管理創新、流程再造，打破部門壁壘，跨部門協作", "Break departmental walls", .rule(TeamShares.rule),
            .record(DealTask.kind), .code(Clearance.self), .page("security.md", "Who holds what")),
        CoverageItem(
            "A11", [.record, .rule], "銷售能力賦能", "Sales enablement", .record(TrainingRecord.kind),
            .record(TrainingSession.kind), .record(CertificationRule.kind), .code(Learning.self),
            .outpost("train quiz"), .outpost("train status"), .outpostd("role assign"),
            .metric(.certification)),
        CoverageItem(
            "A12", [.screen, .report], "新員工快速達到老銷售的水平", "New hires quickly reach veteran level", .outpost("next"),
            .code(Guide.self), .content("KM1"), .metric(.newHireRamp)),
        CoverageItem(
            "A13", [.record, .report], "減少人員流動對業績的影響", "Less damage from turnover", .record(Handover.kind),
            .outpostd("handover start"), .rule(HandoverAccepted.rule), .metric(.turnoverImpact)),
        CoverageItem(
            "A14", [.record], "持續優化", "Continuous improvement", .record(Feedback.kind), .outpost("feedback add"),
            .record(DocumentComment.kind), .outpostd("content edit"), .field(Feedback.kind, "processVersion"),
            .field(ProcessVersion.kind, "notes")),
    ]

    /// B1 to B7.
    static let stages = CoverageSection("B. Six stages", stagesItems)

    private static let stagesItems: [CoverageItem] = [
        CoverageItem(
            "B1", [.record, .report], "管理線索", "Manage leads", .record(MarketingCampaign.kind), .record(Lead.kind),
            .field(Lead.kind, "campaign"), .outpost("lead add"), .field(Lead.kind, "intent"),
            .field(Lead.kind, "budget"), .content("P03"), .metric(.leadsCreated), .metric(.leadConversion),
            .metric(.leadAgeing), .metric(.leadResponse), .address("/leads/:id")),
        CoverageItem(
            "B2", [.record, .report], "轉化機會", "Convert opportunities", .record(Activity.kind),
            .record(Requirement.kind), .record(SolutionVersion.kind), .field(SolutionVersion.kind, "acknowledged"),
            .outpost("solution release"), .content("P08"), .content("P12"), .content("KM2"), .metric(.stageConversion),
            .code(GateCompleteness.self), .address("/opportunities/:id")),
        CoverageItem(
            "B3", [.record, .report], "簽訂合同", "Contracting", .record(NegotiationRound.kind), .record(Contract.kind),
            .record(ContractReview.kind), .record(Signature.kind), .outpost("contract sign"), .content("P07"),
            .content("P09"), .content("P10"), .metric(.contractQuality), .address("/contracts/:id")),
        CoverageItem(
            "B4", [.record, .report], "履行交付", "Fulfilment", .record(DeliveryProject.kind),
            .word(Milestone.kind, "type", "implement"), .word(Milestone.kind, "type", "install"),
            .word(Milestone.kind, "type", "commission"), .word(Milestone.kind, "type", "train"),
            .record(Acceptance.kind), .record(ServiceHandover.kind), .outpost("milestone advance"), .content("P11"),
            .metric(.onTimeDelivery), .metric(.deliveryCost), .metric(.firstTimeAcceptance), .address("/cash")),
        CoverageItem(
            "B5", [.record, .report], "收取款項", "Collections", .record(Invoice.kind), .outpostd("invoice issue"),
            .record(CollectionAction.kind), .outpost("collection add"), .record(Payment.kind), .record(Allocation.kind),
            .outpostd("payment allocate"), .content("DTC"), .metric(.billingLag), .metric(.salesOutstanding),
            .metric(.overdueAgeing), .metric(.promiseKept), .address("/cash")),
        CoverageItem(
            "B6", [.record, .report], "關系維護", "Relationship maintenance", .record(Visit.kind), .outpost("visit add"),
            .record(SurveyResponse.kind), .outpost("survey add"), .record(ServiceRequest.kind),
            .record(Improvement.kind), .outpost("improvement add"), .content("DTC.10"), .metric(.satisfaction),
            .metric(.repeatBusiness), .address("/accounts/:id")),
        CoverageItem(
            "B7", [.record, .report], "閉環的銷售管理體系", "Closed loop", .word(Lead.kind, "source", "existingCustomer"),
            .field(Lead.kind, "originContract"), .content("DTC.13"), .metric(.repeatBusiness),
            .address("/process"),
            lacks: "No figure says which share of contracts a new lead followed within a year."),
    ]
}
