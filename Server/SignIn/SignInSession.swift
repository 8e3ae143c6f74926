// Why this file exists: what it means to be signed in, for how long, and how fresh a proof is, are decided by values
// that are told the time.

import SyncProtocol

/// How somebody proved who they are. An identity provider needs no more than a case here and a caller of
/// ``Headquarters/beginSession(for:by:address:agent:)``: sessions do not ask how they came about.
public enum SignInMethod: Hashable, Sendable {
    case password
    /// A one-time code that HQ gave out, with which the person has set a password.
    case welcomeCode
    /// An identity provider vouched for them; its issuer.
    case provider(String)

    private static let providerPrefix = "provider:"

    /// The word under which it is kept.
    var stored: String {
        switch self {
        case .password: "password"
        case .welcomeCode: "code"
        case .provider(let issuer): Self.providerPrefix + issuer
        }
    }

    init?(stored: String) {
        switch stored {
        case "password": self = .password
        case "code": self = .welcomeCode
        default:
            guard stored.hasPrefix(Self.providerPrefix) else { return nil }
            self = .provider(String(stored.dropFirst(Self.providerPrefix.count)))
        }
    }
}

/// Somebody who is signed in with one browser. It holds nothing that opens anything but forms.
public struct SignInSession: Hashable, Sendable {
    /// Its name in lists and in the audit chain.
    public let number: String
    public let person: RecordID
    public let method: SignInMethod
    /// Unix milliseconds.
    public let created: UInt64
    /// When it was last used.
    public internal(set) var seen: UInt64
    /// When it ends however much it is used.
    public let expires: UInt64
    /// When the person last proved again who they are; 0 if they did not.
    public internal(set) var steppedUp: UInt64
    /// Whence, and with what browser, it was begun; as the browser says.
    public let address: String
    public let agent: String
    /// 256 random bits in hexadecimal that stand in every form of this session, so that no other page can send one.
    public internal(set) var formSecret: String

    /// Milliseconds without use after which a session ends.
    public static let idle: UInt64 = 12 * 3_600_000
    /// Milliseconds after which it ends in any case.
    public static let longest: UInt64 = 7 * 24 * 3_600_000
    /// Milliseconds for which a step-up is good.
    public static let stepUp: UInt64 = 10 * 60_000
    /// Sessions of one person; of more the oldest ends.
    public static let most = 20

    /// Whether it still counts.
    public func isLive(at now: UInt64) -> Bool {
        now < expires && (now < seen || now - seen < Self.idle)
    }

    /// Whether the person proved who they are within the last ten minutes.
    public func isSteppedUp(at now: UInt64) -> Bool {
        steppedUp > 0 && steppedUp <= now && now - steppedUp < Self.stepUp
    }
}

extension SignInSession {
    /// Characters that are kept of what a browser says of itself.
    private static let longestText = 200

    /// A session that begins now.
    init(_ person: RecordID, _ method: SignInMethod, at now: UInt64, address: String, agent: String) {
        self.init(
            number: SessionToken.number(), person: person, method: method, created: now, seen: now,
            expires: now + Self.longest, steppedUp: 0, address: String(address.prefix(Self.longestText)),
            agent: String(agent.prefix(Self.longestText)), formSecret: Secrets.token())
    }
}

/// A session that was just begun or renewed, with the only copy of its token.
public struct BegunSession: Sendable {
    /// For the cookie: 43 characters of base64url. HQ keeps a hash of it.
    public let token: String
    public let session: SignInSession
}

/// What a browser presents, and what HQ keeps of it.
enum SessionToken {
    private static let bytes = 32
    /// Characters of a token.
    static let length = 43
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    /// 256 random bits as base64url.
    static func make() -> String { base64URL(random(bytes)) }

    /// 64 random bits in hexadecimal.
    static func number() -> String { Hexadecimal.text(random(8)) }

    /// Under which a token is kept; nil for what cannot be one.
    static func hash(_ token: String) -> Fingerprint? {
        guard token.utf8.count == length else { return nil }
        return Fingerprint(of: Array(token.utf8))
    }

    private static func random(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    /// Six bits a letter, without padding.
    static func base64URL(_ bytes: [UInt8]) -> String {
        var letters: [UInt8] = []
        var held: UInt32 = 0
        var bits: UInt32 = 0
        for byte in bytes {
            held = (held << 8 | UInt32(byte)) & 0xFFFF
            bits += 8
            while bits >= 6 {
                bits -= 6
                letters.append(alphabet[Int(held >> bits & 63)])
            }
        }
        if bits > 0 { letters.append(alphabet[Int(held << (6 - bits) & 63)]) }
        return String(decoding: letters, as: UTF8.self)
    }
}
