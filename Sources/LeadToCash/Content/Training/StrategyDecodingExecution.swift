// Why this file exists: a strategy that does not change who does what on Monday is a brochure. R12 takes it from one
// page of choices to battles with an owner, and to the meeting that keeps them alive.

extension ProcessContent {
    static let strategyDecodingExecution = Document(
        "R12", .training, Label("Strategy, decoding, execution", "战略管理、战略解码与战略执行", "戰略管理、戰略解碼與戰略執行"),
        owner: "HQ", audience: ["OM", "PD", "HQ"],
        summary: Label(
            "Put your strategy on one page, break it down into battles with owners, and keep both under review.",
            "把战略写成一页，分解成有责任人的硬仗，并持续检视。",
            "把戰略寫成一頁，分解成有責任人的硬仗，並持續檢視。"),
        body: Prose(strategyDecodingExecutionEnglish, strategyDecodingExecutionSimplified),
        quiz: strategyDecodingExecutionQuiz)

    private static let strategyDecodingExecutionEnglish = """
        ## What you will be able to do

        - State the strategy of your office on one page, with what you will not do.
        - Break it down into three to five battles with measures and owners.
        - See in time whether execution fails or the strategy itself.

        ## Strategy is a choice

        Answer four questions in a few lines each.

        1. **Where do we play?** Which customers, segments, products.
        2. **How do we win there?** Why a customer should prefer us, and what proves it.
        3. **What will we not do?** If nobody objects to this list, you have not chosen.
        4. **What must be true?** Your assumptions, each with a sign that shows when it breaks.

        Feed it from the front line: reasons for losses, requirements that come back, customers' investment plans, \
        moves of competitors. Ten conversations with customers beat a hundred slides.

        ## Decoding

        For every aim write one line: battle, measure with baseline, owner, first three steps in ninety days, and \
        where the people and money are taken from.

        Example: **aim** to become second supplier of three rail operators. **Battle**: win the backbone tender of \
        one of them. **Measure**: shortlisted by June, signed by December; so far never invited. **Owner**: the PD. \
        **First steps**: decision-chain map, reference visit, partner for night work. **Taken from**: small retail \
        projects, two days of an SR a week.

        Then test it. Downwards: can each rep say which battle this week's work serves? Upwards: if all battles are \
        won, is the aim reached? Sideways: do two battles want the same expert in the same month?

        A number split evenly over all offices and all reps is arithmetic, not decoding.

        ## Execution

        - **Monthly, one hour**: figures of each battle, obstacles, decisions. The question is: do we do what we \
        decided?
        - **Twice a year, half a day**: the assumptions. The question is: is what we decided still right?
        - **At once**: when the sign of an assumption shows.

        Keep the two questions apart, or the urgent one eats the other. Set beforehand when you will leave a battle; \
        in the middle of it everybody finds a reason to stay. Calendars and assignments tell the truth: if they look \
        like last year's, nothing has started.

        ## Exercise, without a network

        List the open deals: `outpost opp list --where outcome=open --fields name,account,commercial --limit 0`. \
        Mark each with the battle that it serves, or with *none*. What share of the amount, and of your working \
        time, is *none*? Choose two deals to leave, and name the battle that gets the time.

        ## Checklist

        - [ ] One page, with a list of what we do not do
        - [ ] Each assumption has a sign
        - [ ] Five battles at most, each with one owner
        - [ ] People and money named, and from where
        - [ ] A rule for leaving each battle
        - [ ] Both reviews in the calendar
        """

    private static let strategyDecodingExecutionSimplified = """
        ## 学完之后你能做到

        - 用一页纸写清本代表处的战略，包括不做什么。
        - 把它分解成三到五场硬仗，各有指标和责任人。
        - 及时分清是执行出了问题，还是战略本身出了问题。

        ## 战略就是选择

        四个问题，每个答几行。

        1. **在哪里打**：哪些客户、细分市场、产品。
        2. **凭什么赢**：客户为什么该选我们，拿什么证明。
        3. **不做什么**：如果这张清单没人反对，你就还没有选择。
        4. **什么必须成立**：列出假设，每条配一个信号，假设一破就看得出。

        素材来自一线：丢单原因、反复出现的需求、客户的投资计划、对手的动作。和客户谈十次，胜过一百页幻灯片。

        ## 战略解码

        每个目标写一行：硬仗、带现状的指标、责任人、九十天内的头三步、人和钱从哪里来。

        例：**目标**是成为三家铁路运营商的第二供应商。**硬仗**：拿下其中一家的骨干网标。**指标**：6月入围，12月签约；\
        此前从未受邀。**责任人**：PD。**头三步**：决策链图、参观样板点、找夜间施工伙伴。**资源来自**：零售小项目，每周\
        让出SR两天。

        然后检验。向下：每位销售说得出本周的工作服务于哪场硬仗吗？向上：硬仗全赢，目标就达成了吗？横向：有没有两场仗在\
        同一个月抢同一位专家？

        把数字平均摊给各代表处、各销售，是算术，不是解码。

        ## 战略执行

        - **每月一小时**：各硬仗的数字、障碍、决定。问的是：决定了的事，我们在做吗？
        - **每年两次，各半天**：看假设。问的是：当初的决定还对吗？
        - **立刻**：某个假设的信号出现时。

        两个问题要分开，否则急的会吃掉要紧的。何时撤出一场仗要事先定好，打到一半，人人都找得到理由不走。日历和派工不说\
        谎：看上去和去年一样，就是还没开始。

        ## 练习（无需网络）

        列出在谈项目：`outpost opp list --where outcome=open --fields name,account,commercial --limit 0`。给每个项目标\
        上它服务的硬仗，没有就标“无”。“无”占金额多少，占工时多少？选两个项目放弃，并写明时间让给哪场硬仗。

        ## 检查清单

        - [ ] 一页纸，含“不做什么”清单
        - [ ] 每条假设都有信号
        - [ ] 硬仗不超过五场，各有一位责任人
        - [ ] 人和钱写明了，也写明从哪里来
        - [ ] 每场硬仗都有撤出规则
        - [ ] 两种检视会都已排入日历
        """

