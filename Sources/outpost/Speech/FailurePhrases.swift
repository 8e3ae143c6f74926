// Why this file exists: what can go wrong, in every language: one sentence each, saying what to do.

extension Phrase {
    // MARK: The replica

    static let notEnrolled = Phrase(
        "%1 holds no replica; enrol with: outpost enroll URL CODE --replica %1",
        "%1 中没有副本；请先注册：outpost enroll URL CODE --replica %1",
        "%1 中沒有副本；請先註冊：outpost enroll URL CODE --replica %1")
    static let alreadyEnrolled = Phrase(
        "%1 already holds a replica; use another directory.", "%1 中已有副本；请换一个目录。", "%1 中已有副本；請換一個目錄。")
    static let replicaHeld = Phrase(
        "%1 is writing to this replica (%2); wait for it to finish and try again.",
        "%1 正在写入此副本（%2）；请等它完成后重试。", "%1 正在寫入此副本（%2）；請等它完成後重試。")
    static let damaged = Phrase(
        "The local database is damaged: %1. Run: outpost doctor", "本地数据库已损坏：%1。请运行：outpost doctor",
        "本地資料庫已損壞：%1。請執行：outpost doctor")
    static let newerFile = Phrase(
        "The replica was written by a newer outpost (format %1); upgrade outpost.",
        "此副本由更新版本的 outpost 写成（格式 %1）；请升级 outpost。", "此副本由更新版本的 outpost 寫成（格式 %1）；請升級 outpost。")
    static let noSuchField = Phrase(
        "%1 has no field “%2”; it has: %3", "%1 没有字段“%2”；它的字段有：%3", "%1 沒有欄位「%2」；它的欄位有：%3")
    static let noSuchPart = Phrase(
        "%1 has no part “%2”; it has: %3", "%1 没有组成部分“%2”；它有：%3", "%1 沒有組成部分「%2」；它有：%3")
    static let recordGone = Phrase("There is no such record here: %1", "此处没有这条记录：%1", "此處沒有這條記錄：%1")
    static let recordExists = Phrase("The record exists already: %1", "记录已存在：%1", "記錄已存在：%1")
    static let fieldMissing = Phrase("A new %1 needs %2.", "新建%1必须填写 %2。", "新建%1必須填寫 %2。")
    static let onlyHeadquarters = Phrase(
        "%1 is kept by HQ; ask HQ to change it.", "%1 由总部维护；请联系总部修改。", "%1 由總部維護；請聯絡總部修改。")

    static let notEntitled = Phrase(
        "It is not yours to change; only %1 may do that.", "您无权修改；只有%1可以。", "您無權修改；只有%1可以。")

    // MARK: The line

