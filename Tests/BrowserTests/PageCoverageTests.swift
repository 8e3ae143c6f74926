// Why this file exists: a page that is not in the list is looked at by nobody. Whoever adds one to the console is told
// by this test to add it to the list, too.

import HTTPTypes
import Testing

@testable import Console

extension InBrowser.PageTests {
    @Test func `every page of the console is in the list, under a name of its own`() throws {
        let furnished = try SharedFurniture.stage
        let paths = PageList.pages.map { page in String(page.path(furnished).prefix { $0 != "?" }) }
        for route in PageRoute.all where route.method == .get && !PageList.elsewhere.contains(route.path) {
            #expect(paths.contains { Self.fits($0, route.path) }, "\(route.path)")
        }
        let names = PageList.pages.map(\.name)
        #expect(Set(names).count == names.count)
    }

    /// Whether an address is one of a route's: `/accounts/:id`.
    private static func fits(_ path: String, _ route: String) -> Bool {
        let (steps, parts) = (path.split(separator: "/"), route.split(separator: "/"))
        return steps.count == parts.count && zip(steps, parts).allSatisfy { $1.hasPrefix(":") || $0 == $1 }
    }
}
