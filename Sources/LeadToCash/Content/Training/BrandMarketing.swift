// Why this file exists: an exhibition costs more than a rep earns in months. How it becomes leads and trust.

extension ProcessContent {
    static let brandMarketing = Document(
        "R05", .training, Label("Brand marketing", "品牌营销", "品牌營銷"), owner: "HQ", audience: ["HQ", "AR"],
        summary: Label(
            "Turn a promise with proof into events, leads and references, and count what comes of them.",
            "把有证据的承诺变成活动、线索和样板客户，并算清得到了什么。",
            "把有證據的承諾變成活動、線索和樣板客戶，並算清得到了什麼。"),
        body: brandMarketingText, quiz: brandMarketingQuiz)

    private static let brandMarketingText = Prose(
        """
        After this you can say in one sentence what customers should expect of us, run an event that yields leads \
        rather than brochures, and tell whether it was worth its cost.

        ## A brand is what they expect
        In our business nobody buys a logo. They buy fewer worries. The brand is what a customer expects before we \
        have said a word, and each delivery confirms or spoils it. A late commissioning undoes three exhibitions.

        Write it down per audience in the form of the key message (T07): **problem, our sentence, the proof, the \
        answer to the competitor**. Without proof it is a wish, so leave it out. HQ owns key messages. The field owes \
        HQ the reactions: which sentence made people nod, which one made them smile politely.

        ## An event in three parts
        **Before.** Choose twenty people whom you want to meet, not a number of visitors. Invite them yourself, with a \
        reason each. Agree on one question that everybody at the stand asks.

        **During.** Record each talk within ten minutes, on the laptop, offline: name, company, need in their words, \
        next step, source and campaign. The first source of a lead stays, so choose it with care. A card in a bowl is \
        not a lead.

        **After.** First touch within three working days, with what they asked for and not with the catalogue. Hand \
        over to the AR with one sentence why. Then tell the organiser what became of it.

        ## References
        A satisfied customer persuades better than we do. Ask after acceptance, when the result shows. Agree in \
        writing on what may be said, to whom, and until when. Spread the visits: one customer asked ten times a year \
        will stop being satisfied. Numbers come from their records, not from our memory.

        ## Count it
        An exhibition cost 40,000. It brought 80 leads, 12 qualified ones and 3 opportunities: 500 per lead, about \
        3,300 per qualified lead, about 13,300 per opportunity. A seminar for 9,000 brought 10 leads, 5 qualified and \
        2 opportunities: 900, 1,800 and 4,500. Per lead the exhibition looks cheap; per opportunity it costs three \
        times as much. Compare at the end of the chain, and wait as long as your sales cycle takes.

        ## Exercise (offline)
        For your last event, list the leads, what each has become, and the cost per opportunity. Then rewrite one key \
        message so that a customer, hearing it without our name, would still know that it is us.

        ## Checklist
        - [ ] Key message with proof, current edition
        - [ ] Twenty names before the event
        - [ ] Talks recorded the same day, with source and campaign
        - [ ] First touch within three working days
        - [ ] References agreed in writing
        - [ ] Cost per opportunity reported
        """,
        """
        学完之后，你能用一句话说清客户应当期待我们什么，办一场带来线索而不是带走宣传册的活动，并判断它值不值得花这笔钱。

        ## 品牌就是客户的预期
        在我们这一行，没有人买商标，人们买的是少操心。品牌是我们开口之前客户已有的预期，每一次交付都在印证它或毁掉它。\
        一次延误的开通，抵得掉三场展会。

        按受众写成KeyMessage（T07）的格式：**问题、我们的那句话、证据、对竞争对手说法的回应**。\
        没有证据就只是愿望，不要写。KeyMessage由总部负责，一线要把反应告诉总部：哪句话让人点头，\
        哪句话只换来客气的微笑。

        ## 一场活动的三段
        **之前。** 选定二十位想见的人，而不是定一个参观人数。亲自邀请，各有理由。约定一个展台上人人都问的问题。

        **之中。** 每次交谈十分钟内录入电脑，离线即可：姓名、公司、用对方原话写的需求、下一步、来源和市场活动。\
        线索的最初来源会一直保留，所以要认真选。投进玻璃缸的名片不是线索。

        **之后。** 三个工作日内首次联系，带上对方要的东西，而不是产品目录。用一句话说明理由，转给AR。\
        然后把结果告诉活动组织者。

        ## 样板客户
        满意的客户比我们自己更有说服力。验收之后、效果显现时再开口。书面约定可以说什么、对谁说、到什么时候为止。\
        参观要分散：一年被请求十次的客户，就不再满意了。数字来自客户的记录，不来自我们的记忆。

        ## 算账
        一场展会花费40,000，带来80条线索、12条合格线索、3个机会点：每条线索500，每条合格线索约3,300，\
        每个机会点约13,300。一场研讨会花费9,000，带来10条线索、5条合格线索、2个机会点：分别是900、\
        1,800和4,500。按线索算，展会显得便宜；按机会点算，贵到三倍。要在链条末端比较，并且等够一个销售周期。

        ## 练习（离线）
        列出你上一场活动的线索、每条线索的现状，以及每个机会点的成本。然后改写一条KeyMessage，\
        让客户在听不到我们名字的情况下也知道说的是我们。

        ## 检查清单
        - [ ] KeyMessage有证据，且是现行版本
        - [ ] 活动之前有二十个名字
        - [ ] 交谈当天录入，写明来源和市场活动
        - [ ] 三个工作日内首次联系
        - [ ] 样板客户已有书面约定
        - [ ] 已上报每个机会点的成本
        """)

