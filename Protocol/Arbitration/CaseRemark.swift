// Why this file exists: what was said about a case reads alike, whoever said it and wherever: on a laptop or at HQ.

/// Who answers a case, and why.
public struct CaseRemark: Hashable, Sendable {
    /// What the author is called.
    public let name: String
    public let text: String

    public init(name: String, text: String) {
        self.name = name
        self.text = text
    }

    /// `2026-11-20 09:14 Li Na: phase 1 only`.
    /// - Parameter milliseconds: Unix milliseconds of the author's clock.
    public func line(at milliseconds: UInt64) -> String {
        let minutes = milliseconds / 60_000
        let date = CivilDate(days: Int64(minutes / 1440)).map(\.description) ?? ""
        func two(_ number: UInt64) -> String { number < 10 ? "0\(number)" : String(number) }
        return "\(date) \(two(minutes / 60 % 24)):\(two(minutes % 60)) \(name): \(text)"
    }

    /// What it adds to a case; nil if nothing was said.
    public func write(at milliseconds: UInt64) -> FieldValue? {
        guard !text.isEmpty else { return nil }
        return FieldValue(CaseRecord.Fields.comments, .setChange(adding: [line(at: milliseconds)], removing: []))
    }
}
