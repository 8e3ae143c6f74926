// Why this file exists: a deal gets people and money only on a plan, so the plan is a form whose parts the core team
// can write apart.

extension ProcessContent {
    static let salesProjectPlan = Document(
        "T01", .template, Label("Sales project plan", "销售项目策划报告", "銷售項目策劃報告"),
        owner: "AR", audience: ["AR", "SR", "FR", "PD", "OM"],
        summary: Label(
            """
            The plan with which a core team asks for people and money, and by which it is steered until the \
            signature.
            """,
            "核心团队凭它申请人力和费用，并按它把项目打到签约的作战计划。",
            "核心團隊憑它申請人力和費用，並按它把項目打到簽約的作戰計劃。"),
        body: salesProjectPlanText,
        cells: salesProjectPlanCells)

    private static let salesProjectPlanText = Prose(
        """
        **When to use it.** Write the plan once a deal deserves resources, and before you request ATI: the request \
        counts as complete only with this plan. Level A and B deals need every cell in earnest, and on level A the \
        PD leads the writing. On the light track one or two sentences a cell will do. Go through it again after \
        every gate and whenever the customer changes the game.

        **How to fill it well**

        - Start where it hurts: decision chain, competition, weaknesses. If these are thin, the strategy is a \
        guess.
        - Keep what you know apart from what you believe, and say who told you.
        - Name one target that can be checked later: what is signed, for how much, by when. Then the two or three \
        moves that lead there.
        - SR writes the solution, FR the delivery. You can all write without a network: cells are merged one by \
        one.
        - Every weakness and every risk leads to a row of the action plan with one name and one date.
        - Ask for resources by skill, days and week, never for "support".

        **Example (made up).** Teapot Island Telecom wants a new core ring before the monsoon. Target: sign USD \
        2.4 million by 30 September. Weakness: the technical director has never met us. Strategy: move the talk \
        from price per node to hours of outage. First action: SR runs an outage workshop with the operations team \
        on 12 May; proof is a note of it that the customer confirmed.
        """,
        """
        **何时使用。** 机会点值得投入资源时就写，并且要在申请 ATI（立项决策）之前写完：没有这份报告，申请不算齐\
        套。A、B 级项目每一格都要认真写，A 级由 PD 牵头；简化流程的项目每格一两句话即可。每过一个决策点、客户每\
        次改变打法，都要回头更新。

        **怎样写好**

        - 从最难受的地方写起：决策链、竞争、劣势。这几格单薄，策略就只是猜测。
        - 把“知道的”和“以为的”分开写，并注明是谁说的。
        - 只定一个事后能检验的目标：签什么、签多少、何时签；再写达成它的两三步关键动作。
        - SR 写方案，FR 写交付。没有网络也可以同时写：系统逐格合并。
        - 每一条劣势、每一个风险，都要对应行动计划里的一行，有一个责任人、一个日期。
        - 要资源就写清技能、人天和哪一周，不要只写“请支持”。

        **示例（虚构）。** 茶壶岛电信要在雨季前更换核心环网。目标：9 月 30 日前签约 240 万美元。劣势：技\
        术总监从没见过我们。策略：把话题从“每节点多少钱”转到“一年中断多少小时”。第一步：SR 在 5 月 12 日与\
        运维团队开一场中断分析研讨会；完成的证据是经客户确认的会议纪要。
        """)

