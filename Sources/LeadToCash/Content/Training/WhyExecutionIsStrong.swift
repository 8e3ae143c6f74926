// Why this file exists: most things that go wrong between two offices were promised by somebody. Keeping a promise.

extension ProcessContent {
    static let whyExecutionIsStrong = Document(
        "R07", .training, Label("Why execution is strong", "华为执行力为何很强", "華為執行力為何很強"), owner: "HQ",
        summary: Label(
            "Make promises that can be kept, break them into visible steps, warn early, and close the loop.",
            "作出守得住的承诺，拆成看得见的步骤，及早预警，有始有终。",
            "作出守得住的承諾，拆成看得見的步驟，及早預警，有始有終。"),
        body: whyExecutionIsStrongText, quiz: whyExecutionIsStrongQuiz)

    private static let whyExecutionIsStrongText = Prose(
        """
        After this you can give and take a task so that it gets done, notice in time that it will not, and learn from \
        lateness without looking for somebody to blame. It is for everybody, whatever the role.

        Strong execution is no matter of shouting or of long hours. It comes of many small promises that are clear, \
        possible, visible and closed.

        ## A clear promise
        A task consists of four things: **who, what, by when, and what will show it**. "We should send the offer soon" \
        has none. "Li sends the offer by Thursday noon; the customer confirms receipt" has all.

        Whoever is asked answers the same working day, in one of three ways: yes; yes, but by another date or with \
        help; no, because. A silent yes is the most expensive answer there is. Five things that are done beat ten that \
        are under way.

        ## Small steps
        Cut each task until the next step fits into two days and leaves something to look at: a draft, a call logged, \
        a list of sites. Start with the step in which you might fail, not with the pleasant one. In a place without a \
        network, ask in the morning what you will need from others, fetch it while there is a line, and sync in the \
        evening.

        ## Look and warn
        Do not ask "how is it going?". Ask to see it. At half of the time look honestly: is half of it done? If not, \
        warn today, with a proposal: later, smaller, or with help. A warning at half-time is management. The same news \
        on the last day is an accident.

        ## Close the loop
        Done means: the person who asked knows it and accepts it. Report without being reminded, and record the proof \
        where the team finds it. If a step of the process makes no sense in your case, record the deviation with its \
        reason, and send feedback to its owner. Skipping it silently helps nobody after you.

        ## When it was late
        Ask about causes in this order: was it unclear, too large, lacking something, or never really accepted? Change \
        one thing: the wording, the size, the supply, or the answer you demand. Blame finds a person. The cause comes \
        back next month with another one.

        ## Exercise (offline)
        List all that you owe others and others owe you. Add the missing ones of the four things. Renegotiate one that \
        you will not keep, today. Look again after a week: how many of ten were closed in time?

        ## Checklist
        - [ ] Each task has who, what, when, proof
        - [ ] Requests answered on the same working day
        - [ ] Next step two days or less
        - [ ] Looked at half-time, warned with a proposal
        - [ ] Closed with the person who asked
        """,
        """
        学完之后，你能把任务交代清楚、接得明白，让它真正做成；做不成时能及时发现；事情拖了能吸取教训，而不是找人责怪。\
        它适用于每一个人，不论岗位。

        执行力强，不靠喊口号，也不靠加班。它来自许多小承诺：清楚、可行、看得见、有结果。

        ## 清楚的承诺
        一项任务有四要素：**谁、做什么、何时完成、用什么证明**。“我们应该尽快发报价”一样也没有；\
        “小李周四中午前发出报价，由客户确认收到”样样都有。

        被请求的人当天答复，三选一：可以；可以，但要改日期或要帮助；不行，因为……。沉默的“可以”是最贵的答复。\
        做完五件，胜过十件都在做。

        ## 小步走
        把任务切小，小到下一步两天内能完成，并留下看得见的东西：一份草稿、一条通话记录、一张站点清单。\
        先做可能失败的那一步，而不是舒服的那一步。在没有网络的地方，早上先想好要向别人要什么，趁有线路时取回来，\
        晚上再同步。

        ## 去看，早报警
        不要问“进展怎么样”，要请他拿出来看。时间过半，诚实地看一眼：做完一半了吗？没有，就今天预警，并带上建议：延后、\
        缩小或求助。半程预警是管理，最后一天才说是事故。

        ## 有始有终
        完成的意思是：提出要求的人知道了，也认可了。不用催就汇报，把证据记在团队找得到的地方。\
        如果流程的某一步在你这里没有意义，就记录偏差和理由，并反馈给流程责任人。悄悄跳过，对后来的人毫无帮助。

        ## 拖延之后
        按这个顺序问原因：是没说清、太大、缺东西，还是从未真正接受？改一样：措辞、大小、供给，或者你要求的那个答复。\
        责怪只能找到一个人，而原因下个月会带着另一个人回来。

        ## 练习（离线）
        列出你欠别人的和别人欠你的全部事项，补齐缺少的要素。挑一件做不到的，今天就重新商定。一周后再看：\
        十件里有几件按时完成？

        ## 检查清单
        - [ ] 每项任务都有谁、什么、何时、证明
        - [ ] 请求当天已答复
        - [ ] 下一步不超过两天
        - [ ] 半程已看过，预警带着建议
        - [ ] 已向提出要求的人交账
        """)

