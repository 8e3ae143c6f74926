// Why this file exists: what waits for people is of five sorts, and there may be hundreds of it. What comes first, what
// is shown and what is counted is decided on plain values.

import LeadToCash
import SyncProtocol

/// The sorts of what waits.
package enum InboxTab: String, CaseIterable, Sendable {
    case gates, conflicts, held, exceptions, duplicates

    init(_ question: CaseQuestion) {
        switch question {
        case .values: self = .conflicts
        case .held: self = .held
        case .exception: self = .exceptions
        case .duplicate: self = .duplicates
        }
    }

    /// The key of its word.
    var word: String { "inbox" + rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}

/// One thing that waits for a decision.
package struct InboxRow: Hashable, Sendable {
    package let tab: InboxTab
    /// What people call it: `C-2026-000118`, `GATE-2026-000031`.
    package let code: String
    package let path: String
    /// The record it is about, and what about it.
    package let subject: String
    package let matter: String
    /// The severity of a case, the tier of a gate.
    package let weight: String
    /// Higher is graver.
    package let rank: Int
    /// Unix milliseconds.
    package let due: Int64?
    package let opened: Int64?
    package let office: RecordID?
    /// Whose turn it is; the reader's own word if it is theirs.
    package let decider: String
    package let isMine: Bool

    package init(
        tab: InboxTab, code: String, path: String, subject: String, matter: String, weight: String, rank: Int,
        due: Int64?, opened: Int64?, office: RecordID?, decider: String, isMine: Bool
    ) {
        self.tab = tab
        self.code = code
        self.path = path
        self.subject = subject
        self.matter = matter
        self.weight = weight
        self.rank = rank
        self.due = due
        self.opened = opened
        self.office = office
        self.decider = decider
        self.isMine = isMine
    }

    /// Whether several of its sort can be decided at once.
    package var isBulk: Bool { tab == .conflicts }

    package func isOverdue(at now: Int64) -> Bool { due.map { $0 < now } ?? false }

    /// The graver first, then what is due first.
    package static func isMoreUrgent(_ a: InboxRow, _ b: InboxRow) -> Bool {
        (-a.rank, a.due ?? .max, a.opened ?? .max, a.code) < (-b.rank, b.due ?? .max, b.opened ?? .max, b.code)
    }
}

/// What of all that waits somebody wants to look at.
package struct InboxFilter: Hashable, Sendable {
    package var tab: InboxTab
    /// Only what waits for the reader.
    package var isMine: Bool
    package var office: RecordID?
    /// The code of the last row of the page before.
    package var after: String?

    package init(tab: InboxTab = .gates, isMine: Bool = true, office: RecordID? = nil, after: String? = nil) {
        self.tab = tab
        self.isMine = isMine
        self.office = office
        self.after = after
    }

    /// Reads what stands behind the question mark; what makes no sense counts as not said.
    init(_ query: FormFields) {
        tab = query["tab"].flatMap(InboxTab.init(rawValue:)) ?? .gates
        isMine = query["whose"] != "all"
        office = query["office"].flatMap { RecordID($0) }
        after = query["after"]
    }

    /// As it stands in an address.
    package var path: String {
        var fields: [(String, String)] = [("tab", tab.rawValue), ("whose", isMine ? "me" : "all")]
        if let office { fields.append(("office", office.description)) }
        if let after { fields.append(("after", after)) }
        return "/inbox?" + FormFields(fields).encoded()
    }
}

/// A part of what waits.
package struct InboxList: Sendable {
    package static let pageSize = 50

    /// How much of each sort there is for the same reader and office.
    package let counts: [InboxTab: Int]
    package let rows: [InboxRow]
    /// The filter of the next page; nil after the last.
    package let next: InboxFilter?

    package init(_ all: [InboxRow], _ filter: InboxFilter) {
        let meant = all.filter { row in
            (!filter.isMine || row.isMine) && (filter.office == nil || row.office == filter.office)
        }
        counts = Dictionary(grouping: meant, by: \.tab).mapValues(\.count)
        let sorted = meant.filter { $0.tab == filter.tab }.sorted(by: InboxRow.isMoreUrgent)
        // The row may have been decided since: then the list begins anew.
        let start = filter.after.flatMap { code in sorted.firstIndex { $0.code == code } }.map { $0 + 1 } ?? 0
        rows = Array(sorted.dropFirst(start).prefix(Self.pageSize))
        var following = filter
        following.after = rows.last?.code
        next = start + rows.count < sorted.count ? following : nil
    }
}

/// How long something has been waiting.
package enum InboxAge {
    /// `5m`, `6h`, `12d`; empty if nobody knows.
    package static func text(since opened: Int64?, now: Int64, in language: Language) -> String {
        guard let opened else { return "" }
        let minutes = max(0, now.subtractingReportingOverflow(opened).partialValue) / 60_000
        let unit: (key: String, number: Int64) =
            switch minutes {
            case ..<60: ("inboxMinutes", minutes)
            case ..<2880: ("inboxHours", minutes / 60)
            default: ("inboxDays", minutes / 1440)
            }
        return PageWords.text(unit.key, in: language).replacing("%1", with: String(unit.number))
    }
}
