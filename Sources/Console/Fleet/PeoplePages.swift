// Why this file exists: who may see and do what follows from the roles that people play, from which day to which.
// Whoever answers for that sees everybody at once, with who can sign in and who is.

import LeadToCash
import SyncProtocol
import SyncServer

/// The list of people.
enum PeoplePages {
    static let routes: [PageRoute] = [.get("/people", for: .assignRoles, show)]

    /// People on a page.
    private static let most = 50

    private struct Model {
        let tabs: [FleetTab]
        let sought: String
        let offices: [FleetOffice]
        let rows: [Row]
        let nothing: String?
        let pager: FleetPager?
    }

    private struct Row {
        let personPath: String
        let name: String
        let email: String
        let office: String
        let statusWord: String
        let statusTone: String
        let roles: [String]
        let signInWord: String
        let signInTone: String
        let browsers: String?
    }

    private static func show(_ visit: Visit) async throws -> Answer {
        let reach = FleetReach(try visit.person(), .assignRoles)
        let (staff, roles) = try await read(visit)
        let office = visit.query["office"].flatMap { RecordID($0) }
        let sought = visit.query["q"] ?? ""
        let found = staff.members.values.filter { member in
            reach.admits(member.office) && (office == nil || member.office == office) && matches(member, sought)
        }.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
        let start = FleetPager.start(visit)
        let shown = Array(found.dropFirst(start).prefix(most))
        let holders = try await visit.headquarters.passwordHolders()
        let sessions = visit.headquarters.signedIn(among: shown.map(\.id))
        let rows = shown.map { member in
            row(
                member, roles[member.id] ?? [], staff, canSignIn: holders.contains(member.id),
                sessions: sessions[member.id] ?? 0, visit)
        }
        let model = Model(
            tabs: FleetTab.all(visit, here: .people), sought: sought,
            offices: staff.choices(reach, chosen: office), rows: rows,
            nothing: rows.isEmpty ? visit.word("peopleNothing") : nil,
            pager: FleetPager(visit, start: start, shown: rows.count, of: found.count))
        return try visit.page("peopleList", title: visit.word("peopleTitle"), area: .fleet, model)
    }

    private static func matches(_ member: FleetStaff.Member, _ sought: String) -> Bool {
        guard !sought.isEmpty else { return true }
        let wanted = sought.lowercased()
        return member.name.lowercased().contains(wanted) || member.email.lowercased().contains(wanted)
    }

    /// Everybody, and the roles that each plays today.
    private static func read(_ visit: Visit) async throws -> (FleetStaff, [RecordID: [HeldRole]]) {
        let (seat, language, now) = (try visit.person().seat, visit.language, visit.now)
        return try await visit.headquarters.read(as: seat) { reader in
            let today = CivilDate(milliseconds: UInt64(max(0, now)))
            var roles: [RecordID: [HeldRole]] = [:]
            try reader.forEach(RoleAssignment.kind) { id, values in
                let held = HeldRole(id, FleetFields(values))
                if let person = held.person, held.isCurrent(today) { roles[person, default: []].append(held) }
            }
            return (try FleetStaff(reader, language), roles)
        }
    }

    private static func row(
        _ member: FleetStaff.Member, _ roles: [HeldRole], _ staff: FleetStaff, canSignIn: Bool, sessions: Int,
        _ visit: Visit
    ) -> Row {
        let language = visit.language
        return Row(
            personPath: "/people/\(member.id)", name: member.name, email: member.email,
            office: staff.officeName(member.office), statusWord: MemberText.status(member.status, language),
            statusTone: MemberText.tone(member.status),
            roles: Set(roles.map { Labels.role($0.role, in: language) }).sorted(),
            signInWord: visit.word(canSignIn ? "peopleCanSignIn" : "peopleCannotSignIn"),
            signInTone: canSignIn ? "good" : "info",
            browsers: sessions > 0 ? "\(visit.word("peopleSignedIn")) \(sessions)" : nil)
    }
}

/// An assignment as far as pages about people need it.
struct HeldRole: Sendable {
    let id: RecordID
    let person: RecordID?
    let role: String
    let office: RecordID?
    let account: RecordID?
    let opportunity: RecordID?
    let from: CivilDate?
    let to: CivilDate?

    init(_ id: RecordID, _ shown: FleetFields) {
        typealias Fields = RoleAssignment.Fields
        self.id = id
        person = shown.id(Fields.user)
        role = shown.text(Fields.role)
        office = shown.id(Fields.office)
        account = shown.id(Fields.account)
        opportunity = shown.id(Fields.opportunity)
        from = shown.day(Fields.from)
        to = shown.day(Fields.to)
    }

    var isEverywhere: Bool { office == nil && account == nil && opportunity == nil }

    /// Whether it counts on a day; always if there is none.
    func isCurrent(_ day: CivilDate?) -> Bool {
        guard let day else { return true }
        return (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
    }

    func hasEnded(_ day: CivilDate?) -> Bool {
        guard let day, let to else { return false }
        return to < day
    }
}

/// Words about people.
enum MemberText {
    static func status(_ word: String, _ language: Language) -> String {
        guard let kind = LeadToCash.schema.kind(User.kind), let field = kind.field(User.Fields.status) else {
            return word
        }
        let word = word.isEmpty ? "active" : word
        return Labels.choice(word, of: field, in: kind, language: language)
    }

    static func tone(_ status: String) -> String {
        switch status {
        case "left": "bad"
        case "leaving", "onLeave": "warn"
        default: "good"
        }
    }
}
