// Why this file exists: every process belongs somewhere and to somebody. The tree above the processes is data, so that
// a map can be drawn from it and a report can ask who answers for a node.

/// A node of the process tree above the activities: process category (L1), process group with its capability group
/// (L2), process with its capability (L3), sub-process (L4).
struct ProcessGroup: Sendable {
    let code: String
    /// From 1 to 4.
    let level: Int
    /// The code of the node above; empty at level 1.
    let parent: String
    let title: Label
    /// The role that answers for it, a word of `User.roles`.
    let owner: String
    let purpose: Label
    /// What people have to be able to do for it.
    let capability: Label
}

extension ProcessContent {
    /// L1 to L4, parents before their children.
    static let tree: [ProcessGroup] = categories + groupsAndProcesses + subprocesses

    /// L1. Outpost runs the third and exchanges records with the others.
    private static let categories: [ProcessGroup] = [
        ProcessGroup(
            code: "IPD", level: 1, parent: "",
            title: Label("Integrated product development", "集成产品开发（IPD）", "集成產品開發（IPD）"), owner: "HQ",
            purpose: Label(
                "Turns needs of the market into products that can be sold and supplied.",
                "把市场需要变成可销售、可供应的产品。", "把市場需要變成可銷售、可供應的產品。"),
            capability: Label("Product planning and development", "产品规划与开发", "產品規劃與開發")),
        ProcessGroup(
            code: "MTL", level: 1, parent: "",
            title: Label("Market to leads", "从市场到线索（MTL）", "從市場到線索（MTL）"), owner: "HQ",
            purpose: Label(
                "Turns market segments into leads that are worth a visit.",
                "把细分市场变成值得拜访的线索。", "把細分市場變成值得拜訪的線索。"),
            capability: Label("Market insight and campaigns", "市场洞察与市场活动", "市場洞察與市場活動")),
        ProcessGroup(
            code: "LTC", level: 1, parent: "",
            title: Label("Lead to cash", "从线索到现金（LTC）", "從線索到現金（LTC）"), owner: "HQ",
            purpose: Label(
                "Turns leads into signed, delivered and paid contracts, and into customers who buy again.",
                "把线索变成已签约、已交付、已回款的合同，以及再次购买的客户。", "把線索變成已簽約、已交付、已回款的合同，以及再次購買的客戶。"),
            capability: Label(
                "Selling, delivering and collecting as one team",
                "销售、交付、回款协同作战", "銷售、交付、回款協同作戰")),
        ProcessGroup(
            code: "ITR", level: 1, parent: "",
            title: Label("Issue to resolution", "从问题到解决（ITR）", "從問題到解決（ITR）"), owner: "HQ",
            purpose: Label(
                "Turns a customer's trouble into a cure that the customer confirms.",
                "把客户的问题变成客户确认的解决。", "把客戶的問題變成客戶確認的解決。"),
            capability: Label("Service and support", "服务与支持", "服務與支持")),
    ]

    /// L2 and L3 of LTC.
    private static let groupsAndProcesses: [ProcessGroup] = [
        ProcessGroup(
            code: "LTC.1", level: 2, parent: "LTC",
            title: Label("Win the order", "赢得订单", "贏得訂單"), owner: "HQ",
            purpose: Label(
                "Everything from the first hint of business to a contract in force.",
                "从第一个业务苗头到合同生效的全部工作。", "從第一個業務苗頭到合同生效的全部工作。"),
            capability: Label(
                "Sales capability group: customers, solutions, bids, negotiation",
                "销售能力组：客户、方案、投标、谈判", "銷售能力組：客戶、方案、投標、談判")),
        ProcessGroup(
            code: "LTC.2", level: 2, parent: "LTC",
            title: Label("Fulfil and collect", "履行与回款", "履行與回款"), owner: "HQ",
            purpose: Label(
                "Everything from a contract in force to a closed contract and a content customer.",
                "从合同生效到合同关闭、客户满意的全部工作。", "從合同生效到合同關閉、客戶滿意的全部工作。"),
            capability: Label(
                "Fulfilment capability group: projects, acceptance, invoicing, collection",
                "履行能力组：项目、验收、开票、催收", "履行能力組：項目、驗收、開票、催收")),
        ProcessGroup(
            code: "ML", level: 3, parent: "LTC.1",
            title: Label("Manage leads", "管理线索", "管理線索"), owner: "OM",
            purpose: Label(
                "No lead without an owner, a date and an end.",
                "每条线索都有责任人、日期和结局。", "每條線索都有責任人、日期和結局。"),
            capability: Label("Verifying, asking, nurturing", "验证、提问、培育", "驗證、提問、培育")),
        ProcessGroup(
            code: "MO", level: 3, parent: "LTC.1",
            title: Label("Manage opportunities", "管理机会点", "管理機會點"), owner: "OM",
            purpose: Label(
                "The right deals get the team, and each offer is decided before it leaves.",
                "团队投给对的项目，每份报价发出之前先有决策。", "團隊投給對的項目，每份報價發出之前先有決策。"),
            capability: Label(
                "Project operation, guidance, solution, bid, price, contract",
                "项目运作、引导、方案、投标、定价、合同", "項目運作、引導、方案、投標、定價、合同")),
        ProcessGroup(
            code: "MCE", level: 3, parent: "LTC.2",
            title: Label("Manage contract execution", "管理合同执行", "管理合同執行"), owner: "FR",
            purpose: Label(
                "What was signed is delivered, accepted, paid and closed.",
                "签了的都交付、验收、回款、关闭。", "簽了的都交付、驗收、回款、關閉。"),
            capability: Label("Delivery planning, change control, collection", "交付计划、变更控制、催收", "交付計劃、變更控制、催收")),
    ]

