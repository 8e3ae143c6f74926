// Why this file exists: a case must be understood by someone who only knows a CRM: who asks what of whom, until when,
// and what happens if nobody answers, in every language.

import SyncProtocol

extension Phrase {
    // MARK: Words of tables

    static let caseWord = Phrase("Case", "待决事项", "待決事項")
    static let caseID = Phrase("ID", "编号", "編號")
    static let severity = Phrase("Severity", "级别", "級別")
    static let decider = Phrase("Decider", "裁决人", "裁決人")
    static let due = Phrase("Due", "期限", "期限")
    static let age = Phrase("Age", "已等待", "已等待")
    static let role = Phrase("Role", "岗位", "崗位")
    static let reason = Phrase("Reason", "理由", "理由")
    static let author = Phrase("Author", "编辑人", "編輯人")
    static let kindTitle = Phrase("Kind", "类型", "類型")
    static let codeTitle = Phrase("Code", "编号", "編號")
    static let proposed = Phrase("Held edit", "搁置的编辑", "擱置的編輯")
    static let waitsFor = Phrase("Waits for", "等待", "等待")
    static let overdueMark = Phrase("%1 overdue", "%1 已逾期", "%1 已逾期")
    static let empty = Phrase("(empty)", "（空）", "（空）")
    static let notKnown = Phrase("(not known)", "（未知）", "（未知）")
    static let severityLow = Phrase("low", "低", "低")
    static let severityMedium = Phrase("medium", "中", "中")
    static let severityHigh = Phrase("high", "高", "高")
    static let ageMinutes = Phrase("%1m", "%1 分", "%1 分")
    static let ageHours = Phrase("%1h", "%1 时", "%1 時")
    static let ageDays = Phrase("%1d", "%1 天", "%1 天")

    // MARK: What a case is about

    static let questionValues = Phrase(
        "Several people changed this field without seeing each other's change. One value must be chosen.",
        "多人在互不知情的情况下修改了此字段，须选定一个值。", "多人在互不知情的情況下修改了此欄位，須選定一個值。")
    static let questionHeld = Phrase(
        "This edit may not apply by itself. Someone must accept or reject it.", "此编辑不能自动生效，须有人接受或拒绝。",
        "此編輯不能自動生效，須有人接受或拒絕。")
    static let questionException = Phrase(
        "The edits stand, but together they break a rule. Someone must look at it.", "编辑已生效，但违反了一条规则，须有人处理。",
        "編輯已生效，但違反了一條規則，須有人處理。")
    static let questionDuplicate = Phrase(
        "These two records may be one. Someone must merge them or keep them apart.", "这两条记录可能是同一条，须合并或保持分开。",
        "這兩條記錄可能是同一條，須合併或保持分開。")
    static let aboutHeld = Phrase("edit held: %1", "搁置的编辑：%1", "擱置的編輯：%1")
    static let aboutHeldWhole = Phrase("edit held", "搁置的编辑", "擱置的編輯")
    static let aboutException = Phrase("rule broken: %1", "违反规则：%1", "違反規則：%1")
    static let aboutExceptionWhole = Phrase("rule broken", "违反规则", "違反規則")
    static let deletion = Phrase("delete the record", "删除此记录", "刪除此記錄")
    static let creation = Phrase("create the record", "新建此记录", "新建此記錄")
    static let changeOfRecord = Phrase("change the record", "修改此记录", "修改此記錄")
    static let aboutDuplicate = Phrase("same as %1?", "与 %1 相同？", "與 %1 相同？")
    static let heldBy = Phrase("Edit by %1, %2.", "编辑人：%1，%2。", "編輯人：%1，%2。")

    // MARK: What shows now, and why

