// Why this file exists: each of the hardest scenarios ends with the same question: does everybody hold the same
// bytes, is every file sound, and is nothing left over?

import Foundation
import SyncClient
import SyncProtocol
import SyncServer
import Testing

extension Workshop {
    /// Syncs until everybody has heard of everything; then all must hold the same.
    func settle(_ machines: [Machine], sourceLocation: SourceLocation = #_sourceLocation) async throws {
        for _ in 0..<3 {
            for machine in machines { try await machine.sync() }
        }
        try await expectAgreement(machines, sourceLocation: sourceLocation)
    }

    /// Everybody shows HQ's bytes, and every digest, recounted from the rows, is the one that was kept.
    func expectAgreement(
        _ machines: [Machine], sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let truth = Self.bytes(try await notes())
        for machine in machines {
            #expect(try Self.bytes(machine.notes()) == truth, sourceLocation: sourceLocation)
            #expect(try machine.pending == 0, sourceLocation: sourceLocation)
            let checkpoint = try machine.replica.checkpoint()
            #expect(checkpoint.needsRepair == false, sourceLocation: sourceLocation)
            #expect(try machine.replica.recountDigest() == checkpoint.digest, sourceLocation: sourceLocation)
            #expect(try Workspace(machine.replica).verify().problems == [], sourceLocation: sourceLocation)
        }
        #expect(try await headquarters.verify().findings == [], sourceLocation: sourceLocation)
    }

    /// All notes in one fixed form.
    static func bytes(_ notes: [RecordID: [FieldNumber: Value]]) -> [UInt8] {
        var writer = ByteWriter()
        for (id, values) in notes.sorted(by: { $0.key < $1.key }) {
            writer.id(id)
            for (field, value) in values.sorted(by: { $0.key < $1.key }) {
                writer.varint(UInt64(field))
                writer.value(value)
            }
        }
        return writer.bytes
    }
}
