// Why this file exists: an old browser, a strict one, or a line that drops half of a page runs no script. Whoever has
// to decide must be able to decide all the same.

import Browser
import LeadToCash
import SyncProtocol
import Testing

extension InBrowser {
    @Suite struct ScriptlessJourneys {
        @Test func `without scripts somebody signs in, finds a deal, edits it and chooses a language`() async throws {
            try await ConsoleStage.tell { stage in
                let ann = try await stage.laptop("Ann Areng", "AR")
                let hana = try await stage.enlist("Hana Chen", "HQ")
                let deal = try await DealJourneys.deal(of: ann, stage)
                try await inQuietTab(at: stage) { tab in
                    try await tab.allowScripts(false)
                    try await stage.signIn(hana, in: tab)
                    try await DealJourneys.find("beeline", in: tab)
                    #expect(try await tab.text(of: "h1").contains("Beeline RAN"))
                    try await tab.follow(.link("Edit"))
                    try await tab.fill(.field("Next step"), "Send the offer")
                    try await tab.follow(.button("Save"))
                    #expect(try await tab.text(of: ".notice:not(.live)") == "Saved.")
                    #expect(try await !tab.evaluate("document.documentElement.classList.contains('scripted')").isTrue)

                    try await tab.choose("繁體中文", in: "#foot-language")
                    try await tab.follow(.button("Show Language"))
                    #expect(try await tab.evaluate("document.documentElement.lang") == "zh-Hant")
                    try await tab.choose("English", in: "#foot-language")
                    try await tab.follow("#foot-language + button")
                    try await tab.follow(.button("Sign out"))
                    #expect(try await tab.has(.heading("Sign in")))
                }
                try await ann.sync()
                let step = Value.compound([.text("Send the offer"), .date(try ConsoleStage.day(14))])
                #expect(try ann.shown(deal, Opportunity.Fields.nextStep) == step)
            }
        }

        @Test func `without scripts a conflict is decided, and both laptops hear of it`() async throws {
            try await ConsoleStage.tell { stage in
                let quarrel = try await Quarrel(stage)
                let hana = try await stage.enlist("Hana Chen", "HQ")
                try await inQuietTab(at: stage) { tab in
                    try await tab.allowScripts(false)
                    try await stage.signIn(hana, in: tab)
                    try await tab.open(stage.url + "/cases/\(quarrel.code)")
                    try await tab.click(.field("Before"))
                    try await tab.fill(.field("Reason"), "nothing is signed yet")
                    try await tab.follow(.button("Let this value stand"))
                    #expect(try await tab.text(of: ".notice:not(.live)") == "The case is settled.")
                }
                try await quarrel.expectSettled(at: 1000, stage)
            }
        }

        @Test func `without scripts the overview is narrowed down and its figures explained`() async throws {
            try await ConsoleStage.tell { stage in
                let ann = try await stage.laptop("Ann Areng", "AR")
                let hana = try await stage.enlist("Hana Chen", "HQ")
                _ = try await DealJourneys.deal(of: ann, stage)
                try await inQuietTab(at: stage) { tab in
                    try await tab.allowScripts(false)
                    try await stage.signIn(hana, in: tab)
                    try await tab.choose("Office: Nairobi", in: .field("Of"))
                    try await tab.choose("EUR", in: .field("Currency"))
                    try await tab.follow(.button("Show"))
                    #expect(try await tab.has(.heading("Overview: Nairobi")))
                    try await tab.choose("USD", in: .field("Currency"))
                    try await tab.follow(.button("Show"))
                    #expect(try await tab.text(of: "#overview-M-01 .value") == "1,000.00 USD")
                    // What explains a figure opens by itself.
                    try await tab.click("#overview-M-01 summary")
                    #expect(try await tab.property("open", of: "#overview-M-01 details").isTrue)
                    try await tab.follow(.link("Performance"))
                    #expect(try await tab.text(of: "nav.tabs [aria-current]") == "Performance")
                    #expect(try await tab.has(.heading("Overview: Nairobi")))
                }
            }
        }
    }
}
