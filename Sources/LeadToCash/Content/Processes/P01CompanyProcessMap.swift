// Why this file exists: whoever receives a record from another department wants to know why, and where their own go
// next.

extension ProcessContent {
    static let companyProcessMap = Document(
        "P01", .overview, Label("Map of company processes", "公司各流程关系总概览图", "公司各流程關系總概覽圖"),
        version: "", owner: "HQ",
        summary: Label(
            "Four processes, three flows, and the records that cross between them.",
            "四个一级流程、三条业务流，以及流程之间交接的记录。", "四個一級流程、三條業務流，以及流程之間交接的記錄。"),
        body: companyProcessMapBody)

    private static let companyProcessMapBody = Prose(
        """
        Read this when you ask why a record has come to you, or who needs yours next. You work in LTC and live off \
        the other three.

        ## Four processes

        - **IPD**, integrated product development: from a need in the market to a product with a code, a price \
        list and a key message.
        - **MTL**, market to leads: from a market segment to people worth a visit, by way of campaigns, \
        exhibitions and seminars.
        - **LTC**, lead to cash: from a lead to money in the bank and a customer who buys again. This is what \
        Outpost runs.
        - **ITR**, issue to resolution: from a customer's trouble to a cure that the customer confirms.

        ## Three flows

        A customer sees only three things in us: we develop (IPD), we turn products into revenue (LTC, fed by \
        MTL), we solve problems (ITR). When you report a problem with the way we work, name the flow; then it \
        reaches somebody who can mend it.

        ## What is handed over

        A hand-over is a record, never a chat.

        - **MTL → LTC**, lead hand-off: campaign, market segment, target list, date of qualification, cost.
        - **LTC → MTL**, what became of the lead: converted or not, and by campaign why not.
        - **IPD → LTC**, product: code, availability, price list, version of the key message, roadmap note.
        - **LTC → IPD**, requirement: its text, who wants it, the revenue at stake, its priority. The answer and \
        its date come back.
        - **LTC → ITR**, service hand-over at acceptance: installed base, warranty dates, contacts, service level.
        - **ITR → LTC**, service request: severity (critical, major, minor), issues that hold up payment, signs of \
        renewal or expansion.

        ## In daily work

        - Give a requirement its revenue; without a figure nobody can rank it.
        - Look for open service requests before you ask for money.
        - Without a network you can read all of this and write your side. It crosses at the next sync, so promise \
        no date on it before then.
        - `outpost process map` prints the tree.
        """,
        """
        想知道一条记录为什么到了你手里、你的记录下一步给谁，就看这张图。你在LTC里工作，靠另外三个流程供给。

        ## 四个一级流程

        - **IPD**，集成产品开发：从市场需要到产品，带编码、价格表和关键信息。
        - **MTL**，从市场到线索：从细分市场到值得拜访的人，靠市场活动、展会和研讨会。
        - **LTC**，从线索到现金：从一条线索到钱进银行、客户再买。Outpost承载的就是它。
        - **ITR**，从问题到解决：从客户遇到麻烦到客户确认已经解决。

        ## 三条业务流

        在客户眼里我们只做三件事：开发产品（IPD）、把产品变现（LTC，由MTL供给线索）、解决问题（ITR）。反\
        映工作方式上的问题时，请写明属于哪条流，这样问题才会交到能改的人手里。

        ## 交接什么

        交接的是记录，不是口头一说。

        - **MTL → LTC**，线索移交：市场活动、细分市场、目标名单、合格日期、费用。
        - **LTC → MTL**，线索结果：是否转化，没转化的按活动写明原因。
        - **IPD → LTC**，产品：编码、可供应情况、价格表、关键信息版本、路标说明。
        - **LTC → IPD**，需求：需求内容、哪些客户要、涉及多少收入、优先级；答复和日期会传回来。
        - **LTC → ITR**，验收时的服务移交：装机清单、保修日期、联系人、服务等级。
        - **ITR → LTC**，服务请求：严重程度（严重、主要、次要）、影响回款的问题、续约或扩容的信号。

        ## 日常要点

        - 提需求要写涉及的收入；没有数字就没法排序。
        - 催款之前先看有没有未解决的服务请求。
        - 没有网络时可以阅读全部内容，也可以写好自己这一侧；下次同步才会交出去，之前不要对外承诺日期。
        - `outpost process map`显示流程树。
        """)
}
