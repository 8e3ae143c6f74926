// Why this file exists: a role begins and ends on days, a password begins with a code, and a session must end when
// somebody says so. All of it is done where one sees whom it is about.

import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// One person: roles, sign-in, sessions.
enum PersonPages {
    static let routes: [PageRoute] = [
        .get("/people/:id", for: .assignRoles, show), .post("/people/:id/code", for: .assignRoles, giveCode),
        .post("/people/:id/roles", for: .assignRoles, assign),
        .post("/people/:id/roles/end", for: .assignRoles, end),
        .post("/people/:id/sessions/end", for: .assignRoles, endSessions),
    ]

    private static func show(_ visit: Visit) async throws -> Answer {
        try PersonSheet.page(try await Subject(visit), visit)
    }

    /// Whom a request is about, as far as the visitor may deal with them.
    struct Subject: Sendable {
        let visitor: Visitor
        let reach: FleetReach
        let staff: FleetStaff
        let member: FleetStaff.Member
        let roles: [HeldRole]
        /// What accounts and deals are called where a role counts there alone.
        let places: [RecordID: String]
        let hasPassword: Bool
        let sessions: [SignInSession]

        init(_ visit: Visit) async throws {
            let visitor = try visit.person(who: .assignRoles)
            let (id, language) = (try visit.id(), visit.language)
            let (staff, roles, places) = try await visit.headquarters.read(as: visitor.seat) { reader in
                let query = RecordQuery(
                    RoleAssignment.kind, where: [.equals(RoleAssignment.Fields.user, .reference(id))],
                    limit: RecordQuery.most)
                let roles = try reader.page(query).rows.map { HeldRole($0.id, FleetFields($0.values)) }
                return (try FleetStaff(reader, language), roles, try Self.places(roles, reader))
            }
            reach = FleetReach(visitor, .assignRoles)
            guard let member = staff.members[id], reach.admits(member.office) else { throw PageProblem.notFound }
            self.visitor = visitor
            self.staff = staff
            self.member = member
            self.roles = roles
            self.places = places
            hasPassword = try await visit.headquarters.hasPassword(id)
            sessions = visit.headquarters.sessions(of: id)
        }

        private static func places(_ roles: [HeldRole], _ reader: SeatReader) throws -> [RecordID: String] {
            var names: [RecordID: String] = [:]
            for role in roles {
                for (number, place) in [(Account.kind, role.account), (Opportunity.kind, role.opportunity)] {
                    guard let id = place, let kind = LeadToCash.schema.kind(number),
                        let values = try reader.values(of: RecordKey(kind: number, id: id))
                    else { continue }
                    names[id] = Labels.title(kind, values)
                }
            }
            return names
        }

        var path: String { "/people/\(member.id)" }

        /// Where a role counts.
        func place(_ role: HeldRole, _ visit: Visit) -> String {
            if role.isEverywhere { return visit.word("everywhere") }
            let named = [role.account, role.opportunity].compactMap { $0 }.first.map { places[$0] ?? "–" }
            return named ?? staff.officeName(role.office)
        }
    }

    private static func demandStepUp(_ subject: Subject, _ visit: Visit) throws {
        guard !visit.headquarters.needsStepUp(subject.visitor.session) else {
            throw PageProblem.stepUp(returningTo: subject.path)
        }
    }

    // MARK: Sign-in

    /// The code stands on the answer and nowhere else.
    private static func giveCode(_ visit: Visit) async throws -> Answer {
        let subject = try await Subject(visit)
        try demandStepUp(subject, visit)
        guard !subject.member.hasLeft else { throw PageProblem.invalid(visit.word("personLeft")) }
        let welcome = try await visit.headquarters.welcome(subject.member.id)
        try await visit.headquarters.note("code-give", about: "user:\(subject.member.id)", by: subject.visitor.person)
        return try PersonSheet.page(subject, code: welcome, visit)
    }

    private static func endSessions(_ visit: Visit) async throws -> Answer {
        let subject = try await Subject(visit)
        if let number = visit.form["session"] {
            guard try await visit.headquarters.endSession(number, of: subject.member.id) else {
                throw PageProblem.notFound
            }
        } else {
            try await visit.headquarters.endSessions(of: subject.member.id)
        }
        try await visit.headquarters.note(
            "sessions-end", about: "user:\(subject.member.id)", by: subject.visitor.person)
        return Visit.done(subject.path, "personSessionsEnded")
    }