    private static let whyExecutionIsStrongQuiz: [Question] = [
        Question(
            Prose("Which of these is a complete task?", "下列哪一项是完整的任务？"),
            [
                Prose("The team improves the quality of its offers this quarter", "团队本季度提高报价质量"),
                Prose(
                    "Wang checks the site list by Tuesday and files it with the deal",
                    "小王周二前核对站点清单，并存入项目"),
                Prose("The site list must be checked before anything else happens", "做任何事之前必须先核对站点清单"),
                Prose("Wang sees to the site list as soon as possible", "小王尽快处理站点清单"),
            ], right: 1,
            why: Prose(
                "Who, what, by when, and what will show it: each of the others lacks at least one.",
                "谁、做什么、何时、用什么证明：其余各项至少缺一样。")),
        Question(
            Prose(
                "A colleague asks for something that you cannot deliver by the date named. What do you answer?",
                "同事请你做一件事，按他说的日期你做不到。怎么答复？"),
            [
                Prose("Yes, and try; explaining would only sound like an excuse", "可以，先试试；解释听起来像借口"),
                Prose("Nothing yet, since the date may still change by itself", "先不答复，日期也许自己会变"),
                Prose("Today: yes, but by another date, or with help", "当天答复：可以，但要改日期，或需要帮助"),
            ], right: 2,
            why: Prose(
                "The asker can still plan differently today. A silent yes takes this chance away.",
                "今天答复，对方还能另作安排。沉默的“可以”夺走了这个机会。")),
        Question(
            Prose(
                "Ten days are given, five have passed, and a fifth of the work is done. What do you do?",
                "给了十天，过了五天，只完成五分之一。怎么办？"),
            [
                Prose("Warn today and propose: later, smaller, or with help", "今天预警并建议：延后、缩小或求助"),
                Prose("Work late and keep the trouble to yourself until it is mended", "加班，问题解决之前先不说"),
                Prose("Wait until day nine, when the delay can be stated exactly", "等到第九天，那时能说准延误多少"),
                Prose("Report that it is going on, which is true", "报告说正在进行，这也是实话"),
            ], right: 0,
            why: Prose(
                "At half-time there are still three ways out. On day nine there is an apology.",
                "半程时还有三条出路；到第九天，只剩道歉。")),
        Question(
            Prose("With which part of a task do you start?", "先做任务的哪一部分？"),
            [
                Prose("With what is quickest, for an early success", "最快的，早点见成效"),
                Prose("With what others will see first", "别人最先看到的"),
                Prose("With the order in which it was written down", "按写下来的顺序"),
                Prose("With the step in which you might fail", "可能失败的那一步"),
            ], right: 3,
            why: Prose(
                "If it fails, you learn of it while there is time left. The easy part will be easy later too.",
                "如果会失败，趁早知道还有时间。容易的部分以后也容易。")),
        Question(
            Prose(
                "A step of the process makes no sense for your small deal. What do you do?",
                "流程中有一步对你的小项目没有意义。怎么办？"),
            [
                Prose("Skip it quietly, since the deal is small and nobody will look", "悄悄跳过，项目小，没人会看"),
                Prose("Record the deviation with its reason and tell the owner", "记录偏差和理由，并告诉责任人"),
                Prose("Fill it with any text so that the list is complete", "随便填点文字，让清单完整"),
                Prose("Stop the deal until the process has been changed", "先停项目，等流程改好"),
            ], right: 1,
            why: Prose(
                "The work goes on, others see why, and the process can become better. Silence and filler hide it.",
                "工作继续，别人看得到原因，流程也能改进。沉默和凑数都会把问题藏起来。")),
    ]
}
