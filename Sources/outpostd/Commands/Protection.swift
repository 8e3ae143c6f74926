// Why this file exists: how HQ is protected on the network is decided before it listens: TLS or a reason why not, and
// how much anybody may ask of it.

import ArgumentParser
import SyncServer
import Workbench

/// Options of `serve` about TLS and limits.
struct Protection: ParsableArguments {
    @Option(
        help: ArgumentHelp("HQ's certificate and those that signed it, in PEM form.", valueName: "file"),
        completion: .file())
    var tlsCert: String?

    @Option(help: ArgumentHelp("The certificate's private key, in PEM form.", valueName: "file"), completion: .file())
    var tlsKey: String?

    @Flag(help: "Speak plain HTTP because a proxy in front of HQ speaks TLS.")
    var insecureBehindProxy = false

    @Option(help: ArgumentHelp("Open connections at once.", valueName: "n"))
    var connections: Int?

    @Option(help: ArgumentHelp("Open connections at once from one address.", valueName: "n"))
    var connectionsPerAddress: Int?

    @Option(help: ArgumentHelp("Requests per second from one address; 0 for no bound.", valueName: "n"))
    var addressRate: Int?

    @Option(help: ArgumentHelp("Requests per second of one device; 0 for no bound.", valueName: "n"))
    var deviceRate: Int?

    func validate() throws {
        guard (tlsCert == nil) == (tlsKey == nil) else {
            throw ValidationError("--tls-cert and --tls-key go together.")
        }
        guard tlsCert == nil || !insecureBehindProxy else {
            throw ValidationError("--insecure-behind-proxy is for plain HTTP; leave it out with --tls-cert.")
        }
        for number in [connections, connectionsPerAddress].compactMap({ $0 }) where number < 1 {
            throw ValidationError("Fewer than one connection serves nobody.")
        }
        for number in [addressRate, deviceRate].compactMap({ $0 }) where !(0...1_000_000).contains(number) {
            throw ValidationError("A rate is 0 to 1000000 requests per second.")
        }
    }

    /// What HQ proves itself with; nil for plain HTTP.
    /// - Throws: ``CommandFailure`` if it should have something and has not.
    func identity(_ address: ListenAddress) throws -> ServerIdentity? {
        if let tlsCert, let tlsKey {
            return try ServerIdentity(certificate: tlsCert, key: tlsKey, now: Headquarters.systemClock())
        }
        guard address.isLoopback || insecureBehindProxy else {
            throw CommandFailure.usage(
                "HQ does not speak plain HTTP on \(address.host), which others can reach: give --tls-cert and "
                    + "--tls-key (`outpostd cert` makes them), or --insecure-behind-proxy if a proxy in front of HQ "
                    + "speaks TLS.")
        }
        return nil
    }

    func limits() throws -> ServingLimits {
        var limits = ServingLimits()
        limits.isBehindProxy = insecureBehindProxy
        if let connections { limits.connections = connections }
        if let connectionsPerAddress { limits.connectionsPerAddress = connectionsPerAddress }
        if let addressRate { limits.addressRate = Self.rate(addressRate) }
        if let deviceRate { limits.deviceRate = Self.rate(deviceRate) }
        return limits.fitted()
    }

    /// Twenty seconds' worth may come at once.
    private static func rate(_ perSecond: Int) -> RequestRate? {
        perSecond == 0 ? nil : RequestRate(perSecond: perSecond, burst: perSecond * 20)
    }
}
