// Why this file exists: customers believe a need that they have found themselves, so each of the nine kinds of question
// that lead there has a cell.

extension ProcessContent {
    static let nineBlockVision = Document(
        "T04", .template, Label("Nine-block vision model (SPI method)", "销售引导九格构想模型", "銷售引導九格構想模型"),
        owner: "AR", audience: ["AR", "SR"],
        summary: Label(
            """
            Prepares and records a talk that leads from a pain, over its causes and impact, to the customer's own \
            picture of a cure.
            """,
            "准备并记录一次谈话：从痛苦出发，经过原因和影响，走到客户自己对解决办法的构想。",
            "準備並記錄一次談話：從痛苦出發，經過原因和影響，走到客戶自己對解決辦法的構想。"),
        body: nineBlockVisionText,
        source:
            "Three by three layout: huzhudoc.com 《九格构想模型》与《痛苦表》的应用, seen as an excerpt; the words are ours",
        cells: nineBlockVisionCells)

    private static let nineBlockVisionText = Prose(
        """
        **When to use it.** Before and after a talk in which you want a customer to find out alone what is needed: \
        while nurturing a lead, and at the latest before the deal enters the guiding stage. One form per person; a \
        CFO and a shift leader do not share a vision.

        **How to fill it well**

        - Across: open, control, confirm. Open questions let people talk, control questions guide them to points \
        that you prepared, confirm questions give back what you heard until they say yes.
        - Down: causes, impact, capability. Go row by row. Whoever jumps to the capability is pitching.
        - Before the visit write your questions into the cells. After it, the answers below them, in the \
        customer's words.
        - Prepare the control cells from the pain chain (T02): causes that we can cure, people who suffer too, \
        capabilities that we have.
        - A confirm cell is done when the customer said yes, not when we summed up well.
        - AR and SR may each fill cells of the same talk without a network; the nine are kept apart.

        **Example (made up).** Mr Spout, Teapot Island Telecom. Causes, open: what makes fault-finding take so \
        long? Control: is it because alarms come from three systems? He nods: two hours each time. Impact, \
        control: does it reach the CFO's overtime figures? Capability, confirm: so if one screen showed the failed \
        section within five minutes, the night shift could stay in? He: yes, that is what I need by May.
        """,
        """
        **何时使用。** 想让客户自己看清需要什么，谈话前后都用它：培育线索时用，最迟在进入标前引导阶段之前用完。一人\
        一张；CFO 和值班长不会有同一个构想。

        **怎样写好**

        - 横向是开放、控制、确认。开放型让他说；控制型把他引到你准备好的点上；确认型把听到的复述给他，直到他说“对”。
        - 纵向是原因、影响、能力，一行一行往下走。一上来就谈能力，那是推销。
        - 拜访前把问题写进格子，拜访后把回答写在下面，用他的原话。
        - 控制型的格子从痛苦链（T02）准备：我们治得了的原因、同样难受的人、我们拿得出的能力。
        - 确认型的格子，客户说了“对”才算完成，我们总结得漂亮不算。
        - 同一次谈话，AR 和 SR 可以离线各填各的格子；九格互不覆盖。

        **示例（虚构）。** 茶壶岛电信，嘴先生。原因·开放：查故障为什么要花这么久？控制：是不是因为告警来自三套系\
        统？他点头：每次两小时。影响·控制：是不是也反映到 CFO 看的加班费上？能力·确认：这么说，如果一块屏幕能在五\
        分钟内指出故障段，夜班就不用出车了？他说：对，5 月前我就需要这个。
        """)

    private static let nineBlockVisionCells: [Cell] = [
        Cell(
            "diagnose_open", Label("Causes: open", "诊断原因·开放型", "診斷原因·開放型"),
            hint: Label(
                "\"What makes this happen?\" Let people talk; note the words they use.",
                "“是什么造成的？”让他说，记下他用的词。",
                "“是什麼造成的？”讓他說，記下他用的詞。")),
        Cell(
            "diagnose_control", Label("Causes: control", "诊断原因·控制型", "診斷原因·控制型"),
            hint: Label(
                "\"Is it because …?\" Three or four causes that we can cure, with how often and how much.",
                "“是不是因为……？”三四个我们治得了的原因，问出频率和数量。",
                "“是不是因為……？”三四個我們治得了的原因，問出頻率和數量。")),
        Cell(
            "diagnose_confirm", Label("Causes: confirm", "诊断原因·确认型", "診斷原因·確認型"),
            hint: Label(
                "\"So the causes are …, is that right?\" The answer and the date.",
                "“所以原因是……，对吗？”写下他的回答和日期。",
                "“所以原因是……，對嗎？”寫下他的回答和日期。")),
        Cell(
            "impact_open", Label("Impact: open", "探究影响·开放型", "探究影響·開放型"),
            hint: Label(
                "\"Who else feels this, and how?\" People whom the customer names unasked.",
                "“除了您，还有谁受影响？怎样影响？”写他自己说出的人。",
                "“除了您，還有誰受影響？怎樣影響？”寫他自己說出的人。")),
        Cell(
            "impact_control", Label("Impact: control", "探究影响·控制型", "探究影響·控制型"),
            hint: Label(
                "\"Does it also reach …?\" Names from the pain chain (T02), each with a figure.",
                "“是不是也影响到……？”用痛苦链（T02）里的人，每人带一个数字。",
                "“是不是也影響到……？”用痛苦鏈（T02）裏的人，每人帶一個數字。")),
        Cell(
            "impact_confirm", Label("Impact: confirm", "探究影响·确认型", "探究影響·確認型"),
            hint: Label(
                "\"So it costs … and concerns …?\" Agreement that it is more than one person's problem.",
                "“所以损失是……，涉及……？”他认可这不只是他一个人的问题。",
                "“所以損失是……，涉及……？”他認可這不只是他一個人的問題。")),
        Cell(
            "vision_open", Label("Capability: open", "构想能力·开放型", "構想能力·開放型"),
            hint: Label(
                """
                "What would you need in order to get rid of it?" The customer's idea first, even if it is not \
                ours.
                """,
                "“您需要什么才能解决它？”先听他的想法，哪怕和我们的不同。",
                "“您需要什麼才能解決它？”先聽他的想法，哪怕和我們的不同。")),
        Cell(
            "vision_control", Label("Capability: control", "构想能力·控制型", "構想能力·控制型"),
            hint: Label(
                "\"Would it help if somebody could, at the moment when …?\" Who, when, what, no product name.",
                "“如果某人在某个时候能做到……，会不会有帮助？”讲谁、何时、做什么，不提产品名。",
                "“如果某人在某個時候能做到……，會不會有幫助？”講誰、何時、做什麼，不提產品名。")),
        Cell(
            "vision_confirm", Label("Capability: confirm", "构想能力·确认型", "構想能力·確認型"),
            hint: Label(
                "\"So if you could …, you would reach …?\" The yes is the vision; copy it into a requirement.",
                "“所以如果能……，您就能达到……？”他说“对”，构想就成立；把它写成一条需求。",
                "“所以如果能……，您就能達到……？”他說“對”，構想就成立；把它寫成一條需求。")),
    ]
}
