// Why this file exists: what people do all day, drawn at random from few enough values that they often meet.

import SyncProtocol

/// Makes up edits.
struct EditComposer {
    /// Records that the author can see.
    let items: [RecordKey]
    let sites: [RecordKey]
    /// Sites of the author's own scopes, and of all.
    let ownSites: [RecordID]
    let allSites: [RecordID]
    let author: ReplicaID
    let wall: UInt64
    /// The author's count of records made so far.
    var recordsMade: UInt64

    private static let words = ["amber", "birch", "cedar", "delta", "elm"]

    /// One person's next changeset, on one to three records.
    mutating func compose(_ chance: inout Chance) -> [RecordEdit] {
        let isHeadquarters = author == .headquarters
        switch chance.below(100) {
        case ..<22: return [create(&chance)]
        case ..<30: return chance.pick(items).map { [RecordEdit($0, .delete(reason: "done"))] } ?? [create(&chance)]
        case ..<45: return several(&chance)
        case ..<48 where !isHeadquarters, ..<54 where isHeadquarters:
            guard let site = chance.pick(sites) else { return [] }
            if !isHeadquarters, chance.hits(perMille: 200) { return [RecordEdit(site, .delete(reason: "closed"))] }
            let value = FieldValue(2, .integer(Int64(chance.below(10))))
            return [RecordEdit(site, .update, [value, FieldValue(1, .text(word(&chance)))])]
        default: return chance.pick(items).map { [update($0, &chance)] } ?? [create(&chance)]
        }
    }

    private mutating func several(_ chance: inout Chance) -> [RecordEdit] {
        var edits = chance.mixed(items).prefix(chance.within(1...2)).map { key in
            chance.hits(perMille: 150) ? RecordEdit(key, .delete(reason: "merged")) : update(key, &chance)
        }
        edits.append(create(&chance))
        return edits
    }

    private mutating func create(_ chance: inout Chance) -> RecordEdit {
        recordsMade += 1
        let id = RecordID(
            milliseconds: wall, entropy: UInt16(chance.below(4096)), replica: author, counter: recordsMade)
        var writes = values(&chance, count: chance.below(6)).filter { value in
            ![Vocabulary.Item.site, Vocabulary.Item.owner, Vocabulary.Item.code].contains(value.field)
        }
        let site = chance.hits(perMille: 60) ? chance.pick(allSites) : chance.pick(ownSites)
        if let site, chance.hits(perMille: 900) { writes.append(FieldValue(Vocabulary.Item.site, .reference(site))) }
        writes.append(FieldValue(Vocabulary.Item.owner, .text(word(&chance))))
        return RecordEdit(RecordKey(kind: Vocabulary.item, id: id), .create, writes)
    }

    private func update(_ key: RecordKey, _ chance: inout Chance) -> RecordEdit {
        RecordEdit(key, .update, values(&chance, count: chance.within(1...3)))
    }

    private func values(_ chance: inout Chance, count: Int) -> [FieldValue] {
        var result: [FieldValue] = []
        for _ in 0..<count {
            let value = value(&chance)
            if !result.contains(where: { $0.field == value.field }) { result.append(value) }
        }
        return result
    }

    private func value(_ chance: inout Chance) -> FieldValue {
        let number = FieldNumber(chance.within(2...17))
        if author != .headquarters, chance.hits(perMille: 8) { return foreign(&chance) }
        switch number {
        case Vocabulary.Item.tags: return FieldValue(number, tags(&chance))
        case Vocabulary.Item.highest, Vocabulary.Item.lowest, Vocabulary.Item.rating, Vocabulary.Item.estimate:
            return FieldValue(number, chance.hits(perMille: 80) ? .null : .integer(Int64(chance.below(10))))
        case Vocabulary.Item.stopped: return FieldValue(number, .flag(chance.hits(perMille: 400)))
        case Vocabulary.Item.price:
            return FieldValue(number, .compound([.integer(Int64(chance.below(4))), .text(word(&chance))]))
        case Vocabulary.Item.due: return FieldValue(number, date(&chance))
        case Vocabulary.Item.term: return FieldValue(number, .compound([date(&chance), .text(word(&chance))]))
        case Vocabulary.Item.visited: return FieldValue(number, .integer(Int64(wall) &+ Int64(chance.below(100))))
        default: return FieldValue(number, chance.hits(perMille: 80) ? .null : .text(word(&chance)))
        }
    }

    /// What only a newer or a careless client would send.
    private func foreign(_ chance: inout Chance) -> FieldValue {
        switch chance.below(3) {
        case 0: FieldValue(Vocabulary.unknownField, .text("from a later version"))
        case 1: FieldValue(Vocabulary.Item.highest, .integer(Vocabulary.greatest + 1))
        default: FieldValue(Vocabulary.Item.site, chance.pick(allSites).map(Value.reference) ?? .null)
        }
    }

    private func tags(_ chance: inout Chance) -> Value {
        let mixed = chance.mixed(Self.words)
        if chance.hits(perMille: 150) { return .elements(mixed.prefix(chance.within(0...3))) }
        let adding = Array(mixed.prefix(chance.within(0...2)).sorted())
        let removing = Array(mixed.suffix(chance.within(0...2)).sorted())
        return .setChange(adding: adding, removing: removing)
    }

    private func word(_ chance: inout Chance) -> String { chance.pick(Self.words) ?? "" }

    private func date(_ chance: inout Chance) -> Value {
        CivilDate(days: Int64(20_000 + chance.below(5))).map(Value.date) ?? .null
    }
}
