// Why this file exists: who may see what is confidential is said once, by role.

import SyncProtocol

/// Which classes of confidentiality a role sees, beside what everybody who holds a scope sees.
public enum Clearance {
    private static let team: Set<String> = ["AR", "SR", "FR", "PM", "PD", "OM", "COM", "FIN", "HQ", "AUD"]
    private static let finance: Set<String> = ["OM", "COM", "FIN", "HQ", "AUD"]
    private static let headquarters: Set<String> = ["HQ", "AUD"]

    public static func sees(_ role: String, _ visibility: Visibility) -> Bool {
        switch visibility {
        case .shared: true
        case .team: team.contains(role)
        case .finance: finance.contains(role)
        case .headquarters: headquarters.contains(role)
        }
    }

    /// The parts of a scope that a role sees.
    public static func parts(of anchor: RecordID?, for role: String) -> [ScopeName] {
        Visibility.allCases.filter { sees(role, $0) }.map { ScopeName(anchor: anchor, $0) }
    }
}
