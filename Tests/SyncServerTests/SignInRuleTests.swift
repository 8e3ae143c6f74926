// Why this file exists: what a password must be, how slow a guesser becomes and how long a session lasts are values
// that are told the time; each is tried here to the moment, without a database.

import SyncProtocol
import Testing

@testable import SyncServer

struct `The throttle of sign-ins` {
    private func failing(_ times: Int, at now: UInt64) -> SignInThrottle<String> {
        var throttle = SignInThrottle<String>(free: 5, capacity: 100)
        for _ in 0..<times { _ = throttle.count("a", at: now) }
        return throttle
    }

    @Test func `four failures cost nothing, the fifth half a minute, each further one twice that, to a quarter hour`() {
        #expect(failing(4, at: 1000).wait("a", at: 1000) == nil)
        let waits = (5...12).compactMap { failing($0, at: 1000).wait("a", at: 1000) }
        #expect(waits == [31_000, 61_000, 121_000, 241_000, 481_000, 901_000, 901_000, 901_000])
        #expect(failing(5, at: 1000).wait("a", at: 30_999) == 31_000)
        #expect(failing(5, at: 1000).wait("a", at: 31_000) == nil)
        #expect(failing(500, at: 0).wait("a", at: 0) == 900_000)
    }

    @Test func `an hour without a failure forgets them all`() {
        var throttle = failing(9, at: 0)
        #expect(throttle.count("a", at: 3_599_999) == 10)
        #expect(throttle.count("a", at: 3_599_999 + 3_600_000) == 1)
    }

    @Test func `one pays for nobody else, and success clears what was counted`() {
        var throttle = failing(5, at: 0)
        #expect(throttle.wait("b", at: 0) == nil)
        throttle.clear("a")
        #expect(throttle.wait("a", at: 0) == nil && throttle.count("a", at: 0) == 1)
    }

    @Test func `a try that is taken back leaves what was there before it`() {
        var throttle = failing(6, at: 0)
        throttle.takeBack("a")
        #expect(throttle.wait("a", at: 0) == 30_000)
        throttle.takeBack("a")
        #expect(throttle.wait("a", at: 0) == nil && throttle.count("a", at: 0) == 5)
        throttle.takeBack("b")
        #expect(throttle.count("b", at: 0) == 1)
    }

    @Test func `a clock that was set back locks nobody out for longer than the longest wait`() {
        #expect(failing(7, at: 1_000_000_000).wait("a", at: 5) == nil)
        #expect(failing(7, at: 600_000).wait("a", at: 0) == 720_000)
        #expect(failing(9, at: 600_000).wait("a", at: 0) == 900_000)
    }

    @Test func `however many fail, no more are remembered than there is room for`() {
        var throttle = SignInThrottle<Int>(free: 5, capacity: 100)
        for key in 0..<10_000 {
            _ = throttle.count(key, at: 0)
            #expect(throttle.remembered <= 100)
        }
    }

    @Test func `it is told of where the waits begin and where they stop growing`() {
        let throttle = failing(0, at: 0)
        #expect((1...40).filter { throttle.isNotable($0) } == [5, 10])
    }

