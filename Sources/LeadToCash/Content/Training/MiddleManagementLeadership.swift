// Why this file exists: the best seller becomes the manager and goes on selling. R13 is the craft of the other job:
// delegating, coaching on a deal, giving feedback, and standing between HQ and the front line.

extension ProcessContent {
    static let middleManagementLeadership = Document(
        "R13", .training, Label("Middle-management leadership", "中层管理领导能力提升", "中層管理領導能力提升"),
        owner: "HQ", audience: ["OM", "PD", "HQ"],
        summary: Label(
            "Lead a team of sellers: delegate, coach, give feedback, and translate between HQ and the front line.",
            "带好销售团队：授权、辅导、反馈，并在总部与一线之间做好翻译。",
            "帶好銷售團隊：授權、輔導、反饋，並在總部與一線之間做好翻譯。"),
        body: Prose(middleManagementLeadershipEnglish, middleManagementLeadershipSimplified),
        quiz: middleManagementLeadershipQuiz)

    private static let middleManagementLeadershipEnglish = """
        ## What you will be able to do

        - Delegate with a clear outcome and a clear degree of freedom.
        - Coach a rep through a deal without taking it over.
        - Give feedback that changes behaviour, and carry messages both ways.

        ## From best seller to leader

        The first trap is to go on selling with your own hands. Your result is now what others achieve while you are \
        elsewhere. Take the last two weeks of your calendar and sort the hours: customers who needed your rank, \
        coaching, decisions, removing obstacles, reports, doing somebody else's job. Coaching and obstacles should \
        fill close to half. The last group should shrink towards nothing.

        ## Delegate in five sentences

        1. The outcome, and how we shall both see it.
        2. Why it matters.
        3. The limits: money, promises, dates.
        4. The freedom: look into it; propose; decide and tell me; decide.
        5. When we talk next.

        Let the other repeat it. The freedom follows experience *with this task*, not years of service. When \
        questions come back, ask first: what do you propose? Whoever answers every question has taken the task back.

        ## Coach on the deal

        Fifteen minutes a week for each rep, on one deal, always in this order:

        - What does the customer want to change, in whose words?
        - Who decides, and who told you so?
        - What has *the customer* done since last week?
        - What is the next step, and on which day?
        - Where do you need me?

        Give one piece of advice at most. Before a joint visit agree who leads; it is the rep. Debrief on the way \
        back: what went well, what would you do differently, then your view.

        ## Feedback

        Fact, effect, wish; within two days; in private. *The acceptance date was wrong for the third time. Finance \
        planned cash on it. Please check it with FR before Friday's update.* Praise deserves the same precision. \
        When performance stays weak, agree two behaviours and a date, help, look again, decide. Waiting is no \
        kindness.

        ## Between HQ and the front line

        Downwards: the reason, what is fixed, what is yours to judge. Never: HQ wants it so. Upwards: the fact, its \
        effect in figures, a proposal, the day by which you need an answer. Argue before the decision; carry it \
        afterwards.

        ## Exercise, without a network

        Choose a deal of one of your reps and read what is there: `outpost opp show`, then `outpost log`, each with \
        its code. Answer the five coaching questions from the records alone. What they do not answer are your \
        questions for the talk. Then write one feedback that you owe, in three sentences.

        ## Checklist

        - [ ] Two weeks of calendar sorted, one job handed on
        - [ ] Every delegated task has outcome, limits, freedom, next talk
        - [ ] Fifteen minutes with each rep this week
        - [ ] In the last joint visit the rep led
        - [ ] No feedback older than two days unsaid
        - [ ] Each message from HQ passed on with its reason
        """

    private static let middleManagementLeadershipSimplified = """
        ## 学完之后你能做到

        - 授权时讲清结果，也讲清自由度。
        - 辅导销售做项目，而不是接过来自己做。
        - 给出能改变行为的反馈，把话上下传到位。

        ## 从销售尖兵到带队者

        第一个陷阱是继续亲手卖。现在你的成绩，是你不在时别人做成的事。拿出最近两周的日历，把时间分类：需要你这个级别出\
        面的客户、辅导、决定、扫清障碍、报告、替别人干活。辅导和扫障碍应接近一半，最后一类应逐渐归零。

        ## 授权五句话

        1. 结果是什么，我们双方怎么看得出来。
        2. 为什么重要。
        3. 界限：钱、承诺、日期。
        4. 自由度：去了解；提建议；决定后告诉我；你决定。
        5. 下次什么时候谈。

        请对方复述一遍。自由度看的是*做这件事*的经验，不是工龄。对方拿问题回来，先问：你建议怎么办？有问必答的人，等于\
        把活又收了回来。

        ## 围绕项目辅导

        每周每位销售十五分钟，谈一个项目，永远按这个顺序问：

        - 客户想改变什么，是谁的原话？
        - 谁决定，这是谁告诉你的？
        - 上周以来*客户*做了什么？
        - 下一步是什么，哪一天？
        - 哪里需要我？

        建议最多给一条。联合拜访之前商定谁主谈：由销售主谈。回程复盘：哪里做得好，换一次会怎么做，最后才说你的看法。

        ## 反馈

        事实、影响、期望；两天之内；私下说。*验收日期第三次写错了。财务按它排了资金。请在周五更新前和FR核对*。表扬也要\
        同样具体。业绩一直不行，就约定两个行为和一个日期，给予帮助，再看，再决定。拖着不是善意。

        ## 在总部与一线之间

        向下：讲原因，讲什么不能动，讲什么由你们判断。绝不说“总部要这样”。向上：讲事实，讲数字上的影响，提建议，说明哪\
        天之前需要答复。决定之前争，决定之后扛。

        ## 练习（无需网络）

        选一位下属的一个项目，看看记录里有什么：先`outpost opp show`，再`outpost log`，都加上编号。只凭记录回答五个辅\
        导问题。答不出的，就是你谈话时要问的。然后把你欠的一个反馈写成三句话。

        ## 检查清单

        - [ ] 两周日历已分类，交出去一件活
        - [ ] 每件授权的事都有结果、界限、自由度、下次谈的时间
        - [ ] 本周和每位销售谈过十五分钟
        - [ ] 最近一次联合拜访由销售主谈
        - [ ] 没有超过两天还没说的反馈
        - [ ] 总部的每条要求都连同原因传达
        """

