// Why this file exists: a director gives a rep half an hour once. How to prepare it, hold it and use it afterwards.

extension ProcessContent {
    static let talkingWithCXOs = Document(
        "R01", .training, Label("Talking with CXOs", "如何与CXO对话", "如何與CXO對話"), owner: "HQ", audience: ["AR"],
        summary: Label(
            "Prepare, hold and follow up a meeting with a customer's top executive.",
            "准备、进行并跟进一次与客户高层的会谈。",
            "準備、進行並跟進一次與客戶高層的會談。"),
        body: talkingWithCXOsText, quiz: talkingWithCXOsQuiz)

    private static let talkingWithCXOsText = Prose(
        """
        After this you can prepare a half-hour meeting with an executive, hold it in their terms, and leave with a \
        next step. An AR needs it for level A deals.

        ## What they carry
        An executive does not buy equipment. They answer for a result. Before you ask for time, write one line: what \
        are they measured by this year, and what could spoil it?

        - **Chief executive**: growth, reputation, a promise made to the owners.
        - **Finance**: cash, when it leaves, what a failure would cost.
        - **Technology**: continuity, old systems, staff skills, dependence on one supplier.
        - **Operations**: outages, complaints, the people on shift.

        Your line is a guess. Offer it as one. A guess that they correct is the best moment of the meeting.

        ## Thirty minutes
        1. **0–3**: why you came, and what you hope to know at the end.
        2. **3–15**: their situation as you see it, in three sentences; then questions. What causes it? Who else \
        suffers? What could they do if it were solved? (T04) They talk more than you.
        3. **15–22**: one comparable case that you may tell and can prove, and what it would change here, in money, \
        days or people.
        4. **22–27**: one request: a sponsor, a decision, access to a person.
        5. **27–30**: repeat what you heard and what each side promised.

        Bring one page of paper. Open the slides only if asked.

        ## What they will ask
        - *Why now?* Know what half a year of waiting costs, and where the figure comes from.
        - *Who has done this?* Name only references that agreed to be named.
        - *What can go wrong?* Name the largest risk and who on our side holds it.
        - *What does it cost?* Give a range and what moves it. Offer no discount: that needs a price request.
        - You do not know? Say so, give a date, keep it.

        ## Those below them
        Your daily contact will hear of the meeting, so tell them first, and let them gain from it: their facts, their \
        credit. Going over somebody's head costs more than the meeting brings.

        ## Within one working day
        Log the meeting with the promises of both sides. Update stance and relation level (T05) and the key-person \
        table (T06). Send half a page: what we heard, what we will do, by when.

        ## Exercise (offline)
        Choose an executive of one of your accounts. Write the line, the three sentences, five questions and the one \
        request. Let a colleague play the executive for ten minutes, interruptions included. Then strike out each \
        sentence that was about us.

        ## Checklist
        - [ ] One line: measured by, spoiled by
        - [ ] Daily contact informed
        - [ ] Five questions, one request, one page
        - [ ] A figure with its origin
        - [ ] Promises logged and letter sent within a day
        """,
        """
        学完之后，你能准备一次半小时的高层会谈，用对方关心的语言谈，并带着明确的下一步离开。负责A级项目的AR必须掌握。

        ## 他们肩上担着什么
        高层不是来买设备的，他们要对一个结果负责。约时间之前先写一行字：他今年被什么指标考核？什么事会让它落空？

        - **首席执行官**：增长、声誉、对股东的承诺。
        - **财务负责人**：现金、什么时候付出去、失败的代价。
        - **技术负责人**：业务连续性、老系统、人员技能、对单一供应商的依赖。
        - **运营负责人**：中断、投诉、值班的人。

        这一行字是猜测，就当作猜测说出来。对方纠正你的那一刻，往往是整场会谈最有价值的时候。

        ## 三十分钟怎么用
        1. **0–3分钟**：为什么来，希望谈完时弄清什么。
        2. **3–15分钟**：用三句话讲你看到的对方处境，然后提问。原因是什么？还有谁受影响？解决之后能做到什么？\
        （T04）让对方说得比你多。
        3. **15–22分钟**：讲一个可以公开、能够证明的类似案例，并说明在这里会带来什么变化：钱、天数或人手。
        4. **22–27分钟**：只提一个请求：一位发起人、一个决定，或引见一个人。
        5. **27–30分钟**：复述你听到的，以及双方各自的承诺。

        带一页纸就够。对方要看，再打开幻灯片。

        ## 他们会问什么
        - *为什么是现在？* 要知道再等半年的代价，以及这个数字从哪里来。
        - *谁做过？* 只提同意被提及的客户。
        - *会出什么问题？* 说出最大的风险，以及我方由谁负责。
        - *要多少钱？* 给一个区间，并说明哪些因素会影响它。不当场让价：让价要走价格申请。
        - 不知道怎么办？直说不知道，给出答复日期，并且做到。

        ## 他们下面的人
        你的日常联系人一定会听说这次会谈，所以先告诉他，并让他从中受益：用他的数据，记他的功劳。越过别人往上走，\
        失去的比会谈得到的更多。

        ## 一个工作日之内
        把会谈和双方的承诺记入活动。更新态度和关系等级（T05）以及关键人物表（T06）。发出半页纸的信：\
        我们听到了什么，要做什么，何时完成。

        ## 练习（离线）
        从你的客户里选一位高层，写出那一行字、三句话、五个问题和一个请求。请同事扮演这位高层十分钟，可以随时打断。\
        然后划掉每一句讲我们自己的话。

        ## 检查清单
        - [ ] 一行字：被什么考核，会被什么毁掉
        - [ ] 已告知日常联系人
        - [ ] 五个问题、一个请求、一页纸
        - [ ] 一个说得清来源的数字
        - [ ] 一天之内记下承诺并发出信
        """)

