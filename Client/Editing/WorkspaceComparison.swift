// Why this file exists: "everything agrees" should mean with HQ too, and by value, not only by version.

import GRDB
import RecordTables
import SyncProtocol

/// How what is held here compares with HQ's.
public enum ContentComparison: Hashable, Sendable {
    /// Every value of this many records is the same.
    case same(records: UInt64)
    /// Own edits are not uploaded yet: sync first.
    case pending
    /// HQ has committed more since the last sync, or this replica is still arriving: sync first.
    case behind
    /// Kinds with how many of their key ranges differ.
    case different([String: Int])
}

extension Workspace {
    /// Compares every value with HQ's, by digests of key ranges.
    /// - Parameter link: to HQ's contents.
    /// - Throws: ``LinkError`` or `ConversationError` if HQ does not answer.
    public func compare(over link: any Link) throws -> ContentComparison {
        var splitter = FrameSplitter()
        var inventories: [KindNumber: Inventory] = [:]
        var frontier: CommitSequence?
        try link.exchange([]) { piece in
            splitter.append(piece)
            while let content = try splitter.next() {
                switch try FrameCodec.decode(content) {
                case .inventory(let inventory): inventories[inventory.kind] = inventory
                case .finish(let finish): frontier = finish.frontier
                case .refusal(let refusal): throw ConversationError.refused(refusal)
                default: throw ConversationError.unexpected("a message that is no inventory")
                }
            }
        }
        guard let frontier else { throw ConversationError.cut }
        return try replica.queue.look { db in try self.compare(inventories, frontier, db) }
    }

    private func compare(
        _ inventories: [KindNumber: Inventory], _ frontier: CommitSequence, _ db: Database
    ) throws -> ContentComparison {
        let checkpoint = try replica.fetchCheckpoint(db)
        if checkpoint.counter > checkpoint.acknowledged { return .pending }
        if checkpoint.isArriving || checkpoint.knowledge.prefix != frontier { return .behind }
        var different: [String: Int] = [:]
        var records: UInt64 = 0
        for table in replica.tables.values {
            let own = try ContentInventory.take(table, where: "_head > 0", db)
            records += own.ranges.reduce(0) { $0 + $1.count }
            let theirs = inventories[table.kind.number]?.ranges ?? []
            let count = own.ranges.indices.filter { $0 >= theirs.count || own.ranges[$0] != theirs[$0] }.count
            if count > 0 { different[table.name] = count }
        }
        return different.isEmpty ? .same(records: records) : .different(different)
    }
}
