// Why this file exists: a small business of our own that uses every policy, so that the engine is tried as a whole
// and no
// word of a real one is needed.

import SyncProtocol

/// The simulator's schema: sites, which anchor scopes and which only HQ edits; items that belong to a site, and their
/// parts; and the engine's own cases.
enum Vocabulary {
    static let site: KindNumber = 1
    static let item: KindNumber = 2
    static let part: KindNumber = 3
    /// What only a few may see of an item.
    static let margin: KindNumber = 4
    /// Greater than any field number here.
    static let fieldSpace = 25
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
        static let phase: FieldNumber = 18
        static let score: FieldNumber = 19
        static let forecast: FieldNumber = 20
        static let notes: FieldNumber = 21
        static let visits: FieldNumber = 22
        static let amount: FieldNumber = 23
        static let mergedInto: FieldNumber = 24
    }

    enum Part {
        static let item: FieldNumber = 1
        static let site: FieldNumber = 2
        static let label: FieldNumber = 3
        static let count: FieldNumber = 4
        /// Of an item's parts one may be active.
        static let isActive: FieldNumber = 5
        static let price: FieldNumber = 6
    }

    enum Margin {
        static let cost: FieldNumber = 1
        static let verdict: FieldNumber = 2
        static let tags: FieldNumber = 3
    }

    static let schema = Schema(version: 2, kinds: [sites, items, parts, margins, CaseRecord.kind])

    /// Whether builds of a version know a kind, or a field of it. Offices upgrade on different days.
    static func knows(_ kind: KindNumber, _ field: FieldNumber? = nil, in version: UInt32) -> Bool {
        guard version < schema.version else { return true }
        return kind != margin && !(kind == item && [Item.visits, Item.amount].contains(field))
    }

    /// What every value of a margin begins with, and nothing else does.
    static let canary = "hush"
    /// The number of a scope's confidential part is its own and this.
    static let confidential: UInt32 = 100

    /// The roles that HQ gives people, in no order.
    static let roles = ["chief", "rep", ""]
    static let path = ["new", "open", "offer", "signed"]
    static let exits = ["lost", "closed"]
    static let settling = ["won"]

    private static let sites = RecordKind(
        number: site, name: "site", scope: .reference, headquartersOnly: true,
        fields: [
            Field(1, "name", column: "name", .text),
            Field(2, "size", column: "size", .integer, policy: .max),
        ])

    private static let items = RecordKind(
        number: item, name: "item", scope: .anchored(by: [Item.site]),
        code: IssuedCode(field: Item.code, prefix: "ITM"),
        redirect: Item.mergedInto,
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
            Field(
                Item.phase, "phase", column: "phase", .text,
                policy: .furthestStage(StageOrder(path, exits: Set(exits), settling: Set(settling)))),
            Field(Item.score, "score", column: "score", .integer, policy: .furthestStage(.numbers)),
            Field(Item.forecast, "forecast", column: "forecast", .integer, policy: .rolePriority(["chief", "rep"])),
            Field(Item.notes, "notes", column: "notes", .text, policy: .textMerge),
            Field(Item.visits, "visits", column: "visits", .integer, policy: .counter),
            Field(
                Item.amount, "amount", column: "amount", .integer,
                policy: .frozenAfter(Freeze(Item.stopped, [.flag(true)]), before: .keepLatest)),
            Field(Item.mergedInto, "mergedInto", column: "merged_into", .reference("item"), policy: .hqOnly),
        ])

    private static let parts = RecordKind(
        number: part, name: "part", scope: .anchored(by: [Part.site]), follows: [Part.item],
        fields: [
            Field(Part.item, "item", column: "item", .reference("item"), isParent: true),
            Field(Part.site, "site", column: "site", .reference("site"), policy: .hqOnly, creatorSets: true),
            Field(Part.label, "label", column: "label", .text),
            Field(Part.count, "count", column: "count", .integer, policy: .counter),
            Field(Part.isActive, "active", column: "active", .boolean),
            Field(Part.price, "price", column: "price", .integer, policy: .needsHuman(.lowest)),
        ])

    private static let margins = RecordKind(
        number: margin, name: "margin", scope: .beside(item, .finance),
        fields: [
            Field(Margin.cost, "cost", column: "cost", .text),
            Field(Margin.verdict, "verdict", column: "verdict", .text, policy: .needsHuman(.lowest)),
            Field(Margin.tags, "tags", column: "tags", .set, policy: .addRemove),
        ])

    /// Milliseconds for which an author may amend a remark.
    static let amendable: UInt64 = 60_000
    /// Numbers above this are refused.
    static let greatest: Int64 = 900

    /// The field that anchors a record to its site; nil for kinds that have none.
    static func anchor(_ kind: KindNumber) -> FieldNumber? {
        switch kind {
        case item: Item.site
        case part: Part.site
        default: nil
        }
    }

    /// The one form in which a field's value is compared: nothing at all is a compound of nulls, or an empty set.
    static func canonical(_ value: Value, _ field: Field) -> Value {
        guard value == .null else { return value }
        if field.columns[0].type == .set { return .set([]) }
        return field.isCompound ? .compound(field.columns.map { _ in .null }) : .null
    }
}
