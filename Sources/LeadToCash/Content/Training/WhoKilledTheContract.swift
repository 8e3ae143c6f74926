// Why this file exists: a contract that goes unpaid was usually wounded by several hands before it was signed. R10 is a
// case that shows the four who touch it where.

extension ProcessContent {
    static let whoKilledTheContract = Document(
        "R10", .training, Label("Who killed the contract?", "谁杀死了合同?", "誰殺死了合同?"),
        owner: "HQ", audience: ["AR", "FR", "COM", "FIN"],
        summary: Label(
            "Find the wounds of a contract before it is signed, while a sentence can still heal them.",
            "趁签约之前，一句话还能治好的时候，找出合同的伤口。",
            "趁簽約之前，一句話還能治好的時候，找出合同的傷口。"),
        body: Prose(whoKilledTheContractEnglish, whoKilledTheContractSimplified), quiz: whoKilledTheContractQuiz)

    private static let whoKilledTheContractEnglish = """
        ## What you will be able to do

        - Find the clause that will stop the money while it is still a draft.
        - Write a payment term that finance can invoice without asking anybody.
        - Say which role could have prevented which wound.

        ## The case (invented)

        A port operator signs for a network at four terminals, 2.4 million. Eighteen months later 40 % is unpaid, \
        the margin is gone, and the customer has stopped answering. Five suspects:

        1. **The seller** wrote in an e-mail: running before the season. The contract has no such date, but the \
        customer remembers it.
        2. **The designer** had drawings of three terminals. The fourth was copied in the night before the bid, \
        without its cabling.
        3. **The drafter** wrote: 30 % after satisfactory completion. Nobody knows who must be satisfied, by which \
        test, until when.
        4. **Delivery** saw the contract two weeks after signing. On site it connected extra cameras as a favour, \
        and lost nine days.
        5. **Finance** invoiced terminal one eleven weeks late, because the signed certificate lay in a van.

        Nobody killed it alone. Each handed a wound to the next, and it hurt where the money should have come in.

        ## Wounds and cures

        - **A promise outside the contract**: record promises with the activity. Before signing, take each one in or \
        withdraw it in writing.
        - **Scope without an edge**: list what is in, what is out, and what the customer provides (site, power, \
        permits), with dates.
        - **A trigger that nobody can prove**: name the event, the document, who signs it, and the days. Say what \
        silence or use in operation means.
        - **A late reader**: FR reads the draft before ATC is requested. The hand-over meeting follows within a week \
        of signing.
        - **A favour**: nothing outside the scope without a change order, even at price zero. It still moves dates.
        - **Slow paper**: photograph the certificate and request the invoice on the same day.

        ## One sentence, twice

        Weak: *30 % after satisfactory completion.*

        Better: *30 % within 30 days of the invoice, issued for each terminal when the customer's project manager \
        has signed the acceptance certificate (annex C). If no written list of defects arrives within ten working \
        days of the test, the terminal counts as accepted.*

        Local law may want other words; that is what the legal review is for.

        ## Exercise, without a network

        Open your last contract: `outpost contract list --mine`, then `outpost contract show` with its code. Against \
        each payment term write event, document, signatory, days. Rewrite the weakest. Then AR, FR, COM and FIN each \
        note alone when the next payment falls due. Two different answers are a wound.

        ## Checklist before ATC

        - [ ] Every promise is in the contract or withdrawn
        - [ ] Inclusions, exclusions and the customer's duties listed
        - [ ] Every payment term has event, document, signatory, days
        - [ ] FR and FIN have read this very draft
        - [ ] Deviations listed, each with an owner
        - [ ] Date of the hand-over meeting set
        """

    private static let whoKilledTheContractSimplified = """
        ## 学完之后你能做到

        - 在草稿阶段找出会卡住回款的条款。
        - 写出财务不用问任何人就能开票的付款条款。
        - 说清每处伤口本可由哪个角色避免。

        ## 案例（虚构）

        某港口运营商签下四个码头的网络，合同额240万。十八个月后，40%没有付款，利润耗尽，客户不再回复。嫌疑人有五个：

        1. **销售**在邮件里写：旺季前开通。合同里没有这个日期，客户却记得。
        2. **方案设计**手里只有三个码头的图纸。第四个是投标前夜照抄进去的，漏了布线。
        3. **合同起草人**写：满意完工后付30%。谁来满意、按什么测试、到哪天为止，没人知道。
        4. **交付**签约两周后才见到合同。在现场又顺手帮客户多接了摄像头，耽误九天。
        5. **财务**对一号码头晚开票十一周，因为签好的验收证书躺在工程车里。

        没有谁独自杀死了合同。每个人都把伤口传给了下一个人，最后痛在该进钱的地方。

        ## 伤口与药方

        - **合同外的承诺**：承诺随活动入档。签约之前，每一条要么写进合同，要么书面收回。
        - **范围没有边界**：列明包含什么、不含什么、客户提供什么（场地、供电、许可），并写日期。
        - **无法证明的触发条件**：写明事件、文件、签字人和天数。写明沉默或已投入使用意味着什么。
        - **读得太晚**：申请ATC之前FR要读草稿。签约后一周内开交底会。
        - **人情活**：没有变更单，范围外的活一律不做，零价格也一样，因为日期照样会动。
        - **纸走得慢**：验收证书当天拍照，当天申请开票。

        ## 同一句话，两种写法

        弱：*满意完工后付30%。*

        好：*每个码头由客户项目经理签署验收证书（附件C）后开票，开票后30天内支付30%。测试后十个工作日内未收到书面缺陷\
        清单的，该码头视为验收通过。*

        当地法律可能要求别的措辞，法务评审正是为此而设。

        ## 练习（无需网络）

        打开你最近的合同：先用`outpost contract list --mine`，再用`outpost contract show`加合同编号。给每条付款条款标\
        上事件、文件、签字人、天数，把最弱的一条重写。然后AR、FR、COM、FIN各自独立写下：下一笔款哪天到期？答案不一致，\
        就是伤口。

        ## 申请ATC前的检查清单

        - [ ] 每个承诺都已写进合同或已收回
        - [ ] 已列明包含项、不含项和客户义务
        - [ ] 每条付款条款都有事件、文件、签字人、天数
        - [ ] FR和FIN读过的正是这一稿
        - [ ] 偏离已列出，各有责任人
        - [ ] 交底会日期已定
        """

