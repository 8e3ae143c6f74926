// Why this file exists: what several tests of this module share.

import FoundationEssentials
import LeadToCash
import SyncProtocol

/// Files from texts, in order of their names.
func files(_ texts: [String: String]) -> [SourceFile] {
    texts.sorted { $0.key < $1.key }.map { SourceFile(name: $0.key, bytes: Array($0.value.utf8)) }
}

/// The records that a plan's edits leave, starting from `records`.
func applying(
    _ edits: [RecordEdit], to records: [RecordKey: [FieldNumber: Value]] = [:]
) -> [RecordKey: [FieldNumber: Value]] {
    var records = records
    for edit in edits {
        for write in edit.writes {
            var value = write.value
            if case .setChange(let adding, let removing) = value {
                var present: Set<String> = []
                if case .set(let elements) = records[edit.key]?[write.field] { present = Set(elements) }
                value = .elements(present.subtracting(removing).union(adding))
            }
            records[edit.key, default: [:]][write.field] = value
        }
    }
    return records
}

extension ImportPlan {
    func defect(_ name: String) -> Int { defects.first { $0.name == name }?.count ?? 0 }
}

/// The folder of real data sets; nil where it is absent.
enum SharedData {
    static let folder: String? = {
        if let named = ProcessInfo.processInfo.environment["OUTPOST_SHARED_DATA"] { return named }
        var parts = #filePath.split(separator: "/").map(String.init)
        while !parts.isEmpty {
            parts.removeLast()
            let candidate = "/" + (parts + ["shared", "data"]).joined(separator: "/")
            if FileManager.default.fileExists(atPath: candidate + "/crm_maven/sales_pipeline.csv") { return candidate }
        }
        return nil
    }()
}

/// The repository's root.
let repository = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
