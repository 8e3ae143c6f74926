// Why this file exists: customers go to other offices and so do people; whoever works in operations says so in one
// line.

import ArgumentParser
import LeadToCash
import SyncProtocol
import SyncServer

/// `outpostd move`.
struct Move: HeadquartersCommand {
    static let configuration = CommandConfiguration(
        abstract: "Move a record, and everything filed under it, to another office.",
        discussion: "Laptops of the former office give it up at their next sync, after their edits of it came in.")
    @OptionGroup var options: CommonOptions
    @Argument(help: "The kind of record: account, opportunity, …") var kind: String
    @Argument(help: "Its code or id.") var record: String
    @Option(help: "The office that gets it: code, name or id.") var office: String?
    @Flag(help: "Everybody is to hold it.") var everybody = false
    @Option(help: "Why; kept in the log.") var reason = ""

    func validate() throws {
        if (office == nil) != everybody { throw ValidationError("Say --office OFFICE, or --everybody.") }
    }

    func perform(_ headquarters: Headquarters, _ console: Console) async throws {
        guard let found = LeadToCash.schema.kind(named: kind), found.anchor != nil else {
            throw CommandFailure.usage("“\(kind)” is not a kind of record that lives in an office.")
        }
        let id = try await Self.find(record, found, headquarters)
        var anchor: RecordID?
        if let office { anchor = try await Directory.office(office, headquarters) }
        if let anchor { _ = try await headquarters.scope(anchoredAt: anchor, name: office ?? "") }
        let key = RecordKey(kind: found.number, id: id)
        guard let receipt = try await headquarters.move(key, to: anchor, reason: reason) else {
            throw CommandFailure.failed("\(kind) \(record) is deleted; there is nothing to move.")
        }
        if options.json {
            console.print(JSON.members(["id": .describing(id), "sequence": .unsigned(receipt.sequence)]))
        } else {
            console.print("\(kind) \(record) and what is filed under it went to \(office ?? "everybody").")
        }
    }

    private static func find(
        _ word: String, _ kind: RecordKind, _ headquarters: Headquarters
    ) async throws -> RecordID {
        let found = try await headquarters.read { reader -> RecordID? in
            if let id = RecordID(word), try reader.values(of: RecordKey(kind: kind.number, id: id)) != nil { return id }
            guard let code = kind.code?.field else { return nil }
            return try reader.first(kind.number, where: code, is: word)
        }
        guard let found else { throw CommandFailure.failed("HQ has no \(kind.name) with the code or id \(word).") }
        return found
    }
}

/// `outpostd grant`.
struct GrantCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grant", abstract: "What devices may hold.", subcommands: [Set.self, List.self])

    struct Set: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say which offices' records a device may hold from its next sync on.",
            discussion: "Whatever it holds of others goes from it, after its edits came in.")
        @OptionGroup var options: CommonOptions
        @Argument(help: "The device's number, from `outpostd device list`.") var device: UInt32
        @Option(name: .customLong("office"), help: "An office: code, name or id. May be given several times.")
        var offices: [String] = []
        @Option(help: "Why; kept in the log.") var reason = ""

        func perform(_ headquarters: Headquarters, _ console: Console) async throws {
            var scopes: [ScopeID] = []
            for office in offices {
                let id = try await Directory.office(office, headquarters)
                scopes.append(try await headquarters.scope(anchoredAt: id, name: office))
            }
            let replica = ReplicaID(rawValue: device)
            guard let isNew = try await headquarters.grant(scopes, to: replica, reason: reason) else {
                throw CommandFailure.failed("There is no device \(device); `outpostd device list` shows them.")
            }
            if options.json {
                console.print(
                    JSON.members([
                        "device": .integer(Int64(device)), "changed": .flag(isNew),
                        "scopes": .array(scopes.map { .integer(Int64($0.rawValue)) }),
                    ]))
            } else {
                let what = offices.isEmpty ? "reference data only" : offices.joined(separator: ", ")
                console.print(isNew ? "Device \(device) may hold: \(what)." : "Nothing changed for device \(device).")
            }
        }
    }

    struct List: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Who could hold what, and from which commit to which.")
        @OptionGroup var options: CommonOptions
        @Argument(help: "Only this device.") var device: UInt32?

        func perform(_ headquarters: Headquarters, _ console: Console) async throws {
            let names = Dictionary(headquarters.scopes().map { ($0.scope, $0.name) }, uniquingKeysWith: { $1 })
            let grants = try await headquarters.grants().filter { device == nil || $0.replica.rawValue == device }
            if options.json { return console.print(.array(grants.map { Self.json($0, names) })) }
            var table = TextTable([
                .init("device", .right), .init("scope"), .init("from", .right), .init("to", .right),
            ])
            for grant in grants {
                table.add([
                    grant.replica.description, names[grant.scope] ?? grant.scope.description, "\(grant.since)",
                    grant.until.map { "\($0)" } ?? "–",
                ])
            }
            console.print(table)
        }

        private static func json(_ grant: Grant, _ names: [ScopeID: String]) -> JSON {
            .members([
                "device": .integer(Int64(grant.replica.rawValue)), "scope": .integer(Int64(grant.scope.rawValue)),
                "name": .text(names[grant.scope] ?? ""), "since": .unsigned(grant.since),
                "until": grant.until.map(JSON.unsigned) ?? .null,
            ])
        }
    }
}
