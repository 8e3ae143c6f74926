// Why this file exists: names are typed by anybody, codes open HQ to whoever has them, and a file opens in
// spreadsheets. What the pages about devices make of each is checked as a browser gets it.

import Console
import FoundationEssentials
import LeadToCash
import SyncProtocol
import SyncServer
import Testing

@Suite struct FleetPageTests {
    private static let hostile = #""><script>alert(1)</script>"#

    @Test func `hostile names stay text on every page`() async throws {
        try await FleetStage.tell { stage in
            let chief = try await stage.enlist("Hana", "HQ")
            let office = try await stage.office("Office \(Self.hostile)")
            let rep = try await stage.enlist("Rep \(Self.hostile)", "AR", at: office)
            let device = try await stage.laptop(of: rep, named: "Rep \(Self.hostile)", at: office)
            try await stage.headquarters.setStatus(.suspended, of: device)
            // Another that is still waited for, so that its office is in the figures.
            _ = try await stage.laptop(of: rep, named: "Second \(Self.hostile)", at: office)
            let token = try await stage.session(of: chief, steppedUp: true)
            let paths = [
                "/fleet", "/fleet/devices/\(device)", "/fleet/devices/\(device)/resume", "/fleet/invite", "/people",
                "/people/\(rep)", "/fleet/handover?from=\(rep)&to=\(chief)", "/sync", "/audit?device=\(device)",
                "/people?q=" + FleetRequests.encode(Self.hostile),
            ]
            for path in paths {
                let answer = try await stage.get(path, token)
                #expect(answer.status == 200, "\(path)")
                #expect(!answer.body.contains("<script>alert"), "\(path)")
                #expect(answer.body.contains("&lt;script&gt;"), "\(path)")
            }
        }
    }

