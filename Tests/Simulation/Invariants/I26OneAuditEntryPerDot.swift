// Why this file exists: a chain that leaves something out, or goes on unchanged over something that was altered, proves
// nothing.

import SyncProtocol

/// I26: one audit entry per accepted dot; tampering is detectable.
enum I26OneAuditEntryPerDot {
    static func check(_ entry: LogEntry, says hash: [UInt8]) throws {
        guard entry.audit.bytes == hash else {
            throw Violation("I26", "the audit entry of \(entry.dot) does not follow from what came before it")
        }
    }

    static func check(_ entry: LogEntry, kept: [UInt8], sent: [UInt8]) throws {
        guard kept == sent else {
            throw Violation("I26", "of \(entry.dot), which is redacted, HQ keeps the hash of what it was not sent")
        }
    }

    /// - Parameter chain: followed to the end.
    static func check(_ state: MemoryLedger.State, _ chain: NaiveAudit) throws {
        guard state.auditHead.count == chain.count, state.auditHead.hash.bytes == chain.hash else {
            throw Violation(
                "I26", "the audit chain stands at \(state.auditHead.count) entries, where there are \(chain.count)")
        }
    }

    /// Somebody alters one entry, takes one away or changes the order of two: the head must show it.
    static func checkTampering(_ state: MemoryLedger.State, _ chance: inout Chance) throws {
        guard state.log.count > 1 else { return }
        let index = chance.below(state.log.count - 1)
        var log = state.log
        let what: String
        switch chance.below(8) {
        case 0:
            log.remove(at: index)
            what = "took away"
        case 1:
            log.swapAt(index, index + 1)
            what = "moved"
        case let place:
            log[index] = altered(log[index], place)
            what = "altered (\(place))"
        }
        func head(_ log: [LogEntry]) -> AuditHead { log.reduce(.start) { $0.extended(by: $1) } }
        guard head(log) != head(state.log) else {
            throw Violation("I26", "somebody \(what) the entry of \(state.log[index].dot), and the chain hides it")
        }
    }

    private static func altered(_ entry: LogEntry, _ place: Int) -> LogEntry {
        let remark = Receipt.Remark(
            key: RecordKey(kind: 1, id: RecordID(high: 1, low: 1)), field: 1, verdict: .refused, rule: .erased)
        let other = Receipt(
            counter: entry.receipt.counter, sequence: entry.sequence, remarks: entry.receipt.remarks + [remark])
        return LogEntry(
            sequence: entry.sequence,
            dot: place == 2 ? Dot(replica: ReplicaID(rawValue: 99), counter: entry.dot.counter) : entry.dot,
            stamp: place == 3 ? Stamp(rawValue: entry.stamp.rawValue + 1) : entry.stamp,
            received: place == 4 ? Stamp(rawValue: entry.received.rawValue + 1) : entry.received,
            payload: place == 5 ? entry.payload + [0] : entry.payload, chain: entry.chain,
            receipt: place == 6 ? other : entry.receipt, role: place == 7 ? entry.role + "!" : entry.role,
            isRedacted: entry.isRedacted, payloadHash: place == 5 ? nil : entry.payloadHash,
            receiptHash: entry.receiptHash, beside: entry.beside)
    }
}