    private static let brandMarketingQuiz: [Question] = [
        Question(
            Prose(
                """
                Event A: 500 per lead, 13,300 per opportunity. Event B: 900 per lead, 4,500 per opportunity. Which did \
                better?
                """,
                "活动甲：每条线索500，每个机会点13,300。活动乙：每条线索900，每个机会点4,500。哪个更好？"),
            [
                Prose("A, because more people got to know us for the money", "甲，因为同样的钱让更多人认识了我们"),
                Prose("B, because it costs less where business begins", "乙，因为在生意真正开始之处成本更低"),
                Prose("Neither, because only signed contracts may be counted", "无法比较，因为只能算已签的合同"),
                Prose("Both are equal, because the two figures balance out", "一样，因为两个数字互相抵消"),
            ], right: 1,
            why: Prose(
                "Leads are a means. The later in the chain one compares, the closer one is to money.",
                "线索只是手段。比较的位置越靠近链条末端，就越接近钱。")),
        Question(
            Prose(
                "A key message sounds good, but there is no proof for it. What do you do?",
                "一条KeyMessage很好听，但没有证据。怎么办？"),
            [
                Prose("Use it at exhibitions only, where nobody asks", "只在没人追问的展会上用"),
                Prose("Use it, and let the SR find the proof if somebody asks", "先用，有人问再请SR找证据"),
                Prose("Leave it out until there is proof", "不用，等有了证据再说"),
            ], right: 2,
            why: Prose(
                "One claim that falls takes the others with it. A customer remembers the one that was wrong.",
                "一句话站不住，其他的也跟着倒。客户记住的正是错的那一句。")),
        Question(
            Prose("When do you record a talk at the stand?", "展台上的交谈什么时候录入？"),
            [
                Prose("In the week after, from the collected business cards", "之后一周，根据收集的名片"),
                Prose("In the evening at the hotel, when there is a network", "晚上回酒店有网络时"),
                Prose("When the visitor has confirmed a second meeting", "来访者确认第二次会面时"),
                Prose("Within minutes, offline, with need and next step", "几分钟之内，离线录入，写明需求和下一步"),
            ], right: 3,
            why: Prose(
                """
                After ten talks all needs sound alike. The words of the visitor are the part that cannot be recovered.
                """,
                "谈过十个人，需求听起来都差不多。来访者的原话是事后找不回来的。")),
        Question(
            Prose(
                "Which follow-up fits a visitor who asked about power consumption?",
                "来访者问过功耗，怎样跟进合适？"),
            [
                Prose("Within three working days, an answer on power consumption", "三个工作日内，给出功耗方面的答复"),
                Prose(
                    "Within a day, the full catalogue and the annual report of the company",
                    "一天之内，寄去全套目录和公司年报"),
                Prose("Within a month, an invitation to the next exhibition", "一个月之内，邀请参加下一届展会"),
            ], right: 0,
            why: Prose(
                "It shows that somebody listened. Most of the visitor's other talks will bring a catalogue.",
                "这说明有人在听。来访者的其他交谈，多半只换来一本目录。")),
        Question(
            Prose(
                """
                A satisfied customer agreed last year to be a reference for one visit. You want to quote their figures \
                to others. What first?
                """,
                "一位满意的客户去年同意接待一次参观。你想向别人引用他的数据。先做什么？"),
            [
                Prose("Quote them, since they agreed to be a reference", "直接引用，反正已同意当样板"),
                Prose("Quote them without the customer's name", "引用，但不写客户名字"),
                Prose("Ask again: what may be said, to whom, until when", "重新征得同意：说什么、对谁说、到何时"),
                Prose("Round the figures, so that they are no longer exact", "把数字取整，让它不再精确"),
            ], right: 2,
            why: Prose(
                "Consent covered one visit. A reference is lent, and the customer decides how far.",
                "同意的只是一次参观。样板是借来的，借到什么程度由客户决定。")),
    ]
}
