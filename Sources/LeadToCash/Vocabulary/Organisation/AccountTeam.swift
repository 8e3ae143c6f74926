// Why this file exists: the account team 客户团队. Somebody of another office who joins it holds the account and what is
// filed under it, and nothing else of that office.

import SyncProtocol

public enum AccountTeam {
    public static let kind: KindNumber = 43

    public enum Fields {
        public static let office: FieldNumber = 1
        public static let account: FieldNumber = 2
        public static let user: FieldNumber = 3
        public static let role: FieldNumber = 4
        /// Empty counts as yes: whoever adds a person means it.
        public static let active: FieldNumber = 5
        /// The account whose team holds the record, where people of several offices share it.
        public static let share: FieldNumber = 6
    }

    static let roles = User.roles.filter { ["AR", "SR", "FR", "PM", "PD", "COM", "FIN"].contains($0.word) }

    static let entry = Entry(
        kind, "account_team", Label("Account team", "客户团队", "客戶團隊"),
        scope: .anchored(by: [Fields.share, Fields.office]),
        [
            Term(
                Fields.office, "office", .reference("office"), Label("Office", "代表处", "代表處"), policy: .hqOnly,
                creatorSets: true, isLookedUp: true), .share(Fields.share),
            Term(
                Fields.account, "account", .reference("account"), Label("Account", "客户", "客戶"), policy: .first,
                required: true, isParent: true),
            Term(
                Fields.user, "user", .reference("user"), Label("Person", "人员", "人員"), policy: .first, required: true,
                isLookedUp: true),
            Term(
                Fields.role, "role", .text, Label("Role", "岗位", "崗位"), policy: .first, choices: roles, required: true
            ),
            Term(
                Fields.active, "active", .boolean, Label("Active", "在任", "在任"),
                policy: .rolePriority(["HQ", "OM", "PD"])),
        ])
}
