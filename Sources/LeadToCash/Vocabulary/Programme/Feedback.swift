// Why this file exists: whoever works by a process knows where it does not work 反馈, and says so on the spot, without a
// network.

import SyncProtocol

/// The fields of a piece of feedback.
public enum Feedback {
    public static let kind: KindNumber = 124

    public enum Fields {
        public static let office: FieldNumber = 1
        /// The code of what it is about: a process, a step, a template: `P03.2`.
        public static let node: FieldNumber = 2
        public static let text: FieldNumber = 3
        public static let severity: FieldNumber = 4
        public static let author: FieldNumber = 5
        /// Empty counts as open.
        public static let disposition: FieldNumber = 6
        public static let answer: FieldNumber = 7
        /// The version that took it up.
        public static let processVersion: FieldNumber = 8
    }

    static let severities = [
        Choice("high", "High", "高", "高"),
        Choice("medium", "Medium", "中", "中"),
        Choice("low", "Low", "低", "低"),
    ]

    static let dispositions = [
        Choice("open", "Open", "待处理", "待處理"),
        Choice("accepted", "Accepted", "已采纳", "已採納"),
        Choice("declined", "Declined", "不采纳", "不採納"),
        Choice("done", "Done", "已解决", "已解決"),
    ]

    static let entry = Entry(
        kind, "feedback", Label("Feedback", "反馈", "反饋"), scope: .anchored(by: [Fields.office]),
        [
            .office(Fields.office),
            Term(Fields.node, "node", .text, Label("Process node", "流程节点", "流程節點"), policy: .first, isLookedUp: true),
            Term(Fields.text, "text", .text, Label("Text", "内容", "內容"), policy: .first, required: true),
            Term(
                Fields.severity, "severity", .text, Label("Severity", "严重程度", "嚴重程度"), policy: .first,
                choices: severities),
            Term(Fields.author, "author", .reference("user"), Label("Author", "反馈人", "反饋人"), policy: .first),
        ] + treatment)

    private static let treatment = [
        Term(
            Fields.disposition, "disposition", .text, Label("Disposition", "处理结论", "處理結論"), policy: .hqOnly,
            choices: dispositions),
        Term(Fields.answer, "answer", .text, Label("Answer", "答复", "答覆"), policy: .hqOnly),
        Term(
            Fields.processVersion, "processVersion", .reference("process_version"),
            Label("Process version", "流程版本", "流程版本"), policy: .hqOnly),
    ]
}
