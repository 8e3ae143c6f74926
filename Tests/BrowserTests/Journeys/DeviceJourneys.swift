// Why this file exists: a laptop is let in by a code that is shown once, and barred by somebody who knows what they do.
// What the pages promise of both is tried with a laptop.

import Browser
import SyncProtocol
import SyncServer
import Testing

extension InBrowser {
    @Suite struct DeviceJourneys {
        @Test func `a device is invited, seen in the fleet, and revoked for good`() async throws {
            try await ConsoleStage.tell { stage in
                let ben = try await stage.list("Ben Bao", "AR")
                let hana = try await stage.enlist("Hana Chen", "HQ")
                try await inQuietTab(at: stage) { tab in
                    try await stage.signIn(hana, in: tab)
                    let code = try await Self.invite(ben, in: tab, stage)
                    let laptop = try await stage.enrol(ben, with: code)
                    try await laptop.sync()
                    // It was good for one device.
                    await #expect(throws: (any Error).self) { try await stage.enrol(hana, with: code) }

                    try await tab.open(stage.url + "/fleet")
                    let row = try await tab.text(of: "#fleet-rows tbody tr")
                    for word in ["Ben Bao", "Nairobi", "Ben Bao's laptop", "active", "fresh"] {
                        #expect(row.contains(word), "\(word)")
                    }
                    try await tab.follow(.link("\(laptop.number)"))
                    try await Self.revoke(laptop, in: tab)
                    try await Self.expectRefused(laptop, stage)
                }
            }
        }

        /// Makes a code in the browser.
        /// - Returns: the code as the page shows it, once.
        private static func invite(
            _ person: ConsoleStage.Person, in tab: Tab, _ stage: ConsoleStage
        ) async throws -> String {
            try await tab.follow(.link("Devices"))
            #expect(try await tab.text(of: ".empty") == "There is no device here.")
            try await tab.follow(.link("Invite"))
            try await tab.fill(.field("Person"), person.name)
            try await tab.choose("Nairobi", in: .field("Office"))
            try await tab.fill(.field("HQ's address for laptops"), stage.url)
            try await tab.follow(.button("Make a code"))
            let code = try await tab.text(of: "#invitation dd code")
            let picture = "document.querySelector('#invitation svg').getBoundingClientRect().width"
            #expect(try await tab.evaluate(picture).number ?? 0 >= 200)
            let title = "document.querySelector('#invitation svg title').textContent"
            #expect(try await tab.evaluate(title).text.contains("QR"))
            #expect(try await tab.text.contains("outpost enroll \(stage.url) \(code)"))
            // It stands at no address: whoever comes back finds a blank form.
            try await tab.open(stage.url + "/fleet/invite")
            #expect(try await !tab.has("#invitation"))
            return code
        }

        private static func revoke(_ laptop: StageLaptop, in tab: Tab) async throws {
            try await tab.follow(.link("Revoke, then wipe"))
            // Grave things want the password once more, whoever has left the screen open.
            #expect(try await tab.has(.heading("Give your password once more")))
            try await tab.fill(.field("Password"), ConsoleStage.password)
            try await tab.submit(.field("Password"))
            #expect(try await tab.text.contains("It gets nothing from its next request on."))
            try await tab.choose("its user left", in: .field("Reason"))
            try await tab.fill(.field("Number of the device"), "99")
            try await tab.follow(.button("Revoke, then wipe"))
            #expect(try await tab.text(of: ".problem").contains("nothing was done"))
            try await tab.choose("its user left", in: .field("Reason"))
            try await tab.fill(.field("Number of the device"), "\(laptop.number)")
            try await tab.follow(.button("Revoke, then wipe"))
            #expect(try await tab.text(of: ".notice:not(.live)").hasPrefix("The device is revoked;"))
            #expect(try await tab.texts(of: "main .badge").contains("revoked"))
        }

        /// Its next sync gets nothing, and HQ knows it as revoked.
        private static func expectRefused(_ laptop: StageLaptop, _ stage: ConsoleStage) async throws {
            do {
                try await laptop.sync()
                Issue.record("A revoked laptop synced.")
            } catch ConversationError.refused(let refusal) {
                #expect([.revoked, .wipe].contains(refusal.code), "\(refusal.sentence)")
            }
            let devices = try await stage.headquarters.devices()
            #expect(devices.first { $0.replica == laptop.number }?.status == .revoked)
        }
    }
}
