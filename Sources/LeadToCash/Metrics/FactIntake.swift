// Why this file exists: facts come out of a store: all of them once, and then what changed. HQ's database and a
// laptop's replica are read by the same few lines, so that both figure from the same facts.

import SyncProtocol

/// Keeps facts in step with a store of records.
public struct FactIntake: Sendable {
    /// What has been read. What no record says is put into its facts by whoever knows it.
    public var reader = FactReader()
    /// The last commit of HQ that the facts reflect; 0 before the first reading, and for a store that is read whole.
    public private(set) var position: CommitSequence = 0

    public init() {}

    public var facts: Facts { reader.facts }

    /// Kinds of which the history counts: when a deal came to a stage, a lead was converted, a requirement answered, a
    /// record made.
    private static let replayed: Set<KindNumber> = [
        Opportunity.kind, Lead.kind, Account.kind, Deviation.kind, Requirement.kind,
    ]

    /// Takes in what a store has and the facts have not: everything at first, later what was committed since. An older
    /// snapshot of the same store than the last one changes nothing.
    ///
    /// What happened is told by the log, edit by edit; what shows is read from the records, and has the last word.
    public mutating func read(_ source: some RecordSource) throws {
        let frontier = try source.frontier()
        guard position == 0 || frontier > position else { return }
        if position == 0 {
            reader = FactReader()
            reader.pauseAggregates()
        }
        do {
            try replay(source)
            for kind in FactReader.kinds { try scan(kind, source) }
        } catch {
            // Half of a commit is no state that there ever was.
            self = FactIntake()
            throw error
        }
        if position == 0 { reader.resumeAggregates() }
        position = frontier
    }

    private mutating func replay(_ source: some RecordSource) throws {
        try source.replay(beyond: position) { edit in
            let (kind, id) = (edit.key.kind, edit.key.id)
            guard !edit.isDeletion else { return reader.remove(kind, id) }
            guard Self.replayed.contains(kind), let fields = FactReader.fieldSets[kind] else { return }
            let values = edit.writes.filter { fields.contains($0.field) && !Self.isChange($0.value) }
            let moment = FactMoment(made: Int64(clamping: edit.made), received: Int64(clamping: edit.received))
            reader.update(kind, id, values, at: moment)
        }
    }

    /// What was added to a set and taken from it does not say what it holds.
    private static func isChange(_ value: Value) -> Bool {
        if case .setChange = value { true } else { false }
    }

    private mutating func scan(_ kind: KindNumber, _ source: some RecordSource) throws {
        // The log may tell of records that went without an edit that says so.
        let tellsLiving = position == 0 && Self.replayed.contains(kind)
        var living: Set<RecordID> = []
        try source.scan(kind, FactReader.fields[kind] ?? [], beyond: position) { id, values in
            guard let values else { return reader.remove(kind, id) }
            reader.update(kind, id, values)
            if tellsLiving { living.insert(id) }
        }
        guard tellsLiving else { return }
        for id in reader.facts.present(kind) where !living.contains(id) { reader.remove(kind, id) }
    }
}

extension Facts {
    /// The records that exist, of a kind of which the history counts.
    fileprivate func present(_ kind: KindNumber) -> [RecordID] {
        switch kind {
        case Opportunity.kind: deals.present
        case Lead.kind: leads.present
        case Account.kind: accounts.present
        case Deviation.kind: deviations.present
        case Requirement.kind: requirements.present
        default: []
        }
    }
}

extension FactTable {
    /// The ids of the records that exist.
    fileprivate var present: [RecordID] { zip(ids, rows).compactMap { $1.isPresent ? $0 : nil } }
}
