// Why this file exists: a target of 85 says nothing without its unit 单位, and figures are kept as whole numbers. What a
// whole number stands for in each unit is said once.

/// What the figures of a target or a goal count.
public enum TargetUnit {
    /// Money is in minor units of the currency beside it. Percent, days, months and scores are in hundredths: 8550 is
    /// 85.5 %. A count is what it is.
    static let choices = [
        Choice("money", "Money", "金额", "金額"),
        Choice("percent", "Percent", "百分比", "百分比"),
        Choice("count", "Count", "数量", "數量"),
        Choice("days", "Days", "天", "天"),
        Choice("months", "Months", "月", "月"),
        Choice("score", "Score", "评分", "評分"),
    ]
}
