// Why this file exists: what is given away in a negotiation 合同谈判 is seen only if limits and rounds are written down.

extension ProcessContent {
    /// P09. From the mandate to a draft that can be frozen.
    static let contractNegotiation = Document(
        "P09", .process, Label("Contract negotiation", "合同谈判流程", "合同談判流程"),
        owner: "AR",
        summary: Label(
            "Go in with written limits, log every round, and come out with a draft that matches the log.",
            "带着书面底线进场，每轮都记录，出来时草稿与记录一致。",
            "帶著書面底線進場，每輪都記錄，出來時草稿與記錄一致。"),
        body: Prose(
            """
            Most money is given away in the last two days, in small pieces, by tired people who do not add them \
            up. This process keeps the sum in view: a mandate before the first round, a log after each, and a \
            comparison of the two before anything becomes text.

            ## When it applies

            From the day the customer says that we are on the short list until the draft is ready to be frozen \
            for review. It also applies when review or ATC sends a point back to the customer.

            ## How it runs

            1. Write the mandate: what we want, what we can live with, and where we stand up and leave. It may \
            not go below the authorised price.
            2. Log each round the same evening: topic, what they asked, what we offered, what was conceded.
            3. Add up the concessions and hold them against the mandate.
            4. If a limit is in the way, ask for a wider mandate before you speak, not after.
            5. Turn the agreed points into one draft.

            ## What to watch

            - Never give without taking: shorter payment, a larger quantity, a reference, an earlier signature.
            - Price is only one of the things on the table. Payment dates, acceptance, warranty and penalties \
            cost money too.
            - One person speaks on terms, and that is the AR. SR and FR bring facts.
            - Say "I have to ask" early and calmly. A promise beyond the mandate is logged as a breach, even if \
            it was kind.
            - Leave the room with a list that both sides have read.

            ## Without a network

            The mandate, the log and the draft live on the laptop, so you can work in the customer's building \
            all week. Only a wider mandate needs HQ. If you cannot reach HQ, adjourn; do not guess.
            """,
            """
            多数利润是在最后两天一点一点让掉的，让的人又累，又没有加总。本流程让总账始终看得见：第一轮之前有授权底线，每\
            轮之后有记录，落成文字之前两者先对照。

            ## 适用范围

            从客户告知我方入围起，到草稿可以冻结评审为止。评审或ATC把某一点退回客户再谈时，同样适用。

            ## 怎么做

            1. 写下谈判授权：想要什么、可以接受什么、到哪里就起身离开。不得低于授权价。
            2. 每轮当晚记录：议题、对方要求、我方方案、让步内容。
            3. 把让步加总，与授权对照。
            4. 如果底线成了障碍，开口之前先申请扩大授权，不要先说后报。
            5. 把商定各点写成一份草稿。

            ## 留心之处

            - 有让必有取：更短的账期、更大的数量、一个样板、更早的签约。
            - 价格只是桌上的一样东西。付款日期、验收、质保、罚则同样是钱。
            - 条款只由一个人说，就是AR。SR和FR提供事实。
            - 早一点、平静地说“我要请示”。超出授权的许诺，即使出于好意，也记为越权。
            - 离场时手里要有一份双方都看过的清单。

            ## 没有网络时

            授权、记录和草稿都在本机上，你可以整周在客户现场工作。只有扩大授权需要总部。联系不上总部就休会，不要自己猜。
            """),
        steps: contractNegotiationSteps)
}
