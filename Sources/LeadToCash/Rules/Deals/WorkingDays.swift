// Why this file exists: two days from Friday is Tuesday. What falls due is counted in days on which somebody works.

import SyncProtocol

/// Monday to Friday, UTC, as cases count them; an office's own holidays are not known here.
enum WorkingDays {
    /// The day so many working days after an instant, in Unix milliseconds.
    static func day(_ count: Int, after milliseconds: UInt64) -> CivilDate? {
        let terms = CaseTerms(.low, deciders: [], workingDays: count, expiry: .waits)
        return CivilDate(milliseconds: terms.due(openedAt: milliseconds))
    }
}
