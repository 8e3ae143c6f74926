// Why this file exists: the lists of the flow are lists like any other, but begin with what the records are filed
// under: `seat list OPP`.

import ArgumentParser
import LeadToCash
import SyncClient
import SyncProtocol

/// Lists records of a kind, all of them or those under one record.
struct FlowListing {
    let kind: RecordKind
    let desk: FlowDesk
    private let options: FlowListOptions

    init(_ number: KindNumber, _ desk: FlowDesk, _ options: FlowListOptions) throws {
        kind = try KindFacts.kind(number)
        self.desk = desk
        self.options = options
    }

    /// The records, and whether there are more.
    func rows(under field: FieldNumber, _ parent: FlowSubject?) throws -> (rows: [RecordRow], more: Bool) {
        var query = ListQuery(kind, desk.finder)
        for filter in options.where { try query.add(filter) }
        if let sort = options.sort { try query.sort(by: sort) }
        if let parent, let described = kind.field(field) { query.add(described, equals: parent.key.id) }
        let limit = options.limit
        let found = try desk.workspace.replica.records(
            kind.number, where: query.condition, query.arguments, order: query.order ?? "id",
            limit: limit == 0 ? nil : limit + 1)
        let isCut = limit > 0 && found.count > limit
        return (isCut ? Array(found.dropLast()) : found, isCut)
    }

    /// What `list` answers for every kind.
    func answer(_ rows: [RecordRow], more: Bool) {
        desk.terminal.answer(
            .members([
                "kind": .text(kind.name), "more": .flag(more),
                "records": .array(rows.map { RecordJSON.record($0, kind) }),
            ]))
    }

    /// A table of some fields.
    func say(_ rows: [RecordRow], more: Bool, _ fields: [FieldNumber]) {
        guard !desk.terminal.json else { return }
        let shown = fields.compactMap(kind.field)
        var table = TextTable(
            [TextTable.Column(Labels.kind(kind.name, in: desk.language))]
                + shown.map { TextTable.Column(Labels.field(kind, $0, in: desk.language), widest: 36) })
        let text = RecordText(desk.session, desk.finder)
        for row in rows {
            table.add([desk.finder.handle(row.key)] + shown.map { text.text($0, of: row, kind) })
        }
        desk.terminal.say(table)
        if more { desk.terminal.remark(desk.terminal.text(.more, String(options.limit))) }
    }
}

/// What every list of the flow takes.
struct FlowListOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Only records with this value; several must all hold.", valueName: "field=value"))
    var `where`: [String] = []

    @Option(
        parsing: .unconditional, help: ArgumentHelp("Sort by a field; -field sorts downwards.", valueName: "field"))
    var sort: String?

    @Option(help: "How many to show; 0 shows all.")
    var limit = 50

    func validate() throws {
        guard limit >= 0 else { throw ValidationError("--limit takes 0 or more.") }
    }
}