    /// L4.
    private static let subprocesses: [ProcessGroup] = [
        ProcessGroup(
            code: "LTO", level: 4, parent: "ML",
            title: Label("Lead to opportunity", "从线索到机会点（LTO）", "從線索到機會點（LTO）"), owner: "AR",
            purpose: Label(
                "Collect, verify, distribute, nurture, convert; yields scored leads and new opportunities.",
                "收集、验证、分发、培育、转化；产出有评分的线索和新机会点。", "收集、驗證、分發、培育、轉化；產出有評分的線索和新機會點。"),
            capability: Label(
                "Lead review by the office; nine blocks, pain chain",
                "代表处线索评审；九格、痛苦链", "代表處線索評審；九格、痛苦鏈")),
        ProcessGroup(
            code: "OTO", level: 4, parent: "MO",
            title: Label("Opportunity to order", "从机会点到订单（OTO）", "從機會點到訂單（OTO）"), owner: "AR",
            purpose: Label(
                "Initiate, guide, design, price, bid, negotiate, sign; through ATI, ATB and ATC to a signed contract.",
                "立项、引导、方案、定价、投标、谈判、签约；经ATI、ATB、ATC到签订合同。", "立項、引導、方案、定價、投標、談判、簽約；經ATI、ATB、ATC到簽訂合同。"),
            capability: Label(
                "Core team of AR, SR and FR; a project director on levels A and B",
                "AR、SR、FR核心团队；A、B级设销售项目主任", "AR、SR、FR核心團隊；A、B級設銷售項目主任")),
        ProcessGroup(
            code: "OTD", level: 4, parent: "MCE",
            title: Label("Order to delivery", "从订单到交付（OTD）", "從訂單到交付（OTD）"), owner: "FR",
            purpose: Label(
                "Confirm, plan, supply, install, accept, change under ATAC; yields acceptance certificates.",
                "确认、计划、供货、安装、验收，变更过ATAC；产出验收证书。", "確認、計劃、供貨、安裝、驗收，變更過ATAC；產出驗收證書。"),
            capability: Label("Delivery project management", "交付项目管理", "交付項目管理")),
        ProcessGroup(
            code: "DTC", level: 4, parent: "MCE",
            title: Label("Delivery to cash", "从交付到回款（DTC）", "從交付到回款（DTC）"), owner: "FIN",
            purpose: Label(
                "Invoice, collect, allocate, close under ATCC, visit; yields cash, a closed contract and new leads.",
                "开票、催收、核销、经ATCC关闭、回访；产出回款、已关闭合同和新线索。", "開票、催收、核銷、經ATCC關閉、回訪；產出回款、已關閉合同和新線索。"),
            capability: Label(
                "Invoicing by FIN, collection by AR, satisfaction surveys",
                "FIN开票、AR催收、满意度调查", "FIN開票、AR催收、滿意度調查")),
    ]

    /// The documents that lie under each L4 node, in the order in which a deal meets them. Their steps are L5, the
    /// tasks of the steps L6. None of P03 to P13 is about collecting: P11 ends where DTC begins, at the trigger of an
    /// invoice.
    static let processOfGroup: [String: [String]] = [
        "LTO": ["P03", "P05"],
        "OTO": ["P04", "P08", "P12", "P13", "P06", "P09", "P07", "P10"],
        "OTD": ["P11"],
        "DTC": ["DTC"],
    ]
}
