// Why this file exists: who works a deal in which part 销售团队. A seat is a row, so that two managers who fill one part
// apart are seen to have filled it twice.

import SyncProtocol

/// The fields of a seat in a deal's team.
public enum TeamSeat {
    public static let kind: KindNumber = 20

    public enum Fields {
        public static let office: FieldNumber = 1
        public static let opportunity: FieldNumber = 2
        /// The part that the person plays in this deal.
        public static let role: FieldNumber = 3
        public static let user: FieldNumber = 4
        /// Empty counts as yes: whoever adds a person means it.
        public static let active: FieldNumber = 5
        public static let notes: FieldNumber = 6
        /// The account whose team holds the record, where people of several offices share it.
        public static let share: FieldNumber = 7
    }

    static let roles = User.roles.filter { ["AR", "SR", "FR", "PD"].contains($0.word) }

    static let entry = Entry(
        kind, "team_seat", Label("Team seat", "团队席位", "團隊席位"), scope: .anchored(by: [Fields.share, Fields.office]),
        [
            .office(Fields.office), .share(Fields.share),
            Term(
                Fields.opportunity, "opportunity", .reference("opportunity"), Label("Opportunity", "机会点", "機會點"),
                policy: .first, required: true, isParent: true),
            Term(
                Fields.role, "role", .text, Label("Role", "岗位", "崗位"), policy: .first, choices: roles,
                required: true),
            Term(
                Fields.user, "user", .reference("user"), Label("Person", "人员", "人員"), policy: .first,
                required: true),
            Term(
                Fields.active, "active", .boolean, Label("Active", "在任", "在任"),
                policy: .rolePriority(["HQ", "OM", "PD"])),
            Term(Fields.notes, "notes", .text, Label("Notes", "备注", "備註"), policy: .textMerge),
        ])
}
