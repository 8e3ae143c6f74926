// Why this file exists: when a person says that two records are one, nothing that either of them knew may be lost,
// and two people who merge the same pair must get the same record.

import SyncProtocol

/// A record about to be merged.
public struct MergeCandidate {
    public let key: RecordKey
    /// Its values; `.null` for a field it does not have.
    public let stored: (FieldNumber) -> Value

    public init(_ key: RecordKey, stored: @escaping (FieldNumber) -> Value) {
        self.key = key
        self.stored = stored
    }
}

/// Which of two records stays, and what it takes from the other. The caller marks the other one as merged
/// (`mergedInto`, `duplicateOf`); that is not decided here.
public enum MergeRules {
    /// The record that stays: of two leads the one answered first, of two accounts the one with a registration,
    /// otherwise the older. An imported record, whose id says no time, stays before one made here, because the next
    /// import of the same file names it again. The order of the two does not matter.
    public static func survivor(of a: MergeCandidate, _ b: MergeCandidate) -> RecordKey {
        switch a.key.kind {
        case Lead.kind:
            let answered = (a.stored(Lead.Fields.firstResponseAt), b.stored(Lead.Fields.firstResponseAt))
            if answered.0 != answered.1 { return isEarlier(answered.0, answered.1) ? a.key : b.key }
        case Account.kind:
            let registered = (isRegistered(a), isRegistered(b))
            if registered.0 != registered.1 { return registered.0 ? a.key : b.key }
        default: break
        }
        return age(a.key) < age(b.key) ? a.key : b.key
    }

    /// What the survivor takes from the loser: its empty fields are filled, sets united, prose joined so that no note
    /// is lost, the least, greatest, furthest or first of two taken where that is the field's policy, flags kept. An
    /// account takes the loser's name among its aliases. Compounds move as one. Only fields that change, in field
    /// order; never one that only HQ may write (code, office, owner, credit, `mergedInto`).
    public static func edits(
        survivor: (FieldNumber) -> Value, loser: (FieldNumber) -> Value, kind: RecordKind
    ) -> [FieldValue] {
        kind.fields.compactMap { field in
            if isLeft(field, kind) { return nil }
            let change =
                kind.number == Account.kind && field.number == Account.Fields.aliases
                ? aliases(survivor, loser)
                : taken(unfrozen(field.policy), survivor(field.number), loser(field.number))
            return change.map { FieldValue(field.number, $0) }
        }
    }

    /// The same for two records with their keys: a reference from one to the other is not taken, or the survivor
    /// would be its own parent.
    public static func edits(
        survivor: MergeCandidate, loser: MergeCandidate, kind: RecordKind
    ) -> [FieldValue] {
        let own: Set<Value> = [.reference(survivor.key.id), .reference(loser.key.id)]
        return edits(survivor: survivor.stored, loser: loser.stored, kind: kind).filter { !own.contains($0.value) }
    }

    private static func isLeft(_ field: Field, _ kind: RecordKind) -> Bool {
        // The mark of a merged record: whose duplicate the loser was says nothing about the survivor.
        if kind.number == Lead.kind, field.number == Lead.Fields.duplicateOf { return true }
        switch unfrozen(field.policy) {
        case .hqOnly, .derived, .appendOnly: return true
        default: return false
        }
    }

    /// What held before the field froze: a merge fills what is empty, and what is frozen is not empty.
    private static func unfrozen(_ policy: Policy) -> Policy {
        if case .frozenAfter(_, let before) = policy { before } else { policy }
    }

    /// The survivor's new value; nil if its own stands.
    private static func taken(_ policy: Policy, _ ours: Value, _ theirs: Value) -> Value? {
        if theirs.isEmpty || ours == theirs { return nil }
        if policy == .stickyTrue { return theirs.isTrue ? theirs : nil }
        if policy == .addRemove { return united(ours, theirs) }
        if ours.isEmpty { return theirs }
        switch policy {
        case .min: return theirs.precedes(ours) ? theirs : nil
        case .max: return ours.precedes(theirs) ? theirs : nil
        case .furthestStage(let order): return isFurther(theirs, than: ours, order) ? theirs : nil
        case .textMerge: return joined(ours, theirs)
        default: return nil
        }
    }

    /// Whether `value` is later on the path, or settles what the other had left by a way out (converted after all). A
    /// way out on one side alone decides nothing.
    private static func isFurther(_ value: Value, than other: Value, _ order: StageOrder) -> Bool {
        guard case .text(let word) = value, case .text(let standing) = other else { return false }
        if order.exits.contains(standing) { return order.settling.contains(word) }
        guard let reached = order.path.firstIndex(of: word), let stands = order.path.firstIndex(of: standing) else {
            return false
        }
        return reached > stands
    }

    /// Written as an addition, so that a concurrent change of the set keeps its effect.
    private static func united(_ ours: Value, _ theirs: Value) -> Value? {
        guard case .set(let elements) = theirs else { return nil }
        var present: Set<String> = []
        if case .set(let own) = ours { present = Set(own) }
        return addition(Set(elements).subtracting(present))
    }

    /// The loser's name and aliases, without those that the survivor bears.
    private static func aliases(_ survivor: (FieldNumber) -> Value, _ loser: (FieldNumber) -> Value) -> Value? {
        let name = Account.Fields.name
        let field = Account.Fields.aliases
        return addition(names(loser, name, field).subtracting(names(survivor, name, field)))
    }

    private static func names(
        _ stored: (FieldNumber) -> Value, _ name: FieldNumber, _ aliases: FieldNumber
    ) -> Set<String> {
        var result: Set<String> = []
        if case .set(let elements) = stored(aliases) { result = Set(elements) }
        if case .text(let text) = stored(name), !text.isEmpty { result.insert(text) }
        return result
    }

    private static func addition(_ elements: Set<String>) -> Value? {
        guard !elements.isEmpty, case .set(let sorted) = Value.elements(elements) else { return nil }
        return .setChange(adding: sorted, removing: [])
    }

    /// The survivor's text, a blank line, and those of the loser's paragraphs that it lacks; so merging again adds
    /// nothing. Nil if nothing is lacking, or if the two are too long for one field: then the loser's text stays
    /// where it is, and can still be read there.
    private static func joined(_ ours: Value, _ theirs: Value) -> Value? {
        guard case .text(let own) = ours, case .text(let other) = theirs else { return nil }
        let present = Set(paragraphs(own))
        let lacking = paragraphs(other).filter { !present.contains($0) }
        guard !lacking.isEmpty else { return nil }
        let text = ([own] + lacking).joined(separator: "\n\n")
        return text.utf8.count <= Objections.longestText ? .text(text) : nil
    }

    private static func paragraphs(_ text: String) -> [String] {
        var result: [String] = []
        var lines: [Substring] = []
        func end() {
            if !lines.isEmpty { result.append(lines.joined(separator: "\n")) }
            lines = []
        }
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if line.allSatisfy(\.isWhitespace) { end() } else { lines.append(line) }
        }
        end()
        return result
    }

    /// An instant before another, and any before none.
    private static func isEarlier(_ a: Value, _ b: Value) -> Bool { b.isEmpty || !a.isEmpty && a.precedes(b) }

    private static func isRegistered(_ candidate: MergeCandidate) -> Bool {
        !(candidate.stored(Account.Fields.registration).parts.first ?? .null).isEmpty
    }

    /// Sorts by time of creation, imported records first, then by id.
    private static func age(_ key: RecordKey) -> (UInt64, UInt64, UInt64) {
        (key.id.createdAt ?? 0, key.id.high, key.id.low)
    }
}
