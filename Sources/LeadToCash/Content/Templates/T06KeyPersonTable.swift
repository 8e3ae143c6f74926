// Why this file exists: what one rep knows about people leaves with the rep unless it is written down, so it has a row
// per person.

extension ProcessContent {
    static let keyPersonTable = Document(
        "T06", .template, Label("Key-person table", "关键人物表", "關鍵人物表"),
        owner: "AR", audience: ["AR", "SR", "FR"],
        summary: Label(
            "The people who matter at an account, what drives them, and who of us holds the link.",
            "客户里的重要人物、他们看重什么，以及由我们谁来联系。",
            "客戶裏的重要人物、他們看重什麼，以及由我們誰來聯繫。"),
        body: keyPersonTableText,
        cells: keyPersonTableCells)

    private static let keyPersonTableText = Prose(
        """
        **When to use it.** From the first contact with an account for as long as we work with it. T05 is about \
        one purchase; this table stays when that deal is over, and is the first thing that a successor reads. Look \
        through it before any visit, and once a quarter with the whole account team.

        **How to fill it well**

        - Take the names from the contacts of the account instead of typing them again; add a contact first if the \
        person is new.
        - The pain is what keeps the person busy at work now. The win is what there is to gain if it went away: a \
        target met, a quiet weekend, a step up.
        - Style tells a colleague how to talk with that person: figures first or story first, short mail or long \
        lunch, decides at once or sleeps on it.
        - "Our link" is one name, somebody who really meets the person. A shared link is nobody's.
        - The last contact is a date and a topic. Older than 90 days means that the link is going cold: plan a \
        touch.
        - Business only. No family, health, religion or politics, and nothing about gifts. People may ask to see \
        what we keep, and to have it erased.

        **Example (made up).** Ms Lid, CFO of Teapot Island Telecom, approver. Pain: overtime above budget three \
        quarters running. Win: keeps her cost promise to the board. Style: one page, figures first, answers before \
        nine. Link: AR. Last contact: 14 April, call about the payment plan.
        """,
        """
        **何时使用。** 从第一次接触客户开始，一直用到合作结束。T05 针对一次采购；这张表在项目结束后仍然留着，接\
        手的人第一个就看它。每次拜访前看一遍，每季度客户团队一起过一遍。

        **怎样写好**

        - 姓名从客户的联系人带出，不要重新输入；新认识的人先建联系人。
        - 痛苦写他眼下工作上最头疼的事；“赢”写痛苦消除后他个人得到什么：完成指标、周末清静、更进一步。
        - 风格是告诉同事怎样同他谈：先看数字还是先听故事，短邮件还是长午餐，当场决定还是要想一晚。
        - “我方联系人”只写一个名字，而且是真见得到他的人。共同负责等于没人负责。
        - 最近接触写日期和话题。超过 90 天，关系就在变冷，要安排一次接触。
        - 只写工作。不写家庭、健康、宗教、政治，也不写礼品。对方有权要求查看或删除我们保存的内容。

        **示例（虚构）。** 盖女士，茶壶岛电信 CFO，审批者。痛苦：加班费连续三个季度超预算。赢：兑现对董事会的降\
        本承诺。风格：一页纸，先看数字，九点前回复。我方联系人：AR。最近接触：4 月 14 日，电话谈付款安排。
        """)

    private static let keyPersonTableCells: [Cell] = [
        Cell(
            "people", Label("Key persons", "关键人物", "關鍵人物"),
            hint: Label(
                "One row per person; business facts only, in words that you would use face to face.",
                "一人一行；只写工作上的事实，用当着他的面也会说的话。",
                "一人一行；只寫工作上的事實，用當着他的面也會說的話。"),
            prefill: "account.contacts",
            columns: [
                Cell.Column("contact", Label("Contact", "姓名", "姓名")),
                Cell.Column("title", Label("Title", "职务", "職務")),
                Cell.Column("role", Label("Role", "角色", "角色")),
                Cell.Column("pain", Label("Pain", "痛苦", "痛苦")),
                Cell.Column("winResult", Label("Personal win", "个人的赢", "個人的贏")),
                Cell.Column("style", Label("Style", "沟通风格", "溝通風格")),
                Cell.Column("ourLink", Label("Our link", "我方联系人", "我方聯繫人")),
                Cell.Column("lastContact", Label("Last contact", "最近接触", "最近接觸")),
            ])
    ]
}
