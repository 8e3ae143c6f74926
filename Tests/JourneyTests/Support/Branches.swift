// Why this file exists: stories of several offices told with the real programs need people hired one by one, and a way
// to ask whether a laptop has really let go of a word.

import Foundation
import SyncProtocol
import Testing

extension HeadquartersProgram {
    /// Somebody new at an office, with a laptop that has synced nothing yet.
    func hire(_ name: String, _ role: String, at office: String) async throws -> Laptop {
        _ = try await succeed("user", "add", name, "--office", office, "--role", role)
        return try await enrol(name, office: office)
    }

    /// A person's id.
    func person(_ name: String) async throws -> String {
        try await succeed("user", "list").first("name", .text(name))["id"].text
    }
}

extension Laptop {
    /// Adds a record and says its id; a warning about what others may have is no failure.
    func add(_ kind: String, _ values: String...) async throws -> String {
        let outcome = try await start([kind, "add"] + values + ["--json"]).finish()
        guard outcome.status == 0 else { throw Stranded(outcome.told) }
        return try Answer(outcome.output)["id"].text
    }

    /// What a field of a record shows.
    func shown(_ kind: String, _ id: String, _ field: String) async throws -> Answer {
        try await succeed(kind, "show", id)["values"][field]
    }

    /// The one open case of a rule.
    func openCase(_ rule: String) async throws -> Answer {
        let cases = try await succeed("conflicts")["cases"].list
        let found = cases.filter { $0["rule"].text == rule }
        guard found.count == 1 else { throw Stranded("\(user) sees \(found.count) cases of \(rule): \(cases)") }
        return found[0]
    }

    /// The names of all files below the replica's directory in which a text stands.
    func traces(of text: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: directory).filter { name in
            let path = directory + "/" + name
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
                return false
            }
            return try Data(contentsOf: URL(filePath: path)).range(of: Data(text.utf8)) != nil
        }
    }

    /// Nothing of these records, nor of these words, is anywhere on the laptop.
    func expectGone(
        _ records: [(kind: String, id: String)], _ words: [String], sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        for record in records {
            let shown = try await run(record.kind, "show", record.id)
            #expect(shown.status == 2, "\(user): \(record.kind) \(shown.told)", sourceLocation: sourceLocation)
        }
        for word in words {
            #expect(try traces(of: word) == [], "\(user): “\(word)”", sourceLocation: sourceLocation)
        }
    }
}

extension CivilDate {
    /// The day that lies so many days after this machine's today.
    static func today(plus days: Int64 = 0) throws -> CivilDate {
        try #require(CivilDate(days: Int64(Date().timeIntervalSince1970) / 86_400 + days))
    }
}
