// Why this file exists: a one-time code is read aloud, typed and mistyped. What it says, and how forgivingly it is
// read, stands in one place.

/// A one-time code: which invitation it belongs to, and the secret that proves it. Twenty letters of Crockford's base
/// 32, which has no letter that people confuse with a digit.
public struct EnrolmentCode: Hashable, Sendable {
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
    /// Letters that name the invitation.
    private static let selector = 4
    /// Letters of a secret.
    public static let secretLength = 16
    /// Bytes that are looked at, whatever was pasted.
    private static let limit = 256

    /// Of the number of the invitation, as much as the code can hold.
    public let invitation: UInt64
    public let secret: String

    /// - Parameters:
    ///   - invitation: only its low twenty bits are kept.
    ///   - secret: what ``secret(from:)`` made.
    public init(invitation: UInt64, secret: String) {
        self.invitation = invitation & 0xF_FFFF
        self.secret = secret
    }

    /// Reads what a person typed: in any case, with or without separators, O and I and L read as the digits they are
    /// taken for. Nil if that is no code.
    public init?(typed: String) {
        guard typed.utf8.count <= Self.limit, let letters = Self.normalized(typed), letters.count > Self.selector
        else { return nil }
        invitation = Self.number(letters.prefix(Self.selector))
        secret = String(decoding: letters.dropFirst(Self.selector).map { Self.alphabet[$0] }, as: UTF8.self)
    }

    /// A secret from chance: five bits of each byte count.
    public static func secret(from chance: some Sequence<UInt8>) -> String {
        String(decoding: chance.prefix(secretLength).map { alphabet[Int($0 & 31)] }, as: UTF8.self)
    }

    /// `KHTM-…`, groups of four.
    public var text: String {
        let digits = (0..<Self.selector).reversed().map { Self.alphabet[Int(invitation >> UInt64(5 * $0) & 31)] }
        let letters = digits + Array(secret.utf8)
        return stride(from: 0, to: letters.count, by: 4)
            .map { String(decoding: letters[$0..<min($0 + 4, letters.count)], as: UTF8.self) }
            .joined(separator: "-")
    }

    /// The places of the letters in the alphabet; nil if a character cannot stand in a code, or there are too many.
    private static func normalized(_ typed: String) -> [Int]? {
        var result: [Int] = []
        for byte in typed.utf8 where byte != UInt8(ascii: "-") && byte != UInt8(ascii: " ") {
            guard let place = alphabet.firstIndex(of: meant(byte)), result.count < 32 else { return nil }
            result.append(place)
        }
        return result
    }

    private static func meant(_ byte: UInt8) -> UInt8 {
        let capital = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) ? byte - 32 : byte
        switch capital {
        case UInt8(ascii: "O"): return UInt8(ascii: "0")
        case UInt8(ascii: "I"), UInt8(ascii: "L"): return UInt8(ascii: "1")
        default: return capital
        }
    }

    private static func number(_ places: ArraySlice<Int>) -> UInt64 { places.reduce(0) { $0 << 5 | UInt64($1) } }
}
