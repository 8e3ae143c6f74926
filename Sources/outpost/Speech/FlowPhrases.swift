// Why this file exists: what the verbs of the flow say while business is being won, in every language: what was done,
// what it means, what to type instead.

extension Phrase {
    // MARK: What every verb says

    static let flowSentence = Phrase("%1", "%1", "%1")
    static let flowInstead = Phrase("%1 Type: %2", "%1请输入：%2", "%1請輸入：%2")
    static let flowNothing = Phrase("Already so, nothing written.", "已是如此，未写入。", "已是如此，未寫入。")
    static let flowNote = Phrase("Note: %1", "注意：%1", "注意：%1")
    static let flowNext = Phrase("Next: %1", "下一步：%1", "下一步：%1")
    static let flowAdded = Phrase("Added %1.", "已新增 %1。", "已新增 %1。")
    static let flowIsSo = Phrase("%1 is “%2” already; nothing was written.", "%1 已是“%2”；未写入。", "%1 已是「%2」；未寫入。")
    static let flowClock = Phrase(
        "This device's clock stands outside the calendar; set it right.", "此设备的时钟超出日历范围；请校正。",
        "此裝置的時鐘超出日曆範圍；請校正。")

    // MARK: What was typed

    static let flowOption = Phrase("%1: %2", "%1：%2", "%1：%2")
    static let flowFuture = Phrase(
        "%1 is %2, which is still to come; write it down once it has happened.", "%1 为 %2，尚未发生；请在发生之后登记。",
        "%1 為 %2，尚未發生；請在發生之後登記。")
    static let flowMoment = Phrase(
        "%1: “%2” is no moment; write the day and the hour, such as \"2026-12-01 17:00+08:00\".",
        "%1：“%2”不是时刻；请写日期和时间，例如 \"2026-12-01 17:00+08:00\"。",
        "%1：「%2」不是時刻；請寫日期和時間，例如 \"2026-12-01 17:00+08:00\"。")
    static let flowChoice = Phrase(
        "%1 cannot be “%2”; it is one of %3.", "%1 不能是“%2”；可用：%3。", "%1 不能是「%2」；可用：%3。")
    static let flowNoFile = Phrase(
        "%1: there is no file “%2”; name a file that is here, or its SHA-256 in 64 digits.",
        "%1：没有文件“%2”；请写本机文件，或其 64 位 SHA-256。", "%1：沒有檔案「%2」；請寫本機檔案，或其 64 位 SHA-256。")
    static let flowTooMany = Phrase(
        "“%1” has no place here; quote what belongs together, or write name=value.", "“%1”多余；请给整段文字加引号，或写成 name=value。",
        "「%1」多餘；請給整段文字加引號，或寫成 name=value。")

    // MARK: Leads

    static let leadAccepted = Phrase("Accepted %1; it is yours.", "已接受 %1；由您跟进。", "已接受 %1；由您跟進。")
    static let leadNotQualified = Phrase(
        "%1 cannot be qualified yet; missing (or add --anyway):", "%1 还不能确认；缺少（或加 --anyway）：",
        "%1 還不能確認；缺少（或加 --anyway）：")
    static let leadQualified = Phrase("Qualified %1.", "已确认 %1。", "已確認 %1。")
    static let leadClosed = Phrase("Closed %1.", "已关闭 %1。", "已關閉 %1。")
    static let leadReturnNote = Phrase("%1 returned: %2", "%1 退回：%2", "%1 退回：%2")
    static let leadReturned = Phrase(
        "Returned %1; whoever distributes leads hands it on.", "已退回 %1；由分发人重新分发。", "已退回 %1；由分發人重新分發。")
    static let leadTouched = Phrase(
        "Noted for %1; the next touch is on %2.", "已为 %1 记录；下次联系：%2。", "已為 %1 記錄；下次聯繫：%2。")
    static let leadConverted = Phrase(
        "Converted %1 to the deal %2; HQ gives it a code at the next sync.", "已将 %1 转化为机会点 %2；下次同步时由总部编号。",
        "已將 %1 轉化為機會點 %2；下次同步時由總部編號。")
    static let leadConversionNote = Phrase("Converted from the lead %1", "由线索 %1 转化", "由線索 %1 轉化")
    static let leadNoAccount = Phrase(
        "There is no account “%1” here; name one with --account, or make one with --new-account.",
        "此处没有客户“%1”；请用 --account 指定，或用 --new-account 新建。", "此處沒有客戶「%1」；請用 --account 指定，或用 --new-account 新建。")
    static let leadSeveralAccounts = Phrase(
        "Several accounts are called “%1”; name the one with --account.", "有多个客户名为“%1”；请用 --account 指定。",
        "有多個客戶名為「%1」；請用 --account 指定。")

