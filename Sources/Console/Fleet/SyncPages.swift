// Why this file exists: one device that does not sync is that device's matter; twenty are HQ's, or a line's. Here is
// how syncing goes, by office and over time, and how far HQ's own upkeep has come.

import LeadToCash
import SyncProtocol
import SyncServer

/// How syncing goes.
enum SyncPages {
    static let routes: [PageRoute] = [.get("/sync", for: .seeFleet, show)]

    /// Hours and days that the charts show.
    private static let hours = 48
    private static let days = 30

    private struct Model {
        let tabs: [FleetTab]
        let cards: [Card]
        let offices: [Row]
        let nothing: String?
        let traffic: String
        let freshness: String
        let cases: String
        let isWhole: Bool
        let upkeep: [Fact]
    }

    private struct Card {
        let cardTitle: String
        let cardValue: String
    }

    private struct Row {
        let officeName: String
        let lights: [Light]
        let ageMedian: String
        let ageTail: String
        let ageWorst: String
        let attempts: String
        let share: String
        let tookMedian: String
        let tookTail: String
        let bytes: String
    }

    private struct Light {
        let lightCount: String
        let lightTone: String
        let lightWord: String
    }

    private struct Fact {
        let factName: String
        let factText: String
    }

    private static func show(_ visit: Visit) async throws -> Answer {
        let visitor = try visit.person(who: .seeFleet)
        let reach = FleetReach(visitor, .seeFleet)
        let reading = try await FleetReading.read(visit, reach)
        let offices = Dictionary(reading.devices.map { ($0.device.replica, $0.office) }) { first, _ in first }
        let samples = visit.headquarters.syncAttempts.compactMap { attempt -> SyncSample? in
            guard let office = offices[attempt.replica] else { return nil }
            return SyncSample(
                office: office, at: attempt.at, succeeded: attempt.succeeded, bytes: Int64(attempt.bytes),
                milliseconds: attempt.milliseconds)
        }
        let fresh = freshness(reading, visit.now)
        let rows = rows(samples, fresh, reading.staff, visit)
        let isWhole = reach.offices == nil
        let model = Model(
            tabs: FleetTab.all(visit, here: .sync), cards: cards(SyncHealth(samples), visit), offices: rows,
            nothing: rows.isEmpty ? visit.word("fleetNothing") : nil,
            traffic: traffic(samples, reading.staff, visit).html,
            freshness: chart(fresh, reading.staff, visit).html, cases: try await cases(visit).html,
            isWhole: isWhole, upkeep: isWhole ? try await upkeep(visit) : [])
        return try visit.page("syncHealth", title: visit.word("syncTitle"), area: .fleet, model)
    }

    // MARK: Figures

    private static func freshness(_ reading: FleetReading, _ now: Int64) -> [RecordID?: OfficeFreshness] {
        let active = reading.devices.filter { $0.presence?.isActive ?? false }
        return Dictionary(grouping: active, by: \.office).mapValues { devices in
            OfficeFreshness(devices.map { $0.age(now) })
        }
    }

    private static func cards(_ health: SyncHealth, _ visit: Visit) -> [Card] {
        let texts: [(key: String, text: String)] = [
            ("syncAttempts", Figures.grouped(Int64(health.attempts))), ("syncShare", share(health.share)),
            ("syncMedian", took(health.median)), ("syncTail", took(health.tail)),
            ("fleetBytes", ByteText.text(health.bytes)),
        ]
        return texts.map { Card(cardTitle: visit.word($0.key), cardValue: $0.text) }
    }

    private static func share(_ basisPoints: Int64?) -> String { basisPoints.map(Figures.percentText) ?? "–" }

    private static func took(_ milliseconds: Int64?) -> String {
        milliseconds.map { "\(Figures.grouped($0)) ms" } ?? "–"
    }

