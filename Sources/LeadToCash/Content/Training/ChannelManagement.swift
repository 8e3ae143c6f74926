// Why this file exists: a partner sells where we have nobody, or fills a warehouse. How a channel AR tells which.

extension ProcessContent {
    static let channelManagement = Document(
        "R08", .training, Label("Channel management", "狼性渠道管理", "狼性渠道管理"), owner: "HQ", audience: ["AR"],
        summary: Label(
            "Choose partners, keep deals apart, watch what reaches customers, and part in good order.",
            "选好伙伴，分清项目，盯住真正到客户手里的货，好聚好散。",
            "選好夥伴，分清項目，盯住真正到客戶手裡的貨，好聚好散。"),
        body: channelManagementText, quiz: channelManagementQuiz)

    private static let channelManagementText = Prose(
        """
        After this you can choose a partner by evidence, keep peace between partners and our own team, see whether \
        goods reach customers or a warehouse, and end what does not work. It is for an AR who sells through others.

        ## Choosing
        Ask four questions, and want something to look at for each:

        - **Reach**: which customers do they meet each month that we do not?
        - **Ability**: who installs, who repairs, who was trained, when?
        - **Cash**: how long can they wait for their customer's money? FIN sets the limit.
        - **Conduct**: who owns them, how do they win, would we want to be named beside them?

        Better three partners who eat well than ten who starve. Agree on the first ninety days in numbers: deals \
        registered, people trained, first order, first payment.

        ## One deal, one claim
        - A partner registers a deal with the name of the end customer, the need, and a visit that took place. No \
        name, no protection.
        - The first verifiable claim counts, for a fixed time, and lapses without progress. Answer within two working \
        days, also with no.
        - Record it as a lead or opportunity under the end customer. The same tender number twice is a duplicate case: \
        HQ looks, you do not choose by sympathy.
        - Never take over a registered deal because it has become large. The story will be with every partner by the \
        evening.

        ## Price
        A special price goes to a named end customer, a quantity and an end date, by price request. Ask afterwards for \
        proof of delivery. A special price without them travels to another market and comes back as your competitor.

        ## Sold in, sold on
        A partner bought 100 units this quarter and sold 30 of them in 90 days. You see an order of 100. The customers \
        see 30. Stock is 70, at 30 in 90 days: enough for 210 days. The next order is far off, and the invoice may \
        become a dispute. Ask monthly for sales to customers, stock, and open receivables, and pay bonuses for what \
        was sold on.

        ## Partner review, quarterly
        One hour, one page: sold on against plan, stock in days, overdue amounts, registered deals and their progress, \
        trained people, complaints, and what we owe *them*. Two bad quarters: a plan with dates. Three: part in good \
        order, with customers, spare parts and open deals handed over.

        ## Exercise (offline)
        For one partner, work out stock in days from the figures you have. List the registered deals, and mark those \
        without a step in thirty days. Write the page for the next review, including what we owe them.

        ## Checklist
        - [ ] Four questions answered with evidence
        - [ ] Each registered deal names an end customer
        - [ ] Special price with customer, quantity, end date
        - [ ] Stock in days known, monthly
        - [ ] Credit limit kept; no gift or payment on the side
        """,
        """
        学完之后，你能凭证据选伙伴，维持伙伴之间以及伙伴与自有团队之间的秩序，看清货到了客户手里还是压在仓库，\
        并结束行不通的合作。适用于通过渠道销售的AR。

        ## 选择
        问四个问题，每个都要看到东西：

        - **覆盖**：他们每个月见到哪些我们见不到的客户？
        - **能力**：谁安装、谁维修、谁受过培训、什么时候？
        - **资金**：等客户付款，他们能撑多久？额度由FIN定。
        - **操守**：谁是股东，怎么赢单，我们愿不愿意与他们并列？

        三个吃得饱的伙伴，好过十个挨饿的。前九十天用数字约定：报备几个项目、培训几个人、首单、首笔付款。

        ## 一个项目，一份报备
        - 伙伴报备时要写最终客户的名称、需求，以及一次真实的拜访。没有名称，就没有保护。
        - 最早且可核实的报备有效，有固定期限，没有进展就失效。两个工作日内答复，不同意也要答复。
        - 按最终客户录成线索或机会点。同一招标编号出现两次，就成为疑似重复的待决事项：由总部核查，你不凭亲疏来选。
        - 决不因为已报备的项目变大就抢过来。当天晚上，每个伙伴都会听说。

        ## 价格
        特价只给指明的最终客户，限定数量和截止日期，走价格申请。事后要交货证明。没有这些的特价会流到别的市场，\
        再回来成为你的竞争对手。

        ## 卖进去，卖出去
        一个伙伴本季度进货100台，90天里卖出30台。你看到的是100台的订单，客户看到的是30台。库存70台，\
        按90天30台的速度够卖210天。下一单还远，发票还可能变成争议。每月要三样数据：对客户的销量、库存、未付款项；\
        奖励按卖出去的算。

        ## 每季度的伙伴评审
        一小时、一页纸：卖出与计划对比、库存天数、逾期金额、报备项目及其进展、受训人员、投诉，以及我们欠*他们*什么。\
        两个季度不好：订一份有日期的计划。三个季度不好：好聚好散，把客户、备件和进行中的项目交接清楚。

        ## 练习（离线）
        选一个伙伴，用手头的数字算出库存天数。列出报备的项目，标出三十天没有动静的。写好下次评审的那一页纸，\
        包括我们欠他们的。

        ## 检查清单
        - [ ] 四个问题都有证据
        - [ ] 每个报备项目都有最终客户
        - [ ] 特价写明客户、数量、截止日期
        - [ ] 每月掌握库存天数
        - [ ] 不超信用额度，没有私下的礼物或款项
        """)

