// Why this file exists: the engine declares what a case is; people read it in their own language. Here its fields get
// their words.

import SyncProtocol

/// The words of the engine's ``CaseRecord``.
enum CaseWords {
    static let entry = Entry(
        CaseRecord.kind, Label("Case", "待决事项", "待決事項"),
        CaseRecord.kind.fields.map { field in
            Term(
                field, labels[field.number] ?? Label(field.name, field.name, field.name), choices: choices(field))
        })

    private static let labels: [FieldNumber: Label] = [
        CaseRecord.Fields.code: Label("Code", "编号", "編號"),
        CaseRecord.Fields.scope: Label("Scope", "范围", "範圍"),
        CaseRecord.Fields.subject: Label("Record", "相关记录", "相關記錄"),
        CaseRecord.Fields.question: Label("Question", "问题", "問題"),
        CaseRecord.Fields.rule: Label("Rule", "规则", "規則"),
        CaseRecord.Fields.severity: Label("Severity", "严重程度", "嚴重程度"),
        CaseRecord.Fields.decider: Label("Decider", "决定人岗位", "決定人崗位"),
        CaseRecord.Fields.deputies: Label("Deputies", "后备岗位", "後備崗位"),
        CaseRecord.Fields.due: Label("Due", "期限", "期限"),
        CaseRecord.Fields.expiry: Label("When overdue", "逾期处理", "逾期處理"),
        CaseRecord.Fields.state: Label("State", "状态", "狀態"),
        CaseRecord.Fields.candidates: Label("Candidates", "候选值", "候選值"),
        CaseRecord.Fields.note: Label("Note", "说明", "說明"),
        CaseRecord.Fields.decision: Label("Decision", "决定", "決定"),
        CaseRecord.Fields.answer: Label("Answer", "答复", "答覆"),
        CaseRecord.Fields.comments: Label("Comments", "意见", "意見"),
        CaseRecord.Fields.other: Label("Other record", "另一记录", "另一記錄"),
        CaseRecord.Fields.commits: Label("Commits", "提交序号", "提交序號"),
        CaseRecord.Fields.openedAt: Label("Opened at", "提出时间", "提出時間"),
        CaseRecord.Fields.authors: Label("Authors", "编辑人", "編輯人"),
    ]

    private static func choices(_ field: Field) -> [Choice] {
        guard let words = field.columns.first?.choices else { return [] }
        return words.map { word in known.first { $0.word == word } ?? Choice(word, word, word, word) }
    }

    private static let known = [
        Choice("values", "Which value", "取哪个值", "取哪個值"),
        Choice("held", "Held edit", "搁置的修改", "擱置的修改"),
        Choice("exception", "Exception", "例外", "例外"),
        Choice("duplicate", "Duplicate", "疑似重复", "疑似重複"),
        Choice("low", "Low", "低", "低"), Choice("medium", "Medium", "中", "中"), Choice("high", "High", "高", "高"),
        Choice("stands", "Working value stands", "维持现值", "維持現值"),
        Choice("escalates", "Escalates", "升级", "升級"),
        Choice("waits", "Waits", "等待", "等待"),
        Choice("open", "Open", "待决", "待決"), Choice("closed", "Closed", "已决", "已決"),
        Choice("decided", "Decided", "已决定", "已決定"),
        Choice("accept", "Accept", "接受", "接受"), Choice("reject", "Reject", "拒绝", "拒絕"),
        Choice("merge", "Merge", "合并", "合併"), Choice("separate", "Keep apart", "各自保留", "各自保留"),
    ]
}
