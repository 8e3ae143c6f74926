// Why this file exists: limits are values that are told the time, so every one of them is tried here to the moment,
// without a network and without waiting.

import NIOCore
import Testing

@testable import SyncServer

struct `The rate of requests` {
    private let rate = RequestRate(perSecond: 10, burst: 3)

    @Test func `so many come at once, and then one for each interval`() {
        var limiter = RateLimiter<String>(rate, capacity: 100)
        for _ in 0..<3 { #expect(limiter.admit("a", at: .seconds(5)) == nil) }
        #expect(limiter.admit("a", at: .seconds(5)) == .milliseconds(100))
        #expect(limiter.admit("a", at: .milliseconds(5099)) == .milliseconds(1))
        #expect(limiter.admit("a", at: .milliseconds(5100)) == nil)
        #expect(limiter.admit("a", at: .milliseconds(5100)) != nil)
    }

    @Test func `whoever is refused pays nothing for asking`() {
        var limiter = RateLimiter<String>(rate, capacity: 100)
        for _ in 0..<3 { _ = limiter.admit("a", at: .zero) }
        for _ in 0..<1000 { #expect(limiter.admit("a", at: .zero) == .milliseconds(100)) }
        #expect(limiter.admit("a", at: .milliseconds(100)) == nil)
    }

    @Test func `one does not pay for another`() {
        var limiter = RateLimiter<String>(rate, capacity: 100)
        for _ in 0..<4 { _ = limiter.admit("a", at: .zero) }
        #expect(limiter.admit("b", at: .zero) == nil)
    }

    @Test func `a long pause earns one burst and no more`() {
        var limiter = RateLimiter<String>(rate, capacity: 100)
        _ = limiter.admit("a", at: .zero)
        for _ in 0..<3 { #expect(limiter.admit("a", at: .seconds(86_400)) == nil) }
        #expect(limiter.admit("a", at: .seconds(86_400)) != nil)
    }

    @Test func `a clock that goes back admits no more than its burst`() {
        var limiter = RateLimiter<String>(rate, capacity: 100)
        for _ in 0..<3 { _ = limiter.admit("a", at: .seconds(9)) }
        #expect(limiter.admit("a", at: .seconds(1)) != nil)
    }

    @Test func `however many ask, no more are remembered than there is room for`() {
        var limiter = RateLimiter<Int>(rate, capacity: 100)
        for key in 0..<10_000 {
            #expect(limiter.admit(key, at: .zero) == nil)
            #expect(limiter.remembered <= 100)
        }
        // Whoever asks all the time is not forgotten for those who pass by.
        for key in 10_000..<20_000 {
            let wait = limiter.admit(0, at: .zero)
            if key > 10_003 { #expect(wait != nil) }
            _ = limiter.admit(key, at: .zero)
            _ = limiter.admit(key, at: .zero)
        }
    }

    @Test func `fifty laptops behind one address are far from its bound`() {
        let limits = ServingLimits()
        guard let rate = limits.addressRate else { return }
        var limiter = RateLimiter<Int>(rate, capacity: limits.memory)
        // Every second each of them makes three requests, for ten minutes.
        for second in 0..<600 {
            for _ in 0..<150 { #expect(limiter.admit(1, at: .seconds(second)) == nil) }
        }
    }
}

struct `The table of connections` {
    private func address(_ text: String) throws -> ClientAddress {
        ClientAddress(try SocketAddress(ipAddress: text, port: 1))
    }

    @Test func `there is room for so many in all and so many from one address`() throws {
        var table = ConnectionTable(most: 3, mostPerAddress: 2)
        let one = try address("192.0.2.1")
        var opened: [Bool] = []
        for address in try [one, one, one, address("192.0.2.2"), address("192.0.2.3")] {
            opened.append(table.open(address, isCounted: true))
        }
        #expect(opened == [true, true, false, true, false])
        table.close(one)
        let again = table.open(one, isCounted: true)
        #expect(again)
    }

    @Test func `nothing is remembered of those who have gone`() throws {
        var table = ConnectionTable(most: 10, mostPerAddress: 2)
        for number in 0..<1000 {
            let address = try address("198.51.\(number / 256).\(number % 256)")
            let isOpen = table.open(address, isCounted: true)
            #expect(isOpen)
            table.close(address)
            table.close(address)
        }
        #expect(table.addresses == 0 && table.total == 0)
    }

    @Test func `a network of IPv6 is one address and an IPv4 address within IPv6 is that address`() throws {
        #expect(try address("2001:db8::1") == address("2001:db8::ffff:2"))
        #expect(try address("2001:db8::1") != address("2001:db8:0:1::1"))
        #expect(try address("::ffff:192.0.2.7") == address("192.0.2.7"))
    }

    @Test func `an address is told as people write it, and of IPv6 its network`() throws {
        let texts = [
            ("192.0.2.1", "192.0.2.1"), ("255.255.255.255", "255.255.255.255"), ("::ffff:192.0.2.7", "192.0.2.7"),
            ("127.0.0.1", "127.0.0.1"), ("2001:db8::1", "2001:db8:0:0::/64"), ("fe80:1:2:3:4:5:6:7", "fe80:1:2:3::/64"),
            ("::1", "::1"),
        ]
        for (typed, told) in texts { #expect(try address(typed).text == told) }
        #expect(ClientAddress(nil).text == "local")
    }

    @Test(arguments: ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"])
    func `this machine is known by every name`(_ text: String) throws {
        #expect(try address(text).isLoopback)
    }

    @Test(arguments: ["192.0.2.1", "::2", "2001:db8::1", "128.0.0.1", "0.0.0.0"])
    func `another machine is not taken for this one`(_ text: String) throws {
        #expect(try !address(text).isLoopback)
        #expect(!ListenAddress(host: text, port: 1).isLoopback)
    }
}

struct `The pace of a connection` {
    private let limits = ServingLimits()

    private func at(_ seconds: Int64) -> NIODeadline { .uptimeNanoseconds(0) + .seconds(100 + seconds) }

    private func opened() -> ConnectionPace { ConnectionPace(limits, opened: at(0)) }

    @Test func `the first head has its time and no byte of it buys more`() { #expect(opened().deadline == at(20)) }

    @Test func `a body that stands still is cut, and one that drips too`() {
        var pace = opened()
        pace.receivedHead(at: at(1))
        #expect(pace.deadline == at(31))
        pace.receivedBody(1, at: at(30))
        #expect(pace.deadline == at(60))
        // A byte every twenty seconds: after a minute the debt is too large.
        pace.receivedBody(1, at: at(50))
        #expect(pace.deadline == at(61) + .milliseconds(1))
    }

    @Test func `a slow line that goes on is served up to the longest`() {
        var pace = opened()
        pace.receivedHead(at: at(0))
        for second in Int64(1)...599 { pace.receivedBody(2000, at: at(second)) }
        #expect(pace.deadline == at(600))
    }

    @Test func `while HQ is at work nobody is cut, and after the reply the next head has its time`() {
        var pace = opened()
        pace.receivedHead(at: at(1))
        pace.receivedEnd(at: at(2))
        #expect(pace.deadline == nil)
        pace.endedReply(at: at(500))
        #expect(pace.deadline == at(575))
    }

    @Test func `a reply that nobody takes is given up`() {
        var pace = opened()
        pace.receivedHead(at: at(1))
        pace.receivedEnd(at: at(2))
        pace.wrote(51_200, at: at(10))
        #expect(pace.deadline == at(10 + 75 + 100))
        pace.delivered(51_200, at: at(100))
        #expect(pace.deadline == nil)
    }

    @Test func `after a refusal the rest is heard for a moment and up to a bound`() {
        var pace = opened()
        pace.receivedHead(at: at(1))
        pace.endedReply(at: at(2))
        #expect(pace.deadline == at(7))
        pace.receivedBody(limits.lingerBytes, at: at(3))
        #expect(pace.deadline == at(7))
        pace.receivedBody(1, at: at(3))
        #expect(pace.deadline == .distantPast)
    }

    @Test func `a request that waits behind another one is no reason to cut`() {
        var pace = opened()
        pace.receivedHead(at: at(1))
        pace.receivedEnd(at: at(1))
        pace.receivedHead(at: at(1))
        pace.receivedEnd(at: at(1))
        pace.endedReply(at: at(2))
        #expect(pace.deadline == nil)
        pace.endedReply(at: at(3))
        #expect(pace.deadline == at(78))
    }
}
