// Why this file exists: advice is read standing up. For one deal it is a short page that begins with what to do; for
// all of them it is one line each.

import LeadToCash
import SyncProtocol

/// Advice on the screen.
struct AdvicePage {
    let desk: LibraryDesk
    let today: CivilDate
    private let finder: RecordFinder
    private var terminal: Terminal { desk.terminal }
    private var language: Language { desk.language }

    init(_ desk: LibraryDesk, _ finder: RecordFinder, _ today: CivilDate) {
        self.desk = desk
        self.finder = finder
        self.today = today
    }

    // MARK: One deal

    func say(_ advice: [Advice], for key: RecordKey) throws {
        let kind = try KindFacts.kind(key.kind)
        try terminal.answer(
            .object(
                RecordJSON.identity(key, kind) + [
                    JSON.Member(key: "code", value: .text(finder.handle(key))),
                    JSON.Member(key: "title", value: .text(finder.title(key))),
                    JSON.Member(key: "shipped", value: .flag(try desk.library.isShipped)),
                    JSON.Member(key: "advice", value: .array(try advice.map { try json($0) })),
                ]))
        guard !terminal.json else { return }
        let state = try state(of: key)
        let title = "\(finder.handle(key))  \(finder.title(key))" + (state.isEmpty ? "" : " · \(state)")
        terminal.say(terminal.heading(Terminal.tame(title)))
        guard let first = advice.first else { return terminal.say(.nextNothing) }
        for (index, item) in advice.enumerated() { try say(item, number: index + 1) }
        if !first.missing.isEmpty { sayMissing(first) }
        try desk.sayOrigin()
    }

    private func say(_ advice: Advice, number: Int) throws {
        terminal.say("")
        terminal.say(terminal.heading("\(number). \(Terminal.tame(advice.what.text(in: language)))"))
        let message = try number == 1 ? desk.title(of: advice.message) : ""
        let pairs = [
            (terminal.text(.who), desk.role(advice.role)), (terminal.text(.due), due(advice)),
            (terminal.text(.nextWhy), advice.why.text(in: language)), (terminal.text(.nextStep), advice.step),
            (terminal.text(.templateTitle), try desk.title(of: advice.template)), (terminal.text(.nextSay), message),
            (terminal.text(.guideCommand), advice.command),
        ]
        terminal.say(pairs: pairs.filter { !$0.1.isEmpty }.map { ($0.0, Terminal.tame($0.1)) })
    }

    /// Everything that the next state still lacks.
    private func sayMissing(_ advice: Advice) {
        terminal.say("")
        terminal.say(.nextMissing, label(advice.leadsTo, advice.deal))
        for lack in advice.missing {
            terminal.say("  - " + Terminal.tame(lack.label.text(in: language)))
        }
    }

    private func due(_ advice: Advice) -> String {
        guard let due = advice.dueOn else { return "" }
        return advice.isOverdue(on: today) ? terminal.text(.overdueMark, due.description) : due.description
    }

    // MARK: All deals

    func say(_ advice: [Advice], isCut: Bool, limit: Int) throws {
        try terminal.answer(
            .members([
                "shipped": .flag(try desk.library.isShipped), "more": .flag(isCut),
                "advice": .array(try advice.map { try json($0) }),
            ]))
        guard !terminal.json else { return }
        guard !advice.isEmpty else { return terminal.say(.nextNoDeals) }
        var table = TextTable(
            [
                TextTable.Column(terminal.text(.recordTitle), widest: 36), TextTable.Column(terminal.text(.state)),
                TextTable.Column(terminal.text(.nextDo), widest: 56), TextTable.Column(terminal.text(.who)),
                TextTable.Column(terminal.text(.due)), TextTable.Column(terminal.text(.guideCommand), widest: 90),
            ])
        for item in advice {
            table.add([
                "\(finder.handle(item.deal)) \(finder.title(item.deal))", try state(of: item.deal),
                item.what.text(in: language), item.role, due(item), item.command,
            ])
        }
        terminal.say(table)
        if isCut { terminal.remark(terminal.text(.more, String(limit))) }
        terminal.say(.nextHint)
    }

    // MARK: Words

    /// The field that says how far a record is.
    private static func stateField(_ key: RecordKey) -> FieldNumber? {
        switch key.kind {
        case Lead.kind: Lead.Fields.status
        case Opportunity.kind: Opportunity.Fields.stage
        case Contract.kind: Contract.Fields.state
        default: nil
        }
    }

    private func state(of key: RecordKey) throws -> String {
        guard let field = Self.stateField(key) else { return "" }
        return label(try FlowSubject(key, desk.ground).text(field), key)
    }

    /// What people call a state of a record.
    private func label(_ word: String, _ key: RecordKey) -> String {
        guard let kind = LeadToCash.schema.kind(key.kind), let field = Self.stateField(key).flatMap(kind.field) else {
            return word
        }
        return Labels.choice(word, of: field, in: kind, language: language)
    }

    private func json(_ advice: Advice) throws -> JSON {
        .members([
            "deal": .object(
                RecordJSON.identity(advice.deal, try KindFacts.kind(advice.deal.kind)) + [
                    JSON.Member(key: "code", value: .text(finder.handle(advice.deal)))
                ]),
            "about": .object(RecordJSON.identity(advice.about, try KindFacts.kind(advice.about.kind))),
            "phase": .text(advice.phase.rawValue), "topic": .text(advice.topic),
            "what": LibraryJSON.label(advice.what), "why": LibraryJSON.label(advice.why),
            "role": .text(advice.role), "step": .text(advice.step), "template": .text(advice.template),
            "message": .text(advice.message), "command": .text(advice.command),
            "waiting": .flag(advice.isWaiting), "due": advice.dueOn.map { JSON.describing($0) } ?? .null,
            "overdue": .flag(advice.isOverdue(on: today)), "leadsTo": .text(advice.leadsTo),
            "missing": .array(advice.missing.map(FlowDesk.json)),
        ])
    }
}
