// Why this file exists: a laptop reaches HQ through a line. This one is bad, by seed, for as long as the storm lasts.

import Foundation
import Glibc
import Synchronization

/// A TCP relay on loopback that does to each connection what its dice say.
public final class FaultyRelay: Sendable {
    private struct State {
        var dice: Dice
        var target: UInt16
        var isBad = false
        var isSilent = false
        var isClosed = false
        var struck: [String: Int] = [:]
    }

    /// Where it listens.
    public let port: UInt16
    private let listener: Int32
    private let state: Mutex<State>

    /// How long a silent connection is kept open at most.
    private static let silence: Duration = .seconds(6)

    /// A good line to a port; ``storm(_:)`` makes it bad.
    public init(to target: UInt16, dice: Dice) throws {
        guard let (listener, port) = Socket.listener() else { throw ChaosFailure("A relay cannot listen on loopback.") }
        state = Mutex(State(dice: dice, target: target))
        self.listener = listener
        self.port = port
        Thread.detachNewThread { [self] in accept() }
    }

    deinit { Glibc.close(listener) }

    /// From now on connections meet faults, or none do any more; those under way keep theirs.
    public func storm(_ isBad: Bool) { state.withLock { $0.isBad = isBad } }

    /// From now on nothing passes, and nobody is told.
    public func fallSilent() { state.withLock { $0.isSilent = true } }

    /// Leads to another port from now on.
    public func lead(to target: UInt16) { state.withLock { $0.target = target } }

    /// How often each kind of fault happened.
    public var struck: [String: Int] { state.withLock { $0.struck } }

    /// Accepts nothing any more and lets go of every connection.
    public func close() {
        state.withLock { $0.isClosed = true }
        shutdown(listener, Int32(SHUT_RDWR))
    }

    private var isClosed: Bool { state.withLock { $0.isClosed } }

    private func accept() {
        while true {
            guard let client = Socket.accept(listener) else {
                if isClosed { return }
                usleep(1000)
                continue
            }
            let (target, fault) = state.withLock { state -> (UInt16, LineFault?) in
                if state.isSilent { return (state.target, LineFault(.halfOpen, .up, after: 0)) }
                return (state.target, state.isBad ? LineFault.drawn(&state.dice) : nil)
            }
            Thread.detachNewThread { [self] in
                defer { Glibc.close(client) }
                guard let server = Socket.connect(target) else { return }
                defer { Glibc.close(server) }
                carry(client, server, LineState(fault), fault?.kind.name ?? "")
            }
        }
    }

    /// Carries bytes both ways until an end closes or the fault ends it.
    private func carry(_ client: Int32, _ server: Int32, _ line: LineState, _ name: String) {
        var line = line
        var ends = [client, server].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        while !isClosed {
            guard poll(&ends, 2, 100) > 0 else { continue }
            for (index, direction) in [Direction.up, .down].enumerated() where ends[index].revents != 0 {
                guard let bytes = Socket.read(ends[index].fd) else { return }
                let wasStruck = line.isStruck
                let deeds = line.pass(bytes, direction)
                if line.isStruck, !wasStruck { state.withLock { $0.struck[name, default: 0] += 1 } }
                for deed in deeds {
                    guard perform(deed, ends[1 - index].fd) else { return }
                }
            }
        }
    }

    /// - Returns: whether the connection goes on.
    private func perform(_ deed: LineDeed, _ end: Int32) -> Bool {
        switch deed {
        case .forward(let bytes): return Socket.write(end, bytes)
        case .wait(let milliseconds): usleep(UInt32(milliseconds) * 1000)
        case .cut: return false
        case .fallSilent:
            let until = ContinuousClock.now.advanced(by: Self.silence)
            while !isClosed, ContinuousClock.now < until { usleep(50_000) }
            return false
        }
        return true
    }
}
