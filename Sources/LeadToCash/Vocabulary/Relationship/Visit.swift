// Why this file exists: after delivery somebody goes to see the customer from time to time 回访. Each visit is a row, so
// that how many there were is counted and not claimed.

import SyncProtocol

/// The fields of a visit.
public enum Visit {
    public static let kind: KindNumber = 110

    public enum Fields {
        public static let office: FieldNumber = 1
        /// The account whose team holds the record, where people of several offices share it.
        public static let share: FieldNumber = 2
        public static let account: FieldNumber = 3
        public static let contract: FieldNumber = 4
        public static let opportunity: FieldNumber = 5
        public static let contact: FieldNumber = 6
        /// The day it was planned for; empty if it was not.
        public static let plannedOn: FieldNumber = 7
        /// The day it took place; empty until then.
        public static let date: FieldNumber = 8
        /// How content the customer was, from 0 to 10, if they said so.
        public static let score: FieldNumber = 9
        public static let comments: FieldNumber = 10
        public static let author: FieldNumber = 11
    }

    static let entry = Entry(
        kind, "visit", Label("Visit", "回访", "回訪"), scope: .anchored(by: [Fields.share, Fields.office]),
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
        Term(Fields.plannedOn, "plannedOn", .date, Label("Planned for", "计划日期", "計劃日期"), policy: .first),
        Term(Fields.date, "date", .date, Label("Date", "日期", "日期"), policy: .first),
        Term(
            Fields.score, "score", .integer, Label("Score (0–10)", "评分（0–10）", "評分（0–10）"), policy: .first,
            limits: 0...10),
        Term(Fields.comments, "comments", .text, Label("Comments", "客户意见", "客戶意見"), policy: .first),
        Term(Fields.author, "author", .reference("user"), Label("Author", "回访人", "回訪人"), policy: .first),
    ]
}

/// The same, where something else is called a visit.
package typealias CustomerVisit = Visit
