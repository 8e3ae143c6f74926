// Why this file exists: secrets are made, shown and compared in one place: random, kept only as hashes, compared
// without telling by time how much of a guess was right.

import Crypto
import SyncProtocol

/// Random secrets and their hashes.
package enum Secrets {
    /// 256 random bits in hexadecimal, for machines.
    package static func token() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<4).map { _ in
            let text = String(generator.next() as UInt64, radix: 16)
            return String(repeating: "0", count: 16 - text.count) + text
        }.joined()
    }

    /// 80 random bits as sixteen letters, for people to type.
    static func letters() -> String {
        var generator = SystemRandomNumberGenerator()
        return EnrolmentCode.secret(
            from: (0..<EnrolmentCode.secretLength).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    }

    static func hash(_ secret: String) -> [UInt8] { Array(SHA256.hash(data: Array(secret.utf8))) }

    /// Compares in time that depends on nothing but the length.
    static func areEqual(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        guard a.count == b.count, !a.isEmpty else { return false }
        var difference: UInt8 = 0
        for index in a.indices { difference |= a[index] ^ b[index] }
        return difference == 0
    }
}

extension Credentials {
    func match(_ enrolled: EnrolledReplica) -> Bool { Secrets.areEqual(Secrets.hash(secret), enrolled.secret) }
}
