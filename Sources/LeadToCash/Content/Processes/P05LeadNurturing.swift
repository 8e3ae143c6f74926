// Why this file exists: most leads are early rather than bad; what they need is a plan for staying in touch with a
// purpose.

extension ProcessContent {
    static let leadNurturing = Document(
        "P05", .process, Label("Lead tracking and nurturing", "线索跟踪培育流程", "線索跟蹤培育流程"),
        owner: "AR", audience: ["AR", "SR", "OM", "HQ"],
        summary: Label(
            "How to stay with a lead that is not ready yet, and learn something at every touch.",
            "怎样跟住一条还没成熟的线索，并且每次联系都有所得。", "怎樣跟住一條還沒成熟的線索，並且每次聯繫都有所得。"),
        body: leadNurturingBody,
        source: "https://www.huzhudoc.com/blog/华为ltc销售管理流程介绍 (cold, warm, hot; nine blocks)",
        steps: leadNurturingSteps)

    private static let leadNurturingBody = Prose(
        """
        Most leads are not bad, only early. Nurturing keeps you near until the customer's pain is big enough to \
        act on, and makes sure that it is you they call then.

        ## The way

        Nurture plan → touches → pain chain → nine-block session → score again → review.

        ## Temperature

        - **Hot**: a person with a problem and a date. Touch it at least every 7 days.
        - **Warm**: a problem, but no date. At least every 21 days.
        - **Cold**: a good customer without a known problem. Ask once a quarter, and drop it without regret.

        What is left longer shows up as going cold, on your list and on your manager's.

        ## What a touch is

        A touch brings something and takes something home: a case, an answer, an introduction there; a name, a \
        figure, a date back. "Just checking in" is not a touch. Log it the same day, with what was promised by \
        whom.

        ## The two tools

        - **Pain chain (T02)**: who suffers, from what, why, and whom it hurts next. Follow it upwards until you \
        meet somebody with a budget.
        - **Nine blocks (T04)**: open, control and confirm questions on causes, impact and the capability they \
        would need. Ask about the problem first; leave the product in the car.

        ## When it is ripe

        It is ready for review once you can name the pain, the person who pays, and what it costs them to do \
        nothing. Then the office decides: convert, go on nurturing, or close.

        ## Without a network

        All of it works offline. If a colleague closed the lead while you nurtured it apart, neither of you wins \
        by chance: a case asks the office which it is.

        ## Going wrong

        - A next touch without a date.
        - Five talks with one friendly engineer, none with the one who pays.
        - Nurturing for ever, because closing feels like failing.
        """,
        """
        大多数线索不是不好，只是还早。培育就是守在旁边，等客户的痛大到要动手的时候，第一个想到打电话给你。

        ## 走法

        培育计划 → 联系 → 痛苦链 → 九格构想面谈 → 重新评分 → 评审。

        ## 热度

        - **热**：有人、有问题、有日期。至少每7天联系一次。
        - **温**：有问题，没有日期。至少每21天联系一次。
        - **冷**：客户不错，但还不知道有什么问题。每季度问一次，该放就放。

        放得更久，就会在你和主管的清单上显示为“正在变冷”。

        ## 什么才算一次联系

        一次联系要带去一样，带回一样：带去一个案例、一个答复、一次引见；带回一个名字、一个数字、一个日期。“随便问\
        问”不算。当天记录，写明谁答应了什么。

        ## 两个工具

        - **痛苦链（T02）**：谁在痛、痛什么、为什么、接着痛到谁。一直往上追，直到遇见有预算的人。
        - **九格（T04）**：就原因、影响和需要的能力，问开放、控制、确认三类问题。先问问题，产品留在车里。

        ## 什么时候算成熟

        能说出痛在哪里、谁出钱、什么都不做的代价，就可以送评审。由代表处决定：转化、继续培育或关闭。

        ## 没有网络时

        全部可以离线进行。如果你在培育，同事却在另一台电脑上关闭了它，不会碰运气定输赢：系统会生成待决事项，请代表处\
        定夺。

        ## 容易出的问题

        - 下次联系没有日期。
        - 跟一位友好的工程师谈了五次，跟出钱的人一次没谈。
        - 一直培育，只因为关闭像是认输。
        """)
}
