// Why this file exists: what HQ says about edits is kept for years, quoted by cases and cut down by erasures. It must
// read the same each time, and an erasure must take out of it whatever it quotes.

import FoundationEssentials
import LeadToCash
import SyncProtocol
import TestSupport

enum Receipts {
    private static let types = [
        Acknowledgement.type, ReceiptNote.type, Candidates.type, Decision.type, Refusal.type, Departure.type,
    ]

    /// The first byte says what it is: one of the messages, or a value that a case quotes.
    static func run(_ bytes: [UInt8]) throws(BrokenProperty) -> Bool {
        guard let first = bytes.first else { return false }
        let choice = Int(first) % (types.count + 2)
        if choice == types.count { return try quoted(bytes.dropFirst()) }
        if choice > types.count { return try quotation(bytes.dropFirst()) }
        var reader = ByteReader(bytes.dropFirst())
        guard let message = try? Message.decode(type: types[choice], &reader) else { return false }
        try Messages.roundTrip(message)
        switch message {
        case .receipt(let note): for receipt in note.receipts { try check(receipt) }
        case .candidates(let candidates):
            for candidate in candidates.fields.flatMap(\.candidates) { try check(candidate) }
        case .decision(let decision): for entry in decision.entries { try check(entry) }
        default: break
        }
        return true
    }

    private static func check(_ receipt: Receipt) throws(BrokenProperty) {
        let silent = receipt.withoutDetails
        try demand(silent.withoutDetails == silent, "details are taken out of \(receipt) only at the second try")
        try demand(silent.remarks.allSatisfy { $0.detail.isEmpty }, "\(receipt) keeps a detail")
        try demand(silent.verdict == receipt.verdict, "\(receipt) has another verdict without its details")
        try demand(silent.detailsHash == nil, "a receipt without details quotes something")
        try demand((receipt.detailsHash == nil) == (silent == receipt), "\(receipt) quotes and does not quote")
        for remark in receipt.remarks {
            guard let rest = receipt.withoutDetails(of: remark.key) else { continue }
            let kept = rest.remarks.filter { $0.key == remark.key && !$0.detail.isEmpty }
            try demand(kept.isEmpty, "\(receipt) keeps a detail of \(remark.key)")
            try demand(rest.withoutDetails == silent, "\(receipt) loses more than details")
        }
    }

    private static func check(_ candidate: Candidate) throws(BrokenProperty) {
        let sibling = candidate.sibling
        try demand(candidate.author.utf8.count <= 1024, "an author's name is over the limit")
        try demand(sibling.circumstances.reason.utf8.count <= Limits.reason, "a reason is over the limit")
        try demand(!sibling.value.precedes(sibling.value), "\(sibling.value) comes before itself")
        guard let base = sibling.base, base != sibling.value else { return }
        let isOrdered = base.precedes(sibling.value) != sibling.value.precedes(base)
        try demand(
            isOrdered || base.parts == sibling.value.parts || isChange(base, sibling.value), "no order of values")
    }

    /// Changes of sets and sets that hold one element twice are never compared.
    private static func isChange(_ values: Value...) -> Bool {
        values.flatMap(\.parts).contains { value in
            if case .setChange = value { return true }
            return false
        }
    }

    private static func check(_ entry: Decision.Entry) throws(BrokenProperty) {
        try check(entry.loser)
        if let winner = entry.winner { try check(winner) }
        try demand(!entry.ruleName.isEmpty || entry.rule == .invariant, "\(entry) has a rule without a name")
    }

    /// Text that a colleague's laptop wrote into a case as the JSON of a value.
    private static func quoted(_ text: ArraySlice<UInt8>) throws(BrokenProperty) -> Bool {
        guard let quoted = try? JSONDecoder().decode(QuotedValue.self, from: Data(text)) else { return false }
        for field in Typed.fields {
            guard let value = quoted.value(of: field.field) else { continue }
            try demand(field.field.mismatch(value) == nil || field.field.policy == .derived, "\(value) cannot stand")
        }
        _ = quoted.text
        return true
    }

    /// A value that a case quotes is that value again.
    private static func quotation(_ bytes: ArraySlice<UInt8>) throws(BrokenProperty) -> Bool {
        var reader = ByteReader(bytes)
        guard let value = try? reader.value() else { return false }
        let text = JSON(value).compact
        guard let quoted = try? JSONDecoder().decode(QuotedValue.self, from: Data(text.utf8)) else {
            try demand(isChange(value), "\(value) is quoted as \(text), which is no value")
            return false
        }
        for place in Typed.fields where place.field.mismatch(value) == nil && !isChange(value) {
            let isBoolean = place.field.columns.contains { $0.type == .boolean }
            guard let again = quoted.value(of: place.field) else {
                throw BrokenProperty("\(value) of \(place.field.name) is quoted as \(text), which it cannot have")
            }
            try demand(same(again, value) || isBoolean, "\(value) of \(place.field.name) is quoted as \(again)")
        }
        return true
    }

    /// A set has no order, and null is what an empty set shows.
    private static func same(_ a: Value, _ b: Value) -> Bool {
        if case .set(let left) = a, case .set(let right) = b { return Set(left) == Set(right) }
        return a == b
    }

    static var seeds: [[UInt8]] {
        var random = SeededGenerator(seed: 5)
        var seeds: [[UInt8]] = []
        for kind in [2, 3, 6, 7, 13, 17] {
            for _ in 0..<3 {
                let message = random.message(kind)
                guard let place = types.firstIndex(of: type(of: message.body).type) else { continue }
                let bytes = Messages.bytes(message)
                if bytes.count < 900 { seeds.append([UInt8(place)] + bytes.dropFirst()) }
            }
        }
        let texts = ["null", "5", "\"2026-03-31\"", "[105000000,\"USD\",null,null]", "[\"a\",\"b\"]", "\"\\u00e9\""]
        seeds += texts.map { [UInt8(types.count)] + Array($0.utf8) }
        for _ in 0..<6 {
            var writer = ByteWriter()
            let value = random.value()
            writer.value(isChange(value) ? .text("x") : value)
            seeds.append([UInt8(types.count + 1)] + writer.bytes)
        }
        return seeds
    }
}
