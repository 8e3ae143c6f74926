// Why this file exists: an office of eight people has no training department. What its manager does each week instead.

extension ProcessContent {
    static let buildingHighPerformanceTeams = Document(
        "R06", .training, Label("Building high-performance teams", "打造高绩效团队", "打造高績效團隊"),
        owner: "HQ", audience: ["OM", "PD", "HQ"],
        summary: Label(
            "Give a team a goal, clear seats, a rhythm and honest feedback, and bring new people up to speed.",
            "给团队目标、清楚的岗位、节奏和诚实的反馈，并让新人尽快上手。",
            "給團隊目標、清楚的崗位、節奏和誠實的回饋，並讓新人盡快上手。"),
        body: buildingHighPerformanceTeamsText, quiz: buildingHighPerformanceTeamsQuiz)

    private static let buildingHighPerformanceTeamsText = Prose(
        """
        After this you can set up a team round a deal or an office, lead it with little overhead, speak plainly about \
        performance, and bring a new hire to useful work in ninety days.

        ## One goal, clear seats
        A team needs one sentence with a number and a date: "Signed by 30 June at no less than 18 % margin, delivery \
        without penalty." If AR, SR and FR are measured by three goals that pull apart, you have three teams.

        Fill each seat with one person. Two on a seat means nobody; one on three seats means queues. Write down for \
        each seat what they decide alone, where they ask, and who stands in. In a small office one person may hold two \
        seats: say so openly, and name the moment when it has to end.

        ## A rhythm
        - **Daily**, ten minutes: what is stuck, who helps?
        - **Weekly**, thirty minutes: position of the deals, three actions each.
        - **Monthly**, one talk with each person: results, one strength used, one skill to train.
        - **Quarterly**: what did we stop doing?

        Keep agreements short: answer a colleague within a working day, sync before the meeting, write promises down \
        the same day.

        ## Plain feedback
        Fact, effect, request, within two days and in private. "The offer went out without FR's opinion. Now we owe a \
        date we cannot keep. Next time wait for it or call me." Praise works the same way: say what exactly was good, \
        or it is noise.

        When results stay away, find out which it is:

        1. **Does not know** what is expected: say it in numbers.
        2. **Cannot**: training, a joint visit, a smaller task.
        3. **Is hindered**: tools, other work, a quarrel; that one is yours.
        4. **Does not want**: a clear talk, a date, a consequence.

        Treating 2 as 4 loses people. Treating 4 as 2 loses the others.

        ## New people
        - **Day 30**: knows the process and ten accounts, has passed the basic training, has listened in on ten \
        customer talks.
        - **Day 60**: leads small deals with a partner, fills templates alone.
        - **Day 90**: owns accounts; forecasts are within what you can accept.

        All that the office knows about a customer stands in the records. What only one head holds leaves with that \
        head. If somebody goes, start the handover on the day you learn of it.

        ## Exercise (offline)
        Draw your team's seats for the largest deal. Mark seats held by nobody, by two, and persons with three. Write \
        one feedback in the form fact, effect, request, and deliver it this week.

        ## Checklist
        - [ ] Goal with number and date, known to all
        - [ ] Each seat has one holder and a deputy
        - [ ] One monthly talk per person, with a note
        - [ ] New hires have a 30/60/90 plan
        - [ ] No customer known to one head alone
        """,
        """
        学完之后，你能围绕一个项目或一个代表处搭起团队，用很少的管理成本带好它，坦率地谈绩效，\
        并让新人在九十天内真正干活。

        ## 一个目标，清楚的岗位
        团队需要一句带数字和日期的话：“6月30日前签约，毛利率不低于18%，交付无罚款。”如果AR、SR、\
        FR的三个考核目标互相拉扯，那就是三支队伍。

        每个岗位一个人。一岗两人等于没人，一人三岗就要排队。写清每个岗位哪些事自己定、哪些事要问、谁来顶替。\
        小代表处里一个人可以兼两个岗位：公开说明，并讲好什么时候必须分开。

        ## 节奏
        - **每天**十分钟：什么卡住了，谁来帮？
        - **每周**三十分钟：各项目的形势，每个项目三项行动。
        - **每月**与每个人谈一次：结果、发挥了的一个长处、要练的一项技能。
        - **每季度**：我们停掉了什么？

        约定要简短：同事的问题一个工作日内答复，会前先同步，承诺当天记下。

        ## 坦率的反馈
        事实、影响、要求，两天之内，私下谈。“报价没等FR的意见就发出去了，现在我们欠了一个做不到的日期。下次等意见，\
        或者打电话给我。”表扬也一样：说清到底好在哪里，否则只是噪音。

        结果一直不来时，先弄清是哪一种：

        1. **不知道**要求是什么：用数字说清。
        2. **不会**：培训、陪访、先给小一点的任务。
        3. **受阻**：工具、杂务、矛盾；这一条归你解决。
        4. **不愿意**：一次明白的谈话、一个日期、一个后果。

        把第2种当第4种，会失去这个人；把第4种当第2种，会失去其他人。

        ## 新人
        - **第30天**：了解流程和十个客户，通过基础培训，旁听过十次客户交谈。
        - **第60天**：与搭档一起负责小项目，能独立填写模板。
        - **第90天**：独立负责客户，预测偏差在你能接受的范围内。

        代表处对客户的全部了解都写在记录里。只在一个人脑子里的东西，会随这个人一起走。有人要离开，\
        从知道的那天起就启动交接。

        ## 练习（离线）
        为最大的项目画出团队岗位。标出没人的、两个人的，以及一人三岗的。按“事实、影响、要求”写一条反馈，\
        并在本周当面说出。

        ## 检查清单
        - [ ] 目标有数字和日期，人人知道
        - [ ] 每个岗位一位负责人、一位代理人
        - [ ] 每人每月谈一次并有记录
        - [ ] 新人有30/60/90天计划
        - [ ] 没有只靠一个人了解的客户
        """)

