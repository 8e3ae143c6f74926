// Why this file exists: every endpoint against everybody who may call it: a stranger, a thief with the secret and
// without the key, and a device in every state. What is not in the table does not compile.

import LeadToCash
import SyncProtocol
import SyncServer
import TestSupport
import Testing

/// Who calls.
private enum Caller: CaseIterable {
    case stranger, thief, active, suspended, revoked, lost

    var status: DeviceStatus? {
        switch self {
        case .stranger, .thief, .active: nil
        case .suspended: .suspended
        case .revoked: .revoked
        case .lost: .lost
        }
    }
}

@Suite struct EndpointMatrixTests {
    /// The statuses with which HQ answers; 200 lets the caller in.
    private static func expected(_ endpoint: Endpoint, _ caller: Caller) -> Int {
        switch endpoint {
        // What anybody may ask.
        case .healthz, .metrics: 200
        // There is no private CA here.
        case .ca: 400
        // A code is what counts, and none is given.
        case .enroll: 400
        // Only who holds the administrator's token, on this machine.
        case .admin: 401
        case .sync, .contents, .log, .rejoin, .key:
            switch caller {
            case .stranger, .thief: 401
            case .active: endpoint == .rejoin || endpoint == .key ? 400 : 200
            case .suspended: 403
            // It has nothing to hand in any more, and is told to erase itself. Under another number it is as revoked.
            case .revoked: endpoint == .rejoin ? 400 : 403
            case .lost: 403
            }
        case .wiped:
            switch caller {
            case .stranger, .thief: 401
            // Nobody asked for that.
            case .active: 400
            case .suspended: 403
            case .revoked, .lost: 200
            }
        }
    }

    @Test func `every endpoint lets in whom it is for, and tells nobody else anything`() async throws {
        let world = try await MatrixWorld()
        let seed = try #require(world.seeds[.own]?[Account.kind])
        try await serving(world.headquarters, LogRecorder().logger) { client in
            for caller in Caller.allCases {
                let person = try await world.enlist("AR", .home)
                let replica = person.laptop.enrolment.replica
                if let status = caller.status { try await world.headquarters.setStatus(status, of: replica) }
                for endpoint in Endpoint.allCases {
                    let reply = try await Self.call(endpoint, caller, person.laptop, seed, client)
                    #expect(
                        reply.status == Self.expected(endpoint, caller), "\(caller) at \(endpoint): \(reply.text)")
                    let isLetIn = caller == .active && [.sync, .log].contains(endpoint)
                    let canary = MatrixWorld.canary(.own, .shared)
                    let text = try Self.readable(reply)
                    #expect(text.contains(canary) == isLetIn, "\(caller) at \(endpoint)")
                }
            }
        }
    }

    private static func call(
        _ endpoint: Endpoint, _ caller: Caller, _ laptop: TestLaptop, _ record: RecordKey, _ client: RawClient
    ) async throws -> RawClient.Reply {
        let path = endpoint.path.replacing(":kind", with: "account").replacing(":id", with: record.id.description)
        let body = endpoint == .sync ? laptop.request().1 : []
        let isGet = endpoint.method == "GET"
        switch caller {
        case .stranger:
            return isGet ? try await client.get(path) : try await client.post(path, body)
        case .thief:
            let bearer = laptop.enrolment.bearer
            return isGet
                ? try await client.get(path, bearer: bearer) : try await client.post(path, body, bearer: bearer)
        default:
            return isGet ? try await client.get(path, by: laptop) : try await client.post(path, body, by: laptop)
        }
    }

    /// What a reply says once its frames are unpacked.
    private static func readable(_ reply: RawClient.Reply) throws -> String {
        guard reply.headers["content-type"] == "application/vnd.outpost.sync" else { return reply.text }
        return try FrameCodec.decodeAll(reply.body).map { message in
            var writer = ByteWriter()
            message.body.encode(to: &writer)
            return String(decoding: writer.bytes, as: UTF8.self)
        }.joined()
    }
}
