// Why this file exists: what the command of figures refuses, and why, in every language. The words on the page of
// figures are LeadToCash's, for HQ shows the same page.

extension Phrase {
    static let metricUnknown = Phrase(
        "There is no metric “%1”; they are M-01 to M-44: outpost metrics", "没有指标“%1”；指标为 M-01 至 M-44：outpost metrics",
        "沒有指標「%1」；指標為 M-01 至 M-44：outpost metrics")
    static let metricHeadquarters = Phrase(
        "%1 is made of what HQ alone knows; ask HQ for it.", "%1 依据仅总部掌握的数据；请向总部查询。",
        "%1 依據僅總部掌握的數據；請向總部查詢。")
    static let metricNoScope = Phrase(
        "“%1” is no scope; write company, office=LIS, region=EMEA, user=NAME or product=NAME.",
        "“%1”不是范围；请写 company、office=LIS、region=EMEA、user=姓名 或 product=名称。",
        "「%1」不是範圍；請寫 company、office=LIS、region=EMEA、user=姓名 或 product=名稱。")
    static let metricNoPeriod = Phrase(
        "“%1” is no period; write 2026, 2026-Q3, 2026-11 or 2026-01-15..2026-02-03.",
        "“%1”不是期间；请写 2026、2026-Q3、2026-11 或 2026-01-15..2026-02-03。",
        "「%1」不是期間；請寫 2026、2026-Q3、2026-11 或 2026-01-15..2026-02-03。")
}
