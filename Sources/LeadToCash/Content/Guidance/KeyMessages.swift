// Why this file exists: what to say to a customer at each of the six stages 各阶段关键信息, in a few sentences.

extension ProcessContent {
    /// KM1 to KM6, one for each stage.
    static let keyMessages: [Document] = [
        Document(
            "KM1", .keyMessage, Label("Leads: we came to listen", "线索：我们是来听的", "線索：我們是來聽的"),
            version: "1.1", owner: "HQ", audience: ["AR"],
            summary: Label(
                "One useful question opens more doors than one brochure.",
                "一个有用的问题，比一本宣传册更能敲开门。",
                "一個有用的問題，比一本宣傳冊更能敲開門。"),
            body: Prose(
                """
                **Say:** We work with people who have your kind of job. Tell us what took too much of your time last \
                month, and we shall tell you honestly whether we can help.

                **Why it matters to the customer:** he gets something out of the first half hour, even if he never \
                buys.

                - Show: one problem of his trade, with what it costs in his own figures.
                - Ask: what happens if nothing changes this year?
                - Do not: start with our products or our size.
                - Next: agree on a date and on who else should hear this.
                """,
                """
                **这样说：** 我们常与您这样岗位的人打交道。请告诉我们，上个月什么事最耗您的时间，能不能帮上忙，我们实话实说。

                **对客户的意义：** 即使最后不买，头半小时也有收获。

                - 展示：他这一行的一个问题，用他自己的数字说明代价。
                - 提问：今年如果什么都不变，会怎样？
                - 不要：一上来就讲我们的产品和规模。
                - 下一步：约好日期，以及还该请谁来听。
                """)),
        Document(
            "KM2", .keyMessage,
            Label(
                "Opportunities: your problem, in your words",
                "机会：用您的话说您的问题",
                "機會：用您的話說您的問題"),
            version: "1.1", owner: "HQ", audience: ["AR", "SR"],
            summary: Label(
                "The solution starts from what the customer said, and he can check it.",
                "方案从客户说的话出发，客户可以核对。",
                "方案從客戶說的話出發，客戶可以核對。"),
            body: Prose(
                """
                **Say:** This is what you told us, this is what we would do about it, and this is what will be \
                different for you. Correct us where we are wrong.

                **Why it matters to the customer:** he can defend the project in his own house, with his own \
                arguments.

                - Show: his requirements, numbered, and the answer to each.
                - Ask: who would be hurt if this were not solved, and who would be against it?
                - Do not: promise a function that SR has not confirmed.
                - Next: a short mail that acknowledges the solution by its version.
                """,
                """
                **这样说：** 这是您告诉我们的，这是我们打算怎么做，这是您那边会有的变化。哪里不对，请指正。

                **对客户的意义：** 他能用自己的理由，在自己公司里为项目说话。

                - 展示：他的需求逐条编号，逐条回答。
                - 提问：不解决会伤到谁？谁会反对？
                - 不要：许诺SR没有确认的功能。
                - 下一步：一封写明版本号的认可邮件。
                """)),
        Document(
            "KM3", .keyMessage,
            Label(
                "Contracting: clear terms protect both of us",
                "签约：条款清楚，双方都受保护",
                "簽約：條款清楚，雙方都受保護"),
            version: "1.1", owner: "HQ", audience: ["AR", "COM"],
            summary: Label(
                "A clear contract is a service to the customer, too.",
                "清楚的合同，对客户也是一种服务。",
                "清楚的合同，對客戶也是一種服務。"),
            body: Prose(
                """
                **Say:** We want a contract that you will not have to open again. So let us write down now what we \
                deliver, how you will test it, and what is paid when.

                **Why it matters to the customer:** he can explain to his own controllers what he gets for which \
                money, and when.

                - Show: the payment terms, each with its event and its proof.
                - Ask: which clause will your legal department stop at?
                - Do not: hide an exclusion in an annex, or agree at the table to what nobody has reviewed.
                - Next: one list of open points with names and dates.
                """,
                """
                **这样说：** 我们希望这份合同签完您不用再翻开。所以现在就写清楚：我们交什么，您怎么验，什么时候付什么。

                **对客户的意义：** 他能向自己的内控讲清楚，花什么钱、何时得到什么。

                - 展示：付款条件，逐条写明事件和证明。
                - 提问：贵司法务会卡在哪一条？
                - 不要：把除外责任藏在附件里，也不要当场答应没评审过的内容。
                - 下一步：一份带姓名和日期的未决清单。
                """)),
        Document(
            "KM4", .keyMessage, Label("Delivery: no surprises", "交付：没有意外", "交付：沒有意外"),
            version: "1.1", owner: "HQ", audience: ["FR", "PM", "AR"],
            summary: Label(
                "The customer hears of a delay from us first, with a plan.",
                "如有延误，客户先从我们这里听到，并附带办法。",
                "如有延誤，客戶先從我們這裡聽到，並附帶辦法。"),
            body: Prose(
                """
                **Say:** You will have our progress every week, also when it is bad. If a date is in danger you hear \
                it from us first, together with what we do about it and what we need from you.

                **Why it matters to the customer:** he has promised a date to somebody, too.

                - Show: milestones with planned and expected dates, and open points on both sides.
                - Ask: who will sign the acceptance, and when is that person away?
                - Do not: report green because it may still turn out well.
                - Next: fix the day of the acceptance test.
                """,
                """
                **这样说：** 每周您都能看到进度，坏消息也报。日期有风险，您会先从我们这里听到，同时知道我们怎么办、需要您做\
                什么。

                **对客户的意义：** 他也向别人承诺过日期。

                - 展示：里程碑的计划与预计日期，双方的未决事项。
                - 提问：验收由谁签字？那位什么时候不在？
                - 不要：因为也许还来得及，就先报正常。
                - 下一步：定好验收测试的日期。
                """)),
        Document(
            "KM5", .keyMessage, Label("Collection: let us clear the way together", "收款：一起把路打通", "收款：一起把路打通"),
            version: "1.1", owner: "HQ", audience: ["AR", "FIN"],
            summary: Label(
                "Ask for the money in a friendly way, on time, and remove what stops it.",
                "友好地、按时地要钱，并清除障碍。",
                "友好地、按時地要錢，並清除障礙。"),
            body: Prose(
                """
                **Say:** Our part is done and you have signed it; the invoice falls due on that day. Is there \
                anything in it that will hold it up on your side? Then we put it right today.

                **Why it matters to the customer:** he avoids interest, a stopped service, and a quarrel that \
                somebody would have to explain.

                - Show: the certificate, the payment term and the invoice on one page.
                - Ask: on which day, and for which amount, may we expect the transfer?
                - Do not: apologise for asking, or threaten on your own account.
                - Next: note the promise, and call the day before.
                """,
                """
                **这样说：** 我们的部分已完成，您也签了字，发票某日到期。里面有没有什么会卡在您那边？有就今天改好。

                **对客户的意义：** 避免利息、停服，以及事后还要向人解释的纠纷。

                - 展示：证书、付款条件和发票，放在一页上。
                - 提问：哪一天、多少金额可以到账？
                - 不要：为要钱道歉，也不要自作主张地威胁。
                - 下一步：记下承诺，前一天再打电话。
                """)),
        Document(
            "KM6", .keyMessage, Label("Relationship: judge us by what changed", "关系：看我们改了什么", "關係：看我們改了什麼"),
            version: "1.1", owner: "HQ", audience: ["AR", "FR"],
            summary: Label(
                "Come back with what was done about the last complaint.",
                "带着上次抱怨的处理结果回去见客户。",
                "帶著上次抱怨的處理結果回去見客戶。"),
            body: Prose(
                """
                **Say:** Last time you told us this. Since then we have changed that. What should we look at next, \
                and what are you planning in which we could be useful?

                **Why it matters to the customer:** his word has an effect, and he keeps a partner who already knows \
                the house.

                - Show: the improvement, with the date and the person who had asked for it.
                - Ask: who else in your company has the problem that we solved for you?
                - Do not: visit only when a contract runs out.
                - Next: enter the lead, with the contract it comes from.
                """,
                """
                **这样说：** 上次您提了这一点，之后我们改了那一处。接下来我们该看什么？您有什么计划是我们帮得上的？

                **对客户的意义：** 他的话有用，也留住了一个已熟悉情况的伙伴。

                - 展示：改进内容，写明日期和当时提出的人。
                - 提问：贵司还有谁有我们帮您解决过的问题？
                - 不要：合同快到期了才上门。
                - 下一步：录入线索，注明来源合同。
                """)),
    ]
}