    private static func rows(
        _ samples: [SyncSample], _ fresh: [RecordID?: OfficeFreshness], _ staff: FleetStaff, _ visit: Visit
    ) -> [Row] {
        let health = SyncHealth.byOffice(samples)
        let offices = Set(fresh.keys).union(health.keys).map { (name: staff.officeName($0), office: $0) }
        let none = SyncHealth([])
        return offices.sorted { $0.name < $1.name }.map { name, office in
            let (own, ages) = (health[office] ?? none, fresh[office] ?? OfficeFreshness([]))
            func age(_ milliseconds: Int64?) -> String {
                milliseconds.map { FleetSpan.text($0, visit.language) } ?? "–"
            }
            return Row(
                officeName: name,
                lights: zip(FleetLight.allCases, ages.counts).filter { $0.1 > 0 }.map { light, count in
                    Light(lightCount: "\(count)", lightTone: light.tone, lightWord: visit.word(light.key))
                }, ageMedian: age(ages.median), ageTail: age(ages.tail), ageWorst: age(ages.worst),
                attempts: Figures.grouped(Int64(own.attempts)), share: share(own.share),
                tookMedian: took(own.median), tookTail: took(own.tail), bytes: ByteText.text(own.bytes))
        }
    }

    // MARK: Charts

    private static let byteFigures = Figures(short: { ByteText.text($0) }, exact: { ByteText.text($0) })

    private static func traffic(_ samples: [SyncSample], _ staff: FleetStaff, _ visit: Visit) -> Drawing {
        let frame = ChartFrame(
            id: "sync-traffic", title: visit.word("syncTraffic"), unit: visit.word("fleetBytes"),
            note: visit.word("syncSinceStart"), empty: visit.word("deviceNoSyncs"), figures: byteFigures,
            language: visit.language)
        let now = UInt64(max(0, visit.now))
        let sums = SyncHealth.hourly(samples, hours: hours, now: now)
        let series = sums.map { (name: staff.officeName($0.key), values: $0.value) }.sorted { $0.name < $1.name }
        let first = Int64(now / 3_600_000) - Int64(hours - 1)
        let periods = (0..<hours).map { index in
            String((Instant.text((first + Int64(index)) * 3_600_000) ?? "").dropFirst(5).prefix(8)) + ":00Z"
        }
        return ColumnChart(
            frame, heading: visit.word("syncHour"), periods: periods,
            series: series.map { ChartSeries($0.name, $0.values.map { Optional($0) }) }
        ).drawing()
    }

    /// In hundredths of a day.
    private static func chart(
        _ fresh: [RecordID?: OfficeFreshness], _ staff: FleetStaff, _ visit: Visit
    ) -> Drawing {
        let frame = ChartFrame(
            id: "sync-freshness", title: visit.word("syncFreshness"), unit: visit.word("syncDays"),
            note: visit.word("syncFreshnessNote"), empty: visit.word("fleetNothing"),
            figures: .hundredths(visit.language), language: visit.language)
        let bars = fresh.compactMap { office, ages -> BarChart.Bar? in
            guard let median = ages.median else { return nil }
            return BarChart.Bar(
                staff.officeName(office), median / 864_000, count: Int64(ages.counts.reduce(0, +)))
        }
        return BarChart(
            frame, heading: visit.word("fleetOffice"), countHeading: visit.word("fleet"),
            bars: bars.sorted { $0.value > $1.value }
        ).drawing()
    }

    /// Cases that were opened, day by day, of those that the visitor may see.
    private static func cases(_ visit: Visit) async throws -> Drawing {
        let seat = try visit.person().seat
        let rows = try await visit.headquarters.read(as: seat) { reader in
            try reader.page(RecordQuery(CaseRecord.number, limit: RecordQuery.most)).rows
        }
        let today = visit.now / 86_400_000
        var counts = [Int64](repeating: 0, count: days)
        for row in rows {
            guard case .integer(let opened)? = row.values[CaseRecord.Fields.openedAt] else { continue }
            let age = today - opened / 86_400_000
            if age >= 0, age < Int64(days) { counts[days - 1 - Int(age)] += 1 }
        }
        let frame = ChartFrame(
            id: "sync-cases", title: visit.word("syncCases"), unit: visit.word("syncCasesUnit"),
            note: rows.count == RecordQuery.most ? visit.word("syncCasesCut") : nil, empty: visit.word("syncNoCases"),
            figures: .count(visit.language), language: visit.language)
        let periods = (0..<days).map { index in
            CivilDate(days: today - Int64(days - 1 - index))?.description ?? ""
        }
        return LineChart(
            frame, heading: visit.word("syncDay"), periods: periods,
            series: [ChartSeries(visit.word("syncCases"), counts.map { Optional($0) })]
        ).drawing()
    }

