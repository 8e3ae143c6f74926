// Why this file exists: headings that belong to no record kind, in the three languages; everything else is labelled by
// the vocabulary.

import LeadToCash
import SyncProtocol

/// Words of the server's own tables.
package struct Words {
    package enum Key {
        case scope, scopes, records, replica, device, changesets, lastUpload, state, active, revoked, count, total
        case suspended, lost, wiped, keyless, saidDisk, saidSwap, encrypted, unencrypted, inMemory, unknown
        case commit, time, role, verdict, deed, from, to, arrival, fetched, pending, unrecorded
        case kind, record, field, fields, rule, sideBySide, merged, chosen, asked, severity, open, closed, became
        case stillSince, days, unpaid, untouched
    }

    private let language: Language

    package init(_ language: Language) { self.language = language }

    package subscript(_ key: Key) -> String {
        let (english, simplified, traditional) = Self.text(key)
        switch language {
        case .en: return english
        case .zhHans: return simplified
        case .zhHant: return traditional
        }
    }

    private static func text(_ key: Key) -> (String, String, String) {
        switch key {
        case .scope: ("Scope", "范围", "範圍")
        case .scopes: ("Scopes", "范围", "範圍")
        case .records: ("Records", "记录数", "記錄數")
        case .replica: ("Replica", "副本", "副本")
        case .device: ("Device", "设备", "設備")
        case .changesets: ("Changesets", "变更集", "變更集")
        case .lastUpload: ("Last upload", "最近上传", "最近上傳")
        case .state: ("State", "状态", "狀態")
        case .active: ("active", "有效", "有效")
        case .revoked: ("revoked", "已吊销", "已吊銷")
        case .suspended: ("suspended", "已暂停", "已暫停")
        case .lost: ("lost", "已遗失", "已遺失")
        case .wiped: ("wiped", "已擦除", "已抹除")
        case .keyless: ("no key", "无密钥", "無金鑰")
        case .saidDisk: ("Disk, it says", "磁盘（自述）", "磁碟（自述）")
        case .saidSwap: ("Swap, it says", "交换区（自述）", "交換區（自述）")
        case .encrypted: ("encrypted", "已加密", "已加密")
        case .unencrypted: ("not encrypted", "未加密", "未加密")
        case .inMemory: ("no disk", "不在磁盘", "不在磁碟")
        case .unknown: ("unknown", "未知", "未知")
        case .count: ("Count", "数量", "數量")
        case .total: ("Total", "合计", "合計")
        default: audit(key)
        }
    }

    /// Words of the audit.
    private static func audit(_ key: Key) -> (String, String, String) {
        switch key {
        case .commit: ("Commit", "提交", "提交")
        case .time: ("Time", "时间", "時間")
        case .role: ("Role", "角色", "角色")
        case .verdict: ("Verdict", "裁定", "裁定")
        case .deed: ("What", "内容", "內容")
        case .from: ("From", "自", "自")
        case .to: ("To", "至", "至")
        case .arrival: ("Arrived", "送达", "送達")
        case .fetched: ("fetched", "已获取", "已取得")
        case .pending: ("not yet", "尚未", "尚未")
        case .unrecorded: ("not on record", "无记录", "無記錄")
        default: figures(key)
        }
    }

    /// Words of the reports.
    private static func figures(_ key: Key) -> (String, String, String) {
        switch key {
        case .kind: ("Kind", "类别", "類別")
        case .record: ("Record", "记录", "記錄")
        case .field: ("Field", "字段", "欄位")
        case .fields: ("Fields", "字段数", "欄位數")
        case .rule: ("Rule", "规则", "規則")
        case .became: ("What became of it", "结果", "結果")
        case .sideBySide: ("Side by side", "并存", "並存")
        case .merged: ("Merged", "已合并", "已合併")
        case .chosen: ("Chosen by rule", "按规则选定", "按規則選定")
        case .asked: ("Sent to people", "交人裁决", "交人裁決")
        case .severity: ("Severity", "严重程度", "嚴重程度")
        case .open: ("Open", "待决", "待決")
        case .closed: ("Closed", "已决", "已決")
        case .stillSince: ("Standing still since", "停滞自", "停滯自")
        case .days: ("Days", "天数", "天數")
        case .unpaid: ("Unpaid", "未收款", "未收款")
        case .untouched: ("Tasks nobody took up", "无人处理的任务", "無人處理的任務")
        default: ("", "", "")
        }
    }

    package func field(_ kind: KindNumber, _ field: FieldNumber) -> String {
        guard let kind = LeadToCash.schema.kind(kind), let field = kind.field(field) else { return "" }
        return Labels.field(kind, field, in: language)
    }

    package func choice(_ word: String, _ kind: KindNumber, _ field: FieldNumber) -> String {
        guard let kind = LeadToCash.schema.kind(kind), let field = kind.field(field) else { return word }
        return Labels.choice(word, of: field, in: kind, language: language)
    }
}
