// Why this file exists: before two records become one, whoever says so sees field by field what the one that stays will
// show, worked out by the very rule that HQ will apply.

import LeadToCash
import SyncProtocol

/// What a merge would make of two records.
package struct MergePreview: Hashable, Sendable {
    package enum Source: Hashable, Sendable {
        /// Both say the same.
        case same
        /// The one that stays keeps its own.
        case kept
        /// It takes what it lacks or what comes first by the field's rule.
        case taken
        /// It has of both.
        case joined
    }

    package struct Line: Hashable, Sendable {
        package let field: FieldNumber
        package let survivor: Value
        package let loser: Value
        package let result: Value
        package let source: Source
    }

    package let lines: [Line]

    /// - Parameters:
    ///   - survivor: what the record shows that stays.
    ///   - loser: what the one shows that is merged into it.
    package init(
        _ kind: RecordKind, survivor: [FieldNumber: Value], loser: [FieldNumber: Value], _ rulebook: Rulebook
    ) {
        let gained = rulebook.merge(kind, { survivor[$0] ?? .null }, { loser[$0] ?? .null })
        lines = kind.storedFields.compactMap { field in
            guard !kind.bookkeeping.contains(field.number), field.number != kind.redirect else { return nil }
            let (own, other) = (survivor[field.number] ?? .null, loser[field.number] ?? .null)
            let gain = gained.first { $0.field == field.number }?.value
            guard !own.isEmpty || !other.isEmpty || gain != nil else { return nil }
            let result = gain.map { Self.applied($0, to: own) } ?? own
            return Line(
                field: field.number, survivor: own, loser: other, result: result,
                source: Self.source(own, other, result))
        }
    }

    private static func applied(_ gain: Value, to own: Value) -> Value {
        guard case .setChange(let adding, let removing) = gain else { return gain }
        var present: Set<String> = []
        if case .set(let elements) = own { present = Set(elements) }
        return .elements(present.subtracting(removing).union(adding))
    }

    private static func source(_ own: Value, _ other: Value, _ result: Value) -> Source {
        if own == other, result == own { return .same }
        if result == own { return .kept }
        return result == other ? .taken : .joined
    }
}
