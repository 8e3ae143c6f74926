// Why this file exists: who may see a device, bar it, or learn who did what is a table of roles; the table is written
// down here and asked of the pages, address by address.

import Console
import LeadToCash
import SyncProtocol
import SyncServer
import Testing

@Suite struct FleetRightsTests {
    /// Addresses, and the roles to which they are answered.
    private static let rights: [(path: String, roles: Set<String>)] = [
        ("/fleet", ["OM", "HQ", "ADM", "AUD"]), ("/sync", ["OM", "HQ", "ADM", "AUD"]),
        ("/fleet/invite", ["HQ", "ADM"]), ("/people", ["HQ", "ADM"]), ("/audit", ["AUD", "HQ", "ADM"]),
        (
            "/fleet/handover",
            ["AR", "SR", "FR", "PM", "PD", "OM", "COM", "FIN", "QA", "HQ", "AUD", "ADM"]
        ),
    ]

    @Test func `every page about devices is answered to its roles and to nobody else`() async throws {
        try await FleetStage.tell { stage in
            for role in ["AR", "SR", "FR", "PM", "PD", "OM", "COM", "FIN", "QA", "HQ", "AUD", "ADM"] {
                let isEverywhere = ["HQ", "AUD", "ADM"].contains(role)
                let person = try await stage.enlist("Who is \(role)", role, at: isEverywhere ? nil : stage.nairobi)
                let token = try await stage.session(of: person)
                for (path, roles) in Self.rights {
                    let status = try await stage.get(path, token).status
                    #expect(status == (roles.contains(role) ? 200 : 403), "\(role) at \(path)")
                }
            }
        }
    }

    @Test func `whoever is not signed in is led to the door`() async throws {
        try await FleetStage.tell { stage in
            for path in ["/fleet", "/fleet/devices/2", "/fleet/devices/2/lost", "/people", "/audit/export"] {
                let answer = try await stage.get(path, nil)
                #expect(answer.status == 303, "\(path)")
                #expect(answer.headers["location"]?.hasPrefix("/sign-in") == true, "\(path)")
            }
        }
    }

    @Test func `the manager of an office sees its laptops, and of others not even that they are there`() async throws {
        try await FleetStage.tell { stage in
            let manager = try await stage.enlist("Wanja", "OM", at: stage.nairobi)
            // A role that gives no right to devices opens nothing either.
            _ = try await stage.found(
                RoleAssignment.kind,
                [
                    (RoleAssignment.Fields.user, .reference(manager)), (RoleAssignment.Fields.role, .text("AR")),
                    (RoleAssignment.Fields.office, .reference(stage.lima)),
                ])
            let near = try await stage.enlist("Otieno", "AR", at: stage.nairobi)
            let far = try await stage.enlist("Quispe", "AR", at: stage.lima)
            let own = try await stage.laptop(of: near, named: "Otieno", at: stage.nairobi)
            let other = try await stage.laptop(of: far, named: "Quispe", at: stage.lima)
            let token = try await stage.session(of: manager)
            let list = try await stage.get("/fleet", token)
            #expect(list.body.contains("Otieno"))
            #expect(!list.body.contains("Quispe"))
            #expect(try await stage.get("/fleet/devices/\(own)", token).status == 200)
            #expect(try await stage.get("/fleet/devices/\(other)", token).status == 404)
            #expect(try await stage.get("/fleet/devices/\(own)/suspend", token).status == 403)
        }
    }

