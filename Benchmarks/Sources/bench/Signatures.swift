// Why this file exists: every request of a device is signed and checked. What that adds to an idle sync, which has
// nothing else to do, must stay small.

import SyncClient
import SyncProtocol

/// What the signature of one request costs.
@MainActor
func signatures() throws -> [Comparison] {
    let times = 1000
    let key = try DeviceKey.random()
    let replica = ReplicaID(rawValue: 7)
    let claim = RequestClaim(
        method: "POST", path: CurlLink.syncPath, replica: replica,
        nonce: Hexadecimal.text([UInt8](repeating: 1, count: 24)),
        salt: [UInt8](repeating: 2, count: RequestSignature.saltLength),
        bodyHash: RequestSignature.hash(of: [UInt8](repeating: 3, count: 100)))
    let header = try RequestSignature(claim, by: key).text
    let publicKey = key.publicKey
    func check() -> Bool {
        RequestSignature(header)?.isValid(method: claim.method, path: claim.path, replica: replica, by: publicKey)
            ?? false
    }
    guard check() else { throw BenchmarkError("a signature does not hold") }
    return [
        Comparison(
            "what checking a request's signature adds, against 0.3 ms", target: 1, floor: { _ in 0.0003 },
            ours: { _ in
                clocked { for _ in 0..<times where !check() { preconditionFailure("a signature does not hold") } }
                    / Double(times)
            }),
        Comparison(
            "signing a request against 0.3 ms", target: 1, floor: { _ in 0.0003 },
            ours: { _ in
                try clocked { for _ in 0..<times { _ = try RequestSignature(claim, by: key).text } } / Double(times)
            }),
    ]
}
