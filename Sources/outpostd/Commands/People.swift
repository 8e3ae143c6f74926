// Why this file exists: offices, users and their devices: who may hold what.

import ArgumentParser
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// `outpostd office`.
struct OfficeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "office", abstract: "Offices, each with a scope of its own.", subcommands: [Add.self, List.self])

    struct Add: HeadquartersCommand {
        static let configuration = CommandConfiguration(abstract: "Add an office and its scope.")
        @OptionGroup var options: CommonOptions
        @Argument(help: "A short code, such as KL.") var code: String
        @Option(help: "Its name; the code if left out.") var name: String?
        @Option(help: "Its region, by code or name; made if there is none.") var region: String?
        @Option(help: "An ISO 3166 country code.") var country: String?
        @Option(help: "An ISO 4217 currency code.") var currency: String?
        @Option(
            help: ArgumentHelp("The month in which its financial year begins; January if left out.", valueName: "1–12"))
        var fiscalStart: Int?

        func validate() throws {
            if let fiscalStart, !(1...12).contains(fiscalStart) {
                throw ValidationError("--fiscal-start takes a month from 1 to 12.")
            }
        }

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            if let known = try? await Directory.office(code, headquarters) {
                throw CommandFailure.failed("There is an office \(code) already: \(known).")
            }
            var area: RecordID?
            if let region { area = try await Directory.region(region, headquarters) }
            let id = try await Directory.create(
                Office.kind,
                [
                    (Office.Fields.code, .text(code)), (Office.Fields.name, .text(name ?? code)),
                    (Office.Fields.region, area.map(Value.reference)), (Office.Fields.country, country.map(Value.text)),
                    (Office.Fields.functionalCurrency, currency.map(Value.text)), (Office.Fields.active, .flag(true)),
                    (Office.Fields.fiscalStartMonth, fiscalStart.map { Value.integer(Int64($0)) }),
                ], headquarters)
            let scope = try await headquarters.scope(anchoredAt: id, name: code)
            if options.json {
                console.print(
                    JSON.members([
                        "id": .describing(id), "code": .text(code), "scope": .integer(Int64(scope.rawValue)),
                    ]))
            } else {
                console.print("Office \(code): \(id), scope \(scope).")
            }
        }
    }

    struct List: HeadquartersCommand {
        static let configuration = CommandConfiguration(abstract: "List offices and what their scopes hold.")
        @OptionGroup var options: CommonOptions

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let offices = try await headquarters.read { reader in
                var regions: [RecordID: Value] = [:]
                try reader.forEach(Region.kind) { regions[$0] = $1[Region.Fields.name] }
                var rows: [(id: RecordID, values: [FieldNumber: Value])] = []
                try reader.forEach(Office.kind) { id, values in
                    var values = values
                    if case .reference(let region)? = values[Office.Fields.region] {
                        values[Office.Fields.region] = regions[region]
                    }
                    rows.append((id, values))
                }
                return rows
            }
            let scopes = Dictionary(
                headquarters.scopes().filter { $0.content.visibility == .shared }
                    .compactMap { scope in scope.content.anchor.map { ($0, scope) } },
                uniquingKeysWith: { first, _ in first })
            if options.json { return console.print(.array(offices.map { Self.json($0.id, $0.values, scopes[$0.id]) })) }
            let words = Words(console.language)
            var table = TextTable([
                .init(words.field(Office.kind, Office.Fields.code)),
                .init(words.field(Office.kind, Office.Fields.name)),
                .init(words.field(Office.kind, Office.Fields.region)), .init(words[.scope], .right),
                .init(words[.records], .right),
            ])
            for office in offices {
                let scope = scopes[office.id]
                table.add([
                    office.values.text(Office.Fields.code), office.values.text(Office.Fields.name),
                    office.values.text(Office.Fields.region), scope?.scope.description ?? "–",
                    scope.map { String($0.records) } ?? "–",
                ])
            }
            console.print(table)
        }

        private static func json(_ id: RecordID, _ values: [FieldNumber: Value], _ scope: ScopeSummary?) -> JSON {
            .members([
                "id": .describing(id), "code": JSON(values[Office.Fields.code] ?? .null),
                "name": JSON(values[Office.Fields.name] ?? .null),
                "region": JSON(values[Office.Fields.region] ?? .null),
                "scope": scope.map { .integer(Int64($0.scope.rawValue)) } ?? .null,
                "records": scope.map { .unsigned($0.records) } ?? .null,
            ])
        }
    }
}

extension [FieldNumber: Value] {
    /// A field as text; empty if there is nothing.
    func text(_ field: FieldNumber) -> String {
        guard let value = self[field], value != .null else { return "" }
        return value.description
    }
}
