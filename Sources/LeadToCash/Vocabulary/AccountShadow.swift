// Why this file exists: an office must not see another's customers, and yet not make them a second time. It gets a
// shadow of them: which office, and a few bits of each name's hash 客户影子.

import SyncProtocol

/// The fields of a shadow: a part of the names of one office's accounts.
public enum AccountShadow {
    public static let kind: KindNumber = 10

    public enum Fields {
        public static let office: FieldNumber = 1
        /// Which part: the first eight of the twenty-two bits kept of each hash.
        public static let bucket: FieldNumber = 2
        /// The other fourteen bits of each, four hexadecimal digits, in order.
        public static let marks: FieldNumber = 3
    }

    static let entry = Entry(
        kind, "account_shadow", Label("Account shadow", "客户影子", "客戶影子"), scope: .reference,
        headquartersOnly: true,
        [
            Term(
                Fields.office, "office", .reference("office"), Label("Office", "代表处", "代表處"), policy: .hqOnly,
                required: true),
            Term(
                Fields.bucket, "bucket", .integer, Label("Part", "分段", "分段"), policy: .hqOnly,
                limits: 0...Int64(ShadowMark.buckets - 1), required: true),
            Term(Fields.marks, "marks", .text, Label("Marks", "标记", "標記"), policy: .hqOnly),
        ])

    /// Accounts cast shadows by the key of their name; new accounts and leads are held against them.
    static let rule = ShadowRule(
        caster: Account.kind, key: Account.Fields.nameKey, place: Account.Fields.office, shadow: kind,
        anchor: Fields.office, bucket: Fields.bucket,
        marks: Fields.marks, seekers: [Account.kind: Account.Fields.nameKey, Lead.kind: Lead.Fields.nameKey])
}
