// Why this file exists: a handover begins in one way, whoever begins it: what the leaver has is listed with the devices
// that may still hold unsent work, and the leaver is known to be leaving.

import LeadToCash
import SyncProtocol
import SyncServer

/// A device as a handover names it.
package enum DeviceText {
    package static func line(_ device: Device) -> String {
        let heard = device.uploaded == 0 ? "never" : Instant.text(Int64(clamping: device.uploaded)) ?? ""
        return "\(device.replica) \(device.device), \(device.status.rawValue), last edits \(heard), "
            + "\(device.changesets) changesets at HQ; what it has not sent is unknown"
    }
}

/// Begins handovers.
package enum Handing {
    /// A handover that was begun.
    package struct Begun: Sendable {
        package let id: RecordID
        package let items: [String]
        package let devices: [String]
    }

    /// Lists everything that somebody has, wherever it lies: a handover that left something out would orphan it.
    package static func begin(
        from leaver: RecordID, to taker: RecordID, reason: String, _ headquarters: Headquarters
    ) async throws -> Begun {
        typealias Fields = Handover.Fields
        guard leaver != taker else { throw CommandFailure.usage("Whoever leaves cannot be who takes over.") }
        let devices = try await headquarters.devices().filter { $0.person == leaver }.map(DeviceText.line)
        let (items, office) = try await headquarters.read { reader in
            (
                try OpenWork.of([leaver], reader).map(\.line),
                try reader.values(of: RecordKey(kind: User.kind, id: leaver))?[User.Fields.office]
            )
        }
        let id = try await Directory.create(
            Handover.kind,
            [
                (Fields.office, office), (Fields.fromUser, .reference(leaver)), (Fields.toUser, .reference(taker)),
                (Fields.reason, reason.isEmpty ? nil : .text(reason)), (Fields.state, .text("open")),
                (Fields.items, .elements(items)), (Fields.devices, .elements(devices)),
            ], headquarters)
        _ = try await headquarters.apply([
            RecordEdit(
                RecordKey(kind: User.kind, id: leaver), .update, [FieldValue(User.Fields.status, .text("leaving"))])
        ])
        return Begun(id: id, items: items, devices: devices)
    }

    /// Open work whose owner has left, as far as a reader shows it, with the owner's name.
    package static func orphans(_ reader: RecordReader) throws -> [(owner: String, item: OpenWork)] {
        var leavers: [RecordID: String] = [:]
        try reader.forEach(User.kind) { id, values in
            guard values[User.Fields.status] == .text("left") else { return }
            if case .text(let name)? = values[User.Fields.name] { leavers[id] = name } else { leavers[id] = "" }
        }
        return try OpenWork.of(Set(leavers.keys), reader).map { (owner: leavers[$0.owner] ?? "", item: $0) }
            .sorted { $0.owner < $1.owner }
    }
}
