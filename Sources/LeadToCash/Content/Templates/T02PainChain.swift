// Why this file exists: a problem gets a budget when it hurts several people in turn, so who hurts whom is kept as
// rows.

extension ProcessContent {
    static let painChainAnalysis = Document(
        "T02", .template, Label("Pain-chain analysis", "痛苦链分析", "痛苦鏈分析"),
        owner: "AR", audience: ["AR", "SR"],
        summary: Label(
            "Shows who at the customer suffers from what, and how one person's pain becomes the next one's.",
            "说明客户里谁在为什么事难受，以及一个人的痛苦怎样变成下一个人的痛苦。",
            "說明客戶裏誰在為什麼事難受，以及一個人的痛苦怎樣變成下一個人的痛苦。"),
        body: painChainAnalysisText,
        source:
            "Layout of the rows: general knowledge of solution selling, not taken from a published form",
        cells: painChainAnalysisCells)

    private static let painChainAnalysisText = Prose(
        """
        **When to use it.** Start it with the first serious talk on a lead, and have it done when the deal enters \
        the guiding stage. A problem that hurts one person gets sympathy; one that climbs from the workshop to the \
        board gets a budget. The chain shows how far up yours has climbed.

        **How to fill it well**

        - One row per person, with title. "The IT department" feels no pain; people do.
        - Write the pain as that person would complain of it, about their own figures and their own boss.
        - Reasons are why it happens. Keep to those that we can do something about, and have them confirmed.
        - Impact needs a number: hours, money, customers lost, a bonus missed. "Unknown, ask on Friday" is an \
        honest entry.
        - The column "hurts next" names a person of another row. If it leads nowhere, you have no chain yet.
        - The capability is what the person must be able to do, not the name of our product.
        - Everybody adds the rows they know, also without a network; all rows are kept.

        **Example (made up).** Teapot Island Telecom. Ms Kettle, shift leader: two nights a week on the road, \
        since faults are found by driving to them; 90 call-outs a year. This hurts Mr Spout, operations director: \
        overtime 18 % above budget. This hurts Ms Lid, CFO: the cost promise to her board is at risk. Capability \
        at the first link: see from the desk which section of the ring failed.
        """,
        """
        **何时使用。** 线索第一次深入沟通时就开始填，进入标前引导阶段时要填完。只让一个人难受的问题，换来的是同情；\
        能从机房一路痛到董事会的问题，才换得来预算。痛苦链让你看清它已经痛到哪一层。

        **怎样写好**

        - 一人一行，写姓名和职务。“IT 部门”不会痛，人才会痛。
        - 用本人抱怨时的话来写，写他自己的指标、他自己的上司。
        - 原因写“为什么会这样”，只留我们帮得上忙的，并请本人确认。
        - 影响要有数字：小时、金额、流失的用户、拿不到的奖金。“还不知道，周五去问”也是诚实的写法。
        - “接着影响谁”要指向另一行的人。指不到人，链就还没有形成。
        - 所需能力写这个人要能做到什么，不写我们的产品名。
        - 每个同事补自己了解的行，没有网络也能补；所有的行都会保留。

        **示例（虚构）。** 茶壶岛电信。值班长壶女士：查故障只能开车去找，每周两个晚上在路上，一年出动 90 次；影\
        响到运维总监嘴先生：加班费超预算 18%；再影响到 CFO 盖女士：她对董事会的降本承诺有风险。第一环所需的能\
        力：坐在机房就能看出环网哪一段断了。
        """)

    private static let painChainAnalysisCells: [Cell] = [
        Cell(
            "chain", Label("Pain chain", "痛苦链", "痛苦鏈"),
            hint: Label(
                "One row per person, from the one who feels it first up to the one who has the money.",
                "一人一行，从最先感到痛的人写到掌握预算的人。",
                "一人一行，從最先感到痛的人寫到掌握預算的人。"),
            prefill: "account.contacts",
            columns: [
                Cell.Column("person", Label("Person and title", "姓名与职务", "姓名與職務")),
                Cell.Column("pain", Label("Pain", "痛苦", "痛苦")),
                Cell.Column("reasons", Label("Reasons", "原因", "原因")),
                Cell.Column("impact", Label("Impact in figures", "影响（数字）", "影響（數字）")),
                Cell.Column("hurtsNext", Label("Whom it hurts next", "接着影响谁", "接着影響誰")),
                Cell.Column("capability", Label("Capability needed", "所需能力", "所需能力")),
            ])
    ]
}
