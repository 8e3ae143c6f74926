// Why this file exists: a contract that five disciplines have read surprises less than one read by its author 合同评审.

extension ProcessContent {
    /// P07. From a frozen draft to the ATC decision.
    static let contractReview = Document(
        "P07", .process, Label("Contract review", "合同评审流程", "合同評審流程"),
        owner: "COM",
        summary: Label(
            "Five disciplines read the same frozen text before anybody asks for ATC.",
            "申请ATC之前，五个专业先读完同一份冻结文本。",
            "申請ATC之前，五個專業先讀完同一份凍結文本。"),
        body: Prose(
            """
            A contract goes wrong long before it is signed: a payment term hangs on an event that nobody \
            controls, an acceptance test has no date, a penalty has no ceiling. Review exists to find such \
            things while a changed sentence still costs nothing.

            ## When it applies

            - To every contract with a customer. On the light track one person may write several opinions, but \
            each aspect still gets its own.
            - Again after every change of the frozen text. An opinion belongs to one revision; a new revision \
            needs opinions on what changed.

            ## How it runs

            1. AR freezes the draft once the payment terms add up to 100 %.
            2. Legal, finance, delivery, technical and commercial review side by side. Nobody waits for a \
            colleague.
            3. Each opinion has a verdict, a risk level and a list of deviations from our usual terms.
            4. COM gives every deviation an owner and writes one recommendation.
            5. AR requests ATC with it; the decision team decides.

            ## What to watch

            - For every payment term ask: which event triggers it, who proves the event, and what if it never \
            happens?
            - Delivery answers with dates and people, not with the word "feasible".
            - Two opinions on one aspect: the stricter stands until both reviewers agree.
            - Silence is not consent. A missing opinion keeps the ATC request incomplete.
            - A deviation may be accepted, but only by name: who carries it, and at what price.

            ## Without a network

            Freezing, opinions and the ATC request can be written on the laptop and go up at the next sync. \
            Consolidating and deciding happen at HQ. If a colleague changed the draft while you were away, \
            freeze again: opinions on an older text do not count for the new one.
            """,
            """
            合同出问题，往往远在签字之前：付款条件挂在一个谁也控制不了的事件上，验收没有期限，罚则没有上限。评审就是要趁\
            改一句话还不花钱的时候，把这些找出来。

            ## 适用范围

            - 所有客户合同。简化流程里一个人可以写几份意见，但每个专业仍要各有一份。
            - 冻结文本每改一次，就再评一次。意见只对一个版本有效；新版本要对改动之处重新给意见。

            ## 怎么做

            1. 付款比例合计为100%后，AR冻结草稿。
            2. 法务、财务、交付、技术、商务同时评审，互不等待。
            3. 每份意见写明结论、风险等级，以及与我方常用条款的偏离。
            4. COM为每条偏离定责任人，写出一份统一建议。
            5. AR带着建议申请ATC，由决策团队决定。

            ## 留心之处

            - 每个付款条件都问三句：由什么事件触发？谁来证明？如果一直不发生怎么办？
            - 交付意见要写日期和人，不能只写“可行”。
            - 同一专业有两份意见时，以较严的为准，直到两位评审人达成一致。
            - 沉默不等于同意。缺一份意见，ATC申请就不完整。
            - 偏离可以接受，但必须指名道姓：谁承担，代价多少。

            ## 没有网络时

            冻结、写意见、申请ATC都可在本机完成，下次同步时上传。汇总和决策在总部进行。如果你离线期间同事改了草稿，请重\
            新冻结：针对旧文本的意见不能用于新文本。
            """),
        steps: contractReviewSteps)
}
