// Why this file exists: the words around what waits for decisions: gates, conflicts, held edits, exceptions and pairs.

import LeadToCash

extension PageWords {
    static let inboxWords: [String: Label] = [listWords, gateWords, caseWords, bulkWords, heldWords]
        .reduce(into: [:]) { $0.merge($1) { first, _ in first } }

    private static let listWords: [String: Label] = [
        "inboxLead": Label("What waits for a decision, the most urgent first.", "等待决定的事项，最紧急的在前。", "等待決定的事項，最緊急的在前。"),
        "inboxOwnEdits": Label("Your own edits that wait for others", "您等待他人决定的编辑", "您等待他人決定的編輯"),
        "inboxTabs": Label("Sorts of decisions", "决定类别", "決定類別"),
        "inboxGates": Label("Gates", "决策申请", "決策申請"),
        "inboxConflicts": Label("Conflicts", "冲突", "衝突"),
        "inboxHeld": Label("Held edits", "搁置的编辑", "擱置的編輯"),
        "inboxExceptions": Label("Exceptions", "例外", "例外"),
        "inboxDuplicates": Label("Duplicates", "疑似重复", "疑似重複"),
        "inboxWhose": Label("Waits for", "等待", "等待"),
        "inboxMine": Label("Me", "我", "我"),
        "inboxEverybody": Label("Anybody", "所有人", "所有人"),
        "inboxOffice": Label("Office", "代表处", "代表處"),
        "inboxPick": Label("Pick", "选择", "選擇"),
        "inboxCode": Label("Code", "编号", "編號"),
        "inboxWeight": Label("Severity or tier", "级别或层级", "級別或層級"),
        "inboxRecord": Label("Record", "记录", "記錄"),
        "inboxMatter": Label("What about it", "事项", "事項"),
        "inboxDecider": Label("Decides", "裁决人", "裁決人"),
        "inboxDue": Label("Due", "期限", "期限"),
        "inboxAge": Label("Waiting", "已等待", "已等待"),
        "inboxOverdue": Label("overdue", "已逾期", "已逾期"),
        "inboxYou": Label("you", "您", "您"),
        "inboxUnseen": Label("a record that is not yours to see", "您无权查看的记录", "您無權查看的記錄"),
        "inboxHeldEdit": Label("held edit", "搁置的编辑", "擱置的編輯"),
        "inboxRuleBroken": Label("rule broken", "违反规则", "違反規則"),
        "inboxNothingMine": Label("Nothing of this sort waits for you.", "没有等待您决定的此类事项。", "沒有等待您決定的此類事項。"),
        "inboxNothing": Label("Nothing of this sort waits for anybody.", "没有等待决定的此类事项。", "沒有等待決定的此類事項。"),
        "inboxCut": Label(
            "Only the newest %1 of each sort were looked through; older ones are not counted here.",
            "仅检查了每类最新的 %1 项；更早的未计入。", "僅檢查了每類最新的 %1 項；更早的未計入。"),
        "inboxMinutes": Label("%1m", "%1 分", "%1 分"),
        "inboxHours": Label("%1h", "%1 时", "%1 時"),
        "inboxDays": Label("%1d", "%1 天", "%1 天"),
    ]

