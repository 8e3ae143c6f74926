// Why this file exists: the words around records: lists, edits, histories, conflicts, imports, in every language.

extension Phrase {
    static let none = Phrase("None.", "无。", "無。")
    static let more = Phrase(
        "More than %1; see the rest with --limit 0", "超过 %1 条；用 --limit 0 查看全部", "超過 %1 條；用 --limit 0 查看全部")
    static let recordTitle = Phrase("Record", "记录", "記錄")
    static let fieldTitle = Phrase("Field", "字段", "欄位")
    static let valueTitle = Phrase("Value", "值", "值")
    static let before = Phrase("Before", "原值", "原值")
    static let now = Phrase("Now", "现值", "現值")
    static let when = Phrase("When", "时间", "時間")
    static let who = Phrase("Who", "何人", "何人")
    static let what = Phrase("What", "内容", "內容")
    static let stands = Phrase("Stands", "状态", "狀態")
    static let you = Phrase("you", "您", "您")
    static let markPending = Phrase("* not uploaded yet", "* 尚未上传", "* 尚未上傳")
    static let markConflict = Phrase(
        "! open conflict: outpost conflicts", "! 待解决的冲突：outpost conflicts", "! 待解決的衝突：outpost conflicts")
    static let notConfirmed = Phrase("HQ has not confirmed it yet", "总部尚未确认", "總部尚未確認")

    // MARK: Editing

    static let created = Phrase(
        "Created %1 %2; HQ gives it a code at the next sync.", "已新建%1 %2；下次同步时由总部编号。", "已新建%1 %2；下次同步時由總部編號。")
    static let mayExistElsewhere = Phrase(
        "An account with such a name may exist at another office (%1); HQ will check at the next sync.",
        "其他代表处（%1）可能已有此名称的客户；总部将在下次同步时核对。", "其他代表處（%1）可能已有此名稱的客戶；總部將在下次同步時核對。")
    static let updated = Phrase("Changed %1: %2", "已修改 %1：%2", "已修改 %1：%2")
    static let unchanged = Phrase("Already so, nothing written: %1", "已是该值，未写入：%1", "已是該值，未寫入：%1")
    static let proposal = Phrase(
        "Only HQ changes %1; your value goes up as a proposal.", "%1 只能由总部修改；您的值将作为建议上传。",
        "%1 只能由總部修改；您的值將作為建議上傳。")
    static let deleted = Phrase("Deleted %1.", "已删除 %1。", "已刪除 %1。")
    static let askDelete = Phrase("Delete %1 “%2”? [y/N] ", "删除%1“%2”？[y/N] ", "刪除%1「%2」？[y/N] ")
    static let keptIt = Phrase("Nothing was deleted.", "未删除任何内容。", "未刪除任何內容。")
    static let actionCreate = Phrase("created", "新建", "新建")
    static let actionUpdate = Phrase("changed", "修改", "修改")
    static let actionErase = Phrase("erased", "抹除", "抹除")
    static let actionDelete = Phrase("deleted", "删除", "刪除")

    // MARK: Where an edit stands

    static let local = Phrase("not uploaded", "未上传", "未上傳")
    static let uploaded = Phrase("uploaded", "已上传", "已上傳")
    static let confirmed = Phrase("confirmed", "已确认", "已確認")
    static let merged = Phrase("merged", "已合并", "已合併")
    static let open = Phrase("waits for a decision", "待裁决", "待裁決")
    static let overridden = Phrase("replaced", "被替换", "被取代")
    static let held = Phrase("held", "待定", "待定")
    static let refused = Phrase("refused", "被拒", "被拒")

    // MARK: Conflicts

    static let openConflicts = Phrase("Cases", "待决事项", "待決事項")
    static let unappliedEdits = Phrase("Edits held or refused", "被搁置或拒绝的编辑", "被擱置或拒絕的編輯")
    static let replacedValues = Phrase("Replaced values", "被替换的值", "被取代的值")
    static let yours = Phrase("yours", "您的值", "您的值")
    static let theirs = Phrase("theirs", "对方的值", "對方的值")
    static let base = Phrase("base", "原值", "原值")
    static let shown = Phrase("shown now", "当前显示", "目前顯示")
    static let instead = Phrase("Shown instead", "现显示", "現顯示")
    static let lost = Phrase("Lost value", "落选的值", "落選的值")
    static let rule = Phrase("Why", "原因", "原因")
    static let answered = Phrase("answered here, not uploaded yet", "已在本机作答，尚未上传", "已在本機作答，尚未上傳")
    static let changeTitle = Phrase("Change", "编辑", "編輯")
    static let showHint = Phrase(
        "Understand one with: outpost conflict show %1", "查看详情：outpost conflict show %1",
        "查看詳情：outpost conflict show %1")
    static let restoreHint = Phrase(
        "Get a lost value back, as a new edit, with: outpost undo %1", "找回落选的值（作为新的编辑）：outpost undo %1",
        "找回落選的值（作為新的編輯）：outpost undo %1")

    // MARK: Import and export

    static let importDry = Phrase("Preview only; nothing was written.", "仅预览；未写入任何内容。", "僅預覽；未寫入任何內容。")
    static let importWritten = Phrase("Written: records %1, edits %2.", "已写入：记录 %1，编辑 %2。", "已寫入：記錄 %1，編輯 %2。")
    static let importHeadquarters = Phrase(
        "Left out, for HQ to import: %2 %1.", "已略过，须由总部导入：%2 %1。", "已略過，須由總部匯入：%2 %1。")
    static let importElsewhere = Phrase(
        "Left out, of other offices than this device's: %1.", "已略过，属于其他代表处：%1。", "已略過，屬於其他代表處：%1。")
    static let importProposals = Phrase(
        "Left out, of fields that only HQ changes: %1.", "已略过，仅总部可改的字段：%1。", "已略過，僅總部可改的欄位：%1。")
    static let importRejects = Phrase("Rejected rows: %1; see %2", "被拒的行：%1；见 %2", "被拒的行：%1；見 %2")
    static let importRejectsUnlisted = Phrase(
        "Rejected rows: %1; list them with --rejects FILE", "被拒的行：%1；用 --rejects FILE 列出", "被拒的行：%1；用 --rejects FILE 列出"
    )
    static let exportOverReplica = Phrase(
        "%1 is the replica itself; write to another file.", "%1 就是副本本身；请写入其他文件。", "%1 就是副本本身；請寫入其他檔案。")
    static let exported = Phrase("Written to %2: records %1.", "已写入 %2：记录 %1。", "已寫入 %2：記錄 %1。")
}
