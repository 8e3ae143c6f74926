// Why this file exists: a chart says a few words of its own, and says them in three languages.

import LeadToCash

/// The words of charts in one language.
struct ChartWords: Sendable {
    private let language: Language

    init(_ language: Language) { self.language = language }

    private static let labels = (
        others: Label("Others", "其他", "其他"),
        table: Label("Figures as a table", "以表格显示数据", "以表格顯示數據"),
        total: Label("Total", "合计", "合計"),
        actual: Label("Actual", "实际", "實際"),
        target: Label("Target", "目标", "目標"),
        stretch: Label("Stretch", "挑战目标", "挑戰目標"),
        attainment: Label("Attainment", "达成率", "達成率"),
        met: Label("met", "已达成", "已達成"),
        missed: Label("not met", "未达成", "未達成"),
        conversion: Label("Of the step before", "对上一步的转化率", "對上一步的轉化率"),
        overall: Label("Of the first step", "对第一步的转化率", "對第一步的轉化率"),
        disputed: Label("In dispute", "有争议", "有爭議"),
        undisputed: Label("Not in dispute", "无争议", "無爭議")
    )

    var table: String { Self.labels.table.text(in: language) }
    var total: String { Self.labels.total.text(in: language) }
    var actual: String { Self.labels.actual.text(in: language) }
    var target: String { Self.labels.target.text(in: language) }
    var stretch: String { Self.labels.stretch.text(in: language) }
    var attainment: String { Self.labels.attainment.text(in: language) }
    var met: String { Self.labels.met.text(in: language) }
    var missed: String { Self.labels.missed.text(in: language) }
    var conversion: String { Self.labels.conversion.text(in: language) }
    var overall: String { Self.labels.overall.text(in: language) }
    var disputed: String { Self.labels.disputed.text(in: language) }
    var undisputed: String { Self.labels.undisputed.text(in: language) }

    /// `Others (12)`
    func others(_ count: Int) -> String {
        let word = Self.labels.others.text(in: language)
        return language == .en ? "\(word) (\(count))" : "\(word)（\(count)）"
    }

    /// Says that a chart shows only the last of its periods.
    func last(_ shown: Int, of all: Int) -> String {
        Label("The last \(shown) of \(all)", "最近 \(shown) 项，共 \(all) 项", "最近 \(shown) 項，共 \(all) 項")
            .text(in: language)
    }

    /// Says that a chart shows only the first of its series or steps.
    func first(_ shown: Int, of all: Int) -> String {
        Label("The first \(shown) of \(all)", "前 \(shown) 项，共 \(all) 项", "前 \(shown) 項，共 \(all) 項")
            .text(in: language)
    }
}
