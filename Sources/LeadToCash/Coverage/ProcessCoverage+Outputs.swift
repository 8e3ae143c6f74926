// Why this file exists: the article lists thirty-nine outputs of the reform by their titles; each ships as content, and
// has what makes it work beside it.

extension ProcessCoverage {
    /// P01 to P13.
    static let processes = CoverageSection("P. Overviews and processes", processesItems)

    private static let processesItems: [CoverageItem] = [
        CoverageItem(
            "P01", [.content], "公司各流程關系總概覽圖", "Map of company processes", .content("P01"), .outpost("process map")),
        CoverageItem(
            "P02", [.content], "銷售流程總概覽圖", "Sales process overview", .content("P02"), .outpost("process show")),
        CoverageItem(
            "P03", [.content], "線索管理流程", "Lead management", .content("P03"), .outpost("lead add"),
            .outpost("lead accept"), .outpost("lead convert"), .rule(SuspectedDuplicates.rule)),
        CoverageItem(
            "P04", [.content], "項目立項流程", "Project initiation", .content("P04"), .outpost("seat add"),
            .outpost("gate request"), .outpostd("gate decide")),
        CoverageItem(
            "P05", [.content], "線索跟蹤培育流程", "Lead tracking and nurturing", .content("P05"), .outpost("lead touch"),
            .outpost("lead qualify")),
        CoverageItem(
            "P06", [.content], "投標流程", "Bidding", .content("P06"), .outpost("bid add"), .outpost("bid submit"),
            .outpost("bid result")),
        CoverageItem(
            "P07", [.content], "合同評審流程", "Contract review", .content("P07"), .outpost("contract freeze"),
            .outpost("contract review")),
        CoverageItem(
            "P08", [.content], "需求引導流程", "Requirement guidance", .content("P08"), .outpost("requirement add"),
            .outpost("form new")),
        CoverageItem(
            "P09", [.content], "合同談判流程", "Contract negotiation", .content("P09"), .outpost("negotiation add"),
            .field(NegotiationRound.kind, "mandateBreach"), .field(DealStrategy.kind, "concessions")),
        CoverageItem(
            "P10", [.content], "合同簽訂流程", "Contract signing", .content("P10"), .outpost("contract sign"),
            .outpostd("contract register"), .outpost("contract handover")),
        CoverageItem(
            "P11", [.content], "合同履行流程", "Contract fulfilment", .content("P11"), .outpost("milestone advance"),
            .outpost("acceptance add"), .outpost("change add"), .outpost("invoice request")),
        CoverageItem(
            "P12", [.content], "方案設計流程", "Solution design", .content("P12"), .outpost("solution add"),
            .outpost("solution release"), .outpost("line add")),
        CoverageItem(
            "P13", [.content], "投標價格申請決策流程", "Bid price application and decision", .content("P13"),
            .outpost("price request"), .outpostd("price decide"), .rule(PriceRouting.rule),
            .rule(Bids.binding)),
    ]

    /// T01 to T11.
    static let templates = CoverageSection("T. Templates", templatesItems)

