// Why this file exists: offices, users and their devices: who may hold what.

import ArgumentParser
import LeadToCash
import SyncProtocol
import SyncServer

/// Finds offices and users by what people call them.
enum Directory {
    /// An office by id, code or name.
    static func office(_ word: String, _ headquarters: Headquarters) async throws -> RecordID {
        try await find(
            word, Office.kind, [Office.Fields.code, Office.Fields.name, Office.Fields.externalID], headquarters)
    }

    /// A user by id, e-mail or name; nil if there is none.
    static func user(_ word: String, _ headquarters: Headquarters) async throws -> RecordID? {
        try? await find(word, User.kind, [User.Fields.email, User.Fields.name, User.Fields.externalID], headquarters)
    }

    /// A user who must be listed.
    static func person(_ word: String, _ headquarters: Headquarters) async throws -> RecordID {
        let text = PersonText(word)
        return try await find(
            text?.email ?? text?.name ?? word, User.kind,
            [User.Fields.email, User.Fields.name, User.Fields.externalID], headquarters)
    }

    /// A record by its code or id.
    static func record(_ word: String, _ kind: KindNumber, _ headquarters: Headquarters) async throws -> RecordID {
        let fields = LeadToCash.schema.kind(kind)?.code.map { [$0.field] } ?? []
        let found = try await lookUp(word, kind, fields, headquarters)
        guard let found else {
            let name = LeadToCash.schema.kind(kind)?.name ?? "record"
            throw CommandFailure.failed("HQ has no \(name) with the code or id \(word).")
        }
        return found
    }

    /// What people call users, offices, accounts and deals, by id.
    static func names(_ reader: RecordReader) throws -> [RecordID: String] {
        var names: [RecordID: String] = [:]
        for number in [User.kind, Office.kind, Account.kind, Opportunity.kind] {
            guard let kind = LeadToCash.schema.kind(number) else { continue }
            try reader.forEach(number) { id, values in names[id] = Labels.title(kind, values) ?? id.description }
        }
        return names
    }

    /// A region by id, code or name, made if there is none.
    static func region(_ word: String, _ headquarters: Headquarters) async throws -> RecordID {
        if let known = try? await find(word, Region.kind, [Region.Fields.code, Region.Fields.name], headquarters) {
            return known
        }
        return try await create(
            Region.kind, [(Region.Fields.code, .text(word)), (Region.Fields.name, .text(word))], headquarters)
    }

    private static func find(
        _ word: String, _ kind: KindNumber, _ fields: [FieldNumber], _ headquarters: Headquarters
    ) async throws -> RecordID {
        let found = try await lookUp(word, kind, fields, headquarters)
        guard let found else {
            let name = LeadToCash.schema.kind(kind)?.name ?? "record"
            throw CommandFailure.failed("There is no \(name) “\(word)”; `outpostd \(name) list` shows them.")
        }
        return found
    }

    /// A record by its id, or by the first of some fields that says the word.
    private static func lookUp(
        _ word: String, _ kind: KindNumber, _ fields: [FieldNumber], _ headquarters: Headquarters
    ) async throws -> RecordID? {
        try await headquarters.read { reader in
            if let id = RecordID(word), try reader.values(of: RecordKey(kind: kind, id: id)) != nil { return id }
            for field in fields {
                if let id = try reader.first(kind, where: field, is: word) { return id }
            }
            return nil
        }
    }

    /// Makes a record of HQ's.
    static func create(
        _ kind: KindNumber, _ values: [(FieldNumber, Value?)], _ headquarters: Headquarters
    ) async throws -> RecordID {
        let id = Desk.makeID()
        let fields = values.compactMap { pair in pair.1.map { FieldValue(pair.0, $0) } }
        let applied = try await headquarters.apply([RecordEdit(RecordKey(kind: kind, id: id), .create, fields)])
        if let remark = applied.remarks.first {
            throw CommandFailure.failed(remark.detail.isEmpty ? remark.rule.sentence : remark.detail)
        }
        return id
    }
}

/// `Li Na <li@example.com>`.
struct PersonText {
    let name: String
    let email: String?

    init?(_ text: String) {
        guard let open = text.lastIndex(of: "<"), text.hasSuffix(">") else {
            let name = Self.trimmed(text[...])
            guard !name.isEmpty else { return nil }
            self.name = name
            email = nil
            return
        }
        let address = Self.trimmed(text[text.index(after: open)...].dropLast())
        let name = Self.trimmed(text[..<open])
        guard address.contains("@") else { return nil }
        self.name = name.isEmpty ? address : name
        email = address
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}

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

        func perform(_ headquarters: Headquarters, _ console: Console) async throws {
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

        func perform(_ headquarters: Headquarters, _ console: Console) async throws {
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
