// Why this file exists: what the verbs of the flow say from the contract to the money and to the customer who buys
// again, in every language.

extension Phrase {
    // MARK: Contracts

    static let contractNotReady = Phrase(
        "%1 cannot be frozen for review yet; missing:", "%1 还不能送审冻结；缺少：", "%1 還不能送審凍結；缺少：")
    static let contractFrozen = Phrase(
        "Asked to freeze %1 for review; after the next sync the commercial manager decides.",
        "已申请冻结 %1 送审；同步后由商务经理决定。", "已申請凍結 %1 送審；同步後由商務經理決定。")
    static let contractFreezing = Phrase(
        "Somebody has asked to freeze %1 already; it waits for %2: outpost conflict show %3",
        "已有人申请冻结 %1；等待 %2 决定：outpost conflict show %3", "已有人申請凍結 %1；等待 %2 決定：outpost conflict show %3")
    static let contractReviewed = Phrase(
        "Your opinion on %1 (%2) is handed in; it does not change any more.", "已提交 %1 的评审意见（%2）；不再更改。",
        "已提交 %1 的評審意見（%2）；不再更改。")
    static let contractReviewTwice = Phrase(
        "There is another opinion (%1) on this revision of %2; the stricter one counts.", "%2 本版已有另一份%1意见；以较严者为准。",
        "%2 本版已有另一份%1意見；以較嚴者為準。")
    static let contractReviewsMissing = Phrase("Opinions still missing: %1", "尚缺评审意见：%1", "尚缺評審意見：%1")
    static let contractSigned = Phrase(
        "Signature noted: %1, %2, scan %3…", "已登记签署：%1，%2，扫描件 %3…", "已登記簽署：%1，%2，掃描件 %3…")
    static let contractSignedByBoth = Phrase(
        "Both sides have signed; it is in force once HQ has registered it.", "双方均已签署；总部登记后生效。", "雙方均已簽署；總部登記後生效。")
    static let contractGap = Phrase("Missing: %1", "缺少：%1", "缺少：%1")
    static let handoverNoted = Phrase(
        "Handover of %1: %2 of %3 items are open.", "%1 交底：共 %3 项，尚有 %2 项未完成。", "%1 交底：共 %3 項，尚有 %2 項未完成。")
    static let handoverOpen = Phrase(
        "%1 cannot be taken over: not explained yet: %2. Tick with --done.", "%1 不能接收：尚未交底：%2。请用 --done 勾选。",
        "%1 不能接收：尚未交底：%2。請用 --done 勾選。")

    // MARK: Changes and rounds

    static let changeOfDraft = Phrase(
        "%1 is not in force; edit it itself: outpost contract set %1 …", "%1 尚未生效；可直接修改：outpost contract set %1 …",
        "%1 尚未生效；可直接修改：outpost contract set %1 …")
    static let changeWhy = Phrase(
        "Say why it changes: --reason \"…\"", "请写明变更原因：--reason \"…\"", "請寫明變更原因：--reason \"…\"")
    static let changeAdded = Phrase("Drafted the change %1.", "已起草变更单 %1。", "已起草變更單 %1。")
    static let changeNotReady = Phrase("%1 cannot be submitted yet; missing:", "%1 还不能提交；缺少：", "%1 還不能提交；缺少：")
    static let changeSubmitted = Phrase(
        "Submitted %1; those who deliver and finance assess it.", "已提交 %1；由交付和财务评估。", "已提交 %1；由交付和財務評估。")
    static let changeAssessed = Phrase("Assessment of %1 noted.", "已记录 %1 的评估。", "已記錄 %1 的評估。")
    static let changeWithdrawn = Phrase("%1 is withdrawn.", "已撤回 %1。", "已撤回 %1。")
    static let negotiationAdded = Phrase("Noted the round %1.", "已记录谈判 %1。", "已記錄談判 %1。")
    static let negotiationBreach = Phrase(
        "It went beyond the mandate: HQ hears of it at the next sync.", "超出授权：下次同步时告知总部。", "超出授權：下次同步時告知總部。")

    // MARK: Delivery

