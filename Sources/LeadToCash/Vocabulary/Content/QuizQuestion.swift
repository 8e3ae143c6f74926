// Why this file exists: whether somebody has understood a training material shows in what they answer 测验.

import SyncProtocol

/// The fields of a question of a quiz.
public enum QuizQuestion {
    public static let kind: KindNumber = 144

    public enum Fields {
        public static let document: FieldNumber = 1
        public static let position: FieldNumber = 2
        /// The right one of the answers, counted from 0.
        public static let rightAnswer: FieldNumber = 3
        public static let textEn: FieldNumber = 4
        public static let textZhHans: FieldNumber = 5
        /// One a line.
        public static let answersEn: FieldNumber = 6
        public static let answersZhHans: FieldNumber = 7
        /// Why it is the right one, shown after the quiz.
        public static let whyEn: FieldNumber = 8
        public static let whyZhHans: FieldNumber = 9
    }

    static let entry = Entry(
        kind, "quiz_question", Label("Quiz question", "测验题", "測驗題"), scope: .reference, headquartersOnly: true,
        [
            Term(
                Fields.document, "document", .reference("document"), Label("Document", "文档", "文檔"), policy: .hqOnly,
                required: true, isParent: true),
            Term(
                Fields.position, "position", .integer, Label("Position", "顺序", "順序"), policy: .hqOnly,
                limits: 0...10_000),
            Term(
                Fields.rightAnswer, "rightAnswer", .integer, Label("Right answer", "正确答案", "正確答案"), policy: .hqOnly,
                limits: 0...25, required: true),
        ] + texts)

    private static let texts = [
        Term(Fields.textEn, "textEn", .text, Label("Question (English)", "题目（英文）", "題目（英文）"), policy: .hqOnly),
        Term(
            Fields.textZhHans, "textZhHans", .text, Label("Question (Simplified)", "题目（简体）", "題目（簡體）"),
            policy: .hqOnly),
        Term(Fields.answersEn, "answersEn", .text, Label("Answers (English)", "选项（英文）", "選項（英文）"), policy: .hqOnly),
        Term(
            Fields.answersZhHans, "answersZhHans", .text, Label("Answers (Simplified)", "选项（简体）", "選項（簡體）"),
            policy: .hqOnly),
        Term(Fields.whyEn, "whyEn", .text, Label("Why (English)", "解析（英文）", "解析（英文）"), policy: .hqOnly),
        Term(Fields.whyZhHans, "whyZhHans", .text, Label("Why (Simplified)", "解析（简体）", "解析（簡體）"), policy: .hqOnly),
    ]
}
