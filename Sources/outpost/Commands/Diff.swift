// Why this file exists: exactly what is not uploaded yet, no more and no less.

import ArgumentParser
import LeadToCash
import SyncClient
import SyncProtocol

struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "What is not uploaded yet: record, field, before and now.")

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = Session(options)
        let records = try session.workspace().pendingRecords()
        try session.terminal.answer(.members(["records": .array(records.map(Self.json))]))
        guard !options.json else { return }
        guard !records.isEmpty else { return session.terminal.say(.none) }
        let text = RecordText(session, try RecordFinder(session))
        session.terminal.say(try Self.table(records, text, session.terminal))
    }

    private static func table(
        _ records: [PendingRecord], _ text: RecordText, _ terminal: Terminal
    ) throws -> TextTable {
        var table = TextTable([
            TextTable.Column(terminal.text(.recordTitle), widest: 40), TextTable.Column(terminal.text(.fieldTitle)),
            TextTable.Column(terminal.text(.before), widest: 40), TextTable.Column(terminal.text(.now), widest: 40),
        ])
        for record in records {
            let kind = try KindFacts.kind(record.key.kind)
            let name = "\(KindFacts.word(record.key.kind)) \(text.finder.title(record.key))"
            if record.action != .update { table.add([name, terminal.text(record.action.phrase)]) }
            for field in record.fields {
                table.add([
                    name, text.label(field.field, kind),
                    field.base.map { text.text($0, field.field, kind) } ?? "",
                    text.text(field.value, field.field, kind),
                ])
            }
        }
        return table
    }

    private static func json(_ record: PendingRecord) throws -> JSON {
        let kind = try KindFacts.kind(record.key.kind)
        let fields = record.fields.map { field in
            JSON.members([
                "field": RecordJSON.field(field.field, kind),
                "base": field.base.map { RecordJSON.value($0, field.field, kind) } ?? .null,
                "value": RecordJSON.value(field.value, field.field, kind),
            ])
        }
        return .object(
            RecordJSON.identity(record.key, kind) + [
                JSON.Member(key: "action", value: .text(record.action.word)),
                JSON.Member(key: "first", value: RecordJSON.instant(record.first)),
                JSON.Member(key: "last", value: RecordJSON.instant(record.last)),
                JSON.Member(key: "fields", value: .array(fields)),
            ])
    }
}
