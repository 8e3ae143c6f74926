// Why this file exists: what HQ's audit chain must say, laid out byte by byte from the page that describes it, from
// what HQ was sent and not from what it kept.

import Crypto
import SyncProtocol

/// The chain over HQ's log, followed as it grows.
struct NaiveAudit {
    private(set) var count: UInt64 = 0
    private(set) var hash = [UInt8](repeating: 0, count: 32)
    private var entries = 0
    private var acts = 0
    /// Of every commit's payload as HQ was sent it, whatever became of it since.
    private var received: [CommitSequence: [UInt8]] = [:]

    /// HQ has taken in the next entry of its log.
    /// - Parameter payload: what it was sent; nil for its own edits.
    mutating func note(_ entry: LogEntry, sent payload: [UInt8]?) {
        // Of its own edits HQ never told anybody more than it kept.
        received[entry.sequence] = payload.map(Self.sha256) ?? entry.payloadHash?.bytes ?? Self.sha256(entry.payload)
    }

    /// Back to the first entry, to follow the chain anew.
    mutating func rewind() { (count, hash, entries, acts) = (0, [UInt8](repeating: 0, count: 32), 0, 0) }

    /// Goes on to the end of what HQ has now.
    mutating func follow(_ state: MemoryLedger.State) throws {
        while entries < state.log.count || acts < state.acts.count {
            let act = acts < state.acts.count ? state.acts[acts] : nil
            if entries < state.log.count, state.log[entries].sequence <= act?.after ?? .max {
                let entry = state.log[entries]
                entries += 1
                extend(try bytes(of: entry))
                try I26OneAuditEntryPerDot.check(entry, says: hash)
            } else if let act {
                acts += 1
                extend(bytes(of: act))
            }
        }
    }

    private mutating func extend(_ bytes: [UInt8]) {
        count += 1
        hash = Self.sha256(hash + bytes)
    }

    private static func sha256(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

    // MARK: layout

    private func bytes(of entry: LogEntry) throws -> [UInt8] {
        let payload = received[entry.sequence] ?? []
        if let kept = entry.payloadHash?.bytes { try I26OneAuditEntryPerDot.check(entry, kept: kept, sent: payload) }
        let full = note(entry.receipt, quoting: true)
        let bare = note(entry.receipt, quoting: false)
        let quoted = entry.receiptHash?.bytes ?? (full == bare ? [] : Self.sha256(full))
        return [1, 1] + number(count + 1) + number(entry.sequence) + number(UInt64(entry.dot.replica.rawValue))
            + number(entry.dot.counter) + word(entry.stamp.rawValue) + word(entry.received.rawValue)
            + block(entry.chain.bytes) + block(Array(entry.role.utf8)) + block(payload) + block(bare) + block(quoted)
            + block([])
    }

    private func bytes(of act: AuditAct) -> [UInt8] {
        [1, 2] + number(count + 1) + number(act.after) + number(act.at) + block(deed(act.deed))
    }

    private func deed(_ deed: AuditDeed) -> [UInt8] {
        func scopes(_ list: [ScopeID]) -> [UInt8] {
            number(UInt64(list.count)) + list.flatMap { number(UInt64($0.rawValue)) }
        }
        switch deed {
        case .enrolled(let replica, let list, _, _):
            return [3] + number(UInt64(replica.rawValue)) + scopes(list) + [0, 0]
        case .succeeded(let replica, let former, _):
            return [4] + number(UInt64(replica.rawValue)) + number(UInt64(former.rawValue)) + [0]
        case .granted(let replica, let list): return [5] + number(UInt64(replica.rawValue)) + scopes(list)
        case .status(let replica, let word):
            return [6] + number(UInt64(replica.rawValue)) + block(Array(word.utf8))
        case .wiped(let replica): return [8] + number(UInt64(replica.rawValue))
        case .restored(let fork, let timeline):
            return [9] + word(fork.timeline.rawValue) + number(fork.sequence) + number(fork.base)
                + number(fork.counter) + number(fork.counterBase) + word(timeline.rawValue)
        default: return []
        }
    }

    private func note(_ receipt: Receipt, quoting: Bool) -> [UInt8] {
        let remarks = receipt.remarks.flatMap { remark -> [UInt8] in
            let name = remark.rule == .invariant ? block(Array(remark.name.utf8)) : []
            return number(UInt64(remark.key.kind)) + remark.key.id.bytes + number(UInt64(remark.field))
                + [remark.verdict.rawValue, remark.rule.rawValue] + name
                + block(quoting ? Array(remark.detail.utf8) : [])
        }
        return [1] + number(receipt.counter) + number(receipt.sequence) + number(UInt64(receipt.remarks.count))
            + remarks
    }

    /// Seven bits a byte, the lowest first.
    private func number(_ value: UInt64) -> [UInt8] {
        value < 128 ? [UInt8(value)] : [UInt8(value % 128 + 128)] + number(value / 128)
    }

    private func word(_ value: UInt64) -> [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: value >> UInt64($0 * 8)) } }

    private func block(_ bytes: [UInt8]) -> [UInt8] { number(UInt64(bytes.count)) + bytes }
}
