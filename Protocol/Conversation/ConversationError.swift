// Why this file exists: what can go wrong between two parties that both follow the protocol over a bad line, and what
// only a faulty or hostile party does.

/// Why a conversation ended without success. Nothing staged is applied.
public enum ConversationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The other side said no.
    case refused(Refusal)
    /// The stream ended before it said so.
    case cut
    /// A message came where the protocol does not allow it.
    case unexpected(String)

    public var description: String {
        switch self {
        case .refused(let refusal): refusal.sentence
        case .cut: "the connection was cut before the end; sync again"
        case .unexpected(let what): "the other side broke the protocol: \(what)"
        }
    }
}
