// Why this file exists: what a page does behind one's back matters as much as what it shows: whom it asks, what it
// complains of, what its policy forbade. A tab remembers all of it.

import Synchronization

/// One request that a page made.
public struct PageRequest: Hashable, Sendable {
    public let method: String
    public let url: String

    /// `127.0.0.1:8787`; empty for what asks nobody, such as a `data:` address.
    public var host: String {
        guard let mark = url.firstRange(of: "://"), url.hasPrefix("http") || url.hasPrefix("ws") else { return "" }
        return String(url[mark.upperBound...].prefix { !"/?#".contains($0) })
    }
}

/// Something that went wrong on a page, as the browser tells it.
public struct PageComplaint: Hashable, Sendable, CustomStringConvertible {
    public enum Source: Hashable, Sendable {
        /// An exception that nobody caught, or `console.error`.
        case script
        /// The page's content security policy forbade something.
        case contentPolicy
        /// Something did not load; a page that answers with 404 counts, too.
        case network
        case other
    }

    public let source: Source
    public let text: String

    public var description: String { "\(source): \(text)" }
}

/// What happened in one tab.
final class TabRecord: Sendable {
    private struct State {
        var requests: [PageRequest] = []
        var complaints: [PageComplaint] = []
        var dialogs: [String] = []
        /// The browser's name of the document that is shown.
        var document = ""
        var loaded: Set<String> = []
        /// The HTTP status of every document, by its name.
        var statuses: [String: Int] = [:]

        mutating func take(_ method: String, _ parameters: PageValue, _ frame: String) {
            switch method {
            case "Network.requestWillBeSent":
                let request = parameters["request"]
                requests.append(PageRequest(method: request["method"].text, url: request["url"].text))
            case "Network.webSocketCreated":
                requests.append(PageRequest(method: "GET", url: parameters["url"].text))
            case "Network.responseReceived" where parameters["type"] == "Document":
                statuses[parameters["loaderId"].text] = parameters["response"]["status"].number.map { Int($0) }
            case "Page.frameNavigated" where parameters["frame"]["id"].text == frame:
                document = parameters["frame"]["loaderId"].text
            case "Page.lifecycleEvent" where parameters["frameId"].text == frame && parameters["name"] == "load":
                loaded.insert(parameters["loaderId"].text)
            case "Page.javascriptDialogOpening": dialogs.append(parameters["message"].text)
            default: break
            }
        }
    }

    private let state = Mutex(State())
    /// The frame of the page itself; frames within it do not matter here.
    private let frame: String

    init(frame: String) { self.frame = frame }

    var requests: [PageRequest] { state.withLock(\.requests) }
    var complaints: [PageComplaint] { state.withLock(\.complaints) }
    var dialogs: [String] { state.withLock(\.dialogs) }
    var document: String { state.withLock(\.document) }
    var status: Int? { state.withLock { $0.statuses[$0.document] } }

    func isLoaded(_ document: String) -> Bool { state.withLock { $0.loaded.contains(document) } }

    func forget() {
        state.withLock {
            $0.requests = []
            $0.complaints = []
            $0.dialogs = []
        }
    }

    func take(_ event: DevTools.Event) {
        let complaint = Self.complaint(event.method, event.parameters)
        state.withLock { state in
            state.take(event.method, event.parameters, frame)
            if let complaint { state.complaints.append(complaint) }
        }
    }

    private static func complaint(_ method: String, _ parameters: PageValue) -> PageComplaint? {
        switch method {
        case "Runtime.exceptionThrown":
            let details = parameters["exceptionDetails"]
            let text = details["exception"]["description"].text
            return PageComplaint(source: .script, text: text.isEmpty ? details["text"].text : text)
        case "Runtime.consoleAPICalled" where ["error", "assert"].contains(parameters["type"].text):
            let words = parameters["args"].list.map { $0["description"].text + $0["value"].text }
            return PageComplaint(source: .script, text: words.joined(separator: " "))
        case "Log.entryAdded" where parameters["entry"]["level"] == "error":
            let entry = parameters["entry"]
            return PageComplaint(source: source(of: entry), text: entry["text"].text + " " + entry["url"].text)
        case "Audits.issueAdded" where parameters["issue"]["code"] == "ContentSecurityPolicyIssue":
            let issue = parameters["issue"]["details"]["contentSecurityPolicyIssueDetails"]
            let place = issue["sourceCodeLocation"]
            let what = issue["blockedURL"].text.isEmpty ? "what stands inline" : issue["blockedURL"].text
            let line = place["lineNumber"].number.map { " line \(Int($0) + 1)" } ?? ""
            return PageComplaint(
                source: .contentPolicy,
                text: "\(issue["violatedDirective"].text) forbids \(what) at \(place["url"].text)\(line)")
        default: return nil
        }
    }

    private static func source(of entry: PageValue) -> PageComplaint.Source {
        if entry["text"].text.contains("Content Security Policy") { return .contentPolicy }
        return entry["source"] == "network" ? .network : .other
    }
}
