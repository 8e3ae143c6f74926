// Why this file exists: what people do all day, drawn at random from few enough values that they often meet.

import SyncProtocol

/// Makes up edits.
struct EditComposer {
    /// What a person means to do, and what they say about it.
    struct Intent {
        var edits: [RecordEdit]
        var reason = ""
        /// What the world counts it as, besides an edit.
        var happening: Happening?
    }

    /// Records that the author can see.
    let items: [RecordKey]
    let parts: [RecordKey]
    let margins: [RecordKey]
    /// Whether the author means to write what only a few may see.
    let isConfidant: Bool
    let sites: [RecordKey]
    /// Cases that the author takes to be open.
    let cases: [RecordKey]
    /// Records that the author once saw and that are gone.
    let gone: [RecordKey]
    /// Sites of the author's own scopes, and of all.
    let ownSites: [RecordID]
    let allSites: [RecordID]
    let author: ReplicaID
    let wall: UInt64
    /// The author's count of records made so far.
    var recordsMade: UInt64
    /// What the author sees in a field.
    let shown: (RecordKey, FieldNumber) -> Value

    static let words = ["amber", "birch", "cedar", "delta", "elm"]

    var isHeadquarters: Bool { author == .headquarters }

    /// One person's next changeset, on one to three records.
    mutating func compose(_ chance: inout Chance) -> Intent {
        let word = chance.hits(perMille: 200) ? word(&chance) : ""
        if !cases.isEmpty, chance.hits(perMille: 120), let answer = answer(&chance) { return answer }
        return Intent(edits: edits(&chance), reason: word)
    }

    private mutating func edits(_ chance: inout Chance) -> [RecordEdit] {
        switch chance.below(100) {
        case ..<18: return [create(&chance)]
        case ..<25: return chance.pick(items).map { [RecordEdit($0, .delete(reason: "done"))] } ?? [create(&chance)]
        case ..<38: return several(&chance)
        case ..<41 where !isHeadquarters, ..<47 where isHeadquarters:
            guard let site = chance.pick(sites) else { return [] }
            if !isHeadquarters, chance.hits(perMille: 200) { return [RecordEdit(site, .delete(reason: "closed"))] }
            let value = FieldValue(2, .integer(Int64(chance.below(10))))
            return [RecordEdit(site, .update, [value, FieldValue(1, .text(word(&chance)))])]
        case ..<52: return chance.pick(items).map { [createPart(of: $0, &chance)] } ?? [create(&chance)]
        case ..<55 where isConfidant: return chance.pick(items).map { [margin(of: $0, &chance)] } ?? [create(&chance)]
        case ..<60: return chance.pick(parts).map { [changePart($0, &chance)] } ?? [create(&chance)]
        case ..<62: return again(&chance).map { [$0] } ?? [create(&chance)]
        default: return chance.pick(items).map { [update($0, &chance)] } ?? [create(&chance)]
        }
    }

    private mutating func several(_ chance: inout Chance) -> [RecordEdit] {
        var edits = chance.mixed(items).prefix(chance.within(1...2)).map { key in
            chance.hits(perMille: 150) ? RecordEdit(key, .delete(reason: "merged")) : update(key, &chance)
        }
        let new = create(&chance)
        edits.append(new)
        if chance.hits(perMille: 300) { edits.append(createPart(of: new.key, &chance)) }
        return edits
    }

    private mutating func create(_ chance: inout Chance) -> RecordEdit {
        RecordEdit(RecordKey(kind: Vocabulary.item, id: newID(&chance)), .create, birth(&chance))
    }

    /// What an item is made with.
    private func birth(_ chance: inout Chance) -> [FieldValue] {
        let fixed = [Vocabulary.Item.site, Vocabulary.Item.owner, Vocabulary.Item.code, Vocabulary.Item.mergedInto]
        var writes = values(of: nil, &chance, count: chance.below(6)).filter { !fixed.contains($0.field) }
        let site = chance.hits(perMille: 60) ? chance.pick(allSites) : chance.pick(ownSites)
        if let site, chance.hits(perMille: 900) { writes.append(FieldValue(Vocabulary.Item.site, .reference(site))) }
        writes.append(FieldValue(Vocabulary.Item.owner, .text(word(&chance))))
        return writes
    }

