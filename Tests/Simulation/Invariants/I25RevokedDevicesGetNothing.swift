// Why this file exists: whoever left, or took a laptop, is to learn nothing more from it, however its reply was begun.

import SyncProtocol

/// I25: a revoked device gets nothing from its revocation on: that HQ has its edits, and that it is to go.
enum I25RevokedDevicesGetNothing {
    /// - Parameters:
    ///   - bytes: a whole reply, as it goes on the line.
    ///   - known: the last commit of which the device had said that it reflects it.
    static func check(_ bytes: [UInt8], to replica: ReplicaID, knowing known: CommitSequence) throws {
        for message in try FrameCodec.decodeAll(bytes) {
            switch message {
            case .acknowledgement, .refusal: continue
            case .finish(let finish) where finish.frontier <= known: continue
            default:
                throw Violation("I25", "HQ sends \(replica), which was revoked: \(message.body.json)")
            }
        }
    }
}
