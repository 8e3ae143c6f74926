// Why this file exists: the few of the system's socket calls that a relay on loopback needs, each made safe once.

import Glibc

/// Loopback TCP, and nothing else.
enum Socket {
    /// Listens on a free port of the loopback address.
    static func listener() -> (socket: Int32, port: UInt16)? {
        let end = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard end >= 0 else { return nil }
        closeOnExec(end)
        var address = loopback(0)
        guard withGeneric(&address, { Glibc.bind(end, $0, $1) }) == 0, listen(end, 64) == 0 else {
            close(end)
            return nil
        }
        return (end, port(of: end))
    }

    static func accept(_ listener: Int32) -> Int32? {
        let end = Glibc.accept(listener, nil, nil)
        guard end >= 0 else { return nil }
        closeOnExec(end)
        return end
    }

    static func connect(_ port: UInt16) -> Int32? {
        let end = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard end >= 0 else { return nil }
        closeOnExec(end)
        var address = loopback(port)
        if withGeneric(&address, { Glibc.connect(end, $0, $1) }) == 0 { return end }
        close(end)
        return nil
    }

    /// What has arrived; nil if the other end is gone. Call it when `poll` says that there is something.
    static func read(_ end: Int32) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: 16_384)
        let count = recv(end, &bytes, bytes.count, 0)
        return count > 0 ? Array(bytes.prefix(count)) : nil
    }

    /// Sends everything; false if the other end is gone, or takes nothing for ten seconds.
    static func write(_ end: Int32, _ bytes: [UInt8]) -> Bool {
        var limit = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(end, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { send(end, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    private static func closeOnExec(_ end: Int32) { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }

    private static func loopback(_ port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    private static func port(of socket: Int32) -> UInt16 {
        var address = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        _ = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(socket, $0, &size) }
        }
        return UInt16(bigEndian: address.sin_port)
    }

    private static func withGeneric(
        _ address: inout sockaddr_in, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
    }
}
