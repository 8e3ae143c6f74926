// Why this file exists: what is given away in a negotiation comes out of delivery and cash. Trade, not give.

extension ProcessContent {
    static let negotiationPrinciplesMethodsTactics = Document(
        "R02", .training, Label("Negotiation: principles, methods, tactics", "谈判的道法术", "談判的道法術"),
        owner: "HQ", audience: ["AR", "COM"],
        summary: Label(
            "Negotiate with a mandate, trade rather than give, and agree on terms that can be delivered and paid.",
            "带着授权进入谈判，用交换代替让步，谈出能交付、能回款的条款。",
            "帶着授權進入談判，用交換代替讓步，談出能交付、能回款的條款。"),
        body: negotiationPrinciplesMethodsTacticsText, quiz: negotiationPrinciplesMethodsTacticsQuiz)

    private static let negotiationPrinciplesMethodsTacticsText = Prose(
        """
        After this you can prepare a negotiation with a written mandate, exchange concessions instead of giving them \
        away, and keep a log that a colleague could continue from.

        ## Principles: what you are there for
        - The aim is a contract that can be delivered, accepted and paid. A signature under terms nobody can keep is a \
        loss with a delay.
        - Five things are on the table: scope, price, payment, acceptance, liability. Whoever talks about price alone \
        pays with the other four.
        - You will meet these people again. Be hard on terms, fair to persons, and never untrue.

        ## Method: before the first round
        Write one page, and have it agreed inside:

        1. **Target, expected result and walk-away limit** for each of the five. The limits are the mandate; beyond \
        them HQ decides, however late the hour.
        2. **What each side does without a deal.** The better alternative has more patience. Improve ours before you \
        test theirs.
        3. **The exchange list**: what is cheap for us and valuable to them, and the other way round. Training days, \
        delivery dates, spare parts, a reference visit, a longer order.
        4. **What terms cost.** Being paid 60 days later on 1,000,000 at 6 % a year costs about 9,900. It looks like \
        nothing at the table, so know it before.
        5. **Who speaks**, who listens and who writes. FR and FIN confirm what is deliverable and collectable.

        ## Tactics: at the table
        - Give a reason with each number. A number without one invites a push.
        - Say "if you … then we …". Take nothing back silently, give nothing alone.
        - Let concessions shrink: large, smaller, smallest. Equal steps promise another step.
        - Ask, then be quiet. Most people fill silence with information.
        - *"Your competitor is far cheaper."* Ask what exactly is compared: scope, warranty, dates, payment.
        - *"One last thing before we sign."* Reopen something in return, or refer it to the mandate.
        - *"Only today."* Ask what changes tomorrow. Deadlines have owners.
        - Park what is stuck, settle the rest, return to it as part of a package. Nothing is agreed until all is.

        ## After each round
        Record it the same day: topic, their request, our offer, concession, whether it touched the mandate. Send the \
        other side a summary; whoever writes it decides what is remembered. When the draft changes after ATC, the \
        decision lapses: ask again before anybody signs.

        ## Exercise (offline)
        Take an open deal. Write the page. Then pair up: one plays a buyer who wants 8 % off and 90 days. Ten minutes; \
        each concession must buy something. Count the gifts afterwards.

        ## Checklist
        - [ ] Limits for all five topics agreed inside
        - [ ] Alternatives of both sides written down
        - [ ] Exchange list with cost and value
        - [ ] Round logged and summary sent the same day
        - [ ] Nothing beyond the mandate without HQ
        """,
        """
        学完之后，你能带着书面授权去谈判，用交换代替单方面让步，并留下同事可以接手的谈判记录。

        ## 道：你为什么坐在这里
        - 目标是一份能交付、能验收、能回款的合同。签下谁也做不到的条款，只是把损失推迟。
        - 桌上有五样东西：范围、价格、付款、验收、责任。只谈价格的人，会用另外四样买单。
        - 以后还会见面。对条款要硬，对人要公平，任何时候都不说假话。

        ## 法：第一轮之前
        写一页纸，并在内部达成一致：

        1. **五项各自的目标、预期结果和底线。** 底线就是授权；超出底线由总部决定，时间再晚也一样。
        2. **谈不成时双方各怎么办。** 退路更好的一方更有耐心。先改善我们的退路，再去试探对方的。
        3. **交换清单**：哪些对我们便宜、对对方有价值，反过来又有哪些。培训天数、交货日期、备件、参观样板点、\
        更长期的订单。
        4. **条款值多少钱。** 一百万的款项晚收60天，按年利率6%算，约损失9,900。桌上看着不起眼，\
        所以要事先算清。
        5. **谁说、谁听、谁记。** FR和FIN确认哪些能交付、哪些收得回来。

        ## 术：谈判桌上
        - 每个数字都带理由。没有理由的数字会招来压价。
        - 说“如果贵方……我方就……”。不悄悄收回，也不单独给出。
        - 让步要递减：先大，再小，最后最小。等额让步等于告诉对方后面还有。
        - 问完就安静。多数人会用信息填补沉默。
        - *“你们的对手便宜得多。”* 问清楚比的是什么：范围、质保、日期、付款。
        - *“签字前还有一件小事。”* 重新打开一项作为交换，或者说明要回到授权上。
        - *“只限今天。”* 问明天会有什么变化。期限都是人定的。
        - 卡住的先放一放，谈定其余部分，再打包回来谈。全部谈妥之前，什么都不算定。

        ## 每一轮之后
        当天记录：议题、对方要求、我方报价、让步、是否触及授权。把纪要发给对方；谁写纪要，谁就决定大家记住什么。\
        ATC之后草案有改动，决策即失效：签字之前必须重新申请。

        ## 练习（离线）
        选一个进行中的项目，写出那一页纸。然后两人一组：一人扮演要求降价8%、账期90天的采购方。谈十分钟，\
        每次让步都必须换到东西。结束后数一数白送了几样。

        ## 检查清单
        - [ ] 五项底线已在内部达成一致
        - [ ] 双方的退路已写下
        - [ ] 交换清单，含成本和价值
        - [ ] 当天记录并发出纪要
        - [ ] 未经总部，不超出授权
        """)

