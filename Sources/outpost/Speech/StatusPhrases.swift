// Why this file exists: the words of status, sync, verify and doctor, in every language.

extension Phrase {
    // MARK: Status

    static let replica = Phrase("replica", "副本", "副本")
    static let lastSync = Phrase("last sync", "上次同步", "上次同步")
    static let never = Phrase("never", "从未", "從未")
    static let notUploaded = Phrase("not uploaded", "未上传", "未上傳")
    static let nothing = Phrase("nothing", "无", "無")
    static let pendingCounts = Phrase(
        "edits %1, fields %2, records %3", "编辑 %1，字段 %2，记录 %3", "編輯 %1，欄位 %2，記錄 %3")
    static let conflicts = Phrase("conflicts", "冲突", "衝突")
    static let conflictCounts = Phrase(
        "open %1, with a value of yours %2 (outpost conflicts)", "待解决 %1，其中含您的值 %2（outpost conflicts）",
        "待解決 %1，其中含您的值 %2（outpost conflicts）")
    static let verdicts = Phrase("your edits", "您的编辑", "您的編輯")
    static let verdictCounts = Phrase("held %1, refused %2, replaced %3", "待定 %1，被拒 %2，被替换 %3", "待定 %1，被拒 %2，被取代 %3")
    static let clock = Phrase("clock", "时钟", "時鐘")
    static let clockGood = Phrase("%1 s off HQ's", "与总部相差 %1 秒", "與總部相差 %1 秒")
    static let holds = Phrase("holds", "数据", "資料")
    static let holdings = Phrase("%1 records in %2 scopes", "%2 个范围内 %1 条记录", "%2 個範圍內 %1 條記錄")
    static let stillArriving = Phrase(
        "still arriving; sync again to go on", "仍在下载；请再次同步以继续", "仍在下載；請再次同步以繼續")
    static let needsRepair = Phrase(
        "differs from HQ; the next sync repairs it", "与总部不一致；下次同步将修复", "與總部不一致；下次同步將修復")
    static let secondsAgo = Phrase("%1 s ago", "%1 秒前", "%1 秒前")
    static let minutesAgo = Phrase("%1 min ago", "%1 分钟前", "%1 分鐘前")
    static let hoursAgo = Phrase("%1 h ago", "%1 小时前", "%1 小時前")
    static let daysAgo = Phrase("%1 d ago", "%1 天前", "%1 天前")

    // MARK: Enrolling and syncing

    static let enrolled = Phrase(
        "Enrolled as replica %1 in %2. Fetch the data with: outpost sync", "已注册为副本 %1，位于 %2。请运行 outpost sync 下载数据",
        "已註冊為副本 %1，位於 %2。請執行 outpost sync 下載資料")
    static let enrolmentResumed = Phrase(
        "Finished an enrolment that had been interrupted; the new code was not used.", "已完成先前中断的注册；新注册码未使用。",
        "已完成先前中斷的註冊；新註冊碼未使用。")
    static let synced = Phrase(
        "Synced: edits up %1, records down %2, removed %3 (%4 up, %5 down).",
        "已同步：上传编辑 %1，下载记录 %2，移除 %3（上行 %4，下行 %5）。", "已同步：上傳編輯 %1，下載記錄 %2，移除 %3（上行 %4，下行 %5）。")
    static let syncRepaired = Phrase(
        "The records differed from HQ's and were repaired; please report this.", "记录曾与总部不一致，已修复；请报告此情况。",
        "記錄曾與總部不一致，已修復；請回報此情況。")
    static let rejoined = Phrase(
        "This device goes on as replica %1; edits carried over: %2. Go on with: outpost sync",
        "此设备今后为副本 %1；已带入编辑 %2。请继续运行：outpost sync", "此裝置今後為副本 %1；已帶入編輯 %2。請繼續執行：outpost sync")
    static let keyChanged = Phrase(
        "Replica %1 has a new key; the old one opens nothing any more.", "副本 %1 已更换密钥；旧密钥不再有效。",
        "副本 %1 已更換金鑰；舊金鑰不再有效。")
    static let syncRejoined = Phrase(
        "This database was a copy, or restored from an older state: it goes on as replica %1 with all your work "
            + "(edits carried over: %2).",
        "此数据库是副本，或由较早状态恢复：今后为副本 %1，您的工作全部保留（带入编辑 %2）。",
        "此資料庫是複本，或由較早狀態還原：今後為副本 %1，您的工作全部保留（帶入編輯 %2）。")
    static let syncRewound = Phrase(
        "HQ had been restored from a backup: your edits that it had lost were sent again.",
        "总部曾从备份恢复：其丢失的您的编辑已重新上传。", "總部曾從備份還原：其遺失的您的編輯已重新上傳。")
    static let syncDeparted = Phrase(
        "Records that are another's now and were taken off this device: %1. Your edits of them went up first.",
        "现属他人、已从本设备移除的记录：%1。您对其所作的编辑已先行上传。", "現屬他人、已從本裝置移除的記錄：%1。您對其所作的編輯已先行上傳。")
    static let syncConflicts = Phrase(
        "Conflicts with a value of yours: %1 (outpost conflicts)", "含您的值的冲突：%1（outpost conflicts）",
        "含您的值的衝突：%1（outpost conflicts）")
    static let syncHeld = Phrase(
        "Edits of yours that were held or refused: %1 (outpost conflicts)", "您被搁置或拒绝的编辑：%1（outpost conflicts）",
        "您被擱置或拒絕的編輯：%1（outpost conflicts）")
    static let syncReplaced = Phrase(
        "Values that no longer show: %1 (outpost conflicts)", "不再显示的值：%1（outpost conflicts）",
        "不再顯示的值：%1（outpost conflicts）")
    static let syncDry = Phrase(
        "A sync would upload: edits %1, fields %2, records %3. Nothing was sent.",
        "同步将上传：编辑 %1，字段 %2，记录 %3。未发送任何内容。", "同步將上傳：編輯 %1，欄位 %2，記錄 %3。未傳送任何內容。")
    static let progress = Phrase("%1 records, %2", "%1 条记录，%2", "%1 條記錄，%2")
    static let retrying = Phrase("HQ did not answer; trying again (%1)", "总部没有应答；重试（%1）", "總部沒有回應；重試（%1）")