    private static let salesProjectPlanCells: [Cell] = [
        Cell(
            "background", Label("Background", "项目背景", "項目背景"),
            hint: Label(
                "Why the customer spends money now, on what, and what happens if nothing is done.",
                "客户为什么现在花这笔钱、买什么；如果什么都不做会怎样。",
                "客戶為什麼現在花這筆錢、買什麼；如果什麼都不做會怎樣。"),
            prefill: "opportunity.description"),
        Cell(
            "customer", Label("Customer and decision chain", "客户与决策链", "客戶與決策鏈"),
            hint: Label(
                "Who decides, who influences, how each of them stands to us; details belong into T05.",
                "谁拍板、谁影响、各自对我们什么态度；细节写在 T05。",
                "誰拍板、誰影響、各自對我們什麼態度；細節寫在 T05。"),
            prefill: "account.contacts"),
        Cell(
            "competition", Label("Competition", "竞争分析", "競爭分析"),
            hint: Label(
                "For each competitor: who backs them inside, their likely offer, where they are weak.",
                "逐个写竞争对手：客户内部谁支持他、可能的报价和方案、弱点在哪。",
                "逐個寫競爭對手：客戶內部誰支持他、可能的報價和方案、弱點在哪。"),
            prefill: "opportunity.competitors"),
        Cell(
            "strengths", Label("Our strengths and weaknesses", "我方优势与劣势", "我方優勢與劣勢"),
            hint: Label(
                "At most three of each, as the customer would put them; say what you do about the weaknesses.",
                "各不超过三条，用客户会说的话来写；劣势要写对策。",
                "各不超過三條，用客戶會說的話來寫；劣勢要寫對策。")),
        Cell(
            "strategy", Label("Target and strategy", "目标与策略", "目標與策略"),
            hint: Label(
                "What is signed, for how much, by when; then the two or three moves that get us there.",
                "签什么、签多少、何时签；再写达成目标的两三步关键动作。",
                "簽什麼、簽多少、何時簽；再寫達成目標的兩三步關鍵動作。"),
            prefill: "opportunity.strategy"),
        Cell(
            "solution", Label("Solution", "解决方案", "解決方案"),
            hint: Label(
                "What we offer for which need, what is standard, what has to be developed. SR writes it.",
                "针对哪个需求给什么方案，哪些是标准能力，哪些要开发。由 SR 填写。",
                "針對哪個需求給什麼方案，哪些是標準能力，哪些要開發。由 SR 填寫。"),
            prefill: "opportunity.requirements"),
        Cell(
            "price", Label("Price strategy", "价格策略", "價格策略"),
            hint: Label(
                "Price level aimed at, room to move, what we want in return for a discount.",
                "目标价位、可让的空间，以及每一步让价要换回什么。",
                "目標價位、可讓的空間，以及每一步讓價要換回什麼。"),
            prefill: "opportunity.commercial"),
        Cell(
            "delivery", Label("Delivery", "交付", "交付"),
            hint: Label(
                "Dates, sites, people, suppliers; what could make the promise impossible. FR writes it.",
                "时间、站点、人员、供货；哪些情况会让承诺做不到。由 FR 填写。",
                "時間、站點、人員、供貨；哪些情況會讓承諾做不到。由 FR 填寫。"),
            prefill: "opportunity.lines"),
        Cell(
            "risks", Label("Risks", "风险", "風險"),
            hint: Label(
                "What can cost us the deal, the margin or the cash; early sign, answer, owner.",
                "什么会让我们丢单、亏利润或收不回款；写明预兆、对策和责任人。",
                "什麼會讓我們丟單、虧利潤或收不回款；寫明預兆、對策和責任人。"),
            prefill: "opportunity.risks"),
        Cell(
            "actionPlan", Label("Action plan", "行动计划", "行動計劃"),
            hint: Label(
                "One row per action, one name and one date each; the next two weeks in detail.",
                "一个动作一行，每行一个责任人、一个日期；最近两周要写细。",
                "一個動作一行，每行一個責任人、一個日期；最近兩週要寫細。"),
            columns: [
                Cell.Column("action", Label("Action", "动作", "動作")),
                Cell.Column("owner", Label("Owner", "责任人", "責任人")),
                Cell.Column("due", Label("Due", "完成日期", "完成日期")),
                Cell.Column("proof", Label("Proof that it is done", "完成的证据", "完成的證據")),
                Cell.Column("state", Label("State", "状态", "狀態")),
            ]),
        Cell(
            "resources", Label("Resources", "资源需求", "資源需求"),
            hint: Label(
                "Skills, days and weeks asked for, expenses, help from managers; who has agreed already.",
                "需要的技能、人天和时间段、费用、高层支持；注明谁已经答应。",
                "需要的技能、人天和時間段、費用、高層支持；註明誰已經答應。"),
            prefill: "opportunity.team"),
    ]
}
