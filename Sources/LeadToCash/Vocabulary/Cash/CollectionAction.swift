// Why this file exists: what was done to get an invoice paid 催收, and what the customer promised, is noted where it
// happens; a kept promise can be told from a broken one only so.

import SyncProtocol

/// The fields of a step taken to get an invoice paid.
public enum CollectionAction {
    public static let kind: KindNumber = 106

    public enum Fields {
        public static let office: FieldNumber = 1
        /// The account whose team holds the record, where people of several offices share it.
        public static let share: FieldNumber = 2
        public static let invoice: FieldNumber = 3
        public static let account: FieldNumber = 4
        public static let opportunity: FieldNumber = 5
        public static let contact: FieldNumber = 6
        public static let date: FieldNumber = 7
        public static let channel: FieldNumber = 8
        /// {promised_minor, promised_currency, promised_on}: what the customer said they would pay, and by when.
        public static let promise: FieldNumber = 9
        /// {next_step, next_step_on}
        public static let next: FieldNumber = 10
        public static let notes: FieldNumber = 11
        public static let author: FieldNumber = 12
    }

    static let channels = [
        Choice("phone", "Phone", "电话", "電話"),
        Choice("email", "E-mail", "邮件", "電郵"),
        Choice("message", "Message", "即时消息", "即時訊息"),
        Choice("letter", "Letter", "函件", "函件"),
        Choice("visit", "Visit", "上门", "上門"),
        Choice("meeting", "Meeting", "会议", "會議"),
        Choice("legal", "Legal notice", "律师函", "律師函"),
    ]

    static let entry = Entry(
        kind, "collection_action", Label("Collection action", "催收记录", "催收記錄"),
        scope: .anchored(by: [Fields.share, Fields.office]),
        [
            .office(Fields.office), .share(Fields.share),
            Term(
                Fields.invoice, "invoice", .reference("invoice"), Label("Invoice", "发票", "發票"), policy: .first,
                required: true, isParent: true),
            Term(
                Fields.account, "account", .reference("account"), Label("Account", "客户", "客戶"), policy: .first,
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
        Term(Fields.channel, "channel", .text, Label("Channel", "催收方式", "催收方式"), policy: .first, choices: channels),
        Term(
            Fields.promise, "promise",
            compound: [
                Column("promised_minor", .integer), Column("promised_currency", .text), Column("promised_on", .date),
            ], Label("Promise", "付款承诺", "付款承諾"), policy: .first, limits: ["promised_minor": 0...Int64.max]),
        Term(
            Fields.next, "next", compound: [Column("next_step", .text), Column("next_step_on", .date)],
            Label("Next step", "下一步", "下一步"), policy: .first),
        Term(Fields.notes, "notes", .text, Label("Notes", "纪要", "紀要"), policy: .first),
        Term(Fields.author, "author", .reference("user"), Label("Author", "催收人", "催收人"), policy: .first),
    ]
}
