// Why this file exists: a page that stays open shows what has come in since, and never takes from anybody what they are
// typing. Both are only seen where scripts run, edits land and somebody types.

import Browser
import LeadToCash
import SyncProtocol
import Testing

extension InBrowser {
    @Suite struct LiveJourneys {
        private typealias Fields = Opportunity.Fields

        @Test func `an open page shows what a laptop syncs, without being loaded again`() async throws {
            try await ConsoleStage.tell { stage in
                let ann = try await stage.laptop("Ann Areng", "AR")
                let hana = try await stage.enlist("Hana Chen", "HQ")
                let deal = try await DealJourneys.deal(of: ann, stage)
                try await inQuietTab(at: stage) { tab in
                    try await stage.signIn(hana, in: tab)
                    try await tab.open(stage.url + "/opportunities/\(deal.id)")
                    #expect(try await tab.text(of: "#record-card-commercial").contains("1,000.00 USD"))
                    try await tab.evaluate("window.isStillHere = true")
                    try ann.set(deal, [Fields.commercial: ConsoleStage.amount(1500)], reason: "35 more sites")
                    try await ann.sync()
                    try await tab.wait(forText: "1,500.00 USD")
                    #expect(try await tab.text(of: "#record-history").contains("1,500.00 USD"))
                    #expect(try await tab.evaluate("window.isStillHere").isTrue)
                    // Nothing is held back here, so there is nothing to refresh by hand.
                    #expect(try await tab.property("hidden", of: "#live-notice").isTrue)
                }
            }
        }

        @Test func `a figure on the overview follows the field`() async throws {
            try await ConsoleStage.tell { stage in
                let ann = try await stage.laptop("Ann Areng", "AR")
                let hana = try await stage.enlist("Hana Chen", "HQ")
                let deal = try await DealJourneys.deal(of: ann, stage)
                try await inQuietTab(at: stage) { tab in
                    try await stage.signIn(hana, in: tab)
                    try await tab.open(stage.url + "/overview/process?currency=USD")
                    #expect(try await tab.text(of: "#overview-M-01 .value") == "1,000.00 USD")
                    try ann.set(deal, [Fields.commercial: ConsoleStage.amount(1500)], reason: "35 more sites")
                    try await ann.sync()
                    try await tab.wait(
                        until: "document.querySelector('#overview-M-01 .value').innerText === '1,500.00 USD'")
                }
            }
        }

        @Test func `what is being typed stays, and a notice says that others have gone on`() async throws {
            try await ConsoleStage.tell { stage in
                let ann = try await stage.laptop("Ann Areng", "AR")
                let hana = try await stage.enlist("Hana Chen", "HQ")
                let deal = try await DealJourneys.deal(of: ann, stage)
                try await inQuietTab(at: stage) { tab in
                    try await stage.signIn(hana, in: tab)
                    try await tab.open(stage.url + "/records/opportunity/\(deal.id)/edit")
                    #expect(try await tab.property("hidden", of: "#live-notice").isTrue)
                    try await tab.fill(.field("Tender no."), "T-2026-17, half ty")
                    let later = Value.compound([.text("Visit the CTO"), .date(try ConsoleStage.day(21))])
                    try ann.set(deal, [Fields.nextStep: later])
                    try await ann.sync()
                    try await tab.wait(until: "!document.getElementById('live-notice').hidden")
                    #expect(try await tab.text(of: "#live-notice").contains("what you type stays"))
                    #expect(try await tab.value(of: .field("Tender no.")) == "T-2026-17, half ty")
                    let focus = "document.activeElement.labels?.[0]?.innerText.trim()"
                    #expect(try await tab.evaluate(focus) == "Tender no.")
                    // It goes on where it was.
                    try await tab.type("ped")
                    try await tab.follow(.button("Save"))
                    #expect(try await stage.shown(deal, Fields.tenderNumber) == .text("T-2026-17, half typed"))
                    #expect(try await stage.shown(deal, Fields.nextStep) == later)
                    #expect(tab.dialogs.isEmpty, "whoever saves is not asked whether to leave")
                }
            }
        }

        @Test func `whoever leaves a form with something in it is asked first`() async throws {
            try await ConsoleStage.tell { stage in
                let ann = try await stage.laptop("Ann Areng", "AR")
                let hana = try await stage.enlist("Hana Chen", "HQ")
                let deal = try await DealJourneys.deal(of: ann, stage)
                try await inQuietTab(at: stage) { tab in
                    try await stage.signIn(hana, in: tab)
                    try await tab.open(stage.url + "/records/opportunity/\(deal.id)/edit")
                    try await tab.follow(.link("Cancel"))
                    #expect(tab.dialogs.isEmpty)
                    try await tab.follow(.link("Edit"))
                    try await tab.fill(.field("Tender no."), "T-2026-17")
                    try await tab.follow(.link("Cancel"))
                    #expect(tab.dialogs.count == 1)
                }
            }
        }

        @Test func `what has changed since somebody looked is listed until they have looked`() async throws {
            try await ConsoleStage.tell { stage in
                let ann = try await stage.laptop("Ann Areng", "AR")
                let hana = try await stage.enlist("Hana Chen", "HQ")
                let deal = try await DealJourneys.deal(of: ann, stage)
                try await inQuietTab(at: stage) { tab in
                    try await stage.signIn(hana, in: tab)
                    try await tab.follow(.link("What changed"))
                    #expect(try await tab.text(of: "#changes").contains("Beeline RAN"))
                    try await tab.follow(.button("I have looked"))
                    #expect(try await tab.text(of: "#changes .empty") == "Nothing has changed.")
                    try ann.set(deal, [Fields.tenderNumber: .text("T-2026-17")])
                    try await ann.sync()
                    try await tab.wait(forText: "Tender no.")
                    #expect(try await tab.text(of: "#changes").contains("Ann Areng · Ann Areng's laptop"))
                }
            }
        }
    }
}
