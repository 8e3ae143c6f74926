// Why this file exists: no listed process tells how money comes in and what follows it, and the chain from lead to cash
// must not end at a signature. Its activities have a home here.

extension ProcessContent {
    static let deliveryToCash = Document(
        "DTC", .process, Label("Delivery to cash", "从交付到回款", "從交付到回款"), version: "",
        owner: "FIN", audience: ["AR", "FR", "FIN", "COM", "OM"],
        summary: Label(
            "From the event that allows an invoice to the money, the closed contract and the next lead.",
            "从可以开票的事件，到回款、合同关闭和下一条线索。", "從可以開票的事件，到回款、合同關閉和下一條線索。"),
        body: Prose(
            """
            No process among the listed titles covers cash and relationship; Outpost fills the gap.

            - **FR proves, AR asks, finance writes.** A laptop never makes money: it asks for an invoice and claims \
            a receipt. Finance issues, posts and allocates at HQ.
            - **A claim is not money.** What you saw on a payment slip is a claim until the bank's line is there. \
            Write it down at once all the same, with the reference: it is how the money finds its contract.
            - **Write down every promise.** Date, amount and who gave it. A promise that was kept and one that was \
            broken tell you what to do next time.
            - **A dispute stops the clock of blame, not of work.** Open it the day you hear of it; finance closes it.
            - **A contract closes when nothing is open.** All milestones accepted, all invoices paid or written off, \
            no dispute, no change order. Then visit, ask for a score, and write down the next need: that is a lead.
            """,
            """
            所列标题中没有一个流程讲回款和客户关系，这里由 Outpost 补上。

            - **FR 举证，AR 申请，财务开立。** 笔记本电脑上不会产生钱：只能申请开票、报告回款。开票、入账、核销都在总部由财务完成。
            - **回款报告不是钱。** 看到付款凭证，在银行流水到来之前都只是报告。但要马上写下来，带上参考号：这笔钱就是靠它找到合同的。
            - **每个承诺都记下来。** 日期、金额、谁说的。兑现的和没兑现的承诺，会告诉你下次怎么做。
            - **争议停下的是追责，不是工作。** 听到当天就登记；由财务关闭。
            - **没有未了事项，合同才关闭。** 里程碑全部验收，发票全部付清或核销，没有争议，没有变更单。然后回访、请客户打分，\
            写下下一个需求：那就是新线索。
            """),
        steps: cashSteps)
}