    private static let gateWords: [String: Label] = [
        "gateRequest": Label("The request", "申请", "申請"),
        "gateHistory": Label("Who changed what of it", "变更历史", "變更歷史"),
        "gateLacks": Label("What is missing", "缺少的内容", "缺少的內容"),
        "gateComplete": Label("Nothing is missing.", "没有缺少的内容。", "沒有缺少的內容。"),
        "gateChanged": Label("What it asks about has changed since:", "申请后内容已变化：", "申請後內容已變化："),
        "gateBound": Label("What the decision binds", "决策对象内容", "決策對象內容"),
        "gateBoundAsked": Label(
            "Word for word as it was asked. The decision holds for this and nothing else.",
            "与申请时逐字一致。决策仅对此内容有效。", "與申請時逐字一致。決策僅對此內容有效。"),
        "gateBoundNow": Label(
            "The request did not write it down: as it stands now. The decision holds for this and nothing else.",
            "申请未记录内容，以下为当前内容。决策仅对此内容有效。", "申請未記錄內容，以下為目前內容。決策僅對此內容有效。"),
        "gateDamaged": Label(
            "The text is not the one whose hash stands in the request; do not decide on it.",
            "文本与申请中的摘要值不符；请勿据此决策。", "文字與申請中的摘要值不符；請勿據此決策。"),
        "gateLineName": Label("Name", "名称", "名稱"),
        "gateLineValue": Label("Value", "值", "值"),
        "gateLineMeaning": Label("Names", "所指记录", "所指記錄"),
        "gateOver": Label("Nothing is asked any more.", "该申请已不再待办。", "該申請已不再待辦。"),
        "gateUndecided": Label("Nobody has decided on it.", "尚无决策。", "尚無決策。"),
        "gateDecisions": Label("Decisions", "决策记录", "決策記錄"),
        "gateLapsed": Label("lapsed", "已失效", "已失效"),
        "gateMet": Label("met", "已满足", "已滿足"),
        "gateUnmet": Label("not met yet", "尚未满足", "尚未滿足"),
        "gateDecide": Label("Decide", "作出决策", "作出決策"),
        "gateVerdict": Label("Verdict", "结论", "結論"),
        "gateApprove": Label("Approve", "批准", "批准"),
        "gateConditional": Label("Approve with conditions", "有条件批准", "有條件批准"),
        "gateReject": Label("Reject", "否决", "否決"),
        "gateReturn": Label("Send back", "退回补充", "退回補充"),
        "gateConditions": Label("Conditions", "决策条件", "決策條件"),
        "gateConditionsHint": Label(
            "Only for an approval with conditions: what has to be done, and by when.",
            "仅用于有条件批准：须完成的事项及期限。", "僅用於有條件批准：須完成的事項及期限。"),
        "gateConditionOf": Label("Condition", "条件", "條件"),
        "gateDueOf": Label("Due on, condition", "期限，条件", "期限，條件"),
        "gateNote": Label("What the deciders say to it", "决策说明", "決策說明"),
        "gateBinds": Label(
            "Your name stands in the decision. It is final; a changed request has to be asked anew.",
            "决策将记录您的姓名，作出后不可更改；内容变化须重新申请。", "決策將記錄您的姓名，作出後不可更改；內容變化須重新申請。"),
        "gateDecided": Label("The decision is made.", "决策已作出。", "決策已作出。"),
        "gateNotYours": Label(
            "This is not yours to decide: it is for the tier that the request names.",
            "您无权决策：须由申请所列层级决定。", "您無權決策：須由申請所列層級決定。"),
        "gateOwnQuestion": Label(
            "You asked for this yourself, or nobody knows who did; somebody else has to decide.",
            "该申请由您提出，或申请人不明；须由他人决策。", "該申請由您提出，或申請人不明；須由他人決策。"),
        "gateMoved": Label(
            "What the decision would bind has changed while you looked at it; look again.",
            "查看期间决策对象内容已变化；请重新查看。", "查看期間決策對象內容已變化；請重新查看。"),
        "gateChoose": Label("Choose a verdict.", "请选择结论。", "請選擇結論。"),
        "gateConditionText": Label("Every condition says what has to be done.", "每个条件都须写明须完成的事项。", "每個條件都須寫明須完成的事項。"),
        "gateConditionDue": Label("Say by which day: “%1”.", "请写明期限：“%1”。", "請寫明期限：「%1」。"),
        "gateConditionNeeded": Label("An approval with conditions needs one.", "有条件批准须至少有一个条件。", "有條件批准須至少有一個條件。"),
        "gateConditionSurplus": Label("Only an approval with conditions has any.", "仅有条件批准可以附条件。", "僅有條件批准可以附條件。"),
        "gateNoteNeeded": Label("Say why, for whoever asked.", "请向申请人说明原因。", "請向申請人說明原因。"),
    ]

