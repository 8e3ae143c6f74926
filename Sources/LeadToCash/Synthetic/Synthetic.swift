// Why this file exists: a demonstration and a benchmark need data of a real shape and with real defects, but no real
// data ships with Outpost. This writes the four files of the Maven shape with names of its own.

import SyncProtocol

/// Made-up data sets.
public enum Synthetic {
    /// The four files of the profile `maven`: three regions, 6 managers, 35 agents of whom 5 idle, 7 products, 85
    /// accounts (or one per hundred opportunities, if that is more), by their names.
    ///
    /// The defects are those of real files: open deals without an account, value or close date, prospects without an
    /// engage date, one product spelled without its blank, one sector and one country misspelt.
    /// - Parameters:
    ///   - seed: Equal seeds give equal files.
    ///   - opportunities: How many rows the pipeline has.
    public static func maven(seed: UInt64, opportunities: Int) -> [String: String] {
        var generator = SplitMix64(seed: seed)
        let agents = agents(&generator)
        let accounts = accounts(max(85, opportunities / 100), &generator)
        return [
            "sales_teams.csv": text(
                ["sales_agent", "manager", "regional_office"], agents.map { [$0.name, $0.manager, $0.region] }),
            "products.csv": text(
                ["product", "series", "sales_price"], products.map { [$0.name, $0.series, String($0.price)] }),
            "accounts.csv": text(
                [
                    "account", "sector", "year_established", "revenue", "employees", "office_location",
                    "subsidiary_of",
                ], accounts.map(\.cells)),
            "sales_pipeline.csv": pipeline(opportunities, agents, accounts, &generator),
        ]
    }

    private static func text(_ header: [String], _ rows: [[String]]) -> String {
        ([header] + rows).map { CSVWriter.row($0) + "\n" }.joined()
    }

    // MARK: People and customers

    struct Agent {
        let name: String
        let manager: String
        let region: String
    }

    struct Account {
        let cells: [String]
        /// The only region that works it; nil if all do.
        let region: String?
        var name: String { cells.first ?? "" }
    }

    static let regions = ["Central", "East", "West"]
    static let products = [
        (name: "Kestrel 10", series: "Kestrel", price: 540), (name: "Kestrel 20", series: "Kestrel", price: 1120),
        (name: "Kestrel Max", series: "Kestrel", price: 4760), (name: "Heron Lite", series: "Heron", price: 60),
        (name: "Heron Plus", series: "Heron", price: 3410), (name: "Heron Ultra", series: "Heron", price: 5530),
        (name: "Albatross", series: "Albatross", price: 26_300),
    ]
    private static let sectors = [
        "technolgy", "medical", "retail", "software", "finance", "marketing", "entertainment", "services",
        "telecommunications", "employment",
    ]
    private static let countries = [
        "Malaysia", "Singapore", "Indonesia", "Philipines", "Thailand", "Vietnam", "Japan", "Kenya", "Brazil",
        "Germany",
    ]

    private static func agents(_ generator: inout SplitMix64) -> [Agent] {
        var known: Set<String> = []
        let managers = (0..<6).map { _ in unique(&known, &generator, person) }
        return (0..<35).map { index in
            Agent(
                name: unique(&known, &generator, person), manager: managers[index % 6],
                region: regions[index % 6 / 2])
        }
    }

    private static func accounts(_ count: Int, _ generator: inout SplitMix64) -> [Account] {
        var known: Set<String> = []
        var accounts: [Account] = []
        for index in 0..<count {
            let name = unique(&known, &generator, company)
            let parent = index > 0 && generator.below(6) == 0 ? accounts[generator.below(index)].name : ""
            let revenue = "\(generator.below(9000)).\(10 + generator.below(90))"
            let country = index % 7 == 0 ? countries[3] : generator.pick(countries)
            let cells = [
                name, generator.pick(sectors), String(1975 + generator.below(42)), revenue,
                String(5 + generator.below(12_000)), country, parent,
            ]
            accounts.append(Account(cells: cells, region: index % 6 == 5 ? generator.pick(regions) : nil))
        }
        return accounts
    }

    private static let syllables = [
        "ba", "den", "fo", "gri", "hal", "jo", "ka", "lin", "mo", "nar", "or", "pel", "qui", "ro", "sel", "ta", "ul",
        "ven", "wi", "zan",
    ]

    private static func word(_ count: Int, _ generator: inout SplitMix64) -> String {
        let letters = (0..<count).map { _ in generator.pick(syllables) }.joined()
        return letters.prefix(1).uppercased() + letters.dropFirst()
    }

    private static func person(_ generator: inout SplitMix64) -> String {
        word(2, &generator) + " " + word(2 + generator.below(2), &generator)
    }

    private static func company(_ generator: inout SplitMix64) -> String {
        word(2 + generator.below(2), &generator)
            + generator.pick(["", "", " Group", " Works", " & Sons", ", Inc.", " Telecom"])
    }

    /// Makes names until one is new; after a hundred in vain, one more with a number.
    private static func unique(
        _ known: inout Set<String>, _ generator: inout SplitMix64, _ make: (inout SplitMix64) -> String
    ) -> String {
        for _ in 0..<100 {
            let name = make(&generator)
            if known.insert(name).inserted { return name }
        }
        let name = "\(make(&generator)) \(known.count)"
        known.insert(name)
        return name
    }
}
