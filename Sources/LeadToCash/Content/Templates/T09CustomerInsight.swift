// Why this file exists: whoever meets a customer should know what the last colleague knew, so each account has one
// file in eight parts.

extension ProcessContent {
    static let customerInsight = Document(
        "T09", .template, Label("Customer insight file", "洞察客户(客户档案)", "洞察客戶(客戶檔案)"),
        owner: "AR", audience: ["AR", "SR", "FR"],
        summary: Label(
            "What we know about a customer, in one place, so that nobody starts from nothing.",
            "把我们对客户的了解放在一处，谁来接手都不用从零开始。",
            "把我們對客戶的了解放在一處，誰來接手都不用從零開始。"),
        body: customerInsightText,
        cells: customerInsightCells)

    private static let customerInsightText = Prose(
        """
        **When to use it.** Open it with the first lead of an account; half a page is enough then. Complete it \
        before the deal is verified, and look through it every quarter for a key account, once a year for the \
        others. Read it before the first visit, and after taking over a colleague's customers.

        **How to fill it well**

        - Facts with source and date: annual report 2024, tender page, visit of 3 May. A guess is welcome if you \
        call it one.
        - Strategy is what the customer wants to become in three years and what its managers are measured by; not \
        what we would like to sell.
        - Installed base: what runs there, from whom, since when, when it will be replaced. Here the next lead is \
        hiding.
        - Purchasing habits: budget month, tender or direct, length, who may stop it, how they pay. Ask FIN about \
        the last point.
        - Pains in short; the chain belongs into T02, persons into T06.
        - SR adds the network, FR what is seen on site. Work in different cells or in the same one: texts are \
        merged.
        - Delete what is no longer true. A short file that is right beats a long one.

        **Example (made up).** Teapot Island Telecom, 400,000 lines, state-owned. Strategy: all villages on fibre \
        in three years. Base: core ring of 2014, competitor K, maintenance ends next June. Habits: budget in \
        October, tender above USD 500,000, pays 40 days late on average. With us: two small orders, one late \
        delivery that they still mention.
        """,
        """
        **何时使用。** 客户有第一条线索时就建，那时半页就够。机会点验证之前补全；大客户每季度看一遍，其他客户每年一\
        遍。第一次拜访前、接手同事的客户后，先读它。

        **怎样写好**

        - 写事实，带来源和日期：2024 年年报、招标网页、5 月 3 日拜访。可以写猜测，但要注明是猜测。
        - 战略写客户三年后想成为什么样、领导们考核什么，不是我们想卖什么。
        - 网络与存量：现在跑的是什么、谁家的、哪年上的、何时该换。下一条线索就藏在这里。
        - 采购习惯：几月做预算、招标还是直采、走多久、谁能叫停、怎样付款。付款习惯去问 FIN。
        - 痛点写简短；痛苦链写在 T02，人物写在 T06。
        - SR 补网络，FR 补现场看到的。各写各格或写同一格都行，文字会合并。
        - 不再属实的就删掉。短而准，胜过长而旧。

        **示例（虚构）。** 茶壶岛电信，40 万线，国有。战略：三年内村村通光纤。存量：2014 年建的核心环网，竞\
        争对手甲的设备，维保明年 6 月到期。习惯：10 月做预算，50 万美元以上招标，平均晚付 40 天。与我们：两\
        张小单，一次交付延误，他们至今还会提起。
        """)

    private static let customerInsightCells: [Cell] = [
        Cell(
            "profile", Label("Profile", "客户概况", "客戶概況"),
            hint: Label(
                "Business, size, owners, sites, regulators; in five lines.",
                "业务、规模、股东、地点、监管；五行以内。",
                "業務、規模、股東、地點、監管；五行以內。"),
            prefill: "account.industry"),
        Cell(
            "strategy", Label("Strategy", "客户战略", "客戶戰略"),
            hint: Label(
                "Where the customer wants to be in three years, and what its managers are measured by.",
                "三年后想走到哪里，管理层考核什么。",
                "三年後想走到哪裏，管理層考核什麼。")),
        Cell(
            "finance", Label("Finance", "财务状况", "財務狀況"),
            hint: Label(
                "Revenue, profit, debt, investment budget; year and source; how reliably they pay.",
                "收入、利润、负债、投资预算，写年份和来源；付款是否可靠。",
                "收入、利潤、負債、投資預算，寫年份和來源；付款是否可靠。"),
            prefill: "account.annualRevenue"),
        Cell(
            "network", Label("Network and installed base", "网络与存量", "網絡與存量"),
            hint: Label(
                "What runs there, whose it is, since when, when support or lease ends.",
                "在用什么、谁家的、哪年上的、维保或租约何时到期。",
                "在用什麼、誰家的、哪年上的、維保或租約何時到期。")),
        Cell(
            "purchasing", Label("Purchasing habits", "采购习惯", "採購習慣"),
            hint: Label(
                "Budget month, way of tendering, thresholds, usual length, who can stop it.",
                "预算月份、招标方式、金额门槛、一般周期、谁能叫停。",
                "預算月份、招標方式、金額門檻、一般週期、誰能叫停。")),
        Cell(
            "pains", Label("Pains", "痛点", "痛點"),
            hint: Label(
                "The three greatest, each with the person who feels it and a figure.",
                "最大的三个，写明谁在痛、数字是多少。",
                "最大的三個，寫明誰在痛、數字是多少。")),
        Cell(
            "competitorShare", Label("Competitors' share", "竞争份额", "競爭份額"),
            hint: Label(
                "Who supplies what share, how it moves, where someone is unhappy with it.",
                "各家占多少、怎样变化、哪里有人不满意。",
                "各家佔多少、怎樣變化、哪裏有人不滿意。"),
            isRequired: false),
        Cell(
            "history", Label("History with us", "与我们的历史", "與我們的歷史"),
            hint: Label(
                "Orders, deliveries, complaints, promises still open; the good and the bad.",
                "订单、交付、投诉、还没兑现的承诺；好的坏的都写。",
                "訂單、交付、投訴、還沒兌現的承諾；好的壞的都寫。")),
    ]
}