    private static let strategyDecodingExecutionQuiz: [Question] = [
        Question(
            Prose("Which sentence is a strategic choice?", "哪句话是战略选择？"),
            [
                Prose(
                    "We serve rail and ports, and no longer bid for retail chains below 100,000.",
                    "我们做铁路和港口，不再投10万以下的连锁零售标。"),
                Prose(
                    "We want to grow in all segments and be close to every customer.",
                    "我们要在所有细分市场增长，贴近每一个客户。"),
                Prose("We become the most trusted partner of the industry.", "我们要成为行业最受信任的伙伴。"),
                Prose("We raise our sales by a fifth without raising our costs.", "我们的销售额提高两成，成本不变。"),
            ], right: 0,
            why: Prose(
                """
                It says where you play and what you leave, so somebody can object and time becomes free. The others \
                rule nothing out.
                """,
                "它说明在哪里打、放弃什么，所以会有人反对，也腾得出时间。其余的什么也没排除。")),
        Question(
            Prose("What makes a battle out of an aim?", "目标怎样才算分解成了硬仗？"),
            [
                Prose("A slogan that everybody knows", "一句人人皆知的口号"),
                Prose(
                    "A list of all activities that might help, by department, with a report every month",
                    "一张按部门列出的活动清单，凡可能有用的都在内，每月报告"),
                Prose("A project plan of at least fifty lines", "一份不少于五十行的项目计划"),
                Prose(
                    "A measure with baseline, one owner, first steps, and people taken from something else",
                    "有现状的指标、一位责任人、头几步，以及从别处抽来的人"),
            ], right: 3,
            why: Prose(
                "Without an owner and people it competes with daily work, and daily work wins.",
                "没有责任人和人手，它就得和日常工作抢时间，赢的总是日常工作。")),
        Question(
            Prose(
                """
                The company wants a fifth more. Your office has five customers of very different potential. How do \
                you decode that?
                """,
                "公司要增长两成。你的代表处有五个客户，潜力相差很大。怎样解码？"),
            [
                Prose(
                    """
                    A fifth more from every customer and every rep: that is fair, easy to explain and quick to check.
                    """,
                    "每个客户、每位销售都加两成：公平、好解释、好检查。"),
                Prose("All of it goes to the best rep, who has managed so far.", "全部交给最好的销售，过去都是他扛下来的。"),
                Prose(
                    "Look where growth can come from, and agree different shares with a battle behind each.",
                    "看增长能从哪里来，商定不同的份额，每份背后有一场硬仗。"),
                Prose("Pass the figure on and leave the way to each rep.", "把数字传下去，怎么做各人自己想。"),
            ], right: 2,
            why: Prose(
                "Potential is not spread evenly. A share that no battle stands behind is a hope.",
                "潜力并不均匀。背后没有硬仗的份额只是希望。")),
        Question(
            Prose(
                """
                All figures of a battle are green. Then you learn that the customer has put the investment off by a \
                year, against your assumption. What now?
                """,
                "一场硬仗的数字全绿。这时得知客户把投资推迟一年，与你的假设相反。怎么办？"),
            [
                Prose("Go on: the figures are green, and a plan should be given time.", "照旧：数字是绿的，计划要给时间。"),
                Prose(
                    """
                    Take it into a review now, apply the rule for leaving, keep the customer warm with little effort.
                    """,
                    "马上拿来检视，按撤出规则办，用少量精力维持客户。"),
                Prose("Wait for the half-yearly review: that is what it is for.", "等半年检视：那个会就是干这个的。"),
                Prose("Change the measures so that they fit the new date.", "改指标，使之符合新日期。"),
            ], right: 1,
            why: Prose(
                """
                The execution is right and the ground has moved. An assumption has a sign so that you need not wait \
                for the calendar.
                """,
                "执行没错，是地面动了。给假设配信号，就是为了不必等日历。")),
        Question(
            Prose("By what do you see soonest that a strategy has not started?", "最早从哪里看出战略还没开始？"),
            [
                Prose("The slides are not final.", "幻灯片还没定稿。"),
                Prose("Sales have not risen yet.", "销售额还没有上升。"),
                Prose("Assignments and calendars look as before.", "派工和日历和从前一样。"),
            ], right: 2,
            why: Prose(
                "Results come months later. Where time and people go can be seen in the first week.",
                "结果要几个月后才看得到。时间和人去了哪里，第一周就看得到。")),
    ]
}