    static let shownNow = Phrase("Shown now: %1 (%2)", "当前显示：%1（%2）", "目前顯示：%1（%2）")
    static let whyLowest = Phrase("the lower, for prudence", "取较低者，以求审慎", "取較低者，以求審慎")
    static let whyHighest = Phrase("the later date, for prudence", "取较晚日期，以求审慎", "取較晚日期，以求審慎")
    static let whyLatest = Phrase("the later one", "较晚的一个", "較晚的一個")
    static let whyIncumbent = Phrase("the one HQ had first", "总部最先收到的值", "總部最先收到的值")
    static let whyFurthest = Phrase("the furthest one, until someone decides", "最靠前的一个，直到有人裁决", "最靠前的一個，直到有人裁決")
    static let whyCautious = Phrase("the more cautious one, until someone decides", "较保守的一个，直到有人裁决", "較保守的一個，直到有人裁決")
    static let whyMerged = Phrase(
        "both texts merged; paragraphs that both changed stand side by side", "两个文本已合并；双方都改过的段落并列显示",
        "兩個文本已合併；雙方都改過的段落並列顯示")
    static let whyWorking = Phrase("until someone decides", "直到有人裁决", "直到有人裁決")

    // MARK: Who decides, until when, what if not

    static let decides = Phrase("Decides: %1, until %2.", "裁决人：%1，期限 %2。", "裁決人：%1，期限 %2。")
    static let decidesOverdue = Phrase(
        "Decides: %1. It was due %2 and is overdue.", "裁决人：%1。期限 %2，已逾期。", "裁決人：%1。期限 %2，已逾期。")
    static let decidesYou = Phrase("you (%1)", "您（%1）", "您（%1）")
    static let elseStands = Phrase(
        "If nobody decides, the value shown now stands.", "若无人裁决，则当前显示的值生效。", "若無人裁決，則目前顯示的值生效。")
    static let elseStaysOut = Phrase(
        "If nobody decides, the edit stays out.", "若无人裁决，则该编辑不生效。", "若無人裁決，則該編輯不生效。")
    static let elseNothing = Phrase(
        "If nobody decides, everything stays as it is.", "若无人裁决，则一切保持现状。", "若無人裁決，則一切保持現狀。")
    static let elseEscalates = Phrase(
        "If nobody decides by then, %1 is asked.", "若届时无人裁决，则转交 %1。", "若屆時無人裁決，則轉交 %1。")
    static let elseWaits = Phrase(
        "If nobody decides, it stays open.", "若无人裁决，则一直待定。", "若無人裁決，則一直待定。")
    static let toDecide = Phrase("To decide, type one of:", "裁决请输入其一：", "裁決請輸入其一：")
    static let noCaseYet = Phrase(
        "HQ's case about it has not arrived yet; you may decide all the same.", "总部的待决事项尚未到达；仍可先行裁决。",
        "總部的待決事項單尚未到達；仍可先行裁決。")
    static let notAsked = Phrase(
        "%1 is asked. Your answer counts all the same; they will see who gave it.",
        "本应由 %1 裁决。您的答复同样有效；对方会看到由谁作出。", "本應由 %1 裁決。您的答覆同樣有效；對方會看到由誰作出。")
    static let caseClosed = Phrase("Closed: %1 by %2, %3.", "已结案：%1，%2，%3。", "已結案：%1，%2，%3。")
    static let caseClosedPlainly = Phrase("Closed.", "已结案。", "已結案。")
    static let getItBack = Phrase(
        "Get the value that lost back with: outpost undo %1", "找回落选的值：outpost undo %1", "找回落選的值：outpost undo %1")
    static let comments = Phrase("What was said:", "说明：", "說明：")
    static let ruleLine = Phrase("Rule %1: %2", "规则 %1：%2", "規則 %1：%2")
    static let againstBase = Phrase("%1, against what stood there before", "%1，与原文相比", "%1，與原文相比")

    // MARK: Answers

