// Why this file exists: whatever arrives from outside is either understood or named as the fault it is; it never traps.

/// Why bytes could not be understood. Every case names what is wrong and where.
public enum WireError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The input ended `missing` bytes too early at `offset`.
    case truncated(offset: Int, missing: Int)
    /// A number does not fit its type.
    case overflow(offset: Int)
    /// Something is larger than ``Limits`` allows.
    case tooLarge(what: String, size: UInt64, limit: UInt64)
    /// The checksum of a frame does not match its content.
    case checksum(offset: Int)
    case unknownMessage(type: UInt8)
    case unsupportedVersion(UInt64)
    /// Text that is not UTF-8.
    case text(offset: Int)
    /// A structure that contradicts itself.
    case malformed(String, offset: Int)
    /// Compressed bytes that do not decompress.
    case compression(String)
    /// Bytes are left over after the last element.
    case trailing(offset: Int, count: Int)

    public var description: String {
        switch self {
        case .truncated(let offset, let missing): "input ends \(missing) bytes too early at byte \(offset)"
        case .overflow(let offset): "a number is too large at byte \(offset)"
        case .tooLarge(let what, let size, let limit): "\(what) of \(size) is over the limit of \(limit)"
        case .checksum(let offset): "the frame at byte \(offset) does not match its checksum"
        case .unknownMessage(let type): "message type \(type) is unknown"
        case .unsupportedVersion(let version): "protocol version \(version) is not spoken here"
        case .text(let offset): "text at byte \(offset) is not UTF-8"
        case .malformed(let what, let offset): "\(what) at byte \(offset)"
        case .compression(let what): "compressed data is damaged: \(what)"
        case .trailing(let offset, let count): "\(count) bytes too many at byte \(offset)"
        }
    }
}