    /// A record made anew under the id of one that is gone, as an import does.
    private mutating func again(_ chance: inout Chance) -> RecordEdit? {
        guard let key = chance.pick(gone) else { return nil }
        return RecordEdit(key, chance.hits(perMille: 800) ? .create : .update, birth(&chance))
    }

    private mutating func createPart(of item: RecordKey, _ chance: inout Chance) -> RecordEdit {
        var writes = [
            FieldValue(Vocabulary.Part.item, .reference(item.id)),
            FieldValue(Vocabulary.Part.label, .text(word(&chance))),
            FieldValue(Vocabulary.Part.count, .integer(Int64(chance.below(5)))),
        ]
        if case .reference(let site) = shown(item, Vocabulary.Item.site) {
            writes.append(FieldValue(Vocabulary.Part.site, .reference(site)))
        }
        if chance.hits(perMille: 400) { writes.append(FieldValue(Vocabulary.Part.isActive, .flag(true))) }
        return RecordEdit(RecordKey(kind: Vocabulary.part, id: newID(&chance)), .create, writes)
    }

    private func changePart(_ key: RecordKey, _ chance: inout Chance) -> RecordEdit {
        switch chance.below(7) {
        case 0: return RecordEdit(key, .delete(reason: "gone"))
        case 1:
            let parent = chance.pick(items).map { Value.reference($0.id) } ?? .null
            return RecordEdit(key, .update, [FieldValue(Vocabulary.Part.item, parent)])
        case 2:
            let flag = Value.flag(chance.hits(perMille: 700))
            return RecordEdit(key, .update, [FieldValue(Vocabulary.Part.isActive, flag)])
        case 3: return RecordEdit(key, .update, [FieldValue(Vocabulary.Part.label, .text(word(&chance)))])
        case 4:
            return RecordEdit(
                key, .update, [FieldValue(Vocabulary.Part.count, .integer(Int64(chance.within(-2...3))))])
        default:
            return RecordEdit(
                key, .update,
                [
                    FieldValue(Vocabulary.Part.price, .integer(Int64(chance.below(6)))),
                    FieldValue(Vocabulary.Part.label, .text(word(&chance))),
                ])
        }
    }

    /// A margin is made with the first word about it.
    private func margin(of item: RecordKey, _ chance: inout Chance) -> RecordEdit {
        let key = RecordKey(kind: Vocabulary.margin, id: item.id)
        guard margins.contains(key) else { return RecordEdit(key, .create, [confidence(&chance)]) }
        if chance.hits(perMille: 60) { return RecordEdit(key, .delete(reason: "told")) }
        return RecordEdit(key, .update, [confidence(&chance)])
    }

    private func confidence(_ chance: inout Chance) -> FieldValue {
        let secret = "\(Vocabulary.canary) \(word(&chance))"
        switch chance.below(3) {
        case 0: return FieldValue(Vocabulary.Margin.cost, .text(secret))
        case 1: return FieldValue(Vocabulary.Margin.verdict, .text(secret))
        default: return FieldValue(Vocabulary.Margin.tags, .elements([secret]))
        }
    }

    private mutating func newID(_ chance: inout Chance) -> RecordID {
        recordsMade += 1
        return RecordID(milliseconds: wall, entropy: UInt16(chance.below(4096)), replica: author, counter: recordsMade)
    }

    private func update(_ key: RecordKey, _ chance: inout Chance) -> RecordEdit {
        RecordEdit(key, .update, values(of: key, &chance, count: chance.within(1...3)))
    }

    func word(_ chance: inout Chance) -> String { chance.pick(Self.words) ?? "" }
}
