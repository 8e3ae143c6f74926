// Why this file exists: templates are read once, as the server starts, so that a fault in one is found then and not
// when somebody opens the page. Style and script travel in the program: there is nothing to install beside it.

import Crypto
import FoundationEssentials
import Mustache

/// Templates, style and script.
struct Looks: Sendable {
    /// Something that browsers may keep for good, because another content has another address.
    struct Asset: Sendable {
        let path: String
        let type: String
        let text: String
        let version: String

        init(_ stem: String, _ suffix: String, type: String, _ text: String) {
            let digest = SHA256.hash(data: Data(text.utf8)).prefix(8)
            version = digest.map { byte in String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }.joined()
            path = "/assets/\(stem)-\(version).\(suffix)"
            self.type = type
            self.text = text
        }
    }

    struct MissingTemplate: Error, CustomStringConvertible {
        let name: String
        var description: String { "There is no template “\(name)”." }
    }

    /// Every template by name. Every area of the console adds its own.
    static let sources: [[String: String]] = [
        ShellTemplates.all, SignInTemplates.all, AccountTemplates.all, LiveTemplates.all, RecordTemplates.all,
        EditTemplates.all, ListTemplates.all, InboxTemplates.all, GateTemplates.all, CaseTemplates.all,
        BulkTemplates.all, HeldTemplates.all, FleetTemplates.all, InviteTemplates.all, HandoverTemplates.all,
        SyncTemplates.all, PeopleTemplates.all, AuditTemplates.all, CashTemplates.all,
        InvoiceTemplates.all, PaymentTemplates.all, OverviewTemplates.all,
        GoalTemplates.all, ProcessTemplates.all, LibraryTemplates.all, RolloutTemplates.all,
    ]

    private let library: MustacheLibrary
    let style = Asset("console", "css", type: "text/css; charset=utf-8", ConsoleStyle.sheet + ChartStyle.sheet)
    let script = Asset("console", "js", type: "text/javascript; charset=utf-8", ConsoleScript.text)
    let icon = Asset("icon", "svg", type: "image/svg+xml", Icon.svg)

    init() throws {
        var library = MustacheLibrary()
        MustacheContentTypes.register(ScalarwiseMarkup(), named: ScalarwiseMarkup.name)
        for (name, text) in Self.sources.flatMap({ $0 }) {
            try library.register("{{% CONTENT_TYPE:\(ScalarwiseMarkup.name)}}" + text, named: name)
        }
        self.library = library
    }

    func render(_ template: String, _ model: Any) throws -> String {
        guard let text = library.render(PageNode.reflecting(model), withTemplate: template) else {
            throw MissingTemplate(name: template)
        }
        return text
    }
}

/// Escapes by Unicode scalar. Swift sees a quotation mark and a combining mark after it as one character, a browser
/// sees the end of an attribute.
private struct ScalarwiseMarkup: MustacheContentType {
    static let name = "PAGE"

    func escapeText(_ text: String) -> String { Markup.escape(text) }
}
