// Why this file exists: a promise becomes money by way of a milestone that the customer signs 合同履行.

extension ProcessContent {
    /// P11. From an effective contract to the proof that triggers an invoice.
    static let contractFulfilment = Document(
        "P11", .process, Label("Contract fulfilment", "合同履行流程", "合同履行流程"),
        owner: "FR",
        summary: Label(
            "From an effective contract to an accepted milestone whose proof triggers an invoice.",
            "从合同生效到里程碑验收，用验收证明触发开票。",
            "從合同生效到里程碑驗收，用驗收證明觸發開票。"),
        body: Prose(
            """
            The customer bought a result on a date. Fulfilment is the work of turning each promise into a \
            milestone that somebody on the other side signs. A milestone without a signature is cost; a \
            milestone with one is cash.

            ## When it applies

            From the registration of the contract until every milestone is accepted. Cash and relationship have \
            steps of their own and begin where this process hands over the proof.

            ## How it runs

            1. FR reads the contract against the hand-over and confirms it, or says within days what cannot be \
            kept.
            2. PM plans milestones, weights and people, and fixes the baseline.
            3. Ship, prepare the site, install, commission, train; report progress where the work is.
            4. Get each milestone accepted in writing.
            5. Whatever differs from the contract becomes a change order, before the work is done.
            6. Hand the proof over so that the invoice goes out.

            ## What to watch

            - Report percent and forecast date every week, even if nothing moved. "No change" is news.
            - What the customer owes us (site, permits, power, people) is in the plan with dates. Remind in \
            writing.
            - Book the acceptance test before the work is finished; calendars are the slowest part.
            - Small favours outside the scope are changes. Do them for free if you decide so, but write them \
            down.
            - A conditional acceptance triggers money only if the payment term says so.

            ## Without a network

            Progress, obstacles, acceptance scans and change drafts are recorded on site and sync later. If two \
            people report the same milestone, the further state stands, and a step back has to be stated with a \
            reason. A change is agreed only when HQ has decided ATAC; do not start the extra work on a nod.
            """,
            """
            客户买的是某一天能拿到的结果。履行就是把每个承诺变成里程碑，并让对方签字。没有签字的里程碑是成本，有签字的才\
            是钱。

            ## 适用范围

            从合同登记生效到全部里程碑验收。收款和客户关系另有步骤，从本流程移交证明之处开始。

            ## 怎么做

            1. FR对照交底通读合同，予以确认；做不到的，几天之内说出来。
            2. PM计划里程碑、权重和人力，定下基线。
            3. 发货、准备现场、安装、调试、培训；在现场报进度。
            4. 每个里程碑都取得书面验收。
            5. 凡与合同不同之处，先走变更单，再干活。
            6. 移交证明，让发票开出去。

            ## 留心之处

            - 每周报百分比和预计日期，没有进展也要报。“没有变化”也是消息。
            - 客户欠我们的条件（场地、许可、电力、人员）要写进计划并注明日期，书面催办。
            - 活没干完就先约好验收时间，最慢的是大家的日程。
            - 范围之外的小忙也是变更。可以决定免费做，但要记下来。
            - 有条件验收，只有付款条件允许时才能据此收款。

            ## 没有网络时

            进度、障碍、验收扫描件和变更草稿都在现场登记，之后同步。两人报同一里程碑时，以更靠后的状态为准；要退回必须写\
            明原因。变更须经总部ATAC决策才算商定，不要凭客户点个头就开工。
            """),
        steps: contractFulfilmentSteps)
}
