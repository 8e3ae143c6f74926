// Why this file exists: every defect that reaches a site costs a second visit and holds back a payment. R15 is how to
// build checks in where errors arise, and how to get from a symptom to a cause that stays away.

extension ProcessContent {
    static let qualityManagementSystem = Document(
        "R15", .training, Label("Quality management system", "华为质量管理体系", "華為質量管理體系"),
        owner: "HQ", audience: ["QA", "FR"],
        summary: Label(
            "Check where errors arise, trace a defect to a cause you can change, and audit without fear.",
            "在出错的地方设检查，把缺陷追到改得了的原因，审核不让人害怕。",
            "在出錯的地方設檢查，把缺陷追到改得了的原因，審核不讓人害怕。"),
        body: Prose(qualityManagementSystemEnglish, qualityManagementSystemSimplified),
        quiz: qualityManagementSystemQuiz)

    private static let qualityManagementSystemEnglish = """
        ## What you will be able to do

        - Say what quality means in a deal, so that it can be tested.
        - Put checks where errors arise, instead of at the end.
        - Follow a defect to a cause that you can change, and audit fairly.

        ## Quality is what was agreed, at the first attempt

        It is no feeling. The customer needs something, it is written as a requirement, and a test shows whether it \
        is met. Repair grows dearer at every step: a vague requirement costs an hour at the desk, a day in the \
        design, a week on site, and a quarter in collection. So count what poor quality costs: second visits, \
        penalties, work done twice, money that comes late.

        ## Build it in

        At each hand-over (lead to deal, bid, contract, delivery, invoice) agree on two short lists:

        - **Entry**: what the receiver needs. What lacks it may be sent back.
        - **Exit**: what proves that it is done.

        Keep to items that can be proved: site photographs not older than sixty days; each payment term with its \
        trigger; test report signed. Whoever did the work ticks it. QA looks at the evidence, by samples, and \
        unticks with a reason. A tick without evidence is worse than an empty box.

        ## From symptom to cause

        1. **Contain**: protect the customer today.
        2. **Describe**: what, where, when, how many, and where *not*.
        3. **Ask why** until you reach something you can change: a step, a template, a tool, a skill. A name is no \
        cause.
        4. **Correct** it.
        5. **Verify** with a figure, over a period set beforehand.
        6. **Spread**: change the template, so that no other office repeats it.

        Example: three of ten sites fail acceptance. Labels are missing. The installers had none, for labels are in \
        no BOQ, so nobody orders them. Labels become a line of the BOQ template; the next ten sites show whether it \
        helped.

        ## Measure little, act always

        First-time acceptance; milestones on time against the baseline; billing lag; change orders caused by \
        drafting. Each figure has an owner and a threshold, and crossing it starts something.

        ## Audit without fear

        Announce the scope, sample at random, come from outside the project. A finding has three parts: the \
        requirement, the evidence, the risk. Write down what is done well, too. The owner removes the cause; you \
        check before you close.

        ## Exercise, without a network

        List failed acceptances: `outpost milestone list --where state=rejected --limit 20`. Take one, or one that \
        you remember, through the six steps on paper. Stop asking why only at something that you could change by \
        next month. Write the figure that would prove you right.

        ## Checklist

        - [ ] Each requirement has a test
        - [ ] Entry and exit agreed for the next hand-over
        - [ ] Every tick has its evidence
        - [ ] Cause is something that can be changed, no person
        - [ ] Effect verified, with a date for it
        - [ ] Template changed where others could stumble
        """

    private static let qualityManagementSystemSimplified = """
        ## 学完之后你能做到

        - 说清一个项目的质量是什么，而且测得出来。
        - 把检查放在出错的地方，而不是放在最后。
        - 把缺陷追到改得了的原因，并公正地审核。

        ## 质量就是一次做到约定的样子

        质量不是感觉。客户有需要，写成需求，用测试证明是否满足。越往后修越贵：一条含糊的需求，在桌面上是一小时，到设计\
        是一天，到现场是一周，到回款是一个季度。所以要算质量差的账：二次上站、罚款、返工、晚到的钱。

        ## 把质量做进去

        每次交接（线索到项目、投标、合同、交付、开票）约定两张短清单：

        - **入口**：接的人需要什么。缺了可以退回。
        - **出口**：拿什么证明做完了。

        只写能证明的：现场照片不超过六十天；每条付款条款都有触发条件；测试报告已签字。谁做的谁打勾。QA抽样看证据，取消\
        打勾要写理由。没有证据的勾，比空着更糟。

        ## 从现象到原因

        1. **止损**：今天先保护客户。
        2. **描述**：什么、哪里、何时、多少，还有哪里*没有*。
        3. **追问为什么**，直到改得了的东西：步骤、模板、工具、技能。人名不是原因。
        4. **纠正**。
        5. **验证**：用一个数字，在事先定好的时段内。
        6. **推广**：改模板，让别的代表处不再犯。

        例：十个站点有三个验收不通过。缺标签。安装人员手里没有标签，因为任何BOQ里都没有标签，所以没人订。标签成为BOQ模\
        板的一行；再看后面十个站点，就知道有没有用。

        ## 少量度，必行动

        一次验收通过率；对照基线的里程碑及时率；开票时延；因起草造成的变更单。每个数字都有责任人和阈值，越线就启动行动。

        ## 不让人害怕的审核

        事先说明范围，随机抽样，审核人来自项目之外。每个发现有三部分：要求、证据、风险。做得好的也要写。责任人消除原\
        因；你核实之后才关闭。

        ## 练习（无需网络）

        列出未通过的验收：`outpost milestone list --where state=rejected --limit 20`。取一条，或你记得的一条，在纸上走\
        完六步。问到下个月之前你改得了的东西，才停止追问为什么。写下能证明你对的那个数字。

        ## 检查清单

        - [ ] 每条需求都有测试
        - [ ] 下一次交接的入口和出口已约定
        - [ ] 每个勾都有证据
        - [ ] 原因是改得了的东西，不是人
        - [ ] 效果要验证，且有日期
        - [ ] 别人可能绊倒的地方，模板已改
        """

