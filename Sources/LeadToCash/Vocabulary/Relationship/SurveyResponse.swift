// Why this file exists: what a customer answers when asked how content they are 满意度. It is the customer's word: nobody
// corrects it.

import SyncProtocol

/// The fields of a customer's answer to a survey.
public enum SurveyResponse {
    public static let kind: KindNumber = 111

    public enum Fields {
        public static let office: FieldNumber = 1
        /// The account whose team holds the record, where people of several offices share it.
        public static let share: FieldNumber = 2
        public static let account: FieldNumber = 3
        public static let contract: FieldNumber = 4
        public static let opportunity: FieldNumber = 5
        public static let contact: FieldNumber = 6
        public static let date: FieldNumber = 7
        /// 9 and 10 recommend us, 0 to 6 warn of us.
        public static let score: FieldNumber = 8
        public static let comments: FieldNumber = 9
        public static let author: FieldNumber = 10
    }

    static let entry = Entry(
        kind, "survey_response", Label("Satisfaction survey", "满意度调查", "滿意度調查"),
        scope: .anchored(by: [Fields.share, Fields.office]),
        [
            .office(Fields.office), .share(Fields.share),
            Term(
                Fields.account, "account", .reference("account"), Label("Account", "客户", "客戶"), policy: .first,
                required: true, isParent: true),
            Term(
                Fields.contract, "contract", .reference("contract"), Label("Contract", "合同", "合同"), policy: .first,
                isParent: true),
            Term(
                Fields.opportunity, "opportunity", .reference("opportunity"), Label("Opportunity", "机会点", "機會點"),
                policy: .first, isParent: true),
            Term(
                Fields.contact, "contact", .reference("contact"), Label("Contact", "关键人物", "關鍵人物"), policy: .first,
                isParent: true),
        ] + substance)

    private static let substance = [
        Term(Fields.date, "date", .date, Label("Date", "日期", "日期"), policy: .first),
        Term(
            Fields.score, "score", .integer, Label("Score (0–10)", "评分（0–10）", "評分（0–10）"), policy: .first,
            limits: 0...10, required: true),
        Term(Fields.comments, "comments", .text, Label("Comments", "客户意见", "客戶意見"), policy: .first),
        Term(Fields.author, "author", .reference("user"), Label("Recorded by", "记录人", "記錄人"), policy: .first),
    ]
}
