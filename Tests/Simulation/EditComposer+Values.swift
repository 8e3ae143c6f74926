// Why this file exists: for every field a few values that people would type, and now and then one that only a newer or
// a careless program would send.

import SyncProtocol

extension EditComposer {
    /// Values for some fields of an item.
    /// - Parameter key: the item; nil for one that is being made.
    func values(of key: RecordKey?, _ chance: inout Chance, count: Int) -> [FieldValue] {
        var result: [FieldValue] = []
        for _ in 0..<count {
            let value = fieldValue(key, &chance)
            if !result.contains(where: { $0.field == value.field }) { result.append(value) }
        }
        return result
    }

    private func fieldValue(_ key: RecordKey?, _ chance: inout Chance) -> FieldValue {
        typealias Item = Vocabulary.Item
        if !isHeadquarters, chance.hits(perMille: 8) { return foreign(&chance) }
        // The fields about which people most often disagree come up more often.
        let number =
            chance.hits(perMille: 350)
            ? chance.pick([Item.notes, Item.phase, Item.score, Item.stage, Item.estimate, Item.forecast]) ?? Item.notes
            : FieldNumber(chance.within(2...23))
        return FieldValue(number, value(number, key, &chance))
    }

    func value(_ number: FieldNumber, _ key: RecordKey?, _ chance: inout Chance) -> Value {
        typealias Item = Vocabulary.Item
        func integer(_ range: ClosedRange<Int>) -> Value {
            chance.hits(perMille: 80) ? .null : .integer(Int64(chance.within(range)))
        }
        switch number {
        case Item.tags: return tags(&chance)
        case Item.highest, Item.lowest, Item.rating, Item.estimate, Item.score, Item.forecast: return integer(0...9)
        case Item.amount: return integer(0...5)
        case Item.visits: return .integer(Int64(chance.within(-1...3)))
        case Item.stopped: return .flag(chance.hits(perMille: 300))
        case Item.price: return .compound([.integer(Int64(chance.below(4))), .text(word(&chance))])
        case Item.due: return date(&chance)
        case Item.term: return .compound([date(&chance), .text(word(&chance))])
        case Item.visited: return .integer(Int64(wall) &+ Int64(chance.below(100)))
        case Item.phase: return phase(key.map { shown($0, number) } ?? .null, &chance)
        case Item.notes: return .text(text(key.map { shown($0, number) } ?? .null, &chance))
        default: return chance.hits(perMille: 80) ? .null : .text(word(&chance))
        }
    }

    /// Mostly one further, sometimes back, sometimes out.
    private func phase(_ present: Value, _ chance: inout Chance) -> Value {
        let path = Vocabulary.path
        var place = -1
        if case .text(let word) = present { place = path.firstIndex(of: word) ?? -1 }
        switch chance.below(10) {
        case ..<5: return .text(path[min(path.count - 1, place + 1)])
        case ..<7: return .text(chance.pick(path) ?? "")
        case 7: return .text(Vocabulary.settling[0])
        default: return .text(chance.pick(Vocabulary.exits) ?? "")
        }
    }

    /// The text that stands there, with a paragraph added, rewritten or removed; markers go, or stay by mistake.
    private func text(_ present: Value, _ chance: inout Chance) -> String {
        var lines: [String] = []
        if case .text(let text) = present {
            lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        }
        if chance.hits(perMille: 800) { lines.removeAll { NaiveText.isMarker($0) } }
        let line = "\(word(&chance)) \(chance.below(40))"
        switch chance.below(8) {
        case 0 where !lines.isEmpty: lines.remove(at: chance.below(lines.count))
        case 1...3 where !lines.isEmpty: lines[chance.below(lines.count)] = line
        case 4: lines = [line]
        default: lines.insert(line, at: chance.below(lines.count + 1))
        }
        return lines.prefix(12).joined(separator: "\n")
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

    private func date(_ chance: inout Chance) -> Value {
        CivilDate(days: Int64(20_000 + chance.below(5))).map(Value.date) ?? .null
    }
}

extension EditComposer {
    /// What somebody who was asked says: the value they choose with the answer beside it, or yes or no to a held edit.
    mutating func answer(_ chance: inout Chance) -> Intent? {
        typealias Fields = CaseRecord.Fields
        guard let key = chance.pick(cases), case .text(let asked) = shown(key, Fields.question) else { return nil }
        if !isHeadquarters, chance.hits(perMille: 100) { return careless(key, &chance) }
        let answer: CaseAnswer
        var edits: [RecordEdit] = []
        switch CaseQuestion(rawValue: asked) {
        case .values:
            guard let choice = choice(about: key, &chance) else { return nil }
            edits = [choice]
            answer = .decided
        case .duplicate: answer = chance.hits(perMille: 500) ? .merge : .separate
        default: answer = chance.hits(perMille: 500) ? .accept : .reject
        }
        edits.append(RecordEdit(key, .update, [FieldValue(Fields.answer, .text(answer.rawValue))]))
        return Intent(edits: edits, reason: "asked", happening: .answer)
    }

    private func choice(about key: RecordKey, _ chance: inout Chance) -> RecordEdit? {
        guard case .compound(let parts) = shown(key, CaseRecord.Fields.subject), parts.count == 3,
            case .integer(let kind) = parts[0], case .reference(let id) = parts[1], case .integer(let field) = parts[2]
        else { return nil }
        let subject = RecordKey(kind: KindNumber(kind), id: id)
        guard (items + self.parts + margins).contains(subject) else { return nil }
        let number = FieldNumber(field)
        if subject.kind == Vocabulary.margin {
            let value = FieldValue(number, .text("\(Vocabulary.canary) \(word(&chance))"))
            return RecordEdit(subject, .update, [value])
        }
        let value: Value =
            subject.kind == Vocabulary.part ? .integer(Int64(chance.below(6))) : value(number, subject, &chance)
        return RecordEdit(subject, .update, [FieldValue(number, value)])
    }

    /// A comment, a wrong answer, or an attempt to do what only HQ does with a case.
    private func careless(_ key: RecordKey, _ chance: inout Chance) -> Intent {
        switch chance.below(4) {
        case 0: Intent(edits: [RecordEdit(key, .delete(reason: "annoying"))])
        case 1:
            Intent(edits: [RecordEdit(key, .update, [FieldValue(CaseRecord.Fields.state, .text(CaseRecord.closed))])])
        case 2:
            Intent(edits: [
                RecordEdit(key, .update, [FieldValue(CaseRecord.Fields.answer, .text(CaseAnswer.merge.rawValue))])
            ])
        default:
            Intent(edits: [
                RecordEdit(
                    key, .update,
                    [FieldValue(CaseRecord.Fields.comments, .setChange(adding: [word(&chance)], removing: []))])
            ])
        }
    }
}
