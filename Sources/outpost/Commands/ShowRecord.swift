// Why this file exists: everything about one record, with a mark on what is not uploaded and what is contested.

import ArgumentParser
import LeadToCash
import SyncClient
import SyncProtocol

struct ShowRecord<Kind: KindWord>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "show", abstract: "Show every field of one record.")
    }

    @Argument(help: "The record's code, name or id.")
    var record: String

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = Session(options)
        let kind = try KindFacts.kind(Kind.number)
        let finder = try RecordFinder(session)
        let key = try finder.find(kind, record)
        let workspace = try session.workspace()
        guard let row = try workspace.replica.record(key) else { throw ReplicaError.noSuchRecord(key) }
        let pending = try workspace.pendingFields(of: key)
        let contested = try workspace.contestedFields(of: key)
        if options.json {
            let confidential = try ConfidentialParts(kind, session, finder).json(of: key)
            return session.terminal.answer(Self.json(row, kind, pending, contested, confidential))
        }
        let parts = try ConfidentialParts(kind, session, finder).parts(of: key)
        say(row, kind, pending, contested, parts, RecordText(session, finder), session.terminal)
    }

    private func say(
        _ row: RecordRow, _ kind: RecordKind, _ pending: Set<FieldNumber>, _ contested: Set<FieldNumber>,
        _ parts: [ConfidentialParts.Part], _ text: RecordText, _ terminal: Terminal
    ) {
        let title = "\(Labels.kind(kind.name, in: terminal.language)) \(text.finder.title(row.key))"
        terminal.say(terminal.heading(title))
        var table = TextTable([
            TextTable.Column(""), TextTable.Column(terminal.text(.fieldTitle)),
            TextTable.Column(terminal.text(.valueTitle), widest: 100),
        ])
        table.add(["", "id", row.key.id.description])
        for field in kind.fields {
            let mark = (contested.contains(field.number) ? "!" : "") + (pending.contains(field.number) ? "*" : "")
            table.add([mark, Labels.field(kind, field, in: terminal.language), text.text(field, of: row, kind)])
        }
        for part in parts {
            for field in part.kind.fields where !part.row.value(field.number).isEmpty {
                let label = Labels.field(part.kind, field, in: terminal.language)
                table.add(["", label, text.text(field, of: part.row, part.kind)])
            }
        }
        terminal.say(table)
        if !contested.isEmpty { terminal.say(.markConflict) }
        if !pending.isEmpty { terminal.say(.markPending) }
        if row.head == 0 { terminal.say(.notConfirmed) }
    }

    private static func json(
        _ row: RecordRow, _ kind: RecordKind, _ pending: Set<FieldNumber>, _ contested: Set<FieldNumber>,
        _ confidential: [JSON.Member]
    ) -> JSON {
        guard case .object(let members) = RecordJSON.record(row, kind) else { return .null }
        let names = { (numbers: Set<FieldNumber>) in
            JSON.array(numbers.sorted().map { RecordJSON.field($0, kind) })
        }
        return .object(
            members + confidential + [
                JSON.Member(key: "pending", value: names(pending)),
                JSON.Member(key: "conflicts", value: names(contested)),
            ])
    }
}