    private static let talkingWithCXOsQuiz: [Question] = [
        Question(
            Prose(
                "You have thirty minutes with a chief financial officer. How do you open?",
                "你与客户的财务负责人有三十分钟。怎么开场？"),
            [
                Prose(
                    "With a short history of our company and its position in the market",
                    "简短介绍我们公司的历史和市场地位"),
                Prose("With the features that differ from the competitor's", "介绍与竞争对手不同的功能"),
                Prose("With why you came and what you hope to know at the end", "说明为什么来，希望谈完时弄清什么"),
                Prose("With the discount you could get approved this month", "说明本月有望获批的折扣"),
            ], right: 2,
            why: Prose(
                "It tells them at once what the time is for, and makes the rest a conversation about them.",
                "对方立刻知道时间用在哪里，后面的谈话也就围绕对方展开。")),
        Question(
            Prose(
                "Your guess about what worries the executive is corrected. What now?",
                "你对高层所担忧之事的猜测被对方纠正了。怎么办？"),
            [
                Prose("Ask more about the correction and note it", "顺着纠正追问下去，并记下来"),
                Prose("Defend the guess with the figures you prepared", "用准备好的数字为猜测辩护"),
                Prose("Move quickly to the case you wanted to tell", "赶快转到你想讲的案例"),
            ], right: 0,
            why: Prose(
                "The correction is their real concern in their own words, which no report would have told you.",
                "纠正出来的是对方用自己的话说出的真正关切，任何报告都不会告诉你。")),
        Question(
            Prose(
                "The chief executive asks for a price cut on the spot. What do you do?",
                "首席执行官当场要求降价。你怎么做？"),
            [
                Prose(
                    "Agree to a small cut so that the mood of the meeting stays good",
                    "先同意让一点，不破坏气氛"),
                Prose("Refuse to speak about money at this level", "拒绝在这个层级谈钱"),
                Prose("Ask the daily contact to answer instead", "请日常联系人来回答"),
                Prose("Explain what moves the price and take the request away", "说明哪些因素影响价格，把要求带回去"),
            ], right: 3,
            why: Prose(
                """
                A discount needs a price request. Trading scope, terms or volume for price is an honest answer \
                meanwhile.
                """,
                "让价必须走价格申请。在此之前，说明范围、条款、数量怎样影响价格，是诚实的回答。")),
        Question(
            Prose(
                "Why tell your daily contact before you meet their superior?",
                "为什么见对方上级之前要先告诉日常联系人？"),
            [
                Prose("Because only the contact can book the room", "因为只有他能订会议室"),
                Prose(
                    "Because a contact who is passed over can block the deal later",
                    "因为被绕过的联系人日后可能成为阻力"),
                Prose(
                    "Because the contact has to approve in advance what you are going to say",
                    "因为你要说的内容必须经他批准"),
            ], right: 1,
            why: Prose(
                """
                They will hear of it anyway. Informed and credited, they help; passed over, they have a reason not to.
                """,
                "他反正会知道。事先告知、记他的功劳，他会帮忙；被绕过，他就有理由不帮。")),
        Question(
            Prose("Which reference may you name in the meeting?", "会谈中可以提哪个客户作为案例？"),
            [
                Prose("A customer whose contract value impresses most", "合同金额最能打动人的客户"),
                Prose(
                    "A customer who agreed to be named and whose result you can prove",
                    "同意被提及、且成效能够证明的客户"),
                Prose("A competitor of theirs, told as a secret", "对方的竞争对手，悄悄告诉他"),
                Prose("Any customer, as long as no figures are given", "任何客户都行，只要不说数字"),
            ], right: 1,
            why: Prose(
                """
                Someone who talks about other customers without leave will talk about this one too, and the executive \
                knows it.
                """,
                "未经同意谈论别的客户的人，也会谈论眼前这一位，高层明白这一点。")),
    ]
}
