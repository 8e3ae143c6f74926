// Why this file exists: a solution 方案 is designed from needs, priced by line, and checked by those who must deliver it.

extension ProcessContent {
    /// P12. From the requirement baseline to the acknowledgement of the customer.
    static let solutionDesign = Document(
        "P12", .process, Label("Solution design", "方案设计流程", "方案設計流程"),
        owner: "SR",
        summary: Label(
            """
            Design from a frozen list of needs, price it line by line, have delivery agree, and let the customer \
            say yes.
            """,
            "从冻结的需求清单出发设计，逐行计价，交付认可，再由客户点头。",
            "從凍結的需求清單出發設計，逐行計價，交付認可，再由客戶點頭。"),
        body: Prose(
            """
            A solution is good when the customer recognises his own problem in it, when every line in the price \
            list has a reason, and when the people who must build it say that they can. This process asks for \
            these three things, in this order.

            ## When it applies

            From requirement guidance until the customer has acknowledged the solution. Without the \
            acknowledgement there is no sense in asking for ATB: a bid on an unacknowledged solution is a guess \
            with a price on it.

            ## How it runs

            1. Write the requirements down, number them and agree that this is the list.
            2. Sketch two or three options and choose with the AR, on value, price and risk.
            3. Release a solution version and break it down into lines (BOQ).
            4. FR checks that it can be delivered: dates, capacity, site, third parties.
            5. Show it to the customer and get an acknowledgement that can be filed.

            ## What to watch

            - For each requirement: who said it, why, and what happens if it is missing? Drop what nobody would \
            miss.
            - Always keep the cheaper option in the drawer. It will be asked for.
            - No line without a requirement, no requirement without a line.
            - Say plainly what the product does not do today. A requirement for development goes to the product \
            line, with a date that they confirm.
            - A released version does not change. The next idea is the next version.
            - "Looks good" in a corridor is not an acknowledgement; a mail with a name and a version number is.

            ## Without a network

            All of it can be done on the laptop. If a colleague releases the same version number elsewhere, both \
            are kept and SR decides which one goes on, so agree beforehand who holds the pen.
            """,
            """
            好方案有三个标志：客户能在里面认出自己的问题；清单上每一行都有理由；要做的人说做得出来。本流程按这个顺序逐一\
            要求。

            ## 适用范围

            从需求引导开始，到客户认可方案为止。没有客户认可，申请ATB就没有意义：为一份未经认可的方案投标，只是标了价的\
            猜测。

            ## 怎么做

            1. 写下需求，编号，并商定就是这份清单。
            2. 画出两三个备选，与AR一起按价值、价格、风险选定。
            3. 发布方案版本，分解为清单（BOQ）。
            4. FR核查可交付性：工期、产能、现场、第三方。
            5. 向客户讲解，取得可存档的认可。

            ## 留心之处

            - 每条需求都问：谁说的、为什么、没有它会怎样？没人在意的就删掉。
            - 抽屉里永远留一个便宜的备选，客户会问的。
            - 没有无需求的清单行，也没有无清单行的需求。
            - 产品今天做不到的，要明说。需要开发的，提给产品线，由他们确认日期。
            - 已发布的版本不再改。新想法就是新版本。
            - 走廊里一句“不错”不算认可；写明姓名和版本号的邮件才算。

            ## 没有网络时

            全部可在本机完成。如果同事在别处发布了同一版本号，两份都会保留，由SR决定用哪一份，所以事先约定由谁执笔。
            """),
        steps: solutionDesignSteps)
}
