// Why this file exists: every author learns what became of every edit. Plain acceptance is said by the acknowledgement
// alone; whatever differs from it gets a receipt.

/// HQ's verdicts on changesets that were not simply accepted.
public struct ReceiptNote: MessageBody {
    public static let type: UInt8 = 4

    public let receipts: [Receipt]

    public init(receipts: [Receipt]) { self.receipts = receipts }

    public func encode(to writer: inout ByteWriter) {
        writer.list(receipts) { writer, receipt in
            writer.varint(receipt.counter)
            writer.varint(receipt.sequence)
            writer.list(receipt.remarks) { $0.remark($1) }
        }
    }

    public init(from reader: inout ByteReader) throws(WireError) {
        receipts = try reader.list(of: "receipts") { r throws(WireError) in
            let counter = try r.varint()
            let sequence = try r.varint()
            let remarks = try r.list(of: "remarks", limit: Limits.operations) { r throws(WireError) in try r.remark() }
            return Receipt(counter: counter, sequence: sequence, remarks: remarks)
        }
    }

    public var json: JSON {
        .members([
            "receipts": .array(
                receipts.map { receipt in
                    .members([
                        "counter": .unsigned(receipt.counter), "sequence": .unsigned(receipt.sequence),
                        "verdict": .text(receipt.verdict.name), "remarks": .array(receipt.remarks.map(\.json)),
                    ])
                })
        ])
    }
}

extension Receipt.Remark {
    public var json: JSON {
        .members([
            "record": .describing(key), "field": .integer(Int64(field)), "verdict": .text(verdict.name),
            "rule": .text(name.isEmpty ? rule.name : name), "detail": .text(detail),
        ])
    }
}

extension ByteWriter {
    mutating func key(_ key: RecordKey) {
        varint(UInt64(key.kind))
        id(key.id)
    }

    /// A rule of the domain says its name.
    mutating func rule(_ rule: Rule, name: String) {
        byte(rule.rawValue)
        if rule == .invariant { text(name) }
    }

    mutating func remark(_ remark: Receipt.Remark) {
        key(remark.key)
        varint(UInt64(remark.field))
        byte(remark.verdict.rawValue)
        rule(remark.rule, name: remark.name)
        text(remark.detail)
    }
}

extension ByteReader {
    mutating func key() throws(WireError) -> RecordKey {
        let kind = try number(KindNumber.self)
        return RecordKey(kind: kind, id: try id())
    }

    mutating func verdict() throws(WireError) -> Verdict {
        guard let verdict = Verdict(rawValue: try byte()) else {
            throw .malformed("an unknown verdict", offset: position - 1)
        }
        return verdict
    }

    mutating func rule() throws(WireError) -> (rule: Rule, name: String) {
        guard let rule = Rule(rawValue: try byte()) else {
            throw .malformed("an unknown rule", offset: position - 1)
        }
        return (rule, rule == .invariant ? try text(limit: 256) : "")
    }

    mutating func remark() throws(WireError) -> Receipt.Remark {
        let key = try key()
        let field = try number(FieldNumber.self)
        let verdict = try verdict()
        let (rule, name) = try rule()
        return Receipt.Remark(
            key: key, field: field, verdict: verdict, rule: rule, detail: try text(limit: 4096), name: name)
    }
}
