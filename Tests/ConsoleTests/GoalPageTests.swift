// Why this file exists: goals are set by those who may, proposed by those whose they are, and seen by nobody else; that
// is checked as browsers meet it.

import LeadToCash
import SyncProtocol
import SyncServer
import Testing

@Suite struct GoalPageTests {
    private static let hostile = #""><script>alert(1)</script>"#

    /// HQ sets a target for an office.
    private static func target(
        _ stage: FleetStage, _ office: RecordID, state: String = "draft", rationale: String = ""
    ) async throws -> RecordID {
        typealias Fields = Target.Fields
        var values: [(FieldNumber, Value)] = [
            (Fields.metric, .text("M-10")), (Fields.period, .text("2026")), (Fields.office, .reference(office)),
            (Fields.unit, .text("percent")), (Fields.value, .integer(5000)), (Fields.state, .text(state)),
        ]
        if !rationale.isEmpty { values.append((Fields.rationale, .text(rationale))) }
        return try await stage.found(Target.kind, values).id
    }

    private static func shown(_ stage: FleetStage, _ id: RecordID) async throws -> [FieldNumber: Value] {
        try await stage.headquarters.read { reader in
            try reader.values(of: RecordKey(kind: Target.kind, id: id)) ?? [:]
        }
    }

    @Test func `HQ publishes a target and then only revises it`() async throws {
        try await FleetStage.tell { stage in
            let chief = try await stage.enlist("Hana", "HQ")
            let token = try await stage.session(of: chief)
            let id = try await Self.target(stage, stage.nairobi)
            #expect(try await stage.post("/goals/\(id)/publish", [("from", "2026-01-01")], token).status == 303)
            #expect(try await Self.shown(stage, id)[Target.Fields.state] == .text("published"))
            let again = try await stage.post("/goals/\(id)/set", [("value", "60%")], token)
            #expect(again.status == 422 && again.body.contains("it is published; revise it"))
            let silent = try await stage.post("/goals/\(id)/revise", [("value", "60%"), ("from", "2026-07-01")], token)
            #expect(silent.status == 422 && silent.body.contains("nobody says why"))
            let revised = try await stage.post(
                "/goals/\(id)/revise", [("value", "60%"), ("from", "2026-07-01"), ("rationale", "a tender was split")],
                token)
            #expect(revised.status == 303)
            #expect(
                try await stage.deeds(of: chief).map { $0.split(separator: " ")[0] }.sorted() == [
                    "publishTarget", "reviseTarget",
                ])
        }
    }

    @Test func `an office's manager proposes for the office and for no other, and sets nothing`() async throws {
        try await FleetStage.tell { stage in
            let manager = try await stage.enlist("Wanja", "OM", at: stage.nairobi)
            let token = try await stage.session(of: manager)
            let own = try await Self.target(stage, stage.nairobi)
            let other = try await Self.target(stage, stage.lima)
            #expect(try await stage.get("/goals/\(own)", token).status == 200)
            #expect(try await stage.get("/goals/\(other)", token).status == 404)
            #expect(try await stage.post("/goals/\(own)/propose", [("value", "45%")], token).status == 303)
            #expect(try await Self.shown(stage, own)[Target.Fields.proposal] == .integer(4500))
            #expect(try await stage.post("/goals/\(other)/propose", [("value", "45%")], token).status == 404)
            for verb in ["set", "publish", "revise"] {
                #expect(try await stage.post("/goals/\(own)/\(verb)", [("value", "45%")], token).status == 403)
            }
            #expect(try await Self.shown(stage, own)[Target.Fields.value] == .integer(5000))
        }
    }

    @Test func `whoever sells reads the goals of the office and proposes none`() async throws {
        try await FleetStage.tell { stage in
            let rep = try await stage.enlist("Otieno", "AR", at: stage.nairobi)
            let token = try await stage.session(of: rep)
            let own = try await Self.target(stage, stage.nairobi)
            #expect(try await stage.get("/goals", token).status == 200)
            #expect(try await stage.post("/goals/\(own)/propose", [("value", "45%")], token).status == 403)
            #expect(try await stage.get("/goals/new", token).status == 403)
        }
    }

    @Test func `publishing many says where offices have less than their region`() async throws {
        try await FleetStage.tell { stage in
            let chief = try await stage.enlist("Hana", "HQ")
            let token = try await stage.session(of: chief)
            typealias Fields = Target.Fields
            let region = try await stage.found(Region.kind, [(Region.Fields.name, .text("East"))])
            let office = try await stage.found(
                Office.kind, [(Office.Fields.name, .text("Goa")), (Office.Fields.region, .reference(region.id))])
            var ids: [RecordID] = []
            for (place, amount) in [(Fields.region, 100_000), (Fields.office, 60_000)] as [(FieldNumber, Int64)] {
                let whose = place == Fields.region ? region.id : office.id
                let key = try await stage.found(
                    Target.kind,
                    [
                        (Fields.metric, .text("M-02")), (Fields.period, .text("2026")), (place, .reference(whose)),
                        (Fields.unit, .text("money")), (Fields.currency, .text("USD")),
                        (Fields.value, .integer(amount)), (Fields.state, .text("draft")),
                    ])
                ids.append(key.id)
            }
            let answer = try await stage.post("/goals/publish", ids.map { ("target", "\($0)") }, token)
            #expect(answer.status == 200)
            #expect(answer.body.contains("the offices of East make 600.00 USD of 1,000.00 USD"))
        }
    }

    @Test func `hostile words stay text`() async throws {
        try await FleetStage.tell { stage in
            let chief = try await stage.enlist("Hana", "HQ")
            let token = try await stage.session(of: chief)
            let office = try await stage.office("Office \(Self.hostile)")
            let id = try await Self.target(stage, office, rationale: Self.hostile)
            for path in ["/goals?period=2026&place=office:\(office)", "/goals/\(id)", "/goals/new"] {
                let answer = try await stage.get(path, token)
                #expect(answer.status == 200, "\(path)")
                #expect(!answer.body.contains("<script>alert"), "\(path)")
                #expect(answer.body.contains("&lt;script&gt;"), "\(path)")
            }
        }
    }
}