    // MARK: Deals

    static let dealAtTheEnd = Phrase(
        "%1 is at its last stage.", "%1 已在最后阶段。", "%1 已在最後階段。")
    static let dealNotReady = Phrase("%1 cannot come to “%2” yet; missing:", "%1 还不能进入“%2”；缺少：", "%1 還不能進入「%2」；缺少：")
    static let dealAdvanced = Phrase("%1 is now at “%2”.", "%1 现为“%2”。", "%1 現為「%2」。")
    static let dealLost = Phrase(
        "%1 is lost. Its review (T03) is due on %2 and is a task now.", "%1 已丢单。失败总结（T03）须于 %2 前完成，已列为任务。",
        "%1 已丟單。失敗總結（T03）須於 %2 前完成，已列為任務。")
    static let dealLossConfirmed = Phrase(
        "The deal is past ATI: the project director confirms the loss.", "该机会点已立项：丢单由销售项目主任确认。",
        "該機會點已立項：丟單由銷售項目主任確認。")
    static let dealSuspended = Phrase("%1 rests.", "%1 已挂起。", "%1 已掛起。")
    static let dealCancelled = Phrase("%1 is cancelled.", "%1 已取消。", "%1 已取消。")
    static let dealReopened = Phrase("%1 goes on.", "%1 已重新打开。", "%1 已重新打開。")
    static let dealNotEnded = Phrase(
        "%1 is “%2”; only what was lost, cancelled or suspended is reopened.", "%1 为“%2”；只有丢单、取消或挂起的才能重新打开。",
        "%1 為「%2」；只有丟單、取消或掛起的才能重新打開。")
    static let dealNotOpen = Phrase(
        "%1 is “%2”; type: outpost opp reopen %1 --reason \"…\"", "%1 为“%2”；请输入：outpost opp reopen %1 --reason \"…\"",
        "%1 為「%2」；請輸入：outpost opp reopen %1 --reason \"…\"")
    static let dealIsSo = Phrase("%1 is “%2”; nothing was written.", "%1 已是“%2”；未写入。", "%1 已是「%2」；未寫入。")
    static let dealClaimed = Phrase(
        "Noted that %1 is won. It counts as committed until HQ has registered the contract.",
        "已申报 %1 赢单。总部登记合同之前计入承诺。", "已申報 %1 贏單。總部登記合同之前計入承諾。")

    // MARK: Seats

    static let seatUsage = Phrase(
        "Name the deal, the part and the person: outpost seat add OPP SR USER",
        "请写机会点、岗位和人员：outpost seat add OPP SR USER",
        "請寫機會點、崗位和人員：outpost seat add OPP SR USER")
    static let seatAdded = Phrase("%1 is %2 of %3.", "%1 担任 %3 的 %2。", "%1 擔任 %3 的 %2。")
    static let seatIsSo = Phrase("%1 is %2 of %3 already.", "%1 已是 %3 的 %2。", "%1 已是 %3 的 %2。")
    static let seatTaken = Phrase(
        "%1 is %2 of %3; end that first (outpost seat end %3 %2), or add --replace.",
        "%1 是 %3 的 %2；请先结束（outpost seat end %3 %2），或加 --replace。",
        "%1 是 %3 的 %2；請先結束（outpost seat end %3 %2），或加 --replace。")
    static let seatByHeadquarters = Phrase(
        "The deal is past ATI: HQ looks at who its account responsible is.", "该机会点已立项：客户责任人由总部核定。",
        "該機會點已立項：客戶責任人由總部核定。")
    static let seatNone = Phrase("Nobody is %1 of %2.", "%2 没有 %1。", "%2 沒有 %1。")
    static let seatEnded = Phrase("%1 is not %2 any more.", "%1 不再担任 %2。", "%1 不再擔任 %2。")

    // MARK: Solutions, needs, risks

    static let solutionAdded = Phrase("Began version %1 (%2) of the solution.", "已新建方案 %1（%2）。", "已新建方案 %1（%2）。")
    static let solutionNone = Phrase(
        "%1 has no solution; type: outpost solution add %1 \"…\"", "%1 没有方案；请输入：outpost solution add %1 \"…\"",
        "%1 沒有方案；請輸入：outpost solution add %1 \"…\"")
    static let solutionReleased = Phrase(
        "Released %1; whoever improves it makes the next version.", "已发布 %1；之后的改进另建新版。", "已發布 %1；之後的改進另建新版。")
    static let requirementAdded = Phrase("Noted the requirement %1.", "已记录需求 %1。", "已記錄需求 %1。")
    static let riskAdded = Phrase("Noted the risk %1.", "已记录风险 %1。", "已記錄風險 %1。")