    @Test func `a device is wiped only after a password, its number and a reason`() async throws {
        try await FleetStage.tell { stage in
            let chief = try await stage.enlist("Hana", "HQ")
            let rep = try await stage.enlist("Otieno", "AR", at: stage.nairobi)
            let device = try await stage.laptop(of: rep, named: "Otieno", at: stage.nairobi)
            let path = "/fleet/devices/\(device)/revoke"
            let whole = [("reason", "stolen"), ("number", device.description)]

            let weak = try await stage.session(of: chief)
            #expect(try await stage.get(path, weak).headers["location"]?.hasPrefix("/me/confirm?to=") == true)
            #expect(try await stage.post(path, whole, weak).headers["location"]?.hasPrefix("/me/confirm") == true)
            #expect(try await stage.status(of: device) == .active)

            let strong = try await stage.session(of: chief, steppedUp: true)
            #expect(try await stage.get(path, strong).body.contains("told to erase itself"))
            #expect(try await stage.post(path, [("number", device.description)], strong).status == 422)
            #expect(try await stage.post(path, [("reason", "stolen"), ("number", "1")], strong).status == 422)
            #expect(try await stage.post(path, [("reason", "a name"), whole[1]], strong).status == 422)
            #expect(try await stage.status(of: device) == .active)

            #expect(try await stage.post(path, whole, strong).status == 303)
            #expect(try await stage.status(of: device) == .revoked)
            #expect(try await stage.deeds(of: chief) == ["device-revoke device:\(device) reason:stolen"])
            // What is for good is said in one sentence.
            let again = try await stage.post("/fleet/devices/\(device)/resume", [("reason", "mistake")], strong)
            #expect(again.status == 422)
        }
    }

    @Test func `a device is suspended and resumed with a reason alone`() async throws {
        try await FleetStage.tell { stage in
            let chief = try await stage.enlist("Hana", "ADM")
            let rep = try await stage.enlist("Otieno", "AR", at: stage.nairobi)
            let device = try await stage.laptop(of: rep, named: "Otieno", at: stage.nairobi)
            let token = try await stage.session(of: chief)
            let (suspend, resume) = ("/fleet/devices/\(device)/suspend", "/fleet/devices/\(device)/resume")
            #expect(try await stage.post(suspend, [], token).status == 422)
            #expect(try await stage.post(suspend, [("reason", "unusual")], token).status == 303)
            #expect(try await stage.status(of: device) == .suspended)
            #expect(try await stage.post(resume, [("reason", "mistake")], token).status == 303)
            #expect(try await stage.status(of: device) == .active)
        }
    }

    @Test func `a role is given and ended only after a password, and both are noted`() async throws {
        try await FleetStage.tell { stage in
            let chief = try await stage.enlist("Hana", "HQ")
            let rep = try await stage.enlist("Otieno", "AR", at: stage.nairobi)
            let fields = [
                ("role", "SR"), ("where", "office"), ("office", stage.lima.description), ("uncertified", "1"),
            ]
            let weak = try await stage.session(of: chief)
            let refused = try await stage.post("/people/\(rep)/roles", fields, weak)
            #expect(refused.headers["location"]?.hasPrefix("/me/confirm") == true)
            let strong = try await stage.session(of: chief, steppedUp: true)
            let unknown = [("role", "KING")] + fields.dropFirst()
            #expect(try await stage.post("/people/\(rep)/roles", unknown, strong).status == 422)
            #expect(try await stage.post("/people/\(rep)/roles", fields, strong).status == 303)
            let seat = try await stage.headquarters.seat(of: rep, name: "Otieno")
            #expect(seat.roles.contains(Role("SR", at: stage.lima)))
            #expect(try await stage.deeds(of: chief).first?.hasPrefix("role-assign user:\(rep)") == true)
        }
    }

    @Test func `reach follows from where the right role is played`() {
        let here = RecordID(milliseconds: 1, entropy: 0, replica: .headquarters, counter: 1)
        let there = RecordID(milliseconds: 1, entropy: 0, replica: .headquarters, counter: 2)
        let local = FleetReach([Role("OM", at: here), Role("AR", at: there)], playing: ["OM", "HQ"])
        #expect(local.admits(here))
        #expect(!local.admits(there))
        #expect(!local.admits(nil))
        let global = FleetReach([Role("HQ", at: nil)], playing: ["OM", "HQ"])
        #expect(global.admits(there))
        #expect(global.admits(nil))
        #expect(!FleetReach([Role("AR", at: here)], playing: ["OM"]).admits(here))
    }
}
