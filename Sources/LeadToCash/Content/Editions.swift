// Why this file exists: one office works by version 1.1 of the processes while HQ and a pilot office try 1.2. Which
// text belongs to which is worked out here, so that nobody is moved to a new way of working in the middle of a deal.

import SyncProtocol

/// Which edition of each document a version of the processes holds: its own, or the last one before it.
final class Editions {
    private typealias Fields = ContentDocument.Fields

    private let pages: PageReader
    /// Nil stands for the newest: everything that belongs to a version which is out.
    private let version: RecordID?
    private var reached: [RecordID: Bool] = [:]
    private var standing: [String: RecordKey] = [:]
    private var isSearched: Set<String> = []

    init(_ pages: PageReader, _ version: RecordID?) {
        self.pages = pages
        self.version = version
    }

    // MARK: Documents

    /// The edition of a document that is read; nil if HQ has withdrawn the document, or it came with a later version.
    func document(_ code: String) throws -> RecordKey? {
        if isSearched.contains(code) { return standing[code] }
        isSearched.insert(code)
        let all = try pages.records(ContentDocument.kind, Fields.code, .text(code))
        let published = try all.filter { try pages.text(Fields.state, $0) == "published" }
        guard !published.isEmpty else { return nil }
        let former = try all.filter { try pages.text(Fields.state, $0) == "retired" }
        let found = try newest(published.filter { try holds($0) }) ?? newest(former.filter { try holds($0) })
        standing[code] = found
        return found
    }

    /// Whether an edition belongs to the version or to one before it. What belongs to none belongs to all.
    func holds(_ document: RecordKey) throws -> Bool {
        guard let theirs = try pages.ground.value(Fields.processVersion, of: document).asReference else { return true }
        if let known = reached[theirs] { return known }
        let result = try reaches(theirs)
        reached[theirs] = result
        return result
    }

    private func newest(_ keys: [RecordKey]) throws -> RecordKey? {
        guard keys.count > 1 else { return keys.first }
        let superseded = Set(try keys.compactMap { try pages.ground.value(Fields.supersedes, of: $0).asReference })
        let last = keys.filter { !superseded.contains($0.id) }
        let dated = try (last.isEmpty ? keys : last).map { key in
            (day: try pages.ground.value(Fields.publishedOn, of: key).asDate?.days ?? .min, key: key)
        }
        return dated.max { ($0.day, $0.key) < ($1.day, $1.key) }?.key
    }

    // MARK: Versions

    private func reaches(_ theirs: RecordID) throws -> Bool {
        if theirs == version { return true }
        let other = RecordKey(kind: ProcessVersion.kind, id: theirs)
        guard try pages.ground.isAlive(other) else { return true }
        // What HQ still works on is read by those alone who are to try it.
        guard try !["", "draft"].contains(pages.text(ProcessVersion.Fields.state, other)) else { return false }
        guard let version else { return true }
        let own = RecordKey(kind: ProcessVersion.kind, id: version)
        return try Self.isEarlier(other, than: own, pages.ground)
    }

    /// By the day on which a version came out, and of one day by its number; one that is not out yet is the last.
    private static func isEarlier(_ a: RecordKey, than b: RecordKey, _ ground: any Ground) throws -> Bool {
        func day(_ key: RecordKey) throws -> Int32 {
            try ground.value(ProcessVersion.Fields.releasedOn, of: key).asDate?.days ?? .max
        }
        let days = (try day(a), try day(b))
        if days.0 != days.1 { return days.0 < days.1 }
        let names = try [a, b].map { try numbers(ground.text(ProcessVersion.Fields.name, of: $0)) }
        return names[0].lexicographicallyPrecedes(names[1])
    }

    /// `LTC 3.10` is 3 and 10, and comes after `LTC 3.9`.
    private static func numbers(_ name: String) -> [Int] {
        name.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }
    }

    // MARK: Who works by which

    /// The version that the people of an office work by; nil if HQ has named none.
    static func version(of office: RecordID?, _ ground: any Ground) throws -> RecordID? {
        guard let office else { return nil }
        return try ground.value(Office.Fields.processVersion, of: RecordKey(kind: Office.kind, id: office)).asReference
    }

    /// The version by which a record is worked on: the one that its deal keeps, or else that of its office.
    static func version(for record: RecordKey, _ ground: any Ground) throws -> RecordID? {
        let kind = LeadToCash.schema.kind(record.kind)
        var deal = record.kind == Opportunity.kind ? record : nil
        if deal == nil, let field = kind?.field(named: "opportunity")?.number {
            deal = try ground.record(Opportunity.kind, by: field, of: record)
        }
        if let deal, let kept = try ground.value(Opportunity.Fields.processVersion, of: deal).asReference {
            return kept
        }
        guard let field = kind?.field(named: "office")?.number else { return nil }
        return try version(of: ground.value(field, of: record).asReference, ground)
    }

    /// The newest version that is out; nil if HQ has released none.
    static func newestVersion(_ ground: any Ground) throws -> RecordID? {
        let released = try ground.allRecords(
            ProcessVersion.kind, where: ProcessVersion.Fields.state, is: .text("released")
        ).map { RecordKey(kind: ProcessVersion.kind, id: $0) }
        var newest: RecordKey?
        for key in released {
            if let known = newest, try !isEarlier(known, than: key, ground) { continue }
            newest = key
        }
        return newest?.id
    }
}
