// Why this file exists: once a case is closed its values stand nowhere but in the case itself, which quotes them as
// JSON. Whoever looks at what was decided, or wants a value back, reads them here.

import FoundationEssentials
import SyncProtocol

/// A value as a case quotes it, with who wrote it, when and why.
package struct CaseQuote: Hashable, Sendable {
    package let dot: Dot
    package let author: String
    package let role: String
    package let reason: String
    /// Unix milliseconds of its stamp; nil if it does not say.
    package let milliseconds: Int64?
    package let value: QuotedValue
    package let base: QuotedValue

    /// What a case quotes; nothing of it where it was written in another way.
    package static func read(_ text: String) -> [CaseQuote] {
        let told = try? JSONDecoder().decode([Told].self, from: Data(text.utf8))
        return (told ?? []).compactMap { told in
            guard let dot = told.dot.flatMap({ Dot($0) }) else { return nil }
            return CaseQuote(
                dot: dot, author: told.author ?? "", role: told.role ?? "", reason: told.reason ?? "",
                milliseconds: told.stamp?.split(separator: ".").first.flatMap { Int64($0) },
                value: told.value ?? .null, base: told.base ?? .null)
        }
    }

    /// The value that a closed case says was decided on; nil if it is none of the field's.
    package static func decided(_ json: String, _ field: Field) -> Value? {
        (try? JSONDecoder().decode(QuotedValue.self, from: Data(json.utf8)))?.value(of: field)
    }

    private struct Told: Decodable {
        let dot: String?
        let author: String?
        let role: String?
        let reason: String?
        let stamp: String?
        let value: QuotedValue?
        let base: QuotedValue?
    }
}