    // MARK: Roles

    private static func assign(_ visit: Visit) async throws -> Answer {
        let subject = try await Subject(visit)
        try demandStepUp(subject, visit)
        do {
            let appointment = try await self.appointment(subject, visit)
            if visit.form["uncertified"] == nil {
                let lacks = try await Appointing.lacks(subject.member.id, appointment.role, visit.headquarters)
                guard lacks.isEmpty else {
                    let sentence = "\(visit.word("personLacks")) \(lacks.joined(separator: ", "))"
                    return try PersonSheet.page(subject, problem: sentence, visit)
                }
            }
            let id = try await Appointing.appoint(appointment, visit.headquarters)
            try await visit.headquarters.note(
                "role-assign", about: "user:\(subject.member.id) assignment:\(id)", by: subject.visitor.person)
        } catch PageProblem.invalid(let sentence) {
            return try PersonSheet.page(subject, problem: sentence, visit)
        } catch let failure as CommandFailure {
            return try PersonSheet.page(subject, problem: failure.sentence, visit)
        }
        return Visit.done(subject.path, "personRoleGiven")
    }

    /// What the form says.
    private static func appointment(_ subject: Subject, _ visit: Visit) async throws -> Appointment {
        func day(_ name: String) throws -> CivilDate? {
            guard let text = visit.form[name] else { return nil }
            guard let day = CivilDate(text) else { throw PageProblem.invalid(visit.word("personBadDay")) }
            return day
        }
        guard let role = visit.form["role"], Right.read.roles.contains(role) else {
            throw PageProblem.invalid(visit.word("personNoRole"))
        }
        var appointment = Appointment(subject.member.id, role)
        (appointment.from, appointment.to) = (try day("from"), try day("to"))
        if let from = appointment.from, let to = appointment.to, to < from {
            throw PageProblem.invalid(visit.word("personDaysTurned"))
        }
        switch visit.form["where"] {
        case "office":
            guard let office = visit.form["office"].flatMap({ RecordID($0) }), subject.staff.offices[office] != nil,
                subject.reach.admits(office)
            else { throw PageProblem.invalid(visit.word("inviteNoOffice")) }
            appointment.office = office
        case "account": appointment.account = try await found(Account.kind, subject, visit)
        case "opportunity": appointment.opportunity = try await found(Opportunity.kind, subject, visit)
        case "everywhere":
            guard subject.reach.offices == nil else { throw PageProblem.forbidden }
        default: throw PageProblem.invalid(visit.word("personNoPlace"))
        }
        return appointment
    }

    /// The account or deal whose code was typed, as far as the visitor sees it.
    private static func found(_ number: KindNumber, _ subject: Subject, _ visit: Visit) async throws -> RecordID {
        guard subject.reach.offices == nil else { throw PageProblem.forbidden }
        let code = LeadToCash.schema.kind(number)?.code?.field
        guard let code, let word = visit.form["code"] else {
            throw PageProblem.invalid(visit.word("personNoRecord"))
        }
        let id = try await visit.headquarters.read(as: subject.visitor.seat) { reader in
            try reader.first(number, where: code, is: word)
        }
        guard let id else { throw PageProblem.invalid(visit.word("personNoRecord")) }
        return id
    }

    private static func end(_ visit: Visit) async throws -> Answer {
        let subject = try await Subject(visit)
        try demandStepUp(subject, visit)
        guard let id = visit.form["assignment"].flatMap({ RecordID($0) }),
            let role = subject.roles.first(where: { $0.id == id })
        else { throw PageProblem.notFound }
        guard subject.reach.admits(role.office) else { throw PageProblem.forbidden }
        let typed = visit.form["on"]
        let yesterday = Appointing.yesterday(UInt64(max(0, visit.now)))
        guard let day = typed == nil ? yesterday : typed.flatMap({ CivilDate($0) }) else {
            return try PersonSheet.page(subject, problem: visit.word("personBadDay"), visit)
        }
        if let from = role.from, day < from {
            // A role that has not begun is taken back by ending it before it begins; no day lies between.
            guard typed == nil else {
                return try PersonSheet.page(subject, problem: visit.word("personDaysTurned"), visit)
            }
        }
        try await Appointing.end(id, on: day, visit.headquarters)
        try await visit.headquarters.note(
            "role-end", about: "user:\(subject.member.id) assignment:\(id)", by: subject.visitor.person)
        return Visit.done(subject.path, "personRoleEnded")
    }
}
