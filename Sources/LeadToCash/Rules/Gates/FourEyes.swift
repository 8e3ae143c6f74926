// Why this file exists: nobody says yes to their own question.

import SyncProtocol

/// Two people at every gate: one who asks, and another who decides.
public enum FourEyes {
    /// Why somebody may not decide on a request, in one sentence; nil if they may.
    public static func objection(
        _ request: RecordKey, decidedBy person: RecordID, _ ground: any Ground
    ) throws -> String? {
        guard let asking = try ground.record(User.kind, by: GateRequest.Fields.requestedBy, of: request) else {
            return "It is not known who asked, so nobody can be known to be somebody else."
        }
        guard asking.id == person else { return nil }
        return "\(try ground.title(of: asking)) asked for this decision; somebody else has to make it."
    }
}
