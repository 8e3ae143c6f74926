// Why this file exists: lines break at the worst moment. This one stands between laptops and HQ and breaks, or
// strikes one of them dead, exactly where a test wants it: after so many bytes in one direction. It also remembers
// what went up, to say it twice.

import Foundation
import Glibc
import Synchronization

/// A TCP proxy that can be made to fail.
final class FaultyLine: Sendable {
    enum Direction: Sendable { case up, down }

    /// What happens to one connection.
    struct Fault: Sendable {
        let direction: Direction
        /// How many bytes pass before it happens; with 0, the first byte to arrive sets it off and does not pass.
        let bytes: Int
        /// What happens besides that the connection is cut.
        var strike: @Sendable () -> Void = {}
    }

    private struct State {
        var target: UInt16
        var faults: [Fault] = []
        var always: Fault?
        var requests: [[UInt8]] = []
        var struck = 0
        var isClosed = false
    }

    let port: UInt16
    private let listener: Int32
    private let state: Mutex<State>

    init(to target: UInt16) throws {
        state = Mutex(State(target: target))
        listener = Socket.unconnected()
        var address = Socket.loopback(0)
        guard listener >= 0, Socket.bind(listener, &address), listen(listener, 64) == 0 else {
            throw Stranded("The test's proxy cannot listen.")
        }
        port = Socket.port(of: listener)
        Thread.detachNewThread { [self] in accept() }
    }

    var url: String { "http://127.0.0.1:\(port)" }

    /// How often a fault happened.
    var struck: Int { state.withLock { $0.struck } }

    /// What laptops sent, connection by connection.
    var requests: [[UInt8]] { state.withLock { $0.requests } }

    /// Lets the coming connections meet these faults, one each; those after them meet none.
    func plan(_ faults: Fault...) { state.withLock { ($0.faults, $0.always) = (faults, nil) } }

    /// Lets every connection meet this fault until ``plan(_:)`` says otherwise.
    func always(_ fault: Fault) { state.withLock { ($0.faults, $0.always) = ([], fault) } }

    /// Leads to another port from now on.
    func lead(to target: UInt16) { state.withLock { $0.target = target } }

    func close() {
        state.withLock { $0.isClosed = true }
        shutdown(listener, Int32(SHUT_RDWR))
        Glibc.close(listener)
    }

    private func accept() {
        while true {
            let client = Socket.accept(listener)
            guard client >= 0 else {
                if state.withLock({ $0.isClosed }) { return }
                continue
            }
            let (target, fault, number) = state.withLock { state in
                state.requests.append([])
                let fault = state.faults.isEmpty ? state.always : state.faults.removeFirst()
                return (state.target, fault, state.requests.count - 1)
            }
            Thread.detachNewThread { [self] in
                defer { Glibc.close(client) }
                guard let server = Socket.connect(target) else { return }
                defer { Glibc.close(server) }
                carry(client, server, fault, number)
            }
        }
    }

    /// Carries bytes both ways until an end closes or the fault happens.
    private func carry(_ client: Int32, _ server: Int32, _ fault: Fault?, _ number: Int) {
        var passed = [Direction.up: 0, .down: 0]
        var ends = [
            pollfd(fd: client, events: Int16(POLLIN), revents: 0),
            pollfd(fd: server, events: Int16(POLLIN), revents: 0),
        ]
        while !state.withLock({ $0.isClosed }) {
            guard poll(&ends, 2, 100) > 0 else { continue }
            for (index, direction) in [Direction.up, .down].enumerated() where ends[index].revents != 0 {
                guard var bytes = Socket.read(ends[index].fd) else { return }
                let before = passed[direction, default: 0]
                var isStruck = false
                if let fault, fault.direction == direction, before + bytes.count >= fault.bytes {
                    bytes = Array(bytes.prefix(fault.bytes - before))
                    isStruck = true
                }
                passed[direction] = before + bytes.count
                if direction == .up { state.withLock { $0.requests[number] += bytes } }
                guard Socket.write(ends[1 - index].fd, bytes) else { return }
                if isStruck {
                    fault?.strike()
                    state.withLock { $0.struck += 1 }
                    return
                }
            }
        }
    }

    /// Says to HQ once more what a laptop said, and waits for the answer.
    /// - Returns: the answer's status line; empty if there is none.
    func replay(_ request: [UInt8]) -> String {
        guard let server = Socket.connect(state.withLock { $0.target }) else { return "" }
        defer { Glibc.close(server) }
        guard Socket.write(server, request) else { return "" }
        var answer: [UInt8] = []
        while let piece = Socket.read(server, patience: 500) { answer += piece }
        return String(decoding: answer.prefix { $0 != 13 }, as: UTF8.self)
    }
}

/// What of the system's sockets a proxy needs.
enum Socket {
    static func loopback(_ port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    static func bind(_ socket: Int32, _ address: inout sockaddr_in) -> Bool {
        withGeneric(&address) { Glibc.bind(socket, $0, $1) } == 0
    }

    static func port(of socket: Int32) -> UInt16 {
        var address = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        _ = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(socket, $0, &size) }
        }
        return UInt16(bigEndian: address.sin_port)
    }

    /// A socket that the programs a test starts do not inherit: in them it would outlive its end here.
    static func unconnected() -> Int32 {
        socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    }

    /// Negative if the listener was closed.
    static func accept(_ listener: Int32) -> Int32 {
        let end = Glibc.accept(listener, nil, nil)
        if end >= 0 { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return end
    }

    static func connect(_ port: UInt16) -> Int32? {
        let end = Socket.unconnected()
        guard end >= 0 else { return nil }
        var address = loopback(port)
        if withGeneric(&address, { Glibc.connect(end, $0, $1) }) == 0 { return end }
        close(end)
        return nil
    }

    private static func withGeneric(
        _ address: inout sockaddr_in, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
    }

    /// What has arrived; nil if the other end closed, or nothing came within so many milliseconds.
    static func read(_ end: Int32, patience: Int32 = -1) -> [UInt8]? {
        var waiting = pollfd(fd: end, events: Int16(POLLIN), revents: 0)
        guard poll(&waiting, 1, patience) > 0 else { return nil }
        var bytes = [UInt8](repeating: 0, count: 16_384)
        let count = recv(end, &bytes, bytes.count, 0)
        return count > 0 ? Array(bytes.prefix(count)) : nil
    }

    /// Sends everything; false if the other end is gone.
    static func write(_ end: Int32, _ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { send(end, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }
}
