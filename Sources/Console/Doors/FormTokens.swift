// Why this file exists: a form counts only if this session was given it, and it says what its author had seen when it
// was made, so that two people who edit one record meet in the same arbitration as two laptops do.

import Crypto
import FoundationEssentials
import SyncProtocol
import SyncServer

/// The hidden fields of a form. In templates: `{{{form.fields}}}`.
struct FormTokens: Sendable {
    static let tokenField = "_token"
    static let seenField = "_seen"

    /// As HTML; nothing before anybody has signed in. Tokens are hexadecimal, so nothing needs to be escaped.
    let fields: String

    init(_ visitor: Visitor?, frontier: CommitSequence) {
        guard let visitor else {
            fields = ""
            return
        }
        let token = Self.sign("form", visitor.session)
        let seen = "\(frontier).\(Self.sign("seen \(frontier)", visitor.session))"
        fields =
            "<input type=\"hidden\" name=\"\(Self.tokenField)\" value=\"\(token)\">"
            + "<input type=\"hidden\" name=\"\(Self.seenField)\" value=\"\(seen)\">"
    }

    /// Whether a form was made for this session.
    static func isGenuine(_ form: FormFields, _ session: SignInSession) -> Bool {
        guard let token = form[tokenField] else { return false }
        return areEqual(token, sign("form", session))
    }

    /// What the author of a form had seen; nil if the form does not say so truly.
    static func seen(_ form: FormFields, _ session: SignInSession) -> CommitSequence? {
        guard let parts = form[seenField]?.split(separator: "."), parts.count == 2,
            let sequence = CommitSequence(parts[0]), areEqual(String(parts[1]), sign("seen \(sequence)", session))
        else { return nil }
        return sequence
    }

    private static func sign(_ text: String, _ session: SignInSession) -> String {
        let code = HMAC<SHA256>.authenticationCode(
            for: Data(text.utf8), using: SymmetricKey(data: Data(session.formSecret.utf8)))
        return code.map { byte in String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }.joined()
    }

    private static func areEqual(_ a: String, _ b: String) -> Bool {
        let (a, b) = (Array(a.utf8), Array(b.utf8))
        guard a.count == b.count else { return false }
        return zip(a, b).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
