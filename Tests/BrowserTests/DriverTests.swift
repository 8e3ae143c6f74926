// Why this file exists: a driver that only seems to click makes every journey pass. Each promise of it is shown on a
// page on which it could fail.

import Browser
import Testing

extension InBrowser {
    @Suite struct DriverTests {
        private static let form = TinySite.page(
            "Form",
            """
            <main><h1>Form</h1><form method="post" action="/sent">
            <label>Name <input name="name" value="old"></label>
            <label for="office">Office</label>
            <select id="office" name="office"><option value="nbo">Nairobi<option value="kla">Kampala</select>
            <label>Day <input type="date" name="day"></label>
            <button>Send</button></form></main>
            """)

        @Test func `a page is opened, read and left by a link`() async throws {
            let pages = [
                "/": TinySite.page("One", "<h1>First</h1><a href=\"/two\">Go on</a>"),
                "/two": TinySite.page("Two", "<h1>Second</h1>"),
            ]
            try await TinySite.serve(pages) { site in
                try await inTab { tab in
                    try await tab.open(site.url + "/")
                    #expect(tab.status == 200)
                    #expect(try await tab.text(of: "h1") == "First")
                    try await tab.follow(.link("Go on"))
                    #expect(try await tab.url == site.url + "/two")
                    #expect(try await tab.texts(of: "h1") == ["Second"])
                    try await tab.reload()
                    #expect(try await tab.has(.heading("Second")))
                    try await tab.open(site.url + "/nowhere")
                    #expect(tab.status == 404)
                }
            }
        }

        @Test func `where nobody answers, nothing is opened`() async throws {
            try await inTab { tab in
                await #expect(throws: BrowserFailure.self) { try await tab.open("http://127.0.0.1:9/") }
            }
        }

        @Test func `what is typed and chosen reaches the server`() async throws {
            try await TinySite.serve(["/": Self.form]) { site in
                try await inTab { tab in
                    try await tab.open(site.url + "/")
                    try await tab.fill(.field("Name"), "Ann")
                    #expect(try await tab.value(of: .field("Name")) == "Ann")
                    try await tab.choose("Kampala", in: .field("Office"))
                    try await tab.fill(.field("Day"), "2026-02-28")
                    try await tab.follow(.button("Send"))
                    #expect(try await tab.text(of: "#sent") == "name=Ann&office=kla&day=2026-02-28")
                }
            }
        }

        @Test func `letters of every script can be typed, and a field emptied`() async throws {
            try await TinySite.serve(["/": Self.form]) { site in
                try await inTab { tab in
                    try await tab.open(site.url + "/")
                    try await tab.fill("input[name=name]", "客户 Ümit 😀")
                    #expect(try await tab.value(of: "input[name=name]") == "客户 Ümit 😀")
                    try await tab.fill("input[name=name]", "")
                    #expect(try await tab.value(of: "input[name=name]") == "")
                    await #expect(throws: BrowserFailure.self) { try await tab.choose("Lagos", in: "#office") }
                }
            }
        }

        @Test func `the keyboard goes from field to field and sends the form`() async throws {
            try await TinySite.serve(["/": Self.form]) { site in
                try await inTab { tab in
                    try await tab.open(site.url + "/")
                    try await tab.press(.tab)
                    #expect(try await tab.evaluate("document.activeElement.name") == "name")
                    try await tab.press(.tab)
                    #expect(try await tab.evaluate("document.activeElement.name") == "office")
                    try await tab.press(.tab, shift: true)
                    try await tab.type("Ben")
                    try await tab.submit("input[name=name]")
                    #expect(try await tab.text(of: "#sent").hasPrefix("name=Ben"))
                }
            }
        }

        @Test func `what a script brings later is waited for`() async throws {
            let page = TinySite.page(
                "Later",
                """
                <p id="place"></p><script>
                setTimeout(() => { document.getElementById("place").innerHTML = "<b>here at last</b>" }, 80)
                </script>
                """)
            try await TinySite.serve(["/": page]) { site in
                try await inTab { tab in
                    try await tab.open(site.url + "/")
                    try await tab.wait(for: "#place b")
                    try await tab.wait(forText: "here at last")
                    #expect(try await tab.count("b") == 1)
                    await #expect(throws: BrowserFailure.self) {
                        try await tab.wait(for: "#never", within: .milliseconds(60))
                    }
                }
            }
        }

        @Test func `a click lands on what can be seen, and on nothing that is covered`() async throws {
            let page = TinySite.page(
                "Covered",
                """
                <div style="height:2000px"></div>
                <button id="far" onclick="document.title = 'clicked'">Far down</button>
                <button id="under" onclick="document.title = 'wrong'">Under</button>
                <button id="off" disabled>Off</button>
                <div style="position:fixed;inset:0" id="cover" hidden>In front</div>
                """)
            try await TinySite.serve(["/": page]) { site in
                try await inTab { tab in
                    try await tab.open(site.url + "/")
                    try await tab.click(.button("Far down"))
                    #expect(try await tab.evaluate("document.title") == "clicked")
                    for element: Element in [.button("Off"), .button("Nowhere")] {
                        await #expect(throws: BrowserFailure.self) {
                            try await tab.click(element, within: .milliseconds(60))
                        }
                    }
                    try await tab.evaluate("document.getElementById('cover').hidden = false")
                    await #expect(throws: BrowserFailure.self) {
                        try await tab.click("#under", within: .milliseconds(60))
                    }
                    #expect(try await tab.evaluate("document.title") == "clicked")
                }
            }
        }

        @Test func `without scripts a page is what its HTML says, and can be used`() async throws {
            let page = TinySite.page(
                "Plain",
                """
                <p id="p">as written</p><script>document.getElementById("p").textContent = "changed"</script>
                <noscript>No scripts here.</noscript><form method="post" action="/sent">
                <label>Name <input name="name"></label><button>Send</button></form>
                """)
            try await TinySite.serve(["/": page]) { site in
                try await inTab { tab in
                    try await tab.open(site.url + "/")
                    #expect(try await tab.text(of: "#p") == "changed")
                    try await tab.allowScripts(false)
                    try await tab.reload()
                    #expect(try await tab.text(of: "#p") == "as written")
                    try await tab.wait(forText: "No scripts here.")
                    try await tab.fill(.field("Name"), "Ann")
                    try await tab.follow(.button("Send"))
                    #expect(try await tab.text(of: "#sent") == "name=Ann")
                }
            }
        }

        @Test func `an exception of a script is told, and a promise waited for`() async throws {
            try await inTab { tab in
                let kept = try await tab.evaluate("Promise.resolve([1.5, null, { a: 'x' }])", awaiting: true)
                #expect(kept == [.number(1.5), .null, ["a": "x"]])
                let failure = await #expect(throws: BrowserFailure.self) { try await tab.evaluate("nothing.at.all") }
                #expect(failure?.description.contains("nothing is not defined") == true)
            }
        }

        @Test func `a browser that goes leaves nobody waiting`() async throws {
            let browser = try await Chromium.launch()
            let tab = try await browser.tab()
            let waiting = Task { try await tab.evaluate("new Promise(() => {})", awaiting: true) }
            await browser.kill()
            await #expect(throws: BrowserFailure.self) { try await waiting.value }
            await #expect(throws: BrowserFailure.self) { try await tab.evaluate("1") }
        }
    }
}
