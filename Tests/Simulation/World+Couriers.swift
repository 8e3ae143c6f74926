// Why this file exists: not everything reaches HQ over the line. An office passes on what its laptops made, and files
// travel in pockets: late, more than once, after the laptop itself has spoken to HQ. What they carry is sealed: it
// counts once, or it is turned away.

import SyncProtocol

/// An office's server, as pure conversation: it keeps what laptops leave with it, sealed and unaltered, and passes it
/// on when it reaches HQ. It tells them nothing and decides nothing.
final class Relay {
    /// The newest request that each database left here.
    var shelf: [Packet] = []
}

extension World {
    /// A request as a file: everything that HQ has not acknowledged.
    private func sealed(_ laptop: Laptop) throws -> Packet? {
        laptop.sync()
        let checkpoint = try laptop.store.checkpoint()
        let outgoing = try laptop.store.outgoing(after: checkpoint.acknowledged, bytes: 1 << 20)
        guard !outgoing.isEmpty else { return nil }
        try I2DurableBeforeAcknowledged.check(upload: outgoing, from: laptop.store.durable)
        let bytes = Caller(checkpoint, wall: wall(of: laptop)).request(outgoing).flatMap(FrameCodec.encode)
        trace.note(bytes)
        let number = number()
        var packet = Packet(
            number: number, laptop: laptop.index, replica: laptop.replica, exchange: number, isRequest: true,
            names: laptop.sight.names, bytes: bytes)
        packet.isStale = true
        handed.insert(laptop.replica)
        return packet
    }

    /// A laptop leaves what it has with the office's server.
    func visitRelay(_ laptop: Laptop) throws {
        guard !relays.isEmpty, let packet = try sealed(laptop) else { return }
        tally.count(.relayVisit)
        let relay = relays[chance.below(relays.count)]
        relay.shelf.removeAll { $0.laptop == packet.laptop && $0.replica == packet.replica }
        relay.shelf.append(packet)
        trace.say("laptop \(laptop.replica) leaves its edits with an office")
    }

    /// An office reaches HQ: everything that lies there goes in one commit, in whatever order.
    func relayCalls(_ place: Int) throws {
        let shelf = chance.mixed(relays[place].shelf)
        // The line may break before the office hears that HQ has it.
        if !chance.hits(perMille: weather[.drop]) { relays[place].shelf = [] }
        for packet in shelf { tally.count(try takeIn(packet) ? .relayedEdit : .relayTurnedAway) }
        try syncLedger()
    }

    /// Somebody takes a file along for a laptop.
    func packParcel(_ laptop: Laptop) throws {
        guard let packet = try sealed(laptop) else { return }
        tally.count(.parcelPacked)
        drawer.append(packet)
        if drawer.count > 12 { drawer.removeFirst() }
        trace.say("laptop \(laptop.replica) packs a parcel")
    }

    /// HQ reads a file that somebody brought; it may be brought again.
    func openParcel(_ place: Int) throws {
        let packet = chance.hits(perMille: 700) ? drawer.remove(at: place) : drawer[place]
        let isTaken = try takeIn(damaged(packet))
        tally.count(isTaken ? .parcelOpened : .parcelTurnedAway)
        try syncLedger()
    }

    /// - Returns: false if HQ turns it away: it is of another history, has a gap, or is damaged.
    private func takeIn(_ packet: Packet) throws -> Bool {
        let admitted: (Admission, Standing)?
        do {
            admitted = try headquarters.admission(packet.bytes, from: packet.replica, isByHand: true)
        } catch is Refusal {
            return false
        } catch is WireError {
            return false
        }
        guard let (admission, standing) = admitted else { return false }
        if packet.damage != .none { try I9DamageChangesNothing.check(admitted: true) }
        clocks = [:]
        senders = [:]
        payloads = [:]
        // When it was written nobody knows: it shows nothing of the clock behind it.
        let arrival = Headquarters.Arrival(
            packet: packet, admission: admission, expected: standing, skew: 0, readAt: now)
        _ = try headquarters.commit([arrival], wall: headquartersWall())
        witness(arrival)
        trace.say("HQ takes in \(admission.fresh.count) edits of \(packet.replica) by hand")
        try syncLedger()
        return true
    }
}
