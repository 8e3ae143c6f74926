// Why this file exists: the engine does not care what carries its frames: libcurl over an office proxy, memory in a
// test, a file on a stick.

import SyncProtocol

/// Carries one request to the other side and brings its reply.
public protocol Link: AnyObject {
    /// Sends `request` whole and gives the reply to `receive` piece by piece, as it arrives.
    /// - Throws: ``LinkError`` if nothing came back, or whatever `receive` throws.
    func exchange(_ request: [UInt8], _ receive: (UnsafeRawBufferPointer) throws -> Void) throws
    /// Days for which the device may be used without a sync, as the last reply said; nil if none said anything.
    var offlineLease: UInt32? { get }
}

extension Link {
    public var offlineLease: UInt32? { nil }
}

/// Why a request got no usable reply. Nothing is lost: edits stay in the outbox.
public enum LinkError: Error, Hashable, Sendable, CustomStringConvertible {
    /// No connection, or it broke; trying again may help.
    case unreachable(String)
    /// The TLS handshake failed.
    case untrusted(String)
    /// The server's certificate is not acceptable.
    case certificate(CertificateFault, String)
    /// Plain HTTP to another machine, which anybody on the way could read.
    case insecure(String)
    /// Something that is not Outpost answered.
    case notOutpost(status: Int, String)
    case badAddress(String)

    public var description: String {
        switch self {
        case .unreachable(let why): "HQ cannot be reached: \(why); your work is saved here, sync again later"
        case .untrusted(let why): "the server cannot be trusted: \(why); nothing was sent"
        case .certificate(let fault, let address):
            "the certificate of \(address) is not trusted: \(fault); nothing was sent"
        case .insecure(let address): "\(address) would be asked without TLS; use https://"
        case .notOutpost(let status, let address):
            "\(address) answered with HTTP \(status) but is not an Outpost server; check the address"
        case .badAddress(let address): "\(address) is not an http:// or https:// address"
        }
    }
}
