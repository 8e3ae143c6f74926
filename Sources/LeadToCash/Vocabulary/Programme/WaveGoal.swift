// Why this file exists: a wave without a goal in figures 批次目标 cannot fail, and so cannot succeed: where it starts from,
// where it is to arrive, and when.

import SyncProtocol

/// The fields of a goal of a wave.
public enum WaveGoal {
    public static let kind: KindNumber = 123

    public enum Fields {
        public static let wave: FieldNumber = 1
        /// The metric's code: `M-41`.
        public static let metric: FieldNumber = 2
        /// What the figures count; see `TargetUnit`.
        public static let unit: FieldNumber = 3
        /// Where they are money.
        public static let currency: FieldNumber = 4
        public static let baseline: FieldNumber = 5
        public static let value: FieldNumber = 6
        public static let dueOn: FieldNumber = 7
    }

    static let entry = Entry(
        kind, "wave_goal", Label("Wave goal", "批次目标", "批次目標"), scope: .reference, headquartersOnly: true,
        [
            Term(
                Fields.wave, "wave", .reference("rollout_wave"), Label("Wave", "推行批次", "推行批次"), policy: .hqOnly,
                required: true, isParent: true),
            Term(Fields.metric, "metric", .text, Label("Metric", "指标", "指標"), policy: .hqOnly, required: true),
            Term(Fields.unit, "unit", .text, Label("Unit", "单位", "單位"), policy: .hqOnly, choices: TargetUnit.choices),
            Term(Fields.currency, "currency", .text, Label("Currency", "币种", "幣種"), policy: .hqOnly),
            Term(Fields.baseline, "baseline", .integer, Label("Baseline", "基线值", "基線值"), policy: .hqOnly),
            Term(Fields.value, "value", .integer, Label("Target", "目标值", "目標值"), policy: .hqOnly),
            Term(Fields.dueOn, "dueOn", .date, Label("Due on", "到期日", "到期日"), policy: .hqOnly),
        ])
}
