// Why this file exists: the small business has rules too: one for each way in which a rule can end, so that cases, held
// edits and conversions happen in every world.

import SyncProtocol

extension Vocabulary {
    static let rulebook = Rulebook(
        objection: { _, field, value in
            if case .integer(let number) = value, number > greatest, field.columns[0].type == .integer {
                return "\(number) is more than \(greatest)"
            }
            return nil
        }, authority: authority, invariants: [oneActivePart, stoppedItemsStay, noElm, noTwins], terms: terms,
        thaw: thaw,
        merge: { kind, survivor, loser in
            guard kind.number == item, survivor(Item.title).isEmpty, !loser(Item.title).isEmpty else { return [] }
            return [FieldValue(Item.title, loser(Item.title))]
        })

    /// Some things only a chief may say, others a rep too.
    @Sendable private static func authority(_ claim: Claim, _ ground: any Ground) throws -> [Denial] {
        func denied(_ fields: Set<FieldNumber> = [], but names: [String]) -> [Denial] {
            if names.contains(where: { claim.roles.contains(Role($0)) }) { return [] }
            return [Denial(fields, permitted: names, sentence: "It is for \(names.joined(separator: " or ")) to say.")]
        }
        func asked(_ field: FieldNumber, of names: String...) -> [Denial] {
            claim.operation.writes.contains { $0.field == field } ? denied([field], but: names) : []
        }
        switch (claim.kind.number, claim.operation.action) {
        case (part, .delete): return denied(but: ["chief", "rep"])
        case (item, _): return asked(Item.due, of: "chief", "rep") + asked(Item.term, of: "chief")
        case (margin, _): return asked(Margin.verdict, of: "chief")
        default: return []
        }
    }

    /// Some cases are due at once, some in days; some then stand, some are passed on, one just waits.
    @Sendable private static func terms(_ kind: RecordKind, _ field: Field, _ candidates: [Sibling]) -> CaseTerms {
        guard kind.number == item else { return CaseTerms(.low, deciders: ["chief"], workingDays: 1, expiry: .stands) }
        return switch field.number {
        case Item.estimate, Item.score: CaseTerms(.low, deciders: ["chief"], workingDays: 0, expiry: .stands)
        case Item.stage: .medium("rep", "chief", "HQ")
        case Item.phase: CaseTerms(.medium, deciders: ["chief"], workingDays: 1, expiry: .waits)
        case Item.notes: CaseTerms(.low, deciders: ["rep"], workingDays: 2, expiry: .stands)
        default: .high("chief", "HQ")
        }
    }

    /// Of an item's parts one is active; who activates a second one has to ask.
    private static let oneActivePart = Invariant(
        "oneActive", "Another part of the item is active.", watches: [part: [Part.isActive]]
    ) { proposal, ground in
        guard !proposal.byHeadquarters, proposal.value(Part.isActive) == .flag(true),
            case .reference(let parent) = try proposal.value(Part.item) ?? ground.value(Part.item, of: proposal.key)
        else { return nil }
        let rivals = try ground.records(part, where: Part.item, is: .reference(parent)).filter { id in
            let key = RecordKey(kind: part, id: id)
            return try key != proposal.key && ground.value(Part.isActive, of: key) == .flag(true)
        }
        guard !rivals.isEmpty else { return nil }
        let terms = CaseTerms(.low, deciders: ["chief"], workingDays: 0, expiry: .stands)
        let draft = CaseDraft(.held, proposal.key, field: Part.isActive, terms: terms, note: "Another part is active.")
        return Ruling(.holdFields([Part.isActive]), cases: [draft])
    }

    /// Deleting a stopped item becomes a part that asks for it.
    private static let stoppedItemsStay = Invariant(
        "stoppedStays", "A stopped item is not deleted; the wish was noted.", watches: [item: nil]
    ) { proposal, ground in
        guard !proposal.byHeadquarters, case .delete = proposal.operation.action,
            try ground.value(Item.stopped, of: proposal.key) == .flag(true)
        else { return nil }
        return .convert([try successor(of: proposal, label: "wish", ground)])
    }

    /// A part called elm waits, whole, for a person.
    private static let noElm = Invariant("noElm", "Elm is scarce.", watches: [part: nil]) { proposal, _ in
        guard !proposal.byHeadquarters, proposal.operation.action == .create,
            proposal.value(Part.label) == .text("elm")
        else { return nil }
        return .hold(CaseDraft(.held, proposal.key, terms: .high("chief", "HQ"), note: "Elm is scarce."))
    }

    /// Two items called birch may be one.
    private static let noTwins = Invariant(
        "noTwins", "There is another birch.", watches: [item: [Item.title]]
    ) { proposal, ground in
        guard !proposal.byHeadquarters, proposal.value(Item.title) == .text("birch"),
            let other = try ground.records(item, where: Item.title, is: .text("birch"))
                .first(where: { $0 != proposal.key.id })
        else { return nil }
        return .acceptWithCase(
            CaseDraft(
                .duplicate, proposal.key, other: RecordKey(kind: item, id: other), terms: .medium("chief"),
                note: "There is another birch."))
    }

    /// Even amounts become a part; odd ones wait for a person.
    @Sendable private static func thaw(_ proposal: Proposal, _ field: Field, _ ground: any Ground) throws -> Ruling? {
        guard case .integer(let amount)? = proposal.value(field.number), amount % 2 == 0 else { return nil }
        return .convert([try successor(of: proposal, label: "change", ground)])
    }

    /// The label of a part that an edit became, and its record: named after the edit, so that the oracle can find it.
    private static func successor(of proposal: Proposal, label: String, _ ground: any Ground) throws -> RecordEdit {
        let site = try ground.value(Item.site, of: proposal.key)
        return RecordEdit(
            RecordKey(kind: part, id: successor(proposal.key, proposal.context.own, label)), .create,
            [
                FieldValue(Part.item, .reference(proposal.key.id)), FieldValue(Part.site, site),
                FieldValue(Part.label, .text(label)),
            ])
    }

    /// The id of the record that an edit of another becomes.
    static func successor(_ key: RecordKey, _ name: Dot, _ label: String) -> RecordID {
        var mixer = Chance(seed: key.id.high ^ key.id.low)
        let salt = UInt64(name.replica.rawValue) << 32 ^ name.counter ^ UInt64(label.utf8.count) << 56
        mixer = Chance(seed: mixer.next() ^ salt)
        return RecordID(high: mixer.next(), low: mixer.next())
    }
}
