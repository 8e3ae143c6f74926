// Why this file exists: who plays which role is decided at the command line and on pages, by the same rules: what the
// role asks for has been learnt, and the days make sense.

import LeadToCash
import SyncProtocol
import SyncServer

/// Somebody is to play a role.
package struct Appointment: Sendable {
    package let person: RecordID
    package let role: String
    package var office: RecordID?
    package var account: RecordID?
    package var opportunity: RecordID?
    /// The first day and the last; open if nil.
    package var from: CivilDate?
    package var to: CivilDate?

    package init(_ person: RecordID, _ role: String) {
        self.person = person
        self.role = role
    }
}

/// Gives and ends roles.
package enum Appointing {
    private typealias Fields = RoleAssignment.Fields

    /// What somebody has still to pass before they play a role; empty if nothing.
    package static func lacks(
        _ person: RecordID, _ role: String, _ headquarters: Headquarters
    ) async throws -> [String] {
        try await Desk(headquarters).read { ground in try Learning.lacks(of: person, for: role, ground) }
    }

    /// - Returns: the assignment.
    package static func appoint(_ appointment: Appointment, _ headquarters: Headquarters) async throws -> RecordID {
        if let from = appointment.from, let to = appointment.to, to < from {
            throw CommandFailure.usage("The last day lies before the first.")
        }
        return try await Directory.create(
            RoleAssignment.kind,
            [
                (Fields.user, .reference(appointment.person)), (Fields.role, .text(appointment.role)),
                (Fields.office, appointment.office.map(Value.reference)),
                (Fields.account, appointment.account.map(Value.reference)),
                (Fields.opportunity, appointment.opportunity.map(Value.reference)),
                (Fields.from, appointment.from.map(Value.date)), (Fields.to, appointment.to.map(Value.date)),
            ], headquarters)
    }

    /// Ends an assignment with a day.
    package static func end(_ assignment: RecordID, on day: CivilDate, _ headquarters: Headquarters) async throws {
        let key = RecordKey(kind: RoleAssignment.kind, id: assignment)
        _ = try await headquarters.apply([RecordEdit(key, .update, [FieldValue(Fields.to, .date(day))])])
    }

    /// The day before the one that a moment lies in (UTC); nil outside the calendar.
    /// - Parameter now: Unix milliseconds.
    package static func yesterday(_ now: UInt64) -> CivilDate? {
        CivilDate(milliseconds: now).flatMap { CivilDate(days: Int64($0.days) - 1) }
    }
}

/// Lets people have devices.
package enum Inviting {
    private typealias Fields = RoleAssignment.Fields

    /// The role that somebody is to be given in an office before a device of theirs holds anything of it; nil if they
    /// have one there.
    package static func missingRole(
        of person: RecordID, at office: RecordID, _ headquarters: Headquarters
    ) async throws -> String? {
        try await headquarters.read { reader in
            var isAssigned = false
            try reader.forEach(RoleAssignment.kind) { _, values in
                if values[Fields.user] == .reference(person), values[Fields.office] == .reference(office) {
                    isAssigned = true
                }
            }
            if isAssigned { return nil }
            guard
                case .text(let word)? = try reader.values(of: RecordKey(kind: User.kind, id: person))?[User.Fields.role]
            else { return "AR" }
            return word
        }
    }

    /// Whoever gets a device for an office plays a role there.
    package static func assign(
        _ person: RecordID, to office: RecordID, _ headquarters: Headquarters
    ) async throws {
        guard let role = try await missingRole(of: person, at: office, headquarters) else { return }
        var appointment = Appointment(person, role)
        appointment.office = office
        _ = try await Appointing.appoint(appointment, headquarters)
    }
}
