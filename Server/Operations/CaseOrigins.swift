// Why this file exists: "who, on which device?" is half of what people ask before they choose between two values; and
// whether one of them is one's own is known by the device alone.

import SyncProtocol

/// Where an edit comes from.
package struct EditOrigin: Hashable, Sendable {
    /// What the device is called; `HQ console` for what was typed into a page.
    package let device: String
    /// Who uses it; nil for HQ itself and for devices of nobody in particular.
    package let person: RecordID?
}

extension SeatReader {
    /// Where the edits of some replicas come from; replicas that HQ does not know are left out.
    package func origins(of replicas: Set<ReplicaID>) throws -> [ReplicaID: EditOrigin] {
        var authors = Authors(records.db)
        return try replicas.reduce(into: [:]) { origins, replica in
            guard let enrolled = try authors.enrolled(replica) else { return }
            origins[replica] = EditOrigin(device: enrolled.device, person: enrolled.person)
        }
    }
}

extension CaseDossier {
    /// The replicas whose edits it is about.
    package var replicas: Set<ReplicaID> {
        Set(candidates.map(\.sibling.dot.replica) + held.map(\.loser.sibling.dot.replica))
    }
}
