// Why this file exists: HQ asks all offices the same questions 问卷, and they answer where they are.

import SyncProtocol

/// The fields of a survey of the frontline.
public enum FrontlineSurvey {
    public static let kind: KindNumber = 126

    public enum Fields {
        public static let title: FieldNumber = 1
        /// One a line.
        public static let questions: FieldNumber = 2
        public static let opensOn: FieldNumber = 3
        public static let closesOn: FieldNumber = 4
    }

    static let entry = Entry(
        kind, "survey", Label("Survey", "问卷调查", "問卷調查"), scope: .reference, headquartersOnly: true,
        [
            Term(Fields.title, "title", .text, Label("Title", "标题", "標題"), policy: .hqOnly, required: true),
            Term(Fields.questions, "questions", .text, Label("Questions", "问题", "問題"), policy: .hqOnly),
            Term(Fields.opensOn, "opensOn", .date, Label("Opens on", "开放日期", "開放日期"), policy: .hqOnly),
            Term(Fields.closesOn, "closesOn", .date, Label("Closes on", "截止日期", "截止日期"), policy: .hqOnly),
        ])
}
