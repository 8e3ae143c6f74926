// Why this file exists: what is true of one page has to be true of all: nothing is cut on a phone, nobody is kept out,
// no other host is asked, and nothing goes wrong behind it.

import Browser
import FoundationEssentials
import Testing

extension InBrowser {
    @Suite(SharedFurniture()) struct PageTests {
        /// Where pictures are to be put; nil if nobody asked for any.
        static let pictures = ProcessInfo.processInfo.environment["OUTPOST_SCREENSHOTS"]
        static let looks = [Look.wide, .narrow, .wideDark, .narrowDark]

        /// Opens every page of the list, each reader's in one window of theirs.
        private static func visit(_ body: (Tab, ListedPage) async throws -> Void) async throws {
            let furnished = try SharedFurniture.stage
            for reader in ListedPage.Reader.allCases {
                try await inTab { tab in
                    try await furnished.admit(reader, to: tab)
                    for page in PageList.pages where page.reader == reader {
                        tab.forget()
                        try await tab.open(furnished.stage.url + page.path(furnished))
                        try await body(tab, page)
                    }
                }
            }
        }

        @Test func `no page is cut on a phone`() async throws {
            try await Self.visit { tab, page in
                for look in [Look.narrow, .wide] {
                    try await tab.look(look)
                    #expect(try await tab.overhang() <= 0, "\(page) at \(look)")
                }
            }
        }

        @Test func `no page asks another host, and nothing goes wrong behind it`() async throws {
            let host = try SharedFurniture.stage.stage.host
            try await Self.visit { tab, page in
                #expect(tab.status == page.status, "\(page)")
                #expect(Set(tab.requests.map(\.host)).subtracting([""]) == [host], "\(page)")
                // Of a page that says what is amiss the browser notes that it came with another status.
                let expected: [PageComplaint.Source] = page.status == 200 ? [] : [.network]
                #expect(tab.complaints.filter { !expected.contains($0.source) } == [], "\(page)")
            }
        }

        /// Each width, and each of the two palettes, once: the rules take their time.
        @Test(.enabled(if: Accessibility.isInstalled, Comment(rawValue: Accessibility.missing)))
        func `no page keeps anybody out`() async throws {
            try await Self.visit { tab, page in
                for look in [Look.wide, .narrowDark] {
                    try await tab.look(look)
                    for finding in try await tab.accessibilityFindings() where finding.isGrave {
                        Issue.record("\(page) at \(look): \(finding)")
                    }
                }
            }
        }

        @Test(.enabled(if: InBrowser.PageTests.pictures != nil, "`make screenshots` takes them."))
        func `screenshots of every page`() async throws {
            let folder = try #require(Self.pictures)
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try await Self.visit { tab, page in
                for look in Self.looks {
                    try await tab.look(look)
                    let picture = try await tab.picture()
                    #expect(picture.width == look.width, "\(page) at \(look)")
                    try picture.png.write(to: URL(filePath: "\(folder)/\(page)-\(look).png"))
                }
            }
        }
    }
}
