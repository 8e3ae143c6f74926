// Why this file exists: who may still sync, in the operator's hands: list, suspend, resume, revoke, declare lost.

import ArgumentParser
import SyncProtocol
import SyncServer
import Workbench

/// `outpostd device`.
struct DeviceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "device", abstract: "Enrolled devices, and what each may do.",
        subcommands: [List.self, Suspend.self, Resume.self, Revoke.self, Lost.self, Lease.self, RequireEncryption.self])

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

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
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

extension DeviceCommand {
    struct RequireEncryption: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            commandName: "require-encryption",
            abstract: "Say or set whether only devices that state to be encrypted are enrolled.",
            discussion: "A device looks at its own disk and swap, and could lie. Enrolled devices are left alone.")
        @OptionGroup var options: CommonOptions
        @Argument(help: "on or off.") var choice: String?

        func validate() throws {
            if let choice, choice != "on", choice != "off" { throw ValidationError("Say on or off.") }
        }

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            if let choice { try await headquarters.setEncryptionRequired(choice == "on") }
            let isRequired = try await headquarters.encryptionRequired()
            if options.json { return console.print(.members(["required": .flag(isRequired)])) }
            console.print(
                isRequired
                    ? "Only devices that state that disk and swap are encrypted are enrolled."
                    : "Devices are enrolled whether or not they are encrypted.")
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
    func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
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
