// Why this file exists: whoever leads an office shapes how it behaves, on purpose or not. R09 is for doing it on
// purpose: from a word on the wall to what a camera could film.

extension ProcessContent {
    static let shapingCulture = Document(
        "R09", .training, Label("Shaping culture", "塑造卓越的企业文化", "塑造卓越的企業文化"),
        owner: "HQ", audience: ["OM", "PD", "HQ"],
        summary: Label(
            "Turn values into behaviour that people can see, and keep it up when a quarter is short.",
            "把价值观变成看得见的行为，业绩紧张的时候也守得住。",
            "把價值觀變成看得見的行為，業績緊張的時候也守得住。"),
        body: Prose(shapingCultureEnglish, shapingCultureSimplified), quiz: shapingCultureQuiz)

    private static let shapingCultureEnglish = """
        ## What you will be able to do

        - Turn a value into behaviours that a colleague can see.
        - Read the real culture of your office from its decisions, records and meetings.
        - Close the gap between what is said and what is rewarded.

        ## Culture is what happens while you are out

        A poster changes nothing. People learn what counts from four things: whom you promote, what you ask first in \
        a review, what you forgive, and what you do yourself when the quarter is short. If you praise customer focus \
        and then ask for the order figure only, the order figure is your culture.

        ## From a word to a behaviour

        Take three values at most. For each, write behaviours that pass the camera test: a camera could film them.

        - **Customer first**: promises made at a visit are on record by the evening, each with a date. The customer \
        hears of a delay from us first.
        - **One team**: AR, SR and FR sit together before a bid, and an objection of FR is answered in writing.
        - **Honest data**: a lost deal is closed within the week, with the customer's own reason. Nobody keeps a \
        dead deal open to make the pipeline look full.

        Add one behaviour that you will not tolerate from anybody, your best seller included.

        ## Rituals carry it

        Choose few and never skip them.

        1. Every week, fifteen minutes: one story of a behaviour kept, one of a behaviour missed. No names in the \
        second.
        2. After every win or loss: what did we learn, and which template changes because of it?
        3. In a new colleague's first week: one visit as a shadow, a page on who decides what, and one person who \
        may be asked anything.

        ## The hard moments

        Culture is set by exceptions. A large order needs a promise that nobody can keep; a strong rep hides leads; \
        bad news arrives late. Decide beforehand what you will do. When bad news comes early, thank first and solve \
        second: whoever is punished for an early warning never gives another.

        ## Exercise, without a network

        List your latest losses: `outpost opp list --where outcome=lost --sort -closedOn --limit 10`. Could a \
        stranger learn something from each of them? Then write down your last five decisions about people (praise, \
        reproach, assignment, bonus, promotion) and which behaviour each rewarded. Hold both lists against your \
        values. Choose the widest gap and write what you will do differently by Friday.

        ## Checklist

        - [ ] Three values at most, each with behaviours that a camera could film
        - [ ] One behaviour that nobody is allowed, written down
        - [ ] First question of the weekly review fits the values
        - [ ] Rituals in the calendar, none skipped this month
        - [ ] Last bad news was answered with thanks
        - [ ] One gap chosen, with a date
        """

    private static let shapingCultureSimplified = """
        ## 学完之后你能做到

        - 把一条价值观变成同事看得见的行为。
        - 从决定、记录和会议中读出本代表处真实的文化。
        - 缩小“说的”与“奖的”之间的差距。

        ## 文化是你不在场时发生的事

        海报什么也改变不了。大家从四件事上学到什么才算数：你提拔谁，评审时你先问什么，你容忍什么，季度吃紧时你自己怎么\
        做。嘴上夸以客户为中心，开会只问订货额，那么订货额就是你的文化。

        ## 从口号到行为

        价值观最多三条。每条写出经得起“镜头检验”的行为，也就是摄像机拍得下来的行为。

        - **客户第一**：拜访中作出的承诺当晚入档，每条都有日期。延期的消息由我们先告诉客户，而不是等客户自己发现。
        - **一个团队**：投标前AR、SR、FR坐到一起，FR的异议得到书面答复。
        - **数据诚实**：丢单一周内关闭，写客户自己说的原因。没有人为了让管道好看而留着死单。

        再写一条对任何人都不容忍的行为，业绩最好的销售也不例外。

        ## 靠惯例落地

        惯例要少，但从不取消。

        1. 每周十五分钟：讲一个做到的故事，讲一个没做到的故事。后者不点名。
        2. 每次赢单或丢单之后：学到了什么，哪个模板因此要改？
        3. 新同事第一周：跟一次拜访，拿到一页“谁决定什么”，有一位什么都可以问的人。

        ## 难关

        文化由例外定型。大单要你作出谁也兑现不了的承诺；能干的销售藏线索；坏消息来得太晚。事先想好你会怎么做。坏消息来\
        得早，先道谢，再解决：因为早报而挨罚的人，不会再报第二次。

        ## 练习（无需网络）

        列出最近的丢单：`outpost opp list --where outcome=lost --sort -closedOn --limit 10`。外人能从每一条里学到东西\
        吗？再写下你最近五个关于人的决定（表扬、批评、派活、奖金、提拔），以及每个决定奖励了什么行为。把两张清单与价值\
        观对照，选出差距最大的一处，写明本周五之前你要怎么改。

        ## 检查清单

        - [ ] 价值观不超过三条，每条都有摄像机拍得下来的行为
        - [ ] 写明一条任何人都不许有的行为
        - [ ] 周例会的第一个问题与价值观一致
        - [ ] 惯例已排入日历，本月一次没落
        - [ ] 最近一次坏消息得到的是感谢
        - [ ] 选定一处差距，并有日期
        """

