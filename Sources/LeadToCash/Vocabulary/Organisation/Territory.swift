// Why this file exists: the territory 责任田: which accounts an office works from a day on. When that day comes, HQ
// moves them there.

import SyncProtocol

public enum Territory {
    public static let kind: KindNumber = 42

    public enum Fields {
        public static let name: FieldNumber = 1
        /// What it covers: a country, a segment, or accounts by id; one of these.
        public static let country: FieldNumber = 2
        public static let segment: FieldNumber = 3
        public static let accounts: FieldNumber = 4
        public static let office: FieldNumber = 5
        public static let effectiveFrom: FieldNumber = 6
        /// Deals expected to be signed up to this day stay with the office that has them.
        public static let dealsStayUntil: FieldNumber = 7
        /// Set by HQ once the accounts have moved.
        public static let appliedOn: FieldNumber = 8
        public static let state: FieldNumber = 9
        /// Who owns the accounts and deals that move; the office's queue has them if nobody is named.
        public static let owner: FieldNumber = 10
        /// Percent of the credit for a moved deal that its former owner keeps; 50 if empty.
        public static let creditKept: FieldNumber = 11
    }

    public static let planned = "planned"
    public static let applied = "applied"

    static let entry = Entry(
        kind, "territory", Label("Territory", "责任田", "責任田"), scope: .reference, headquartersOnly: true,
        [
            Term(Fields.name, "name", .text, Label("Name", "名称", "名稱"), policy: .hqOnly, required: true),
            Term(Fields.country, "country", .text, Label("Country", "国家", "國家"), policy: .hqOnly),
            Term(Fields.segment, "segment", .text, Label("Segment", "细分市场", "細分市場"), policy: .hqOnly),
            Term(Fields.accounts, "accounts", .set, Label("Accounts", "客户", "客戶"), policy: .hqOnly),
            Term(
                Fields.office, "office", .reference("office"), Label("Office", "代表处", "代表處"), policy: .hqOnly,
                required: true),
            Term(
                Fields.effectiveFrom, "effectiveFrom", .date, Label("Effective from", "生效日期", "生效日期"),
                policy: .hqOnly, required: true),
            Term(
                Fields.dealsStayUntil, "dealsStayUntil", .date, Label("Deals stay until", "商机保留至", "商機保留至"),
                policy: .hqOnly),
            Term(
                Fields.state, "state", .text, Label("State", "状态", "狀態"), policy: .hqOnly,
                choices: [Choice(planned, "Planned", "计划中", "計劃中"), Choice(applied, "Applied", "已执行", "已執行")],
                isLookedUp: true),
            Term(Fields.owner, "owner", .reference("user"), Label("Owner", "责任人", "責任人"), policy: .hqOnly),
            Term(
                Fields.creditKept, "creditKept", .integer, Label("Credit kept %", "保留业绩 %", "保留業績 %"),
                policy: .hqOnly, limits: 0...100),
            Term(Fields.appliedOn, "appliedOn", .date, Label("Applied on", "已执行日期", "已執行日期"), policy: .hqOnly),
        ])
}
