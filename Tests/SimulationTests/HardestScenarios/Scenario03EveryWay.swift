// Why this file exists: what somebody pushed at a hub, wrote to a stick to be safe and sent home from the hotel arrives
// three times.

import SyncProtocol
import Testing

@testable import Simulation

@Suite("Scenario 3: the same dots directly, by hub and by parcel in every order") struct Scenario03EveryWay {
    private enum Way: CaseIterable { case direct, hub, parcel }

    @Test func `every edit counts once, however often and by whatever way it comes`() throws {
        for order in orders(Way.allCases.map { $0 } + [.hub]) {
            let (start, hub, parcel) = try Self.scene()
            var country = start
            for way in order + order.reversed() {
                switch way {
                case .direct: try country.sync(0)
                case .hub: try country.deliver(hub)
                case .parcel: try country.deliver(parcel)
                }
            }
            #expect(country.log == (1...3).map { Dot(replica: country.replica(0), counter: $0) }, "\(order)")
            try country.end()
        }
    }

    /// Of three edits the hub has two, the parcel all.
    private static func scene() throws -> (Countryside, hub: Carried, parcel: Carried) {
        var country = try Countryside(laptops: 2)
        var hub = OfflineRelay(country.timeline)
        for word in ["one", "two"] { try country.write(Vocabulary.Item.title, .text(word), on: 0) }
        try hub.take(country.request(0), from: country.replica(0))
        try country.write(Vocabulary.Item.title, .text("three"), on: 0)
        return (country, try #require(hub.carried(country.replica(0))), try country.parcel(0))
    }

    /// What does not hold: the intake for replicas that speak for themselves takes an old segment for a copy's. It
    /// changes nothing and loses nothing, but it would raise a false alarm; an intake for relays has to compare with
    /// the log instead, as `Countryside.deliver` does.
    @Test func `an old segment is no fork to an intake for relays, and is one to that for laptops`() throws {
        var (country, hub, parcel) = try Self.scene()
        try country.sync(0)
        #expect(try country.judged(parcel)?.fresh == [], "all that HQ has, and no more: nothing new")
        #expect(throws: Refusal.self) { try country.judged(hub) }
        let before = country.log
        try country.deliver(hub)
        #expect(country.log == before)
    }
}
