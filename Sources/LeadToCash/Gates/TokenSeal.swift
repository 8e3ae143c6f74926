// Why this file exists: an authority to bid is used where nobody can ask HQ. So HQ signs it, and a laptop sees for
// itself whether HQ gave just this: to this person, for this deal, up to this much, until then.

import Crypto
import SyncProtocol

/// The key by which HQ signs authorities. Its description tells nothing.
public struct TokenKey: Sendable, CustomStringConvertible {
    private let key: Curve25519.Signing.PrivateKey

    /// - Parameter seed: 32 bytes that nobody else knows; nil for any other number.
    public init?(seed: [UInt8]) {
        guard seed.count == 32, let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else {
            return nil
        }
        self.key = key
    }

    public var description: String { "HQ's key" }

    /// The half that everybody may know.
    var publicKey: String { Hexadecimal.text(Array(key.publicKey.rawRepresentation)) }

    func sign(_ text: String) throws -> String { Hexadecimal.text(Array(try key.signature(for: Array(text.utf8)))) }
}

/// HQ's signature under an authority to bid.
public enum TokenSeal {
    private typealias Fields = AuthorityToken.Fields

    /// The record by which laptops know a key: only the key itself has this id.
    static func record(of publicKey: String) -> RecordKey {
        RecordKey(kind: SigningKey.kind, id: .derived("signingKey|\(publicKey)"))
    }

    // MARK: What is signed

    /// The holder, the deal, the decision and the hash of what was decided on, the bounds and the end, one a line.
    private static func message(
        _ token: RecordKey, _ content: String, _ value: (FieldNumber) throws -> Value
    ) throws -> String {
        let fields: [(String, FieldNumber)] = [
            ("holder", Fields.user), ("deal", Fields.opportunity), ("decision", Fields.decision), ("cap", Fields.cap),
            ("discount", Fields.discountCapBasis), ("expires", Fields.expiresAt),
        ]
        let lines = try fields.map { name, field in "\(name): \(spelled(try value(field)))" }
        return (["outpost-token-1", "token: \(token.id)", "content: \(content)"] + lines).joined(separator: "\n")
    }

    /// A value in one way for ever.
    private static func spelled(_ value: Value) -> String {
        value.parts.map { part in
            switch part {
            case .integer(let number): String(number)
            case .text(let text): text
            case .reference(let id): id.description
            default: ""
            }
        }.joined(separator: " ")
    }

    // MARK: Signing

    /// What stands in the token's `signature`: the key's record, the hash of what was decided on, the signature itself.
    static func signature(of token: RecordEdit, content: String, by key: TokenKey) throws -> String {
        let message = try message(token.key, content) { token.value($0) ?? .null }
        return "\(record(of: key.publicKey).id):\(content):\(try key.sign(message))"
    }

    // MARK: Looking

    /// Why an authority counts for nothing, as far as can be told without HQ; nil if HQ signed what it says.
    public static func objection(to token: FlowSubject) throws -> FlowRemark? {
        try isSound(token) ? nil : refusal(try token.handle())
    }

    private static func isSound(_ token: FlowSubject) throws -> Bool {
        let parts = try token.text(Fields.signature).split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, let id = RecordID(parts[0]), let signature = Hexadecimal.bytes(parts[2], count: 64)
        else { return false }
        let known = FlowSubject(RecordKey(kind: SigningKey.kind, id: id), token.ground)
        let name = try known.text(SigningKey.Fields.publicKey)
        guard record(of: name) == known.key, try !known.has(SigningKey.Fields.revokedAt),
            let bytes = Hexadecimal.bytes(name, count: 32),
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
        else { return false }
        let content = String(parts[1])
        let message = try message(token.key, content) { try token.value($0) }
        return try key.isValidSignature(signature, for: Array(message.utf8)) && isDecided(content, token)
    }

    /// Whether the decision is about what was signed for; one that is not here is taken for it.
    private static func isDecided(_ content: String, _ token: FlowSubject) throws -> Bool {
        guard let decision = try token.related(GateDecision.kind, Fields.decision) else { return true }
        return try decision.text(GateDecision.Fields.revisionHash) == content
    }

    private static func refusal(_ handle: String) -> FlowRemark {
        FlowRemark(
            "forged",
            Label(
                "\(handle) is not as HQ signed it, so no bid goes out under it; ask HQ for another authority.",
                "\(handle) 与总部签名不符，不能凭此投标；请向总部另行申请授权。", "\(handle) 與總部簽名不符，不能憑此投標；請向總部另行申請授權。"))
    }
}

extension TokenGrant {
    /// Issues it, signed; where laptops do not know the key yet, its record goes with it.
    /// - Throws: ``Impediments``.
    public func issue(
        at occasion: Occasion, sealedBy key: TokenKey, _ ground: any Ground
    ) throws -> (edits: [RecordEdit], token: RecordID) {
        let token = try issue(at: occasion, ground)
        var content = ""
        if let decision = token.value(AuthorityToken.Fields.decision)?.asReference {
            content = try ground.text(
                GateDecision.Fields.revisionHash, of: RecordKey(kind: GateDecision.kind, id: decision))
        }
        let signature = try TokenSeal.signature(of: token, content: content, by: key)
        let field = FieldValue(AuthorityToken.Fields.signature, .text(signature))
        let signed = RecordEdit(token.key, token.action, token.writes + [field])
        let known = TokenSeal.record(of: key.publicKey)
        if try ground.isAlive(known) { return ([signed], token.key.id) }
        let made = RecordEdit(
            known, .create,
            [
                FieldValue(SigningKey.Fields.publicKey, .text(key.publicKey)),
                FieldValue(SigningKey.Fields.madeAt, .integer(occasion.now)),
            ])
        return ([made, signed], token.key.id)
    }
}
