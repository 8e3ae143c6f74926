// Why this file exists: a short aligned list of the records that matter now.

import ArgumentParser
import LeadToCash
import SyncClient
import SyncProtocol

struct ListRecords<Kind: KindWord>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list", abstract: "List records.",
            discussion: "Comparisons: = != < > <= >= and ~ (contains). “field=” finds what is empty.")
    }

    @Option(help: ArgumentHelp("Only records with this value; several must all hold.", valueName: "field=value"))
    var `where`: [String] = []

    @Flag(help: "Only records of this device's user.")
    var mine = false

    @Flag(help: "Also records that were merged into another one.")
    var merged = false

    @Option(
        parsing: .unconditional, help: ArgumentHelp("Sort by a field; -field sorts downwards.", valueName: "field"))
    var sort: String?

    @Option(help: "How many to show; 0 shows all.")
    var limit = 50

    @Option(help: ArgumentHelp("What to show instead of the usual fields, such as name,stage.", valueName: "fields"))
    var fields: String?

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        guard limit >= 0 else { throw ValidationError("--limit takes 0 or more.") }
    }

    func run() throws {
        let session = Session(options)
        let kind = try KindFacts.kind(Kind.number)
        let finder = try RecordFinder(session)
        let columns = try shown(kind)
        let query = try query(kind, finder, session)
        // One more than is shown tells whether there are more.
        let rows = try session.workspace().replica.records(
            kind.number, where: query.condition, query.arguments, order: query.order,
            limit: limit == 0 ? nil : limit + 1)
        let isCut = limit > 0 && rows.count > limit
        let visible = isCut ? rows.dropLast() : rows[...]
        session.terminal.answer(
            .members([
                "kind": .text(kind.name), "more": .flag(isCut),
                "records": .array(visible.map { RecordJSON.record($0, kind) }),
            ]))
        guard !options.json else { return }
        session.terminal.say(try table(visible, columns, kind, finder, session))
        if isCut { session.terminal.remark(session.terminal.text(.more, String(limit))) }
    }

    private func shown(_ kind: RecordKind) throws -> [Field] {
        guard let fields else { return KindFacts.listed(kind) }
        return try fields.split(separator: ",").map { try FieldPath(String($0), kind).field }
    }

    private func query(_ kind: RecordKind, _ finder: RecordFinder, _ session: Session) throws -> ListQuery {
        var query = ListQuery(kind, finder)
        for filter in `where` { try query.add(filter) }
        if mine, let field = KindFacts.owner(kind) {
            guard let user = try session.user() else { throw Failure(.usage, .noUser) }
            query.add(field, equals: user)
        }
        if !merged { query.leaveOutMerged() }
        if let sort { try query.sort(by: sort) }
        return query
    }

    private func table(
        _ rows: ArraySlice<RecordRow>, _ fields: [Field], _ kind: RecordKind, _ finder: RecordFinder,
        _ session: Session
    ) throws -> TextTable {
        let text = RecordText(session, finder)
        let pending = Set(try session.workspace().pendingRecords().map(\.key))
        let first = TextTable.Column(Labels.kind(kind.name, in: session.language))
        var table = TextTable(
            [first]
                + fields.map { field in
                    let isNumber = field.columns.first?.type == .integer
                    return TextTable.Column(
                        Labels.field(kind, field, in: session.language), isNumber ? .right : .left, widest: 36)
                })
        for row in rows {
            let cells = fields.map { text.text($0, of: row, kind) }
            table.add([finder.handle(row.key) + (pending.contains(row.key) ? " *" : "")] + cells)
        }
        return table
    }
}
