// Why this file exists: the words of how syncing goes, and of HQ's own upkeep.

import LeadToCash

extension PageWords {
    static let syncing: [String: Label] = [
        "syncTitle": Label("Sync health", "同步状况", "同步狀況"),
        "syncLead": Label("How syncing goes, by office and over time.", "按代表处与时间查看同步状况。", "按代表處與時間查看同步狀況。"),
        "syncSinceStart": Label(
            "Attempts are remembered since HQ was started, the last 20,000 at least.",
            "同步记录自总部启动起保留，至少保留最近 20,000 次。", "同步記錄自總部啟動起保留，至少保留最近 20,000 次。"),
        "syncAt": Label("Time", "时间", "時間"),
        "syncOutcome": Label("Outcome", "结果", "結果"),
        "syncWhole": Label("whole", "完整", "完整"),
        "syncCut": Label("cut off", "中断", "中斷"),
        "syncEdits": Label("Edits", "编辑", "編輯"),
        "syncTook": Label("Took", "耗时", "耗時"),
        "syncAttempts": Label("Syncs tried", "同步次数", "同步次數"),
        "syncShare": Label("Ended well", "成功率", "成功率"),
        "syncMedian": Label("Took, median", "耗时中位数", "耗時中位數"),
        "syncTail": Label("Took, 95 in 100", "耗时 95 分位", "耗時 95 分位"),
        "syncByOffice": Label("By office", "按代表处", "按代表處"),
        "syncAgeMedian": Label("Age, median", "距今中位数", "距今中位數"),
        "syncAgeTail": Label("Age, 95 in 100", "距今 95 分位", "距今 95 分位"),
        "syncAgeWorst": Label("Age, worst", "距今最长", "距今最長"),
        "syncTraffic": Label("Bytes by office and hour", "按代表处与小时的流量", "按代表處與小時的流量"),
        "syncHour": Label("Hour (UTC)", "小时（UTC）", "小時（UTC）"),
        "syncFreshness": Label("Freshness by office", "各代表处新鲜度", "各代表處新鮮度"),
        "syncFreshnessNote": Label(
            "Median time since the last sync of active devices (M-33)",
            "有效设备距最近同步时间的中位数（M-33）", "有效裝置距最近同步時間的中位數（M-33）"),
        "syncDays": Label("days", "天", "天"),
        "syncDay": Label("Day", "日期", "日期"),
        "syncCases": Label("Cases opened", "新开待决事项", "新開待決事項"),
        "syncCasesUnit": Label("cases", "件", "件"),
        "syncCasesCut": Label("Only the newest 500 are counted.", "仅统计最近 500 件。", "僅統計最近 500 件。"),
        "syncNoCases": Label("No case was opened.", "没有新开待决事项。", "沒有新開待決事項。"),
        "upkeepTitle": Label("HQ's own upkeep", "总部维护", "總部維護"),
        "upkeepNote": Label(
            "Figures are commits unless they say otherwise. When the certificate expires stands in GET "
                + "/metrics.",
            "除另注明外均为提交编号。证书到期时间见 GET /metrics。", "除另註明外均為提交編號。憑證到期時間見 GET /metrics。"),
        "upkeepFrontier": Label("Last commit", "最后提交", "最後提交"),
        "upkeepBackup": Label("In a backup up to", "已备份至", "已備份至"),
        "upkeepHorizon": Label("Laptops may forget up to", "电脑可清除至", "電腦可清除至"),
        "upkeepRetention": Label("Laptops keep their edits for", "电脑保留编辑", "電腦保留編輯"),
        "upkeepShadows": Label("Shadows follow up to", "影子记录更新至", "影子記錄更新至"),
        "upkeepLease": Label("Deletions are kept for silent devices for", "为失联设备保留删除记录", "為失聯裝置保留刪除記錄"),
        "upkeepCollected": Label("Scopes that have forgotten deletions", "已清除删除记录的范围", "已清除刪除記錄的範圍"),
    ]
}
