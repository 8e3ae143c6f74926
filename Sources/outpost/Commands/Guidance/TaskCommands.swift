// Why this file exists: a step of a process is somebody's task. Done means that there is something to look at; left out
// means that somebody said why.

import ArgumentParser
import LeadToCash
import SyncClient
import SyncProtocol

struct TaskList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Open tasks, those due first.",
        discussion: """
            Such as: outpost task list --mine, outpost task list --opp OPP-2026-000017. \
            Comparisons: = != < > <= >= and ~ (contains).
            """)

    @Option(help: ArgumentHelp("Only records with this value; several must all hold.", valueName: "field=value"))
    var `where`: [String] = []

    @Flag(help: "Only tasks that are yours, or anybody's who plays a role of yours.")
    var mine = false

    @Option(help: ArgumentHelp("Only tasks of this deal.", valueName: "deal"))
    var opp: String?

    @Flag(help: "Also tasks that are done or dropped.")
    var all = false

    @Option(parsing: .unconditional, help: ArgumentHelp("Sort by a field; -field sorts downwards.", valueName: "field"))
    var sort = "dueOn"

    @Option(help: "How many to show; 0 shows all.")
    var limit = 50

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        guard limit >= 0 else { throw ValidationError("--limit takes 0 or more.") }
    }

    func run() throws {
        let desk = try LibraryDesk(options)
        let kind = try KindFacts.kind(DealTask.kind)
        let finder = try RecordFinder(desk.session)
        var query = ListQuery(kind, finder)
        for filter in `where` { try query.add(filter) }
        if let opp, let field = kind.field(DealTask.Fields.opportunity) {
            query.add(field, equals: try finder.find(try KindFacts.kind(Opportunity.kind), opp).id)
        }
        try query.sort(by: sort)
        // Whoever asks about a state means it.
        let asksState = `where`.contains { $0.lowercased().hasPrefix("state") }
        let conditions = [query.condition, all || asksState ? nil : Self.open].compactMap { $0 }
        var arguments = query.arguments
        let own = try mine ? self.own(desk, &arguments) : []
        let rows = try desk.session.workspace().replica.records(
            kind.number, where: (conditions + own).isEmpty ? nil : (conditions + own).joined(separator: " AND "),
            arguments, order: query.order, limit: limit == 0 ? nil : limit + 1)
        try say(rows, kind, finder, desk)
    }

    private static let open = "(\"state\" IS NULL OR \"state\" NOT IN ('done', 'dropped'))"

    /// What makes a task the user's; its arguments are added.
    private func own(_ desk: LibraryDesk, _ arguments: inout [Value]) throws -> [String] {
        guard let user = try desk.session.user() else { throw Failure(.usage, .noUser) }
        let roles = try Learning.roles(of: user, on: LibraryDesk.today(), desk.ground).sorted()
        arguments.append(.reference(user))
        arguments += roles.map(Value.text)
        let marks = Array(repeating: "?", count: roles.count).joined(separator: ", ")
        let anybody = roles.isEmpty ? "" : " OR (\"assignee_id\" IS NULL AND \"role\" IN (\(marks)))"
        return ["(\"assignee_id\" = ?\(anybody))"]
    }

    private func say(_ rows: [RecordRow], _ kind: RecordKind, _ finder: RecordFinder, _ desk: LibraryDesk) throws {
        let isCut = limit > 0 && rows.count > limit
        let visible = isCut ? rows.dropLast() : rows[...]
        desk.terminal.answer(
            .members([
                "kind": .text(kind.name), "more": .flag(isCut),
                "records": .array(visible.map { RecordJSON.record($0, kind) }),
            ]))
        guard !options.json else { return }
        guard !visible.isEmpty else { return desk.terminal.say(.none) }
        desk.terminal.say(try table(visible, finder, desk))
        if isCut { desk.terminal.remark(desk.terminal.text(.more, String(limit))) }
    }

    private func table(_ rows: ArraySlice<RecordRow>, _ finder: RecordFinder, _ desk: LibraryDesk) throws -> TextTable {
        let text = RecordText(desk.session, finder)
        let kind = try KindFacts.kind(DealTask.kind)
        let today = try LibraryDesk.today()
        let fields = [
            DealTask.Fields.name, DealTask.Fields.opportunity, DealTask.Fields.role, DealTask.Fields.assignee,
            DealTask.Fields.dueOn, DealTask.Fields.template, DealTask.Fields.state,
        ].compactMap(kind.field)
        var table = TextTable(
            [TextTable.Column(Labels.kind(kind.name, in: desk.language))]
                + fields.map { TextTable.Column(Labels.field(kind, $0, in: desk.language), widest: 36) })
        for row in rows {
            table.add(
                [finder.handle(row.key)]
                    + fields.map { field in
                        let shown = text.text(field, of: row, kind)
                        guard field.number == DealTask.Fields.dueOn, case .date(let due) = row.value(field.number),
                            due < today
                        else { return shown }
                        return desk.terminal.text(.overdueMark, shown)
                    })
        }
        return table
    }
}

