// Why this file exists: the article names four sub-processes and three neighbours without saying more; what they
// consist of, the gates between them and what is handed over have their places here.

extension ProcessCoverage {
    /// What the article only names.
    static let subprocesses = CoverageSection("Sub-processes", subprocessesItems)

    private static let subprocessesItems: [CoverageItem] = [
        CoverageItem(
            "LTO", [.content], "從線索到機會點", "Lead to opportunity", .content("LTO"), .content("P03"), .content("P05"),
            .outpost("lead convert")),
        CoverageItem(
            "OTO", [.content], "從機會點到訂單", "Opportunity to order", .content("OTO"), .content("P04"), .content("P08"),
            .content("P12"), .content("P13"), .content("P06"), .content("P09"), .content("P07"), .content("P10"),
            .outpost("contract handover")),
        CoverageItem(
            "OTD", [.content], "從訂單到交付", "Order to delivery", .content("OTD"), .content("P11"),
            .outpost("acceptance add"), .outpost("change add")),
        CoverageItem(
            "DTC", [.content], "從交付到回款", "Delivery to cash", .content("DTC"), .outpostd("invoice issue"),
            .outpost("claim add"), .outpostd("contract close")),
    ]

    /// The five decisions.
    static let gates = CoverageSection("Gates", gatesItems)

    private static let gatesItems: [CoverageItem] = [
        CoverageItem(
            "ATI", [.record, .rule], "立項決策", "Authorise to invest", .word(GateRequest.kind, "gate", "ATI"),
            .content("P04.5"), .code(GateCompleteness.self), .code(FourEyes.self), .rule(StageNeedsGate.rule),
            .outpost("gate request"), .outpostd("gate decide"), .record(AuthorityRule.kind),
            .code(AuthorityMatrix.self)),
        CoverageItem(
            "ATB", [.record, .rule], "投標決策", "Authorise to bid", .word(GateRequest.kind, "gate", "ATB"),
            .content("P06.6"), .code(GateCompleteness.self), .rule(GateLapse.rule), .rule(Bids.authority),
            .record(AuthorityToken.kind), .outpostd("token issue"), .outpostd("gate decide")),
        CoverageItem(
            "ATC", [.record, .rule], "簽約決策", "Authorise to contract", .word(GateRequest.kind, "gate", "ATC"),
            .content("P07.9"), .code(GateCompleteness.self), .rule(SigningDecision.rule), .rule(ReviewOpinions.rule),
            .outpostd("gate decide")),
        CoverageItem(
            "ATAC", [.record, .rule], "合同變更決策", "Authorise to amend a contract",
            .word(GateRequest.kind, "gate", "ATAC"), .content("P11.7"), .rule(ChangeOrderDecision.rule),
            .rule(ContractRows.rule), .outpost("change submit"), .outpostd("gate decide")),
        CoverageItem(
            "ATCC", [.record, .rule], "合同關閉決策", "Authorise to close a contract",
            .word(GateRequest.kind, "gate", "ATCC"), .content("DTC.9"), .code(GateCompleteness.self),
            .rule(ClosedContractDispute.rule), .outpostd("gate decide"), .outpostd("contract close")),
    ]

    /// What crosses to and from the other level-1 processes.
    static let links = CoverageSection("Links to the other three processes", linksItems)

    private static let linksItems: [CoverageItem] = [
        CoverageItem(
            "MTL→LTC", [.record], "線索移交", "Lead hand-off", .record(MarketingCampaign.kind),
            .field(MarketingCampaign.kind, "segment"), .field(MarketingCampaign.kind, "targets"),
            .field(MarketingCampaign.kind, "handedOverOn"), .field(Lead.kind, "campaign"), .outpostd("campaign add")),
        CoverageItem(
            "LTC→MTL", [.record, .report], "線索結果反饋", "What became of the lead",
            .field(Lead.kind, "convertedOpportunity"), .field(Lead.kind, "closedReason"), .outpost("lead list"),
            .metric(.leadConversion)),
        CoverageItem(
            "IPD→LTC", [.record], "產品", "Product", .record(Product.kind), .field(Product.kind, "listPrice"),
            .content("T07"), .outpost("product list"),
            lacks: "A product has no roadmap note and no version of its key message."),
        CoverageItem(
            "LTC→IPD", [.record], "產品需求", "Requirement to product development", .record(ProductRequirement.kind),
            .outpost("product-requirement add"), .field(ProductRequirement.kind, "revenueAtStake"),
            .field(ProductRequirement.kind, "answer")),
        CoverageItem(
            "LTC→ITR", [.record], "服務移交", "Service hand-over at acceptance", .record(ServiceHandover.kind),
            .outpost("service-handover add"), .field(ServiceHandover.kind, "installedBase"),
            .field(ServiceHandover.kind, "warranty")),
        CoverageItem(
            "ITR→LTC", [.record], "服務請求", "Service request and sales signal", .record(ServiceRequest.kind),
            .field(ServiceRequest.kind, "blocksCollection"), .field(ServiceRequest.kind, "salesSignal"),
            .outpost("service-request add")),
    ]
}