    private static let templatesItems: [CoverageItem] = [
        CoverageItem(
            "T01", [.content, .record], "銷售項目策劃報告", "Sales project plan", .content("T01"), .record(Form.kind),
            .outpost("form new"), .code(GateCompleteness.self)),
        CoverageItem(
            "T02", [.content, .record], "痛苦鏈分析", "Pain-chain analysis", .content("T02"), .record(FormRow.kind),
            .outpost("form row"), .code(StageCriteria.self)),
        CoverageItem(
            "T03", [.content, .record], "銷售項目失敗總結", "Lost-project review", .content("T03"), .record(Form.kind),
            .outpost("opp lose")),
        CoverageItem(
            "T04", [.content, .record], "銷售引導九格構想模型", "Nine-block vision model", .content("T04"),
            .record(FormCell.kind), .outpost("form fill"), .code(StageCriteria.self)),
        CoverageItem(
            "T05", [.content, .record], "客戶決策鏈分析（客戶關系分析）", "Decision-chain and relationship analysis", .content("T05"),
            .field(Contact.kind, "decisionRole"), .field(Contact.kind, "stance"), .field(Contact.kind, "relationLevel"),
            .outpost("form new")),
        CoverageItem(
            "T06", [.content, .record], "關鍵人物表", "Key-person table", .content("T06"), .record(Contact.kind),
            .outpost("form new")),
        CoverageItem(
            "T07", [.content, .record], "產品KeyMessage", "Product key message", .content("T07"), .record(Product.kind),
            .outpost("template show"),
            lacks: "A form on it is about a deal or a customer; none can be about a product."),
        CoverageItem(
            "T08", [.content, .record], "項目運作checklist", "Project operation checklist", .content("T08"),
            .record(ChecklistItem.kind), .outpost("form new")),
        CoverageItem(
            "T09", [.content, .record], "洞察客戶（客戶檔案）", "Customer insight file", .content("T09"),
            .field(Account.kind, "profile"), .field(Account.kind, "strategy"), .field(Account.kind, "pains"),
            .outpost("form new")),
        CoverageItem(
            "T10", [.content, .record], "全球山頭項目", "Global hilltop project", .content("T10"),
            .field(Opportunity.kind, "hilltop"), .outpost("form new")),
        CoverageItem(
            "T11", [.content, .record], "大客戶管理", "Key-account management", .content("T11"),
            .word(Account.kind, "tier", "key"), .outpost("form new")),
    ]

    /// R01 to R15.
    static let training = CoverageSection("R. Training", trainingItems)

    private static let trainingItems: [CoverageItem] = [
        CoverageItem(
            "R01", [.content], "如何與CXO對話", "Talking with CXOs", .content("R01"), .outpost("train read"),
            .outpost("train quiz")),
        CoverageItem(
            "R02", [.content], "談判的道法術", "Negotiation: principles, methods, tactics", .content("R02"),
            .outpost("train read"), .outpost("train quiz")),
        CoverageItem(
            "R03", [.content], "向華為學習狼性營銷", "Wolf-spirit marketing", .content("R03"), .outpost("train read"),
            .outpost("train quiz")),
        CoverageItem(
            "R04", [.content], "項目運作與管理", "Project operation and management", .content("R04"), .outpost("train read"),
            .outpost("train quiz")),
        CoverageItem(
            "R05", [.content], "品牌營銷", "Brand marketing", .content("R05"), .outpost("train read"),
            .outpost("train quiz")),
        CoverageItem(
            "R06", [.content], "打造高績效團隊", "Building high-performance teams", .content("R06"), .outpost("train read"),
            .outpost("train quiz")),
        CoverageItem(
            "R07", [.content], "華為執行力為何很強", "Why execution is strong", .content("R07"), .outpost("train read"),
            .outpost("train quiz")),
        CoverageItem(
            "R08", [.content], "狼性渠道管理", "Channel management", .content("R08"), .outpost("train read"),
            .outpost("train quiz")),
        CoverageItem(
            "R09", [.content], "塑造卓越的企業文化", "Shaping culture", .content("R09"), .outpost("train read"),
            .outpost("train quiz")),
        CoverageItem(
            "R10", [.content], "誰殺死了合同？", "Who killed the contract?", .content("R10"), .outpost("train read"),
            .outpost("train quiz")),
        CoverageItem(
            "R11", [.content], "以終為始的目標與計劃管理", "Goal and plan management, begin with the end", .content("R11"),
            .outpost("train read"), .outpost("train quiz")),
        CoverageItem(
            "R12", [.content], "戰略管理、戰略解碼與戰略執行", "Strategy, decoding, execution", .content("R12"),
            .outpost("train read"), .outpost("train quiz")),
        CoverageItem(
            "R13", [.content], "中層管理領導能力提升", "Middle-management leadership", .content("R13"), .outpost("train read"),
            .outpost("train quiz")),
        CoverageItem(
            "R14", [.content], "跨部門的溝通與協作", "Cross-department communication", .content("R14"), .outpost("train read"),
            .outpost("train quiz")),
        CoverageItem(
            "R15", [.content], "華為質量管理體系", "Quality management system", .content("R15"), .outpost("train read"),
            .outpost("train quiz")),
    ]
}
