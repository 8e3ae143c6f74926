// Why this file exists: a deal for which the whole company climbs needs one page that HQ and the project director
// read every week.

extension ProcessContent {
    static let hilltopProject = Document(
        "T10", .template, Label("Global \"hilltop\" (strategic) project", "全球山头项目", "全球山頭項目"),
        owner: "PD", audience: ["PD", "AR", "OM", "HQ"],
        summary: Label(
            "Steers a deal that is worth more than its amount, with a sponsor, milestones and a status every week.",
            "管好价值超过合同金额的项目：有赞助人、有里程碑、每周有状态。",
            "管好價值超過合同金額的項目：有贊助人、有里程碑、每週有狀態。"),
        body: hilltopProjectText,
        cells: hilltopProjectCells)

    private static let hilltopProjectText = Prose(
        """
        **When to use it.** For a deal that HQ has flagged as a hilltop: one whose win opens a market, an operator \
        group or a technology to us. The flag is rare. The PD fills the form when the flag is set, after T01, and \
        adds one status row a week until the deal is closed.

        **How to fill it well**

        - Strategic value: what becomes possible afterwards that is not possible today. If the answer is only the \
        amount, it is a large deal and no hilltop.
        - The target has two halves: this contract, and the position that we want to hold a year later.
        - The sponsor is one manager at HQ who takes calls and meets the customer's top at least once a quarter.
        - Ask HQ for precise things: who, what, by when, what happens without it. Note the answer beside it.
        - Status: green means on plan, amber that the team can put it right, red that HQ has to act. Never two \
        reds in a row without a request.
        - Rows are only added. To correct last week, say so in this week's row. They can be written offline and \
        arrive with the next sync.

        **Example (made up).** Teapot Island Telecom. Value: first core ring in the Crockery Islands, where four \
        sister operators buy alike. Target: USD 2.4 million now, named in the group's standard next year. Support: \
        laboratory slot in week 22; without it no proof before the tender. Week 19: amber; laboratory not \
        confirmed; sponsor asks the laboratory head by Wednesday.
        """,
        """
        **何时使用。** 用于总部标为“山头”的项目：拿下它，就能打开一个市场、一个运营商集团或一项技术。山头标志很少\
        给。标志设定后，PD 在 T01 之后填写本表，此后每周加一行状态，直到项目关闭。

        **怎样写好**

        - 战略价值写：拿下以后，什么今天做不到的事变得可能。如果答案只有金额，那是大单，不是山头。
        - 目标有两半：这份合同，以及一年后我们要占住的位置。
        - 赞助人是总部的一位领导，接得了电话，每季度至少见一次客户高层。
        - 向总部要的支援要具体：谁、什么、何时之前、没有会怎样。旁边记下答复。
        - 状态：绿是按计划，黄是团队自己能纠正，红是要总部出手。不要连续两周报红却不提请求。
        - 状态行只增不改。要更正上周，就在本周这一行说明。离线也能写，下次同步时上报。

        **示例（虚构）。** 茶壶岛电信。价值：瓷器群岛的第一张核心环网，四家兄弟运营商采购方式相同。目标：这次\
        签 240 万美元，明年写入集团标准。支援：第 22 周的实验室档期；没有它，投标前拿不出证据。第 19 周：\
        黄；实验室未确认；赞助人周三前找实验室负责人。
        """)

    private static let hilltopProjectCells: [Cell] = [
        Cell(
            "value", Label("Strategic value", "战略价值", "戰略價值"),
            hint: Label(
                "What becomes possible afterwards that is not possible today.",
                "拿下以后，什么今天做不到的事变得可能。",
                "拿下以後，什麼今天做不到的事變得可能。"),
            prefill: "opportunity.description"),
        Cell(
            "target", Label("Target", "目标", "目標"),
            hint: Label(
                "This contract (what, how much, when) and the position we want a year later.",
                "这份合同（签什么、多少、何时），以及一年后要占住的位置。",
                "這份合同（簽什麼、多少、何時），以及一年後要佔住的位置。"),
            prefill: "opportunity.commercial"),
        Cell(
            "sponsor", Label("Sponsor", "赞助人", "贊助人"),
            hint: Label(
                "One manager at HQ by name, the counterpart at the customer, and how often they meet.",
                "总部一位领导的姓名、对口见客户的谁、多久见一次。",
                "總部一位領導的姓名、對口見客戶的誰、多久見一次。")),
        Cell(
            "milestones", Label("Milestones", "里程碑", "里程碑"),
            hint: Label(
                "Five to eight dates until the signature, each with what can be seen then.",
                "到签约为止的五到八个日期，每个写明届时能看到什么。",
                "到簽約為止的五到八個日期，每個寫明屆時能看到什麼。"),
            prefill: "opportunity.expectedSignDate"),
        Cell(
            "support", Label("Support asked from HQ", "请求总部支援", "請求總部支援"),
            hint: Label(
                "Who or what, by when, what happens without it; the answer and its date.",
                "要谁或要什么、何时之前、没有会怎样；答复和日期。",
                "要誰或要什麼、何時之前、沒有會怎樣；答覆和日期。")),
        Cell(
            "status", Label("Weekly status", "每周状态", "每週狀態"),
            hint: Label(
                "One new row a week; earlier rows stay as they are.",
                "每周新增一行；以前的行保持不变。",
                "每週新增一行；以前的行保持不變。"),
            columns: [
                Cell.Column("week", Label("Week", "周次", "週次")),
                Cell.Column("light", Label("Green, amber or red", "绿、黄、红", "綠、黃、紅")),
                Cell.Column("progress", Label("What has moved", "本周进展", "本週進展")),
                Cell.Column("obstacle", Label("What is in the way", "障碍", "障礙")),
                Cell.Column("nextStep", Label("Next step, owner, date", "下一步、责任人、日期", "下一步、責任人、日期")),
                Cell.Column("reportedBy", Label("Reported by", "填报人", "填報人")),
            ]),
    ]
}
