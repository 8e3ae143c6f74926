// Why this file exists: a target for December is of use in July only if somebody has worked out what it asks for this
// week. R11 teaches to reckon backwards and to keep the plan honest.

extension ProcessContent {
    static let goalAndPlanManagement = Document(
        "R11", .training, Label("Goal and plan management, begin with the end", "以终为始的目标与计划管理", "以終為始的目標與計劃管理"),
        owner: "HQ", audience: ["OM", "PD", "HQ"],
        summary: Label(
            "Work back from a result to what must happen this week, and notice in time when it does not.",
            "从结果倒推出本周必须做的事，没做到时及时发现。",
            "從結果倒推出本週必須做的事，沒做到時及時發現。"),
        body: Prose(goalAndPlanManagementEnglish, goalAndPlanManagementSimplified), quiz: goalAndPlanManagementQuiz)

    private static let goalAndPlanManagementEnglish = """
        ## What you will be able to do

        - Write a goal that nobody can misread.
        - Work back from a result to what must happen this week.
        - Run a weekly review that changes the plan in twenty minutes.

        ## Start at the end

        A goal names a metric, where it stands, where it should be, the date, one owner, and a guard: what must not \
        suffer meanwhile. *Improve collection* is a wish. *Overdue ratio from 31 % to 18 % by 30 September, owner \
        the office manager, no dispute unanswered for more than five days* is a goal.

        ## Reckon backwards

        An office is to win 6.0 million in the second half of the year.

        - An average win is 400,000: **15 wins**.
        - Three in ten decided deals are won: **50 deals** decided in time.
        - 20 of them are in the pipeline: **30 new deals**.
        - Every fourth qualified lead becomes a deal: **120 leads**.
        - From lead to signature takes four months, so they must exist by the end of August: nine weeks, **13 or 14 \
        a week**.

        Now people can act on it. If the last figure is absurd, so is the goal, and July is a better time to learn \
        it than December. Change a lever (deal size, win rate, cycle time) and say which, or ask for another goal.

        ## Three layers, two kinds of figures

        - **Quarter**: three to five outcomes, one owner each.
        - **Month**: milestones with a proof. What will somebody else be able to look at?
        - **Week**: next actions with a name and a day. Leave a fifth of the time free.

        Won value lags: when you see it, it is over. Add two figures that lead, such as meetings with decision \
        makers or open deals with a dated next step, and look at them every week.

        ## The weekly review

        1. What was promised and is not done? Five minutes.
        2. Which figures moved, and why? Five minutes.
        3. What do we start, stop or shift? Eight minutes.
        4. Who does what by when? Two minutes.

        Nobody reads lists aloud. What slips once gets a question. What slips twice needs another resource, owner or \
        date. A goal is changed by a dated decision that leaves the old value readable, never by a quiet edit.

        ## Exercise, without a network

        List your open deals: `outpost opp list --mine --where outcome=open --sort expectedSignDate --limit 0`. Do \
        the five steps above with your own target and your own figures. Write the weekly figure on a card, and \
        beneath it the lever that you would move first.

        ## Checklist

        - [ ] Metric, baseline, target, date, owner and guard for each goal
        - [ ] Chain worked back to a weekly figure
        - [ ] Not more than five outcomes a quarter
        - [ ] Two leading figures, looked at weekly
        - [ ] Every milestone has a proof
        - [ ] Nothing has slipped twice without a decision
        """

    private static let goalAndPlanManagementSimplified = """
        ## 学完之后你能做到

        - 写出谁也不会误读的目标。
        - 从结果倒推出本周必须发生的事。
        - 开一个二十分钟就能调整计划的周例会。

        ## 从终点开始

        目标要写明指标、现状、目标值、日期、一位责任人，还有一条护栏：过程中什么不能受损。“加强回款”是愿望。“9月30日前\
        逾期率从31%降到18%，责任人为代表，任何争议不超过五天无答复”才是目标。

        ## 倒着算

        某代表处下半年要赢单600万。

        - 平均每单40万：**15个赢单**。
        - 出结果的项目十个赢三个：要有**50个项目**按时出结果。
        - 管道里已有20个：还要**30个新项目**。
        - 四条合格线索成一个项目：**120条线索**。
        - 从线索到签约要四个月，所以8月底前必须有：九周，**每周13到14条**。

        这样大家才有事可做。如果最后这个数荒唐，目标也荒唐，七月知道总比十二月知道好。动一个杠杆（单值、赢单率、周\
        期），说清动哪个，或者申请调整目标。

        ## 三层计划，两类指标

        - **季度**：三到五个结果，各有一位责任人。
        - **月度**：带证据的里程碑。别人能看到什么？
        - **周**：写明人和日子的下一步。留出五分之一的时间不排。

        赢单额是滞后指标：看到时已成定局。再加两个先行指标，例如与决策人的会面数、有日期的下一步的在谈项目数，每周看。

        ## 周例会

        1. 答应了却没做的是什么？五分钟。
        2. 哪些数字动了，为什么？五分钟。
        3. 开始、停止、调整什么？八分钟。
        4. 谁在什么时候做什么？两分钟。

        不许念清单。拖一次，要问；拖两次，必须换资源、换责任人或改日期。改目标要有注明日期的决定，旧值照样能查，绝不悄\
        悄改。

        ## 练习（无需网络）

        列出你的在谈项目：`outpost opp list --mine --where outcome=open --sort expectedSignDate --limit 0`。用你自己的\
        目标和数字走一遍上面的五步。把每周的数写在卡片上，下面写你最先要动的杠杆。

        ## 检查清单

        - [ ] 每个目标都有指标、现状、目标值、日期、责任人、护栏
        - [ ] 已倒推到每周的数
        - [ ] 每季度不超过五个结果
        - [ ] 有两个先行指标，每周都看
        - [ ] 每个里程碑都有证据
        - [ ] 没有任何事拖了两次还没有决定
        """

