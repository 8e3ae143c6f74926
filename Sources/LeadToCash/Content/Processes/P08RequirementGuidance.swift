// Why this file exists: who waits for the tender answers questions that somebody else has put; guidance is to come
// before it.

extension ProcessContent {
    static let requirementGuidance = Document(
        "P08", .process, Label("Requirement guidance", "需求引导流程", "需求引導流程"),
        owner: "SR", audience: ["AR", "SR", "FR", "PD", "OM"],
        summary: Label(
            "How to help a customer, before the tender, to a clear picture of what they need.",
            "怎样在招标之前帮助客户看清自己需要什么。", "怎樣在招標之前幫助客戶看清自己需要什麼。"),
        body: requirementGuidanceBody,
        source: "https://www.huzhudoc.com/blog/华为ltc销售管理流程介绍 (guidance before the bid; nine blocks)",
        steps: requirementGuidanceSteps)

    private static let requirementGuidanceBody = Prose(
        """
        A customer with a problem has no specification yet. Whoever helps to put the need into words is understood \
        best later. That is guidance: asking until the customer sees their own need clearly, and our strength \
        where it truly fits.

        ## The way

        Contact plan → nine-block questions → capture the vision → confirm the requirement → influence the \
        specification.

        It starts when the project is initiated (ATI). The deal reaches `guiding` once pain chain (T02) and nine \
        blocks (T04) are done; a deal of level A or B also wants the decision chain (T05) and the key-person \
        table (T06).

        ## How to ask

        - **Causes** first: what happens, how often, since when?
        - Then **impact**: who else feels it, and what does it cost in a year?
        - Then **capability**: what if you could … ? Let the customer finish the sentence.

        In each of the three: an open question, a few that lead, and one that confirms. AR opens the door, SR \
        asks, FR listens for what will be hard on site.

        ## Vision and requirement

        A vision is what the customer would be able to do; a requirement is what it takes. Write both in their \
        words and have them confirmed. What our product cannot do yet goes to IPD with the revenue at stake; do \
        not promise it.

        ## Influencing the specification

        Do it in the open and before the tender is published: with reference values, test methods, site visits, \
        life-cycle cost. Propose criteria that serve the customer and that a competitor, too, may read. Give no \
        gifts, ask for no secret papers, and stop when the customer's rules ask for silence.

        ## Without a network

        All of it works offline. The nine cells are fields of their own: AR and SR may fill different ones apart, \
        and both stay.

        ## Going wrong

        - Presenting the product at the first meeting.
        - One friendly department asked, the paying one not.
        - "The customer agreed", without name, date or paper.
        """,
        """
        客户有问题的时候，还没有规格书。谁帮他把需要说清楚，以后就最容易被他理解。这就是引导：一直问到客户看清自己的\
        需要，也看到我们真正合适的长处。

        ## 走法

        接触计划 → 九格提问 → 记录构想 → 确认需求 → 引导规格。

        项目立项（ATI）后开始。痛苦链（T02）和九格（T04）完成后，机会点进入`guiding`；A级、B级项目还要完成决策链\
        （T05）和关键人物表（T06）。

        ## 怎样问

        - 先问**原因**：发生什么事，多久一次，从什么时候开始？
        - 再问**影响**：还有谁受影响，一年损失多少？
        - 后问**能力**：假如您能够……？让客户自己把话说完。

        三步之中每一步都有：一个开放问题，几个控制问题，一个确认问题。AR开门，SR提问，FR留意现场会难在哪里。

        ## 构想与需求

        构想是客户将能做到什么，需求是为此要有什么。两样都用客户的话写下，并请客户确认。我们的产品还做不到的，连同涉\
        及的收入提给IPD，不要许诺。

        ## 引导规格

        光明正大，在招标发布之前：提供参考指标、测试方法、样板点参观、全生命周期成本。提出的标准要对客户有利，竞争对\
        手看到也无妨。不送礼，不要内部文件；客户规定静默时就停下。

        ## 没有网络时

        全部可以离线进行。九格各是一个字段：AR和SR可以各填各的，两人的内容都保留。

        ## 容易出的问题

        - 第一次见面就讲产品。
        - 问了一个友好的部门，没问出钱的部门。
        - “客户同意了”，却没有姓名、日期和文件。
        """)
}
