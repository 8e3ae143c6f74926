// Why this file exists: a small business of our own that uses every policy, so that the engine is tried as a whole
// and no
// word of a real one is needed.

import SyncProtocol

/// The simulator's schema: sites, which anchor scopes and which only HQ edits, and items that belong to a site.
enum Vocabulary {
    static let site: KindNumber = 1
    static let item: KindNumber = 2
    /// Greater than any field number here.
    static let fieldSpace = 18
    /// A number no schema here knows, as a newer client would send.
    static let unknownField: FieldNumber = 99

    enum Item {
        static let site: FieldNumber = 1
        static let title: FieldNumber = 2
        static let highest: FieldNumber = 3
        static let lowest: FieldNumber = 4
        static let source: FieldNumber = 5
        static let tags: FieldNumber = 6
        static let rating: FieldNumber = 7
        static let remark: FieldNumber = 8
        static let stopped: FieldNumber = 9
        static let price: FieldNumber = 10
        static let estimate: FieldNumber = 11
        static let stage: FieldNumber = 12
        static let due: FieldNumber = 13
        static let visited: FieldNumber = 14
        static let code: FieldNumber = 15
        static let term: FieldNumber = 16
        static let owner: FieldNumber = 17
    }

    static let schema = Schema(version: 1, kinds: [sites, items])

    private static let sites = RecordKind(
        number: site, name: "site", scope: .reference, headquartersOnly: true,
        fields: [
            Field(1, "name", column: "name", .text),
            Field(2, "size", column: "size", .integer, policy: .max),
        ])

    private static let items = RecordKind(
        number: item, name: "item", scope: .anchored(by: Item.site), code: IssuedCode(field: Item.code, prefix: "ITM"),
        fields: [
            Field(Item.site, "site", column: "site", .reference("site"), policy: .hqOnly, creatorSets: true),
            Field(Item.title, "title", column: "title", .text),
            Field(Item.highest, "highest", column: "highest", .integer, policy: .max),
            Field(Item.lowest, "lowest", column: "lowest", .integer, policy: .min),
            Field(Item.source, "source", column: "source", .text, policy: .first),
            Field(Item.tags, "tags", column: "tags", .set, policy: .addRemove),
            Field(Item.rating, "rating", column: "rating", .integer, policy: .hqOnly),
            Field(Item.remark, "remark", column: "remark", .text, policy: .appendOnly(amendable: amendable)),
            Field(Item.stopped, "stopped", column: "stopped", .boolean, policy: .stickyTrue),
            Field(
                Item.price, "price", columns: [Column("amount", .integer), Column("currency", .text)],
                policy: .needsHuman(.incumbent)),
            Field(Item.estimate, "estimate", column: "estimate", .integer, policy: .needsHuman(.lowest)),
            Field(Item.stage, "stage", column: "stage", .text, policy: .needsHuman(.latest)),
            Field(Item.due, "due", column: "due", .date),
            Field(Item.visited, "visited", column: "visited", .instant),
            Field(Item.code, "code", column: "code", .text, policy: .hqOnly),
            Field(Item.term, "term", columns: [Column("until", .date), Column("term", .text)]),
            Field(Item.owner, "owner", column: "owner", .text, policy: .hqOnly, creatorSets: true),
        ])

    /// Milliseconds for which an author may amend a remark.
    static let amendable: UInt64 = 60_000
    /// Numbers above this are refused.
    static let greatest: Int64 = 900

    static let rulebook = Rulebook(objection: { _, field, value in
        if case .integer(let number) = value, number > greatest, field.columns[0].type == .integer {
            return "\(number) is more than \(greatest)"
        }
        return nil
    })

    /// The one form in which a field's value is compared: nothing at all is a compound of nulls, or an empty set.
    static func canonical(_ value: Value, _ field: Field) -> Value {
        guard value == .null else { return value }
        if field.columns[0].type == .set { return .set([]) }
        return field.isCompound ? .compound(field.columns.map { _ in .null }) : .null
    }
}