    private static let caseWords: [String: Label] = [
        "caseAbout": Label("What it is about", "事项", "事項"),
        "caseAskValues": Label(
            "Several people changed this field without seeing each other's change. One value must be chosen.",
            "多人在互不知情的情况下修改了此字段，须选定一个值。", "多人在互不知情的情況下修改了此欄位，須選定一個值。"),
        "caseAskHeld": Label(
            "This edit may not apply by itself. Someone must accept or reject it.",
            "此编辑不能自动生效，须有人接受或拒绝。", "此編輯不能自動生效，須有人接受或拒絕。"),
        "caseAskException": Label(
            "The edits stand, but together they break a rule. Someone must look at it.",
            "编辑已生效，但违反了一条规则，须有人处理。", "編輯已生效，但違反了一條規則，須有人處理。"),
        "caseAskDuplicate": Label(
            "These two records may be one. Someone must merge them or keep them apart.",
            "这两条记录可能是同一条，须合并或保持分开。", "這兩條記錄可能是同一條，須合併或保持分開。"),
        "caseElseStands": Label(
            "If nobody decides, the value shown now stands.", "若无人裁决，则当前显示的值生效。", "若無人裁決，則目前顯示的值生效。"),
        "caseElseStaysOut": Label("If nobody decides, the edit stays out.", "若无人裁决，则该编辑不生效。", "若無人裁決，則該編輯不生效。"),
        "caseElseNothing": Label("If nobody decides, everything stays as it is.", "若无人裁决，则一切保持现状。", "若無人裁決，則一切保持現狀。"),
        "caseElseEscalates": Label("If nobody decides by then, %1 is asked.", "若届时无人裁决，则转交 %1。", "若屆時無人裁決，則轉交 %1。"),
        "caseElseWaits": Label("If nobody decides, it stays open.", "若无人裁决，则一直待定。", "若無人裁決，則一直待定。"),
        "caseValues": Label("Side by side", "并列比较", "並列比較"),
        "caseBase": Label("Before", "原值", "原值"),
        "caseYours": Label("Yours", "您的值", "您的值"),
        "caseTheirs": Label("Theirs", "对方的值", "對方的值"),
        "caseShown": Label("Shown now:", "当前显示：", "目前顯示："),
        "caseEmpty": Label("(empty)", "（空）", "（空）"),
        "caseDeletion": Label("delete the record", "删除此记录", "刪除此記錄"),
        "caseRole": Label("Role", "岗位", "崗位"),
        "caseDevice": Label("Device", "设备", "設備"),
        "caseWhen": Label("When", "时间", "時間"),
        "caseWhyLowest": Label("the lower, for prudence", "取较低者，以求审慎", "取較低者，以求審慎"),
        "caseWhyHighest": Label("the later date, for prudence", "取较晚日期，以求审慎", "取較晚日期，以求審慎"),
        "caseWhyLatest": Label("the later one", "较晚的一个", "較晚的一個"),
        "caseWhyIncumbent": Label("the one HQ had first", "总部最先收到的值", "總部最先收到的值"),
        "caseWhyFurthest": Label("the furthest one, until someone decides", "最靠前的一个，直到有人裁决", "最靠前的一個，直到有人裁決"),
        "caseWhyCautious": Label("the more cautious one, until someone decides", "较保守的一个，直到有人裁决", "較保守的一個，直到有人裁決"),
        "caseWhyMerged": Label(
            "both texts merged; paragraphs that both changed stand side by side",
            "两个文本已合并；双方都改过的段落并列显示", "兩個文本已合併；雙方都改過的段落並列顯示"),
        "caseWhyWorking": Label("until someone decides", "直到有人裁决", "直到有人裁決"),
        "caseHeldEdits": Label("What waits", "等待的编辑", "等待的編輯"),
        "casePair": Label("Field by field", "逐字段比较", "逐欄位比較"),
        "casePairHint": Label(
            "What the record that stays will show if the two are merged. What is filed under the other moves "
                + "over; a merge can be taken back for thirty days.",
            "合并后保留记录将显示的内容。另一条记录下的资料会一并转移；合并可在三十天内撤销。", "合併後保留記錄將顯示的內容。另一條記錄下的資料會一併轉移；合併可在三十天內撤銷。"),
        "casePairUnseen": Label(
            "One of the two records is not yours to see, so this is not yours to decide.",
            "其中一条记录您无权查看，因此无权裁决。", "其中一條記錄您無權查看，因此無權裁決。"),
        "caseField": Label("Field", "字段", "欄位"),
        "caseStays": Label("Stays", "保留", "保留"),
        "caseGoes": Label("Is merged into it", "并入", "併入"),
        "caseBecomes": Label("Becomes", "合并后", "合併後"),
        "caseSource": Label("How", "方式", "方式"),
        "caseSame": Label("same", "相同", "相同"),
        "caseKept": Label("kept", "保留", "保留"),
        "caseTaken": Label("taken over", "取用", "取用"),
        "caseJoined": Label("joined", "并集", "併集"),
        "caseDecision": Label("How it was decided", "裁决结果", "裁決結果"),
        "caseExpired": Label("nobody decided in time", "逾期无人裁决", "逾期無人裁決"),
        "caseWasAsked": Label("What there was to choose from", "当时的候选值", "當時的候選值"),
        "caseRestore": Label("Write this value again", "重新写入此值", "重新寫入此值"),
        "caseRestored": Label("The value was written again.", "该值已重新写入。", "該值已重新寫入。"),
        "caseNothingLost": Label("There is no such value to bring back.", "没有可恢复的此值。", "沒有可恢復的此值。"),
        "caseUnmerge": Label("Take the merge back", "撤销合并", "撤銷合併"),
        "caseUnmergeHint": Label(
            "The two records become two again, wherever nobody has changed since what the merge did.",
            "两条记录将恢复分开；合并后被他人改动之处保持不变。", "兩條記錄將恢復分開；合併後被他人改動之處保持不變。"),
        "caseUnmerged": Label("The records are two again.", "两条记录已恢复分开。", "兩條記錄已恢復分開。"),
        "caseNoMerge": Label(
            "This is no merge of the last thirty days; nothing was changed.",
            "这不是三十天内的合并；未作任何更改。", "這不是三十天內的合併；未作任何更改。"),
        "caseNotYours": Label(
            "Others are asked, not you; you may say something about it.", "此事由他人裁决；您可以发表意见。", "此事由他人裁決；您可以發表意見。"),
        "caseComments": Label("What was said", "意见", "意見"),
        "caseComment": Label("Say something about it", "发表意见", "發表意見"),
        "caseSay": Label("Say", "发表", "發表"),
        "caseCommented": Label("It was added to the case.", "已添加到此事项。", "已加入此事項。"),
        "caseDecide": Label("Decide", "裁决", "裁決"),
        "caseAsHeadquarters": Label("You answer in the name of headquarters.", "您以总部名义答复。", "您以總部名義答覆。"),
        "caseTake": Label("Which value is to stand", "取哪个值", "取哪個值"),
        "caseOther": Label("Another value", "另一个值", "另一個值"),
        "caseOtherValue": Label("The other value", "另一个值的内容", "另一個值的內容"),
        "caseOtherHint": Label(
            "As you would type it anywhere: 1050000 USD, 2026-12-15, a code, a word.",
            "按通常方式填写：1050000 USD、2026-12-15、编号或词语。", "按通常方式填寫：1050000 USD、2026-12-15、編號或詞語。"),
        "caseReasonHint": Label("Everybody concerned reads it.", "所有相关人员都会看到。", "所有相關人員都會看到。"),
        "caseSettle": Label("Let this value stand", "确定此值", "確定此值"),
        "caseAccept": Label("Accept", "接受", "接受"),
        "caseReject": Label("Reject", "拒绝", "拒絕"),
        "caseMerge": Label("Merge them", "合并", "合併"),
        "caseSeparate": Label("Keep them apart", "保持分开", "保持分開"),
        "caseAnswered": Label("The case is settled.", "事项已裁决。", "事項已裁決。"),
        "caseStillOpen": Label(
            "Your answer is recorded, and the case stays open: something came in that you had not seen.",
            "答复已记录，但事项仍待决：有您未见过的新内容。", "答覆已記錄，但事項仍待決：有您未見過的新內容。"),
        "caseClosedAlready": Label("It is closed already; nothing was changed.", "已结案；未作任何更改。", "已結案；未作任何更改。"),
        "caseMoved": Label(
            "What is in question has changed while you looked at it; look again.",
            "查看期间内容已变化；请重新查看。", "查看期間內容已變化；請重新查看。"),
        "caseChoose": Label("Choose one of the answers.", "请选择一个答复。", "請選擇一個答覆。"),
        "caseValueNeeded": Label("Type the other value.", "请填写另一个值。", "請填寫另一個值。"),
        "caseReasonNeeded": Label("Say why, not too long.", "请简短说明理由。", "請簡短說明理由。"),
        "caseReasonLong": Label(
            "The reason is longer than %1 bytes; say it shorter.", "理由超过 %1 字节；请缩短。", "理由超過 %1 位元組；請縮短。"),
    ]

