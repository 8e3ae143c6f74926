// Why this file exists: the words around records: their lists, their pages, their forms and the steps of a deal. What
// kinds, fields and choices are called stands in the vocabulary.

import LeadToCash

extension PageWords {
    static let records: [String: Label] = [
        // Lists.
        "recordLists": Label("Lists", "列表", "列表"),
        "recordText": Label("Name or code", "名称或编号", "名稱或編號"),
        "recordOwnerHint": Label("Name or e-mail", "姓名或邮箱", "姓名或電郵"),
        "recordOrder": Label("Order", "排序", "排序"),
        "recordNewest": Label("Newest first", "最新在前", "最新在前"),
        "recordGreatest": Label("Greatest amount first", "金额最大在前", "金額最大在前"),
        "recordNobody": Label("Nobody here is called:", "没有此人：", "沒有此人："),
        "recordNone": Label("None yet.", "暂无。", "暫無。"),
        "recordNoneFound": Label("Nothing was found.", "未找到。", "未找到。"),
        "recordFindHint": Label(
            "Type part of a name, or a code such as OPP-2026-000017.", "请输入部分名称，或编号，例如 OPP-2026-000017。",
            "請輸入部分名稱，或編號，例如 OPP-2026-000017。"),
        "recordCut": Label("Only the newest are shown:", "仅显示最新的：", "僅顯示最新的："),
        "recordAdd": Label("Add", "新增", "新增"),
        // A page about a record.
        "recordEdit": Label("Edit", "编辑", "編輯"),
        "recordDelete": Label("Delete", "删除", "刪除"),
        "recordDeleted": Label("deleted", "已删除", "已刪除"),
        "recordOpen": Label("Open", "打开", "打開"),
        "recordSteps": Label("How far it is", "进展", "進展"),
        "recordFacts": Label("Facts", "基本信息", "基本資料"),
        "recordFurther": Label("Further", "其他", "其他"),
        "recordWhose": Label("Whose and where", "归属", "歸屬"),
        "recordProgress": Label("Progress", "进展", "進展"),
        "recordSubstance": Label("What it is about", "内容", "內容"),
        "recordGovernance": Label("Governance", "治理", "治理"),
        "recordIdentity": Label("Identity", "身份", "身份"),
        "recordStanding": Label("Standing", "状态", "狀態"),
        "recordInsight": Label("Customer file", "客户档案", "客戶檔案"),
        "recordHistory": Label("Who did what", "变更历史", "變更歷史"),
        "recordNoHistory": Label("Nobody has changed it yet.", "暂无变更。", "暫無變更。"),
        "recordNothing": Label("(empty)", "（空）", "（空）"),
        "recordCreated": Label("created it", "新建", "新建"),
        "recordChanged": Label("changed it", "修改", "修改"),
        "recordWasDeleted": Label("Deleted", "已删除", "已刪除"),
        "recordErased": Label("erased it for privacy", "因隐私抹除", "因隱私抹除"),
        "recordCases": Label("Waiting for a decision", "待决事项", "待決事項"),
        "recordCase": Label("Case", "事项", "事項"),
        "recordQuestion": Label("Question", "问题", "問題"),
        "recordField": Label("Field", "字段", "欄位"),
        "recordDecider": Label("Decided by", "决定人", "決定人"),
        "recordDue": Label("Due", "期限", "期限"),
        "recordNext": Label("What comes next", "下一步", "下一步"),
        "recordMissing": Label("Still missing", "尚缺", "尚缺"),
        "recordMissingFor": Label("Still missing before", "进入以下阶段前尚缺：", "進入以下階段前尚缺："),
        "accountOpenDeals": Label("Open deals", "进行中的机会", "進行中的機會"),
        "accountOwed": Label("Owed", "应收", "應收"),
        "accountLate": Label("Overdue", "逾期", "逾期"),
        "accountScore": Label("Last satisfaction score", "最近满意度", "最近滿意度"),
        // Forms.
        "recordNew": Label("New", "新建", "新建"),
        "recordSaved": Label("Saved.", "已保存。", "已儲存。"),
        "recordMade": Label("Added.", "已新增。", "已新增。"),
        "recordUnchanged": Label("Nothing was changed.", "没有更改。", "沒有更改。"),
        "recordAmiss": Label(
            "Nothing was saved yet; see what is amiss below.", "尚未保存；请查看下方的问题。", "尚未儲存；請查看下方的問題。"),
        "recordSayWhy": Label("Say why you change:", "请说明更改原因：", "請說明更改原因："),
        "recordReasonNote": Label(
            "Whoever has to decide about it, and whoever reads the history, sees it.", "裁决人和查看历史的人会看到。",
            "裁決人和查看歷史的人會看到。"),
        "recordReasonMissing": Label("Say why.", "请说明原因。", "請說明原因。"),
        "recordReasonLong": Label("The reason is too long.", "原因过长。", "原因過長。"),
        "recordSetNote": Label("One on each line.", "每行一项。", "每行一項。"),
        "recordInstantNote": Label(
            "In UTC, such as 2026-03-31T14:05Z, or with an offset such as +08:00.",
            "UTC 时间，例如 2026-03-31T14:05Z，或带时差，例如 +08:00。", "UTC 時間，例如 2026-03-31T14:05Z，或帶時差，例如 +08:00。"),
        "recordReferenceNote": Label("Code, name or id.", "编号、名称或 id。", "編號、名稱或 id。"),
        "recordCurrency": Label("currency", "货币", "貨幣"),
        "recordHomeless": Label(
            "Say to which office or customer it belongs; otherwise everybody would see it.",
            "请指明所属代表处或客户；否则所有人都能看到。", "請指明所屬代表處或客戶；否則所有人都能看到。"),
        "recordDeleteLead": Label(
            "It goes from every laptop. Whoever edits it meanwhile keeps it alive.",
            "它将从所有电脑中移除。若他人同时编辑它，则会保留。", "它將從所有電腦中移除。若他人同時編輯它，則會保留。"),
        // Steps of a deal.
        "dealAdvance": Label("Move to a stage", "推进阶段", "推進階段"),
        "dealAdvanceLead": Label(
            "What the stage needs must be there; going back needs a reason.", "须具备该阶段所需条件；退回须说明原因。",
            "須具備該階段所需條件；退回須說明原因。"),
        "dealConclude": Label("End, rest or reopen", "结束、挂起或重开", "結束、掛起或重開"),
        "dealConcludeLead": Label(
            "A loss is reviewed within ten working days; a deal is won once HQ has registered its contract.",
            "丢单须在十个工作日内复盘；总部登记合同后才算赢单。", "丟單須在十個工作日內復盤；總部登記合同後才算贏單。"),
        "dealClaim": Label("Say that it is won", "申报赢单", "申報贏單"),
        "dealWinners": Label("Who won it instead", "赢得该项目的对手", "贏得該項目的對手"),
        "dealNoStage": Label("Choose a stage.", "请选择阶段。", "請選擇階段。"),
        "dealNoOutcome": Label("Choose what became of it.", "请选择结果。", "請選擇結果。"),
        "dealNotOpen": Label("The deal is not open.", "该机会不在进行中。", "該機會不在進行中。"),
        "dealNotEnded": Label("The deal has not ended.", "该机会尚未结束。", "該機會尚未結束。"),
        "dealIsSo": Label("That is so already, or the deal is won.", "已是如此，或该机会已赢单。", "已是如此，或該機會已贏單。"),
    ]
}
