// Why this file exists: a matcher is as good as its figures on names whose owners are known. Whoever changes a rule
// sees here what it found, what it missed and what it mistook.

import SyncProtocol

/// Precision and recall over names of which it is known which belong together.
public struct DuplicateReport: Sendable {
    /// A name and the company that bears it.
    public struct Specimen: Hashable, Sendable {
        /// Equal for names of one company.
        public let cluster: String
        public let name: String
        /// How the name is written: `legal`, `brand`, `ascii-variant` and so on.
        public let kind: String
        public let country: String

        public init(cluster: String, name: String, kind: String, country: String) {
            self.cluster = cluster
            self.name = name
            self.kind = kind
            self.country = country
        }
    }

    /// So many of so many.
    public struct Share: Hashable, Sendable, CustomStringConvertible {
        public var part = 0
        public var whole = 0

        /// Whether at least `percent` of a hundred are there; true if there was nothing to find.
        public func isAtLeast(percent: Int) -> Bool { part * 100 >= whole * percent }

        public var description: String {
            whole == 0 ? "0 of 0" : "\(part) of \(whole) (\(part * 1000 / whole / 10).\(part * 1000 / whole % 10) %)"
        }

        mutating func count(_ isPart: Bool) {
            whole += 1
            if isPart { part += 1 }
        }
    }

    /// Two names and how sure the matcher was; nil if it did not offer them.
    public struct Pair: Hashable, Sendable {
        public let first: Specimen
        public let second: Specimen
        public let certainty: DuplicateCertainty?
    }

    /// Of the pairs offered, those that are one company.
    public private(set) var precision = Share()
    /// Of all pairs that are one company, those offered. Names alone cannot reach all of them.
    public private(set) var recall = Share()
    /// The same over pairs in one script, which is all that names alone could find.
    public private(set) var recallInOneScript = Share()
    /// The same over pairs in one script in which both spell out the company's name (``fullKinds``): a brand or an
    /// abbreviation is another name, which only an alias can tell.
    public private(set) var recallOfFullNames = Share()
    /// Pairs offered that are two companies.
    public private(set) var mistaken: [Pair] = []
    /// Pairs in one script that are one company and were not offered.
    public private(set) var missed: [Pair] = []

    /// The ways of writing a name that spell it out: only letters, case, marks and legal form differ.
    public static let fullKinds: Set<String> = [
        "legal", "legal-variant", "long-form", "ascii-variant", "lowercase-dotted-i", "former-legal-form",
    ]

    /// Compares every specimen with every other, as accounts that have nothing but a name and a country.
    public init(_ specimens: [Specimen]) {
        let read = specimens.enumerated().compactMap { index, specimen in
            Self.subject(index, specimen).map { Read(specimen: specimen, subject: $0) }
        }
        for (index, first) in read.enumerated() {
            for second in read[(index + 1)...] { count(first, second) }
        }
    }

    /// Reads names from a file with the columns `cluster_id`, `name`, `kind` and `country`; others are passed over.
    /// - Throws: ``ImportError`` if the file cannot be read as such.
    public static func specimens(in file: SourceFile) throws -> [Specimen] {
        let table = try SourceTable(
            file.name, file.bytes, .comma, required: ["cluster_id", "name", "kind", "country"])
        return table.rows.compactMap { row in
            guard let cluster = row["cluster_id"], let name = row["name"] else { return nil }
            return Specimen(
                cluster: cluster, name: name, kind: row["kind"] ?? "", country: row["country"] ?? "")
        }
    }

    private struct Read {
        let specimen: Specimen
        let subject: DuplicateSubject
        let scripts: NameScripts

        init(specimen: Specimen, subject: DuplicateSubject) {
            self.specimen = specimen
            self.subject = subject
            scripts = subject.names.first.map { NameScripts($0.text) } ?? []
        }
    }

    private mutating func count(_ a: Read, _ b: Read) {
        let finding = DuplicateDetector.compare(a.subject, b.subject)
        let pair = Pair(first: a.specimen, second: b.specimen, certainty: finding?.certainty)
        let isOne = a.specimen.cluster == b.specimen.cluster
        if finding != nil {
            precision.count(isOne)
            if !isOne { mistaken.append(pair) }
        }
        guard isOne else { return }
        recall.count(finding != nil)
        guard a.scripts == b.scripts else { return }
        recallInOneScript.count(finding != nil)
        if finding == nil { missed.append(pair) }
        if [a, b].allSatisfy({ Self.fullKinds.contains($0.specimen.kind) }) {
            recallOfFullNames.count(finding != nil)
        }
    }

    /// The specimen as an account of its own.
    static func subject(_ index: Int, _ specimen: Specimen) -> DuplicateSubject? {
        let id = RecordID(high: 0x7000, low: UInt64(index))
        return DuplicateSubject(
            RecordKey(kind: Account.kind, id: id),
            stored: { field in
                switch field {
                case Account.Fields.name: .text(specimen.name)
                case Account.Fields.country: .text(specimen.country)
                default: .null
                }
            })
    }
}