    private static let goalAndPlanManagementQuiz: [Question] = [
        Question(
            Prose("Which of these is a goal?", "哪一句是目标？"),
            [
                Prose(
                    """
                    By 30 June the whole office works noticeably harder on collection, with a report to HQ every week.
                    """,
                    "6月30日之前全代表处明显加大回款力度，每周向总部报告。"),
                Prose(
                    """
                    Hold a collection meeting every Monday at nine, the office manager in the chair, all overdue \
                    invoices on the table.
                    """,
                    "每周一九点开回款会，代表主持，逐张过逾期发票。"),
                Prose(
                    "Be the best office of the region in cash, to the benefit of customers and colleagues alike.",
                    "做地区部回款最好的代表处，让客户和同事都受益。"),
                Prose(
                    """
                    DSO from 96 to 75 days by 30 June, owner the office manager, no delivery stopped over a dispute \
                    that is ours to settle.
                    """,
                    "6月30日前应收账款周转天数从96天降到75天，责任人为代表，不因该由我方解决的争议而停止交付。"),
            ], right: 3,
            why: Prose(
                """
                It has metric, baseline, target, date, owner and guard. A meeting is an activity, and the other two \
                can always be said to have been reached.
                """,
                "它有指标、现状、目标值、日期、责任人和护栏。开会是活动，另外两句总可以说已经做到。")),
        Question(
            Prose(
                """
                Target 4.0 million, average win 200,000, one decided deal in four is won. How many deals must be \
                decided?
                """,
                "目标400万，平均每单20万，出结果的项目四个赢一个。要有多少个项目出结果？"),
            [
                Prose("20", "20"),
                Prose("40", "40"),
                Prose("80", "80"),
                Prose("100", "100"),
            ], right: 2,
            why: Prose(
                "4.0 million by 200,000 is 20 wins; with one win in four deals it takes 80.",
                "400万除以20万是20个赢单；四个赢一个，需要80个。")),
        Question(
            Prose("Which figure leads?", "哪个是先行指标？"),
            [
                Prose("Won value of the month", "本月赢单额"),
                Prose("First meetings with decision makers this week", "本周与决策人的首次会面数"),
                Prose("Win rate of the last quarter", "上季度赢单率"),
                Prose("Invoices overdue at the end of the month", "月末逾期发票"),
            ], right: 1,
            why: Prose(
                "You can still change what follows from it. The others tell how something ended.",
                "后面的结果还改得了。其余的只说明事情怎样收场。")),
        Question(
            Prose(
                "A milestone has slipped for the second week running. What does the review do?",
                "某里程碑连续第二周拖延。例会怎么办？"),
            [
                Prose("Decide what changes: resource, owner, or date in the open.", "决定改什么：资源、责任人，或公开改日期。"),
                Prose("Move it by a week again: such things happen.", "再顺延一周：这种事常有。"),
                Prose("Replace it by one that has been reached.", "换成一个已经达到的里程碑。"),
            ], right: 0,
            why: Prose(
                """
                The same plan gives the same result a third time. Something has to be different, and everybody \
                should be able to see what.
                """,
                "计划不变，第三次还是同样的结果。总得有点不一样，而且要让人人看得见。")),
        Question(
            Prose(
                "Half-way through the year it is plain that a goal cannot be reached. What do you do?",
                "年中已很清楚，某个目标达不到了。你怎么办？"),
            [
                Prose(
                    """
                    Wait with the news: a strong last quarter may still save it, and an alarm would unsettle people.
                    """,
                    "先不说：也许第四季度能救回来，报警反而动摇人心。"),
                Prose("Lower the figure in the plan, so that the team stays in good heart.", "把计划里的数调低，免得影响士气。"),
                Prose(
                    """
                    Say so with the chain of figures, and propose a dated revision that leaves the old value readable.
                    """,
                    "用倒推的数字讲明，提出注明日期的修订，旧值仍可查。"),
                Prose("Drop it and set a goal for another metric.", "放弃它，改定另一个指标的目标。"),
            ], right: 2,
            why: Prose(
                """
                Those who plan cash and capacity by your goal need the truth early, and the old value is what you \
                learn from.
                """,
                "别人按你的目标安排资金和产能，需要早知道真相；旧值则是复盘的依据。")),
    ]
}
