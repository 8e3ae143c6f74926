// Why this file exists: whoever gets HQ's database must not get its people's passwords. Argon2id makes every guess cost
// time and memory; libsodium keeps it right.

import CSodium
import Dispatch
import Synchronization

/// Passwords as libsodium hashes them. Every call that hashes takes 64 MiB and 50 to 100 ms: go through
/// ``PasswordHasher``.
enum PasswordHash {
    /// What `sodium_init` said; it may be called by anyone at any time, and here it is once.
    private static let isReady = sodium_init() >= 0
    /// A well-formed hash of today's costs that no password has: whom nobody knows is checked against it, so that the
    /// answer takes as long as for somebody who is known.
    static let decoy =
        "$argon2id$v=19$m=65536,t=2,p=1$" + String(repeating: "A", count: 22) + "$" + String(repeating: "A", count: 43)

    /// What one hash costs: passes over the memory, and its bytes.
    private static var operations: UInt64 { UInt64(crypto_pwhash_opslimit_interactive()) }
    private static var memory: Int { Int(crypto_pwhash_memlimit_interactive()) }

    /// A new hash of today's costs, with a salt of its own; nil if there was not the memory for it.
    static func make(_ password: String) -> String? { make(password, operations: operations, memory: memory) }

    /// A new hash of other costs, such as those of another day.
    static func make(_ password: String, operations: UInt64, memory: Int) -> String? {
        guard isReady else { return nil }
        var text = [CChar](repeating: 0, count: Int(crypto_pwhash_strbytes()))
        guard crypto_pwhash_str(&text, password, UInt64(password.utf8.count), operations, memory) == 0 else {
            return nil
        }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Whether a hash is of this password.
    static func matches(_ password: String, _ hash: String) -> Bool {
        isReady && crypto_pwhash_str_verify(hash, password, UInt64(password.utf8.count)) == 0
    }

    /// Whether it was made with other costs than a new one would be.
    static func isOutdated(_ hash: String) -> Bool {
        crypto_pwhash_str_needs_rehash(hash, operations, memory) != 0
    }
}

/// What a check of a password came to.
struct PasswordCheck: Sendable {
    let isRight: Bool
    /// The same password hashed with today's costs, where it was hashed with others.
    let renewed: String?

    /// - Parameter hash: nil for somebody who has no password; the work is the same.
    init(_ password: String, against hash: String?) {
        let isRight = PasswordHash.matches(password, hash ?? PasswordHash.decoy) && hash != nil
        self.isRight = isRight
        renewed = hash.flatMap { isRight && PasswordHash.isOutdated($0) ? PasswordHash.make(password) : nil }
    }
}

/// Hashes beside the threads that serve, two at a time, so that neither memory nor processors are taken from syncs.
package final class PasswordHasher: Sendable {
    private struct Load {
        var first = 0
        var second = 0
        var taken = 0
    }

    private let first = DispatchQueue(label: "outpost.password.first")
    private let second = DispatchQueue(label: "outpost.password.second")
    private let load = Mutex(Load())

    /// Pieces of work that may wait: some seconds' worth.
    private static let capacity = 64

    /// Pieces of work taken so far: as many for whom nobody knows as for whom somebody does.
    package var taken: Int { load.withLock { $0.taken } }

    /// Runs what hashes.
    /// - Throws: ``SignInError/busy`` if too much waits already.
    func run<T: Sendable>(_ work: @escaping @Sendable () -> T) async throws(SignInError) -> T {
        let isFirst: Bool? = load.withLock { load in
            guard load.first + load.second < Self.capacity else { return nil }
            load.taken += 1
            let isFirst = load.first <= load.second
            if isFirst { load.first += 1 } else { load.second += 1 }
            return isFirst
        }
        guard let isFirst else { throw .busy }
        return await withCheckedContinuation { continuation in
            (isFirst ? first : second).async {
                let result = work()
                self.load.withLock { load in
                    if isFirst { load.first -= 1 } else { load.second -= 1 }
                }
                continuation.resume(returning: result)
            }
        }
    }
}
