// Why this file exists: the words of the audit chain.

import LeadToCash

extension PageWords {
    static let audit: [String: Label] = [
        "auditTitle": Label("Audit", "审计", "稽核"),
        "auditLead": Label(
            "Everything that HQ took in and did, newest first; each entry is chained to the one before.",
            "总部接收与执行的一切，最新在前；每条与前一条相链接。", "總部接收與執行的一切，最新在前；每條與前一條相鏈接。"),
        "auditNothing": Label("Nothing is found.", "没有找到记录。", "沒有找到記錄。"),
        "auditNothingYet": Label(
            "Nothing is found in this part of the chain; go on with the next page.",
            "链的这一段没有找到记录；请继续下一页。", "鏈的這一段沒有找到記錄；請繼續下一頁。"),
        "auditDeed": Label("What kind", "类别", "類別"),
        "auditCommit": Label("Commit", "提交", "提交"),
        "auditWho": Label("Who", "人员", "人員"),
        "auditWhat": Label("What", "内容", "內容"),
        "auditBadDevice": Label("A device is named by its number.", "设备以编号表示。", "裝置以編號表示。"),
        "auditExportNote": Label(
            "Up to 10,000 entries; asks for your password, and is itself noted here.",
            "至多 10,000 条；需要输入密码，且导出本身也会被记录。", "至多 10,000 條；需要輸入密碼，且匯出本身也會被記錄。"),
        "auditHead": Label("Head of the chain", "链首", "鏈首"),
        "auditHeadNote": Label(
            "Keep it off the server: whoever holds the server can rewrite the chain, and only a head kept "
                + "elsewhere reveals that. To follow the whole chain takes a while; whoever runs HQ does it with "
                + "this command.",
            "请保存在服务器之外：掌控服务器者可改写此链，只有另存的链首能揭示。验证全链需要时间；由总部管理员以此命令执行。",
            "請保存在伺服器之外：掌控伺服器者可改寫此鏈，只有另存的鏈首能揭示。驗證全鏈需要時間；由總部管理員以此命令執行。"),
        "auditEntries": Label("Entries", "条数", "條數"),
        "auditVerify": Label("To verify", "验证命令", "驗證命令"),
        "auditHQ": Label("HQ", "总部", "總部"),
        "auditCreate": Label("new", "新建", "新建"),
        "auditUpdate": Label("changed", "修改", "修改"),
        "auditDelete": Label("deleted", "删除", "刪除"),
        "auditErase": Label("erased", "抹除", "抹除"),
        "auditNoRecord": Label("no record", "无记录", "無記錄"),
        "auditUnreadable": Label("what could not be read", "无法读取的内容", "無法讀取的內容"),
        "auditUnreadableErased": Label("what could not be read, erased since", "无法读取的内容，已抹除", "無法讀取的內容，已抹除"),
        "auditRedacted": Label("redacted", "已遮盖", "已遮蓋"),
        "auditInPlace": Label("in place of", "代替", "代替"),
        "auditScopes": Label("scopes", "范围", "範圍"),
        "auditEdit": Label("Edits", "编辑", "編輯"),
        "deedBegun": Label("The chain was laid over older commits", "为旧提交建立链", "為舊提交建立鏈"),
        "deedListed": Label("Known when the chain began", "建链时已知的设备", "建鏈時已知的裝置"),
        "deedEnrolled": Label("Device let in", "设备登记", "裝置登記"),
        "deedSucceeded": Label("Goes on in place of another device", "接替另一设备", "接替另一裝置"),
        "deedGranted": Label("May hold", "可持有范围", "可持有範圍"),
        "deedStatus": Label("State of a device", "设备状态", "裝置狀態"),
        "deedKey": Label("Key changed", "更换密钥", "更換金鑰"),
        "deedWiped": Label("Proved that it erased itself", "证明已自行擦除", "證明已自行抹除"),
        "deedRestored": Label("HQ was restored", "总部已恢复", "總部已恢復"),
        "deedLease": Label("Days of use without a sync", "不同步可用天数", "不同步可用天數"),
        "deedSignIn": Label("Sign-in", "登录", "登入"),
        "deedDesk": Label("At HQ's pages", "总部页面操作", "總部頁面操作"),
    ]
}
