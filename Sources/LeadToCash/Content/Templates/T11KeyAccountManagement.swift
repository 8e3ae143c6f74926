// Why this file exists: a key account is worked on by the year and not by the deal, so its plan has a form of its
// own.

extension ProcessContent {
    static let keyAccountManagement = Document(
        "T11", .template, Label("Key-account management", "大客户管理", "大客戶管理"),
        owner: "AR", audience: ["AR", "SR", "FR", "OM", "HQ"],
        summary: Label(
            "The yearly plan for a key account: where we stand, where we want to be, with whom and by which deals.",
            "大客户的年度计划：现在在哪、要到哪里、靠哪些人、靠哪些项目。",
            "大客戶的年度計劃：現在在哪、要到哪裏、靠哪些人、靠哪些項目。"),
        body: keyAccountManagementText,
        cells: keyAccountManagementCells)

    private static let keyAccountManagementText = Prose(
        """
        **When to use it.** For accounts of tier key. AR writes it before the budget of the new year with SR, FR \
        and the office manager, and goes through it with them every quarter. For other accounts T09 is enough.

        **How to fill it well**

        - Account plan: where the customer is going, where that meets what we can do, and three moves for this \
        year. More than three are none.
        - Share of wallet: what is spent in our field and with whom. An estimate with its reckoning is better than \
        an empty cell.
        - Relationship plan: for each important person the level now and aimed at, and who of us works on it. \
        Managers of ours are assigned too, with dates.
        - Opportunity map: the customer's units down, our products across; write what runs, what is being sold, \
        what nobody has tried.
        - The yearly target is set by HQ. The office proposes a figure with its reason, and cannot overwrite the \
        one that was decided.
        - Satisfaction: last score, what was behind it, what we promised. Follow up before selling anything new.

        **Example (made up).** Teapot Island Telecom. Wallet: about USD 6 million a year, from the published \
        budget; our share 8 %, competitor K 60 %. Moves: win the core ring; put right the late delivery of last \
        year; meet the CFO each quarter. Blank on the map: power systems, never offered. Target proposed: 3.0 \
        million; decided by HQ: 3.2. Satisfaction 6 of 10, because of spare parts; FR reports monthly.
        """,
        """
        **何时使用。** 用于等级为“战略（key）”的客户。AR 在新一年预算之前与 SR、FR、代表处代表一起写，\
        每季度一起过一遍。其他客户有 T09 就够。

        **怎样写好**

        - 客户规划：客户要往哪里走、同我们的能力在哪里交汇、今年的三个关键动作。超过三个等于没有。
        - 钱包份额：他在我们这个领域花多少、花给谁。有算法的估计好过空格。
        - 关系规划：每个重要人物的现状和目标等级、由我们谁去做。我方领导也要分到人、定日期。
        - 机会地图：竖列是客户的部门，横列是我们的产品；写哪些在用、哪些在卖、哪些没人试过。
        - 年度目标由总部下达。代表处可以提出数字和理由，但不能改已定的目标。
        - 满意度：上次得分、背后的原因、我们答应了什么。先兑现，再卖新的。

        **示例（虚构）。** 茶壶岛电信。钱包：按公开预算每年约 600 万美元；我们占 8%，竞争对手甲占 60%。\
        动作：拿下核心环网；补救去年的交付延误；每季度见一次 CFO。地图空白：电源，从没推过。建议目标 300 万，总\
        部核定 320 万。满意度 6 分（满分 10 分），因为备件；FR 每月汇报。
        """)

    private static let keyAccountManagementCells: [Cell] = [
        Cell(
            "accountPlan", Label("Account plan", "客户规划", "客戶規劃"),
            hint: Label(
                "Where the customer is going, where we fit, and three moves for this year.",
                "客户往哪里走、我们在哪里契合、今年的三个关键动作。",
                "客戶往哪裏走、我們在哪裏契合、今年的三個關鍵動作。")),
        Cell(
            "shareOfWallet", Label("Share of wallet", "钱包份额", "錢包份額"),
            hint: Label(
                "The customer's yearly spending in our field, our part, the others' parts; how it was reckoned.",
                "他在我们领域的年支出、我们占多少、别家占多少；怎么算的。",
                "他在我們領域的年支出、我們佔多少、別家佔多少；怎麼算的。")),
        Cell(
            "relationshipPlan", Label("Relationship plan", "关系规划", "關係規劃"),
            hint: Label(
                "For each key person: level now, aimed at, our owner, next date; managers included.",
                "每个关键人物：现状、目标、我方责任人、下次日期；含我方高层。",
                "每個關鍵人物：現狀、目標、我方責任人、下次日期；含我方高層。"),
            prefill: "account.contacts"),
        Cell(
            "opportunityMap", Label("Opportunity map", "机会地图", "機會地圖"),
            hint: Label(
                "The customer's units against our products: in use, being sold, never tried.",
                "客户部门对我们产品：在用、在卖、没试过。",
                "客戶部門對我們產品：在用、在賣、沒試過。")),
        Cell(
            "yearlyTarget", Label("Yearly target", "年度目标", "年度目標"),
            hint: Label(
                "Orders, revenue and cash. HQ decides; the office proposes here with its reason.",
                "订货、收入、回款。由总部核定；代表处在此提出建议和理由。",
                "訂貨、收入、回款。由總部核定；代表處在此提出建議和理由。")),
        Cell(
            "satisfaction", Label("Satisfaction", "满意度", "滿意度"),
            hint: Label(
                "Last score and date, the reason behind it, what we promised and by when.",
                "上次得分和日期、背后的原因、我们答应了什么、何时兑现。",
                "上次得分和日期、背後的原因、我們答應了什麼、何時兌現。")),
    ]
}
