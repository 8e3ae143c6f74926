// Why this file exists: roles decide what somebody sees and may do. What a page offers is asked here; what becomes of
// an edit is judged where a laptop's is, so a page that offers too much gives nothing away.

import LeadToCash
import SyncProtocol
import SyncServer

/// Somebody who is signed in.
struct Visitor: Sendable {
    let session: SignInSession
    let seat: Seat

    var person: RecordID { seat.person }
    var name: String { seat.name }

    /// The words of the roles that they play, anywhere.
    var roles: Set<String> { Set(seat.roles.map(\.name)) }

    /// Whether they play a role everywhere, or at a record.
    func plays(_ names: [String], at place: RecordID? = nil) -> Bool {
        seat.roles.contains { names.contains($0.name) && ($0.place == nil || $0.place == place) }
    }

    func may(_ right: Right) -> Bool {
        seat.roles.contains { right.roles.contains($0.name) && ($0.place == nil || !right.isCompanyWide) }
    }

    /// The offices at which they play a role; nil if they play one everywhere.
    var offices: Set<RecordID>? {
        let places = seat.roles.map(\.place)
        return places.contains(nil) ? nil : Set(places.compactMap { $0 })
    }
}

/// What the pages ask before they offer something.
enum Right: CaseIterable, Sendable {
    /// Figures, records, what waits, goals, processes.
    case read
    /// Devices and syncs.
    case seeFleet
    /// Invite, suspend, revoke, wipe, declare lost.
    case runFleet
    case seeAudit
    /// Goals of any office.
    case setGoals
    /// Processes, templates, training, waves of a rollout, disposition of feedback.
    case runProgramme
    /// Book invoices and payments in HQ's name.
    case keepBooks
    /// Answer cases in HQ's name.
    case decideForHeadquarters
    /// Who plays which role, and who may sign in.
    case assignRoles

    /// Whether what it permits reaches beyond any office, so that only a role that is played everywhere gives it.
    var isCompanyWide: Bool { [.setGoals, .decideForHeadquarters, .assignRoles].contains(self) }

    var roles: Set<String> {
        switch self {
        case .read: Set(User.roles.map(\.word))
        case .seeFleet: ["OM", "HQ", "ADM", "AUD"]
        case .runFleet: ["HQ", "ADM"]
        case .seeAudit: ["AUD", "HQ", "ADM"]
        case .setGoals: ["HQ"]
        case .runProgramme: ["HQ", "QA"]
        case .keepBooks: ["FIN", "HQ"]
        case .decideForHeadquarters: ["HQ"]
        case .assignRoles: ["HQ", "ADM"]
        }
    }
}
