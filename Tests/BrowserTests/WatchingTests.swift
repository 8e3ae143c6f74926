// Why this file exists: that no page asks another host, breaks its policy, is cut on a phone or keeps somebody out is
// only known if the driver notices when one does.

import Browser
import Testing

extension InBrowser {
    @Suite struct WatchingTests {
        @Test func `every request is listed, with its host`() async throws {
            let page = TinySite.page(
                "Asks", "<img alt=\"\" src=\"http://elsewhere.test/x.png\"><img alt=\"\" src=\"/y.png\">")
            try await TinySite.serve(["/": page]) { site in
                try await inTab { tab in
                    try await tab.open(site.url + "/")
                    let asked = Set(tab.requests.map(\.url))
                    #expect(asked.isSuperset(of: [site.url + "/", site.url + "/y.png", "http://elsewhere.test/x.png"]))
                    let hosts = Set(tab.requests.map(\.host)).subtracting([""])
                    #expect(hosts == [site.host, "elsewhere.test"])
                    #expect(tab.complaints.contains { $0.source == .network })
                    tab.forget()
                    #expect(tab.requests.isEmpty && tab.complaints.isEmpty)
                }
            }
        }

        @Test func `what a policy forbids is told`() async throws {
            let script = "<script>document.getElementById('p').textContent = 'changed'</script>"
            let page = TinySite.page("Forbidden", "<p id=\"p\">as written</p>" + script)
            try await TinySite.serve(["/": page], policy: "default-src 'self'; img-src data:") { site in
                try await inTab { tab in
                    try await tab.open(site.url + "/")
                    #expect(try await tab.text(of: "#p") == "as written")
                    try await Patience.wait(for: "the violation is told") {
                        tab.complaints.contains { $0.source == .contentPolicy && $0.text.contains("script-src") }
                    }
                }
            }
        }

        @Test func `exceptions, errors on the console and windows of scripts are told`() async throws {
            let page = TinySite.page(
                "Wrong",
                """
                <script>console.log("fine"); console.error("it is", 7);</script>
                <script>window.alert("look"); throw new Error("thrown");</script>
                """)
            try await TinySite.serve(["/": page]) { site in
                try await inTab { tab in
                    try await tab.open(site.url + "/")
                    try await Patience.wait(for: "two complaints are told") { tab.complaints.count >= 2 }
                    let texts = tab.complaints.filter { $0.source == .script }.map(\.text)
                    #expect(texts.contains { $0.contains("it is") } && texts.contains { $0.contains("thrown") })
                    #expect(!texts.contains { $0.contains("fine") })
                    #expect(tab.dialogs == ["look"])
                }
            }
        }

        @Test func `tabs share no cookies but with those beside them`() async throws {
            try await TinySite.serve(["/": TinySite.page("Cookie", "<p>cookie</p>")]) { site in
                try await inTab { tab in
                    try await tab.open(site.url + "/")
                    let expected = Cookie(
                        name: "__Host-tiny", value: "1", path: "/", isSecure: true, isHTTPOnly: true, sameSite: "Lax")
                    #expect(try await tab.cookies() == [expected])
                    try await tab.plant("other", "2", for: site.url)
                    let beside = try await sharedBrowser().tab(beside: tab)
                    try await beside.open(site.url + "/")
                    #expect(Set(try await beside.cookies().map(\.name)) == ["__Host-tiny", "other"])
                    await beside.close()
                    try await inTab { stranger in
                        try await stranger.open(site.url + "/")
                        #expect(try await stranger.cookies().map(\.name) == ["__Host-tiny"])
                    }
                    try await tab.forgetCookies()
                    #expect(try await tab.cookies().isEmpty)
                }
            }
        }

        @Test func `a page hears which languages its reader reads`() async throws {
            try await TinySite.serve(["/": TinySite.page("Language", "<p>{languages}</p>")]) { site in
                try await inTab { tab in
                    try await tab.speak("zh-TW,zh;q=0.8")
                    try await tab.open(site.url + "/")
                    #expect(try await tab.text(of: "p") == "zh-TW,zh;q=0.8")
                }
            }
        }

        @Test func `a picture shows the whole page at the width that is asked for`() async throws {
            let page = TinySite.page(
                "Tall", "<style>body { margin: 0 }</style><div style=\"height: 3000px\">tall</div>")
            try await TinySite.serve(["/": page]) { site in
                try await inTab { tab in
                    try await tab.open(site.url + "/")
                    for look in [Look.wide, .narrowDark] {
                        try await tab.look(look)
                        let picture = try await tab.picture()
                        #expect(picture.width == look.width && picture.height == 3000)
                        let isDark = try await tab.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
                        #expect(isDark == .flag(look.isDark))
                    }
                    try await tab.look(asPrinted: true)
                    #expect(try await tab.evaluate("matchMedia('print').matches").isTrue)
                }
            }
        }

        @Test func `a page that is wider than a phone is noticed`() async throws {
            let page = TinySite.page("Wide", "<style>body { margin: 0 }</style><div style=\"width: 400px\">w</div>")
            try await TinySite.serve(["/": page]) { site in
                try await inTab(width: 360) { tab in
                    try await tab.open(site.url + "/")
                    #expect(try await tab.overhang() == 40)
                    try await tab.look(.wide)
                    #expect(try await tab.overhang() == 0)
                }
            }
        }

        @Test(.enabled(if: Accessibility.isInstalled, Comment(rawValue: Accessibility.missing)))
        func `what keeps somebody out is found, whatever the policy, and a clean page is clean`() async throws {
            let pages = [
                "/bad": TinySite.page(
                    "Bad", "<main><h1>Bad</h1><img src=\"data:,\"><input name=\"unnamed\"></main>"),
                "/good": TinySite.page(
                    "Good", "<main><h1>Good</h1><label>Name <input name=\"name\"></label></main>"),
            ]
            try await TinySite.serve(pages, policy: "default-src 'none'; img-src data:") { site in
                try await inTab { tab in
                    try await tab.open(site.url + "/bad")
                    let findings = try await tab.accessibilityFindings()
                    #expect(Set(findings.filter(\.isGrave).map(\.rule)).isSuperset(of: ["image-alt", "label"]))
                    try await tab.open(site.url + "/good")
                    #expect(try await tab.accessibilityFindings() == [])
                }
            }
        }
    }
}