struct TaskDone: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "done", abstract: "Say that a task is done, and what there is to look at.",
        discussion: "Such as: outpost task done TSK-2026-000031 --evidence \"note of 3 May, confirmed by Mr Spout\"")

    @Argument(help: "The task's code, name or id.")
    var task: String

    @Option(help: "What somebody else can look at.")
    var evidence = ""

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        let task = try desk.find(DealTask.kind, self.task)
        let name = desk.name(task)
        let said = FormDesk.clean(evidence)
        guard !said.isEmpty else {
            throw Failure(.usage, .taskNeedsEvidence, name, try task.text(DealTask.Fields.outcome))
        }
        try TaskStanding.refuseEnded(task, name)
        try desk.update(
            task,
            [
                DealTask.Fields.state: .text("done"),
                DealTask.Fields.evidence: try desk.appended(said, to: DealTask.Fields.evidence, of: task),
            ])
        try desk.commit("task done", task.key, .taskDone, name)
    }
}

struct TaskSkip: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "skip", abstract: "Leave a task out and say why; of a process step HQ learns from the reason.",
        discussion: "Such as: outpost task skip TSK-2026-000031 --reason \"the customer sent the matrix itself\"")

    @Argument(help: "The task's code, name or id.")
    var task: String

    @Option(help: "Why.")
    var reason: String

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        let task = try desk.find(DealTask.kind, self.task)
        let name = desk.name(task)
        let why = FormDesk.clean(reason)
        guard !why.isEmpty else { throw Failure(.usage, .taskNeedsReason, name) }
        try TaskStanding.refuseEnded(task, name)
        try desk.update(
            task, [DealTask.Fields.state: .text("dropped"), DealTask.Fields.droppedReason: .text(why)])
        let isNoted = try note(task, why, desk)
        if !isNoted { desk.terminal.remark(desk.terminal.text(.taskNoStep, name)) }
        try desk.commit("task skip", task.key, reason: why, .taskSkipped, name)
    }

    /// Writes down that a step of the process was left out. A task that is nobody's step, or of no deal, is none.
    private func note(_ task: FlowSubject, _ why: String, _ desk: FlowDesk) throws -> Bool {
        let step = try task.text(DealTask.Fields.step)
        guard !step.isEmpty, let deal = try TaskStanding.deal(of: task) else { return false }
        try desk.create(
            Deviation.kind, under: deal,
            [
                Deviation.Fields.opportunity: .reference(deal.key.id), Deviation.Fields.step: .text(step),
                Deviation.Fields.nature: .text("skipped"), Deviation.Fields.reason: .text(why),
            ])
        return true
    }
}

/// How a task stands.
private enum TaskStanding {
    static func refuseEnded(_ task: FlowSubject, _ name: String) throws {
        switch try task.text(DealTask.Fields.state) {
        case "done": throw Failure(.usage, .taskIsDone, name)
        case "dropped": throw Failure(.usage, .taskIsDropped, name)
        default: break
        }
    }

    /// The deal that a task is about, itself or by its contract.
    static func deal(of task: FlowSubject) throws -> FlowSubject? {
        if let deal = try task.related(Opportunity.kind, DealTask.Fields.opportunity) { return deal }
        return try task.related(Contract.kind, DealTask.Fields.contract)?
            .related(Opportunity.kind, Contract.Fields.opportunity)
    }
}