    static let unreachable = Phrase(
        "HQ cannot be reached: %1. Your work is saved here; sync again later.",
        "无法连接总部：%1。您的工作已保存在本机；请稍后再同步。", "無法連接總部：%1。您的工作已儲存在本機；請稍後再同步。")
    static let notOutpost = Phrase(
        "%1 answered with HTTP %2 but is not an Outpost server; check the address.",
        "%1 以 HTTP %2 应答，但不是 Outpost 服务器；请检查地址。", "%1 以 HTTP %2 回應，但不是 Outpost 伺服器；請檢查地址。")
    static let badAddress = Phrase(
        "“%1” is not an http:// or https:// address.", "“%1”不是 http:// 或 https:// 地址。", "「%1」不是 http:// 或 https:// 地址。")
    static let connectionCut = Phrase(
        "The connection was cut before the end; sync again.", "连接中断；请再次同步。", "連線中斷；請再次同步。")
    static let protocolBroken = Phrase(
        "The server broke the protocol: %1. Nothing of it was applied.", "服务器违反协议：%1。未应用任何内容。",
        "伺服器違反協定：%1。未套用任何內容。")
    static let refusedFork = Phrase(
        "HQ knows other edits of this device under these numbers: it was cloned or restored. Run: outpost rejoin (%1)",
        "总部已有本设备相同编号的其他编辑：此副本是克隆或恢复的。请运行：outpost rejoin（%1）",
        "總部已有本裝置相同編號的其他編輯：此副本是複製或還原的。請執行：outpost rejoin（%1）")
    static let refusedTimeline = Phrase(
        "HQ was restored to an earlier state; sync again. Your edits are kept. (%1)",
        "总部已恢复到较早状态；请再次同步。您的编辑均已保留。（%1）", "總部已還原到較早狀態；請再次同步。您的編輯均已保留。（%1）")
    static let refusedUnknown = Phrase(
        "HQ does not know this device, perhaps because HQ was restored from an older backup. Ask HQ for a code "
            + "(outpostd invite), then run: outpost rejoin --code CODE. Your work stays here. (%1)",
        "总部不认识此设备，可能因总部由较早备份恢复。请向总部索取注册码（outpostd invite），再运行："
            + "outpost rejoin --code CODE。您的工作仍在本机。（%1）",
        "總部不認得此裝置，可能因總部由較早備份還原。請向總部索取註冊碼（outpostd invite），再執行："
            + "outpost rejoin --code CODE。您的工作仍在本機。（%1）")
    static let refusedGap = Phrase(
        "HQ lacks edits of this device that are no longer kept here; it must be enrolled anew. (%1)",
        "总部缺少本设备已不再保留的编辑；请重新注册。（%1）", "總部缺少本裝置已不再保留的編輯；請重新註冊。（%1）")
    static let refusedUpgrade = Phrase(
        "HQ speaks another version; upgrade outpost. (%1)", "总部的协议版本不同；请升级 outpost。（%1）",
        "總部的協定版本不同；請升級 outpost。（%1）")
    static let refusedBusy = Phrase(
        "HQ is busy; your work is saved here, sync again later.", "总部繁忙；您的工作已保存在本机，请稍后再同步。",
        "總部繁忙；您的工作已儲存在本機，請稍後再同步。")
    static let refusedRevoked = Phrase(
        "This device may no longer sync; speak to HQ. Unsent work stays here. (%1)",
        "此设备已被停止同步；请联系总部。未上传的工作仍在本机。（%1）", "此裝置已被停止同步；請聯絡總部。未上傳的工作仍在本機。（%1）")
    static let refusedSuspended = Phrase(
        "This device is suspended; nothing is lost, and your work stays here. Speak to HQ. (%1)",
        "此设备已被暂停；没有任何丢失，您的工作仍在本机。请联系总部。（%1）", "此裝置已被暫停；沒有任何遺失，您的工作仍在本機。請聯絡總部。（%1）")
    static let refusedSignature = Phrase(
        "HQ did not accept this device's signature. If it goes on, ask HQ for a code and run: outpost rejoin "
            + "--code CODE (%1)",
        "总部不接受此设备的签名。若仍如此，请向总部索取注册码并运行：outpost rejoin --code CODE（%1）",
        "總部不接受此裝置的簽章。若仍如此，請向總部索取註冊碼並執行：outpost rejoin --code CODE（%1）")
    static let keyMissing = Phrase(
        "This device has no key that HQ knows. Ask HQ for a code (outpostd invite), then run: outpost rejoin "
            + "--code CODE. Your work stays here.",
        "此设备没有总部认可的密钥。请向总部索取注册码（outpostd invite），再运行：outpost rejoin --code CODE。您的工作仍在本机。",
        "此裝置沒有總部認可的金鑰。請向總部索取註冊碼（outpostd invite），再執行：outpost rejoin --code CODE。您的工作仍在本機。")
    static let wipedRevoked = Phrase(
        "HQ took this device out of service: your unsent work is at HQ, and all data on it has been erased.",
        "总部已停用此设备：您未上传的工作已交总部，本机的全部数据已删除。",
        "總部已停用此裝置：您未上傳的工作已交總部，本機的全部資料已刪除。")
    static let wipedLost = Phrase(
        "HQ lists this device as lost: all data on it has been erased. Speak to HQ.",
        "总部将此设备列为遗失：本机的全部数据已删除。请联系总部。", "總部將此裝置列為遺失：本機的全部資料已刪除。請聯絡總部。")
    static let leaseLapsed = Phrase(
        "This device was not synced for %1 days, which is as long as HQ allows; run: outpost sync. Your work is kept.",
        "此设备已 %1 天未同步，达到总部允许的期限；请运行：outpost sync。您的工作均已保留。",
        "此裝置已 %1 天未同步，達到總部允許的期限；請執行：outpost sync。您的工作均已保留。")
    static let clockSetBack = Phrase(
        "This device's clock stands before a time it has shown already; set it right, or run: outpost sync. "
            + "Your work is kept.",
        "此设备的时钟早于它曾显示的时间；请校正时钟，或运行：outpost sync。您的工作均已保留。",
        "此裝置的時鐘早於它曾顯示的時間；請校正時鐘，或執行：outpost sync。您的工作均已保留。")
    static let refusedUnauthorised = Phrase(
        "HQ did not accept the code or the device's secret. (%1)", "总部不接受该注册码或设备密钥。（%1）",
        "總部不接受該註冊碼或裝置密鑰。（%1）")
    static let refusedInput = Phrase("HQ did not take the request: %1", "总部未接受请求：%1", "總部未接受請求：%1")
    static let serverFailed = Phrase(
        "HQ had a fault of its own; your work is saved here, sync again later. (%1)",
        "总部发生故障；您的工作已保存在本机，请稍后再同步。（%1）", "總部發生故障；您的工作已儲存在本機，請稍後再同步。（%1）")

