// Why this file exists: a flow chart does not run itself. Each of its steps becomes a task 任务 with somebody's name and
// a date, under the lead, the deal or the contract that it is a step of.

import SyncProtocol

/// The fields of a task. Not called `Task`, which is Swift's.
public enum DealTask {
    public static let kind: KindNumber = 65

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let office: FieldNumber = 2
        public static let share: FieldNumber = 3
        public static let contract: FieldNumber = 4
        public static let opportunity: FieldNumber = 5
        public static let lead: FieldNumber = 6
        public static let account: FieldNumber = 7
        public static let name: FieldNumber = 8
        /// The code of the process step that it carries out; empty if it is nobody's step.
        public static let step: FieldNumber = 9
        /// The part whose work it is; whoever plays that part may take it up.
        public static let role: FieldNumber = 10
        public static let assignee: FieldNumber = 11
        public static let dueOn: FieldNumber = 12
        /// The code of the form that it is done with.
        public static let template: FieldNumber = 13
        /// What there must be to look at when it is done.
        public static let outcome: FieldNumber = 14
        /// What there is.
        public static let evidence: FieldNumber = 15
        public static let state: FieldNumber = 16
        public static let droppedReason: FieldNumber = 17
        /// What made it, such as `stage/guiding`; empty if a person did.
        public static let origin: FieldNumber = 18
    }

    static let dropped = "dropped"

    static let states = [
        Choice("todo", "To do", "待办", "待辦"),
        Choice("doing", "Doing", "进行中", "進行中"),
        Choice("done", "Done", "已完成", "已完成"),
        Choice(dropped, "Dropped", "已取消", "已取消"),
    ]

    /// What is done is done, whoever meanwhile thought it not worth doing.
    private static let order = StageOrder(["todo", "doing", "done"], exits: [dropped], settling: ["done"])

    static let entry = Entry(
        kind, "task", Label("Task", "任务", "任務"), scope: .anchored(by: [Fields.share, Fields.office]),
        code: IssuedCode(field: Fields.code, prefix: "TSK"), maker: Fields.origin,
        [
            .issuedCode(Fields.code), .office(Fields.office), .share(Fields.share), .underContract(Fields.contract),
            .underDeal(Fields.opportunity),
            Term(
                Fields.lead, "lead", .reference("lead"), Label("Lead", "线索", "線索"), policy: .first, isParent: true),
            .underAccount(Fields.account),
            Term(Fields.name, "name", .text, Label("Task", "任务", "任務"), required: true),
        ] + step + work)

    private static let step = [
        Term(Fields.step, "step", .text, Label("Process step", "流程步骤", "流程步驟"), policy: .first),
        Term(Fields.template, "template", .text, Label("Template", "模板", "範本"), policy: .first),
        Term(Fields.origin, "origin", .text, Label("Origin", "来源", "來源"), policy: .first),
        Term(Fields.outcome, "outcome", .text, Label("Outcome", "可验证成果", "可驗證成果"), policy: .textMerge),
    ]

    /// Who hands out work goes before who takes it.
    private static let dispatchers = Policy.rolePriority(["OM", "PD", "PM", "AR", "SR", "FR"])

    private static let work = [
        Term(Fields.role, "role", .text, Label("Role", "岗位", "崗位"), choices: User.roles),
        Term(
            Fields.assignee, "assignee", .reference("user"), Label("Assigned to", "执行人", "執行人"),
            policy: dispatchers),
        Term(Fields.dueOn, "dueOn", .date, Label("Due on", "到期日", "到期日")),
        Term(Fields.evidence, "evidence", .text, Label("Evidence", "完成凭证", "完成憑證"), policy: .textMerge),
        Term(
            Fields.state, "state", .text, Label("State", "状态", "狀態"), policy: .furthestStage(order),
            choices: states),
        Term(Fields.droppedReason, "droppedReason", .text, Label("Dropped because", "取消原因", "取消原因")),
    ]
}