    private static let whoKilledTheContractQuiz: [Question] = [
        Question(
            Prose(
                "A draft says: 30 % after satisfactory completion. What does it lack most?",
                "草稿写着：满意完工后付30%。最缺的是什么？"),
            [
                Prose("A penalty for late payment", "逾期付款的违约金"),
                Prose("A higher share, to balance the risk", "更高的比例，以平衡风险"),
                Prose("An event with a document, a signatory and a number of days", "一个事件，加上文件、签字人和天数"),
                Prose("A friendlier word than satisfactory", "比“满意”更客气的词"),
            ], right: 2,
            why: Prose(
                """
                Nothing proves that the term has been met, so it never falls due. A penalty on a date that never \
                comes is worth nothing.
                """,
                "没有东西能证明条件已满足，款项就永远不到期。针对永远不来的日期设违约金，毫无用处。")),
        Question(
            Prose(
                """
                The customer's site manager asks for two extra connections, half a day of work, and you will not \
                charge for it. What now?
                """,
                "客户现场负责人要求多接两条线，半天的活，你不打算收费。怎么办？"),
            [
                Prose(
                    "Write a change order at price zero before the work, with its effect on the dates.",
                    "开工前开一张零价格的变更单，写明对日期的影响。"),
                Prose("Do it: half a day of goodwill is cheap.", "直接做：半天的人情很便宜。"),
                Prose("Refuse: it is not in the scope.", "拒绝：不在范围内。"),
                Prose("Do it, and write the change order if anybody asks.", "先做，有人问起再补变更单。"),
            ], right: 0,
            why: Prose(
                """
                The favour may be right, but unrecorded it moves dates and becomes the new scope. Zero on paper \
                shows the customer what was given.
                """,
                "帮忙也许没错，但不记录就会拖动日期，还会变成新的范围。纸面上的零，也让客户看到你给了什么。")),
        Question(
            Prose("When should FR read a contract for the first time?", "FR应当在什么时候第一次读合同？"),
            [
                Prose("At the hand-over meeting, where the seller can explain it", "交底会上，销售可以当面讲解"),
                Prose("When the first milestone is planned, with the site at hand", "排第一个里程碑、对照现场的时候"),
                Prose("When the customer has signed, so that the text is final", "客户签字之后，那时文本已定"),
                Prose("As a draft, before ATC is requested", "草稿阶段，申请ATC之前"),
            ], right: 3,
            why: Prose(
                """
                Dates, acceptance and the customer's duties can still be put right then. After signing every repair \
                needs the customer and a change order.
                """,
                "那时日期、验收和客户义务还改得动。签约之后，每处修补都要客户同意，还要变更单。")),
        Question(
            Prose(
                """
                You find that a date was promised by e-mail that is not in the draft. What do you do before signing?
                """,
                "你发现邮件里承诺过一个日期，草稿里却没有。签约前怎么做？"),
            [
                Prose("Nothing: what is not in the contract does not bind us.", "不管它：合同里没有的不约束我们。"),
                Prose(
                    "Have FR check it, then take it into the contract or withdraw it in writing.",
                    "请FR核实，然后写进合同，或书面收回。"),
                Prose("Ask delivery to keep the date without telling the customer.", "请交付悄悄按那个日期做。"),
            ], right: 1,
            why: Prose(
                """
                The customer plans by what was said, whatever the contract says. Clear it while both sides still \
                want the signature.
                """,
                "不管合同怎么写，客户都按听到的来安排。趁双方都还想签字的时候说清楚。")),
        Question(
            Prose(
                """
                The acceptance certificate for one terminal was signed on site today. What brings the money soonest?
                """,
                "今天在现场签了一个码头的验收证书。怎样最快见到钱？"),
            [
                Prose("Collect the certificates of all terminals and send them together.", "等所有码头的证书齐了一起寄。"),
                Prose("Send the original to finance at the end of the month.", "月底把原件寄给财务。"),
                Prose("Photograph it, record it and request the invoice today.", "今天就拍照、入档、申请开票。"),
                Prose("Ask the customer's accounts department to expect an invoice.", "先跟客户的财务打个招呼，说会有发票。"),
            ], right: 2,
            why: Prose(
                """
                The days of the payment term are counted from the invoice. Every day that the paper lies about is a \
                day that you give the customer for nothing.
                """,
                "付款天数从开票起算。纸多躺一天，就白送客户一天。")),
    ]
}
