// Why this file exists: figures that somebody else has published are the only ones that no mistake of ours can make
// come out. They are read here where people read them: on the first page of HQ.

import Browser
import LeadToCash
import SyncProtocol
import SyncServer
import Testing

extension InBrowser {
    @Suite(.enabled(if: SharedData.folder != nil, Comment(rawValue: SharedData.missing)))
    struct GoldenJourneys {
        /// By region: deals won, in dollars, and the share of those that closed; open deals.
        private static let regions = [
            ("Central", "3,346,293.00 USD", "62.56 %", "908"), ("East", "3,090,594.00 USD", "63.02 %", "433"),
            ("West", "3,568,647.00 USD", "63.94 %", "748"),
        ]
        private static let quarters = [
            ("2017-Q1", "531", "1,134,672.00 USD", "82.07 %"), ("2017-Q2", "1,254", "3,086,111.00 USD", "61.71 %"),
            ("2017-Q3", "1,257", "2,982,255.00 USD", "61.41 %"), ("2017-Q4", "1,196", "2,802,496.00 USD", "60.25 %"),
        ]

        @Test func `the golden numbers of the real CRM set stand on the overview, down to a person`() async throws {
            try await ConsoleStage.tell { stage in
                try await Self.importMaven(stage)
                let hana = try await stage.enlist("Hana Chen", "HQ")
                try await inQuietTab(at: stage) { tab in
                    try await stage.signIn(hana, in: tab)
                    try await tab.choose("USD", in: .field("Currency"))
                    try await Self.ask(for: "2017", in: tab)
                    try await Self.expectWins("4,238", lost: "2,473", "10,005,534.00 USD", "63.15 %", in: tab)
                    #expect(try await tab.text(of: "#overview-M-12 .value") == "57.00 days")
                    for (region, value, rate, open) in Self.regions {
                        let cells = try await tab.cells(ofRow: region, in: "#overview-pipeline")
                        #expect(cells.count == 6, "\(region): \(cells)")
                        #expect(
                            [cells.dropFirst().first, cells.dropFirst(4).first, cells.last] == [open, value, rate])
                    }
                    for (quarter, won, value, rate) in Self.quarters {
                        try await Self.ask(for: quarter, in: tab)
                        try await Self.expectWins(won, value, rate, in: tab)
                    }
                    try await Self.ask(for: "2017", in: tab)
                    try await Self.drillDown(in: tab)
                }
            }
        }

        /// From the company to a region, to a person there, and to that person's open deals.
        private static func drillDown(in tab: Tab) async throws {
            try await tab.follow(.link("Central"))
            #expect(try await tab.has(.heading("Overview: Central")))
            try await expectWins("1,629", "3,346,293.00 USD", "62.56 %", in: tab)
            #expect(try await tab.count("#overview-pipeline tbody th a") > 5)
            try await tab.follow("#overview-pipeline tbody th a")
            #expect(try await tab.text(of: "main nav p").contains("Central"))
            try await tab.follow(.link("Open deals"))
            #expect(try await tab.has(.heading("Opportunity")))
            #expect(try await tab.value(of: "#filter-outcome") == "open")
        }

        /// Chooses a period as somebody does who knows its name.
        private static func ask(for period: String, in tab: Tab) async throws {
            try await tab.fill(.field("or another"), period)
            try await tab.submit(.field("or another"))
            #expect(tab.status == 200, "\(period)")
        }

        /// What the card of M-10 says, and what it is made of.
        private static func expectWins(
            _ won: String, lost: String? = nil, _ value: String, _ rate: String, in tab: Tab,
            _ place: SourceLocation = #_sourceLocation
        ) async throws {
            #expect(try await tab.text(of: "#overview-M-10 .value") == rate, sourceLocation: place)
            try await tab.click("#overview-M-10 summary")
            let parts = try await tab.facts(of: "#overview-M-10")
            #expect(parts["Won"] == won && parts["Won value"] == value, "\(parts)", sourceLocation: place)
            if let lost { #expect(parts["Lost"] == lost, sourceLocation: place) }
        }

        /// As `outpostd import` does it.
        private static func importMaven(_ stage: ConsoleStage) async throws {
            guard let folder = SharedData.folder else { throw BrowserFailure(SharedData.missing) }
            let plan = try ImportPlan(SourceFile.read(path: folder + "/crm_maven"), profile: .maven)
            // Scopes first: a record's scope is settled when it is created.
            for record in plan.records where record.key.kind == Office.kind {
                _ = try await stage.headquarters.scope(anchoredAt: record.key.id, name: "office")
            }
            let applied = try await stage.headquarters.apply(plan.reconcile { _ in nil }.edits)
            #expect(applied.records > 8800)
        }
    }
}
