// Why this file exists: a page is a function of who asks, for what, in which language. Whatever a page may know of a
// request is in one value, so that no page reads cookies or headers for itself.

import FoundationEssentials
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// One request for a page.
struct Visit: Sendable {
    let ground: SiteGround
    /// Nil before anybody signed in; only the pages of the door are answered then.
    let visitor: Visitor?
    let language: Language
    let theme: Theme
    /// `/accounts/0195…`
    let path: String
    /// What the path's placeholders stand for.
    let parameters: [String: String]
    let query: FormFields
    /// What a form sent; empty for a GET.
    let form: FormFields
    /// Whether the browser asks only for what changed, to put it into the page that is there.
    let isLive: Bool
    /// Permits this answer's scripts, and no others.
    let scriptNonce: String
    /// Where the request came from, for the list of sessions.
    let address: String
    let agent: String
    /// The token in the session's cookie.
    let token: String?

    var headquarters: Headquarters { ground.headquarters }

    /// A word of the pages.
    func word(_ key: String) -> String { PageWords.text(key, in: language) }

    /// Who asks. Pages behind the door are only reached by somebody.
    /// - Throws: ``PageProblem/signInFirst``.
    func person() throws -> Visitor {
        guard let visitor else { throw PageProblem.signInFirst }
        return visitor
    }

    /// Who asks, if they may do this.
    /// - Throws: ``PageProblem/forbidden``.
    func person(who right: Right) throws -> Visitor {
        let visitor = try person()
        guard visitor.may(right) else { throw PageProblem.forbidden }
        return visitor
    }

    /// A record's id in the path.
    /// - Throws: ``PageProblem/notFound``.
    func id(_ name: String = "id") throws -> RecordID {
        guard let text = parameters[name], let id = RecordID(text) else { throw PageProblem.notFound }
        return id
    }

    /// Unix milliseconds by HQ's clock.
    var now: Int64 { Int64(clamping: ground.clock()) }
}

/// How pages are coloured.
enum Theme: String, Sendable, CaseIterable {
    case system, light, dark
}

/// Why there is no page.
enum PageProblem: Error, Equatable {
    case signInFirst
    /// Also what is said of records that somebody may not see.
    case notFound
    case forbidden
    /// A form without its token, from elsewhere, or too old.
    case staleForm
    /// What was sent cannot be; one sentence in the reader's language or in English.
    case invalid(String)
    /// The password is to be given again first; then the browser comes back here.
    case stepUp(returningTo: String)
}
