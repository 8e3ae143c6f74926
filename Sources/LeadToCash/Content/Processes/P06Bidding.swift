// Why this file exists: a tender has a closing hour; everything that can be decided before must be, and what went out
// must be known.

extension ProcessContent {
    static let bidding = Document(
        "P06", .process, Label("Bidding", "投标流程", "投標流程"),
        owner: "SR", audience: ["AR", "SR", "FR", "PD", "OM", "COM", "FIN", "QA", "HQ"],
        summary: Label(
            "From the arrival of a tender to the result of its opening, under an authorised price.",
            "从收到标书到开标结果，全程在授权价格之内。", "從收到標書到開標結果，全程在授權價格之內。"),
        body: biddingBody,
        source: "https://2048ai.net/68c587b28867235e1383ed32.html (ATB)",
        steps: biddingSteps)

    private static let biddingBody = Prose(
        """
        A bid is the one offer that no talk can put right afterwards. So price, promise and risk are settled \
        before it leaves, and what left is kept as it was.

        ## The way

        Tender received → clarify → compliance matrix → price request → review → ATB → submit → result of the \
        opening.

        ## Plan backwards

        Take the closing hour and count back: one day for the courier or the portal, three for ATB, two for the \
        review. What is left is your time for the solution. If it is too little, say so on the first day; a good \
        "we do not bid" costs less than a bad bid.

        ## Who does what

        - **AR** owns the customer, the clarifications, the price request and the submission.
        - **SR** owns the technical part and the compliance matrix.
        - **FR** says whether it can be delivered, in writing, before ATB.
        - **COM** reviews terms and deviations.

        ## ATB

        The gate asks one thing: this bid, at this price? It needs ATI, a frozen solution and bill of quantities, \
        FR's opinion, an authorised price that is still valid, and a list of risks. It binds exactly that \
        revision. If you change a quantity or a discount afterwards, the approval stands for the old revision \
        only; submit that one or ask again.

        ## Without a network

        Every part can be drafted offline, each by its owner. The price request is only a request until HQ \
        answers. The bid itself may be submitted offline as long as its ATB token has not expired. If it went out \
        without one, record it all the same: it happened. A case then asks the decision team to ratify it or to \
        withdraw the bid.

        ## Fair play

        Ask questions through the channel that the tender names. Talk to no competitor about the tender, and take \
        no document that is not meant for you.
        """,
        """
        投标书是事后没法解释的报价。所以价格、承诺和风险要在发出之前定好，发出的内容原样保存。

        ## 走法

        接收标书 → 澄清 → 符合性矩阵 → 价格申请 → 评审 → ATB → 递交 → 开标结果。

        ## 倒排时间

        从截标时刻往回数：快递或网上递交一天，ATB三天，评审两天，剩下的才是做方案的时间。如果太少，第一天就说；一\
        次干脆的“不投”，比一份差标书便宜。

        ## 分工

        - **AR**负责客户、澄清、价格申请和递交。
        - **SR**负责技术标和符合性矩阵。
        - **FR**在ATB之前书面说明能否交付。
        - **COM**评审条款和偏离。

        ## ATB

        决策点只问一件事：要不要以这个价格投这个标？需要具备：已通过ATI，方案和工程量清单已冻结，FR的意见，仍在\
        有效期内的授权价格，风险清单。决策只对这一版有效。之后改了数量或折扣，批准仍只对原来那一版有效；要么递交那一\
        版，要么重新申请。

        ## 没有网络时

        各部分都可以由各自的负责人离线起草。价格申请在总部答复之前只是申请。只要ATB授权令牌未过期，就可以离线递交\
        标书。如果没有令牌就发出了，也要照实记录：事情已经发生。随后会生成待决事项，由决策团队追认或撤标。

        ## 守规矩

        通过招标文件指定的渠道提问。不与竞争对手谈论本次招标，不接受不该给你的文件。
        """)
}
