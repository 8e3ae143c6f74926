// Why this file exists: companies do not decide, people do, so who decides and how they stand to us is kept person by
// person.

extension ProcessContent {
    static let decisionChainAnalysis = Document(
        "T05", .template, Label("Decision-chain / relationship analysis", "客户决策链分析(客户关系分析)", "客戶決策鏈分析(客戶關系分析)"),
        owner: "AR", audience: ["AR", "SR", "FR", "PD"],
        summary: Label(
            "Shows who decides this purchase, how each stands to us, and who works on whom.",
            "看清这次采购由谁决定、每个人对我们的态度，以及由谁去做谁的工作。",
            "看清這次採購由誰決定、每個人對我們的態度，以及由誰去做誰的工作。"),
        body: decisionChainAnalysisText,
        cells: decisionChainAnalysisCells)

    private static let decisionChainAnalysisText = Prose(
        """
        **When to use it.** Draw the chain before you request ATI, since nobody should invest into a deal whose \
        decider is unknown. Update it after every meeting with someone on it, and look at it together before \
        bidding and before each round of negotiation.

        **How to fill it well**

        - One row per person on the way to the signature, also those whom we do not know yet: "head of purchasing, \
        name unknown" is a finding.
        - Ask how the last purchase of this size went: who started it, who wrote the specification, who could stop \
        it, who signed.
        - Stance is what the person did for us or against us lately. Friendliness is not support.
        - Suggested levels: 0 never met, 1 knows us, 2 meets us when asked, 3 tells us things, 4 speaks for us, 5 \
        coaches us.
        - A target without an owner and a next action is a wish. One owner per person, normally AR for the \
        decider, SR for technical people, FR for users and operations.
        - If two people judge differently offline, AR's view of stance stands; talk about why.
        - Write only what you would say if that person read it.

        **Example (made up).** Teapot Island Telecom. Ms Lid, CFO, approver, neutral, level 1, target 3; owner AR; \
        action: ten minutes on outage cost after the board meeting of 4 June. Mr Spout, decision maker, supports, \
        3 to 4. Purchasing head, name unknown, gatekeeper, 0 to 2; owner AR; action: ask Mr Spout for an \
        introduction this week.
        """,
        """
        **何时使用。** 申请 ATI 之前就要画出来：不知道谁拍板的项目，不该投资源。每次见过链上的人就更新；投标\
        前、每轮谈判前，全队一起看一遍。

        **怎样写好**

        - 走到签字要经过的人，一人一行，还不认识的也要写：“采购负责人，姓名不详”本身就是发现。
        - 问清上一次同等规模的采购是怎么走的：谁发起、谁写规格书、谁能叫停、谁签字。
        - 态度看他最近为我们或对我们做了什么。客气不等于支持。
        - 关系等级建议：0 没见过，1 知道我们，2 约得到，3 会透露信息，4 会替我们说话，5 会指点我们。
        - 有目标却没有责任人和下一步动作，只是愿望。一人对一人：拍板人一般归 AR，技术人员归 SR，使用和运维人员\
        归 FR。
        - 两人离线时判断不同，态度以 AR 的为准；事后要谈谈为什么不同。
        - 只写即使本人看到你也说得出口的话。

        **示例（虚构）。** 茶壶岛电信。CFO 盖女士，审批者，中立，现 1 级，目标 3 级；责任人 AR；动作：\
        6 月 4 日董事会后用十分钟讲中断成本。嘴先生，决策者，支持，3 到 4。采购负责人，姓名不详，守门人，\
        0 到 2；责任人 AR；动作：本周请嘴先生引见。
        """)

    private static let decisionChainAnalysisCells: [Cell] = [
        Cell(
            "nodes", Label("Decision chain", "决策链", "決策鏈"),
            hint: Label(
                "One row per person on the way to the signature, also those whom we do not know yet.",
                "走到签字要经过的人，一人一行，还不认识的也要写。",
                "走到簽字要經過的人，一人一行，還不認識的也要寫。"),
            prefill: "account.contacts",
            columns: [
                Cell.Column("node", Label("Person and place in the organisation", "人员与所在部门", "人員與所在部門")),
                Cell.Column("decisionRole", Label("Role in the decision", "决策角色", "決策角色")),
                Cell.Column("stance", Label("Stance", "态度", "態度")),
                Cell.Column("levelNow", Label("Relation now (0–5)", "关系现状（0–5）", "關係現狀（0–5）")),
                Cell.Column("levelTarget", Label("Relation aimed at (0–5)", "关系目标（0–5）", "關係目標（0–5）")),
                Cell.Column("owner", Label("Our owner", "我方责任人", "我方責任人")),
                Cell.Column("action", Label("Next action and date", "下一步动作与日期", "下一步動作與日期")),
            ])
    ]
}
