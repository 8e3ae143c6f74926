// Why this file exists: somebody leaves. What was theirs is shown before anything is done, goes to somebody who says
// that they have it, and what was left behind in the past is found.

import HTTPTypes
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// Handing over what somebody who leaves has.
enum HandoverPages {
    static let routes: [PageRoute] = [
        .get("/fleet/handover", show), .post("/fleet/handover", for: .runFleet, begin),
        .get("/fleet/handovers/:id", one), .post("/fleet/handovers/:id/done", tick),
        .post("/fleet/handovers/:id/accept", accept),
    ]

    private typealias Fields = Handover.Fields

    /// Items shown of a preview, and handovers in the list.
    private static let mostItems = 500
    private static let mostHandovers = 50

    private struct Model {
        let tabs: [FleetTab]
        let mayRun: Bool
        let from: String
        let to: String
        let people: [String]
        let problem: String?
        let preview: Preview?
        let handovers: [Line]
        let noHandovers: String?
        let orphans: [Orphan]
        let noOrphans: String?
        let asksOrphans: Bool
    }

    private struct Preview {
        let previewFrom: String
        let previewTo: String
        let fromID: String
        let toID: String
        let items: [String]
        let itemCount: String
        let isCut: Bool
        let devices: [String]
        let noDevices: Bool
    }

    private struct Line {
        let linePath: String
        let lineFrom: String
        let lineTo: String
        let lineState: String
        let lineTone: String
        let lineOffice: String
    }

    private struct Orphan {
        let orphanOwner: String
        let orphanPath: String
        let orphanText: String
    }

    // MARK: The list, and what would move

    private static func show(_ visit: Visit) async throws -> Answer { try await page(visit, problem: nil) }

    private static func page(_ visit: Visit, problem: String?) async throws -> Answer {
        let visitor = try visit.person()
        let staff = try await FleetStaff.read(visit)
        let mayRun = visitor.may(.runFleet)
        var preview: Preview?
        var problem = problem
        if mayRun, problem == nil, let from = visit.query["from"], let to = visit.query["to"] {
            do {
                let (leaver, taker) = try pair(from, to, staff, visit)
                preview = try await Self.preview(leaver, taker, visit)
            } catch PageProblem.invalid(let sentence) {
                problem = sentence
            }
        }
        let asksOrphans = mayRun && visit.query["orphans"] != nil
        let orphans = asksOrphans ? try await Self.orphans(visit) : []
        let lines = try await handovers(staff, visit)
        let people = staff.members.values.filter { !$0.hasLeft }
            .map { $0.email.isEmpty ? $0.name : "\($0.name) <\($0.email)>" }.sorted()
        let model = Model(
            tabs: FleetTab.all(visit, here: .handover), mayRun: mayRun, from: typed("from", visit),
            to: typed("to", visit), people: mayRun ? Array(people.prefix(300)) : [], problem: problem,
            preview: preview, handovers: lines, noHandovers: lines.isEmpty ? visit.word("handoverNone") : nil,
            orphans: orphans, noOrphans: asksOrphans && orphans.isEmpty ? visit.word("handoverNoOrphans") : nil,
            asksOrphans: asksOrphans)
        return try visit.page(
            "handoverList", title: visit.word("handoverTitle"), area: .fleet,
            status: problem == nil ? .ok : .unprocessableContent, model)
    }

    private static func typed(_ name: String, _ visit: Visit) -> String {
        visit.form[name] ?? visit.query[name] ?? ""
    }

    private static func pair(
        _ from: String, _ to: String, _ staff: FleetStaff, _ visit: Visit
    ) throws -> (leaver: FleetStaff.Member, taker: FleetStaff.Member) {
        guard let leaver = staff.find(from), let taker = staff.find(to), !taker.hasLeft else {
            throw PageProblem.invalid(visit.word("handoverNobody"))
        }
        guard leaver.id != taker.id else { throw PageProblem.invalid(visit.word("handoverSame")) }
        return (leaver, taker)
    }

    private static func preview(
        _ leaver: FleetStaff.Member, _ taker: FleetStaff.Member, _ visit: Visit
    ) async throws -> Preview {
        let visitor = try visit.person(who: .runFleet)
        let work = try await visit.headquarters.read(as: visitor.seat) { try OpenWork.of([leaver.id], $0.records) }
        let reading = try await FleetReading.read(visit, FleetReach(visitor, .runFleet))
        let devices = reading.devices.filter { $0.device.person == leaver.id }
        return Preview(
            previewFrom: leaver.name, previewTo: taker.name, fromID: leaver.id.description,
            toID: taker.id.description, items: work.prefix(mostItems).map { text($0, visit) },
            itemCount: "\(work.count)", isCut: work.count > mostItems, devices: devices.map { device($0, visit) },
            noDevices: devices.isEmpty)
    }

    private static func text(_ work: OpenWork, _ visit: Visit) -> String {
        [Labels.kind(work.kind, in: visit.language), work.code, work.name].filter { !$0.isEmpty }
            .joined(separator: " · ")
    }

