// Why this file exists: the assignment 岗位: who plays which role, where, from when to when. What a laptop may hold and
// what its owner may change follow from these and from account teams.

import SyncProtocol

public enum RoleAssignment {
    public static let kind: KindNumber = 41

    public enum Fields {
        public static let user: FieldNumber = 1
        public static let role: FieldNumber = 2
        /// Where: an office, an account or an opportunity; everywhere if none is named.
        public static let office: FieldNumber = 3
        public static let account: FieldNumber = 4
        public static let opportunity: FieldNumber = 5
        /// The first day, and the last; open if empty.
        public static let from: FieldNumber = 6
        public static let to: FieldNumber = 7
    }

    static let entry = Entry(
        kind, "role_assignment", Label("Role assignment", "岗位任命", "崗位任命"), scope: .reference,
        headquartersOnly: true,
        [
            Term(
                Fields.user, "user", .reference("user"), Label("Person", "人员", "人員"), policy: .hqOnly,
                required: true, isLookedUp: true),
            Term(
                Fields.role, "role", .text, Label("Role", "岗位", "崗位"), policy: .hqOnly, choices: User.roles,
                required: true),
            Term(
                Fields.office, "office", .reference("office"), Label("Office", "代表处", "代表處"), policy: .hqOnly,
                isLookedUp: true),
            Term(Fields.account, "account", .reference("account"), Label("Account", "客户", "客戶"), policy: .hqOnly),
            Term(
                Fields.opportunity, "opportunity", .reference("opportunity"), Label("Opportunity", "机会点", "機會點"),
                policy: .hqOnly),
            Term(Fields.from, "validFrom", .date, Label("From", "自", "自"), policy: .hqOnly),
            Term(Fields.to, "validTo", .date, Label("To", "至", "至"), policy: .hqOnly),
        ])
}
