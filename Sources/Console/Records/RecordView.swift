// Why this file exists: pages ask for records in four ways, and only for what their reader may see. What answers is one
// snapshot at HQ, or a handful of records in a test.

import SyncProtocol
import SyncServer

/// One snapshot of records as somebody sees it: a record that is not theirs to see is as if it did not exist.
protocol RecordView {
    /// What a record's fields show; nil if there is no such living record.
    func values(of key: RecordKey) throws -> [FieldNumber: Value]?
    /// The first living record of a kind whose field shows a text, in any case of ASCII letters.
    func first(_ kind: KindNumber, where field: FieldNumber, is text: String) throws -> RecordID?
    /// - Parameter after: where the slice before ended; nil for the first.
    func slice(_ query: RecordQuery, after: String?) throws -> RecordSlice
    /// A record's steps, newest first, also those of one that was deleted; nil if there never was such a record.
    func history(of key: RecordKey) throws -> [HistoryStep]?
}

extension RecordView {
    func slice(_ query: RecordQuery) throws -> RecordSlice { try slice(query, after: nil) }
}

/// Some of the records that were asked for.
struct RecordSlice: Sendable {
    struct Entry: Sendable {
        let id: RecordID
        let values: [FieldNumber: Value]
    }

    let entries: [Entry]
    /// Where it ended; nil if nothing follows.
    let next: String?
}

/// One step in a record's life.
struct HistoryStep: Sendable, Hashable {
    let sequence: CommitSequence
    let replica: ReplicaID
    let author: String
    let device: String
    /// As of when it counts, Unix milliseconds.
    let milliseconds: UInt64
    let action: RecordEdit.Action
    let writes: [FieldWrite]
    /// What became of it other than plain acceptance.
    let remarks: [Receipt.Remark]
}

/// What somebody sees from their seat at HQ.
struct SeatView: RecordView {
    let reader: SeatReader

    func values(of key: RecordKey) throws -> [FieldNumber: Value]? { try reader.values(of: key) }

    func first(_ kind: KindNumber, where field: FieldNumber, is text: String) throws -> RecordID? {
        try reader.first(kind, where: field, is: text)
    }

    func slice(_ query: RecordQuery, after: String?) throws -> RecordSlice {
        let page = try reader.page(query, after: after.flatMap { PageCursor($0) })
        let entries = page.rows.map { RecordSlice.Entry(id: $0.id, values: $0.values) }
        return RecordSlice(entries: entries, next: page.next?.description)
    }

    func history(of key: RecordKey) throws -> [HistoryStep]? {
        try reader.history(of: key)?.map { entry in
            HistoryStep(
                sequence: entry.sequence, replica: entry.dot.replica, author: entry.author, device: entry.device,
                milliseconds: entry.stamp.milliseconds, action: entry.action, writes: entry.writes,
                remarks: entry.remarks)
        }
    }
}
