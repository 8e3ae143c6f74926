// Why this file exists: to write a page costs far more than to look up its figures, and fifty people who look at the
// same figures read the same page. It is written once for all of them.

import LeadToCash
import SyncProtocol

/// The contents of overview pages that were written last. Two sheets that are equal in everything that a page shows
/// have one content, whoever looks.
actor WrittenPages {
    /// All that a page's content is made of. Figures are told apart by when they were reckoned: of one question nothing
    /// is reckoned twice at one moment.
    private struct Identity: Hashable {
        struct Stamp: Hashable {
            let frontier: CommitSequence
            let asOf: CivilDate
            let now: Int64

            init(_ reckoning: Reckoning) {
                (frontier, asOf, now) = (reckoning.frontier, reckoning.asOf, reckoning.now)
            }
        }

        let tab: OverviewTab
        let scopes: OverviewScopes
        let filter: OverviewFilter
        let language: Language
        let names: [RecordKey: String]
        let kept: Stamp
        let counted: Stamp?
        let swept: Stamp?

        init(_ sheet: OverviewSheet) {
            (tab, scopes, filter, language) = (sheet.tab, sheet.scopes, sheet.filter, sheet.language)
            names = sheet.names
            kept = Stamp(sheet.kept)
            counted = sheet.counted.map(Stamp.init)
            swept = sheet.swept.map(Stamp.init)
        }
    }

    private struct Entry {
        let content: Task<String, any Error>
        var used: UInt64
    }

    /// Contents kept at most; those looked at longest ago go. One may be half a megabyte.
    static let most = 64

    private var entries: [Identity: Entry] = [:]
    private var count: UInt64 = 0

    /// The content of a sheet's page. Those who come while it is being written wait for it.
    func content(
        _ sheet: OverviewSheet, _ write: @escaping @Sendable (OverviewModel) throws -> String
    ) async throws -> String {
        let identity = Identity(sheet)
        count += 1
        if let known = entries[identity] {
            entries[identity]?.used = count
            return try await known.content.value
        }
        let content = Task { try write(sheet.model) }
        entries[identity] = Entry(content: content, used: count)
        if entries.count > Self.most, let oldest = entries.min(by: { $0.value.used < $1.value.used })?.key {
            entries[oldest] = nil
        }
        do { return try await content.value } catch {
            // What went wrong once may go right the next time.
            entries[identity] = nil
            throw error
        }
    }
}
