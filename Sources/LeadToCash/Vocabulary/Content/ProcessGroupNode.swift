// Why this file exists: steps belong to sub-processes, and those to processes and groups 流程架构 (L1 to L4). Each has
// somebody who answers for it, or it is nobody's.

import SyncProtocol

/// The fields of a node of the process tree above the steps.
public enum ProcessGroupNode {
    public static let kind: KindNumber = 142

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let level: FieldNumber = 2
        /// The code of the node above; empty at level 1.
        public static let parentCode: FieldNumber = 3
        /// The role that answers for it.
        public static let ownerRole: FieldNumber = 4
        public static let titleEn: FieldNumber = 5
        public static let titleZhHans: FieldNumber = 6
        public static let titleZhHant: FieldNumber = 7
        public static let purposeEn: FieldNumber = 8
        public static let purposeZhHans: FieldNumber = 9
        public static let purposeZhHant: FieldNumber = 10
        public static let capabilityEn: FieldNumber = 11
        public static let capabilityZhHans: FieldNumber = 12
        public static let capabilityZhHant: FieldNumber = 13
    }

    static let entry = Entry(
        kind, "process_group", Label("Process group", "流程组", "流程組"), scope: .reference, headquartersOnly: true,
        [
            Term(
                Fields.code, "code", .text, Label("Code", "编号", "編號"), policy: .hqOnly, required: true, isLookedUp: true
            ),
            Term(
                Fields.level, "level", .integer, Label("Level (1–4)", "层级（1–4）", "層級（1–4）"), policy: .hqOnly,
                limits: 1...4, required: true),
            Term(
                Fields.parentCode, "parentCode", .text, Label("Part of", "上级编号", "上級編號"), policy: .hqOnly,
                isLookedUp: true),
            Term(
                Fields.ownerRole, "ownerRole", .text, Label("Answered for by", "责任岗位", "責任崗位"), policy: .hqOnly,
                choices: User.roles, required: true),
        ] + texts)

    private static let texts =
        Term.inThreeLanguages(
            "title", [Fields.titleEn, Fields.titleZhHans, Fields.titleZhHant], Label("Title", "标题", "標題"))
        + Term.inThreeLanguages(
            "purpose", [Fields.purposeEn, Fields.purposeZhHans, Fields.purposeZhHant], Label("Purpose", "目的", "目的"))
        + Term.inThreeLanguages(
            "capability", [Fields.capabilityEn, Fields.capabilityZhHans, Fields.capabilityZhHant],
            Label("Capability", "能力要求", "能力要求"))
}
