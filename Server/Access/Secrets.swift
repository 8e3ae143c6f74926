// Why this file exists: secrets are made, shown and compared in one place: random, kept only as hashes, compared
// without telling by time how much of a guess was right.

import Crypto
import SyncProtocol

/// Random secrets and their hashes.
package enum Secrets {
    /// Crockford's base 32: no letter that people confuse with a digit.
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

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
        return String(
            decoding: (0..<16).map { _ in alphabet[Int(generator.next(upperBound: 32 as UInt64))] }, as: UTF8.self)
    }

    /// What a person typed, in the form it was made: capitals, no separators, O and I and L read as the digits they are
    /// taken for. Nil if a character cannot stand in a code.
    static func normalized(_ typed: String) -> String? {
        var result: [UInt8] = []
        for character in typed.uppercased().utf8 where character != UInt8(ascii: "-") && character != UInt8(ascii: " ")
        {
            let letter: UInt8
            switch character {
            case UInt8(ascii: "O"): letter = UInt8(ascii: "0")
            case UInt8(ascii: "I"), UInt8(ascii: "L"): letter = UInt8(ascii: "1")
            default: letter = character
            }
            guard alphabet.contains(letter), result.count < 32 else { return nil }
            result.append(letter)
        }
        return String(decoding: result, as: UTF8.self)
    }

    static func number(_ letters: Substring) -> UInt64? {
        var result: UInt64 = 0
        for letter in letters.utf8 {
            guard let digit = alphabet.firstIndex(of: letter) else { return nil }
            result = result << 5 | UInt64(digit)
        }
        return result
    }

    static func letters(of number: UInt64, count: Int) -> String {
        let digits = (0..<count).reversed().map { alphabet[Int(number >> UInt64(5 * $0) & 31)] }
        return String(decoding: digits, as: UTF8.self)
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

/// What a device presents: `Authorization: Bearer <replica>.<secret>`.
package struct Credentials: Sendable {
    package let replica: ReplicaID
    let secret: String

    /// Reads the header's value; nil if it has another form.
    package init?(header: String?) {
        guard let header, header.utf8.count <= 256, header.hasPrefix("Bearer ") else { return nil }
        let parts = header.dropFirst(7).split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = UInt32(parts[0]), number > 1, !parts[1].isEmpty else { return nil }
        replica = ReplicaID(rawValue: number)
        secret = String(parts[1])
    }

    func match(_ enrolled: EnrolledReplica) -> Bool { Secrets.areEqual(Secrets.hash(secret), enrolled.secret) }
}