    // MARK: What was typed

    static let badAssignment = Phrase(
        "“%1” is not name=value (or name+=value, name-=value).", "“%1”不是 name=value（或 name+=value、name-=value）的形式。",
        "「%1」不是 name=value（或 name+=value、name-=value）的形式。")
    static let badFilter = Phrase(
        "“%1” is no filter; write name=value, name!=value, name<value, name>value or name~text.",
        "“%1”不是筛选条件；请写 name=value、name!=value、name<value、name>value 或 name~text。",
        "「%1」不是篩選條件；請寫 name=value、name!=value、name<value、name>value 或 name~text。")
    static let notStored = Phrase(
        "%1 is computed; records cannot be filtered or sorted by it.", "%1 是计算字段；不能用于筛选或排序。",
        "%1 是計算欄位；不能用於篩選或排序。")
    static let notASet = Phrase("%1 is no set; write %1=value.", "%1 不是集合；请写 %1=value。", "%1 不是集合；請寫 %1=value。")
    static let nothingFound = Phrase(
        "There is no %1 “%2” here; give its code, name or id.", "此处没有%1“%2”；请给出编号、名称或 id。",
        "此處沒有%1「%2」；請給出編號、名稱或 id。")
    static let nothingFoundSimilar = Phrase(
        "There is no %1 “%2” here. Did you mean: %3", "此处没有%1“%2”。您是否指：%3", "此處沒有%1「%2」。您是否指：%3")
    static let ambiguous = Phrase("“%1” names several records: %2", "“%1”对应多条记录：%2", "「%1」對應多條記錄：%2")
    static let noSuchKind = Phrase("There is no kind “%1”; it is one of %2.", "没有类型“%1”；可用：%2。", "沒有類型「%1」；可用：%2。")
    static let record = Phrase("record", "记录", "記錄")
    static let needsConfirmation = Phrase(
        "Deleting asks for a confirmation; add --yes where nobody can answer.", "删除需要确认；无人应答时请加 --yes。",
        "刪除需要確認；無人回應時請加 --yes。")
    static let nothingToSet = Phrase(
        "Name at least one field: name=value.", "请至少写一个字段：name=value。", "請至少寫一個欄位：name=value。")
    static let noConflict = Phrase("%1 of %2 has no open conflict.", "%2 的 %1 没有待解决的冲突。", "%2 的 %1 沒有待解決的衝突。")
    static let noUser = Phrase(
        "This replica does not know its user, so --mine selects nothing.", "此副本不知道其使用者，--mine 无法筛选。",
        "此副本不知道其使用者，--mine 無法篩選。")
    static let credentialsMissing = Phrase(
        "%1 is missing or unreadable; this device cannot prove who it is. Enrol anew in another directory.",
        "%1 缺失或无法读取；此设备无法证明身份。请在另一目录重新注册。", "%1 缺失或無法讀取；此裝置無法證明身分。請在另一目錄重新註冊。")
    static let cannotWrite = Phrase("%1 cannot be written: %2", "无法写入 %1：%2", "無法寫入 %1：%2")
    static let badGrant = Phrase(
        "HQ's answer to the code cannot be used: %1", "总部对注册码的应答无法使用：%1", "總部對註冊碼的回應無法使用：%1")
}
