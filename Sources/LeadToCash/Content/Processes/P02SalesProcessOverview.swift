// Why this file exists: a rep wants to see the whole way of a deal on one page: where it stands, who leads, which
// gate comes next.

extension ProcessContent {
    static let salesProcessOverview = Document(
        "P02", .overview, Label("Sales process overview", "销售流程总概览图", "銷售流程總概覽圖"),
        owner: "HQ",
        summary: Label(
            "Six stages of a deal, who leads in each, and the gates between them.",
            "一个项目的六个阶段、各阶段由谁牵头，以及阶段之间的决策点。", "一個項目的六個階段、各階段由誰牽頭，以及階段之間的決策點。"),
        body: salesProcessOverviewBody,
        source: "https://2048ai.net/68c587b28867235e1383ed32.html (names of the gates)")

    private static let salesProcessOverviewBody = Prose(
        """
        One deal, one shared record, six stages. At each stage one role answers for it and the others help.

        ## Stages

        1. **Manage leads** (LTO). AR leads, SR helps. From capture to conversion; the office decides in its \
        review, there is no gate. P03, P05.
        2. **Convert opportunities** (from LTO into OTO, `discovered` to `submitted`). AR leads, PD on levels A \
        and B; SR owns solution and bid, FR says whether it can be delivered. Gates **ATI** and **ATB**. P04, P08, \
        P12, P13, P06.
        3. **Contracting** (OTO, `negotiating` to `won`). AR leads, with COM and FIN. Gate **ATC**. P09, P07, P10.
        4. **Fulfilment** (OTD). FR leads, with PM. Gate **ATAC** for each change. P11.
        5. **Collections** (DTC). FIN invoices and posts receipts, AR collects, FR proves acceptance. Gate \
        **ATCC**.
        6. **Relationship** (after DTC, beside ITR). AR leads, FR helps: visits, surveys, trouble mended. A new \
        need becomes a new lead, and the loop is closed.

        AR, SR and FR are the core team (CC3), complete before ATI. Small deals run on the light track; OM or HQ \
        sets the track.

        ## Gates

        - **ATI**: do we put people on it? Office for level C, region for B, HQ for A.
        - **ATB**: do we submit this bid at this price?
        - **ATC**: do we sign these terms?
        - **ATAC**: do we accept this change?
        - **ATCC**: is everything accepted, paid and settled, so that we can close?

        From ATB on the sales decision team's tier follows amount and discount; finance joins for ATCC. Nobody \
        decides on their own request. A decision binds exactly what was asked: change a quantity afterwards and it \
        lapses.

        ## Without a network

        Ask for a gate whenever you like; the request leaves with your next sync, and the decision is made at HQ. \
        A bid may go out offline only under an ATB token that has not expired. `won` appears when HQ registers the \
        contract. `outpost next OPP` says what a deal waits for.
        """,
        """
        一个项目、一份共享记录、六个阶段。每个阶段由一个角色负总责，其他角色配合。

        ## 六个阶段

        1. **管理线索**（LTO）。AR牵头，SR配合。从收集到转化，由代表处在评审会上决定，没有决策点。\
        P03、P05。
        2. **转化机会**（从LTO进入OTO，`discovered`到`submitted`）。AR牵头，\
        A、B级项目由PD牵头；SR负责方案和标书，FR判断能否交付。决策点**ATI**和**ATB**。P04、\
        P08、P12、P13、P06。
        3. **签订合同**（OTO，`negotiating`到`won`）。AR牵头，COM和FIN参与。决策\
        点**ATC**。P09、P07、P10。
        4. **履行交付**（OTD）。FR牵头，PM配合。每次变更都过**ATAC**。P11。
        5. **收取款项**（DTC）。FIN开票、入账，AR催收，FR提供验收证明。决策点**ATCC**。
        6. **关系维护**（DTC之后，与ITR相邻）。AR牵头，FR配合：回访、满意度调查、解决问题。新的需要\
        就是新的线索，闭环由此形成。

        AR、SR、FR是核心团队（CC3），申请ATI之前必须到齐。小项目走简化流程，由OM或HQ确定。

        ## 决策点

        - **ATI**：要不要投入人力？C级由代表处决策，B级由地区部，A级由总部。
        - **ATB**：要不要以这个价格投这个标？
        - **ATC**：要不要签这些条款？
        - **ATAC**：要不要接受这个变更？
        - **ATCC**：验收、付款、结算是否都已完成，可以关闭？

        从ATB起，由哪一级销售决策团队决策看金额和折扣；ATCC由财务共同决策。申请人不能决策自己的申请。决策只对\
        申请的内容有效，之后改一个数量，决策就失效。

        ## 没有网络时

        决策申请随时可以写，下次同步时发出，由总部决策。只有ATB授权令牌未过期时，才可以离线递交标书。总部登记合同\
        之后才显示`won`。`outpost next OPP`告诉你项目在等什么。
        """)
}
