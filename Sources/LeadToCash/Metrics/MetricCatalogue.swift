// Why this file exists: what each metric is called and how it is computed, in the words in which HQ and the offices
// have agreed on it. Weights, limits and days in the sentences are those of ``MetricSettings``.

extension Metric {
    static let sales = [
        Metric(
            .openPipeline, Label("Open pipeline", "管道总额", "管道總額"), .money, .finance,
            "Sum of the amounts of open deals; of a deal in dispute the lowest amount."),
        Metric(
            .weightedForecast, Label("Weighted forecast", "加权预测", "加權預測"), .money, .finance,
            "Sum of amount × probability of open deals expected to be signed in the period."),
        Metric(
            .pipelineCoverage, Label("Pipeline coverage", "管道覆盖率", "管道覆蓋率"), .ratio, .finance,
            "Open pipeline expected to be signed in the period ÷ (sales target − won so far)."),
        Metric(
            .leadsCreated, Label("Leads created", "线索量", "線索量"), .count, .customer,
            "Leads captured in the period; duplicates once."),
        Metric(
            .leadConversion, Label("Lead conversion", "线索转化率", "線索轉化率"), .percent, .efficiency,
            "Leads created in the period and converted within 90 days ÷ leads created in the period."),
        Metric(
            .leadAgeing, Label("Lead ageing", "线索老化", "線索老化"), .days, .efficiency, lowerIsBetter: true,
            "Median of the days since an open lead was last touched."),
        Metric(
            .leadResponse, Label("Lead response time", "首次响应时间", "首次回應時間"), .days, .customer,
            lowerIsBetter: true, "Median of first response − creation, over leads created in the period."),
        Metric(
            .stageConversion, Label("Stage conversion", "阶段转化率", "階段轉化率"), .percent, .efficiency,
            "Entries into a stage in the period that reached the next one within 180 days ÷ entries in the period."),
        Metric(
            .timeInStage, Label("Time in stage", "阶段停留", "階段停留"), .days, .efficiency, lowerIsBetter: true,
            "Median of the days from entering a stage to entering the next one, for stages left in the period."),
        Metric(
            .winRate, Label("Win rate (count)", "赢单率", "贏單率"), .percent, .efficiency,
            "Won ÷ (won + lost) deals closed in the period; cancelled ones do not count."),
        Metric(
            .winRateByValue, Label("Win rate (value)", "金额赢率", "金額贏率"), .percent, .finance,
            "Won value ÷ (won value + lost value at its last open amount) of deals closed in the period."),
        Metric(
            .cycleTime, Label("Cycle time", "销售周期", "銷售週期"), .days, .efficiency, lowerIsBetter: true,
            "Median of closing − opening over deals won in the period."),
        Metric(
            .salesVelocity, Label("Sales velocity", "销售速度", "銷售速度"), .money, .finance,
            "Open deals × win rate × average won value ÷ median cycle days: money a day."),
        Metric(
            .forecastAccuracy, Label("Forecast accuracy", "预测准确率", "預測準確率"), .percent, .efficiency,
            "1 − |committed at the start of the period − won in it| ÷ won in it; the commitment as reported then."),
        Metric(
            .slippage, Label("Slippage", "滑期率", "滑期率"), .percent, .efficiency, lowerIsBetter: true,
            "Deals expected in the period at its start whose signing moved past its end ÷ deals expected in it."),
        Metric(
            .priceRealisation, Label("Price realisation", "价格实现率", "價格實現率"), .ratio, .finance,
            "Sum of prices agreed ÷ sum of list prices, over what was won in the period."),
        Metric(
            .unauthorised, Label("Unauthorised discounts and bids", "越权", "越權"), .count, .efficiency,
            lowerIsBetter: true, "Cases opened in the period about bids or discounts beyond authority."),
        Metric(
            .decisionTime, Label("Decision lead time", "决策时长", "決策時長"), .days, .efficiency,
            lowerIsBetter: true, "Median of decided − received over gate decisions made in the period."),
    ]