    @Test func `people, made-up names and networks are counted apart, and an office's address may fail more often`() {
        var tries = SignInTries()
        let ann = SignInTries.Subject(RecordID(high: 1, low: 1), name: "Ann")
        for _ in 0..<5 {
            guard case .admitted = tries.begin(ann, "10.0.0.9", at: 0) else { return #expect(Bool(false)) }
        }
        guard case .wait(30_000) = tries.begin(ann, "10.0.0.10", at: 0) else { return #expect(Bool(false)) }
        for number in 0..<15 {
            let name = SignInTries.Subject(nil, name: "nobody \(number)")
            guard case .admitted = tries.begin(name, "10.0.0.9", at: 0) else { return #expect(Bool(false)) }
        }
        guard case .wait(30_000) = tries.begin(nil, "10.0.0.9", at: 0) else { return #expect(Bool(false)) }
        // Behind a proxy there is no address, and nobody waits for what others did.
        for _ in 0..<25 {
            guard case .admitted = tries.begin(nil, "", at: 0) else { return #expect(Bool(false)) }
        }
        guard case .admitted = tries.begin(nil, "10.0.0.10", at: 0) else { return #expect(Bool(false)) }
    }

    @Test func `a made-up name becomes as slow as one that somebody bears, in whatever case it is typed`() {
        var tries = SignInTries()
        for word in ["Eve", "EVE", "eve", "eVe", "Eve"] {
            _ = tries.begin(SignInTries.Subject(nil, name: word), "10.0.0.\(word.utf8.count)", at: 0)
        }
        guard case .wait(30_000) = tries.begin(SignInTries.Subject(nil, name: "eve"), "10.9.9.9", at: 0) else {
            return #expect(Bool(false))
        }
    }

    @Test(arguments: [
        ("10.0.0.9", "10.0.0.9"), ("::ffff:10.0.0.9", "10.0.0.9"), ("2001:db8:1:2::7", "20010db800010002/64"),
        ("2001:db8:1:2:ffff::9", "20010db800010002/64"), ("not an address", "not an address"), ("", ""),
    ])
    func `who has one address of a network has all of it`(address: String, network: String) {
        #expect(SignInTries.network(of: address) == network)
        #expect(SignInTries.network(of: String(repeating: "x", count: 9000)).count == 64)
    }
}

struct `The rule for passwords` {
    private let names = ["Li Na", "li.na@example.com", "李娜", "Wolfeschlegelstein"]

    @Test(
        arguments: [
            ("blue kettle", nil), ("short", .short), ("ninechars", .short), ("exactly 10", nil),
            (String(repeating: "abcde", count: 51) + "f", nil), (String(repeating: "abcde", count: 51) + "fg", .long),
            ("Password123!", .common), ("QWERTYUIOP", .common), ("1234567890", .common), ("aaaaaaaaaaaa", .common),
            ("121212121212", .common), ("admin2024!!!!", .common), ("my li na is here", .holdsName),
            ("xx li.na@example.com", .holdsName), ("wolfeschlegelstein9", .holdsName),
            ("我的密码是李娜吗对的", .holdsName), ("我不告诉你我的密码是什么", nil),
            ("lin and a half", nil),
        ] as [(String, PasswordObjection?)])
    func `it wants length, and nothing that is tried first`(password: String, objection: PasswordObjection?) {
        #expect(PasswordRule.objection(to: password, names: names) == objection)
    }

    @Test func `however a character was typed, it is the same password`() {
        #expect(PasswordRule.normalized("Cafe\u{301} am Platz") == "Caf\u{E9} am Platz")
        let bytes = PasswordRule.normalized("Cafe\u{301} am Platz").map { Array($0.utf8) }
        #expect(bytes == Array("Caf\u{E9} am Platz".utf8))
        #expect(PasswordRule.normalized(String(repeating: "a", count: 4097)) == nil)
    }

    @Test func `every objection is one sentence`() {
        for objection in PasswordObjection.allCases { #expect(objection.description.hasSuffix(".")) }
        #expect(Set(PasswordObjection.allCases.map(\.description)).count == PasswordObjection.allCases.count)
    }
}

struct `Password hashes` {
    @Test func `are salted, match their password alone, and are of today's costs`() throws {
        let (first, second) = (try #require(PasswordHash.make("one word")), try #require(PasswordHash.make("one word")))
        #expect(first != second && first.hasPrefix("$argon2id$v=19$m=65536,t=2,p=1$"))
        #expect(PasswordHash.matches("one word", first) && !PasswordHash.matches("one worD", first))
        #expect(!PasswordHash.isOutdated(first))
        #expect(!PasswordHash.matches("one word", "no hash") && PasswordHash.isOutdated("no hash"))
    }

    /// If it were not well-formed, checking it would cost nothing, and time would tell who is known.
    @Test func `the hash that stands for nobody is one of today's costs`() {
        #expect(!PasswordHash.isOutdated(PasswordHash.decoy))
        let check = PasswordCheck("any", against: nil)
        #expect(!check.isRight && check.renewed == nil)
    }

    @Test func `one of other costs is renewed by the right password only`() throws {
        // Argon2id of "one word" at the lowest costs that libsodium makes.
        let old = try #require(Self.cheap("one word"))
        #expect(PasswordHash.isOutdated(old))
        #expect(PasswordCheck("another", against: old).renewed == nil)
        let check = PasswordCheck("one word", against: old)
        let renewed = try #require(check.renewed)
        #expect(check.isRight && PasswordHash.matches("one word", renewed) && !PasswordHash.isOutdated(renewed))
    }

    static func cheap(_ password: String) -> String? { PasswordHash.make(password, operations: 1, memory: 1 << 13) }
}

struct `Sessions in memory` {
    private let ann = RecordID(high: 1, low: 1)
    private let hash = Fingerprint(of: [1])
    private let other = Fingerprint(of: [2])

    private func session(_ now: UInt64) -> SignInSession {
        SignInSession(ann, .password, at: now, address: "10.0.0.9", agent: String(repeating: "x", count: 900))
    }

    @Test func `end twelve hours after they were last used, and after seven days in any case`() {
        let hour: UInt64 = 3_600_000
        var book = SessionBook([hash: session(0)])
        #expect(book.use(hash, at: 12 * hour - 1)?.seen == 12 * hour - 1)
        #expect(book.use(hash, at: 24 * hour - 1) == nil)
        var used = SessionBook([hash: session(0)])
        for step in 1..<(7 * 24) { #expect(used.use(hash, at: UInt64(step) * hour) != nil) }
        #expect(used.use(hash, at: 7 * 24 * hour) == nil)
        #expect(used.due(at: 7 * 24 * hour).over == [hash])
    }

    @Test func `a step-up is good for ten minutes`() {
        var begun = session(5)
        #expect(!begun.isSteppedUp(at: 5))
        begun.steppedUp = 5
        #expect(begun.isSteppedUp(at: 600_004) && !begun.isSteppedUp(at: 600_005) && !begun.isSteppedUp(at: 4))
    }

    @Test func `their use is written down once, and what was used since is written the next time`() {
        var book = SessionBook([hash: session(0), other: session(0)])
        #expect(book.due(at: 0).seen.isEmpty)
        _ = book.use(hash, at: 10)
        let first = book.due(at: 20).seen
        #expect(first == [hash: 10])
        _ = book.use(hash, at: 30)
        book.saved(first)
        #expect(book.due(at: 40).seen == [hash: 30])
        book.saved([hash: 30])
        #expect(book.due(at: 40).seen.isEmpty)
    }

    @Test func `whoever is removed is nowhere in it`() {
        var book = SessionBook([hash: session(0), other: session(0)])
        #expect(book.people(at: 1) == [ann] && book.list(of: ann, at: 1).count == 2)
        book.removeAll(of: ann)
        #expect(book.people(at: 1).isEmpty && book.list(of: ann, at: 1).isEmpty && book.use(hash, at: 1) == nil)
    }

    @Test func `a token has 256 bits of chance in letters that cookies carry, and what a browser says is cut`() {
        let tokens = Set((0..<100).map { _ in SessionToken.make() })
        #expect(tokens.count == 100)
        for token in tokens {
            #expect(token.utf8.count == 43)
            #expect(token.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
        }
        #expect(SessionToken.base64URL([0xFB, 0xEF, 0xFF]) == "--__")
        #expect(SessionToken.base64URL([0x01, 0x02]) == "AQI")
        #expect(SessionToken.hash("") == nil && SessionToken.hash(String(repeating: "a", count: 44)) == nil)
        #expect(session(0).agent.count == 200)
    }

    @Test(arguments: [.password, .welcomeCode, .provider("https://login.example"), .provider("")] as [SignInMethod])
    func `how somebody proved who they are is read back`(method: SignInMethod) {
        #expect(SignInMethod(stored: method.stored) == method)
        #expect(SignInMethod(stored: "something else") == nil)
    }
}