    private static let qualityManagementSystemQuiz: [Question] = [
        Question(
            Prose(
                "Labels are missing at three sites. At which answer may you stop asking why?",
                "三个站点缺标签。问到哪个答案可以不再追问？"),
            [
                Prose("The installers were careless.", "安装人员粗心。"),
                Prose("Labels are in no BOQ, so nobody orders them.", "任何BOQ里都没有标签，所以没人订。"),
                Prose("There was too little time on site.", "现场时间太紧。"),
                Prose("This customer is stricter than others.", "这个客户比别人严格。"),
            ], right: 1,
            why: Prose(
                """
                A line in the BOQ template can be added tomorrow, and it works for everybody. The other answers \
                leave you hoping.
                """,
                "BOQ模板里加一行，明天就能做，人人受益。其余的答案只剩下希望。")),
        Question(
            Prose("Against what do you measure whether delivery is on time?", "交付是否及时，对照什么来衡量？"),
            [
                Prose("The dates of the baseline", "基线日期"),
                Prose("The latest forecast", "最新预测"),
                Prose("The date that the team finds realistic", "团队认为现实的日期"),
                Prose("The date last named to the customer on the phone", "最近在电话里告诉客户的日期"),
            ], right: 0,
            why: Prose(
                """
                A forecast moves with the delay and so is always nearly met. The baseline stays where the promise \
                was made.
                """,
                "预测跟着延期走，所以总是差不多能达到。基线停在作出承诺的地方。")),
        Question(
            Prose(
                "QA finds the item Site survey done ticked, without photographs. What does QA do?",
                "QA发现“现场勘测完成”已打勾，却没有照片。QA怎么办？"),
            [
                Prose("Leave it: that colleague is known to be reliable.", "不动：那位同事一向可靠。"),
                Prose("Report it to HQ, so that it has consequences.", "报给总部，要有后果。"),
                Prose("Untick it with a reason, and say which evidence is missing.", "取消打勾并写明理由，说清缺什么证据。"),
                Prose("Leave the tick, and ask for the photographs before the audit.", "保留打勾，审核之前再要照片。"),
            ], right: 2,
            why: Prose(
                """
                Those who read the list rely on it. An open item with a reason is honest and can be closed tomorrow; \
                a report to HQ teaches people to hide.
                """,
                "看清单的人要靠它。写明理由的未完成项是诚实的，明天就能补上；告到总部只教会大家隐藏。")),
        Question(
            Prose("A fault affects a live customer. Which step comes first?", "故障影响到在用的客户。第一步是什么？"),
            [
                Prose("Find the cause, so that it is repaired once and for all.", "找原因，一次彻底修好。"),
                Prose("Change the template.", "改模板。"),
                Prose("Settle who is responsible.", "弄清责任人。"),
                Prose("Contain it: protect the customer from the effect.", "止损：让客户不受影响。"),
            ], right: 3,
            why: Prose(
                """
                The search for a cause takes days that the customer has not got. Contain, then search without haste.
                """,
                "找原因要几天，客户等不起。先止损，再从容地找。")),
        Question(
            Prose("The cause has been corrected. When do you close the finding?", "原因已纠正。什么时候关闭这个发现？"),
            [
                Prose(
                    "When the owner reports that it is done and nobody has complained for a month",
                    "责任人报告已完成，而且一个月没人抱怨"),
                Prose(
                    "When the figure has held over the agreed period and you have seen the evidence",
                    "数字在约定时段内保持住，并且你看过证据"),
                Prose("At the end of the quarter, with all the others", "季度末，与其他的一起"),
            ], right: 1,
            why: Prose(
                "What was done is not yet what has helped. Only the figure shows that the cause stays away.",
                "做了不等于有用。只有数字能说明原因不再出现。")),
    ]
}