    // MARK: Prices and bids

    static let priceWaits = Phrase(
        "HQ has not decided on %1 yet; wait for it, or add --draft.", "总部尚未就 %1 作出决定；请等待，或加 --draft。",
        "總部尚未就 %1 作出決定；請等待，或加 --draft。")
    static let priceRequested = Phrase(
        "Asked for %2 discount on %3 (%1, %4); HQ decides after the next sync.", "已为 %3 申请折扣 %2（%1，%4）；下次同步后由总部决策。",
        "已為 %3 申請折扣 %2（%1，%4）；下次同步後由總部決策。")
    static let priceDrafted = Phrase(
        "Drafted %2 discount on %3 (%1, %4); nothing was submitted.", "已为 %3 起草折扣 %2（%1，%4）；尚未提交。",
        "已為 %3 起草折扣 %2（%1，%4）；尚未提交。")
    static let bidAdded = Phrase("Took down the tender %1.", "已登记招标 %1。", "已登記招標 %1。")
    static let bidSubmitted = Phrase(
        "Noted that the bid for %1 went out with %2.", "已登记 %1 的投标递交（%2）。", "已登記 %1 的投標遞交（%2）。")
    static let bidWithoutDeal = Phrase(
        "%1 belongs to no deal that is here; name the deal instead.", "%1 不属于此处的机会点；请改写机会点。", "%1 不屬於此處的機會點；請改寫機會點。")
    static let bidForeign = Phrase("%1 is about another deal than %2.", "%1 不属于 %2。", "%1 不屬於 %2。")
    static let bidNone = Phrase(
        "%1 has no bid; type: outpost bid add %1 \"…\"", "%1 没有投标；请输入：outpost bid add %1 \"…\"",
        "%1 沒有投標；請輸入：outpost bid add %1 \"…\"")
    static let bidResult = Phrase(
        "Noted for %1: %2. The deal does not move by itself.", "已登记 %1：%2。机会点阶段不会自动改变。", "已登記 %1：%2。機會點階段不會自動改變。")
    static let bidResultUnproven = Phrase(
        "Nothing proves it; name the notice with --proof.", "没有凭证；请用 --proof 写明通知。", "沒有憑證；請用 --proof 寫明通知。")

    // MARK: Gates

    static let gateTitle = Phrase("Gate", "决策点", "決策點")
    static let gateAskedAt = Phrase("Asked at", "申请时间", "申請時間")
    static let gateTier = Phrase("Tier", "决策层级", "決策層級")
    static let gateNoSubject = Phrase(
        "%1 has nothing, or more than one thing, to ask %2 about; name the contract or the change order itself.",
        "%1 下没有或有多个可申请 %2 的对象；请直接写合同或变更单。", "%1 下沒有或有多個可申請 %2 的對象；請直接寫合同或變更單。")
    static let gateNotReady = Phrase(
        "HQ would send %1 for %2 back; missing (or add --anyway):", "%2 的 %1 申请会被退回；缺少（或加 --anyway）：",
        "%2 的 %1 申請會被退回；缺少（或加 --anyway）：")
    static let gateRequested = Phrase(
        "Asked for %1 about %2 (%3); HQ hears of it at the next sync.", "已就 %2 申请 %1（%3）；下次同步时送达总部。",
        "已就 %2 申請 %1（%3）；下次同步時送達總部。")
    static let gateAsked = Phrase(
        "%1 was asked for already: %2. Type: outpost gate show %2", "已申请 %1：%2。请输入：outpost gate show %2",
        "已申請 %1：%2。請輸入：outpost gate show %2")
    static let gateAskedBefore = Phrase(
        "%1 was asked for about an earlier text: %2. Take that back first: outpost gate withdraw %2",
        "已就较早内容申请 %1：%2。请先撤回：outpost gate withdraw %2", "已就較早內容申請 %1：%2。請先撤回：outpost gate withdraw %2")
    static let gateChanged = Phrase("Changed since it was asked: %1", "申请之后有修改：%1", "申請之後有修改：%1")
    static let gateContent = Phrase("What was asked about:", "申请内容：", "申請內容：")
    static let gateWithdrawn = Phrase("%1 is withdrawn.", "已撤回 %1。", "已撤回 %1。")
    static let gateConditionClosed = Phrase(
        "HQ says already that this condition is met: %1", "总部已确认此条件满足：%1", "總部已確認此條件滿足：%1")
    static let gateConditionProven = Phrase(
        "Evidence noted; HQ says whether the condition is met: %1", "已记录凭证；是否满足由总部确认：%1",
        "已記錄憑證；是否滿足由總部確認：%1")
}