    private static func device(_ found: FleetDevice, _ visit: Visit) -> String {
        let state = visit.word(DeviceState.badge(found.device).key)
        let unsent = "\(visit.word("fleetUnsent")): \(found.presence?.unsent ?? 0)"
        let synced = "\(visit.word("fleetLastSync")): \(FleetTime.text(found.lastSync))"
        return ["\(found.device.replica) \(found.device.device)", state, synced, unsent].joined(separator: " · ")
    }

    private static func orphans(_ visit: Visit) async throws -> [Orphan] {
        let seat = try visit.person(who: .runFleet).seat
        let found = try await visit.headquarters.read(as: seat) { try Handing.orphans($0.records) }
        return found.prefix(mostItems).map { orphan in
            Orphan(
                orphanOwner: orphan.owner, orphanPath: "/records/\(orphan.item.kind)/\(orphan.item.id)",
                orphanText: text(orphan.item, visit))
        }
    }

    private static func handovers(_ staff: FleetStaff, _ visit: Visit) async throws -> [Line] {
        let seat = try visit.person().seat
        let page = try await visit.headquarters.read(as: seat) { reader in
            try reader.page(RecordQuery(Handover.kind, limit: mostHandovers))
        }
        return page.rows.map { row in
            let shown = FleetFields(row.values)
            let state = shown.text(Fields.state)
            return Line(
                linePath: "/fleet/handovers/\(row.id)", lineFrom: staff.name(shown.id(Fields.fromUser)),
                lineTo: staff.name(shown.id(Fields.toUser)), lineState: HandoverText.state(state, visit.language),
                lineTone: state == "open" ? "warn" : "good", lineOffice: staff.officeName(shown.id(Fields.office)))
        }
    }

    // MARK: Doing

    private static func begin(_ visit: Visit) async throws -> Answer {
        let visitor = try visit.person(who: .runFleet)
        let staff = try await FleetStaff.read(visit)
        let reason = visit.form["reason"] ?? ""
        let both: (leaver: FleetStaff.Member, taker: FleetStaff.Member)
        do {
            both = try pair(visit.form["from"] ?? "", visit.form["to"] ?? "", staff, visit)
        } catch PageProblem.invalid(let sentence) {
            return try await page(visit, problem: sentence)
        }
        guard FleetReach(visitor, .runFleet).admits(both.leaver.office) else { throw PageProblem.forbidden }
        guard reason.utf8.count <= HandoverText.mostReason else {
            return try await page(visit, problem: visit.word("handoverLongReason"))
        }
        let begun = try await Handing.begin(
            from: both.leaver.id, to: both.taker.id, reason: reason, visit.headquarters)
        try await visit.headquarters.note("handover", about: "handover:\(begun.id)", by: visitor.person)
        return Visit.done("/fleet/handovers/\(begun.id)", "handoverBegun")
    }

    private static func one(_ visit: Visit) async throws -> Answer {
        try await HandoverSheet.page(visit, problem: nil)
    }

    /// Ticks what of the checklist is done.
    private static func tick(_ visit: Visit) async throws -> Answer {
        let wanted = Set(visit.form.all("item")).intersection(Handover.checklist)
        let (key, shown) = try await HandoverSheet.record(visit)
        let adding = wanted.subtracting(shown.elements(Fields.done)).sorted()
        let removing = Set(shown.elements(Fields.done)).intersection(Handover.checklist).subtracting(wanted).sorted()
        guard !adding.isEmpty || !removing.isEmpty else { throw PageProblem.invalid(visit.word("handoverNoChange")) }
        let write = FieldValue(Fields.done, .setChange(adding: adding, removing: removing))
        return try await submit(RecordEdit(key, .update, [write]), shown, "handoverNoted", visit)
    }

    /// The taker, the office's manager or HQ says that they have it; whose word counts is judged as on a laptop.
    private static func accept(_ visit: Visit) async throws -> Answer {
        let (key, shown) = try await HandoverSheet.record(visit)
        guard shown.text(Fields.state) == "open" else { throw PageProblem.invalid(visit.word("handoverOver")) }
        let edit = RecordEdit(key, .update, [FieldValue(Fields.state, .text("accepted"))])
        let answer = try await submit(edit, shown, "handoverAccepted", visit)
        if case .redirect = answer, let leaver = shown.id(Fields.fromUser) {
            // Whoever has left is signed in nowhere any more.
            try await visit.headquarters.endSessions(of: leaver)
        }
        return answer
    }

    private static func submit(
        _ edit: RecordEdit, _ shown: FleetFields, _ key: String, _ visit: Visit
    ) async throws -> Answer {
        let visitor = try visit.person()
        guard let seen = FormTokens.seen(visit.form, visitor.session) else { throw PageProblem.staleForm }
        let bases = Dictionary(
            edit.writes.map { ($0.field, shown.values[$0.field] ?? .null) }, uniquingKeysWith: { first, _ in first })
        let receipt = try await visit.headquarters.submit(
            [edit], from: visitor.seat, seen: seen, bases: [edit.key: bases])
        if let remark = receipt.remarks.first(where: { $0.verdict >= .overridden }) {
            return try await HandoverSheet.page(visit, problem: RuleWords.sentence(remark, in: visit.language))
        }
        return Visit.done("/fleet/handovers/\(edit.key.id)", key)
    }
}
