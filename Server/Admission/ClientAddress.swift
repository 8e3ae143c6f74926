// Why this file exists: who is "one address"? An IPv4 address, but of IPv6 the network of 64 bits that a single client
// has to itself.

import Glibc
import NIOCore

/// Where a connection comes from, as far as limits care.
package struct ClientAddress: Hashable, Sendable {
    private enum Family: UInt8 { case local, four, six }

    private let family: Family
    private let network: UInt64
    /// Whether it is this machine.
    package let isLoopback: Bool

    init(_ address: SocketAddress?) {
        let bytes = address?.withSockAddr { start, size in Array(UnsafeRawBufferPointer(start: start, count: size)) }
        // As the system lays addresses out: family, port, then four bytes; or four more, then sixteen.
        switch (address, bytes) {
        case (.v4, let bytes?) where bytes.count >= 8: self.init(four: bytes[4..<8])
        case (.v6, let bytes?) where bytes.count >= 24: self.init(six: bytes[8..<24])
        default: self.init(.local, 0, isLoopback: true)
        }
    }

    /// As people write it: of IPv6 the network, of a local socket a word.
    package var text: String {
        switch family {
        case .local: return "local"
        case .four: return (0..<4).map { String(network >> (24 - 8 * $0) & 255) }.joined(separator: ".")
        case .six:
            let groups = (0..<4).map { String(network >> (48 - 16 * $0) & 0xFFFF, radix: 16) }
            return isLoopback ? "::1" : groups.joined(separator: ":") + "::/64"
        }
    }

    private init(_ family: Family, _ network: UInt64, isLoopback: Bool) {
        self.family = family
        self.network = network
        self.isLoopback = isLoopback
    }

    private init(four bytes: some Sequence<UInt8>) {
        let number = Self.number(bytes)
        self.init(.four, number, isLoopback: number >> 24 == 127)
    }

    private init(six bytes: ArraySlice<UInt8>) {
        let (high, low) = (Self.number(bytes.prefix(8)), Self.number(bytes.suffix(8)))
        // A socket for both families shows an IPv4 address like this.
        if high == 0, low >> 32 == 0xFFFF {
            self.init(four: bytes.suffix(4))
        } else {
            self.init(.six, high, isLoopback: high == 0 && low == 1)
        }
    }

    private static func number(_ bytes: some Sequence<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
}

extension ListenAddress {
    /// Whether only this machine can reach it.
    public var isLoopback: Bool { host == "localhost" || host == "::1" || isLoopbackOfFour }

    /// Whether it is `127.…`.
    var isLoopbackOfFour: Bool {
        var bytes = [UInt8](repeating: 0, count: 4)
        return inet_pton(AF_INET, host, &bytes) == 1 && bytes[0] == 127
    }
}
