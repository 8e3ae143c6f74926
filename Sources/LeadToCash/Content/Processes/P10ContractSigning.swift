// Why this file exists: what was approved, what was signed and what is on file must be one text 合同签订.

extension ProcessContent {
    /// P10. From the ATC decision to the hand-over meeting.
    static let contractSigning = Document(
        "P10", .process, Label("Contract signing", "合同签订流程", "合同簽訂流程"),
        owner: "AR",
        summary: Label(
            """
            Sign exactly what was approved, prove it, register it, and hand it over to the people who deliver.
            """,
            "签的就是批的，留下凭证，完成登记，再交底给履行的人。",
            "簽的就是批的，留下憑證，完成登記，再交底給履行的人。"),
        body: Prose(
            """
            A signature takes a minute and binds us for years. The minute goes wrong in three ways: the text is \
            no longer the approved one, the person who signs may not, or nobody can find the paper afterwards. \
            Each step here closes one of these doors.

            ## When it applies

            From an approved ATC until the hand-over meeting. The deal counts as won only when HQ has registered \
            the contract; until then a signed paper is evidence and a good reason to hurry, but not yet revenue.

            ## How it runs

            1. Check that the ATC covers this very revision and that its conditions are met.
            2. Check the authority of both signatories.
            3. Take the customer's signature, then ours, and scan both at once.
            4. Send the evidence up; HQ registers the contract and it becomes effective.
            5. HQ issues the number, the only one to use on orders and invoices.
            6. AR hands the contract over to FR, in a meeting and with a checklist.

            ## What to watch

            - A word changed by hand at the table voids the approval. Initial nothing that was not reviewed; go \
            back and freeze again.
            - Get proof of authority from the customer: a register extract, a power of attorney, or a letter on \
            their paper.
            - Scan every page, with annexes and stamps, before the paper leaves the room.
            - The person who sold does not file the promises away: every promise outside the text is named at \
            the hand-over, or withdrawn.

            ## Without a network

            Signatures, scans and the hand-over notes can be recorded on the laptop; they go up at the next \
            sync. Registration, number and the stage "won" come from HQ. Until then the deal shows your claim of \
            a win; leave the text alone.
            """,
            """
            签字只要一分钟，却约束我们好几年。这一分钟常错在三处：文本已不是批准的那份，签字的人无权签，或者事后找不到原\
            件。下面每一步关上其中一扇门。

            ## 适用范围

            从ATC批准到合同交底会为止。总部登记之后才算赢单；在那之前，签了字的纸是凭证，也是抓紧的理由，但还不是收入。

            ## 怎么做

            1. 核对ATC批准的正是这个版本，附带条件已满足。
            2. 核对双方签字人的权限。
            3. 先取得客户签字，再由我方签字，当场扫描。
            4. 上传凭证；总部登记，合同生效。
            5. 总部发放合同编号，订单和发票只用这个编号。
            6. AR开交底会，按清单把合同交给FR。

            ## 留心之处

            - 在签字桌上手改一个字，批准即失效。没评审过的改动不要小签，退回重新冻结。
            - 向客户要授权证明：登记摘录、授权委托书，或盖章函件。
            - 原件离开房间之前，连同附件和印章逐页扫描。
            - 销售的口头承诺不能悄悄带过：文本以外的承诺，要么在交底会上说出来，要么收回。

            ## 没有网络时

            签字、扫描件和交底记录都可在本机登记，下次同步时上传。登记、编号和“赢单”状态由总部给出。在此之前，机会点显\
            示为你申报的赢单；不要再动合同文本。
            """),
        steps: contractSigningSteps)
}
