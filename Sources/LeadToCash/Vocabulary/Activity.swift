// Why this file exists: what happened with a customer 活动. Facts are added, not argued about: its author may amend an
// activity for seven days, everybody else comments.

import SyncProtocol

/// The fields of an activity.
public enum Activity {
    public static let kind: KindNumber = 9

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let office: FieldNumber = 2
        public static let author: FieldNumber = 3
        public static let type: FieldNumber = 4
        public static let occurredAt: FieldNumber = 5
        public static let subject: FieldNumber = 6
        public static let minutes: FieldNumber = 7
        public static let account: FieldNumber = 8
        public static let contact: FieldNumber = 9
        public static let lead: FieldNumber = 10
        public static let opportunity: FieldNumber = 11
        public static let notes: FieldNumber = 12
        public static let promises: FieldNumber = 13
        public static let attendees: FieldNumber = 14
        public static let externalID: FieldNumber = 15
        /// The account whose team holds the record, where people of several offices share it.
        public static let share: FieldNumber = 16
    }

    /// How long the author may amend an activity: seven days, in milliseconds.
    static let amendable: UInt64 = 7 * 24 * 60 * 60 * 1000

    static let types = [
        Choice("visit", "Visit", "拜访", "拜訪"),
        Choice("call", "Call", "电话", "電話"),
        Choice("demo", "Demo", "演示", "演示"),
        Choice("meeting", "Meeting", "会议", "會議"),
        Choice("note", "Note", "备忘", "備忘"),
    ]

    static let entry = Entry(
        kind, "activity", Label("Activity", "活动", "活動"), scope: .anchored(by: [Fields.share, Fields.office]),
        code: IssuedCode(field: Fields.code, prefix: "ACT"),
        [
            .issuedCode(Fields.code), .office(Fields.office), .share(Fields.share),
            fact(Fields.author, "author", .reference("user"), Label("Author", "记录人", "記錄人")),
            Term(
                Fields.type, "type", .text, Label("Type", "类型", "類型"), policy: .appendOnly(amendable: amendable),
                choices: types, required: true),
            fact(Fields.occurredAt, "occurredAt", .instant, Label("When", "时间", "時間")),
            Term(
                Fields.subject, "subject", .text, Label("Subject", "主题", "主題"),
                policy: .appendOnly(amendable: amendable), required: true),
            Term(
                Fields.minutes, "minutes", .integer, Label("Minutes", "时长（分钟）", "時長（分鐘）"),
                policy: .appendOnly(amendable: amendable), limits: 0...100_000),
            filed(Fields.account, "account", Label("Account", "客户", "客戶")),
            filed(Fields.contact, "contact", Label("Contact", "关键人物", "關鍵人物")),
            filed(Fields.lead, "lead", Label("Lead", "线索", "線索")),
            filed(Fields.opportunity, "opportunity", Label("Opportunity", "机会点", "機會點")),
            fact(Fields.notes, "notes", .text, Label("Notes", "纪要", "紀要")),
            // A set, so that two people's promises both stay.
            Term(Fields.promises, "promises", .set, Label("Promises", "承诺", "承諾"), policy: .addRemove),
            Term(Fields.attendees, "attendees", .set, Label("Attendees", "参与人", "參與人"), policy: .addRemove),
            .externalID(Fields.externalID),
        ])

    private static func fact(_ number: FieldNumber, _ name: String, _ type: ColumnType, _ label: Label) -> Term {
        Term(number, name, type, label, policy: .appendOnly(amendable: amendable))
    }

    /// What the activity was about: a field of the kind's own name.
    private static func filed(_ number: FieldNumber, _ kind: String, _ label: Label) -> Term {
        Term(number, kind, .reference(kind), label, policy: .appendOnly(amendable: amendable), isParent: true)
    }
}
