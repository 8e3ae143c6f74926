// Why this file exists: what an operator, a timer or a screen may ask of HQ's arbitration, each in a transaction of its
// own: bring cases that are due to their default, merge records that are one, take a merge back.

import SyncProtocol

extension Headquarters {
    /// Brings cases whose time has come to their default: a working value stands, or the next in line is asked.
    /// - Returns: how many were due.
    @discardableResult
    public func expireCases() async throws -> Int { try await committer.expireCases() }

    /// Merges one record into another, and everything filed under it.
    /// - Returns: whether there was anything to merge: two living records of one kind that are not one already.
    public func merge(_ loser: RecordKey, into survivor: RecordKey) async throws -> Bool {
        try await committer.merge(loser, into: survivor)
    }

    /// Takes back the merge that a duplicate case brought about, within thirty days and wherever nobody has changed
    /// what it did.
    /// - Returns: how many records changed; nil if the case is no merge or too old.
    public func undoMerge(_ id: RecordID) async throws -> Int? {
        try await committer.undoMerge(RecordKey(kind: CaseRecord.number, id: id))
    }
}

extension Headquarters {
    /// Answers a case on HQ's authority.
    /// - Parameters:
    ///   - value: what is to stand, where the case asks for a value; otherwise nil.
    ///   - remark: who answers, and why.
    /// - Returns: whether the case was open and took such an answer.
    public func answer(
        _ id: RecordID, _ answer: CaseAnswer, value: Value? = nil, _ remark: CaseRemark
    ) async throws -> Bool {
        try await committer.answer(id, answer, value, remark)
    }
}

extension Committer {
    func answer(_ id: RecordID, _ answer: CaseAnswer, _ value: Value?, _ remark: CaseRemark) throws -> Bool {
        try transaction { ledger, _ in
            try sequencer.answer(id, answer, value, remark, wall: wall(), in: ledger)
        }
    }

    func expireCases() throws -> Int {
        try transaction { ledger, _ in try sequencer.expireCases(wall: wall(), in: ledger) }
    }

    func merge(_ loser: RecordKey, into survivor: RecordKey) throws -> Bool {
        try transaction { ledger, _ in
            let (aftermath, commits) = try sequencer.unify(loser, into: survivor, wall(), in: ledger)
            try sequencer.attend(to: aftermath, wall(), in: ledger)
            return commits != nil
        }
    }

    func undoMerge(_ key: RecordKey) throws -> Int? {
        try transaction { ledger, _ in try sequencer.undoMerge(key, wall: wall(), in: ledger) }
    }
}
