// Why this file exists: whoever's value was replaced wants to know by which rule, in their own language, be it on a
// laptop or at HQ.

import SyncProtocol

extension Rule {
    /// Why an edit went the way it did.
    package var label: Label {
        switch self {
        case .keepLatest, .max, .min, .first, .addRemove, .hqOnly, .appendOnly, .stickyTrue, .needsHuman,
            .furthestStage, .rolePriority, .textMerge, .counter, .frozenAfter:
            Label(sentence, policyTexts.0, policyTexts.1)
        default: Label(sentence, recordTexts.0, recordTexts.1)
        }
    }

    /// Simplified and traditional Chinese of the rules that are policies of a field.
    private var policyTexts: (String, String) {
        switch self {
        case .keepLatest: ("两次互不知情的编辑中，显示较晚的一次。", "兩次互不知情的編輯中，顯示較晚的一次。")
        case .max: ("并发的值中显示最大的。", "並發的值中顯示最大的。")
        case .min: ("并发的值中显示最小的。", "並發的值中顯示最小的。")
        case .first: ("首个值有效；之后的值保留为建议。", "首個值有效；之後的值保留為建議。")
        case .addRemove: ("增加的项保留，除非删除者见过它。", "增加的項保留，除非刪除者見過它。")
        case .hqOnly: ("此字段仅由总部修改；该编辑保留为建议。", "此欄位僅由總部修改；該編輯保留為建議。")
        case .appendOnly: ("一次写定；仅作者可在一段时间内修改。", "一次寫定；僅作者可在一段時間內修改。")
        case .stickyTrue: ("一经设定即保持，直到总部清除。", "一經設定即保持，直到總部清除。")
        case .furthestStage: ("互不知情推进的阶段中，显示最靠前的。", "互不知情推進的階段中，顯示最靠前的。")
        case .rolePriority: ("此字段优先归另一岗位；显示该岗位的值。", "此欄位優先歸另一崗位；顯示該崗位的值。")
        case .textMerge: ("两个文本已合并；双方都改过的段落并列，直到有人选定。", "兩個文本已合併；雙方都改過的段落並列，直到有人選定。")
        case .counter: ("每次增量都计入。", "每次增量都計入。")
        case .frozenAfter: ("记录已冻结；该编辑成为旁附的建议。", "記錄已凍結；該編輯成為旁附的建議。")
        default: ("并发的值并存，直到有人裁决。", "並發的值並存，直到有人裁決。")
        }
    }

    /// The same of the rules about whole records and malformed edits.
    private var recordTexts: (String, String) {
        switch self {
        case .updateBeatsDelete: ("记录被保留，因为他人编辑过它。", "記錄被保留，因為他人編輯過它。")
        case .deletedRecord: ("记录已被删除；该编辑等待裁决。", "記錄已被刪除；該編輯等待裁決。")
        case .unknownRecord: ("总部没有此记录；该编辑等待裁决。", "總部沒有此記錄；該編輯等待裁決。")
        case .unknownKind: ("总部不识别此类记录；请升级总部后再同步。", "總部不識別此類記錄；請升級總部後再同步。")
        case .unknownField: ("总部不识别此字段；请升级总部后再同步。", "總部不識別此欄位；請升級總部後再同步。")
        case .outOfScope: ("记录不在此设备的范围内。", "記錄不在此裝置的範圍內。")
        case .invalidValue: ("该值不能用于此字段。", "該值不能用於此欄位。")
        case .fixedAnchor: ("记录的范围在新建时确定。", "記錄的範圍在新建時確定。")
        case .invariant: ("与一条业务规则相抵触。", "與一條業務規則相抵觸。")
        case .caseDecided: ("该待决事项先前已有答复；此答复保留为说明。", "該待決事項先前已有答覆；此答覆保留為說明。")
        case .erased: ("总部因隐私已抹除该记录；不能再写入。", "總部因隱私已抹除該記錄；不能再寫入。")
        case .usedParent: ("记录被保留，因为其下有其他记录。", "記錄被保留，因為其下有其他記錄。")
        case .redirected: ("记录已合并至另一条；该编辑随之转移。", "記錄已合併至另一條；該編輯隨之轉移。")
        case .onlyIssued: ("此类记录仅由总部新建和删除。", "此類記錄僅由總部新建和刪除。")
        case .notEntitled: ("按您的岗位无权如此修改。", "按您的崗位無權如此修改。")
        case .withdrawnDevice: ("来自总部已停用的设备；由他人裁决。", "來自總部已停用的裝置；由他人裁決。")
        case .derivedField: ("此字段由计算得出，不能写入。", "此欄位由計算得出，不能寫入。")
        default: ("该编辑无法读取。", "該編輯無法讀取。")
        }
    }
}
