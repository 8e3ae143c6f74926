// Why this file exists: processes are everybody's to read, rollouts a few people's to run, and what offices say is
// answered only by those who see it; that is checked as browsers meet it.

import LeadToCash
import SyncProtocol
import SyncServer
import Testing

@Suite struct ProgrammePageTests {
    private static let hostile = #""><script>alert(1)</script>"#

    @Test func `whoever is signed in reads the process as it ships`() async throws {
        try await FleetStage.tell { stage in
            let rep = try await stage.enlist("Otieno", "AR", at: stage.nairobi)
            let token = try await stage.session(of: rep)
            let pages = [
                ("/process", "P03"), ("/process/P03", "P03.2"), ("/process/p03.2", "L5"), ("/process/LTO", "L4"),
                ("/process/CP1", "CP1"), ("/templates", "T01"), ("/templates/T02", "T02"), ("/training", "R10"),
                ("/training/R10", "outpost train quiz R10"), ("/rollout", "M-41"), ("/feedback", "problems"),
            ]
            for (path, word) in pages {
                let answer = try await stage.get(path, token)
                #expect(answer.status == 200 && answer.body.contains(word), "\(path)")
            }
            for path in ["/process/P99", "/templates/P03", "/training/T01", "/rollout/waves/\(rep)", "/forms/\(rep)"] {
                #expect(try await stage.get(path, token).status == 404, "\(path)")
            }
        }
    }

    /// A programme with a wave for an office, and a problem that came up in it.
    private static func wave(
        _ stage: FleetStage, named name: String = "Pilot"
    ) async throws -> (wave: RecordID, problem: RecordID) {
        let programme = try await stage.found(
            RolloutProgramme.kind, [(RolloutProgramme.Fields.name, .text("LTC \(name)"))])
        let wave = try await stage.found(
            Wave.kind,
            [
                (Wave.Fields.name, .text(name)), (Wave.Fields.programme, .reference(programme.id)),
                (Wave.Fields.phase, .integer(4)), (Wave.Fields.state, .text("planned")),
            ])
        let problem = try await stage.found(
            ProblemItem.kind,
            [
                (ProblemItem.Fields.office, .reference(stage.nairobi)), (ProblemItem.Fields.text, .text(name)),
                (ProblemItem.Fields.wave, .reference(wave.id)),
            ])
        return (wave.id, problem.id)
    }

    @Test func `a wave's page says what stands in its way, and does not open it before`() async throws {
        try await FleetStage.tell { stage in
            let chief = try await stage.enlist("Hana", "HQ")
            let token = try await stage.session(of: chief)
            let (wave, _) = try await Self.wave(stage)
            let page = try await stage.get("/rollout/waves/\(wave)", token)
            for reason in ["it has no goal", "it names no process version", "it names no office"] {
                #expect(page.body.contains(reason), "\(reason)")
            }
            #expect(!page.body.contains("/rollout/waves/\(wave)/open"))
            let opened = try await stage.post("/rollout/waves/\(wave)/open", [], token)
            #expect(opened.status == 422 && opened.body.contains("it has no goal"))
            let goal = [("metric", "M-41"), ("baseline", "40%"), ("target", "80%"), ("due", "2999-12-31")]
            #expect(try await stage.post("/rollout/waves/\(wave)/goals", goal, token).status == 303)
            let after = try await stage.get("/rollout/waves/\(wave)", token)
            #expect(!after.body.contains("it has no goal") && after.body.contains("80 %"))
            #expect(try await stage.deeds(of: chief) == ["addWaveGoal rollout_wave:\(wave)"])
        }
    }

    @Test func `whoever sells runs no rollout and answers no feedback`() async throws {
        try await FleetStage.tell { stage in
            let rep = try await stage.enlist("Otieno", "AR", at: stage.nairobi)
            let token = try await stage.session(of: rep)
            let (wave, problem) = try await Self.wave(stage)
            let forms: [(String, [(String, String)])] = [
                ("/rollout/programmes", [("name", "x")]), ("/rollout/waves", [("name", "x")]),
                ("/rollout/waves/\(wave)/open", []), ("/rollout/waves/\(wave)/close", []),
                ("/rollout/waves/\(wave)/goals", []),
                (
                    "/feedback",
                    [("tab", "problems"), ("item", "\(problem)"), ("disposition", "done"), ("answer", "x")]
                ),
            ]
            for (path, fields) in forms {
                #expect(try await stage.post(path, fields, token).status == 403, "\(path)")
            }
        }
    }

    @Test func `problems are answered many at a time, and only those that one sees`() async throws {
        try await FleetStage.tell { stage in
            let chief = try await stage.enlist("Hana", "HQ")
            let local = try await stage.enlist("Quinn", "QA", at: stage.lima)
            let (_, problem) = try await Self.wave(stage)
            let fields = [
                ("tab", "problems"), ("item", "\(problem)"), ("disposition", "accepted"), ("answer", "P03.4 changes"),
            ]
            let stranger = try await stage.session(of: local)
            #expect(try await !stage.get("/feedback?tab=problems", stranger).body.contains("\(problem)"))
            #expect(try await stage.post("/feedback", fields, stranger).status == 404)
            let token = try await stage.session(of: chief)
            #expect(try await stage.get("/feedback?tab=problems", token).body.contains("\(problem)"))
            #expect(try await stage.post("/feedback", fields, token).status == 303)
            let values = try await stage.headquarters.read { reader in
                try reader.values(of: RecordKey(kind: ProblemItem.kind, id: problem)) ?? [:]
            }
            #expect(values[ProblemItem.Fields.disposition] == .text("accepted"))
            #expect(values[ProblemItem.Fields.answer] == .text("P03.4 changes"))
            let open = try await stage.get("/feedback?tab=problems", token)
            #expect(!open.body.contains("\(problem)"))
        }
    }

    @Test func `hostile words stay text`() async throws {
        try await FleetStage.tell { stage in
            let chief = try await stage.enlist("Hana", "HQ")
            let token = try await stage.session(of: chief)
            let (wave, _) = try await Self.wave(stage, named: Self.hostile)
            _ = try await stage.office("Office \(Self.hostile)")
            let paths = ["/rollout", "/rollout/waves/\(wave)", "/feedback?tab=problems"]
            for path in paths {
                let answer = try await stage.get(path, token)
                #expect(answer.status == 200, "\(path)")
                #expect(!answer.body.contains("<script>alert"), "\(path)")
                #expect(answer.body.contains("&lt;script&gt;"), "\(path)")
            }
        }
    }
}