    // MARK: Verify and doctor

    static let sound = Phrase(
        "Sound: %1 records and %2 changesets read, everything agrees.", "完好：已读取 %1 条记录和 %2 个变更集，全部一致。",
        "完好：已讀取 %1 條記錄和 %2 個變更集，全部一致。")
    static let sameAsHeadquarters = Phrase(
        "Every value of %1 records is the same at HQ.", "%1 条记录的每个值都与总部一致。", "%1 筆記錄的每個值都與總部一致。")
    static let compareAfterUpload = Phrase(
        "some of your edits are not uploaded yet; sync, then compare", "您有修改尚未上传；请先同步再比对",
        "您有修改尚未上傳；請先同步再比對")
    static let compareAfterSync = Phrase(
        "HQ has moved on since the last sync; sync, then compare", "上次同步后总部已有更新；请先同步再比对",
        "上次同步後總部已有更新；請先同步再比對")
    static let differsFromHeadquarters = Phrase(
        "values differ from HQ's in %1; keep this directory and tell HQ, then enrol anew in another",
        "以下内容与总部不一致：%1；请保留此目录并告知总部，然后在另一目录重新注册",
        "以下內容與總部不一致：%1；請保留此目錄並告知總部，然後在另一目錄重新註冊")
    static let unsound = Phrase(
        "Problems found: %1. Your edits are in the outbox; sync if it works, then enrol anew in another directory.",
        "发现 %1 个问题。您的编辑仍在发件箱；若能同步请先同步，然后在另一目录重新注册。",
        "發現 %1 個問題。您的編輯仍在寄件匣；若能同步請先同步，然後在另一目錄重新註冊。")
    static let check = Phrase("Check", "检查", "檢查")
    static let finding = Phrase("Finding", "结果", "結果")
    static let good = Phrase("good", "正常", "正常")
    static let warning = Phrase("warning", "警告", "警告")
    static let bad = Phrase("bad", "异常", "異常")
    static let state = Phrase("State", "状态", "狀態")
    static let sqliteGood = Phrase("SQLite %1", "SQLite %1", "SQLite %1")
    static let sqliteOld = Phrase(
        "SQLite %1 is older than 3.51.3: let no other program write or checkpoint this file",
        "SQLite %1 早于 3.51.3：请勿让其他程序写入此文件", "SQLite %1 早於 3.51.3：請勿讓其他程式寫入此檔案")
    static let diskFree = Phrase("%1 free", "剩余 %1", "剩餘 %1")
    static let diskUnknown = Phrase("the system does not say what is free", "系统未提供剩余空间", "系統未提供剩餘空間")
    static let filesPrivate = Phrase("only you can read the files", "文件仅您可读", "檔案僅您可讀")
    static let filesExposed = Phrase(
        "others may read %1; run: chmod go=", "他人可读 %1；请运行：chmod go=", "他人可讀 %1；請執行：chmod go=")
    static let clockOff = Phrase(
        "the clock is %1 s off HQ's; set it right", "时钟与总部相差 %1 秒；请校准", "時鐘與總部相差 %1 秒；請校準")
    static let writerNone = Phrase("nobody is writing", "无人正在写入", "無人正在寫入")
    static let logSize = Phrase("database %1, write-ahead log %2", "数据库 %1，预写日志 %2", "資料庫 %1，預寫日誌 %2")
    static let agrees = Phrase("agreed with HQ at the last sync", "上次同步时与总部一致", "上次同步時與總部一致")
    static let backedUp = Phrase("HQ has everything in a backup", "总部已全部备份", "總部已全部備份")
    static let notBackedUp = Phrase(
        "uploaded edits in no backup of HQ's yet: %1; copies stay here", "%1 次已上传的编辑尚未进入总部备份；副本保留在本机",
        "%1 次已上傳的編輯尚未進入總部備份；副本保留在本機")
    static let backupUnknown = Phrase(
        "HQ has not reported any backup yet; copies of your edits stay here", "总部尚未报告任何备份；您的编辑副本保留在本机",
        "總部尚未回報任何備份；您的編輯副本保留在本機")
    static let credentialsGood = Phrase("this device can prove who it is", "此设备可证明身份", "此裝置可證明身分")
    static let leaseGood = Phrase(
        "it was synced lately enough to be used", "最近已同步，可以使用", "最近已同步，可以使用")
    static let opens = Phrase(
        "it opens; read all of it with: outpost verify", "可正常打开；全面检查请运行：outpost verify",
        "可正常開啟；全面檢查請執行：outpost verify")
}
