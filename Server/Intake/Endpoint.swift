// Why this file exists: what HQ answers is a closed list. Whoever adds to it must say who may ask, or the matrix of who
// may do what no longer compiles.

/// Everything that HQ answers over HTTP.
public enum Endpoint: String, CaseIterable, Sendable {
    case sync, contents, enroll, rejoin, key, wiped, log, admin, ca, healthz, metrics

    public var path: String {
        switch self {
        case .healthz, .metrics: "/\(rawValue)"
        case .log: "/v1/log/:kind/:id"
        default: "/v1/\(rawValue)"
        }
    }

    public var method: String {
        switch self {
        case .log, .ca, .healthz, .metrics: "GET"
        default: "POST"
        }
    }
}
