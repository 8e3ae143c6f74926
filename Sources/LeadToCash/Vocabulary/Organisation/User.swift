// Why this file exists: the staff 员工 that own records and appear as their authors.

import SyncProtocol

/// The fields of a user.
public enum User {
    public static let kind: KindNumber = 2

    public enum Fields {
        public static let name: FieldNumber = 1
        public static let email: FieldNumber = 2
        public static let office: FieldNumber = 3
        public static let manager: FieldNumber = 4
        public static let role: FieldNumber = 5
        public static let status: FieldNumber = 6
        public static let hireDate: FieldNumber = 7
        public static let languages: FieldNumber = 8
        public static let skills: FieldNumber = 9
        public static let phone: FieldNumber = 10
        public static let externalID: FieldNumber = 11
    }

    package static let roles = [
        Choice("AR", "Account responsible", "客户责任人", "客戶責任人"),
        Choice("SR", "Solution responsible", "解决方案责任人", "解決方案責任人"),
        Choice("FR", "Fulfilment responsible", "履行责任人", "履行責任人"),
        Choice("PM", "Delivery project manager", "交付项目经理", "交付項目經理"),
        Choice("PD", "Project director", "销售项目主任", "銷售項目主任"),
        Choice("OM", "Office manager", "代表处代表", "代表處代表"),
        Choice("COM", "Commercial", "商务", "商務"),
        Choice("FIN", "Finance", "财务", "財務"),
        Choice("QA", "Quality assurance", "质量保证", "質量保證"),
        Choice("HQ", "Headquarters", "总部", "總部"),
        Choice("AUD", "Auditor", "审计", "審計"),
        Choice("ADM", "Administrator", "系统管理员", "系統管理員"),
    ]

    static let statuses = [
        Choice("active", "Active", "在职", "在職"),
        Choice("onLeave", "On leave", "休假", "休假"),
        Choice("leaving", "Leaving", "离职中", "離職中"),
        Choice("left", "Left", "已离职", "已離職"),
    ]

    static let entry = Entry(
        kind, "user", Label("User", "员工", "員工"), scope: .reference, headquartersOnly: true,
        [
            Term(Fields.name, "name", .text, Label("Name", "姓名", "姓名"), policy: .hqOnly, required: true),
            Term(Fields.email, "email", .text, Label("E-mail", "邮箱", "電郵"), policy: .hqOnly),
            .office(Fields.office),
            Term(Fields.manager, "manager", .reference("user"), Label("Manager", "主管", "主管"), policy: .hqOnly),
            Term(Fields.role, "role", .text, Label("Role", "岗位", "崗位"), policy: .hqOnly, choices: roles),
            Term(Fields.status, "status", .text, Label("Status", "状态", "狀態"), policy: .hqOnly, choices: statuses),
            Term(Fields.hireDate, "hireDate", .date, Label("Hired on", "入职日期", "入職日期"), policy: .hqOnly),
            Term(
                Fields.languages, "languages", .set, Label("Languages", "语言", "語言"), policy: .hqOnly),
            Term(Fields.skills, "skills", .set, Label("Skills", "技能", "技能"), policy: .hqOnly),
            Term(
                Fields.phone, "phone", .text, Label("Phone", "电话", "電話"), policy: .hqOnly,
                intended: "keepLatest, edited by the user; users are HQ's records for now"),
            .externalID(Fields.externalID),
        ])
}
