// Why this file exists: “who changed this, when, on what, by which rule, and what was it before?” A history answers
// that in the order in which people ask: newest first, one line for each field.

import LeadToCash
import SyncProtocol

/// Tells a record's history.
struct HistoryTelling {
    let kind: RecordKind
    let language: Language
    let text: (Value, Field) -> String

    /// Steps on a page; the first ones are told at the end of it.
    static let most = 100

    init(_ kind: RecordKind, _ telling: RecordTelling) {
        self.init(kind, telling.language) { telling.text($0, $1, kind) }
    }

    init(_ kind: RecordKind, _ language: Language, text: @escaping (Value, Field) -> String) {
        self.kind = kind
        self.language = language
        self.text = text
    }

    /// The newest steps, each with the values it replaced: those that its author saw, or else those that the step
    /// before had written.
    func lines(_ steps: [HistoryStep]) -> [TimelineModel] {
        var known: [FieldNumber: Value] = [:]
        var lines: [TimelineModel] = []
        for step in steps.sorted(by: { $0.sequence < $1.sequence }) {
            lines.append(line(step, known))
            for write in step.writes where stands(write.field, step) { known[write.field] = write.value }
        }
        return Array(lines.reversed().prefix(Self.most))
    }

    private func line(_ step: HistoryStep, _ known: [FieldNumber: Value]) -> TimelineModel {
        let milliseconds = Int64(clamping: step.milliseconds)
        let changes = step.writes.compactMap { change($0, step, known) } + wholes(step)
        return TimelineModel(
            moment: Instant.text(milliseconds) ?? "", instant: Instant.rfc3339(milliseconds) ?? "", who: step.author,
            device: step.device.isEmpty ? nil : step.device, deed: deed(step.action), because: Self.reason(step.action),
            changes: changes)
    }

    private func change(
        _ write: FieldWrite, _ step: HistoryStep, _ known: [FieldNumber: Value]
    ) -> ChangeModel? {
        guard let field = kind.field(write.field), field.policy != .derived else { return nil }
        let before = write.base ?? (field.policy == .addRemove ? nil : known[write.field])
        let remark = step.remarks.first { $0.field == write.field }
        let isNothing = write.value.isEmpty
        if isNothing, before?.isEmpty ?? true, remark == nil { return nil }
        let shown = before.flatMap { $0.isEmpty ? nil : text($0, field) }
        return ChangeModel(
            label: Labels.field(kind, field, in: language), before: shown,
            after: isNothing ? PageWords.text("recordNothing", in: language) : text(write.value, field),
            verdict: remark.flatMap { VerdictWords.badge($0.verdict, in: language) },
            rule: remark.map { RuleWords.sentence($0, in: language) })
    }

    /// What HQ said of the record as a whole, and of fields that the step did not write.
    private func wholes(_ step: HistoryStep) -> [ChangeModel] {
        let written = Set(step.writes.map(\.field))
        return step.remarks.filter { !written.contains($0.field) }.map { remark in
            let field = kind.field(remark.field)
            return ChangeModel(
                label: field.map { Labels.field(kind, $0, in: language) } ?? Labels.kind(kind.name, in: language),
                before: nil, after: "", verdict: VerdictWords.badge(remark.verdict, in: language),
                rule: RuleWords.sentence(remark, in: language))
        }
    }

    private func stands(_ field: FieldNumber, _ step: HistoryStep) -> Bool {
        !step.remarks.contains { ($0.field == field || $0.field == 0) && $0.verdict >= .overridden }
    }

    private func deed(_ action: RecordEdit.Action) -> String {
        let key =
            switch action {
            case .create: "recordCreated"
            case .update: "recordChanged"
            case .delete: "recordWasDeleted"
            case .erase: "recordErased"
            }
        return PageWords.text(key, in: language)
    }

    private static func reason(_ action: RecordEdit.Action) -> String? {
        switch action {
        case .delete(let reason), .erase(let reason): reason.isEmpty ? nil : reason
        case .create, .update: nil
        }
    }

    // MARK: What became of what was just saved

    /// Sentences about the step that a reader has just made, where it does not simply stand.
    /// - Parameters:
    ///   - cases: codes of the open cases about each field; field 0 is the whole record.
    func outcomes(of step: HistoryStep, cases: [FieldNumber: String]) -> [String] {
        step.remarks.map { remark in
            let label =
                kind.field(remark.field).map { Labels.field(kind, $0, in: language) }
                ?? Labels.kind(kind.name, in: language)
            var parts = [label]
            if let badge = VerdictWords.badge(remark.verdict, in: language) { parts.append(badge.word) }
            parts.append(RuleWords.sentence(remark, in: language))
            if remark.verdict >= .merged, let code = cases[remark.field] ?? cases[0] { parts.append(code) }
            return parts.joined(separator: " · ")
        }
    }
}
