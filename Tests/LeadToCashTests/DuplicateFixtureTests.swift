// Why this file exists: the matcher's figures over real companies' names in a dozen scripts: those few that stand
// here, and the larger set where it is at hand.

import SyncProtocol
import Testing

@testable import LeadToCash

private typealias Specimen = DuplicateReport.Specimen

private let skipped: Comment = "no shared data: set OUTPOST_SHARED_DATA to a folder that holds fixtures"

/// Companies that look alike and are not one.
private let lookalikes: [Set<String>] = [
    ["DTAG", "TDG"], ["ORANGE", "ORANGEPL"], ["MTNNG", "MTNGROUP"], ["TELIA", "TELIADK"], ["CMCC", "CUCC", "CTCC"],
]

/// Every pair that the matcher reports, found by comparing all with all.
private func reported(_ specimens: [Specimen]) -> [(Specimen, Specimen, DuplicateCertainty)] {
    let subjects = specimens.enumerated().map { (DuplicateReport.subject($0, $1), $1) }
    return subjects.indices.flatMap { first in
        subjects[(first + 1)...].compactMap { second in
            guard let a = subjects[first].0, let b = second.0 else { return nil }
            return DuplicateDetector.compare(a, b).map { (subjects[first].1, second.1, $0.certainty) }
        }
    }
}

/// How many pairs share a blocking key and are reported.
private func foundByIndex(_ specimens: [Specimen]) -> Int {
    var index: [String: [DuplicateSubject]] = [:]
    var found: Set<DuplicateFinding> = []
    for (number, specimen) in specimens.enumerated() {
        guard let subject = DuplicateReport.subject(number, specimen) else { continue }
        for key in subject.blockingKeys {
            found.formUnion((index[key] ?? []).compactMap { DuplicateDetector.compare($0, subject) })
            index[key, default: []].append(subject)
        }
    }
    return found.count
}

private func expectCareful(_ specimens: [Specimen]) {
    for (a, b, certainty) in reported(specimens) {
        #expect(certainty != .certain, "\(a.name) / \(b.name)")
        guard a.cluster != b.cluster else { continue }
        let isLookalike = lookalikes.contains { $0.isSuperset(of: [a.cluster, b.cluster]) }
        #expect(!isLookalike || certainty == .possible, "\(a.name) / \(b.name)")
    }
}

struct DuplicateFixtureTests {
    private static let few: [Specimen] = [
        ("DTAG", "Deutsche Telekom AG", "legal", "DE"),
        ("DTAG", "Deutsche Telekom Aktiengesellschaft", "long-form", "DE"),
        ("TDG", "Telekom Deutschland GmbH", "legal", "DE"),
        ("ORANGE", "Orange S.A.", "legal", "FR"), ("ORANGE", "ORANGE SA", "ascii-variant", "FR"),
        ("ORANGEPL", "Orange Polska S.A.", "legal", "PL"), ("MTNGROUP", "MTN Group Limited", "legal", "ZA"),
        ("MTNNG", "MTN Nigeria Communications PLC", "legal", "NG"), ("TELIA", "Telia Company AB", "legal", "SE"),
        ("TELIADK", "Telia Danmark", "brand", "DK"), ("CMCC", "中国移动", "brand", "CN"),
        ("CMCC", "中國移動", "brand", "CN"), ("CMCC", "China Mobile", "brand", "CN"), ("CUCC", "中国联通", "brand", "CN"),
        ("CTCC", "中国电信", "brand", "CN"), ("SAFARICOM", "Safaricom PLC", "legal", "KE"),
        ("SAFARICOM", "SAFARICOM LIMITED", "former-legal-form", "KE"),
    ].map { Specimen(cluster: $0.0, name: $0.1, kind: $0.2, country: $0.3) }

    @Test func `a few companies that look alike are told apart, and each is found under its other name`() {
        let report = DuplicateReport(Self.few)
        #expect(report.precision == .init(part: 4, whole: 4))
        #expect(report.recall == .init(part: 4, whole: 6))
        #expect(report.recallInOneScript == .init(part: 4, whole: 4))
        #expect(report.recallOfFullNames == .init(part: 3, whole: 3))
        #expect(report.mistaken.isEmpty && report.missed.isEmpty)
        #expect("\(report.recall)" == "4 of 6 (66.6 %)")
        expectCareful(Self.few)
        #expect(foundByIndex(Self.few) == 4)
    }

    @Test(.enabled(if: SharedData.folder != nil, skipped))
    func `over the names of thirty-nine companies the matcher is precise and finds what names can tell`() throws {
        let specimens = try Self.shared()
        #expect(specimens.count == 98)
        let report = DuplicateReport(specimens)
        #expect(report.precision.isAtLeast(percent: 98), "\(report.mistaken)")
        #expect(report.recallOfFullNames.isAtLeast(percent: 95), "\(report.missed)")
        // The rest are brands and abbreviations, in one script, and names that share no letter: aliases find those.
        #expect(report.recallInOneScript.isAtLeast(percent: 67) && report.recallInOneScript.whole == 43)
        #expect(report.recall.isAtLeast(percent: 31) && report.recall.whole == 93)
        expectCareful(specimens)
        #expect(foundByIndex(specimens) == reported(specimens).count)
    }

    private static func shared() throws -> [Specimen] {
        let folder = try #require(SharedData.folder)
        let path = folder + "/fixtures/account_names_multilingual.csv"
        return try DuplicateReport.specimens(in: #require(try SourceFile.read(path: path).first))
    }
}
