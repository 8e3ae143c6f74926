// Why this file exists: the memo 备忘: what somebody notes for themselves. It lives in their own scope, on all of their
// devices and on nobody else's.

import SyncProtocol

public enum Memo {
    public static let kind: KindNumber = 44

    public enum Fields {
        public static let owner: FieldNumber = 1
        public static let subject: FieldNumber = 2
        public static let text: FieldNumber = 3
        public static let dueOn: FieldNumber = 4
        public static let tags: FieldNumber = 5
    }

    static let entry = Entry(
        kind, "memo", Label("Memo", "备忘", "備忘"), scope: .anchored(by: [Fields.owner]),
        [
            .owner(Fields.owner),
            Term(Fields.subject, "subject", .text, Label("Subject", "主题", "主題"), required: true),
            Term(Fields.text, "text", .text, Label("Text", "内容", "內容"), policy: .textMerge),
            Term(Fields.dueOn, "dueOn", .date, Label("Due on", "到期日", "到期日")),
            .tags(Fields.tags),
        ])
}
