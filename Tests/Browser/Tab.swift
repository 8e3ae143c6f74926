// Why this file exists: a journey opens pages, follows links and reads what stands there. Whatever it asks of a page
// waits until the page can do it, so that no test has to guess how long that takes.

/// One tab. What it does is bounded by ``Patience``.
public final class Tab: Sendable {
    let context: String
    private let tools: DevTools
    private let target: String
    private let session: String
    private let record: TabRecord
    private let ownsContext: Bool

    private init(
        _ tools: DevTools, context: String, ownsContext: Bool, target: String, session: String, frame: String
    ) {
        self.tools = tools
        self.context = context
        self.ownsContext = ownsContext
        self.target = target
        self.session = session
        record = TabRecord(frame: frame)
        tools.listen(to: session) { [record] event in
            record.take(event)
            guard event.method == "Page.javascriptDialogOpening" else { return }
            // The page stands still until somebody answers.
            Task { _ = try? await tools.ask("Page.handleJavaScriptDialog", ["accept": true], in: session) }
        }
    }

    /// - Parameter shared: whose cookies it has; new ones of its own, if nil.
    static func make(_ tools: DevTools, context shared: String?, width: Int, height: Int) async throws -> Tab {
        let context =
            if let shared { shared } else {
                try await tools.ask("Target.createBrowserContext", ["disposeOnDetach": true])["browserContextId"].text
            }
        let page: [String: PageValue] = ["url": "about:blank", "browserContextId": .text(context)]
        let target = try await tools.ask("Target.createTarget", page)["targetId"].text
        let attached = try await tools.ask("Target.attachToTarget", ["targetId": .text(target), "flatten": true])
        let session = attached["sessionId"].text
        let frame = try await tools.ask("Page.getFrameTree", in: session)["frameTree"]["frame"]["id"].text
        let tab = Tab(
            tools, context: context, ownsContext: shared == nil, target: target, session: session, frame: frame)
        for domain in ["Page", "Runtime", "Network", "Log", "Audits"] { try await tab.ask("\(domain).enable") }
        try await tab.ask("Page.setLifecycleEventsEnabled", ["enabled": true])
        // Tests run beside each other, and each tab behaves as if it were in front.
        try await tab.ask("Emulation.setFocusEmulationEnabled", ["enabled": true])
        try await tab.resize(width: width, height: height)
        return tab
    }

    @discardableResult
    func ask(
        _ method: String, _ parameters: [String: PageValue] = [:], within limit: Duration = Patience.usual
    ) async throws -> PageValue {
        try await tools.ask(method, parameters, in: session, within: limit)
    }

    /// Closes it, and with it the tabs that were opened beside it.
    public func close() async {
        tools.stopListening(to: session)
        // Where the browser has gone, so has the tab.
        if ownsContext {
            _ = try? await tools.ask("Target.disposeBrowserContext", ["browserContextId": .text(context)])
        } else {
            _ = try? await tools.ask("Target.closeTarget", ["targetId": .text(target)])
        }
    }

    // MARK: Going places

    /// Opens an address and waits until everything on the page is there.
    /// - Throws: ``BrowserFailure`` if nothing answers.
    public func open(_ url: String) async throws {
        let answer = try await ask("Page.navigate", ["url": .text(url)])
        guard answer["errorText"] == .null else {
            throw BrowserFailure("\(url) did not open: \(answer["errorText"].text).")
        }
        let document = answer["loaderId"].text
        // To another place on the same page there is no way to wait for.
        guard !document.isEmpty else { return }
        try await Patience.wait(for: "\(url) is loaded") { record.isLoaded(document) && record.document == document }
    }

    /// Does something that leads to another page, and waits until everything on that one is there.
    public func follow(_ action: () async throws -> Void) async throws {
        let before = record.document
        let former = try await url
        try await action()
        try await Patience.wait(for: "another page than \(former) is loaded") {
            let now = record.document
            return now != before && record.isLoaded(now)
        }
    }

