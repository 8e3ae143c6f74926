// Why this file exists: who is to play a role has learnt what it takes 认证: which material, and with what result.

import SyncProtocol

/// The fields of a rule of certification.
public enum CertificationRule {
    public static let kind: KindNumber = 130

    public enum Fields {
        public static let role: FieldNumber = 1
        /// The code of the training material: `R01`.
        public static let material: FieldNumber = 2
        public static let passMark: FieldNumber = 3
    }

    static let entry = Entry(
        kind, "certification_rule", Label("Certification rule", "认证规则", "認證規則"), scope: .reference,
        headquartersOnly: true,
        [
            Term(
                Fields.role, "role", .text, Label("Role", "岗位", "崗位"), policy: .hqOnly, choices: User.roles,
                required: true, isLookedUp: true),
            Term(Fields.material, "material", .text, Label("Material", "教材", "教材"), policy: .hqOnly, required: true),
            Term(
                Fields.passMark, "passMark", .integer, Label("Pass mark %", "及格线 %", "及格線 %"), policy: .hqOnly,
                limits: 0...100),
        ])
}