    private static let middleManagementLeadershipQuiz: [Question] = [
        Question(
            Prose("A rep asks which discount to offer. Your first answer?", "销售问该给多少折扣。你的第一句回答是？"),
            [
                Prose("Five per cent, and not more.", "5%，不能再多。"),
                Prose("What do you propose, and what does the customer give in return?", "你建议多少，客户拿什么来换？"),
                Prose("That is for HQ to decide, so put in a price request.", "这归总部定，去提价格申请。"),
                Prose("Find out what the competitor offers first.", "先去打听对手报多少。"),
            ], right: 1,
            why: Prose(
                """
                The rep learns to weigh it and keeps the deal. You can still correct the proposal, and the request \
                to HQ is better for it.
                """,
                "销售学会权衡，项目也还在他手里。建议不对你仍可纠正，提给总部的申请也会更扎实。")),
        Question(
            Prose(
                """
                In a joint visit the customer turns to you with a question that the rep can answer. What do you do?
                """,
                "联合拜访中，客户转向你问一个销售答得了的问题。你怎么办？"),
            [
                Prose("Answer it: the customer asked you.", "回答：客户问的是你。"),
                Prose("Say nothing and wait until the rep speaks up.", "不出声，等销售开口。"),
                Prose("Pass it to the rep with a sentence that shows your trust.", "用一句表示信任的话，把问题交给销售。"),
                Prose("Answer it, and let the rep add the details.", "你来回答，让销售补充细节。"),
            ], right: 2,
            why: Prose(
                """
                The rep will be there tomorrow and you will not. Each question that you take moves the customer's \
                trust from the rep to you.
                """,
                "明天在场的是销售，不是你。你每答一个问题，客户的信任就从销售移到你身上一分。")),
        Question(
            Prose(
                "A seller with fifteen years elsewhere takes on a first public tender. Which freedom do you give?",
                "一位在别处干了十五年的销售第一次做公开招标。给多大自由度？"),
            [
                Prose("Decide: fifteen years are enough.", "你决定：十五年经验足够了。"),
                Prose("Decide and tell me, as for everybody of that grade.", "决定后告诉我，与同级别的人一样。"),
                Prose("Do as I say, until the first tender is won.", "照我说的做，直到赢下第一个标。"),
                Prose("Propose, then we decide together.", "先提建议，我们一起定。"),
            ], right: 3,
            why: Prose(
                """
                Freedom follows experience with this task. Proposing uses what the years have taught, and a rule of \
                the tender that is missed can still be mended.
                """,
                "自由度看做这件事的经验。提建议用得上多年的积累，漏看的招标规则也还补得上。")),
        Question(
            Prose("Which feedback is of use?", "哪句反馈有用？"),
            [
                Prose(
                    """
                    The acceptance date was wrong again and finance had planned on it; please check it with FR \
                    before you update.
                    """,
                    "验收日期又错了，财务已按它排了资金；更新前请和FR核对。"),
                Prose(
                    "You have to be more careful with your data, as I have said to everybody several times.",
                    "你对数据要更仔细，我跟大家说过好几次了。"),
                Prose("You are a great colleague, but your reports are a catastrophe.", "你人很好，可你的报告一塌糊涂。"),
            ], right: 0,
            why: Prose(
                """
                Fact, effect, wish: the other knows what to do differently on the next day. The others judge the \
                person.
                """,
                "事实、影响、期望：对方知道第二天要怎么改。其余的是在评判人。")),
        Question(
            Prose(
                """
                HQ tightens the rule for price requests. Your team grumbles, and you would have decided otherwise. \
                What do you do?
                """,
                "总部收紧了价格申请的规定。团队抱怨，你自己也不赞成。你怎么办？"),
            [
                Prose("Explain that it comes from HQ and that you can do nothing about it.", "解释这是总部的要求，你也没办法。"),
                Prose(
                    "Give the reason and what is left to you, keep the rule, and send HQ figures and a proposal.",
                    "讲清原因和还能自己判断的部分，照规定做，同时把数字和建议报给总部。"),
                Prose("Let the best reps go on as before, as long as the figures are right.", "只要业绩好，让最好的几位照旧。"),
                Prose(
                    "Praise the rule in front of the team and keep your doubts to yourself.",
                    "在团队面前称赞这条规定，把疑虑留在心里。"),
            ], right: 1,
            why: Prose(
                "A rule that its own manager drops is dead, and one that nobody reports on never gets better.",
                "自己的主管都不当回事的规定就死了；没人反映问题的规定也不会变好。")),
    ]
}