    static let answerDecided = Phrase("decided", "已选定", "已選定")
    static let answerAccept = Phrase("accepted", "接受", "接受")
    static let answerReject = Phrase("rejected", "拒绝", "拒絕")
    static let answerMerge = Phrase("merged", "合并", "合併")
    static let answerSeparate = Phrase("kept apart", "保持分开", "保持分開")
    static let answerExpired = Phrase("nobody decided in time", "逾期无人裁决", "逾期無人裁決")
    static let resolvedValue = Phrase(
        "%1: %2 of %3 is to be %4. It goes up at the next sync.", "%1：%3 的 %2 定为 %4，下次同步时上传。",
        "%1：%3 的 %2 定為 %4，下次同步時上傳。")
    static let resolvedAnswer = Phrase(
        "%1: %2. It goes up at the next sync.", "%1：%2，下次同步时上传。", "%1：%2，下次同步時上傳。")
    static let skipped = Phrase("%1 left open: %2", "%1 未处理：%2", "%1 未處理：%2")
    static let bulkSummary = Phrase("Decided %1, left open %2.", "已裁决 %1，未处理 %2。", "已裁決 %1，未處理 %2。")
    static let caseGone = Phrase(
        "%1 is closed already (%2); nothing was written. To get a value back: outpost undo %1",
        "%1 已结案（%2）；未写入任何内容。找回落选的值：outpost undo %1", "%1 已結案（%2）；未寫入任何內容。找回落選的值：outpost undo %1")
    static let answeredAlready = Phrase(
        "%1 is answered here already and waits to be uploaded; sync first.", "%1 已在本机答复，等待上传；请先同步。",
        "%1 已在本機答覆，等待上傳；請先同步。")
    static let needsReason = Phrase(
        "%1 is of high severity; say why: --reason TEXT", "%1 属高级别；请说明理由：--reason TEXT", "%1 屬高級別；請說明理由：--reason TEXT")
    static let reasonTooLong = Phrase(
        "The reason is longer than %1 bytes; say it shorter.", "理由超过 %1 字节；请缩短。", "理由超過 %1 位元組；請縮短。")
    static let noSuchCase = Phrase(
        "There is no case “%1” here; see: outpost conflicts", "此处没有待决事项“%1”；请见：outpost conflicts",
        "此處沒有待決事項「%1」；請見：outpost conflicts")
    static let severalCases = Phrase(
        "“%1” may mean any of %2; write the whole code.", "“%1”可能是 %2；请写完整编号。", "「%1」可能是 %2；請寫完整編號。")
    static let needsField = Phrase(
        "Name a case, such as C-118, or a record and its field.", "请写待决事项编号（如 C-118），或记录及其字段。",
        "請寫待決事項編號（如 C-118），或記錄及其欄位。")
    static let oneAnswer = Phrase(
        "Give one answer: --take WHO, --value TEXT, --accept, --reject, --merge or --separate.",
        "请只给一个答复：--take WHO、--value TEXT、--accept、--reject、--merge 或 --separate。",
        "請只給一個答覆：--take WHO、--value TEXT、--accept、--reject、--merge 或 --separate。")
    static let bulkShape = Phrase(
        "--all goes with --take, and with neither a case nor another answer.", "--all 须与 --take 同用，不可再写编号或其他答复。",
        "--all 須與 --take 同用，不可再寫編號或其他答覆。")
    static let filtersNeedAll = Phrase(
        "--field and --severity choose among cases: they go with --all.", "--field 与 --severity 用于筛选，须与 --all 同用。",
        "--field 與 --severity 用於篩選，須與 --all 同用。")
    static let wrongAnswer = Phrase(
        "%1 does not ask that; it takes %2.", "%1 不接受此答复；可用：%2。", "%1 不接受此答覆；可用：%2。")
    static let takeNone = Phrase(
        "None of the values is %1; take one of: %2", "没有属于“%1”的值；可选：%2", "沒有屬於「%1」的值；可選：%2")
    static let takeSeveral = Phrase(
        "Several values are %1; take one of: %2", "“%1”对应多个值；可选：%2", "「%1」對應多個值；可選：%2")
    static let baseNotKnown = Phrase(
        "The edits do not say what stood there before; give it with --value.", "这些编辑未说明原值；请用 --value 给出。",
        "這些編輯未說明原值；請用 --value 給出。")

