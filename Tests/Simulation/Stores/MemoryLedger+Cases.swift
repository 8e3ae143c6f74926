// Why this file exists: what HQ's judge and clerk look up beyond single records, answered the slow and simple way.

import SyncProtocol

extension MemoryLedger {
    func openCase(about topic: CaseTopic) throws -> RecordID? {
        planted == .asksTwice ? nil : state.cases[topic]
    }

    func note(openCase id: RecordID?, about topic: CaseTopic) throws { state.cases[topic] = id }

    func life(of key: RecordKey) throws -> Sibling? {
        state.records[key]?.header.asLife
    }

    func allRecords(_ kind: KindNumber, where field: FieldNumber, is value: Value) throws -> [RecordID] {
        try keptRecords(kind, where: field, is: value).filter { id in
            let key = RecordKey(kind: kind, id: id)
            guard let held = state.records[key], held.header.isAlive else { return false }
            return !(planted == .leavesFollowersBehind && isLeftBehind(key, held))
        }
    }

    /// Of a planted bug: a part whose item has gone elsewhere.
    private func isLeftBehind(_ key: RecordKey, _ held: Held) -> Bool {
        guard key.kind == Vocabulary.part, case .reference(let id)? = held.fields[Int(Vocabulary.Part.item)]?.view,
            let item = state.records[RecordKey(kind: Vocabulary.item, id: id)]
        else { return false }
        return item.header.scope != held.header.scope
    }

    func keptRecords(_ kind: KindNumber, where field: FieldNumber, is value: Value) throws -> [RecordID] {
        var found: [RecordID] = []
        for (key, held) in state.records where key.kind == kind {
            if (held.fields[Int(field)]?.view ?? .null) == value { found.append(key.id) }
        }
        return found.sorted()
    }

    func records(_ kind: KindNumber, where field: FieldNumber, is value: Value) throws -> [RecordID] {
        Array(try allRecords(kind, where: field, is: value).prefix(100))
    }

    func changeset(at sequence: CommitSequence) throws -> Changeset? {
        entry(at: sequence).flatMap { try? ChangesetCodec.open($0.payload) }
    }

    private func entry(at sequence: CommitSequence) -> LogEntry? {
        let index = state.log.partitionPoint { $0.sequence >= sequence }
        return index < state.log.count && state.log[index].sequence == sequence ? state.log[index] : nil
    }

    func received(upTo sequence: CommitSequence) throws -> Stamp {
        let index = state.log.partitionPoint { $0.sequence > sequence }
        return index == 0 ? .zero : state.log[index - 1].received
    }

    func newestStamp(of replica: ReplicaID) throws -> Stamp {
        state.log.last { $0.dot.replica == replica }?.stamp ?? .zero
    }

    func stamp(of dot: Dot) throws -> Stamp { state.log.last { $0.dot == dot }?.stamp ?? .zero }

    func dueCases(at milliseconds: UInt64, limit: Int) throws -> [RecordID] {
        let open = try allRecords(CaseRecord.number, where: CaseRecord.Fields.state, is: .text(CaseRecord.open))
        let due = try open.filter { id in
            let key = RecordKey(kind: CaseRecord.number, id: id)
            guard case .integer(let time) = try value(CaseRecord.Fields.due, of: key) else { return false }
            return try time <= Int64(clamping: milliseconds)
                && value(CaseRecord.Fields.expiry, of: key) != .text(Expiry.waits.rawValue)
        }
        return Array(due.prefix(limit))
    }
}

extension RecordHeader {
    fileprivate var asLife: Sibling {
        Sibling(dot: lifeDot, sequence: lifeSequence, stamp: .zero, value: .flag(isAlive))
    }
}

extension RandomAccessCollection where Index == Int {
    /// The first place from which on a condition holds, in a collection sorted by it.
    func partitionPoint(_ holds: (Element) -> Bool) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = low + (high - low) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
