// Why this file exists: a lead must get from a business card to a decision without lying on a desk in between.

extension ProcessContent {
    static let leadManagement = Document(
        "P03", .process, Label("Lead management", "线索管理流程", "線索管理流程"),
        owner: "AR",
        summary: Label(
            "How a hint of business becomes an opportunity, or is closed with a reason, within known times.",
            "一条业务线索怎样在规定时间内变成机会点，或者写明原因后关闭。", "一條業務線索怎樣在規定時間內變成機會點，或者寫明原因後關閉。"),
        body: leadManagementBody,
        source: "https://ips99.com/show/4/859504.html; https://www.huzhudoc.com/blog/华为ltc销售管理流程介绍",
        steps: leadManagementSteps)

    private static let leadManagementBody = Prose(
        """
        A lead is a hint of business that nobody has checked yet. This process gives it an owner and a date at \
        every moment, and ends in one of three ways: converted, nurtured, or closed with a reason.

        ## The way

        Capture → remove duplicates → verify → score → distribute → accept → review → convert, nurture or close.

        ## Times

        Counted in working days; HQ can set others.

        - distributed within 2 days of being verified
        - accepted or returned within 2 days of being distributed
        - first touch within 3 days of being accepted
        - reviewed by the office every second week

        ## Rules worth knowing

        - Anybody may capture a lead. The first source keeps the credit; a later change is a proposal.
        - Verified means that you spoke to somebody. Two answers count most: do they want it (`intent`), and can \
        they pay (`budget`)?
        - The score comes from rules that you can read. If it looks wrong, correct the answers.
        - Returning a lead is no disgrace; keeping one that you do not work is. A returned lead goes back to \
        `verified` and is distributed again.
        - A closed lead may be reopened with a reason. Its age starts anew, its history stays.
        - A lead converts once. If two people convert it apart, the first stands and the second becomes a case.

        ## Without a network

        You can capture, verify, score, accept, review and, within your office, convert. A hint warns you if \
        another office may know the account. Two things wait for HQ: the last word on duplicates, and an \
        assignment, above all across offices. Until your sync it is a request.

        ## Going wrong

        - Names tidied up on entry, so that the duplicate is not found.
        - A stack of cards from a fair entered three weeks later.
        - Closed as "no interest", without the customer's own words.
        """,
        """
        线索是还没有人核实过的业务苗头。这个流程保证它在任何时刻都有责任人和日期，最后只有三种结局：转化、培育，或者\
        写明原因后关闭。

        ## 走法

        收集 → 去重 → 验证 → 评分 → 分发 → 接受 → 评审 → 转化、培育或关闭。

        ## 时限

        按工作日计算，总部可以调整。

        - 验证后2天内分发
        - 分发后2天内接受或退回
        - 接受后3天内首次联系
        - 代表处每两周评审一次

        ## 值得记住的规则

        - 谁都可以收集线索。最先的来源算数，之后改来源只是提议。
        - “已验证”是指你跟人谈过。两个回答最要紧：想不想要（`intent`），买不买得起（`budget`）。
        - 评分来自看得见的规则。觉得不对，就改回答。
        - 退回线索不丢人，占着不跟才丢人。退回的线索回到`verified`，重新分发。
        - 已关闭的线索可以写明原因后重开，老化时间重新计算，历史保留。
        - 一条线索只能转化一次。两个人各自转化时，先到的有效，后到的成为待决事项。

        ## 没有网络时

        可以收集、验证、评分、接受、评审，在本代表处内还可以转化。如果其他代表处可能已有这个客户，会有提示。有两件事\
        要等总部：重复与否的最终认定，以及分派，尤其是跨代表处的分派。同步之前它只是申请。

        ## 容易出的问题

        - 录入时把名称“整理”过，重复就查不出来。
        - 展会上的一叠名片三周后才录入。
        - 只写“没兴趣”就关闭，没有客户原话。
        """)
}
