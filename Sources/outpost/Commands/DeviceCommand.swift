// Why this file exists: what a rep can do about the device itself: give it a new key, where somebody may have seen the
// old.

import ArgumentParser
import Foundation
import SyncClient
import SyncProtocol

struct DeviceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "device", abstract: "This device's key.", subcommands: [Rotate.self])

    struct Rotate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Replace this device's key by a new one, with HQ's consent.",
            discussion: "Interrupted anywhere, either key works: run it again.")

        @OptionGroup var options: GlobalOptions

        func run() throws {
            let session = Session(options, waivingLease: true)
            let replica = try session.workspace().replica
            try replica.holdingSync("changing the key") { try rotate(session, replica) }
            let number = try replica.checkpoint().replica
            session.terminal.say(.keyChanged, "\(number)")
            session.terminal.answer(.members(["replica": .integer(Int64(number.rawValue)), "rotated": .flag(true)]))
        }

        /// The new key is on disk before HQ hears of it, and the old one stays there until HQ has taken the new.
        private func rotate(_ session: Session, _ replica: Replica) throws {
            var credentials = try session.credentials(of: try replica.checkpoint().replica)
            if credentials.nextKey == nil {
                credentials.nextKey = Hexadecimal.text(try DeviceKey.random().seed)
                try credentials.write(in: session.directory)
            }
            try DeviceService.changeKey(
                try credentials.identity(in: session.directory), server: credentials.server,
                storage: StorageInspection().findings(of: session.directory).statement)
        }
    }
}
