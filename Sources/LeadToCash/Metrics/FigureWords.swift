// Why this file exists: what stands beside a figure is read by people in three scripts, at HQ and on laptops; the words
// are written down once.

/// The words of pages of figures.
enum FigureWords {
    static let metric = Label("Metric", "指标", "指標")
    static let value = Label("Value", "数值", "數值")
    static let part = Label("Part", "分项", "分項")
    static let unit = Label("Unit", "单位", "單位")
    static let better = Label("Better", "趋优", "趨優")
    static let more = Label("more", "越高越好", "越高越好")
    static let less = Label("less", "越低越好", "越低越好")
    static let pillar = Label("Pillar", "目标方向", "目標方向")
    static let formula = Label("Formula", "算法", "演算法")
    /// The role that answers for a process follows.
    static let owner = Label("Answered for by", "责任岗位", "責任崗位")

    // MARK: What every figure carries

    static let scope = Label("Scope", "范围", "範圍")
    static let company = Label("company", "全公司", "全公司")
    static let period = Label("Period", "期间", "期間")
    static let asOf = Label("As of", "截至", "截至")
    static let source = Label("Computed", "计算来源", "計算來源")
    static let headquarters = Label("at HQ", "总部", "總部")
    /// The instant follows.
    static let local = Label("local, last sync", "本机，最近同步", "本機，最近同步")
    static let never = Label("never", "从未", "從未")
    static let coverage = Label("Coverage", "数据覆盖率", "數據覆蓋率")
    static let records = Label("Records", "记录数", "記錄數")
    static let inDispute = Label("In dispute", "争议金额", "爭議金額")
    static let rates = Label("Currency, rates of", "币种及汇率日", "幣種及匯率日")
    static let missingRate = Label("Left out for want of a rate", "因缺汇率未计入", "因缺匯率未計入")
    static let clamped = Label("Negative durations counted as zero", "负时长按零计", "負時長按零計")

    // MARK: Why there is no number

    static let why = Label("No number", "无数值", "無數值")
    static let emptySet = Label("there is nothing to count", "没有可统计的记录", "沒有可統計的記錄")
    static let zeroDenominator = Label("it would be divided by zero", "除数为零", "除數為零")
    static let noSnapshot = Label(
        "no snapshot was taken at the beginning of the period", "期初没有快照", "期初沒有快照")
    static let noTarget = Label("there is no published target", "没有已发布的目标", "沒有已發佈的目標")
    static let noBaseline = Label("nothing says what was planned", "没有基线", "沒有基線")
    static let noComparison = Label("there is nothing to compare with", "没有可比对象", "沒有可比對象")
    static let targetReached = Label("the target is reached", "目标已达成", "目標已達成")
    static let onlyMissingRates = Label("HQ has fixed none of the rates", "总部未定相应汇率", "總部未定相應匯率")
    static let exceeds = Label("it is too large a number", "数值过大", "數值過大")
}
