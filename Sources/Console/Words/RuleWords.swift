// Why this file exists: whoever reads why an edit did not simply stand reads it in their own language.

import LeadToCash
import SyncProtocol

/// Why an edit went the way it did.
enum RuleWords {
    /// One sentence: what a rule says of itself, or what exactly is wrong, where HQ said so.
    static func sentence(_ remark: Receipt.Remark, in language: Language) -> String {
        remark.detail.isEmpty ? remark.rule.label.text(in: language) : remark.detail
    }
}

/// What became of an edit, in a word.
enum VerdictWords {
    /// Nil for what simply stands.
    static func badge(_ verdict: Verdict, in language: Language) -> BadgeModel? {
        switch verdict {
        case .accepted, .duplicate: nil
        case .merged: BadgeModel(word: Label("merged", "已合并", "已合併").text(in: language), tone: "info")
        case .overridden: BadgeModel(word: Label("overridden", "未采用", "未採用").text(in: language), tone: "warn")
        case .held: BadgeModel(word: Label("waits", "待决", "待決").text(in: language), tone: "warn")
        case .refused: BadgeModel(word: Label("refused", "被拒", "被拒").text(in: language), tone: "bad")
        }
    }
}
