// Why this file exists: the places of the console stand in one list, so that every page shows the same way around and
// nobody is shown a way to where they may not go.

/// A place in the navigation.
enum Area: String, CaseIterable, Sendable {
    case overview, records, inbox, cash, goals, programme, fleet, changes, account

    var path: String {
        switch self {
        case .overview: "/overview"
        case .records: "/opportunities"
        case .inbox: "/inbox"
        case .cash: "/cash"
        case .goals: "/goals"
        case .programme: "/process"
        case .fleet: "/fleet"
        case .changes: "/changes"
        case .account: "/me"
        }
    }

    /// What somebody has to have to be shown the way; nil for everybody who is signed in.
    var right: Right? {
        switch self {
        case .fleet: .seeFleet
        case .account: nil
        default: .read
        }
    }
}
