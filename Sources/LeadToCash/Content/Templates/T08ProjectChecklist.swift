// Why this file exists: a deal is checked stage by stage on evidence and not on memory, and this is the list that AR
// ticks and QA looks through.

extension ProcessContent {
    static let projectChecklist = Document(
        "T08", .template, Label("Project operation checklist", "项目运作checklist", "項目運作checklist"),
        owner: "AR", audience: ["AR", "SR", "FR", "PM", "PD", "QA"],
        summary: Label(
            "What has to be done at each stage of a deal, and by what evidence one sees that it was.",
            "项目每个阶段要做什么，凭什么证据说明已经做了。",
            "項目每個階段要做什麼，憑什麼證據說明已經做了。"),
        body: projectChecklistText,
        cells: projectChecklistBeforeBid + projectChecklistBid + projectChecklistAfterSigning)

    private static let projectChecklistText = Prose(
        """
        **When to use it.** All along, from the day when the deal is recorded until it is closed. Look at the \
        items of the present stage at each weekly deal meeting, and at all of them before you request a gate. QA \
        checks samples.

        **How to fill it well**

        - An item is a cell of its own. Write state, evidence, who did it and when, for instance: done; visit note \
        of 3 May; SR; 4 May.
        - The hint says what counts as evidence. A record, a document or a dated statement by a named person \
        counts; "discussed" does not.
        - Tick what you did yourself. What FR has to answer for, FR ticks.
        - An item that does not apply gets "n/a" and the reason. Items not marked as required may stay empty.
        - Offline, two of you may work on the list at once. After the sync the state that went furthest stands for \
        each item. Only QA can take a tick back, and says why.
        - If an item is open at a gate, leave it open and write what will close it and when. An honest gap becomes \
        a condition; a false tick becomes a finding.

        **Example (made up).** Teapot Island Telecom, stage guiding. Pain chain: done; four persons, confirmed by \
        Mr Spout on 5 May; AR; 6 May. Nine-block talk: done; note of 5 May; SR; 6 May. Requirements confirmed: \
        open; letter promised for 20 May. Key message: n/a, product not published yet.
        """,
        """
        **何时使用。** 从登记机会点到项目关闭，全程都用。每周项目例会看当前阶段的条目，申请决策点之前把全部条目看一\
        遍。QA 抽查。

        **怎样写好**

        - 每个条目是单独的一格。写状态、证据、谁做的、何时做的，例如：完成；5 月 3 日拜访记录；SR；\
        5 月 4 日。
        - 提示里写明什么算证据。记录、文件、有名有姓有日期的说法都算；“讨论过”不算。
        - 自己做的自己勾。该 FR 负责的，由 FR 来勾。
        - 不适用的写“不适用”和原因；非必填的可以留空。
        - 离线时两个人可以同时填。同步后每个条目以走得最远的状态为准。只有 QA 能取消勾选，并且要写原因。
        - 到决策点还没完成的，就让它开着，写明怎样关闭、何时关闭。如实的缺口会变成一个条件；虚假的勾会变成一条不符合\
        项。

        **示例（虚构）。** 茶壶岛电信，标前引导阶段。痛苦链：完成；四个人，5 月 5 日经嘴先生确认；AR；\
        5 月 6 日。九格谈话：完成；5 月 5 日纪要；SR；5 月 6 日。需求确认：未完成；客户答\
        应 5 月 20 日来函。KeyMessage：不适用，产品尚未发布。
        """)
}
