// Why this file exists: a rep far from the product team should say the same as the product team, so the message has
// one form and one author.

extension ProcessContent {
    static let productKeyMessage = Document(
        "T07", .template, Label("Product key message", "产品KeyMessage", "產品KeyMessage"),
        owner: "HQ", audience: ["HQ", "AR", "SR"],
        summary: Label(
            "What we say about a product, to whom, with what proof, and what we answer when a competitor is praised.",
            "一个产品对谁说什么、拿什么证明，以及对方称赞竞争对手时怎样回答。",
            "一個產品對誰說什麼、拿什麼證明，以及對方稱讚競爭對手時怎樣回答。"),
        body: productKeyMessageText,
        cells: productKeyMessageCells)

    private static let productKeyMessageText = Prose(
        """
        **When to use it.** HQ writes one for each product and audience and publishes it to all offices; reps read \
        it offline before a visit, a demonstration or a bid. HQ alone edits it, so that a customer hears the same \
        in two countries. If it does not work with your customers, send feedback: what you said, what they \
        answered, what you would say instead.

        **How to fill it well**

        - One audience per sheet. A CFO and a network engineer need different sheets about the same product.
        - Begin with the customer's problem, in a sentence that makes the listener nod. The product comes second.
        - The message is three sentences at most that can be said aloud without a slide. Read it out before \
        publishing.
        - Proof is something that can be shown: a measurement, a test report, a reference that has agreed to be \
        named. Give date and limits. Adjectives are no proof.
        - Competitor answer: what they will say, what is true in it, what we reply. Fair words only; never claim \
        what we cannot prove.
        - Say what may not be promised, such as dates on the roadmap.

        **Example (made up).** Product: Ring Watch. Audience: operations directors. Problem: night crews drive out \
        before anybody knows where the fault is. Message: you see the failed section within five minutes, on the \
        screen you already have. Proof: our laboratory run of March, 40 of 40 faults located, small rings only. \
        Competitor K claims to be cheaper. Answer: per node, yes; ask about call-outs a year.
        """,
        """
        **何时使用。** 总部为每个产品、每类听众写一份，发布给所有代表处；销售在拜访、演示、投标前离线阅读。只有总部\
        能改，这样两个国家的客户听到的是同一句话。如果在你的客户那里不灵，请提反馈：你怎么说、客户怎么答、你建议改成什\
        么。

        **怎样写好**

        - 一份只对一类听众。同一个产品，对 CFO 和对网络工程师要写两份。
        - 先写客户的问题，一句他会点头的话；产品放在后面。
        - 核心信息最多三句，不看幻灯片也能说出口。发布前先念一遍。
        - 证据是拿得出来的东西：测量数据、测试报告、同意公开的样板点。写明日期和适用范围。形容词不是证据。
        - 竞争应答：他会怎么说、其中哪些是真的、我们怎么答。说话要公道，证明不了的不说。
        - 写明哪些不能承诺，例如路标上的日期。

        **示例（虚构）。** 产品：环网哨兵。听众：运维总监。问题：还不知道故障在哪，夜班就得先开车出去。信息：就在您\
        现有的屏幕上，五分钟内看到故障段。证据：3 月实验室测试，40 次故障全部定位，仅限小型环网。竞争对手甲说他更便\
        宜。应答：单节点确实便宜；请问一问一年出动多少次。
        """)

    private static let productKeyMessageCells: [Cell] = [
        Cell(
            "product", Label("Product", "产品", "產品"),
            hint: Label(
                "Name and code as in the price list, version, where it is available.",
                "价格表上的名称和编码、版本、在哪些地方可售。",
                "價格表上的名稱和編碼、版本、在哪些地方可售。")),
        Cell(
            "audience", Label("Audience", "听众", "聽眾"),
            hint: Label(
                "One kind of person: function, industry, size of company.",
                "只写一类人：职能、行业、企业规模。",
                "只寫一類人：職能、行業、企業規模。")),
        Cell(
            "problem", Label("Customer's problem", "客户的问题", "客戶的問題"),
            hint: Label(
                "One or two sentences that make this person nod; no product name.",
                "一两句让这类人点头的话；不出现产品名。",
                "一兩句讓這類人點頭的話；不出現產品名。")),
        Cell(
            "message", Label("Message", "核心信息", "核心信息"),
            hint: Label(
                "Three sentences at most, fit to be said aloud.",
                "最多三句，能直接说出口。",
                "最多三句，能直接說出口。")),
        Cell(
            "proof", Label("Proof", "证据", "證據"),
            hint: Label(
                "What we can show, with date, conditions and limits; who may be named.",
                "拿得出的东西，写明日期、条件和适用范围；哪些客户可以公开。",
                "拿得出的東西，寫明日期、條件和適用範圍；哪些客戶可以公開。")),
        Cell(
            "competitorAnswer", Label("Competitor answer", "竞争应答", "競爭應答"),
            hint: Label(
                "What they will say, what is true in it, what we reply.",
                "他会怎么说、哪些是真的、我们怎么答。",
                "他會怎麼說、哪些是真的、我們怎麼答。")),
    ]
}