    static let milestoneAtTheEnd = Phrase(
        "What comes after “%1” is the customer's word: outpost acceptance add %2 --signed-by NAME --on DATE",
        "“%1”的下一步是客户验收：outpost acceptance add %2 --signed-by NAME --on DATE",
        "「%1」的下一步是客戶驗收：outpost acceptance add %2 --signed-by NAME --on DATE")
    static let milestoneAdvanced = Phrase("“%1” is now “%2”.", "“%1”现为“%2”。", "「%1」現為「%2」。")
    static let milestoneProgressed = Phrase("“%1” stands at %2 %.", "“%1”已完成 %2 %。", "「%1」已完成 %2 %。")
    static let milestoneRolledBack = Phrase("“%1” is set back to %2 %.", "“%1”已回退至 %2 %。", "「%1」已回退至 %2 %。")
    static let acceptanceBy = Phrase(
        "Say who signed for “%1”: --signed-by NAME", "请写明“%1”的签署人：--signed-by NAME", "請寫明「%1」的簽署人：--signed-by NAME")
    static let acceptanceAdded = Phrase("Certificate noted for “%1”: %2", "已登记“%1”的验收证书：%2", "已登記「%1」的驗收證書：%2")

    // MARK: Money

    static let invoiceRequested = Phrase(
        "Asked finance to invoice %1 of %2 (%3).", "已申请开票 %1（%2，%3）。", "已申請開票 %1（%2，%3）。")
    static let invoiceAmount = Phrase(
        "%1 does not say how much this part is; say --amount.", "%1 未写明此部分金额；请用 --amount 写明。",
        "%1 未寫明此部分金額；請用 --amount 寫明。")
    static let invoiceNoTerm = Phrase(
        "%1 has no payment term %2; type: outpost contract show %1", "%1 没有第 %2 项付款条款；请输入：outpost contract show %1",
        "%1 沒有第 %2 項付款條款；請輸入：outpost contract show %1")
    static let invoiceNoTermOf = Phrase(
        "No payment term waits for the milestone %1; say --term NUMBER.", "没有付款条款以里程碑 %1 为条件；请写 --term NUMBER。",
        "沒有付款條款以里程碑 %1 為條件；請寫 --term NUMBER。")
    static let invoiceSeveralTerms = Phrase(
        "Several payment terms wait for the milestone %1; say --term, one of %2.", "有多项付款条款以里程碑 %1 为条件；请写 --term：%2。",
        "有多項付款條款以里程碑 %1 為條件；請寫 --term：%2。")
    static let claimAccount = Phrase(
        "Say who paid: --account ACC", "请写明付款客户：--account ACC", "請寫明付款客戶：--account ACC")
    static let claimAmount = Phrase(
        "Say how much: --amount \"300000 USD\"", "请写明金额：--amount \"300000 USD\"", "請寫明金額：--amount \"300000 USD\"")
    static let claimAdded = Phrase(
        "Claimed %1 from %2 (%3). A claim is not money: finance looks for it in the bank.",
        "已认领 %2 回款 %1（%3）。认领不等于到账，由财务核对。",
        "已認領 %2 回款 %1（%3）。認領不等於到賬，由財務核對。")
    static let collectionAdded = Phrase("Noted for %1.", "已为 %1 记录催收。", "已為 %1 記錄催收。")
    static let collectionOpen = Phrase("Still open on %1: %2", "%1 未付：%2", "%1 未付：%2")
    static let collectionPromise = Phrase(
        "“%1” is no promise; write an amount and a day, such as \"50000 USD 2026-12-01\".",
        "“%1”不是付款承诺；请写金额和日期，例如 \"50000 USD 2026-12-01\"。",
        "「%1」不是付款承諾；請寫金額和日期，例如 \"50000 USD 2026-12-01\"。")
    static let disputeWhy = Phrase(
        "Say what they object to: --reason \"…\"", "请写明争议原因：--reason \"…\"", "請寫明爭議原因：--reason \"…\"")
    static let disputeAdded = Phrase(
        "Dispute of %1 noted (%2); it stays open until finance closes it.", "已登记 %1 的争议（%2）；由财务了结。",
        "已登記 %1 的爭議（%2）；由財務了結。")

    // MARK: The customer

    static let visitAdded = Phrase("Visit noted. %1", "已记录回访。%1", "已記錄回訪。%1")
    static let surveyAdded = Phrase("Score noted. %1: %2", "已记录评分。%1：%2", "已記錄評分。%1：%2")
    static let improvementAdded = Phrase("Noted the improvement %1.", "已记录改进项 %1。", "已記錄改進項 %1。")
    static let customerOpenDeals = Phrase("Open deals", "进行中的机会点", "進行中的機會點")
    static let customerOwed = Phrase("Owed", "未付款", "未付款")
    static let customerLastVisit = Phrase("Last visit", "最近回访", "最近回訪")
    static let customerScore = Phrase("Satisfaction", "满意度", "滿意度")
}
