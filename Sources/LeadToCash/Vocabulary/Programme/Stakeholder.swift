// Why this file exists: a reform takes power from some and gives it to others 利益相关人. Who stands where is HQ's to know
// and nobody's to read on a laptop.

import SyncProtocol

/// The fields of somebody whom a wave concerns.
public enum Stakeholder {
    public static let kind: KindNumber = 128

    public enum Fields {
        /// Its wave, and the scope in which it lies: no position opens that scope to anybody, so that it stays at HQ.
        public static let wave: FieldNumber = 1
        public static let name: FieldNumber = 2
        public static let stance: FieldNumber = 3
        public static let interest: FieldNumber = 4
        public static let action: FieldNumber = 5
    }

    static let stances = [
        Choice("champion", "Champions it", "推动", "推動"),
        Choice("support", "Supports", "支持", "支持"),
        Choice("neutral", "Neutral", "中立", "中立"),
        Choice("oppose", "Opposes", "反对", "反對"),
    ]

    static let entry = Entry(
        kind, "stakeholder", Label("Stakeholder", "利益相关人", "利益相關人"), scope: .anchored(by: [Fields.wave]),
        headquartersOnly: true,
        [
            Term(
                Fields.wave, "wave", .reference("rollout_wave"), Label("Wave", "推行批次", "推行批次"), policy: .hqOnly,
                required: true, isParent: true, opensScope: true),
            Term(Fields.name, "name", .text, Label("Name", "姓名", "姓名"), policy: .hqOnly, required: true),
            Term(Fields.stance, "stance", .text, Label("Stance", "态度", "態度"), policy: .hqOnly, choices: stances),
            Term(Fields.interest, "interest", .text, Label("Interest", "利益诉求", "利益訴求"), policy: .hqOnly),
            Term(Fields.action, "action", .text, Label("Action", "应对措施", "應對措施"), policy: .hqOnly),
        ])
}
