// Why this file exists: people take their data with them, without asking anybody and without a network.

import ArgumentParser
import Foundation
import LeadToCash
import SyncClient
import SyncProtocol

enum ExportFormat: String, ExpressibleByArgument, CaseIterable {
    case csv, jsonl, sqlite
}

struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write every record of a kind as CSV or JSON lines, or of all kinds as a SQLite file.",
        discussion: """
            The SQLite file has a table for each kind and nothing else. \
            Such as: outpost export opp, outpost export --format sqlite --output mine.db
            """)

    @Argument(help: "The kind, such as opp or account; only --format sqlite takes all at once, if none is named.")
    var kind: String?

    @Option(help: "csv, jsonl or sqlite.")
    var format: ExportFormat = .csv

    @Option(help: ArgumentHelp("Where to write (else standard output).", valueName: "file"), completion: .file())
    var output: String?

    @Flag(help: "Leave text that a spreadsheet would run as a formula as it is.")
    var keepFormulas = false

    @OptionGroup var options: GlobalOptions

    /// Bytes gathered before a write.
    private static let chunk = 1 << 16

    func validate() throws {
        guard format != .sqlite || output != nil else {
            throw ValidationError("--format sqlite writes a file; give it --output.")
        }
        guard format == .sqlite || kind != nil else {
            throw ValidationError("Name a kind, such as opp; only --format sqlite takes all at once.")
        }
        guard !options.json || output != nil else {
            throw ValidationError("--json reports on the export; give it --output, or use --format jsonl.")
        }
    }

    func run() throws {
        let session = Session(options)
        let workspace = try session.workspace()
        try refuseOwnFile(workspace.replica)
        guard format != .sqlite else { return try writeDatabase(session, workspace.replica) }
        let kind = try KindFacts.kind(named: kind ?? "")
        let export = RecordExport(kind, escapesFormulas: !keepFormulas)
        var sink = try Sink(path: output)
        if format == .csv { try sink.write(export.csvHeader()) }
        var count = 0
        try workspace.replica.forEachRecord(kind.number) { row in
            let record = Self.exported(row, kind)
            try sink.write(format == .csv ? export.csvRow(record) : export.jsonLine(record))
            count += 1
        }
        try sink.finish()
        guard let output else { return }
        session.terminal.say(.exported, Money.group(String(count)), output)
        session.terminal.answer(
            .members([
                "kind": .text(kind.name), "format": .text(format.rawValue), "records": .integer(Int64(count)),
                "output": .text(output),
            ]))
    }

    /// What the files begin with by which a replica lives, and keeps two processes from writing at once.
    private static let ownFiles = [
        "replica.db", "credentials.json", "writer.lock", "sync.lock", "incoming.", "last-sync", "nonce", "wiped.json",
    ]

    /// What is written replaces what was there, and that must not be the replica.
    private func refuseOwnFile(_ replica: Replica) throws {
        guard let output else { return }
        let path = URL(fileURLWithPath: output).resolvingSymlinksInPath().standardizedFileURL.path
        let folder = URL(fileURLWithPath: replica.directory).resolvingSymlinksInPath().standardizedFileURL.path
        guard Self.ownFiles.contains(where: { path.hasPrefix(folder + "/" + $0) }) else { return }
        throw Failure(.usage, .exportOverReplica, output)
    }

    private func writeDatabase(_ session: Session, _ replica: Replica) throws {
        guard let output else { return }
        let kinds = try kind.map { [try KindFacts.kind(named: $0)] } ?? KindFacts.kinds
        let exports = Dictionary(uniqueKeysWithValues: kinds.map { ($0.number, RecordExport($0)) })
        let tables = kinds.map { kind in
            PlainTable(kind.number, kind.name, columns: exports[kind.number]?.plainColumns() ?? [])
        }
        let counts = try replica.writePlainFile(output, tables) { row, table in
            guard let export = exports[table.kind] else { return [] }
            return export.plainRow(Self.exported(row, export.kind))
        }
        let count = counts.values.reduce(0, +)
        session.terminal.say(.exported, Money.group(String(count)), output)
        session.terminal.answer(
            .members([
                "format": .text(format.rawValue), "records": .integer(Int64(count)), "output": .text(output),
                "kinds": .object(
                    kinds.map { JSON.Member(key: $0.name, value: .integer(Int64(counts[$0.number] ?? 0))) }),
            ]))
    }

    private static func exported(_ row: RecordRow, _ kind: RecordKind) -> ExportedRecord {
        let values = kind.fields.map { ($0.number, RecordText.value($0, row, kind)) }
        return ExportedRecord(id: row.key.id, values: Dictionary(values) { first, _ in first })
    }

    /// Gathers text and writes it in chunks; a file appears under its name only when it is complete.
    private struct Sink {
        private let path: String?
        private let descriptor: Int32
        private var buffer = ""

        init(path: String?) throws {
            self.path = path
            guard let path else {
                descriptor = STDOUT_FILENO
                return
            }
            descriptor = open(path + ".part", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw Self.failure(path) }
        }

        mutating func write(_ text: String) throws {
            buffer += text
            if buffer.utf8.count >= Export.chunk { try flush() }
        }

        private mutating func flush() throws {
            defer { buffer = "" }
            guard Terminal.write(buffer, to: descriptor) else { throw Self.failure(path ?? "stdout") }
        }

        mutating func finish() throws {
            try flush()
            guard let path else { return }
            guard fsync(descriptor) == 0, close(descriptor) == 0, rename(path + ".part", path) == 0 else {
                throw Self.failure(path)
            }
        }

        private static func failure(_ path: String) -> Failure {
            Failure(.failed, .cannotWrite, path, String(cString: strerror(errno)))
        }
    }
}
