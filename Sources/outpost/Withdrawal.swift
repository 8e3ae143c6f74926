// Why this file exists: HQ's order to erase this device is carried out by whatever command runs next, down to the
// proof, and then every command says in one sentence what happened.

import Foundation
import SyncClient
import SyncProtocol

/// Carries out HQ's order to erase a replica.
enum Withdrawal {
    /// Takes the order and carries it out.
    /// - Returns: only if something was made here that HQ has yet to have.
    static func obey(_ refusal: Refusal, _ replica: Replica, in directory: String) throws {
        guard try replica.takeWipe(upTo: refusal.argument) != nil else { return }
        try finish(in: directory)
    }

    /// Goes on with an order that was taken before.
    /// - Throws: ``Failure`` with what happened, if there is such an order.
    static func finish(in directory: String) throws {
        guard let wipe = try carryOut(in: directory) else { return }
        throw Failure(.wiped, wipe.cause == .lost ? .wipedLost : .wipedRevoked)
    }

    /// Lets a directory be used again, once HQ knows that it was erased.
    static func makeRoom(in directory: String) throws {
        guard let wipe = try carryOut(in: directory) else { return }
        guard wipe.stage == .proven else { throw Failure(.wiped, wipe.cause == .lost ? .wipedLost : .wipedRevoked) }
        try Wipe.forget(in: directory)
    }

    private static func carryOut(in directory: String) throws -> Wipe? {
        guard var wipe = try Wipe.pending(in: directory) else { return nil }
        try wipe.erase(in: directory)
        guard wipe.stage == .erased else { return wipe }
        do {
            guard let credentials = try Credentials.read(in: directory, of: ReplicaID(rawValue: wipe.replica)) else {
                return wipe
            }
            try DeviceService.proveWipe(try credentials.identity(in: directory), server: credentials.server)
            try wipe.prove(in: directory, erasing: Credentials.paths(in: directory) + [directory + "/nonce"])
        } catch {
            // Without a line the proof waits; the next command tries again.
        }
        return wipe
    }
}