    // MARK: Held edits

    static let heldMine = Phrase("Your edits that wait for someone", "您的待定编辑", "您的待定編輯")
    static let heldForYou = Phrase("Edits that wait for you", "等待您裁决的编辑", "等待您裁決的編輯")

    // MARK: Undo

    static let restored = Phrase(
        "%1 of %2 is %3 again (it was %4). It goes up at the next sync.", "%2 的 %1 已恢复为 %3（原为 %4），下次同步时上传。",
        "%2 的 %1 已恢復為 %3（原為 %4），下次同步時上傳。")
    static let restoredProposal = Phrase(
        "%1 of %2: %3 goes up again as a proposal, for only HQ changes it.", "%2 的 %1：%3 将再次作为建议上传，此字段仅由总部修改。",
        "%2 的 %1：%3 將再次作為建議上傳，此欄位僅由總部修改。")
    static let badChange = Phrase(
        "“%1” is neither a case, such as C-118, nor a change, such as 7:42 (see outpost log).",
        "“%1”既不是待决事项编号（如 C-118），也不是编辑编号（如 7:42，见 outpost log）。",
        "「%1」既不是待決事項編號（如 C-118），也不是編輯編號（如 7:42，見 outpost log）。")
    static let undoUnknown = Phrase(
        "Nothing lost is known here of change %1; see outpost log RECORD.", "此处没有编辑 %1 落选的值；请见 outpost log RECORD。",
        "此處沒有編輯 %1 落選的值；請見 outpost log RECORD。")
    static let undoStands = Phrase(
        "Change %1 lost nothing: it stands. What lost to it comes back with: outpost undo %2",
        "编辑 %1 没有落选，仍然有效。找回因它落选的值：outpost undo %2", "編輯 %1 沒有落選，仍然有效。找回因它落選的值：outpost undo %2")
    static let undoOpen = Phrase(
        "%1 is still open, so nothing has lost yet; decide it with: outpost resolve %1",
        "%1 仍待裁决，尚无值落选；请用 outpost resolve %1 裁决", "%1 仍待裁決，尚無值落選；請用 outpost resolve %1 裁決")
    static let undoNothing = Phrase(
        "%1 replaced no value, so there is nothing to bring back.", "%1 没有替换任何值，无可恢复。", "%1 沒有取代任何值，無可恢復。")
    static let undoMerged = Phrase(
        "%1 merged two records; only HQ takes that back, for thirty days.", "%1 合并了两条记录；只有总部可在三十天内撤销。",
        "%1 合併了兩條記錄；只有總部可在三十天內撤銷。")
    static let undoSeveral = Phrase(
        "Several values lost there; name the change: %1", "有多个值落选；请指明编辑：%1", "有多個值落選；請指明編輯：%1")
    static let undoGone = Phrase(
        "%1 is not on this device any more, so nothing of it can be restored here; ask HQ to restore it.",
        "%1 已不在本机，无法在此恢复；请联系总部恢复。", "%1 已不在本機，無法在此恢復；請聯絡總部恢復。")
    static let undoDeletionLost = Phrase(
        "%1 was kept although you deleted it; it stays. To delete it after all: outpost %2 delete %3",
        "您曾删除 %1，但它被保留。仍要删除请用：outpost %2 delete %3", "您曾刪除 %1，但它被保留。仍要刪除請用：outpost %2 delete %3")
    static let undoCreated = Phrase(
        "That edit created %1. To take it away: outpost %2 delete %3", "该编辑新建了 %1。要去掉它请用：outpost %2 delete %3",
        "該編輯新建了 %1。要去掉它請用：outpost %2 delete %3")
    static let undoDeleted = Phrase(
        "That edit deleted the record %1. Its values are not kept here, so a deletion cannot be undone on a laptop; "
            + "ask HQ to restore it.",
        "该编辑删除了记录 %1。其值未保存在本机，无法在此撤销删除；请联系总部恢复。", "該編輯刪除了記錄 %1。其值未儲存在本機，無法在此撤銷刪除；請聯絡總部恢復。")
    static let undoChanged = Phrase(
        "%1 of %2 has been changed since; set the value you want.", "%2 的 %1 此后已被修改；请直接设定您要的值。",
        "%2 的 %1 此後已被修改；請直接設定您要的值。")
    static let undoSame = Phrase("%1 of %2 shows that value already.", "%2 的 %1 已是该值。", "%2 的 %1 已是該值。")
    static let undoAnswer = Phrase(
        "That edit answered the case %1; an answer cannot be taken back.", "该编辑答复了待决事项 %1；答复不能撤回。",
        "該編輯答覆了待決事項 %1；答覆不能撤回。")