    // MARK: HQ's own work

    private static func upkeep(_ visit: Visit) async throws -> [Fact] {
        let work = try await visit.headquarters.housekeeping()
        let none = visit.word("none")
        let texts: [(key: String, text: String)] = [
            ("upkeepFrontier", Figures.grouped(Int64(clamping: work.frontier))),
            ("upkeepBackup", work.backedUp.map { Figures.grouped(Int64(clamping: $0)) } ?? none),
            ("upkeepHorizon", Figures.grouped(Int64(clamping: work.horizon))),
            ("upkeepRetention", "\(work.retentionDays) \(visit.word("syncDays"))"),
            ("upkeepShadows", work.shadowed.map { Figures.grouped(Int64(clamping: $0)) } ?? none),
            ("upkeepLease", "\(work.leaseDays) \(visit.word("syncDays"))"),
            ("upkeepCollected", "\(work.collectedScopes) / \(work.scopes)"),
        ]
        return texts.map { Fact(factName: visit.word($0.key), factText: $0.text) }
    }
}

/// The template of how syncing goes.
enum SyncTemplates {
    static let all = ["syncHealth": health]

    private static let health = #"""
        <h1>{{w.syncTitle}}</h1>
        {{>fleetTabs}}
        <p class="lead">{{w.syncLead}} {{w.syncSinceStart}}</p>
        <div class="cards" id="sync-cards" data-live>
        {{#page.cards}}
        <section class="card"><h2>{{cardTitle}}</h2><p class="value num">{{cardValue}}</p></section>
        {{/page.cards}}
        </div>
        {{#page.nothing}}{{>empty}}{{/page.nothing}}
        {{^page.nothing}}
        <section class="panel" id="sync-offices" data-live><h2>{{w.syncByOffice}}</h2>
        <div class="scroll" tabindex="0" role="region" aria-label="{{w.syncByOffice}}">
        <table class="data"><caption class="unseen">{{w.syncByOffice}}</caption>
        <thead><tr><th scope="col">{{w.fleetOffice}}</th><th scope="col">{{w.fleetFreshness}}</th>
        <th scope="col" class="num">{{w.syncAgeMedian}}</th><th scope="col" class="num">{{w.syncAgeTail}}</th>
        <th scope="col" class="num">{{w.syncAgeWorst}}</th><th scope="col" class="num">{{w.syncAttempts}}</th>
        <th scope="col" class="num">{{w.syncShare}}</th><th scope="col" class="num">{{w.syncMedian}}</th>
        <th scope="col" class="num">{{w.syncTail}}</th><th scope="col" class="num">{{w.fleetBytes}}</th></tr></thead>
        <tbody>
        {{#page.offices}}
        <tr><th scope="row">{{officeName}}</th>
        <td>{{#lights}}<span class="badge {{lightTone}}">{{lightCount}} {{lightWord}}</span> {{/lights}}</td>
        <td class="num">{{ageMedian}}</td><td class="num">{{ageTail}}</td><td class="num">{{ageWorst}}</td>
        <td class="num">{{attempts}}</td><td class="num">{{share}}</td><td class="num">{{tookMedian}}</td>
        <td class="num">{{tookTail}}</td><td class="num">{{bytes}}</td></tr>
        {{/page.offices}}
        </tbody></table></div>
        </section>
        {{/page.nothing}}
        <section class="panel">{{{page.freshness}}}</section>
        <section class="panel">{{{page.traffic}}}</section>
        <section class="panel">{{{page.cases}}}</section>
        {{#page.isWhole}}
        <section class="panel" id="sync-upkeep" data-live><h2>{{w.upkeepTitle}}</h2>
        <p class="note">{{w.upkeepNote}}</p>
        <dl class="facts">
        {{#page.upkeep}}
        <div><dt>{{factName}}</dt><dd class="num">{{factText}}</dd></div>
        {{/page.upkeep}}
        </dl>
        </section>
        {{/page.isWhole}}
        """#
}
