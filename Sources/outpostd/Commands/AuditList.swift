// Why this file exists: who did what, when, and under which role: one entry of the chain, one line.

import ArgumentParser
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

extension AuditCommand {
    struct List: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Who did what, when, and under which role; oldest first.",
            discussion: "A record is named by its code, or as KIND:ID or KIND:CODE; a deleted one by KIND:ID.")
        @OptionGroup var options: CommonOptions
        @Option(help: "Only what this device sent, and what was done about it.") var device: UInt32?
        @Option(help: "Only commits that wrote to this record, or tried to.") var record: String?
        @Option(help: "From this commit on.") var from: UInt64 = 0
        @Option(help: "Entries at most.") var limit = 100

        func validate() throws {
            if !(1...10_000).contains(limit) { throw ValidationError("--limit is from 1 to 10000.") }
        }

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            var query = AuditQuery(device: device.map(ReplicaID.init), from: from, limit: limit)
            if let record { query.record = try await AuditedRecord.find(record, headquarters) }
            let lines = try await headquarters.auditLines(query)
            if options.json { return console.print(.array(lines.map(\.json))) }
            let words = Words(console.language)
            var table = TextTable([
                .init(words[.commit], .right), .init(words[.time]), .init(words[.replica], .right),
                .init(Labels.kind("user", in: console.language)), .init(words[.device]), .init(words[.role]),
                .init(words[.verdict]), .init(words[.deed], widest: 120),
            ])
            for line in lines { table.add(line.cells) }
            console.print(table)
            if lines.count == limit { console.complain("There may be more; go on with --from or a higher --limit.") }
        }
    }
}

/// A record as an auditor names it.
enum AuditedRecord {
    static func find(_ word: String, _ headquarters: Headquarters) async throws -> RecordKey {
        let parts = word.split(separator: ":", maxSplits: 1).map(String.init)
        var kinds = LeadToCash.schema.kinds
        if parts.count == 2 {
            kinds = kinds.filter { $0.name == parts[0].replacing("-", with: "_") }
            guard !kinds.isEmpty else { throw CommandFailure.usage("There is no kind of record “\(parts[0])”.") }
        }
        let name = parts.last ?? word
        if let id = RecordID(name) {
            guard kinds.count == 1 else { throw CommandFailure.usage("Name the kind too, as in account:\(name).") }
            return RecordKey(kind: kinds[0].number, id: id)
        }
        let found = try await headquarters.read { [kinds] reader in
            for kind in kinds {
                guard let code = kind.code?.field else { continue }
                if let id = try reader.first(kind.number, where: code, is: name) {
                    return RecordKey(kind: kind.number, id: id) as RecordKey?
                }
            }
            return nil
        }
        guard let found else {
            throw CommandFailure.failed("HQ has no record “\(word)”; a deleted one is named as KIND:ID.")
        }
        return found
    }
}

extension AuditLine {
    fileprivate var cells: [String] {
        let time = Instant.text(Int64(clamping: at)) ?? ""
        switch content {
        case .commit(let commit):
            return [
                "\(sequence)", time, commit.dot.description, name, device, commit.role, commit.verdict.name,
                commit.text,
            ]
        case .deed(let deed): return ["\(sequence)", time, replica.description, name, device, "", "", deed.text]
        }
    }

    fileprivate var json: JSON {
        let who: [JSON.Member] = [
            .init(key: "sequence", value: .unsigned(sequence)), .init(key: "at", value: .unsigned(at)),
            .init(key: "replica", value: .integer(Int64(replica.rawValue))), .init(key: "user", value: .text(name)),
            .init(key: "device", value: .text(device)),
            .init(key: "hash", value: hash.map { .describing($0) } ?? .null),
        ]
        switch content {
        case .commit(let commit): return .object(who + [.init(key: "commit", value: commit.json)])
        case .deed(let deed):
            return .object(
                who + [
                    .init(key: "act", value: .members(["deed": .text(deed.name), "text": .text(deed.text)]))
                ])
        }
    }
}

extension AuditLine.Commit {
    fileprivate var text: String {
        if !isReadable { return isRedacted ? "what could not be read, erased since" : "what could not be read" }
        var parts = writes.prefix(1).map(\.text)
        if operations > 1 { parts.append("and \(operations - 1) more") }
        if parts.isEmpty { parts = ["no record"] }
        if let inPlaceOf { parts.append("[in place of \(inPlaceOf)]") }
        if isRedacted { parts.append("[redacted]") }
        if !reason.isEmpty { parts.append("– \(reason)") }
        return parts.joined(separator: " ")
    }

    fileprivate var json: JSON {
        .members([
            "dot": .describing(dot), "stamp": .unsigned(stamp), "role": .text(role), "verdict": .text(verdict.name),
            "operations": .integer(Int64(operations)), "writes": .array(writes.map(\.json)),
            "reason": .text(reason), "redacted": .flag(isRedacted), "readable": .flag(isReadable),
            "inPlaceOf": inPlaceOf.map { .describing($0) } ?? .null,
        ])
    }
}

extension AuditLine.Write {
    private var kindName: String { LeadToCash.schema.kind(key.kind)?.name ?? "kind \(key.kind)" }

    private var fieldNames: [String] {
        fields.map { LeadToCash.schema.kind(key.kind)?.field($0)?.name ?? "field \($0)" }
    }

    private var word: String {
        switch action {
        case .create: "create"
        case .update: "update"
        case .delete: "delete"
        case .erase: "erase"
        }
    }

    fileprivate var text: String {
        let names = fields.isEmpty ? "" : ": " + fieldNames.joined(separator: ", ")
        return "\(word) \(kindName):\(key.id)\(names)"
    }

    fileprivate var json: JSON {
        .members([
            "action": .text(word), "kind": .text(kindName), "id": .describing(key.id),
            "fields": .array(fieldNames.map(JSON.text)),
        ])
    }
}

extension AuditDeed {
    /// What was done, in a few words.
    fileprivate var text: String {
        func list(_ scopes: [ScopeID]) -> String { scopes.map(\.description).joined(separator: " ") }
        switch self {
        case .begun(let commits): return "the audit chain was laid over \(commits) commits"
        case .listed(_, let dossier): return "known: \(dossier.status), scopes \(list(dossier.scopes.sorted()))"
        case .enrolled(_, let scopes, _, _): return "enrolled: scopes \(list(scopes))"
        case .succeeded(_, let former, _): return "goes on in place of device \(former)"
        case .granted(_, let scopes): return "may hold: scopes \(list(scopes))"
        case .status(_, let word): return "is \(word)"
        case .keyChanged: return "changed its key"
        case .wiped: return "proved that it erased itself"
        case .restored(let fork, let timeline):
            return "HQ was restored at commit \(fork.sequence) and counts on after \(fork.base), timeline \(timeline)"
        case .lease(let days): return "devices may be used for \(days) days without a sync"
        case .signIn(let person, let word, let about): return "user \(person): \(word) \(about)"
        case .desk(let person, let action, let subject): return "user \(person) at HQ's pages: \(action) \(subject)"
        }
    }
}
