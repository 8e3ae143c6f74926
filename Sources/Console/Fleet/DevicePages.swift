// Why this file exists: before a laptop is barred or erased, whoever decides sees whose it is, what it holds and what
// is still on it, and reads what will follow.

import HTTPTypes
import LeadToCash
import SyncProtocol
import SyncServer

/// One device, and what is done about it.
enum DevicePages {
    static let routes: [PageRoute] = [
        .get("/fleet/devices/:number", for: .seeFleet, show),
        .get("/fleet/devices/:number/:act", for: .runFleet, confirm),
        .post("/fleet/devices/:number/:act", for: .runFleet, perform),
    ]

    /// Syncs listed.
    private static let most = 50

    private struct Model {
        let tabs: [FleetTab]
        let number: String
        let deviceName: String
        let stateTone: String
        let stateWord: String
        let lagTone: String
        let lagWord: String
        let alerts: [String]
        let facts: [Fact]
        let mayRun: Bool
        let acts: [Act]
        let hasActs: Bool
        let grants: [Grant]
        let noGrants: String?
        let syncs: [Sync]
        let noSyncs: String?
        let auditPath: String?
    }

    private struct Fact {
        let factName: String
        let factText: String
    }

    private struct Act {
        let actPath: String
        let actName: String
        let actHint: String
        let actClass: String
    }

    private struct Grant {
        let grantName: String
        let grantSince: String
        let grantUntil: String
    }

    private struct Sync {
        let syncAt: String
        let syncTone: String
        let syncWord: String
        let syncEdits: String
        let syncBytes: String
        let syncTook: String
    }

    private struct ActModel {
        let title: String
        let person: String
        let deviceName: String
        let number: String
        let consequence: String
        let pending: String?
        let path: String
        let reasons: [FleetChoice]
        let isGrave: Bool
        let buttonClass: String
        let problem: String?
    }

    // MARK: Showing

    private static func show(_ visit: Visit) async throws -> Answer {
        let (found, staff) = try await FleetReading.device(visit, .seeFleet)
        let visitor = try visit.person()
        let (device, replica) = (found.device, found.device.replica)
        let mayRun = FleetReach(visitor, .runFleet).admits(found.office)
        let acts = mayRun ? Self.acts(device, visit) : []
        let grants = try await visit.headquarters.grants(of: replica).map { grant($0, staff, visit) }
        let attempts = visit.headquarters.syncAttempts.filter { $0.replica == replica }
        let alerts = try await visit.headquarters.alerts().filter { $0.replica == replica || $0.successor == replica }
        let light = FleetLight(age: found.age(visit.now))
        let state = DeviceState.badge(device)
        let model = Model(
            tabs: FleetTab.all(visit, here: .devices), number: replica.description, deviceName: device.device,
            stateTone: state.tone, stateWord: visit.word(state.key), lagTone: light.tone,
            lagWord: visit.word(light.key), alerts: alerts.map { alert($0, visit) },
            facts: facts(found, staff, visit), mayRun: mayRun, acts: acts, hasActs: !acts.isEmpty, grants: grants,
            noGrants: grants.isEmpty ? visit.word("deviceNoGrants") : nil,
            syncs: attempts.suffix(most).reversed().map { sync($0, visit) },
            noSyncs: attempts.isEmpty ? visit.word("deviceNoSyncs") : nil,
            auditPath: visitor.may(.seeAudit) ? "/audit?device=\(replica)" : nil)
        return try visit.page("fleetDevice", title: device.device, area: .fleet, model)
    }

    private static func facts(_ found: FleetDevice, _ staff: FleetStaff, _ visit: Visit) -> [Fact] {
        let (device, presence, language) = (found.device, found.presence, visit.language)
        let unsent =
            "\(presence?.unsent ?? 0)"
            + (presence?.unsentSince.map { " · \(visit.word("fleetSince")) \(FleetTime.text($0))" } ?? "")
        let disk = visit.word(DeviceState.disk(device.storage?.statement.disk).key)
        let swap = visit.word(DeviceState.disk(device.storage?.statement.swap).key)
        let stated = device.storage.map { " · \(FleetTime.text($0.at))" } ?? ""
        let lease = LeaseText.text(found, days: visit.headquarters.offlineLease, now: visit.now, visit)
        let traffic = "\(ByteText.text(found.bytes)) · \(found.successes)/\(found.attempts)"
        let texts: [(key: String, text: String)] = [
            ("fleetPerson", found.person), ("fleetOffice", staff.officeName(found.office)),
            ("deviceEnrolled", FleetTime.text(device.enrolled)), ("fleetLastSync", FleetTime.text(found.lastSync)),
            ("deviceUploaded", FleetTime.text(device.uploaded)), ("deviceChangesets", "\(device.changesets)"),
            ("fleetUnsent", unsent), ("fleetClock", FleetSpan.offset(presence?.clockAhead ?? 0, language)),
            ("fleetLease", lease), ("deviceTraffic", traffic),
            ("deviceDisk", disk + stated), ("deviceSwap", swap + stated),
            ("deviceKey", visit.word(device.hasKey ? "yes" : "no")), ("deviceErased", FleetTime.text(device.wiped)),
        ]
        return texts.map { Fact(factName: visit.word($0.key), factText: $0.text) }
    }