    @Test func `an invitation's code is shown once and kept nowhere`() async throws {
        try await FleetStage.tell { stage in
            let chief = try await stage.enlist("Hana", "HQ")
            let rep = try await stage.enlist("Otieno", "AR", at: stage.nairobi)
            let token = try await stage.session(of: chief)
            let fields = [
                ("person", rep.description), ("office", stage.nairobi.description), ("server", "https://hq.example"),
            ]
            let answer = try await stage.post("/fleet/invite", fields, token)
            #expect(answer.status == 200)
            #expect(answer.headers["cache-control"] == "no-store")
            let code = try #require(answer.between("<code>", "</code>"))
            let typed = try #require(EnrolmentCode(typed: code))
            #expect(answer.body.contains("outpost enroll https://hq.example \(code)"))
            #expect(answer.body.contains("aria-labelledby=\"qr-title qr-hint\""))
            #expect(try await !stage.get("/fleet/invite", token).body.contains(code))
            #expect(try await stage.deeds(of: chief) == ["invite user:\(rep) office:\(stage.nairobi)"])

            let kept = try Self.bytes(in: stage.folder)
            #expect(Self.holds(kept, "Otieno"), "the search itself must find what is there")
            for secret in [code, typed.secret, typed.text] { #expect(!Self.holds(kept, secret)) }
            // The code is good all the same.
            let enrolment = try await stage.headquarters.enroll(code: code, device: "laptop")
            #expect(enrolment.person == rep)
        }
    }

    /// Everything that lies in a folder.
    private static func bytes(in folder: String) throws -> [Data] {
        try FileManager.default.subpathsOfDirectory(atPath: folder).compactMap {
            FileManager.default.contents(atPath: folder + "/" + $0)
        }
    }

    private static func holds(_ files: [Data], _ text: String) -> Bool {
        let wanted = Array(text.utf8)
        return files.contains { Array($0).firstRange(of: wanted) != nil }
    }

    @Test func `an invitation is refused for nobody, for no office and for no address`() async throws {
        try await FleetStage.tell { stage in
            let chief = try await stage.enlist("Hana", "HQ")
            let rep = try await stage.enlist("Otieno", "AR", at: stage.nairobi)
            let token = try await stage.session(of: chief)
            let whole = [
                ("person", rep.description), ("office", stage.nairobi.description), ("server", "https://hq.example"),
            ]
            let wrong = [("person", "Nobody"), ("office", rep.description), ("server", "https://hq.example; rm -rf")]
            for index in whole.indices {
                var fields = whole
                fields[index] = wrong[index]
                let answer = try await stage.post("/fleet/invite", fields, token)
                #expect(answer.status == 422, "\(wrong[index])")
                #expect(!answer.body.contains("outpost enroll"))
            }
        }
    }

    @Test func `inviting somebody to an office where they have no role asks for the password`() async throws {
        try await FleetStage.tell { stage in
            let chief = try await stage.enlist("Hana", "HQ")
            let rep = try await stage.enlist("Otieno", "AR", at: stage.nairobi)
            let fields = [
                ("person", rep.description), ("office", stage.lima.description), ("server", "https://hq.example"),
            ]
            let weak = try await stage.post("/fleet/invite", fields, try await stage.session(of: chief))
            #expect(weak.headers["location"]?.hasPrefix("/me/confirm?to=") == true)
            let strong = try await stage.session(of: chief, steppedUp: true)
            #expect(try await stage.post("/fleet/invite", fields, strong).status == 200)
            let seat = try await stage.headquarters.seat(of: rep, name: "Otieno")
            #expect(seat.roles.contains(Role("AR", at: stage.lima)))
        }
    }

    @Test func `the audit leaves HQ as a file only after a password, and runs nothing in a spreadsheet`() async throws {
        try await FleetStage.tell { stage in
            let auditor = try await stage.enlist("Noor", "AUD")
            let rep = try await stage.enlist("=HYPERLINK(1)", "AR", at: stage.nairobi)
            _ = try await stage.laptop(of: rep, named: "=HYPERLINK(1)", at: stage.nairobi)
            let weak = try await stage.get("/audit/export?deed=enrolled", try await stage.session(of: auditor))
            #expect(weak.headers["location"]?.hasPrefix("/me/confirm?to=") == true)
            let token = try await stage.session(of: auditor, steppedUp: true)
            let file = try await stage.get("/audit/export?deed=enrolled", token)
            #expect(file.status == 200)
            #expect(file.headers["content-type"]?.hasPrefix("text/csv") == true)
            let cells = file.body.split(whereSeparator: \.isNewline).flatMap { $0.split(separator: ",") }
            #expect(cells.contains { $0.hasPrefix("'=HYPERLINK(1)") })
            #expect(!cells.contains { $0.hasPrefix("=") || $0.hasPrefix("\"=") })
            #expect(try await stage.deeds(of: auditor).first?.hasPrefix("export audit") == true)
        }
    }

    @Test func `the taker accepts a handover on the page, and everything is theirs`() async throws {
        try await FleetStage.tell { stage in
            let chief = try await stage.enlist("Hana", "HQ")
            let leaver = try await stage.enlist("Otieno", "AR", at: stage.nairobi)
            let taker = try await stage.enlist("Wanja", "AR", at: stage.nairobi)
            let account = try await stage.found(
                Account.kind,
                [
                    (Account.Fields.name, .text("Kilima Telecom")), (Account.Fields.owner, .reference(leaver)),
                    (Account.Fields.office, .reference(stage.nairobi)),
                ])
            let token = try await stage.session(of: chief)
            let preview = try await stage.get("/fleet/handover?from=\(leaver)&to=\(taker)", token)
            #expect(preview.body.contains("Kilima Telecom"))
            let people = [("from", leaver.description), ("to", taker.description)]
            let begun = try await stage.post("/fleet/handover", people, token)
            let sheet = try #require(begun.headers["location"]?.split(separator: "?").first.map(String.init))
            let own = try await stage.session(of: taker)
            #expect(try await stage.get(sheet, own).body.contains("Kilima Telecom"))
            #expect(try await stage.post(sheet + "/accept", [], own).status == 303)
            let owner = try await stage.headquarters.read { try $0.values(of: account)?[Account.Fields.owner] }
            #expect(owner == .reference(taker))
        }
    }
}
