// Why this file exists: parts of figures and reasons why there is no figure come with short names made for programs;
// what people read instead is written down here once.

import LeadToCash
import SyncProtocol

extension FigureValue.Absence {
    /// Why there is no number.
    var label: Label {
        switch self {
        case .emptySet: Label("There is nothing to count.", "没有可统计的记录。", "沒有可統計的記錄。")
        case .zeroDenominator: Label("It would be divided by zero.", "除数为零。", "除數為零。")
        case .noSnapshot:
            Label("No snapshot was taken at the beginning of the period.", "期初没有快照。", "期初沒有快照。")
        case .noTarget: Label("There is no published target.", "没有已发布的目标。", "沒有已發佈的目標。")
        case .noBaseline: Label("Nothing says what was planned.", "没有基线。", "沒有基線。")
        case .noComparison: Label("There is nothing to compare with.", "没有可比对象。", "沒有可比對象。")
        case .targetReached: Label("The target is reached.", "目标已达成。", "目標已達成。")
        case .missingRate: Label("HQ has fixed none of the rates.", "总部未定相应汇率。", "總部未定相應匯率。")
        case .exceeds64Bits: Label("It is too large a number.", "数值过大。", "數值過大。")
        }
    }
}

extension OverviewTelling {
    /// What people call a part of a figure.
    func partName(_ name: String, _ metric: MetricCode) -> String {
        if let label = Self.partLabels[name] { return label.text(in: language) }
        let halves = name.split(separator: ".", maxSplits: 1).map(String.init)
        guard halves.count == 2 else {
            return metric == .certification ? Labels.role(name, in: language) : stage(name)
        }
        switch halves[0] {
        case "month": return halves[1]
        case "source": return choice(halves[1] == "none" ? "" : halves[1], Lead.kind, Lead.Fields.source)
        case "decider": return Labels.role(halves[1], in: language)
        default:
            guard let label = Self.partLabels[halves[0]] else { return name }
            return "\(label.text(in: language)): \(stage(halves[1]))"
        }
    }

    private static let partLabels: [String: Label] = [sales, cash, health].reduce(into: [:]) { all, list in
        all.merge(list) { first, _ in first }
    }

    private static let sales: [String: Label] = [
        "weighted": Label("Weighted", "加权", "加權"),
        "withoutAmount": Label("Deals without an amount", "无金额的机会", "無金額的機會"),
        "listPrice": Label("Those at list price", "其目录价", "其目錄價"),
        "weightedListPrice": Label("The same, weighted", "其目录价（加权）", "其目錄價（加權）"),
        "atRisk": Label("Claimed to be lost", "被称已丢单", "被稱已丟單"),
        "commit": Label("Commit", "承诺", "承諾"),
        "bestCase": Label("Best case", "最佳", "最佳"),
        "pipeline": Label("Pipeline", "管道", "管道"),
        "managerCommit": Label("Commit, says the manager", "承诺（经理）", "承諾（經理）"),
        "managerBestCase": Label("Best case, says the manager", "最佳（经理）", "最佳（經理）"),
        "managerPipeline": Label("Pipeline, says the manager", "管道（经理）", "管道（經理）"),
        "won": Label("Won", "赢单", "贏單"),
        "lost": Label("Lost", "丢单", "丟單"),
        "cancelled": Label("Cancelled", "取消", "取消"),
        "winClaims": Label("Wins claimed, not yet confirmed", "待确认的赢单", "待確認的贏單"),
        "value": Label("Won value", "赢单金额", "贏單金額"),
        "target": Label("Target", "目标", "目標"),
        "open": Label("Open", "进行中", "進行中"),
        "openMean": Label("Mean of those open", "进行中均值", "進行中均值"),
        "over90": Label("Open for over 90 days", "进行中超过 90 天", "進行中超過 90 天"),
        "stalled": Label("Stalled", "停滞", "停滯"),
        "closed": Label("Closed", "已结束", "已結束"),
        "cycle": Label("Cycle", "周期", "週期"),
        "lateDated": Label("Heard of late", "迟报", "遲報"),
        "withoutValue": Label("Without a value", "无金额", "無金額"),
        "mean": Label("Mean", "均值", "均值"),
        "min": Label("Shortest", "最短", "最短"),
        "max": Label("Longest", "最长", "最長"),
        "fromATI": Label("From ATI", "自 ATI 起", "自 ATI 起"),
        "lostMean": Label("Mean of those lost", "丢单均值", "丟單均值"),
        "actual": Label("Actual", "实际", "實際"),
        "restated": Label("Restated", "重述", "重述"),
        "restatedCommit": Label("Commit, restated", "承诺（重述）", "承諾（重述）"),
        "restatedDays": Label("Days moved, restated", "平均推迟（重述）", "平均推遲（重述）"),
        "days": Label("Days moved on average", "平均推迟", "平均推遲"),
        "slipped": Label("Slipped", "已滑期", "已滑期"),
        "agreed": Label("Agreed prices", "成交价", "成交價"),
        "list": Label("List prices", "目录价", "目錄價"),
        "withoutList": Label("Without a list price", "无目录价", "無目錄價"),
        "offlineWait": Label("Waited offline", "离线等待", "離線等待"),
        "goingCold": Label("Going cold", "正在变冷", "正在變冷"),
        "withinLimit": Label("Within the limit", "时限内", "時限內"),
        "unanswered": Label("Unanswered", "未回应", "未回應"),
        "requirement.median": Label("Requirements: time to the answer", "客户需求答复时间", "客戶需求答覆時間"),
        "requirement.waiting": Label("Requirements: waiting so far", "客户需求等待时间", "客戶需求等待時間"),
        "requirement.open": Label("Requirements without an answer", "未答复的客户需求", "未答覆的客戶需求"),
    ]

