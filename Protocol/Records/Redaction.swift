// Why this file exists: the log is for ever, and yet what it says about an erased record must go. What remains still
// proves who wrote when and to what; only what they wrote is gone.

extension Changeset {
    /// The changeset without what it says about some records: that it wrote to them remains, to which fields, and
    /// nothing else. The reason goes as a whole, for it may speak of any of them.
    public func redacted(_ keys: Set<RecordKey>) -> Changeset {
        replacing(keys) { operation in
            let action: RecordEdit.Action
            switch operation.action {
            case .create, .update: action = operation.action
            case .delete: action = .delete(reason: "")
            case .erase: return operation
            }
            return Operation(operation.key, action, operation.writes.map { FieldWrite($0.field, .null) })
        }
    }

    /// The same edits of other records, for sending: to an HQ that knows nothing of the erasure (it was restored from a
    /// backup) what is left must neither make the records anew nor empty their fields.
    public func withdrawn(_ keys: Set<RecordKey>) -> Changeset {
        replacing(keys) { Operation($0.key, .update) }
    }

    private func replacing(_ keys: Set<RecordKey>, _ replacement: (Operation) -> Operation) -> Changeset {
        guard operations.contains(where: { keys.contains($0.key) }) else { return self }
        return Changeset(
            dot: dot, stamp: stamp, seen: seen, observed: observed,
            operations: operations.map { keys.contains($0.key) ? replacement($0) : $0 }, reason: "", wall: wall,
            inPlaceOf: inPlaceOf)
    }
}

extension Receipt {
    /// What became of everything, and nothing that it quotes.
    public var withoutDetails: Receipt {
        guard remarks.contains(where: { !$0.detail.isEmpty }) else { return self }
        return Receipt(counter: counter, sequence: sequence, remarks: remarks.map(\.withoutDetail))
    }

    /// - Returns: nil if it says nothing of the record beyond what became of it.
    public func withoutDetails(of key: RecordKey) -> Receipt? {
        guard remarks.contains(where: { $0.key == key && !$0.detail.isEmpty }) else { return nil }
        return Receipt(
            counter: counter, sequence: sequence,
            remarks: remarks.map { remark in
                remark.key == key ? remark.withoutDetail : remark
            })
    }
}

extension Receipt.Remark {
    fileprivate var withoutDetail: Receipt.Remark {
        Receipt.Remark(key: key, field: field, verdict: verdict, rule: rule, name: name)
    }
}

extension LogEntry {
    /// The entry without what it says about a record. A payload that cannot be read and names the record is emptied.
    /// - Returns: nil if it says nothing of it.
    public func redacted(_ key: RecordKey) -> LogEntry? {
        let rest = Self.redacted(payload, key)
        let quoteless = receipt.withoutDetails(of: key)
        guard rest != nil || quoteless != nil else { return nil }
        return LogEntry(
            sequence: sequence, dot: dot, stamp: stamp, received: received, payload: rest ?? payload, chain: chain,
            receipt: quoteless ?? receipt, role: role, isRedacted: isRedacted || rest != nil,
            payloadHash: rest == nil ? payloadHash : receivedPayload,
            receiptHash: quoteless == nil ? receiptHash : receiptHash ?? receipt.detailsHash, beside: beside,
            audit: audit)
    }

    /// - Returns: nil if the payload says nothing of the record.
    public static func redacted(_ payload: [UInt8], _ key: RecordKey) -> [UInt8]? {
        do throws(WireError) {
            let changeset = try ChangesetCodec.open(payload)
            let rest = changeset.redacted([key])
            return rest == changeset ? nil : ChangesetCodec.seal(rest).payload
        } catch {
            let id = key.id.bytes
            let isNamed = payload.indices.contains { payload[$0...].starts(with: id) }
            return isNamed ? [] : nil
        }
    }
}