    private static func acts(_ device: Device, _ visit: Visit) -> [Act] {
        DeviceAct.allCases.filter { $0.fits(device.status, isWiped: device.wiped > 0) }.map { act in
            Act(
                actPath: path(device.replica, act), actName: visit.word(act.nameKey),
                actHint: visit.word(act.consequenceKey), actClass: act.buttonClass)
        }
    }

    private static func path(_ replica: ReplicaID, _ act: DeviceAct) -> String {
        "/fleet/devices/\(replica)/\(act.rawValue)"
    }

    private static func grant(_ grant: DeviceGrant, _ staff: FleetStaff, _ visit: Visit) -> Grant {
        // An office by its name now; whatever else anchors a scope may not be the reader's to know.
        let office = grant.anchor.flatMap { staff.offices[$0] }
        let person = grant.anchor.flatMap { staff.members[$0]?.name }
        let isEverybodys = grant.anchor == nil
        let name = office ?? person ?? visit.word(isEverybodys ? "grantReference" : "grantOther")
        return Grant(
            grantName: "\(name) (\(grant.scope))", grantSince: "\(FleetTime.text(grant.sinceAt)) · \(grant.since)",
            grantUntil: grant.until.map { "\(FleetTime.text(grant.untilAt)) · \($0)" } ?? visit.word("grantStill"))
    }

    private static func sync(_ attempt: SyncAttempt, _ visit: Visit) -> Sync {
        Sync(
            syncAt: FleetTime.text(attempt.at), syncTone: attempt.succeeded ? "good" : "warn",
            syncWord: visit.word(attempt.succeeded ? "syncWhole" : "syncCut"), syncEdits: "\(attempt.changesets)",
            syncBytes: ByteText.text(Int64(attempt.bytes)), syncTook: "\(attempt.milliseconds) ms")
    }

    private static func alert(_ alert: Alert, _ visit: Visit) -> String {
        guard let successor = alert.successor else { return "\(FleetTime.text(alert.at)): \(visit.word("alertLost"))" }
        return "\(FleetTime.text(alert.at)): \(visit.word("alertCopied")) \(alert.replica) → \(successor)"
    }

    // MARK: Doing

    private static func asked(_ visit: Visit) async throws -> (FleetDevice, DeviceAct) {
        let (found, _) = try await FleetReading.device(visit, .runFleet)
        guard let act = visit.parameters["act"].flatMap(DeviceAct.init(rawValue:)) else { throw PageProblem.notFound }
        guard act.fits(found.device.status, isWiped: found.device.wiped > 0) else {
            throw PageProblem.invalid(visit.word("actImpossible"))
        }
        let session = try visit.person().session
        if act.isGrave, visit.headquarters.needsStepUp(session) {
            throw PageProblem.stepUp(returningTo: path(found.device.replica, act))
        }
        return (found, act)
    }

    private static func confirm(_ visit: Visit) async throws -> Answer {
        let (found, act) = try await asked(visit)
        return try page(found, act, problem: nil, visit)
    }

    private static func page(
        _ found: FleetDevice, _ act: DeviceAct, problem: String?, _ visit: Visit
    ) throws -> Answer {
        let unsent = found.presence?.unsent ?? 0
        let chosen = visit.form["reason"]
        let model = ActModel(
            title: visit.word(act.nameKey), person: found.person, deviceName: found.device.device,
            number: found.device.replica.description, consequence: visit.word(act.consequenceKey),
            pending: unsent > 0 ? "\(visit.word("actUnsent")) \(unsent)" : nil,
            path: path(found.device.replica, act),
            reasons: DeviceReason.allCases.map {
                FleetChoice(
                    choiceWord: $0.rawValue, choiceName: visit.word($0.key), isPicked: $0.rawValue == chosen)
            }, isGrave: act.isGrave, buttonClass: act.buttonClass, problem: problem)
        return try visit.page(
            "fleetAct", title: visit.word(act.nameKey), area: .fleet,
            status: problem == nil ? .ok : .unprocessableContent, model)
    }

    private static func perform(_ visit: Visit) async throws -> Answer {
        let (found, act) = try await asked(visit)
        guard let reason = visit.form["reason"].flatMap(DeviceReason.init(rawValue:)) else {
            return try page(found, act, problem: visit.word("actNoReason"), visit)
        }
        let replica = found.device.replica
        if act.isGrave, visit.form["number"] != replica.description {
            return try page(found, act, problem: visit.word("actWrongNumber"), visit)
        }
        try await visit.headquarters.setStatus(act.status, of: replica)
        // Why, too, as one of our own words: the chain keeps it for good.
        try await visit.headquarters.note(
            "device-\(act.rawValue)", about: "device:\(replica) reason:\(reason.rawValue)",
            by: try visit.person().person)
        return Visit.done("/fleet/devices/\(replica)", act.doneKey)
    }
}
