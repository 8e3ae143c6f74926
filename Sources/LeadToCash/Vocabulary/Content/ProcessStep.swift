// Why this file exists: a process is done step by step 流程活动 (L5): who makes what out of what, by when, and how anybody
// can see that it was done.

import SyncProtocol

/// The fields of a step of a process.
public enum ProcessStep {
    public static let kind: KindNumber = 141

    public enum Fields {
        public static let document: FieldNumber = 1
        /// `P03.2`.
        public static let code: FieldNumber = 2
        public static let position: FieldNumber = 3
        /// Who does it.
        public static let role: FieldNumber = 4
        /// The state of a record at which it falls due, as `kind.state`: `lead.captured`; empty if none.
        public static let stage: FieldNumber = 5
        /// In how many working days after that; 0 if it says nothing.
        public static let dueDays: FieldNumber = 6
        public static let titleEn: FieldNumber = 7
        public static let titleZhHans: FieldNumber = 8
        public static let titleZhHant: FieldNumber = 9
        public static let purposeEn: FieldNumber = 10
        public static let purposeZhHans: FieldNumber = 11
        public static let purposeZhHant: FieldNumber = 12
        public static let inputEn: FieldNumber = 13
        public static let inputZhHans: FieldNumber = 14
        public static let inputZhHant: FieldNumber = 15
        public static let outputEn: FieldNumber = 16
        public static let outputZhHans: FieldNumber = 17
        public static let outputZhHant: FieldNumber = 18
        public static let outcomeEn: FieldNumber = 19
        public static let outcomeZhHans: FieldNumber = 20
        public static let outcomeZhHant: FieldNumber = 21
        /// The code of the template to use: `T02`; empty if none.
        public static let template: FieldNumber = 22
        /// What to type: `outpost lead set LEAD status=verified`; empty if nothing is typed.
        public static let command: FieldNumber = 23
        /// Whether all of it can be done without HQ.
        public static let offline: FieldNumber = 24
        /// The tasks (L6) of which it is made, one a line.
        public static let tasksEn: FieldNumber = 25
        public static let tasksZhHans: FieldNumber = 26
    }

    static let entry = Entry(
        kind, "process_step", Label("Process step", "流程活动", "流程活動"), scope: .reference, headquartersOnly: true,
        [
            Term(
                Fields.document, "document", .reference("document"), Label("Document", "文档", "文檔"), policy: .hqOnly,
                required: true, isParent: true),
            Term(
                Fields.code, "code", .text, Label("Code", "编号", "編號"), policy: .hqOnly, required: true, isLookedUp: true
            ),
            Term(
                Fields.position, "position", .integer, Label("Position", "顺序", "順序"), policy: .hqOnly,
                limits: 0...10_000),
            Term(
                Fields.role, "role", .text, Label("Role", "岗位", "崗位"), policy: .hqOnly, choices: User.roles,
                required: true),
            Term(Fields.stage, "stage", .text, Label("Stage", "触发阶段", "觸發階段"), policy: .hqOnly, isLookedUp: true),
            Term(
                Fields.dueDays, "dueDays", .integer, Label("Due in working days", "时限（工作日）", "時限（工作日）"),
                policy: .hqOnly, limits: 0...366),
        ] + titles + substance + means)

    private static let titles =
        Term.inThreeLanguages(
            "title", [Fields.titleEn, Fields.titleZhHans, Fields.titleZhHant], Label("Title", "标题", "標題"))
        + Term.inThreeLanguages(
            "purpose", [Fields.purposeEn, Fields.purposeZhHans, Fields.purposeZhHant], Label("Purpose", "目的", "目的"))

    private static let substance =
        Term.inThreeLanguages(
            "input", [Fields.inputEn, Fields.inputZhHans, Fields.inputZhHant], Label("Input", "输入", "輸入"))
        + Term.inThreeLanguages(
            "output", [Fields.outputEn, Fields.outputZhHans, Fields.outputZhHant], Label("Output", "输出", "輸出"))
        + Term.inThreeLanguages(
            "outcome", [Fields.outcomeEn, Fields.outcomeZhHans, Fields.outcomeZhHant],
            Label("Verifiable outcome", "可验证成果", "可驗證成果"))

    private static let means = [
        Term(Fields.template, "template", .text, Label("Template", "模板", "模板"), policy: .hqOnly),
        Term(Fields.command, "command", .text, Label("Command", "命令", "命令"), policy: .hqOnly),
        Term(Fields.offline, "offline", .boolean, Label("Offline", "可离线完成", "可離線完成"), policy: .hqOnly),
        Term(Fields.tasksEn, "tasksEn", .text, Label("Tasks (English)", "任务（英文）", "任務（英文）"), policy: .hqOnly),
        Term(
            Fields.tasksZhHans, "tasksZhHans", .text, Label("Tasks (Simplified)", "任务（简体）", "任務（簡體）"), policy: .hqOnly),
    ]
}
