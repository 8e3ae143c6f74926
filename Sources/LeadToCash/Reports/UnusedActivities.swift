// Why this file exists: a process is there for the business and not for its own sake. An activity that nobody takes up
// for a year is to be asked about: is it not needed, not known, or too hard to do?

import SyncProtocol

/// The activities (L5) that nobody used in a period: nobody took up a task of theirs, began a form on their template,
/// or said how they went about it instead.
///
/// What leaves none of these traces cannot be told, and is not judged: see ``leavesTrace(_:)``.
public struct UnusedActivities: Sendable {
    /// An activity that nobody used.
    public struct Row: Sendable {
        public let step: Step
        /// How many of its tasks fell due in the period and were left lying, or were dropped.
        public let waiting: Int
    }

    private let period: MetricPeriod
    private var used: Set<String> = []
    private var templates: Set<String> = []
    private var waiting: [String: Int] = [:]

    public init(in period: MetricPeriod) { self.period = period }

    /// Whether anything is left of an activity by which one sees that it was done: it becomes a task by itself, or is
    /// done with a template.
    public static func leavesTrace(_ step: Step) -> Bool { !step.template.isEmpty || StageTasks.handsOut(step) }

    // MARK: What people did

    /// Takes in a task. It is of the period if it was made or falls due in it, and of every period if nobody knows
    /// when.
    public mutating func add(task id: RecordID, _ values: [FieldNumber: Value]) {
        typealias Fields = DealTask.Fields
        let step = values[Fields.step]?.asText ?? ""
        guard !step.isEmpty, isOfPeriod([FactDay(id.madeAt), FactDay(values[Fields.dueOn]?.asDate)]) else { return }
        switch values[Fields.state]?.asText ?? "" {
        case "doing", "done": used.insert(step)
        default: waiting[step, default: 0] += 1
        }
    }

    /// Takes in a form.
    public mutating func add(form id: RecordID, _ values: [FieldNumber: Value]) {
        guard let template = values[Form.Fields.template]?.asText, isOfPeriod([FactDay(id.madeAt)]) else { return }
        templates.insert(template)
    }

    /// Takes in that somebody left a step out or went about it in another way: they had it before their eyes.
    public mutating func add(deviation id: RecordID, _ values: [FieldNumber: Value]) {
        guard let step = values[Deviation.Fields.step]?.asText, isOfPeriod([FactDay(id.madeAt)]) else { return }
        used.insert(step)
    }

    private func isOfPeriod(_ days: [FactDay]) -> Bool {
        let known = days.filter(\.isKnown)
        return known.isEmpty || known.contains { period.contains($0) }
    }

    // MARK: What nobody did

    /// Those of the steps that nobody used, in their order.
    public func rows(of steps: [Step]) -> [Row] {
        steps.filter { step in
            Self.leavesTrace(step) && !used.contains(step.code)
                && (step.template.isEmpty || !templates.contains(step.template))
        }.map { Row(step: $0, waiting: waiting[$0.code] ?? 0) }
    }
}

extension Library {
    /// The activities of every process that is read, in the order of a table of contents.
    public func steps() throws -> [Step] {
        let processes = try documents().filter { $0.genre == .process }
        return try processes.flatMap { try document($0.code)?.steps ?? [] }
    }
}
