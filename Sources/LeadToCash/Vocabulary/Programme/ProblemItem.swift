// Why this file exists: a reform begins with what is wrong 问题调研: asked of the frontline, sorted, and weighed by how
// many have the same trouble.

import SyncProtocol

/// The fields of a problem that the frontline has.
public enum ProblemItem {
    public static let kind: KindNumber = 125

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let office: FieldNumber = 2
        /// The wave in which it came up, if one was open.
        public static let wave: FieldNumber = 3
        public static let text: FieldNumber = 4
        public static let category: FieldNumber = 5
        /// Which of the three flows of the business it disturbs.
        public static let flow: FieldNumber = 6
        public static let severity: FieldNumber = 7
        public static let source: FieldNumber = 8
        public static let author: FieldNumber = 9
        /// The ids of those who have the same trouble: a set, so that nobody counts twice.
        public static let votes: FieldNumber = 10
        /// Empty counts as open; a wave opens only once those of the wave before have one.
        public static let disposition: FieldNumber = 11
        public static let answer: FieldNumber = 12
    }

    static let flows = [
        Choice("development", "Product development", "产品开发", "產品開發"),
        Choice("monetisation", "Monetisation", "变现", "變現"),
        Choice("problemSolving", "Problem solving", "问题解决", "問題解決"),
    ]

    static let sources = [
        Choice("questionnaire", "Questionnaire", "问卷", "問卷"),
        Choice("interview", "Interview", "访谈", "訪談"),
        Choice("expert", "Expert", "专家意见", "專家意見"),
        Choice("feedback", "Feedback", "反馈", "反饋"),
    ]

    static let entry = Entry(
        kind, "problem_item", Label("Problem item", "问题项", "問題項"), scope: .anchored(by: [Fields.office]),
        code: IssuedCode(field: Fields.code, prefix: "PRB"),
        [
            .issuedCode(Fields.code), .office(Fields.office),
            Term(
                Fields.wave, "wave", .reference("rollout_wave"), Label("Wave", "推行批次", "推行批次"), policy: .first,
                isParent: true),
            Term(Fields.text, "text", .text, Label("Text", "内容", "內容"), policy: .first, required: true),
            Term(Fields.category, "category", .text, Label("Category", "类别", "類別"), policy: .first),
            Term(Fields.flow, "flow", .text, Label("Business flow", "业务流", "業務流"), policy: .first, choices: flows),
            Term(
                Fields.severity, "severity", .text, Label("Severity", "严重程度", "嚴重程度"), policy: .first,
                choices: Feedback.severities),
            Term(Fields.source, "source", .text, Label("Source", "来源", "來源"), policy: .first, choices: sources),
            Term(Fields.author, "author", .reference("user"), Label("Author", "提出人", "提出人"), policy: .first),
        ] + treatment)

    private static let treatment = [
        Term(Fields.votes, "votes", .set, Label("Votes", "附议人", "附議人"), policy: .addRemove),
        Term(
            Fields.disposition, "disposition", .text, Label("Disposition", "处理结论", "處理結論"), policy: .hqOnly,
            choices: Feedback.dispositions),
        Term(Fields.answer, "answer", .text, Label("Answer", "答复", "答覆"), policy: .hqOnly),
    ]
}
