// Why this file exists: a page's decision is a value; how it goes over the wire is decided once.

import HTTPTypes
import LeadToCash
import NIOCore
import SyncProtocol
import SyncServer

/// What a browser is sent.
enum Answer: Sendable {
    /// A whole page.
    case page(html: String, status: HTTPResponse.Status)
    /// Go there instead, with GET.
    case redirect(String)
    /// The same, with a session's cookie set, or taken away.
    case enter(token: String?, then: String)
    /// Something to keep: CSV.
    case file(name: String, type: String, text: String)
    /// A style sheet or script, which may be kept for good under its address.
    case asset(type: String, text: String, version: String)
    /// Commit numbers as they come, for whoever listens.
    case events(AsyncStream<String>)
    /// A choice that is kept in a cookie which scripts need not see.
    case remember(cookie: String, text: String, then: String)
}

extension Visit {
    /// A page from its template.
    /// - Parameters:
    ///   - title: in the reader's language.
    ///   - area: which of the places in the navigation it is in.
    ///   - model: what the template shows; a struct or a dictionary.
    ///   - notice: said above the page, once.
    func page(
        _ template: String, title: String, area: Area, status: HTTPResponse.Status = .ok, notice: String? = nil,
        _ model: Any
    ) throws -> Answer {
        let content = try ground.looks.render(
            template, PageModel(page: model, w: PageWords.all(in: language), form: formTokens, lang: language.rawValue))
        return try framed(content, title: title, area: area, status: status, notice: notice)
    }

    /// A page from its content, as HTML.
    /// - Parameter frontier: what its figures are as of, if they may be older than the rest.
    func framed(
        _ content: String, title: String, area: Area, status: HTTPResponse.Status = .ok, notice: String? = nil,
        asOf frontier: CommitSequence? = nil
    ) throws -> Answer {
        let isBehind = frontier.map { $0 < headquarters.frontier } ?? false
        let shell = Shell(
            self, title: title, area: area, content: content, notice: notice ?? self.notice, isBehind: isBehind)
        return .page(html: try ground.looks.render("shell", shell), status: status)
    }

    /// What the page before wanted said: a key of the pages' words behind `?done=`.
    private var notice: String? {
        guard let key = query["done"], PageWords.has(key) else { return nil }
        return word(key)
    }

    /// Back to a page with a word that it was done.
    static func done(_ path: String, _ key: String) -> Answer {
        .redirect(path + (path.contains("?") ? "&" : "?") + "done=" + FormFields.encode(key))
    }

    var formTokens: FormTokens { FormTokens(visitor, frontier: headquarters.frontier) }
}

/// What every template can name: `page`, the words as `w`, and what forms send back.
struct PageModel {
    let page: Any
    let w: [String: String]
    let form: FormTokens
    let lang: String
}
