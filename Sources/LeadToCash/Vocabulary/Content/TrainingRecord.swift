// Why this file exists: who has learnt what, and with what result 培训记录. Every attempt is a row; the best one counts.

import SyncProtocol

/// The fields of a record of training.
public enum TrainingRecord {
    public static let kind: KindNumber = 148

    public enum Fields {
        public static let office: FieldNumber = 1
        public static let user: FieldNumber = 2
        /// The code of the training material: `R01`.
        public static let material: FieldNumber = 3
        public static let edition: FieldNumber = 4
        public static let score: FieldNumber = 5
        /// Empty if the score was too low.
        public static let passedAt: FieldNumber = 6
        /// The learner, after a quiz, or their trainer.
        public static let author: FieldNumber = 7
    }

    static let entry = Entry(
        kind, "training_record", Label("Training record", "培训记录", "培訓記錄"), scope: .anchored(by: [Fields.office]),
        [
            .office(Fields.office),
            Term(
                Fields.user, "user", .reference("user"), Label("Person", "人员", "人員"), policy: .first, required: true,
                isLookedUp: true),
            Term(
                Fields.material, "material", .text, Label("Material", "教材", "教材"), policy: .first, required: true,
                isLookedUp: true),
            Term(Fields.edition, "edition", .text, Label("Edition", "版次", "版次"), policy: .first),
            Term(Fields.score, "score", .integer, Label("Score %", "得分 %", "得分 %"), policy: .first, limits: 0...100),
            Term(Fields.passedAt, "passedAt", .instant, Label("Passed at", "通过时间", "通過時間"), policy: .first),
            Term(Fields.author, "author", .reference("user"), Label("Recorded by", "记录人", "記錄人"), policy: .first),
        ])
}
