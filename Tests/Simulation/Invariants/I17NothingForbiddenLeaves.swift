// Why this file exists: what somebody may not see must not even be on its way to them: a laptop that drops it has
// already had it.

import SyncProtocol

/// I17: what only some may see never leaves the server for others, in any form.
enum I17NothingForbiddenLeaves {
    /// - Parameter bytes: a whole reply, as it goes on the line.
    static func check(_ bytes: [UInt8], to standing: Standing?) throws {
        guard let standing, let scopes = standing.scopes else { return }
        guard !scopes.contains(where: { $0.rawValue > Vocabulary.confidential }) else { return }
        let canary = Array(Vocabulary.canary.utf8)
        for message in try FrameCodec.decodeAll(bytes) {
            var writer = ByteWriter()
            message.body.encode(to: &writer)
            let hits = writer.bytes.indices.dropLast(canary.count - 1).contains { start in
                writer.bytes[start] == canary[0] && writer.bytes[start...].starts(with: canary)
            }
            guard !hits else {
                throw Violation("I17", "HQ sends \(standing.replica) something confidential: \(message.body.json)")
            }
        }
    }
}
