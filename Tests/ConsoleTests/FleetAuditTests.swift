// Why this file exists: a search that turns pages must show every entry once, in the chain's order turned round,
// however small its pages are, and its filters must leave out nothing that they ask for.

import LeadToCash
import SyncProtocol
import SyncServer
import Testing

@Suite struct FleetAuditTests {
    /// An entry as tests compare it.
    private static func mark(_ line: AuditLine) -> String { "\(line.sequence) \(line.hash.map { "\($0)" } ?? "")" }

    @Test func `pages of any size show the chain once, newest first`() async throws {
        try await FleetStage.tell { stage in
            let chief = try await stage.enlist("Hana", "HQ")
            let rep = try await stage.enlist("Otieno", "AR", at: stage.nairobi)
            let device = try await stage.laptop(of: rep, named: "Otieno", at: stage.nairobi)
            try await stage.headquarters.note("invite", about: "user:\(rep)", by: chief)
            try await stage.headquarters.setStatus(.suspended, of: device)
            _ = try await stage.enlist("Wanja", "OM", at: stage.lima)
            let whole = try await stage.headquarters.auditLines(AuditQuery(limit: 1000)).map(Self.mark)
            #expect(whole.count > 8)
            for limit in [1, 3, 1000] {
                var found: [String] = []
                var after: AuditMark?
                repeat {
                    let page = try await stage.headquarters.searchAudit(AuditSearch(limit: limit), after: after)
                    #expect(page.lines.count <= limit)
                    found += page.lines.map(Self.mark)
                    after = page.next
                } while after != nil && found.count <= whole.count
                #expect(found == whole.reversed(), "pages of \(limit)")
            }
        }
    }

    @Test func `filters find what was done about a device and by a person`() async throws {
        try await FleetStage.tell { stage in
            let chief = try await stage.enlist("Hana", "HQ")
            let rep = try await stage.enlist("Otieno", "AR", at: stage.nairobi)
            let device = try await stage.laptop(of: rep, named: "Otieno", at: stage.nairobi)
            try await stage.headquarters.setStatus(.suspended, of: device)
            try await stage.headquarters.note("device-suspend", about: "device:\(device) reason:lost", by: chief)
            func names(_ search: AuditSearch) async throws -> [String] {
                try await stage.headquarters.searchAudit(search).lines.map { line in
                    if case .deed(let deed) = line.content { deed.name } else { "edit" }
                }
            }
            let about = try await names(AuditSearch(device: device))
            #expect(about.first == "desk")
            #expect(about.contains("status"))
            #expect(about.contains("enrolled"))
            #expect(!about.contains("edit"))
            #expect(try await names(AuditSearch(person: chief)) == ["desk"])
            #expect(try await names(AuditSearch(person: rep)).contains("status"))
            #expect(try await names(AuditSearch(deed: "status")) == ["status"])
            #expect(Set(try await names(AuditSearch(deed: AuditSearch.edits))) == ["edit"])
            #expect(try await names(AuditSearch(before: 1)).isEmpty)
            #expect(try await names(AuditSearch(from: .max)).isEmpty)
        }
    }

    @Test(arguments: ["", "1", "1.", ".1", "a.b", "1.2.3", "-1.2", "99999999999999999999.1"])
    func `a mark that nobody wrote is none`(text: String) {
        #expect(AuditMark(text) == nil)
    }

    @Test func `what a device might hold is told with what it may`() async throws {
        try await FleetStage.tell { stage in
            let rep = try await stage.enlist("Otieno", "AR", at: stage.nairobi)
            let device = try await stage.laptop(of: rep, named: "Otieno", at: stage.nairobi)
            let before = try await stage.headquarters.grants(of: device)
            #expect(before.contains { $0.anchor == stage.nairobi && $0.until == nil })
            let left = RecordEdit(
                RecordKey(kind: User.kind, id: rep), .update, [FieldValue(User.Fields.status, .text("left"))])
            _ = try await stage.headquarters.apply([left])
            let after = try await stage.headquarters.grants(of: device)
            #expect(after.contains { $0.anchor == stage.nairobi && $0.until != nil })
            #expect(!after.contains { $0.anchor == stage.nairobi && $0.until == nil })
        }
    }
}