    /// Clicks on something that leads to another page, and waits for that one.
    public func follow(_ element: Element) async throws { try await follow { try await click(element) } }

    /// Loads the page again.
    public func reload() async throws { try await follow { try await ask("Page.reload") } }

    /// The address of the page.
    public var url: String { get async throws { try await evaluate("location.href").text } }

    /// The HTTP status with which the page came; nil if it came without one.
    public var status: Int? { record.status }

    // MARK: Asking the page

    /// Runs a script and gives what it comes to, as far as JSON can say it.
    /// - Parameter awaiting: whether to wait for the promise that it comes to. With scripts off none is ever kept.
    /// - Throws: ``BrowserFailure`` with the exception if it throws one.
    @discardableResult
    public func evaluate(
        _ script: String, awaiting: Bool = false, within limit: Duration = Patience.usual
    ) async throws -> PageValue {
        let answer = try await ask(
            "Runtime.evaluate",
            [
                "expression": .text(script), "returnByValue": true, "awaitPromise": .flag(awaiting),
                "userGesture": true,
            ], within: limit)
        guard answer["exceptionDetails"] == .null else {
            let details = answer["exceptionDetails"]
            throw BrowserFailure("A script failed: \(details["exception"]["description"].text) \(details["text"].text)")
        }
        return answer["result"]["value"]
    }

    /// Waits until a script comes to true.
    public func wait(until script: String, within limit: Duration = Patience.usual) async throws {
        try await Patience.wait(for: script, within: limit) { try await evaluate("Boolean(\(script))").isTrue }
    }

    /// Waits until something is on the page.
    public func wait(for element: Element, within limit: Duration = Patience.usual) async throws {
        try await Patience.wait(for: "\(element) is on the page", within: limit) { try await has(element) }
    }

    /// Waits until the page shows a text.
    public func wait(forText text: String, within limit: Duration = Patience.usual) async throws {
        try await Patience.wait(for: "the page shows “\(text)”", within: limit) { try await self.text.contains(text) }
    }

    /// Whether something is on the page now.
    public func has(_ element: Element) async throws -> Bool {
        try await evaluate("(\(element.script)) !== null").isTrue
    }

    /// How many elements a selector matches now.
    public func count(_ selector: String) async throws -> Int {
        let script = "document.querySelectorAll(\(PageValue.text(selector).json)).length"
        return try await evaluate(script).number.map { Int($0) } ?? 0
    }

    /// All that the page shows, as one would copy it.
    public var text: String {
        get async throws { try await evaluate("document.body?.innerText ?? ''").text }
    }

    /// What something shows.
    public func text(of element: Element) async throws -> String { try await property("innerText", of: element).text }

    /// What a field holds.
    public func value(of element: Element) async throws -> String { try await property("value", of: element).text }

    /// What every match of a selector shows.
    public func texts(of selector: String) async throws -> [String] {
        let all = "[...document.querySelectorAll(\(PageValue.text(selector).json))]"
        return try await evaluate(all + ".map((e) => e.innerText)").list.map(\.text)
    }

    /// A property of an element, such as `checked`; waits for the element.
    public func property(_ name: String, of element: Element) async throws -> PageValue {
        try await wait(for: element)
        return try await evaluate("(\(element.script))[\(PageValue.text(name).json)]")
    }

    /// Gives an element to a script as `e`, once it is there, and what the script comes to back.
    @discardableResult
    func on(_ element: Element, _ script: String) async throws -> PageValue {
        try await wait(for: element)
        return try await evaluate("((e) => { \(script) })(\(element.script))")
    }

    // MARK: What happened behind it

    /// Every request since the tab was opened, or since ``forget()``.
    public var requests: [PageRequest] { record.requests }

    /// Everything that went wrong since then.
    public var complaints: [PageComplaint] { record.complaints }

    /// What scripts said or asked in windows of their own since then; all were answered with “OK” at once.
    public var dialogs: [String] { record.dialogs }

    /// Forgets requests, complaints and dialogs.
    public func forget() { record.forget() }
}
