// Why this file exists: figures are as fresh as the laptops behind them. One page says of each when it last spoke,
// what it still has to send, and whether something is wrong with it.

import LeadToCash
import SyncProtocol
import SyncServer

/// The list of devices.
enum FleetPages {
    static let routes: [PageRoute] = [.get("/fleet", for: .seeFleet, show)]

    /// Devices on a page.
    private static let most = 50

    private struct Model {
        let tabs: [FleetTab]
        let offices: [FleetOffice]
        let hasOffices: Bool
        let cards: [Card]
        let rows: [Row]
        let nothing: String?
        let pager: FleetPager?
        let lease: String
    }

    private struct Card {
        let cardTitle: String
        let cardValue: String
        let cardTone: String
    }

    private struct Row {
        let number: String
        let person: String
        let office: String
        let deviceName: String
        let synced: String
        let lagTone: String
        let lagWord: String
        let lag: String
        let unsent: String
        let unsentSince: String?
        let clock: String
        let isClockOff: Bool
        let leaseLeft: String
        let bytes: String
        let diskTone: String
        let diskWord: String
        let stateTone: String
        let stateWord: String
    }

    private static func show(_ visit: Visit) async throws -> Answer {
        let visitor = try visit.person(who: .seeFleet)
        let reach = FleetReach(visitor, .seeFleet)
        let reading = try await FleetReading.read(visit, reach)
        let office = visit.query["office"].flatMap { RecordID($0) }
        let shown = office.map { office in reading.devices.filter { $0.office == office } } ?? reading.devices
        let start = FleetPager.start(visit)
        let rows = shown.dropFirst(start).prefix(most).map { row($0, reading.staff, visit) }
        let offices = reading.staff.choices(reach, chosen: office)
        let model = Model(
            tabs: FleetTab.all(visit, here: .devices), offices: offices, hasOffices: offices.count > 1,
            cards: cards(shown, visit), rows: rows, nothing: rows.isEmpty ? visit.word("fleetNothing") : nil,
            pager: FleetPager(visit, start: start, shown: rows.count, of: shown.count), lease: lease(visit))
        return try visit.page("fleetList", title: visit.word("fleet"), area: .fleet, model)
    }

    private static func lease(_ visit: Visit) -> String {
        let days = visit.headquarters.offlineLease
        return days == 0 ? visit.word("leaseEver") : FleetSpan.text(Int64(days) * 86_400_000, visit.language)
    }

    /// How many are how fresh. Whatever is barred or lost is not waited for.
    private static func cards(_ devices: [FleetDevice], _ visit: Visit) -> [Card] {
        let active = devices.filter { $0.presence?.isActive ?? false }
        let lights = Dictionary(grouping: active) { FleetLight(age: $0.age(visit.now)) }
        let fresh = FleetLight.allCases.map { light in
            Card(
                cardTitle: visit.word(light.key), cardValue: String(lights[light]?.count ?? 0), cardTone: light.tone)
        }
        let owing = active.count { ($0.presence?.unsent ?? 0) > 0 }
        return fresh + [
            Card(cardTitle: visit.word("fleetOwing"), cardValue: String(owing), cardTone: owing > 0 ? "warn" : "good")
        ]
    }

    private static func row(_ found: FleetDevice, _ staff: FleetStaff, _ visit: Visit) -> Row {
        let age = found.age(visit.now)
        let light = FleetLight(age: age)
        let disk = DeviceState.disk(found.device.storage?.statement.disk)
        let state = DeviceState.badge(found.device)
        let ahead = found.presence?.clockAhead ?? 0
        return Row(
            number: found.device.replica.description, person: found.person, office: staff.officeName(found.office),
            deviceName: found.device.device, synced: FleetTime.text(found.lastSync), lagTone: light.tone,
            lagWord: visit.word(light.key), lag: age.map { FleetSpan.text($0, visit.language) } ?? "–",
            unsent: String(found.presence?.unsent ?? 0),
            unsentSince: found.presence?.unsentSince.map { FleetTime.text($0) },
            clock: FleetSpan.offset(ahead, visit.language), isClockOff: isOff(ahead),
            leaseLeft: LeaseText.text(found, days: visit.headquarters.offlineLease, now: visit.now, visit),
            bytes: ByteText.text(found.bytes), diskTone: disk.tone, diskWord: visit.word(disk.key),
            stateTone: state.tone, stateWord: visit.word(state.key))
    }

    /// By the limit of M-43.
    static func isOff(_ ahead: Int64) -> Bool {
        ahead.magnitude > UInt64(max(0, MetricSettings().clockMinutes)) * 60_000
    }
}

/// A way to one of the fleet's pages.
struct FleetTab {
    enum Place: CaseIterable {
        case devices, invite, handover, sync, people, audit

        var path: String {
            switch self {
            case .devices: "/fleet"
            case .invite: "/fleet/invite"
            case .handover: "/fleet/handover"
            case .sync: "/sync"
            case .people: "/people"
            case .audit: "/audit"
            }
        }

        var key: String {
            switch self {
            case .devices: "fleet"
            case .invite: "inviteTitle"
            case .handover: "handoverTitle"
            case .sync: "syncTitle"
            case .people: "peopleTitle"
            case .audit: "auditTitle"
            }
        }

        var right: Right {
            switch self {
            case .devices, .sync: .seeFleet
            case .invite: .runFleet
            case .handover: .read
            case .people: .assignRoles
            case .audit: .seeAudit
            }
        }
    }

    let tabPath: String
    let tabName: String
    let isHere: Bool

    /// Those that the visitor may open.
    static func all(_ visit: Visit, here: Place) -> [FleetTab] {
        Place.allCases.filter { place in visit.visitor?.may(place.right) ?? false }.map { place in
            FleetTab(tabPath: place.path, tabName: visit.word(place.key), isHere: place == here)
        }
    }
}

/// The ways to the first page of a list and to the next, for lists that are held whole.
struct FleetPager {
    let first: String?
    let next: String?

    /// How many come before this page.
    static func start(_ visit: Visit) -> Int {
        min(max(visit.query["from"].flatMap { Int($0) } ?? 0, 0), 1_000_000)
    }

    /// Nil where there is one page only.
    init?(_ visit: Visit, start: Int, shown: Int, of all: Int) {
        let end = start + shown
        self.init(visit, first: start > 0, next: end < all && shown > 0 ? (name: "from", text: String(end)) : nil)
    }

    /// - Parameters:
    ///   - first: whether there is a page before.
    ///   - next: what the next page is asked for with.
    init?(_ visit: Visit, first: Bool, next: (name: String, text: String)?) {
        guard first || next != nil else { return nil }
        func path(_ changes: [String: String?]) -> String {
            let query = visit.query.encoded(replacing: changes)
            return visit.path + (query.isEmpty ? "" : "?" + query)
        }
        let none: [String: String?] = ["from": nil, "after": nil, "done": nil]
        self.first = first ? path(none) : nil
        self.next = next.map { next in path(none.merging([next.name: next.text]) { $1 }) }
    }
}
