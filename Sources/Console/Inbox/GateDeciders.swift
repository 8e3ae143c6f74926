// Why this file exists: whose decision a request is follows from its tier and from where it lies. A page asks before it
// offers anything, and again, on the same ground, as the decision is written.

import LeadToCash
import SyncProtocol
import Workbench

/// Who may decide on a request, whoever asked.
package struct GateDeciders: Hashable, Sendable {
    /// `office`, `region` or `hq`; anything else counts as HQ's.
    package let tier: String
    package let office: RecordID?
    /// The offices of the region in which that office lies.
    package let region: Set<RecordID>

    package init(tier: String, office: RecordID?, region: Set<RecordID>) {
        self.tier = tier
        self.office = office
        self.region = region
    }

    /// - Parameter offices: the region of each office that lies in one.
    package init(tier: String, office: RecordID?, regions offices: [RecordID: RecordID]) {
        let region = office.flatMap { offices[$0] }
        let neighbours = region.map { region in offices.filter { $0.value == region }.map(\.key) } ?? []
        self.init(tier: tier, office: office, region: Set(neighbours))
    }

    init(_ sheet: GateSheet, _ ground: DeskGround) throws {
        var regions: [RecordID: RecordID] = [:]
        try ground.forEach(Office.kind) { id, values in
            if case .reference(let region)? = values[Office.Fields.region] { regions[id] = region }
        }
        self.init(tier: sheet.tier, office: sheet.office, regions: regions)
    }

    /// Whether somebody with these roles may decide. That they did not ask themselves is another question.
    package func admits(_ roles: Set<Role>) -> Bool {
        if roles.contains(Role("HQ")) { return true }
        switch tier {
        case "office":
            guard let office else { return false }
            return roles.contains { ["OM", "PD"].contains($0.name) && ($0.place == nil || $0.place == office) }
        case "region":
            return roles.contains { role in
                role.name == "OM" && (role.place.map(region.contains) ?? !region.isEmpty)
            }
        default: return false
        }
    }
}
