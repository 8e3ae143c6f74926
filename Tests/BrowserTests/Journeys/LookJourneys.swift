// Why this file exists: people read HQ's pages in their own language and by their own light. Both are chosen at the
// foot of every page, and stay chosen.

import Browser
import Testing

extension InBrowser {
    @Suite struct LookJourneys {
        @Test func `the language is chosen before and after signing in, and stays`() async throws {
            try await ConsoleStage.tell { stage in
                let hana = try await stage.enlist("Hana Chen", "HQ")
                try await inQuietTab(at: stage) { tab in
                    try await tab.open(stage.url + "/sign-in")
                    try await Self.choose("简体中文", in: "#foot-language", tab)
                    #expect(try await tab.has(.heading("登录")))
                    try await Self.choose("English", in: "#foot-language", tab)
                    try await stage.signIn(hana, in: tab)

                    let titles = [("简体中文", "zh-Hans", "总览: 全公司"), ("繁體中文", "zh-Hant", "總覽: 全公司")]
                    for (name, tag, title) in titles {
                        try await Self.choose(name, in: "#foot-language", tab)
                        #expect(try await tab.evaluate("document.documentElement.lang") == .text(tag))
                        #expect(try await tab.has(.heading(title)))
                        try await tab.follow("nav.places li:nth-child(3) a")
                        #expect(try await tab.evaluate("document.documentElement.lang") == .text(tag))
                        try await tab.follow("nav.places li:first-child a")
                    }
                    try await Self.choose("English", in: "#foot-language", tab)
                    #expect(try await tab.has(.heading("Overview: The company")))
                }
            }
        }

        @Test func `whoever reads Chinese is greeted in it`() async throws {
            try await ConsoleStage.tell { stage in
                try await inQuietTab(at: stage) { tab in
                    for (languages, title) in [("zh-TW,zh;q=0.8", "登入"), ("zh-CN,en;q=0.5", "登录"), ("fr", "Sign in")] {
                        try await tab.speak(languages)
                        try await tab.open(stage.url + "/sign-in")
                        #expect(try await tab.text(of: "h1") == title)
                    }
                }
            }
        }

        @Test func `pages are dark where the system is, unless somebody chose otherwise`() async throws {
            try await ConsoleStage.tell { stage in
                let hana = try await stage.enlist("Hana Chen", "HQ")
                try await inQuietTab(at: stage) { tab in
                    try await stage.signIn(hana, in: tab)
                    let byDay = try await Self.paper(tab)
                    try await tab.look(.wideDark)
                    let byNight = try await Self.paper(tab)
                    #expect(byDay != byNight && byDay.hasPrefix("rgb"))
                    try await Self.choose("Light", in: "#foot-theme", tab)
                    #expect(try await Self.paper(tab) == byDay)
                    try await tab.look(.wide)
                    try await Self.choose("Dark", in: "#foot-theme", tab)
                    #expect(try await Self.paper(tab) == byNight)
                    try await tab.follow(.link("To decide"))
                    #expect(try await Self.paper(tab) == byNight)
                    try await Self.choose("As the system", in: "#foot-theme", tab)
                    #expect(try await Self.paper(tab) == byDay)
                }
            }
        }

        /// What the page is written on.
        private static func paper(_ tab: Tab) async throws -> String {
            try await tab.evaluate("getComputedStyle(document.body).backgroundColor").text
        }

        /// Chooses something at the foot of the page, which is then loaded again.
        private static func choose(_ name: String, in menu: Element, _ tab: Tab) async throws {
            try await tab.follow { try await tab.choose(name, in: menu) }
        }
    }
}
