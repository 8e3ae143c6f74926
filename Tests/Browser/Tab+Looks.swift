// Why this file exists: a page has to be right on a wide screen and on a phone, by day and by night, with scripts and
// without, in every language; and a picture shows it to people.

import FoundationEssentials

/// How a page is looked at.
public struct Look: Hashable, Sendable, CustomStringConvertible {
    /// CSS pixels.
    public let width: Int
    public let isDark: Bool

    public init(width: Int, isDark: Bool = false) {
        self.width = width
        self.isDark = isDark
    }

    public static let wide = Look(width: 1280)
    public static let narrow = Look(width: 360)
    public static let wideDark = Look(width: 1280, isDark: true)
    public static let narrowDark = Look(width: 360, isDark: true)

    /// `1280-dark`, as files are named.
    public var description: String { "\(width)" + (isDark ? "-dark" : "") }
}

/// A picture of a page.
public struct Picture: Sendable {
    /// A PNG file.
    public let png: Data
    /// Pixels.
    public let width: Int
    /// Pixels.
    public let height: Int

    /// - Returns: nil if these bytes are no PNG.
    init?(png: Data) {
        let bytes = [UInt8](png.prefix(24))
        let mark: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        guard bytes.count == 24, bytes.starts(with: mark) else { return nil }
        let size = [16, 20].map { start in bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
        self.png = png
        (width, height) = (size[0], size[1])
    }
}

/// A cookie as the browser keeps it.
public struct Cookie: Hashable, Sendable {
    public let name: String
    public let value: String
    public let path: String
    public let isSecure: Bool
    public let isHTTPOnly: Bool
    /// `Strict` or `Lax`; empty if the server did not say.
    public let sameSite: String

    public init(name: String, value: String, path: String, isSecure: Bool, isHTTPOnly: Bool, sameSite: String) {
        self.name = name
        self.value = value
        self.path = path
        self.isSecure = isSecure
        self.isHTTPOnly = isHTTPOnly
        self.sameSite = sameSite
    }
}

extension Tab {
    /// Gives the page another width and height in CSS pixels.
    public func resize(width: Int, height: Int = 900) async throws {
        try await ask(
            "Emulation.setDeviceMetricsOverride",
            [
                "width": .number(Double(width)), "height": .number(Double(height)), "deviceScaleFactor": 1,
                "mobile": false,
            ])
    }

    /// Looks at the page in another way from now on.
    public func look(_ look: Look) async throws {
        try await resize(width: look.width)
        try await emulate(media: "", isDark: look.isDark)
    }

    /// Looks at the page as a printer would, or again as a screen.
    public func look(asPrinted: Bool) async throws { try await emulate(media: asPrinted ? "print" : "", isDark: false) }

    private func emulate(media: String, isDark: Bool) async throws {
        let scheme: PageValue = ["name": "prefers-color-scheme", "value": isDark ? "dark" : "light"]
        // A page that fades from day to night would be caught in between.
        let motion: PageValue = ["name": "prefers-reduced-motion", "value": "reduce"]
        try await ask("Emulation.setEmulatedMedia", ["media": .text(media), "features": [scheme, motion]])
    }

    /// A picture of the whole page, however long, at the width that it has.
    public func picture() async throws -> Picture {
        let size = try await ask("Page.getLayoutMetrics")["cssContentSize"]
        let width = try await evaluate("innerWidth")
        // Beyond this the browser repeats what it has drawn.
        let height = min(size["height"].number ?? 0, 16_000)
        let clip: PageValue = ["x": 0, "y": 0, "width": width, "height": .number(height), "scale": 1]
        let answer = try await ask(
            "Page.captureScreenshot", ["format": "png", "captureBeyondViewport": true, "clip": clip],
            within: .seconds(60))
        guard let data = Data(base64Encoded: answer["data"].text), let picture = Picture(png: data) else {
            throw BrowserFailure("The browser gave no picture.")
        }
        return picture
    }

    /// By how many pixels the page is wider than its window: something is cut, or one has to scroll sideways.
    public func overhang() async throws -> Int {
        let script = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        return try await evaluate(script).number.map { Int($0) } ?? 0
    }

    /// Whether pages that are opened from now on may run scripts.
    public func allowScripts(_ mayRun: Bool) async throws {
        try await ask("Emulation.setScriptExecutionDisabled", ["value": .flag(!mayRun)])
    }

    /// What the browser says its reader reads, such as `zh-CN,zh;q=0.9`.
    public func speak(_ languages: String) async throws {
        try await ask("Network.setExtraHTTPHeaders", ["headers": ["Accept-Language": .text(languages)]])
    }

    /// Whether certificates are taken that nobody vouches for, as HQ's own in a test.
    public func trustAnybody(_ isBlind: Bool = true) async throws {
        try await ask("Security.setIgnoreCertificateErrors", ["ignore": .flag(isBlind)])
    }

    /// The cookies that go with requests from this page.
    public func cookies() async throws -> [Cookie] {
        try await ask("Network.getCookies")["cookies"].list.map { cookie in
            Cookie(
                name: cookie["name"].text, value: cookie["value"].text, path: cookie["path"].text,
                isSecure: cookie["secure"].isTrue, isHTTPOnly: cookie["httpOnly"].isTrue,
                sameSite: cookie["sameSite"].text)
        }
    }

    /// Plants a cookie, as an attacker might.
    /// - Parameter url: where it would have come from.
    /// - Throws: ``BrowserFailure`` if the browser does not take it.
    public func plant(_ name: String, _ value: String, for url: String) async throws {
        let cookie: [String: PageValue] = ["name": .text(name), "value": .text(value), "url": .text(url)]
        guard try await ask("Network.setCookie", cookie)["success"].isTrue else {
            throw BrowserFailure("The browser does not take the cookie \(name).")
        }
    }

    /// Forgets all cookies of the tab and of those beside it.
    public func forgetCookies() async throws {
        let page = try await url
        for cookie in try await cookies() {
            try await ask("Network.deleteCookies", ["name": .text(cookie.name), "url": .text(page)])
        }
    }
}
