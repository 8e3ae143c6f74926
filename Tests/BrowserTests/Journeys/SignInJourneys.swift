// Why this file exists: the door is the first thing that anybody sees of HQ. It must let in whoever has a code or a
// password, nobody else, and whoever has nothing but a keyboard, too.

import Browser
import SyncServer
import Testing

extension InBrowser {
    @Suite struct SignInJourneys {
        @Test func `a one-time code gives a password, once, and the password lets somebody in`() async throws {
            try await ConsoleStage.tell { stage in
                let hana = try await stage.list("Hana Chen", "HQ")
                let code = try await stage.headquarters.welcome(hana.id).code
                try await inQuietTab(at: stage) { tab in
                    try await tab.open(stage.url + "/")
                    try await tab.follow(.link("One-time code"))
                    try await Self.choose(ConsoleStage.password, with: code, in: tab)
                    #expect(try await tab.has(.heading("Overview: The company")))
                    #expect(try await tab.cookies().contains { $0.isHTTPOnly && $0.isSecure && $0.sameSite == "Lax" })

                    try await tab.follow(.button("Sign out"))
                    #expect(try await tab.has(.heading("Sign in")))
                    try await tab.open(stage.url + "/welcome")
                    try await Self.choose("another heron wades", with: code, in: tab)
                    #expect(try await tab.text(of: ".problem").contains("This code is not valid"))
                    try await stage.signIn(hana, in: tab)
                    #expect(try await tab.has(.button("Sign out")))
                }
            }
        }

        private static func choose(_ password: String, with code: String, in tab: Tab) async throws {
            try await tab.fill(.field("One-time code"), code)
            try await tab.fill(.field("New password"), password)
            try await tab.fill(.field("The same again"), password)
            try await tab.submit(.field("The same again"))
        }

        @Test func `a wrong password opens nothing, and the right one leads where one wanted to go`() async throws {
            try await ConsoleStage.tell { stage in
                let hana = try await stage.enlist("Hana Chen", "HQ")
                try await inQuietTab(at: stage) { tab in
                    try await tab.open(stage.url + "/fleet?office=\(stage.office)")
                    #expect(try await tab.has(.heading("Sign in")))
                    try await stage.give("seven grey herons", of: hana, in: tab)
                    #expect(try await tab.text(of: ".problem") == "Address or password is wrong.")
                    #expect(try await tab.value(of: .field("E-mail or name")) == hana.name)
                    #expect(try await tab.value(of: .field("Password")) == "")
                    #expect(try await !tab.has(.button("Sign out")))
                    try await stage.give(ConsoleStage.password, of: hana, in: tab)
                    #expect(try await tab.url == stage.url + "/fleet?office=\(stage.office)")
                    #expect(try await tab.has(.heading("Devices")))
                }
            }
        }

        @Test func `whoever signs out is out in every page of the browser`() async throws {
            try await ConsoleStage.tell { stage in
                let hana = try await stage.enlist("Hana Chen", "HQ")
                try await inQuietTab(at: stage) { tab in
                    try await stage.signIn(hana, in: tab)
                    let token = try await tab.cookies().filter { $0.name == "__Host-outpost" }.map(\.value)
                    #expect(token.count == 1)
                    try await tab.follow(.button("Sign out"))
                    #expect(try await tab.cookies().allSatisfy { !token.contains($0.value) })
                    try await tab.open(stage.url + "/opportunities")
                    #expect(try await tab.url == stage.url + "/sign-in?to=%2Fopportunities")
                }
            }
        }

        @Test func `a keyboard is enough to sign in and to go places`() async throws {
            try await ConsoleStage.tell { stage in
                let hana = try await stage.enlist("Hana Chen", "HQ")
                try await inQuietTab(at: stage) { tab in
                    try await tab.open(stage.url + "/sign-in")
                    try await tab.type(hana.name)
                    try await tab.press(.tab)
                    try await tab.type(ConsoleStage.password)
                    try await tab.follow { try await tab.press(.enter) }
                    #expect(try await tab.has(.heading("Overview: The company")))

                    try await tab.press(.tab)
                    #expect(try await tab.evaluate("document.activeElement.className") == "skip")
                    try await tab.press(.enter)
                    try await tab.wait(until: "document.activeElement.id === 'content'")
                    try await tab.press(.tab)
                    let isPast = "document.querySelector('main').contains(document.activeElement)"
                    #expect(try await tab.evaluate(isPast).isTrue)

                    try await tab.open(stage.url + "/changes")
                    try await Self.walk(to: "To decide", in: tab)
                    try await tab.follow { try await tab.press(.enter) }
                    #expect(try await tab.has(.heading("To decide")))
                }
            }
        }

        /// Presses the tab key until the focus is on a link.
        private static func walk(to name: String, in tab: Tab) async throws {
            for _ in 1...30 {
                try await tab.press(.tab)
                if try await tab.evaluate("document.activeElement.innerText") == .text(name) { return }
            }
            throw BrowserFailure("Thirty steps do not lead to “\(name)”.")
        }
    }
}
