// Why this file exists: a discount needs a reason, somebody entitled to give it, and a last day 投标价格.

extension ProcessContent {
    /// P13. From the request to the price that is bound to the bid.
    static let bidPrice = Document(
        "P13", .process, Label("Bid price application and decision", "投标价格申请决策流程", "投標價格申請決策流程"),
        owner: "AR",
        summary: Label(
            """
            Ask once for a price with reasons, get an answer from the right level in time, and bid exactly that.
            """,
            "带着理由一次申请，由合适的层级及时答复，投标就用这个价。",
            "帶著理由一次申請，由合適的層級及時答覆，投標就用這個價。"),
        body: Prose(
            """
            A discount is the quickest money there is to lose. It deserves a reason, a decision by somebody \
            entitled to it, and a last day. This process gives the rep a fast answer and the company one place \
            where all exceptions are seen.

            ## When it applies

            To every offer below the price that the office may give by itself, and to every tender. Ask when the \
            lines are complete, early enough for the decision to arrive before the bid is printed.

            ## How it runs

            1. AR requests: lines, discount, reason, competitor's price and where that figure comes from.
            2. The request goes to the tier that may decide: office, region or HQ, by amount and discount.
            3. The tier decides: approved, approved at less, rejected, or returned for material.
            4. AR takes over the authorised price and the day until which it is good.
            5. The price is bound to the bid. From then on that revision does not change.

            ## What to watch

            - Give a reason that survives the question "why not half of it?"
            - Say what the customer gives in return, and what we do if the answer is no.
            - Mark a competitor's price as seen, heard or guessed. Guesses are allowed, if they are called so.
            - One request per offer. Asking twice with other words is found out, and remembered.
            - Changing lines after the approval makes a new revision without an approval.
            - Watch the last day when the customer moves the bid date.

            ## Without a network

            You may write and submit the request on the laptop; it travels with the next sync. Route, decision \
            and the binding price come from HQ. A figure promised on the telephone is not an authorised price \
            until it shows in the record. Floor prices are not sent to a rep's laptop. Do not ask for them; ask \
            for the price you need.
            """,
            """
            折扣是丢钱最快的办法。它应该有理由、有权的人来决定，并且有截止日。本流程让一线尽快得到答复，也让公司在一处看\
            到所有例外。

            ## 适用范围

            凡低于办事处可自行给出的价格，以及所有投标，都要走本流程。清单完整后就申请，要早到在标书付印之前能拿到决策。

            ## 怎么做

            1. AR申请：清单、折扣、理由、竞争对手价格及其出处。
            2. 按金额和折扣，申请自动送到有权的层级：办事处、地区部或总部。
            3. 该层级决定：批准、按较低幅度批准、否决，或退回补充材料。
            4. AR取用授权价和有效截止日。
            5. 价格与标书绑定，此后该版本不再改动。

            ## 留心之处

            - 理由要经得起一问：“为什么不是一半？”
            - 写明客户拿什么来换，以及如果不批我们怎么办。
            - 竞争对手价格要注明是看到的、听说的还是估的。可以估，但要说是估的。
            - 一个报价只申请一次。换个说法再问，会被发现，也会被记住。
            - 批准之后改清单，就成了没有批准的新版本。
            - 客户推迟开标时，留意授权截止日。

            ## 没有网络时

            申请可在本机填写和提交，随下次同步送出。分级、决策和绑定价格由总部给出。电话里答应的数字，在记录里出现之前不\
            算授权价。底价不下发到一线的笔记本。不要问底价，只申请你需要的价格。
            """),
        steps: bidPriceSteps)
}