    private static let buildingHighPerformanceTeamsQuiz: [Question] = [
        Question(
            Prose(
                "Two capable people share the seat of AR \"so that nothing is missed\". What do you expect?",
                "两位能干的人共用AR岗位，“以免遗漏”。你预计会怎样？"),
            [
                Prose("Each relies on the other, and the customer hears two answers", "互相指望，客户听到两种答复"),
                Prose(
                    "Twice the attention, because both watch over the customer closely",
                    "双倍的关注，因为两人都紧盯客户"),
                Prose("No change, as long as they get on with each other", "只要两人相处得好，就没有变化"),
            ], right: 0,
            why: Prose(
                "A seat with two holders has none. One decides, the other may be the deputy.",
                "一岗两人等于没人。一个人做主，另一个可以当代理人。")),
        Question(
            Prose("Which feedback is of use?", "哪一条反馈有用？"),
            [
                Prose("You should be more reliable, as I have said before", "我早说过，你应该更可靠一些"),
                Prose("Everybody was surprised by what you did last week", "上周你做的事让大家都很意外"),
                Prose(
                    "You are usually good, and so I was rather disappointed this time by your attitude to us",
                    "你平时不错，所以这次的态度让我失望"),
                Prose(
                    "The minutes came three days late; SR planned wrongly; send them the same day",
                    "纪要晚了三天，SR因此排错计划；请当天发出"),
            ], right: 3,
            why: Prose(
                "Fact, effect, request. It can be checked and followed; the others judge a character.",
                "事实、影响、要求，可以核对也可以照做；其余几条是在评判人品。")),
        Question(
            Prose(
                """
                A rep makes many visits, but no deal moves. In joint visits you see that he talks and does not ask. \
                Which case is it?
                """,
                "一位销售拜访很多，项目却不动。陪访时你发现他只讲不问。属于哪一种？"),
            [
                Prose("Does not want: a clear talk and a date", "不愿意：明白谈话，定下日期"),
                Prose("Does not know: explain the target again", "不知道：再讲一遍目标"),
                Prose("Cannot: train questions, visit together, repeat", "不会：练提问，陪访，再练"),
                Prose("Is hindered: take other work off his desk", "受阻：减掉他的杂务"),
            ], right: 2,
            why: Prose(
                "The effort is there, the skill is not. Pressure would only produce more visits of the same kind.",
                "他肯努力，缺的是技能。施压只会带来更多同样的拜访。")),
        Question(
            Prose("What shows at day 90 that a new hire has arrived?", "到第90天，什么能说明新人上手了？"),
            [
                Prose("All training items were opened once", "所有培训材料都打开过一次"),
                Prose("He owns accounts and his forecast can be relied on", "独立负责客户，预测靠得住"),
                Prose(
                    "He has been introduced to each customer of the office, in person",
                    "已当面介绍给代表处的每一位客户"),
                Prose("Colleagues describe him as a good team member", "同事都说他好相处"),
            ], right: 1,
            why: Prose(
                "Owning and foreseeing need all the rest. Attendance and sympathy do not show it.",
                "能负责、能预见，说明其他都会了。出勤和人缘说明不了这一点。")),
        Question(
            Prose(
                "A rep tells you in confidence that she leaves in two months. When does the handover start?",
                "一位销售私下告诉你两个月后离职。交接什么时候开始？"),
            [
                Prose(
                    "In the last week of her contract, so that customers are not unsettled",
                    "最后一周，免得客户不安"),
                Prose("When the successor has been hired and trained", "等接替的人招到并培训好"),
                Prose("Now: list the open work and bring the records up to date", "现在：列出未完工作，把记录补全"),
                Prose("After her last day, from what her records contain", "她离开之后，根据留下的记录"),
            ], right: 2,
            why: Prose(
                """
                Records can be completed without naming a reason, and while she can still be asked. That time does not \
                come again.
                """,
                "补全记录不需要公开原因，而且现在还问得到本人。这段时间不会再来。")),
    ]
}
