// Why this file exists: "who could see this, and when?" is asked after a leak or by a regulator, and wants one answer.

import ArgumentParser
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

extension AuditCommand {
    struct Access: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Which devices could see a record, from when to when, and who wrote to it.",
            discussion: """
                From where the record lived and what each device could hold. When a device fetched it is not on record,
                nor is what operators read at HQ. A record is named by its code, or as KIND:ID or KIND:CODE.
                """)
        @OptionGroup var options: CommonOptions
        @Argument(help: "The record.") var record: String

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let key = try await AuditedRecord.find(record, headquarters)
            guard let report = try await headquarters.whoCouldSee(key) else {
                throw CommandFailure.failed("Nothing in HQ's log names \(record).")
            }
            let names = Dictionary(headquarters.scopes().map { ($0.scope, $0.name) }, uniquingKeysWith: { $1 })
            if options.json { return console.print(report.json(names)) }
            let words = Words(console.language)
            let kind = LeadToCash.schema.kind(key.kind)?.name ?? ""
            console.print("\(kind) \(key.id): \(report.state.rawValue)")
            for place in report.places {
                console.print("  \(names[place.scope] ?? place.scope.description): \(place.span.text)")
            }
            if report.state == .gone {
                console.print("  HQ keeps no row of it any more, so where it lived last is not known.")
            }
            console.print("\n" + report.holderTable(names, words, console.language).text().dropLast())
            console.print("\n" + report.writerTable(words, console.language).text().dropLast())
        }
    }
}

extension AccessReport.Span {
    fileprivate var text: String { "\(start) – \(to == nil ? "…" : end)" }

    fileprivate var start: String { "\(from) (\(Instant.text(Int64(clamping: fromAt)) ?? ""))" }
    fileprivate var end: String {
        guard let to, let toAt else { return "–" }
        return "\(to) (\(Instant.text(Int64(clamping: toAt)) ?? ""))"
    }

    fileprivate var members: [JSON.Member] {
        [
            .init(key: "from", value: .unsigned(from)), .init(key: "fromAt", value: .unsigned(fromAt)),
            .init(key: "to", value: to.map(JSON.unsigned) ?? .null),
            .init(key: "toAt", value: toAt.map(JSON.unsigned) ?? .null),
        ]
    }
}

extension AccessReport {
    fileprivate func holderTable(_ names: [ScopeID: String], _ words: Words, _ language: Language) -> TextTable {
        var table = TextTable([
            .init(words[.replica], .right), .init(Labels.kind("user", in: language)), .init(words[.device]),
            .init(words[.scope]), .init(words[.from]), .init(words[.to]), .init(words[.arrival]),
        ])
        for holder in holders {
            table.add([
                holder.replica.description, holder.name, holder.device, names[holder.scope] ?? holder.scope.description,
                holder.span.start, holder.span.end, words.arrival(holder.arrival),
            ])
        }
        return table
    }

    fileprivate func writerTable(_ words: Words, _ language: Language) -> TextTable {
        var table = TextTable([
            .init(words[.replica], .right), .init(Labels.kind("user", in: language)), .init(words[.device]),
            .init(words[.changesets], .right), .init(words[.from]), .init(words[.to]),
        ])
        for writer in writers {
            table.add([
                writer.replica.description, writer.name, writer.device, "\(writer.commits)", writer.span.start,
                writer.span.end,
            ])
        }
        return table
    }

    fileprivate func json(_ names: [ScopeID: String]) -> JSON {
        func scope(_ scope: ScopeID) -> [JSON.Member] {
            [
                .init(key: "scope", value: .integer(Int64(scope.rawValue))),
                .init(key: "name", value: .text(names[scope] ?? "")),
            ]
        }
        func who(_ replica: ReplicaID, _ name: String, _ device: String) -> [JSON.Member] {
            [
                .init(key: "replica", value: .integer(Int64(replica.rawValue))),
                .init(key: "user", value: .text(name)), .init(key: "device", value: .text(device)),
            ]
        }
        return .members([
            "kind": .text(LeadToCash.schema.kind(key.kind)?.name ?? ""), "id": .describing(key.id),
            "state": .text(state.rawValue),
            "places": .array(places.map { .object(scope($0.scope) + $0.span.members) }),
            "holders": .array(
                holders.map {
                    .object(
                        who($0.replica, $0.name, $0.device) + scope($0.scope) + $0.span.members
                            + [.init(key: "arrival", value: .text($0.arrival.rawValue))])
                }),
            "writers": .array(
                writers.map {
                    .object(
                        who($0.replica, $0.name, $0.device) + $0.span.members
                            + [.init(key: "commits", value: .unsigned($0.commits))])
                }),
        ])
    }
}

extension Words {
    fileprivate func arrival(_ arrival: AccessReport.Arrival) -> String {
        switch arrival {
        case .fetched: self[Key.fetched]
        case .pending: self[Key.pending]
        case .unknown: self[Key.unrecorded]
        }
    }
}
