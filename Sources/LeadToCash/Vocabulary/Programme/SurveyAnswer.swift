// Why this file exists: what somebody answered to a survey 问卷答复; it is theirs, and stays as they gave it.

import SyncProtocol

/// The fields of an answer to a survey.
public enum SurveyAnswer {
    public static let kind: KindNumber = 127

    public enum Fields {
        public static let office: FieldNumber = 1
        public static let survey: FieldNumber = 2
        /// One a line, in the order of the questions.
        public static let answers: FieldNumber = 3
        public static let author: FieldNumber = 4
    }

    static let entry = Entry(
        kind, "survey_answer", Label("Survey answer", "问卷答复", "問卷答覆"), scope: .anchored(by: [Fields.office]),
        [
            .office(Fields.office),
            Term(
                Fields.survey, "survey", .reference("survey"), Label("Survey", "问卷调查", "問卷調查"), policy: .first,
                required: true, isParent: true),
            Term(Fields.answers, "answers", .text, Label("Answers", "答案", "答案"), policy: .first),
            Term(Fields.author, "author", .reference("user"), Label("Author", "填写人", "填寫人"), policy: .first),
        ])
}