    private static let bulkWords: [String: Label] = [
        "bulkTitle": Label("Decide several at once", "批量裁决", "批量裁決"),
        "bulkHint": Label(
            "Pick conflicts about one and the same field. You see what will happen before it does.",
            "请选择同一字段的冲突。执行前会显示结果预览。", "請選擇同一欄位的衝突。執行前會顯示結果預覽。"),
        "bulkNewest": Label("Take the newest value", "取最新的值", "取最新的值"),
        "bulkShown": Label("Let the value stand that shows now", "保留当前显示的值", "保留目前顯示的值"),
        "bulkReview": Label("See what will happen", "查看预览", "查看預覽"),
        "bulkWill": Label("What will happen", "将要执行", "將要執行"),
        "bulkDecide": Label("Decide all of these", "全部裁决", "全部裁決"),
        "bulkDone": Label("Decided", "已裁决", "已裁決"),
        "bulkLeft": Label("Left open", "未处理", "未處理"),
        "bulkBefore": Label("Shows now", "当前显示", "目前顯示"),
        "bulkAfter": Label("Will stand", "将定为", "將定為"),
        "bulkWho": Label("Written by", "填写人", "填寫人"),
        "bulkSummary": Label("Decided %1, left open %2.", "已裁决 %1，未处理 %2。", "已裁決 %1，未處理 %2。"),
        "bulkNothing": Label("None of these can be decided together.", "所选事项无法一并裁决。", "所選事項無法一併裁決。"),
        "bulkNonePicked": Label("Pick at least one case.", "请至少选择一项。", "請至少選擇一項。"),
        "bulkUnknown": Label("There is no such case.", "没有此事项。", "沒有此事項。"),
        "bulkNoValues": Label(
            "It asks no value, or nothing is in question any more.", "此事项不涉及取值，或已无争议。", "此事項不涉及取值，或已無爭議。"),
        "bulkOtherField": Label("It is about another field than the first.", "与第一项的字段不同。", "與第一項的欄位不同。"),
        "bulkTooMany": Label("Too many at once; decide these afterwards.", "一次过多；请稍后再裁决。", "一次過多；請稍後再裁決。"),
    ]

    private static let heldWords: [String: Label] = [
        "heldTitle": Label("Your edits that wait for others", "您等待他人决定的编辑", "您等待他人決定的編輯"),
        "heldLead": Label(
            "None of this is lost: it stands, or stays out, once whoever is asked has decided.",
            "这些编辑不会丢失：裁决后生效或不生效。", "這些編輯不會遺失：裁決後生效或不生效。"),
        "heldEdit": Label("Your edit", "您的编辑", "您的編輯"),
        "heldNothing": Label("None of your edits waits for anybody.", "您没有等待决定的编辑。", "您沒有等待決定的編輯。"),
        "heldCut": Label(
            "Only the newest %1 open cases were looked through.", "仅检查了最新的 %1 项待决事项。", "僅檢查了最新的 %1 項待決事項。"),
    ]
}
