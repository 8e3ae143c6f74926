// Why this file exists: what signing in keeps in memory stands in one object, so that HQ holds one thing more and not
// five, and so that the order of disk first and memory second is kept in one place.

import GRDB
import Glibc
import SyncProtocol
import Synchronization

/// Why somebody is not signed in, or what they asked for was not done.
public enum SignInError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The name, the password, or both; which of them is not said.
    case wrong
    /// Too many failures: until when no other try is taken, Unix milliseconds, and how many seconds that is.
    case slowed(until: UInt64, seconds: UInt64)
    /// Too many sign-ins are under way.
    case busy
    /// The one-time code is wrong, used, expired or void.
    case code
    /// The session is over.
    case ended
    case objection(PasswordObjection)

    public var description: String {
        switch self {
        case .wrong: "The name or the password is not right."
        case .slowed(_, let seconds) where seconds >= 120:
            "There were too many wrong tries; try again in \((seconds + 59) / 60) minutes."
        case .slowed(_, let seconds): "There were too many wrong tries; try again in \(seconds) seconds."
        case .busy: "Too many people are signing in just now; try again in a moment."
        case .code: "This code is not valid, or no longer: codes work once and for a day. Ask HQ for another."
        case .ended: "You are not signed in any more; sign in again."
        case .objection(let objection): objection.description
        }
    }
}

/// The sessions, the failed tries and the hasher of a running HQ.
package final class SignInMemory: Sendable {
    let sessions: Mutex<SessionBook>
    package let hasher = PasswordHasher()
    private let tries = Mutex(SignInTries())

    init(_ stored: [Fingerprint: SignInSession]) { sessions = Mutex(SessionBook(stored)) }

    /// Ends sessions in memory; they are gone from the disk already.
    func forget(_ people: [RecordID]) {
        sessions.withLock { book in for person in people { book.removeAll(of: person) } }
    }

    /// Counts a try, which counts as failed until it is known to be none.
    /// - Throws: ``SignInError/slowed(until:seconds:)`` if it may not be made now.
    func begin(_ subject: SignInTries.Subject?, _ address: String, at now: UInt64) throws(SignInError) -> TryCount {
        let outcome = tries.withLock { $0.begin(subject, address, at: now) }
        switch outcome {
        case .admitted(let count): return count
        case .wait(let until): throw .slowed(until: until, seconds: (until - now + 999) / 1000)
        }
    }

    /// The try did not fail.
    func succeed(_ subject: SignInTries.Subject?, _ address: String) {
        tries.withLock { $0.succeed(subject, address) }
    }
}

/// What a try is, should it fail.
struct TryCount: Sendable {
    /// Whether the audit chain should hear of it.
    let isNotable: Bool
}

/// Failed tries, by whose password was guessed and by whence.
struct SignInTries {
    /// Whose password a try was at.
    enum Subject: Hashable, Sendable {
        case person(RecordID)
        /// A name that nobody bears, by its hash: it is as slow as one that somebody does.
        case name(Fingerprint)

        /// - Parameter name: as it was typed.
        init(_ person: RecordID?, name: String) {
            self = person.map(Subject.person) ?? .name(Fingerprint(of: Array(name.lowercased().utf8)))
        }
    }

    enum Outcome: Sendable {
        case admitted(TryCount)
        /// Until when, Unix milliseconds.
        case wait(UInt64)
    }

    /// People have a throttle of their own, so that made-up names cannot push them out of memory.
    private var people = SignInThrottle<RecordID>(free: 5, capacity: 1 << 17)
    private var names = SignInThrottle<Fingerprint>(free: 5, capacity: 1 << 15)
    /// An office may have one address for all its people, so that some more may mistype in a row.
    private var addresses = SignInThrottle<String>(free: 20, capacity: 1 << 16)

    mutating func begin(_ subject: Subject?, _ address: String, at now: UInt64) -> Outcome {
        // Behind a proxy nobody has an address of their own, and one who guesses must not shut all others out.
        let network = address.isEmpty ? nil : Self.network(of: address)
        let waits = [network.flatMap { addresses.wait($0, at: now) }, subject.flatMap { wait($0, at: now) }]
        if let until = waits.compactMap({ $0 }).max() { return .wait(until) }
        if let network { _ = addresses.count(network, at: now) }
        switch subject {
        case .person(let person):
            return .admitted(TryCount(isNotable: people.isNotable(people.count(person, at: now))))
        case .name(let name): _ = names.count(name, at: now)
        case nil: break
        }
        return .admitted(TryCount(isNotable: false))
    }

    mutating func succeed(_ subject: Subject?, _ address: String) {
        if !address.isEmpty { addresses.takeBack(Self.network(of: address)) }
        switch subject {
        case .person(let person): people.clear(person)
        case .name(let name): names.clear(name)
        case nil: break
        }
    }

    private func wait(_ subject: Subject, at now: UInt64) -> UInt64? {
        switch subject {
        case .person(let person): people.wait(person, at: now)
        case .name(let name): names.wait(name, at: now)
        }
    }

    /// Who has one IPv6 address has its whole /64.
    static func network(of address: String) -> String {
        guard address.utf8.count <= 64 else { return String(address.prefix(64)) }
        var bytes = in6_addr()
        guard inet_pton(AF_INET6, address, &bytes) == 1 else { return address }
        let octets = withUnsafeBytes(of: &bytes) { Array($0) }
        let isMapped = octets[..<10].allSatisfy { $0 == 0 } && octets[10] == 0xFF && octets[11] == 0xFF
        return isMapped
            ? octets[12...].map { String($0) }.joined(separator: ".") : Hexadecimal.text(octets[..<8]) + "/64"
    }
}

extension Committer {
    /// Runs `body` in a transaction of its own and, once that is on disk and before anything else is, `then`.
    @discardableResult
    func change<T: Sendable>(
        _ body: @Sendable (Ledger, Database) throws -> T, then: @Sendable (T) -> Void
    ) throws -> T {
        let result = try transaction(body)
        then(result)
        return result
    }
}
