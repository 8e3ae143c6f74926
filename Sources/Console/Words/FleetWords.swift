// Why this file exists: the words of devices: how fresh they are, what may be done about them, and how one is let in.

import LeadToCash

extension PageWords {
    static let devices: [String: Label] = [
        "fleetParts": Label("Parts of this area", "本区页面", "本區頁面"),
        "fleetLead": Label(
            "Every laptop in the field: when it last spoke to HQ, what it still has to send, and what it "
                + "may do.",
            "外勤的每台电脑：最近一次与总部同步、尚待上传的编辑，以及其权限。", "外勤的每台電腦：最近一次與總部同步、尚待上傳的編輯，以及其權限。"),
        "fleetNothing": Label("There is no device here.", "此处没有设备。", "此處沒有裝置。"),
        "fleetNumber": Label("No.", "编号", "編號"),
        "fleetPerson": Label("Person", "人员", "人員"),
        "fleetOffice": Label("Office", "代表处", "代表處"),
        "fleetDevice": Label("Device", "设备", "裝置"),
        "fleetState": Label("State", "状态", "狀態"),
        "fleetFreshness": Label("Freshness", "新鲜度", "新鮮度"),
        "fleetLastSync": Label("Last sync", "最近同步", "最近同步"),
        "fleetUnsent": Label("Edits to send", "待上传编辑", "待上傳編輯"),
        "fleetSince": Label("since", "自", "自"),
        "fleetClock": Label("Clock", "时钟偏差", "時鐘偏差"),
        "fleetClockOff": Label("clock is wrong", "时钟不准", "時鐘不準"),
        "fleetLease": Label("Usable for", "可用时间", "可用時間"),
        "fleetLeaseNote": Label("Without a sync a device may be used for:", "设备不同步时可使用：", "裝置不同步時可使用："),
        "fleetBytes": Label("Bytes", "流量", "流量"),
        "fleetDisk": Label("Disk, it says", "磁盘（自述）", "磁碟（自述）"),
        "fleetOwing": Label("With edits to send", "有待上传编辑", "有待上傳編輯"),
        "fleetNote": Label(
            "Bytes are counted since HQ was started. Which version of the program a laptop runs, it does "
                + "not tell HQ.",
            "流量自总部启动起计。电脑不会向总部报告其程序版本。", "流量自總部啟動起計。電腦不會向總部報告其程式版本。"),
        "leaseEver": Label("for ever", "永久", "永久"),
        "leaseOver": Label("over: a sync opens it again", "已到期：同步后恢复", "已到期：同步後恢復"),
        "lightGreen": Label("fresh (under 24 h)", "新鲜（24 小时内）", "新鮮（24 小時內）"),
        "lightAmber": Label("ageing (under 72 h)", "渐旧（72 小时内）", "漸舊（72 小時內）"),
        "lightRed": Label("stale (72 h and more)", "过旧（72 小时以上）", "過舊（72 小時以上）"),
        "lightNever": Label("never synced", "从未同步", "從未同步"),
        "deviceActive": Label("active", "有效", "有效"),
        "deviceKeyless": Label("no key", "无密钥", "無金鑰"),
        "deviceSuspended": Label("suspended", "已暂停", "已暫停"),
        "deviceRevoked": Label("revoked", "已吊销", "已吊銷"),
        "deviceLost": Label("lost", "已遗失", "已遺失"),
        "deviceWiped": Label("wiped", "已擦除", "已抹除"),
        "diskEncrypted": Label("encrypted", "已加密", "已加密"),
        "diskOpen": Label("not encrypted", "未加密", "未加密"),
        "diskVolatile": Label("no disk", "不在磁盘", "不在磁碟"),
        "diskUnknown": Label("unknown", "未知", "未知"),
        "deviceFacts": Label("What HQ knows of it", "总部所知", "總部所知"),
        "deviceEnrolled": Label("Let in", "登记时间", "登記時間"),
        "deviceUploaded": Label("Last edits", "最近上传", "最近上傳"),
        "deviceChangesets": Label("Changesets at HQ", "总部已有变更集", "總部已有變更集"),
        "deviceTraffic": Label(
            "Bytes, and syncs that ended well, since HQ was started", "总部启动以来的流量与成功同步", "總部啟動以來的流量與成功同步"),
        "deviceDisk": Label("Disk, it says", "磁盘（自述）", "磁碟（自述）"),
        "deviceSwap": Label("Swap, it says", "交换区（自述）", "交換區（自述）"),
        "deviceKey": Label("Has a key", "有密钥", "有金鑰"),
        "deviceErased": Label("Erased itself", "自行擦除时间", "自行抹除時間"),
        "deviceActs": Label("What can be done", "可执行的操作", "可執行的操作"),
        "deviceNoActs": Label(
            "Nothing more can be done about this device; its user can be invited again.",
            "对此设备已无可执行的操作；可重新邀请其用户。", "對此裝置已無可執行的操作；可重新邀請其使用者。"),
        "deviceGrants": Label("What it may hold, and might", "可持有的范围（现在与以往）", "可持有的範圍（現在與以往）"),
        "deviceGrantsNote": Label(
            "From the commit after the first to the second; times are HQ's.",
            "从前一提交之后至后一提交；时间为总部时间。", "從前一提交之後至後一提交；時間為總部時間。"),
        "deviceNoGrants": Label("It may hold nothing, and never might.", "从未可持有任何范围。", "從未可持有任何範圍。"),
        "deviceGrantScope": Label("Scope", "范围", "範圍"),
        "deviceGrantSince": Label("After", "始于", "始於"),
        "deviceGrantUntil": Label("Until", "止于", "止於"),
        "grantReference": Label("reference data", "参考数据", "參考資料"),
        "grantOther": Label("an account or a deal", "某客户或机会点", "某客戶或機會點"),
        "grantStill": Label("still", "至今", "至今"),
        "deviceSyncs": Label("Syncs of late", "近期同步", "近期同步"),
        "deviceNoSyncs": Label("No sync since HQ was started.", "总部启动以来没有同步。", "總部啟動以來沒有同步。"),
        "deviceAudit": Label("What the audit chain says of it", "审计链中的记录", "稽核鏈中的記錄"),
        "alertLost": Label(
            "It is listed as lost, and called; nothing of it was accepted.",
            "已列为遗失的设备曾连接；未接受其任何数据。", "已列為遺失的裝置曾連線；未接受其任何資料。"),
        "alertCopied": Label(
            "Two databases bore one number; one goes on under another. Was it copied on purpose?",
            "两个数据库使用同一编号；其一已改用新编号。是有意复制吗？", "兩個資料庫使用同一編號；其一已改用新編號。是有意複製嗎？"),
        "actSuspend": Label("Suspend", "暂停", "暫停"),
        "actSuspendMeans": Label(
            "It is barred until it is resumed. Nothing on it is lost, and it goes on working offline "
                + "within its lease.",
            "恢复之前不能同步。其上数据不会丢失，且在租期内可继续离线使用。", "恢復之前不能同步。其上資料不會遺失，且在租期內可繼續離線使用。"),
        "actSuspendDone": Label("The device is suspended.", "设备已暂停。", "裝置已暫停。"),
        "actResume": Label("Resume", "恢复", "恢復"),
        "actResumeMeans": Label("It may sync again, and gets what it missed.", "可再次同步，并取得错过的数据。", "可再次同步，並取得錯過的資料。"),
        "actResumeDone": Label("The device may sync again.", "设备已恢复。", "裝置已恢復。"),
        "actRevoke": Label("Revoke, then wipe", "吊销并擦除", "吊銷並抹除"),
        "actRevokeMeans": Label(
            "For good. It gets nothing from its next request on. What it has not sent is still taken in "
                + "and waits for somebody else to decide; then it is told to erase itself.",
            "不可撤销。自下次请求起不再取得任何数据。尚未上传的编辑仍会收下，由他人裁决；随后设备被要求自行擦除。", "不可撤銷。自下次請求起不再取得任何資料。尚未上傳的編輯仍會收下，由他人裁決；隨後裝置被要求自行抹除。"),
        "actRevokeDone": Label(
            "The device is revoked; it is told to erase itself once it has sent what it has.",
            "设备已吊销；上传完毕后将被要求自行擦除。", "裝置已吊銷；上傳完畢後將被要求自行抹除。"),
        "actLost": Label("Declare lost, wipe at once", "报失并立即擦除", "報失並立即抹除"),
        "actLostMeans": Label(
            "For good. Nothing of it is accepted any more, what it has not sent is lost, and whenever it "
                + "calls it is told to erase itself at once. Until it calls, nobody can reach what is on it.",
            "不可撤销。不再接受其任何数据，尚未上传的编辑将丢失；设备一旦连接即被要求立即擦除。在其连接之前，无法触及其上的数据。",
            "不可撤銷。不再接受其任何資料，尚未上傳的編輯將遺失；裝置一旦連線即被要求立即抹除。在其連線之前，無法觸及其上的資料。"),
        "actLostDone": Label(
            "The device is listed as lost; it is told to erase itself when it calls.",
            "设备已列为遗失；一旦连接即被要求擦除。", "裝置已列為遺失；一旦連線即被要求抹除。"),
        "actConsequence": Label("What follows", "后果", "後果"),
        "actUnsent": Label("Edits that it said to have and HQ has not:", "设备称有而总部尚无的编辑：", "裝置稱有而總部尚無的編輯："),
        "actReasonNote": Label(
            "Kept in the audit chain with your name and the time.", "与您的姓名及时间一并记入审计链。", "與您的姓名及時間一併記入稽核鏈。"),
        "actNumber": Label("Number of the device", "设备编号", "裝置編號"),
        "actNumberNote": Label("To be sure that it is this one, type:", "为确认无误，请输入：", "為確認無誤，請輸入："),
        "actNoReason": Label("Say why.", "请选择原因。", "請選擇原因。"),
        "actWrongNumber": Label(
            "That is not the number of this device; nothing was done.", "设备编号不符；未执行任何操作。", "裝置編號不符；未執行任何操作。"),
        "actImpossible": Label(
            "This cannot be done about the device as it stands.", "以设备目前的状态无法执行此操作。", "以裝置目前的狀態無法執行此操作。"),
        "whyLost": Label("lost", "遗失", "遺失"),
        "whyStolen": Label("stolen", "被盗", "被盜"),
        "whyLeft": Label("its user left", "用户离职", "使用者離職"),
        "whyReplaced": Label("replaced by another", "已更换设备", "已更換裝置"),
        "whyUnusual": Label("something unusual was seen", "发现异常", "發現異常"),
        "whyRequest": Label("its user asked for it", "用户要求", "使用者要求"),
        "whyMistake": Label("what was done before was a mistake", "此前操作有误", "此前操作有誤"),
    ]
}
