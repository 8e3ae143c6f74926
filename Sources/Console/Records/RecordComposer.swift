// Why this file exists: a record's page gathers what one would otherwise ask of ten commands. Everything on it comes
// from one snapshot, so that a sum and the rows under it agree.

import LeadToCash
import SyncProtocol
import SyncServer

/// Composes the page of a record.
struct RecordComposer {
    let ground: ViewGround
    let language: Language
    let rights: RecordRights
    /// What is due counts from here.
    let today: CivilDate

    /// Rows of one table.
    private static let mostRows = 50

    private var telling: RecordTelling { RecordTelling(ground: ground, language: language) }

    /// - Parameter saved: the step that the reader has just made, if they come from saving it, and their seat.
    /// - Returns: nil if there is no such record for them.
    func page(_ key: RecordKey, saved: (sequence: CommitSequence, replica: ReplicaID)? = nil) throws -> RecordModel? {
        guard let kind = LeadToCash.schema.kind(key.kind), kind.number != AccountShadow.kind else { return nil }
        guard let record = try ground.record(key) else { return try remains(key, kind) }
        let history = HistoryTelling(kind, telling)
        let steps = try ground.view.history(of: key) ?? []
        let cases = try openCases(about: record)
        let plan = RecordPlan.of(kind)
        let step = saved.flatMap { saved in
            steps.first { $0.sequence == saved.sequence && $0.replica == saved.replica }
        }
        let codes = Dictionary(cases.map { ($0.field, $0.model.code) }) { first, _ in first }
        return RecordModel(
            kind: Labels.kind(kind.name, in: language), title: ground.title(key), code: record.code, isDeleted: false,
            outcomes: step.map { history.outcomes(of: $0, cases: codes) } ?? [], steps: self.steps(record),
            cards: try cards(record, plan), actions: try actions(record), groups: try groups(record, plan),
            guidance: try guidance(key), cases: cases.map(\.model), tables: try tables(record, plan),
            timeline: history.lines(steps))
    }

    /// What is left of a deleted record: that it was, and who did what.
    private func remains(_ key: RecordKey, _ kind: RecordKind) throws -> RecordModel? {
        guard let steps = try ground.view.history(of: key), !steps.isEmpty else { return nil }
        return RecordModel(
            kind: Labels.kind(kind.name, in: language), title: ViewGround.short(key.id), code: nil, isDeleted: true,
            outcomes: [], steps: [], cards: [], actions: .none, groups: [], guidance: nil, cases: [], tables: [],
            timeline: HistoryTelling(kind, telling).lines(steps))
    }

    private func word(_ key: String) -> String { PageWords.text(key, in: language) }

    // MARK: How it stands

    /// The way of a record whose progress has an order.
    func steps(_ record: ShownRecord) -> [StepModel] {
        let field = ["stage", "status", "state"].lazy.compactMap { record.kind.field(named: $0) }.first
        guard let field, case .furthestStage(let order) = field.policy, !order.path.isEmpty,
            let word = record.text(field.number)
        else { return [] }
        func label(_ word: String) -> String {
            Labels.choice(word, of: field, in: record.kind, language: language)
        }
        let place = order.path.firstIndex(of: word)
        var steps = order.path.enumerated().map { index, step in
            let state = place.map { index < $0 ? "done" : index == $0 ? "now" : "todo" } ?? "todo"
            return StepModel(label: label(step), state: state, isNow: index == place)
        }
        if place == nil { steps.append(StepModel(label: label(word), state: "now", isNow: true)) }
        return steps
    }

    private func cards(_ record: ShownRecord, _ plan: RecordPlan) throws -> [CardModel] {
        let own = plan.cards.compactMap { record.kind.field(named: $0) }.compactMap { field -> CardModel? in
            let text = telling.text(field, of: record)
            guard !text.isEmpty else { return nil }
            // The margin beside an amount is a fact, not the figure.
            let parts = text.split(separator: " | ").map(String.init)
            return CardModel(
                id: "record-card-\(field.name)", label: telling.label(field, record.kind), text: parts.first ?? text,
                note: parts.count > 1 ? parts.dropFirst().joined(separator: " · ") : nil)
        }
        guard record.kind.number == Account.kind else { return own }
        return own + (try CustomerFigures(record.key, ground, today).cards(word))
    }

    // MARK: What can be done

    private func actions(_ record: ShownRecord) throws -> ActionsModel {
        let fields = try rights.fields(of: record)
        let isDeal = record.kind.number == Opportunity.kind
        let mayMove = isDeal && fields.contains { $0.number == Opportunity.Fields.stage }
        let path = RecordPath.of(record.key)
        return ActionsModel(
            edit: fields.isEmpty ? nil : RecordPath.edit(record.key),
            delete: try rights.mayDelete(record) ? RecordPath.delete(record.key) : nil,
            advance: mayMove ? path + "/advance" : nil, conclude: mayMove ? path + "/conclude" : nil,
            related: try besides(record))
    }

