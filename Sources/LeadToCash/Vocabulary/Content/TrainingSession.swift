// Why this file exists: people also learn together, in a room, on a day 培训场次: what was taught, by whom, to whom.

import SyncProtocol

/// The fields of a training session.
public enum TrainingSession {
    public static let kind: KindNumber = 149

    public enum Fields {
        public static let office: FieldNumber = 1
        /// The code of the training material: `R01`.
        public static let material: FieldNumber = 2
        public static let date: FieldNumber = 3
        public static let trainer: FieldNumber = 4
        /// The ids of those who were there.
        public static let attendees: FieldNumber = 5
    }

    static let entry = Entry(
        kind, "training_session", Label("Training session", "培训场次", "培訓場次"), scope: .anchored(by: [Fields.office]),
        headquartersOnly: true,
        [
            .office(Fields.office),
            Term(
                Fields.material, "material", .text, Label("Material", "教材", "教材"), policy: .hqOnly, required: true,
                isLookedUp: true),
            Term(Fields.date, "date", .date, Label("Date", "日期", "日期"), policy: .hqOnly, required: true),
            Term(Fields.trainer, "trainer", .reference("user"), Label("Trainer", "讲师", "講師"), policy: .hqOnly),
            Term(Fields.attendees, "attendees", .set, Label("Attendees", "参训人", "參訓人"), policy: .hqOnly),
        ])
}
