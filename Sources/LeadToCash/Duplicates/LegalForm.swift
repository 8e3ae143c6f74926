// Why this file exists: Deutsche Telekom AG owns Telekom Deutschland GmbH. A name is compared without its legal
// form, but the form is kept beside it, because parent and subsidiary may differ by nothing else.

/// What a name says about the kind of company, taken off its ``NameKey``.
struct LegalForm: Hashable, Sendable {
    /// Kinds of company that are the same kind in every country's words.
    enum Category: UInt8, Sendable {
        /// Nothing but `Company`, `公司` or `شركة`, or no form at all: a brand, or somebody in a hurry.
        case unstated
        /// Inc., Corporation: shares, but whether they are traded is not said.
        case corporation
        /// AG, PLC, S.A., ПАО, 股份有限公司, 株式会社.
        case jointStock
        /// GmbH, Ltd, LLC, ООО, 有限公司.
        case limited
        /// KG, LP, 合伙企业.
        case partnership
        /// Cooperatives, foundations, associations, state enterprises.
        case other
    }

    /// The words taken off, folded, in the order of the name: `co ltd`; empty if there were none.
    var words: String = ""
    var category: Category = .unstated
    /// Whether the name calls itself a group or a holding.
    var isGroup = false

    /// Why two names with equal keys may still be two companies; nil if their forms can be one company's.
    func doubt(against other: LegalForm) -> DuplicateDoubt? {
        if isGroup != other.isGroup { return .groupAndMember }
        let pair = [category, other.category].sorted { $0.rawValue < $1.rawValue }
        if pair[0] == .unstated || pair[0] == pair[1] { return nil }
        return pair == [.corporation, .jointStock] ? nil : .legalFormsDiffer
    }
}