    static let commercial = [
        Metric(
            .contractQuality, Label("Contract quality", "合同质量", "合同質量"), .score, .finance,
            "Mean over contracts bound in the period of 100 − the weights of the faults a contract has."),
        Metric(
            .onTimeDelivery, Label("On-time delivery", "交付及时率", "交付及時率"), .percent, .customer,
            "Milestones accepted by their planned day ÷ milestones planned in the period."),
        Metric(
            .deliveryCost, Label("Delivery cost deviation", "交付成本偏差", "交付成本偏差"), .percent, .finance,
            lowerIsBetter: true, "(Cost forecast − cost baseline) ÷ cost baseline of projects planned to end in it."),
        Metric(
            .firstTimeAcceptance, Label("First-time acceptance", "一次验收通过率", "一次驗收通過率"), .percent,
            .customer, "Milestones accepted in the period without a rejection ÷ milestones accepted in it."),
        Metric(
            .billingLag, Label("Billing lag", "开票时延", "開票時延"), .days, .finance, lowerIsBetter: true,
            "Median of invoice date − trigger date over invoices issued in the period."),
        Metric(
            .salesOutstanding, Label("DSO", "应收账款周转天数", "應收賬款周轉天數"), .days, .finance,
            lowerIsBetter: true, "Receivables at the day ÷ gross billed in the 90 days before × 90."),
        Metric(
            .overdueAgeing, Label("Overdue ageing", "逾期账龄", "逾期賬齡"), .money, .finance, lowerIsBetter: true,
            "Open amounts of invoices past their due day, by days past due; disputed ones apart."),
        Metric(
            .overdueRatio, Label("Overdue ratio", "逾期率", "逾期率"), .percent, .finance, lowerIsBetter: true,
            "Overdue ÷ all receivables."),
        Metric(
            .collectionEffectiveness, Label("Collection effectiveness", "回收率", "回收率"), .percent, .finance,
            "(Opening receivables + billed − closing) ÷ (opening + billed − closing not yet due)."),
        Metric(
            .promiseKept, Label("Promises kept", "承诺兑现率", "承諾兌現率"), .percent, .finance,
            "Promises paid by the promised day ÷ promises due in the period."),
        Metric(
            .satisfaction, Label("Satisfaction", "客户满意度", "客戶滿意度"), .score, .customer,
            "Mean score of the surveys answered in the period, 0 to 10."),
        Metric(
            .repeatBusiness, Label("Repeat business", "复购", "復購"), .percent, .customer,
            "Won value from accounts with an earlier contract ÷ won value."),
    ]

    static let people = [
        Metric(
            .newHireRamp, Label("New-hire ramp", "新员工达产", "新員工達產"), .months, .capability,
            lowerIsBetter: true,
            "Mean months from hiring until three months' wins reach 80 % of the median of the office's veterans."),
        Metric(
            .turnoverImpact, Label("Turnover impact", "人员流动影响", "人員流動影響"), .percent, .capability,
            "Win rate of deals that changed hands − win rate of matching deals that did not."),
        Metric(
            .certification, Label("Certification coverage", "能力到位率", "能力到位率"), .percent, .capability,
            "Roles held by people certified for them ÷ roles held."),
        Metric(
            .adoption, Label("Adoption", "流程执行率", "流程執行率"), .percent, .change,
            "Process steps due in the period and done with evidence ÷ process steps due in it."),
    ]

    static let health = [
        Metric(
            .dataFreshness, Label("Data freshness", "数据新鲜度", "數據新鮮度"), .days, .change, lowerIsBetter: true,
            "Median over active devices of the time since the last successful sync."),
        Metric(
            .dataCoverage, Label("Coverage", "覆盖率", "覆蓋率"), .percent, .change,
            "Open pipeline owned by people with a device synced within the limit ÷ open pipeline."),
        Metric(
            .dataIslands, Label("Data islands", "数据孤岛", "數據孤島"), .count, .change, lowerIsBetter: true,
            "Devices that have had edits they did not upload for longer than the limit."),
        Metric(
            .conflictRate, Label("Conflict rate", "冲突率", "衝突率"), .percent, .change, lowerIsBetter: true,
            "Fields on which edits met ÷ fields edited in the period."),
        Metric(
            .resolutionTime, Label("Human-resolution time", "冲突处理时长", "衝突處理時長"), .days, .change,
            lowerIsBetter: true, "Median of decided − opened over cases that people decided in the period."),
        Metric(
            .heldEdits, Label("Held edits", "待复核", "待覆核"), .count, .change, lowerIsBetter: true,
            "Open cases about held edits."),
        Metric(
            .syncSuccess, Label("Sync success", "同步成功率", "同步成功率"), .percent, .change,
            "Successful ÷ attempted syncs in the period."),
        Metric(
            .duplicateRate, Label("Duplicate rate", "重复率", "重複率"), .percent, .change, lowerIsBetter: true,
            "Accounts and leads made in the period that proved to be others ÷ accounts and leads made in it."),
        Metric(
            .clockHealth, Label("Clock health", "时钟", "時鐘"), .count, .change, lowerIsBetter: true,
            "Active devices whose clock is wrong by more than five minutes."),
        Metric(
            .completeness, Label("Completeness", "完整率", "完整率"), .percent, .change,
            "Open deals with account, amount, signing date and next step ÷ open deals."),
    ]
}