    /// The ways to what stands beside the record for some eyes.
    private func besides(_ record: ShownRecord) throws -> [LinkModel] {
        try LeadToCash.schema.partsBeside(record.kind).compactMap { part in
            let key = RecordKey(kind: part.number, id: record.key.id)
            let name = Labels.kind(part.name, in: language)
            if try ground.isAlive(key) { return LinkModel(path: RecordPath.plain(key), text: name) }
            guard rights.mayMake(part) else { return nil }
            return LinkModel(path: "/records/\(part.name)/new?beside=\(record.key.id)", text: name)
        }
    }

    // MARK: Facts

    private func groups(_ record: ShownRecord, _ plan: RecordPlan) throws -> [FactGroupModel] {
        var groups = plan.groups.map { group in
            FactGroupModel(
                id: "record-\(group.heading)", heading: word(group.heading), facts: facts(group.fields, record))
        }
        groups.append(
            FactGroupModel(
                id: "record-further", heading: word("recordFurther"), facts: facts(plan.further(record.kind), record)))
        for part in LeadToCash.schema.partsBeside(record.kind) {
            guard let beside = try ground.record(RecordKey(kind: part.number, id: record.key.id)) else { continue }
            groups.append(
                FactGroupModel(
                    id: "record-\(part.name)", heading: Labels.kind(part.name, in: language),
                    facts: facts(part.fields.map(\.name), beside)))
        }
        return groups.filter { !$0.facts.isEmpty }
    }

    private func facts(_ names: [String], _ record: ShownRecord) -> [FactModel] {
        names.compactMap { record.kind.field(named: $0) }.compactMap { field in
            // A match key is for HQ's own look-ups.
            guard !record.value(field).isEmpty, !Self.isKey(field, record.kind) else { return nil }
            let cell = telling.cell(field, of: record)
            let lines = cell.text.split(whereSeparator: \.isNewline).map(String.init)
            let isLong = lines.count > 1
            return FactModel(
                label: telling.label(field, record.kind), cell: isLong ? nil : cell, lines: isLong ? lines : [])
        }
    }

    private static func isKey(_ field: Field, _ kind: RecordKind) -> Bool {
        kind.bookkeeping.contains(field.number)
    }

    // MARK: What lies under it

    private func tables(_ record: ShownRecord, _ plan: RecordPlan) throws -> [RecordTableModel] {
        try plan.tables.compactMap { table in
            guard let kind = LeadToCash.schema.kind(table.kind), let field = kind.field(table.field) else { return nil }
            let query = RecordQuery(
                kind.number, where: [.equals(table.field, .reference(record.key.id))], limit: Self.mostRows)
            let found = try ground.slice(query)
            let records = found.records.filter { !$0.isMerged }
            let mayAdd = rights.mayMake(kind)
            if records.isEmpty, !(table.isAlways && mayAdd) { return nil }
            let add = mayAdd ? "/records/\(kind.name)/new?\(field.name)=\(record.key.id)" : nil
            return RecordRows(telling).table(
                "record-table-\(kind.name)-\(field.name)", kind, table.columns, records,
                cut: found.next == nil ? nil : "\(word("recordCut")) \(Self.mostRows)", add: add)
        }
    }

    // MARK: What comes next

    private func guidance(_ key: RecordKey) throws -> GuidanceModel? {
        let advice = try Guide.next(key, ground, on: today)
        guard let first = advice.first else { return nil }
        let missing = first.missing.map { $0.label.text(in: language) }
        let label = stage(first.leadsTo, key)
        let heading = label.isEmpty ? word("recordMissing") : "\(word("recordMissingFor")) \(label)"
        return GuidanceModel(
            advice: advice.map { model($0) }, missing: missing, missingHeading: missing.isEmpty ? nil : heading)
    }

    private func model(_ advice: Advice) -> AdviceModel {
        func said(_ text: String) -> String? { text.isEmpty ? nil : text }
        return AdviceModel(
            what: advice.what.text(in: language), who: Labels.role(advice.role, in: language),
            due: advice.dueOn?.description, isLate: advice.isOverdue(on: today),
            reason: said(advice.why.text(in: language)), step: said(advice.step), command: said(advice.command),
            about: advice.about == advice.deal ? nil : RecordPath.of(advice.about))
    }

    private func stage(_ word: String, _ key: RecordKey) -> String {
        guard let kind = LeadToCash.schema.kind(key.kind),
            let field = ["stage", "status", "state"].lazy.compactMap({ kind.field(named: $0) }).first
        else { return word }
        return Labels.choice(word, of: field, in: kind, language: language)
    }
}