    private static let shapingCultureQuiz: [Question] = [
        Question(
            Prose(
                "An office has written Customer first on its wall. Which line passes the camera test?",
                "代表处墙上写着“客户第一”。哪一句经得起镜头检验？"),
            [
                Prose("Everybody thinks of the customer in everything they do.", "人人时时心里装着客户。"),
                Prose("Promises made at a visit are on record with a date by the evening.", "拜访中的承诺当晚入档并注明日期。"),
                Prose("We are passionate about service.", "我们对服务充满热情。"),
                Prose("We want the highest satisfaction in the region.", "我们要做到地区部满意度最高。"),
            ], right: 1,
            why: Prose(
                "It can be seen, and so it can be checked, praised and missed. The others are feelings or wishes.",
                "看得见，才能检查、表扬，也才知道没做到。其余的是感受或愿望。")),
        Question(
            Prose(
                "Your best seller keeps leads in a notebook that nobody else sees. What do you do?",
                "业绩最好的销售把线索记在别人看不到的本子里。你怎么办？"),
            [
                Prose(
                    """
                    Let it pass until the end of the year: the figures are good, and this is no time to lose anybody.
                    """,
                    "先放一放，到年底再说：业绩好，现在走不得人。"),
                Prose(
                    "Make an example of it in the weekly meeting, so that everybody hears it.",
                    "在周例会上拿此事做反面典型，让大家都听见。"),
                Prose("Send everybody a friendly reminder of the rule.", "给全体发一份友好的规定提醒。"),
                Prose(
                    "Say in private what you expect and by when, and let it count in the next assignment.",
                    "私下讲清要求和期限，并在下次派活时算数。"),
            ], right: 3,
            why: Prose(
                """
                An exception for the strongest tells the others that the rule is not meant. A reminder to all spares \
                the one it is for, and shaming teaches people to hide better.
                """,
                "给最强的人开例外，等于告诉其他人规矩不当真。群发提醒放过了该听的人，当众羞辱只教会大家藏得更好。")),
        Question(
            Prose(
                """
                A project manager reports six weeks ahead that a milestone will be three weeks late. Your first \
                reaction?
                """,
                "项目经理提前六周报告某里程碑将延期三周。你的第一反应是？"),
            [
                Prose(
                    "Give thanks for the early warning, then work out together what can still be done.",
                    "感谢他早报，再一起商量还能做什么。"),
                Prose("Ask whose fault it is, so that it does not happen again.", "先问是谁的责任，以免再犯。"),
                Prose("Ask for silence towards the customer until it is certain.", "要求在确定之前别告诉客户。"),
            ], right: 0,
            why: Prose(
                """
                Six weeks are worth more than a culprit. How you take the first bad news decides whether you get a \
                second one in time.
                """,
                "六周时间比找到责任人值钱。你怎样对待第一个坏消息，决定了第二个来得及不及时。")),
        Question(
            Prose("What tells you most about the real culture of an office?", "什么最能说明一个代表处真实的文化？"),
            [
                Prose("The values on its home page", "主页上写的价值观"),
                Prose("How many culture trainings it has held", "办过多少场文化培训"),
                Prose("What is asked first in reviews, and who is promoted", "评审时先问什么，以及提拔谁"),
                Prose("How good the mood is at the yearly dinner", "年终聚餐的气氛"),
            ], right: 2,
            why: Prose(
                """
                People copy what is asked for and rewarded. What is written or celebrated matters only where it \
                agrees with that.
                """,
                "大家模仿的是被追问、被奖励的东西。写的和办的，只有与此一致时才有分量。")),
        Question(
            Prose("How do you choose the values of an office?", "怎样选定代表处的价值观？"),
            [
                Prose("As many as possible, so that nothing is left out", "越多越好，免得遗漏"),
                Prose(
                    "Three at most, each with behaviours and one thing that nobody may do",
                    "最多三条，各有行为，外加一条人人不许做的事"),
                Prose("Those of a company that is known for its success", "照搬一家成功公司的价值观"),
                Prose("Everybody picks one, so that all feel heard", "每人挑一条，人人都有参与感"),
            ], right: 1,
            why: Prose(
                """
                What nobody can remember steers nobody. Few values that are spelt out in your own daily work can be \
                kept and checked.
                """,
                "记不住的东西引导不了人。条数少、又用自己的日常工作写清楚，才守得住、查得了。")),
    ]
}
