// Why this file exists: what was signed stays as it was signed. Whether a record is frozen is a matter of the whole
// record and is judged before any field is; until then the field follows an ordinary policy, and this is that one.
// A rep sees: an ordinary field; once the record is frozen, an edit turns up as a draft beside it.

extension Policy {
    /// The policy that the field follows until its record is frozen; the policy itself, where nothing freezes.
    public var beforeFreeze: Policy {
        if case .frozenAfter(_, let before) = self { before.beforeFreeze } else { self }
    }
}