    // MARK: Status, sync, edits

    static let waiting = Phrase("waiting", "待办", "待辦")
    static let listComma = Phrase(", ", "，", "，")
    static let waitingForYou = Phrase("cases that wait for you: %1", "等待您裁决：%1", "等待您裁決：%1")
    static let waitingOverdue = Phrase(
        "cases that wait for you: %1 (overdue %2)", "等待您裁决：%1（逾期 %2）", "等待您裁決：%1（逾期 %2）")
    static let waitingForOthers = Phrase("your edits that wait for %2: %1", "您的编辑等待 %2：%1", "您的編輯等待 %2：%1")
    static let syncCases = Phrase(
        "Cases that wait for you: %1 (outpost conflicts)", "等待您裁决：%1（outpost conflicts）",
        "等待您裁決：%1（outpost conflicts）")
    static let clockAhead = Phrase(
        "Your clock is %1 ahead; Outpost corrects your edits; set it right.", "您的时钟快了 %1；Outpost 会校正您的编辑；请校准时钟。",
        "您的時鐘快了 %1；Outpost 會校正您的編輯；請校準時鐘。")
    static let clockBehind = Phrase(
        "Your clock is %1 behind; Outpost corrects your edits; set it right.", "您的时钟慢了 %1；Outpost 会校正您的编辑；请校准时钟。",
        "您的時鐘慢了 %1；Outpost 會校正您的編輯；請校準時鐘。")
    static let spanDays = Phrase("%1 days", "%1 天", "%1 天")
    static let spanHours = Phrase("%1 hours", "%1 小时", "%1 小時")
    static let spanMinutes = Phrase("%1 minutes", "%1 分钟", "%1 分鐘")
    static let sayWhy = Phrase(
        "Say why with --reason TEXT when %1 changes: whoever must decide about it will see it.",
        "修改%1时请用 --reason TEXT 说明理由：裁决人会看到。", "修改%1時請用 --reason TEXT 說明理由：裁決人會看到。")
    static let followed = Phrase("%1 was merged into %2.", "%1 已合并至 %2。", "%1 已合併至 %2。")
}

extension Severity {
    var phrase: Phrase {
        switch self {
        case .low: .severityLow
        case .medium: .severityMedium
        case .high: .severityHigh
        }
    }
}

extension CaseQuestion {
    var phrase: Phrase {
        switch self {
        case .values: .questionValues
        case .held: .questionHeld
        case .exception: .questionException
        case .duplicate: .questionDuplicate
        }
    }

    /// What can be answered, as it is typed.
    var answers: [String] {
        switch self {
        case .values: ["--take WHO", "--value TEXT"]
        case .held, .exception: ["--accept", "--reject"]
        case .duplicate: ["--merge", "--separate"]
        }
    }
}

extension CaseAnswer {
    var phrase: Phrase {
        switch self {
        case .decided: .answerDecided
        case .accept: .answerAccept
        case .reject: .answerReject
        case .merge: .answerMerge
        case .separate: .answerSeparate
        }
    }
}
