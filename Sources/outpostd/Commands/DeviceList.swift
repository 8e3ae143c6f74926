// Why this file exists: what an operator sees of all devices at once: who synced when, what each may do, what it said
// of its disk, and what wants a look.

import ArgumentParser
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

extension DeviceCommand {
    struct List: HeadquartersCommand {
        static let configuration = CommandConfiguration(abstract: "List enrolled devices.")
        @OptionGroup var options: CommonOptions

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let devices = try await headquarters.devices()
            let alerts = try await headquarters.alerts()
            if options.json { return console.print(.array(devices.map { Self.json($0, alerts) })) }
            let words = Words(console.language)
            var table = TextTable([
                .init(words[.replica], .right), .init(Labels.kind("user", in: console.language)), .init(words[.device]),
                .init(words[.scopes]), .init(words[.changesets], .right), .init(words[.lastUpload]),
                .init(words[.state]), .init(words[.saidDisk]), .init(words[.saidSwap]),
            ])
            for device in devices {
                let uploaded = device.uploaded == 0 ? "–" : Instant.text(Int64(clamping: device.uploaded)) ?? ""
                table.add([
                    device.replica.description, device.name, device.device,
                    device.scopes.map(\.description).joined(separator: " "), String(device.changesets), uploaded,
                    words[Self.state(device)], Self.word(device.storage?.statement.disk, words),
                    Self.word(device.storage?.statement.swap, words),
                ])
            }
            console.print(table)
            for device in devices where device.wiped > 0 { console.print(Self.wiped(device)) }
            for alert in alerts { console.print(Self.text(alert)) }
        }

        private static func state(_ device: Device) -> Words.Key {
            if device.wiped > 0 { return .wiped }
            return switch device.status {
            case .active: device.hasKey ? .active : .keyless
            case .suspended: .suspended
            case .revoked: .revoked
            case .lost: .lost
            }
        }

        private static func word(_ state: StorageState?, _ words: Words) -> String {
            switch state {
            case .encrypted: words[.encrypted]
            case .unencrypted: words[.unencrypted]
            case .volatile: words[.inMemory]
            case .unknown: words[.unknown]
            case nil: "–"
            }
        }

        private static func storage(_ report: StorageReport) -> JSON {
            .members([
                "disk": .text(report.statement.disk.rawValue), "swap": .text(report.statement.swap.rawValue),
                "stated": .unsigned(report.at),
            ])
        }

        private static func wiped(_ device: Device) -> String {
            let at = Instant.text(Int64(clamping: device.wiped)) ?? ""
            return "\(at): device \(device.replica) (\(device.status.rawValue)) proved that it erased itself."
        }

        private static func text(_ alert: Alert) -> String {
            let at = Instant.text(Int64(clamping: alert.at)) ?? ""
            guard let successor = alert.successor else {
                return "\(at): device \(alert.replica), which is listed as lost, called; nothing of it was accepted."
            }
            return "\(at): two databases were device \(alert.replica) (\(alert.reason)); "
                + "one goes on as \(successor). Was it copied on purpose?"
        }

        private static func json(_ device: Device, _ alerts: [Alert]) -> JSON {
            let origin = alerts.first { $0.successor == device.replica }
            let call = alerts.first { $0.successor == nil && $0.replica == device.replica }
            return .members([
                "replica": .integer(Int64(device.replica.rawValue)), "user": .text(device.name),
                "device": .text(device.device), "scopes": .array(device.scopes.map { .integer(Int64($0.rawValue)) }),
                "changesets": .unsigned(device.changesets), "enrolled": .unsigned(device.enrolled),
                "uploaded": .unsigned(device.uploaded), "status": .text(device.status.rawValue),
                "revoked": .flag(device.status == .revoked), "hasKey": .flag(device.hasKey),
                "wiped": device.wiped == 0 ? .null : .unsigned(device.wiped),
                "calledWhileLost": call.map { .unsigned($0.at) } ?? .null,
                "copyOf": origin.map { .integer(Int64($0.replica.rawValue)) } ?? .null,
                "copyReason": origin.map { .text($0.reason) } ?? .null,
                "storage": device.storage.map(storage) ?? .null,
            ])
        }
    }
}