    private static let channelManagementQuiz: [Question] = [
        Question(
            Prose(
                "A partner holds 80 units and sells 40 in 60 days. For how many days does the stock last?",
                "伙伴有库存80台，60天卖出40台。库存够卖多少天？"),
            [
                Prose("30", "30"),
                Prose("60", "60"),
                Prose("80", "80"),
                Prose("120", "120"),
            ], right: 3,
            why: Prose(
                "40 in 60 days is two in three days; 80 units take twice 60 days.",
                "60天40台，80台就要两个60天。")),
        Question(
            Prose("Two partners claim the same tender. What decides?", "两个伙伴都说同一个招标项目是自己的。凭什么决定？"),
            [
                Prose("The size of their orders in the past year", "过去一年的订货量"),
                Prose("The first claim that can be verified", "最早且可核实的报备"),
                Prose("Who offers the better price to the customer", "谁给客户的价格更好"),
                Prose("Whom the AR trusts more, from experience", "AR凭经验更信任谁"),
            ], right: 1,
            why: Prose(
                "Only a rule known beforehand keeps partners registering. HQ looks into the duplicate case.",
                "只有事先知道的规则，才能让伙伴继续报备。疑似重复由总部核查。")),
        Question(
            Prose(
                "A partner asks for a special price \"for several customers in the region\". What do you do?",
                "伙伴为“本地区几家客户”申请特价。怎么办？"),
            [
                Prose("Ask for named customers, quantities and an end date first", "先要求写明客户、数量和截止日期"),
                Prose(
                    "Grant it for a short time only, and watch how the market reacts to it",
                    "只给很短时间，看市场反应"),
                Prose("Pass it on as it is, since HQ decides about prices", "原样上报，反正价格由总部决定"),
            ], right: 0,
            why: Prose(
                "Without them nobody can tell where the goods went, and the price leaks into other markets.",
                "没有这些，谁也说不清货去了哪里，价格就会流到别的市场。")),
        Question(
            Prose(
                """
                A registered deal of a partner has become ten times larger. Your director would like to take it over. \
                What do you say?
                """,
                "伙伴报备的项目变大了十倍，主管想收回来自己做。你怎么说？"),
            [
                Prose("Take it, and pay the partner a finder's fee", "收回，给伙伴一笔介绍费"),
                Prose("Take it, since the registration was for the small deal", "收回，报备的只是小项目"),
                Prose("Keep the claim, and offer the partner our SR and FR", "保留报备，并给伙伴配上我们的SR和FR"),
                Prose(
                    "Let a second partner bid too, so that the customer can choose freely",
                    "让第二个伙伴也投标，由客户自由选择"),
            ], right: 2,
            why: Prose(
                "A claim that holds only while the deal is small is none. Help wins the deal and keeps the channel.",
                "只在项目小的时候算数的报备不算报备。帮一把，既赢单又保住渠道。")),
        Question(
            Prose("Which figure shows best that a partner does well?", "哪个数字最能说明伙伴做得好？"),
            [
                Prose("Orders placed with us in the quarter", "本季度向我们下的订单"),
                Prose("Number of deals registered", "报备项目的数量"),
                Prose("Discount level reached in the year", "当年达到的折扣等级"),
                Prose("Sales to end customers, with payments on time", "对最终客户的销量，且按时付款"),
            ], right: 3,
            why: Prose(
                "Goods with customers and money with us are results. Orders may be stock, and registrations hopes.",
                "货在客户手里、钱在我们账上才是结果。订单可能只是库存，报备可能只是希望。")),
    ]
}
