// Why this file exists: whoever is shown figures of a minute ago must get the new ones without doing anything, and the
// script that fetches them only knows what the page says.

import Testing

@Suite struct OverviewAgeTests {
    @Test func `a page says that its figures are older than HQ's last commit`() async throws {
        try await FleetStage.tell { stage in
            let chief = try await stage.enlist("Hana", "HQ")
            let token = try await stage.session(of: chief, steppedUp: false)
            let first = try await stage.get("/overview/process", token)
            #expect(first.status == 200)
            // Whatever comes now, the figures that are there are shown first.
            _ = try await stage.enlist("Ann", "AR")
            let second = try await stage.get("/overview/process", token)
            #expect(second.body.contains("<main id=\"content\" tabindex=\"-1\" data-behind>"))
            // What is read anew each time is never behind.
            let fleet = try await stage.get("/fleet", token)
            #expect(fleet.body.contains("<main id=\"content\" tabindex=\"-1\">"))
        }
    }
}
