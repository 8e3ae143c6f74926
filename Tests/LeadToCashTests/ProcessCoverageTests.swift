// Why this file exists: "all of it is covered" is believed only of a list that nobody can shorten and of places that
// can be looked up. Commands are looked up in JourneyTests, where the programs are.

import FoundationEssentials
import SyncProtocol
import Testing

@testable import LeadToCash

@Suite struct ProcessCoverageTests {
    /// The numbered names of the inventory, counted by hand: prefix, last number, digits.
    private static let numbered: [(prefix: String, last: Int, digits: Int)] = [
        ("A", 14, 2), ("B", 7, 1), ("C", 28, 2), ("D", 41, 2), ("E", 13, 2), ("P", 13, 2), ("T", 11, 2), ("R", 15, 2),
        ("Z", 9, 1), ("Phase ", 8, 1),
    ]

    /// Its names without a number: sub-processes, gates, and what crosses to and from the other processes.
    private static let named: [String] = [
        "LTO", "OTO", "OTD", "DTC", "ATI", "ATB", "ATC", "ATAC", "ATCC", "MTL→LTC", "LTC→MTL", "IPD→LTC", "LTC→IPD",
        "LTC→ITR", "ITR→LTC",
    ]

    private static func inventory() -> Set<String> {
        var names = Set(named)
        for (prefix, last, digits) in numbered {
            for number in 1...last {
                let text = String(number)
                names.insert(prefix + String(repeating: "0", count: max(0, digits - text.count)) + text)
            }
        }
        return names
    }

    @Test func `every name of the inventory has one line, and no other has`() {
        let inventory = Self.inventory()
        let stated = ProcessCoverage.items.map(\.id)
        #expect(inventory.count == 174)
        #expect(Set(stated).count == stated.count, "a name is stated twice")
        #expect(inventory.subtracting(stated).sorted().isEmpty, "nobody maps these")
        #expect(Set(stated).subtracting(inventory).sorted().isEmpty, "these are no names of the inventory")
        let words = ProcessCoverage.items.flatMap { [$0.chinese, $0.english] }
        #expect(words.allSatisfy { !$0.isEmpty && !$0.contains("|") })
    }

    @Test func `every name has a place, and every place exists`() throws {
        #expect(ProcessCoverage.items.filter(\.places.isEmpty).map(\.id).isEmpty)
        for item in ProcessCoverage.items {
            #expect(Set(item.places).count == item.places.count, "\(item.id) names a place twice")
            for place in item.places {
                let isThere = try exists(place)
                #expect(isThere, "\(item.id): \(place)")
            }
        }
    }

    @Test func `content is content, a rule is a rule, and every other sort is what it says`() {
        for item in ProcessCoverage.items {
            #expect(!item.sorts.isEmpty, "\(item.id)")
            for sort in item.sorts {
                #expect(item.places.contains { serves($0, as: sort) }, "\(item.id) has no \(sort.rawValue)")
            }
        }
    }

    @Test func `every activity names a command, or is given a place here`() throws {
        let bare = ProcessContent.documents.flatMap(\.steps).filter(\.command.isEmpty).map(\.code)
        #expect(Set(bare) == Set(ProcessCoverage.activities.keys))
        for (code, places) in ProcessCoverage.activities {
            #expect(!places.isEmpty, "\(code)")
            for place in places {
                let isThere = try exists(place)
                #expect(isThere, "\(code): \(place)")
            }
        }
    }

    @Test func `the coverage document says what the table says`() throws {
        let path = repository + "/Docs/process-coverage.md"
        let wanted = ProcessCoverageDocument.markdown()
        if ProcessInfo.processInfo.environment["OUTPOST_WRITE_DOCS"] == "1" {
            try Data(wanted.utf8).write(to: URL(filePath: path))
        }
        let written = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        #expect(written == wanted, "run this test with OUTPOST_WRITE_DOCS=1")
    }

    // MARK: Looking up

    private func exists(_ place: CoveragePlace) throws -> Bool {
        switch place {
        case .record(let kind): return LeadToCash.schema.kind(kind) != nil
        case .field(let kind, let field): return LeadToCash.schema.kind(kind)?.field(named: field) != nil
        case .word(let kind, let field, let word):
            let columns = LeadToCash.schema.kind(kind)?.field(named: field)?.columns ?? []
            return columns.contains { $0.choices.contains(word) }
        case .content(let code): return ProcessCoverage.title(of: code) != nil
        case .ruleNamed(let name): return Rules.all.contains { $0.name == name }
        case .metric(let code): return Metric.all.contains { $0.code == code }
        case .page(let file, let heading): return try headings(of: file).contains(heading)
        // The compiler knows types; programs are asked for their commands in JourneyTests, HQ's pages in ConsoleTests.
        case .codeNamed, .outpost, .outpostd: return true
        case .address(let address): return address.hasPrefix("/")
        }
    }

    private func headings(of file: String) throws -> [String] {
        let data = try Data(contentsOf: URL(filePath: repository + "/Docs/" + file))
        return String(decoding: data, as: UTF8.self).split(separator: "\n").compactMap { line -> String? in
            for mark in ["## ", "### "] where line.hasPrefix(mark) { return String(line.dropFirst(mark.count)) }
            return nil
        }
    }

    private func serves(_ place: CoveragePlace, as sort: CoverageSort) -> Bool {
        switch (sort, place) {
        case (.record, .record), (.record, .field), (.record, .word), (.field, .field), (.field, .word): true
        case (.rule, .ruleNamed), (.rule, .codeNamed): true
        case (.screen, .outpost), (.screen, .outpostd), (.screen, .address): true
        case (.report, .metric), (.report, .outpost), (.report, .outpostd), (.report, .page): true
        case (.content, .content): true
        case (.quality, _): true
        default: false
        }
    }
}
