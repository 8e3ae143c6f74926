// Why this file exists: a new AR is told to hunt like a wolf. What that means on a Tuesday, and where it ends.

extension ProcessContent {
    static let wolfSpiritMarketing = Document(
        "R03", .training, Label("\"Wolf-spirit\" marketing", "向华为学习狼性营销", "向華為學習狼性營銷"),
        owner: "HQ", audience: ["AR"],
        summary: Label(
            "Three habits for finding, pursuing and winning business together, and the limits they keep.",
            "发现、追踪、合力赢单的三种习惯，以及它们的边界。",
            "發現、追蹤、合力贏單的三種習慣，以及它們的邊界。"),
        body: wolfSpiritMarketingText, quiz: wolfSpiritMarketingQuiz)

    private static let wolfSpiritMarketingText = Prose(
        """
        After this you can look for business instead of waiting for it, stay on a deal through setbacks, call the pack \
        in time, and name what you will never do for an order.

        We mean three habits by the word: a nose, stamina, a pack. And a fence around them.

        ## A nose
        Tenders are the last sign of a need. Look for the earlier ones, an hour a week for each larger account:

        - A new executive, a new budget year, a reorganisation.
        - A licence, a law or a deadline that forces an investment.
        - An outage, complaints, equipment near the end of its support.
        - A building site, job advertisements, a tender for something nearby.

        Each sign becomes a lead the same day, with its source and the sentence that made you think. A lead in your \
        head helps nobody, and nobody can take it over. Then test it: Is there money? Who decides? Do they want it? \
        When?

        ## Stamina
        - Have a next step with a date on each open lead and deal. None means that you wait.
        - Touch with a reason: a figure, an answer, a contact, an invitation. "Just checking in" is not one.
        - Silence after three touches: change the person, the channel or the topic before you change your mind.
        - A no is information. Ask what it would have taken, write it down, set the date for the next attempt.
        - Stamina includes letting go. No money, no decision maker, no pain after honest tries: close it with the \
        reason, and hunt elsewhere.

        ## A pack
        - AR, SR and FR work one deal from the start. Three people see more than one, and the customer hears one \
        answer.
        - Ask for help early and exactly: who, for what, by when, worth how much. A call for help on the day before \
        the bid is a report of failure.
        - Share the prey: credit shares are agreed at the beginning, when everybody is still friendly, and put to HQ.
        - Nobody hunts at the expense of another office. Where the account has an AR, you bring the lead to them.

        ## The fence
        No bribe, no gift that you would not show to everyone. No false promise and no figure you cannot prove. No bad \
        word about a competitor. No purchase of others' secrets. No working people to exhaustion: a tired hunter \
        misses. An order won outside the fence is reported as a loss.

        ## Exercise (offline)
        Take your five largest accounts. Search notes and activities for signs in the four groups. Record at least \
        three new leads with source, need and next touch date. Give one to a colleague and ask what you missed.

        ## Checklist
        - [ ] One hour of looking per larger account and week
        - [ ] Each lead has source, need and next date
        - [ ] Each request for help names person, purpose, date
        - [ ] Dead leads closed with a reason
        - [ ] Nothing outside the fence
        """,
        """
        学完之后，你能主动找生意而不是等生意，遇到挫折能坚持，能及时叫上团队，也说得清哪些事再大的订单也不做。

        我们说的“狼性”是三种习惯：嗅觉、耐力、群体。外面还有一道围栏。

        ## 嗅觉
        招标是需求的最后一个信号。每个重点客户每周花一小时，找更早的信号：

        - 新高层、新预算年度、组织调整。
        - 牌照、法规，或迫使对方投资的期限。
        - 中断、投诉、快到支持期限的设备。
        - 工地、招聘广告、相邻领域的招标。

        每个信号当天就录成线索，写明来源和引起你注意的那句话。只装在脑子里的线索帮不了任何人，别人也无法接手。然后验证：\
        有没有钱？谁决定？想不想要？什么时候？

        ## 耐力
        - 每条未关闭的线索和项目都要有带日期的下一步。没有，就说明你在等。
        - 每次联系都要有理由：一个数字、一个答复、一个人、一次邀请。“随便问问”不算。
        - 三次联系都没有回音：先换人、换渠道或换话题，再考虑换主意。
        - 拒绝也是信息。问清楚怎样才会同意，记下来，定好下次尝试的日期。
        - 耐力也包括放手。认真试过之后仍没有钱、没有决策者、没有痛点：写明原因关闭，到别处去找。

        ## 群体
        - AR、SR、FR从一开始就一起做一个项目。三个人比一个人看得多，客户也只听到一个答复。
        - 求助要早、要准：找谁、做什么、何时要、值多少。投标前一天的求助，等于报告失败。
        - 共享战果：业绩分成在一开始就谈好并报总部，那时大家还客客气气。
        - 不损害其他代表处去打猎。客户已有AR的，把线索交给他。

        ## 围栏
        不行贿，不送见不得光的礼。不作虚假承诺，不用无法证明的数字。不说竞争对手的坏话。不买别人的机密。不把人累垮：\
        疲惫的猎手会失手。越过围栏赢来的订单，按损失上报。

        ## 练习（离线）
        选你最大的五个客户，在笔记和活动里按四类信号查找。录入至少三条新线索，写明来源、需求和下次联系日期。\
        拿一条给同事看，问他你漏了什么。

        ## 检查清单
        - [ ] 每个重点客户每周花一小时找信号
        - [ ] 每条线索都有来源、需求和下次日期
        - [ ] 每次求助都写明人、目的和日期
        - [ ] 没有希望的线索已写明原因关闭
        - [ ] 没有越过围栏的事
        """)

