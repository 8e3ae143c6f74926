// Why this file exists: a lost deal has been paid for, and this form is how the next team gets something for the
// money.

extension ProcessContent {
    static let lostProjectReview = Document(
        "T03", .template, Label("Lost-project review", "销售项目失败总结", "銷售項目失敗總結"),
        owner: "AR", audience: ["AR", "SR", "FR", "PD", "OM", "HQ"],
        summary: Label(
            "Finds out why a deal was lost while people still remember, and passes the lesson on.",
            "趁大家还记得，弄清为什么丢单，并把教训传下去。",
            "趁大家還記得，弄清為什麼丟單，並把教訓傳下去。"),
        body: lostProjectReviewText,
        cells: lostProjectReviewCells)

    private static let lostProjectReviewText = Prose(
        """
        **When to use it.** After every lost deal. **It is mandatory and due within 10 working days after the loss \
        was recorded** (after ATI: confirmed by the PD). The time is short on purpose: after a month the customer \
        no longer takes the call and we remember a kinder story. For a cancelled deal it is voluntary, yet often \
        worth an hour.

        **How to fill it well**

        - Ask the customer first, and write the reason in the customer's words with name and date. If nobody \
        asked, say so.
        - "Price" is seldom the whole answer. Ask what they would have paid more for, and when they began to lean \
        to the other side.
        - Put the turning point into the timeline: the day after which we could hardly win, though we noticed it \
        later.
        - Write about decisions, not about persons. The review is not used to look for a culprit.
        - "What we would change" is something that another team can do next week: earlier, later, differently, or \
        not at all.
        - AR, SR and FR each add their view; the texts are merged.

        **Example (made up).** Nowhere Rail, signalling upgrade, USD 900,000, lost on 3 March. The purchasing \
        head, by phone on 9 March: the other side had the specification checked with the drivers, we only with the \
        head office. Price gap: we were 4 % dearer, which was called no obstacle. Turning point: the drivers' \
        workshop in November, to which we sent nobody. Lesson: before the tender, visit those who will use it.
        """,
        """
        **何时使用。** 每一个丢掉的项目都要写。**这是强制要求：自登记丢单之日起 10 个工作日内必须完\
        成**（ATI 之后的项目，自 PD 确认丢单之日起）。时间短是有意的：过一个月，客户不再接电话，我们也会记成一\
        个更好听的故事。取消的项目可以不写，但往往值得花一个小时。

        **怎样写好**

        - 先去问客户，用他的原话写原因，注明姓名和日期。没有人去问过，就照实写。
        - “价格”很少是全部答案。问他愿意为什么多付钱，是从什么时候开始偏向对方的。
        - 时间线里要标出转折点：从哪一天起我们就很难赢了，尽管当时没有察觉。
        - 写决策，不写人。总结不是用来追究谁的。
        - “我们会怎么改”要写别的团队下周就能照做的事：早做、晚做、换个做法，或者干脆不做。
        - AR、SR、FR 各写各的看法，文字会合并。

        **示例（虚构）。** 乌有铁路，信号系统升级，90 万美元，3 月 3 日丢单。采购负责人 3 月 9 日电话\
        里说：对方拿规格书同司机们逐条核对过，我们只同总部谈过。价差：我们高 4%，他说这不是障碍。转折点：11 月的司\
        机研讨会，我们没有派人。教训：发标之前，先去拜访真正使用的人。
        """)

    private static let lostProjectReviewCells: [Cell] = [
        Cell(
            "outcome", Label("Outcome", "结果", "結果"),
            hint: Label(
                "What was lost, how much, on what day, at what stage, and who got it.",
                "丢了什么、多少金额、哪一天、在哪个阶段、谁拿到了。",
                "丟了什麼、多少金額、哪一天、在哪個階段、誰拿到了。"),
            prefill: "opportunity.commercial"),
        Cell(
            "timeline", Label("Timeline", "时间线", "時間線"),
            hint: Label(
                "The five to ten days that mattered; mark the turning point.",
                "最关键的五到十个日子；标出转折点。",
                "最關鍵的五到十個日子；標出轉折點。"),
            prefill: "opportunity.timeline"),
        Cell(
            "realReason", Label("Real reason, in the customer's words", "真实原因（客户原话）", "真實原因（客戶原話）"),
            hint: Label(
                "What the customer said, with name, date and channel; our own view below it, apart.",
                "客户怎么说的，注明姓名、日期和方式；我们自己的判断另起一段。",
                "客戶怎麼說的，註明姓名、日期和方式；我們自己的判斷另起一段。"),
            prefill: "opportunity.lostReasons"),
        Cell(
            "competitor", Label("Competitor", "竞争对手", "競爭對手"),
            hint: Label(
                "Who won, with what offer, with whose help inside, what they did better.",
                "谁赢了、用什么方案、客户内部谁帮了他、他哪里做得比我们好。",
                "誰贏了、用什麼方案、客戶內部誰幫了他、他哪裏做得比我們好。"),
            prefill: "opportunity.competitors"),
        Cell(
            "priceGap", Label("Price gap", "价差", "價差"),
            hint: Label(
                "Our price, the winner's, the difference in percent, and how sure we are of it.",
                "我方报价、中标价、相差百分之几，以及这个数有多可靠。",
                "我方報價、中標價、相差百分之幾，以及這個數有多可靠。"),
            prefill: "opportunity.lines"),
        Cell(
            "changes", Label("What we would change", "我们会怎么改", "我們會怎麼改"),
            hint: Label(
                "Three things at most that we would do earlier, otherwise or not at all.",
                "最多三件：会更早做的、换个做法的，或者不再做的。",
                "最多三件：會更早做的、換個做法的，或者不再做的。")),
        Cell(
            "lessons", Label("Lessons for the library", "入库的经验教训", "入庫的經驗教訓"),
            hint: Label(
                "One or two sentences that help somebody who does not know this deal; no personal names.",
                "一两句话，让不了解这个项目的人也用得上；不写个人姓名。",
                "一兩句話，讓不了解這個項目的人也用得上；不寫個人姓名。")),
    ]
}