    private static let negotiationPrinciplesMethodsTacticsQuiz: [Question] = [
        Question(
            Prose(
                "The buyer wants 5 % off. Your mandate allows it. What is the best answer?",
                "采购方要求降价5%，你的授权允许。怎么回答最好？"),
            [
                Prose(
                    "Grant it at once, since the mandate covers it anyway and speed is appreciated",
                    "立刻答应，反正在授权之内，对方也欣赏爽快"),
                Prose(
                    "Refuse, because a price that was moved once will be moved again",
                    "拒绝，因为价格动了一次还会再动"),
                Prose("Offer it in exchange, for example for earlier payment", "作为交换给出，例如换取提前付款"),
                Prose("Offer half of it and leave the rest for the next round", "先给一半，剩下的留到下一轮"),
            ], right: 2,
            why: Prose(
                "A mandate is a limit, not a gift list. What is given for nothing is worth nothing to the other side.",
                "授权是底线，不是礼品单。白给的东西，对方不会觉得有价值。")),
        Question(
            Prose(
                """
                At eleven at night the customer offers to sign if you accept a penalty above your limit. What do you \
                do?
                """,
                "晚上十一点，客户说只要接受一项超出底线的罚则就签字。你怎么办？"),
            [
                Prose("Put it to HQ, and settle the other points meanwhile", "提交总部，同时谈定其他各点"),
                Prose(
                    "Sign, and explain the special circumstances to HQ the next morning",
                    "先签，第二天早上向总部说明特殊情况"),
                Prose("Sign, if the FR thinks that the penalty will never fall due", "FR认为罚则不会触发的话，就签"),
            ], right: 0,
            why: Prose(
                "Beyond the mandate HQ decides. A limit that gives way to tiredness is no limit.",
                "超出授权由总部决定。一累就松动的底线不是底线。")),
        Question(
            Prose(
                "Which series of price concessions tells the buyer that the end is near?",
                "哪一种让价顺序会让采购方感到快到底了？"),
            [
                Prose("2 %, then 2 %, then 2 %", "2%，再2%，再2%"),
                Prose("1 %, then 2 %, then 4 %", "1%，再2%，再4%"),
                Prose("0 %, then 0 %, then 6 %", "0%，再0%，再6%"),
                Prose("4 %, then 1.5 %, then 0.5 %", "4%，再1.5%，再0.5%"),
            ], right: 3,
            why: Prose(
                "Shrinking steps point to a limit. Equal or growing steps reward whoever goes on asking.",
                "递减的步子指向底线；等额或递增的步子，等于奖励对方继续要。")),
        Question(
            Prose(
                "The customer's competitor comparison shows us 20 % dearer. What first?",
                "客户的对比显示我们贵20%。先做什么？"),
            [
                Prose("Ask for a special price so that the gap becomes smaller", "申请特价，缩小差距"),
                Prose("Ask what is compared: scope, warranty, dates, payment", "问比的是什么：范围、质保、日期、付款"),
                Prose("Point out the weaknesses that the competitor is known for", "指出对手众所周知的弱点"),
                Prose("Remove some of the scope without further mention", "不声不响地减掉一部分范围"),
            ], right: 1,
            why: Prose(
                "Often unlike things are compared. Until you know, any concession answers a question nobody asked.",
                "比的常常不是同样的东西。没弄清之前，任何让步都是在回答没人提出的问题。")),
        Question(
            Prose(
                "A clause was reworded after the ATC decision. What follows?",
                "ATC决策之后，有一条款改了措辞。接下来怎么办？"),
            [
                Prose("Nothing, if the wording is better for us than it was", "如果新措辞对我们更有利，就不用管"),
                Prose("The COM notes it, and the contract is signed as planned", "由COM记一笔，合同照常签"),
                Prose("The decision lapses and must be asked for again", "决策失效，必须重新申请"),
            ], right: 2,
            why: Prose(
                "The decision holds for exactly the text that was shown. Another text is another question.",
                "决策只对当时提交的文本有效。文本变了，就是另一个问题。")),
    ]
}