    private static let cash: [String: Label] = [
        "balance": Label("Receivables", "应收余额", "應收餘額"),
        "billed": Label("Billed", "已开票", "已開票"),
        "countback": Label("By countback", "倒推法", "倒推法"),
        "current": Label("Not due", "未到期", "未到期"),
        "1-30": Label("1–30 days", "1–30 天", "1–30 天"),
        "31-60": Label("31–60 days", "31–60 天", "31–60 天"),
        "61-90": Label("61–90 days", "61–90 天", "61–90 天"),
        "91-180": Label("91–180 days", "91–180 天", "91–180 天"),
        "181+": Label("181+ days", "超过 180 天", "超過 180 天"),
        "disputed": Label("In dispute", "有争议", "有爭議"),
        "overdue": Label("Overdue", "逾期", "逾期"),
        "opening": Label("At the beginning", "期初", "期初"),
        "closing": Label("At the end", "期末", "期末"),
        "closingCurrent": Label("At the end, not yet due", "期末未到期", "期末未到期"),
        "nps": Label("NPS", "NPS", "NPS"),
        "coverage": Label("Customers who answered", "受访客户占比", "受訪客戶佔比"),
        "repeat": Label("From customers who had bought before", "来自老客户", "來自老客戶"),
        "onTime": Label("On time", "按时", "按時"),
        "late": Label("Late", "延迟", "延遲"),
        "missing": Label("Not accepted", "未验收", "未驗收"),
        "withConditions": Label("With conditions", "附条件", "附條件"),
        "forecast": Label("Forecast", "预测", "預測"),
        "baseline": Label("Baseline", "基线", "基線"),
        "withoutBaseline": Label("Without a baseline", "无基线", "無基線"),
    ]

    private static let health: [String: Label] = [
        "p95": Label("95 of 100 within", "95 分位", "95 分位"),
        "worst": Label("Worst", "最差", "最差"),
        "green": Label("Devices under 24 hours", "24 小时内的设备", "24 小時內的裝置"),
        "amber": Label("Devices under 72 hours", "72 小时内的设备", "72 小時內的裝置"),
        "red": Label("Devices over 72 hours", "超过 72 小时的设备", "超過 72 小時的裝置"),
        "neverSynced": Label("Devices that never synced", "从未同步的设备", "從未同步的裝置"),
        "devices": Label("Active devices", "在用设备", "在用裝置"),
        "byCount": Label("By number of deals", "按机会数", "按機會數"),
        "merged": Label("Merged", "自动合并", "自動合併"),
        "chosen": Label("Chosen by rule", "按规则选定", "按規則選定"),
        "asked": Label("Sent to people", "交人裁决", "交人裁決"),
        "severity": Label("Severity", "严重程度", "嚴重程度"),
        "rule": Label("Rule", "规则", "規則"),
        "accepted": Label("Finally accepted", "最终采纳", "最終採納"),
        "accounts": Label("Accounts", "客户", "客戶"),
        "leads": Label("Leads", "线索", "線索"),
        "notYet": Label("Not there yet", "尚未达产", "尚未達產"),
        "withoutComparison": Label("Without anybody to compare with", "无可比对象", "無可比對象"),
        "withoutAccount": Label("Without an account", "无客户", "無客戶"),
        "withoutDate": Label("Without a signing date", "无签约日期", "無簽約日期"),
        "withoutNextStep": Label("Without a next step", "无下一步", "無下一步"),
        "bytes": Label("Bytes", "字节", "位元組"),
        "edits": Label("Edits", "编辑数", "編輯數"),
        "milliseconds": Label("Milliseconds", "毫秒", "毫秒"),
        "cold": Label("Cold leads, by days", "冷线索（按天数）", "冷線索（按天數）"),
        "warm": Label("Warm leads, by days", "温线索（按天数）", "溫線索（按天數）"),
        "hot": Label("Hot leads, by days", "热线索（按天数）", "熱線索（按天數）"),
        "none": Label("Other leads, by days", "其他线索（按天数）", "其他線索（按天數）"),
    ]
}
