// Why this file exists: two people type one customer's name in two ways. The key is what their ways have in common.

/// A company's name as compared: folded, without punctuation, spaces and legal form.
public struct NameKey: Hashable, Sendable {
    /// The letters compared. Empty when the name has none, or says only that nobody knew it (`n/a`, `未知`).
    public let text: String
    let form: LegalForm

    public init(_ name: String) {
        let tokens = NameFolding.tokens(name)
        let stripped = LegalFormStripper.strip(tokens)
        let kept = stripped.tokens.joined()
        text = Self.placeholders.contains(kept) ? "" : kept
        form = stripped.form
    }

    /// Whether there is enough of a name to compare: one letter of an alphabet is not.
    var isComparable: Bool { text.unicodeScalars.count >= 2 }

    /// The legal form taken off, folded: `co ltd`; empty if the name has none.
    public var legalForm: String { form.words }

    private static let placeholders: Set<String> = [
        "na", "none", "null", "unknown", "tbd", "tba", "test", "xx", "xxx", "无", "未知", "不详", "待定", "测试", "неизвестно",
    ]
}
