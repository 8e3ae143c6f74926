// Why this file exists: the words around forms: what was filled in, what is empty, and what to type for it, in every
// language.

extension Phrase {
    static let formCell = Phrase("Cell", "单元格", "單元格")
    static let formRequired = Phrase("Required", "必填", "必填")
    static let formPrefill = Phrase("Filled from", "预填来源", "預填來源")
    static let formHint = Phrase("What belongs into it", "填写说明", "填寫說明")
    static let formAbout = Phrase("About: %1", "关于：%1", "關於：%1")
    static let formRequiredMark = Phrase("* required", "* 必填", "* 必填")

    // MARK: What was done

    static let formBegun = Phrase(
        "Begun %1 (%2) about %3: %4 cells, %5 of them filled from the records.",
        "已为 %3 新建 %1（%2）：%4 格，其中 %5 格已从记录预填。", "已為 %3 新建 %1（%2）：%4 格，其中 %5 格已從記錄預填。")
    static let formNextCell = Phrase("Go on with: %1", "继续：%1", "繼續：%1")
    static let formFilled = Phrase("Filled in %2 of %1.", "已填写 %1 的 %2。", "已填寫 %1 的 %2。")
    static let formFilledAlready = Phrase(
        "%2 of %1 says so already; nothing was written.", "%1 的 %2 已是该内容；未写入。", "%1 的 %2 已是該內容；未寫入。")
    static let formRowAdded = Phrase("Added a row to %2 of %1.", "已在 %1 的 %2 中新增一行。", "已在 %1 的 %2 中新增一行。")
    static let formRowChanged = Phrase("Changed a row in %2 of %1.", "已修改 %1 的 %2 中的一行。", "已修改 %1 的 %2 中的一行。")
    static let formDone = Phrase("%1 is complete.", "%1 已完成。", "%1 已完成。")
    static let formDoneAlready = Phrase(
        "%1 was complete already; nothing was written.", "%1 此前已完成；未写入。", "%1 此前已完成；未寫入。")

    // MARK: What is missing

    static let formNothingMissing = Phrase(
        "Nothing is missing in %1: outpost form done %1", "%1 没有缺项：outpost form done %1",
        "%1 沒有缺項：outpost form done %1")
    static let formMissingCell = Phrase("empty: %1 (%2): %3", "未填：%1（%2）：%3", "未填：%1（%2）：%3")
    static let formUndecidedCell = Phrase(
        "two versions stand in %1: write the one that counts with: outpost form fill %2 %1 \"…\"",
        "%1 中有两个版本并列：请写入应采用的内容：outpost form fill %2 %1 \"…\"",
        "%1 中有兩個版本並列：請寫入應採用的內容：outpost form fill %2 %1 \"…\"")
    static let formIncomplete = Phrase(
        "%1 is not complete, these cells are empty: %2; see what belongs into them: outpost form check %1",
        "%1 尚未完成，以下单元格未填：%2；填写说明：outpost form check %1",
        "%1 尚未完成，以下單元格未填：%2；填寫說明：outpost form check %1")
    static let formUndecided = Phrase(
        "Two versions stand side by side in %2 of %1; choose with: outpost form fill %1 CELL \"…\"",
        "%1 的 %2 中有并列的版本；请用 outpost form fill %1 CELL \"…\" 选定", "%1 的 %2 中有並列的版本；請用 outpost form fill %1 CELL \"…\" 選定"
    )

    // MARK: What was typed

    static let formNoSubject = Phrase(
        "“%1” belongs to no deal, customer or lead; name one, such as opp/NAME.", "“%1”不属于任何机会点、客户或线索；请指明，例如 opp/NAME。",
        "「%1」不屬於任何機會點、客戶或線索；請指明，例如 opp/NAME。")
    static let formExists = Phrase(
        "There is a form on %1 already, %2: outpost form show %2. To begin another one, add --again.",
        "已有 %1 的表单 %2：outpost form show %2。若要另建，请加 --again。",
        "已有 %1 的表單 %2：outpost form show %2。若要另建，請加 --again。")
    static let formTemplateGone = Phrase(
        "%1 is on the template “%2”, which is not here; sync, or see: outpost template list",
        "%1 所用模板“%2”不在此处；请同步，或参见 outpost template list", "%1 所用模板「%2」不在此處；請同步，或參見 outpost template list")
    static let formNoCell = Phrase(
        "%1 has no cell “%2”; it has: %3", "%1 没有单元格“%2”；可用：%3", "%1 沒有單元格「%2」；可用：%3")
    static let formIsList = Phrase(
        "%1 is a list; add a row with: %2", "%1 是列表；新增一行：%2", "%1 是列表；新增一行：%2")
    static let formIsText = Phrase(
        "%1 is a text, not a list; write it with: %2", "%1 是文本，不是列表；填写：%2", "%1 是文本，不是列表；填寫：%2")
    static let formNoText = Phrase(
        "Nothing was given for %2; write: outpost form fill %1 %2 \"…\", or --file FILE, or --clear to empty it.",
        "没有给出 %2 的内容；请写：outpost form fill %1 %2 \"…\"，或 --file FILE，或用 --clear 清空。",
        "沒有給出 %2 的內容；請寫：outpost form fill %1 %2 \"…\"，或 --file FILE，或用 --clear 清空。")
    static let formNoFile = Phrase(
        "%1 cannot be read as text; name a file in UTF-8.", "无法将 %1 读作文本；请指定 UTF-8 文件。", "無法將 %1 讀作文本；請指定 UTF-8 檔案。")
    static let formBadRow = Phrase(
        "“%1” is not column=text.", "“%1”不是 column=text 的形式。", "「%1」不是 column=text 的形式。")
    static let formNoColumn = Phrase(
        "%1 has no column “%2”; it has: %3", "%1 没有列“%2”；可用：%3", "%1 沒有列「%2」；可用：%3")
    static let formNoRow = Phrase(
        "%1 has no row %2; it has %3, see: outpost form show", "%1 没有第 %2 行；共 %3 行，参见 outpost form show",
        "%1 沒有第 %2 行；共 %3 行，參見 outpost form show")
}