    private static let wolfSpiritMarketingQuiz: [Question] = [
        Question(
            Prose("Which of these signs of a need comes earliest?", "下列哪个需求信号出现得最早？"),
            [
                Prose("The tender is published", "招标公告发布"),
                Prose("The customer asks three suppliers for a price", "客户向三家供应商询价"),
                Prose("The customer sends a draft specification for comment", "客户发来规格书草稿征求意见"),
                Prose(
                    "A new operations director is appointed after repeated outages",
                    "多次中断后任命了新的运营负责人"),
            ], right: 3,
            why: Prose(
                """
                A person with a problem and a mandate comes before any document, and can still be helped to see the \
                need.
                """,
                "有问题、有职责的人出现在任何文件之前，这时还能帮助他看清需求。")),
        Question(
            Prose(
                "You hear of a need at an account that belongs to another office. What do you do?",
                "你听说另一个代表处的客户有需求。怎么办？"),
            [
                Prose("Record the lead and bring it to the AR of that account", "录入线索，交给该客户的AR"),
                Prose("Visit the customer first, so that the contact is yours", "先去拜访，把关系变成自己的"),
                Prose("Keep it to yourself until the customer has a budget", "先不说，等客户有了预算"),
            ], right: 0,
            why: Prose(
                "The customer has one face on our side. The lead's source stays recorded, so your part is not lost.",
                "客户在我方只面对一个接口。线索来源会保留，你的贡献不会丢。")),
        Question(
            Prose("A lead was silent after three touches. What comes next?", "一条线索联系三次都没有回音。下一步是什么？"),
            [
                Prose("Write the same message again at the start of each week", "每周一再发一次同样的信息"),
                Prose("Close it, since the customer had three chances to answer", "关闭，客户已有三次机会"),
                Prose("Change the person, the channel or the topic", "换人、换渠道或换话题"),
                Prose("Raise its score so that somebody else looks at it", "提高评分，让别人来看"),
            ], right: 2,
            why: Prose(
                "Silence may mean the wrong person or subject. Only after honest tries is closing with a reason right.",
                "没有回音可能是找错了人或话题。认真试过之后，才应写明原因关闭。")),
        Question(
            Prose("When are credit shares best agreed?", "业绩分成最好什么时候谈定？"),
            [
                Prose("After signing, when everybody's contribution can be seen", "签约之后，各人的贡献都看得清"),
                Prose("At the beginning, when the team is formed", "一开始组队的时候"),
                Prose("At the end of the year, together with all other deals", "年底和所有项目一起"),
                Prose("Only if somebody complains about it", "有人抱怨时才谈"),
            ], right: 1,
            why: Prose(
                "Before the work, it settles who helps. After the win, it settles who is angry.",
                "事前谈，决定谁来出力；赢单后谈，决定谁会生气。")),
        Question(
            Prose(
                "A friend offers you the competitor's confidential price list. What do you do?",
                "有朋友提出给你竞争对手的机密价目表。怎么办？"),
            [
                Prose("Look at it, but do not put it into any record", "看一看，但不写进任何记录"),
                Prose("Pass it to the COM, who may judge whether it can be used", "交给COM判断能不能用"),
                Prose("Decline it, and tell your manager that it was offered", "拒绝，并告诉主管有人提出过"),
                Prose("Use it once, because the deal is of strategic value", "只用一次，因为项目有战略价值"),
            ], right: 2,
            why: Prose(
                """
                It lies outside the fence, whatever the deal is worth. Reporting the offer protects you and the \
                company.
                """,
                "不论项目价值多大，这都在围栏之外。上报此事，既保护你也保护公司。")),
    ]
}
