// Why this file exists: who may still sync, in the operator's hands: list, suspend, resume, revoke, declare lost.

import ArgumentParser
import LeadToCash
import SyncProtocol
import SyncServer

/// `outpostd device`.
struct DeviceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "device", abstract: "Enrolled devices, and what each may do.",
        subcommands: [List.self, Suspend.self, Resume.self, Revoke.self, Lost.self, Lease.self])

    struct List: HeadquartersCommand {
        static let configuration = CommandConfiguration(abstract: "List enrolled devices.")
        @OptionGroup var options: CommonOptions

        func perform(_ headquarters: Headquarters, _ console: Console) async throws {
            let devices = try await headquarters.devices()
            let alerts = try await headquarters.alerts()
            if options.json { return console.print(.array(devices.map { Self.json($0, alerts) })) }
            let words = Words(console.language)
            var table = TextTable([
                .init(words[.replica], .right), .init(Labels.kind("user", in: console.language)), .init(words[.device]),
                .init(words[.scopes]), .init(words[.changesets], .right), .init(words[.lastUpload]),
                .init(words[.state]),
            ])
            for device in devices {
                let uploaded = device.uploaded == 0 ? "–" : Instant.text(Int64(clamping: device.uploaded)) ?? ""
                table.add([
                    device.replica.description, device.name, device.device,
                    device.scopes.map(\.description).joined(separator: " "), String(device.changesets), uploaded,
                    words[Self.state(device)],
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
            ])
        }
    }

    struct Suspend: StatusCommand {
        static let configuration = CommandConfiguration(abstract: "Bar a device for now; nothing of it is lost.")
        static let status = DeviceStatus.suspended
        static let outcome = "is suspended; `outpostd device resume` lets it sync again"
        @OptionGroup var options: CommonOptions
        @Argument(help: "The device's replica number.") var replica: UInt32
    }

    struct Resume: StatusCommand {
        static let configuration = CommandConfiguration(abstract: "Let a suspended device sync again.")
        static let status = DeviceStatus.active
        static let outcome = "may sync"
        @OptionGroup var options: CommonOptions
        @Argument(help: "The device's replica number.") var replica: UInt32
    }

    struct Revoke: StatusCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a device out of service, for good.",
            discussion: """
                It gets nothing from its next request on. What it has not sent is still taken in, as edits that wait for
                somebody else; then it is told to erase itself.
                """)
        static let status = DeviceStatus.revoked
        static let outcome = "gets nothing any more; what it still sends is held, and then it is to erase itself"
        @OptionGroup var options: CommonOptions
        @Argument(help: "The device's replica number.") var replica: UInt32
    }

    struct Lost: StatusCommand {
        static let configuration = CommandConfiguration(
            abstract: "Declare a device lost, for good.",
            discussion: "Nothing of it is accepted, and should it ever call, it is told to erase itself at once.")
        static let status = DeviceStatus.lost
        static let outcome = "is lost: nothing of it is accepted, and it is to erase itself when it calls"
        @OptionGroup var options: CommonOptions
        @Argument(help: "The device's replica number.") var replica: UInt32
    }

    struct Lease: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say or set for how many days a device may be used without a sync.",
            discussion: "0 is for ever. Each device hears of a change at its next sync.")
        @OptionGroup var options: CommonOptions
        @Argument(help: "Days, from 0 to 3650.") var days: UInt32?

        func validate() throws {
            if let days, days > 3650 { throw ValidationError("The lease is from 0 to 3650 days.") }
        }

        func perform(_ headquarters: Headquarters, _ console: Console) async throws {
            if let days { try await headquarters.setOfflineLease(days) }
            let lease = headquarters.offlineLease
            if options.json { return console.print(.members(["days": .integer(Int64(lease))])) }
            console.print(
                lease == 0
                    ? "Devices may be used without a sync for ever."
                    : "Devices may be used for \(lease) days without a sync.")
        }
    }
}

/// A command that changes what a device may do.
protocol StatusCommand: HeadquartersCommand {
    static var status: DeviceStatus { get }
    /// How the sentence about the device ends.
    static var outcome: String { get }
    var replica: UInt32 { get }
}

extension StatusCommand {
    func perform(_ headquarters: Headquarters, _ console: Console) async throws {
        try await headquarters.setStatus(Self.status, of: ReplicaID(rawValue: replica))
        if options.json {
            console.print(
                JSON.members([
                    "replica": .integer(Int64(replica)), "status": .text(Self.status.rawValue),
                    "revoked": .flag(Self.status == .revoked),
                ]))
        } else {
            console.print("Device \(replica) \(Self.outcome).")
        }
    }
}
