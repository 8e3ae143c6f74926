// Why this file exists: a laptop that doubts its disk may compare what it holds with HQ, value by value, without
// fetching anything but digests.

import GRDB
import HTTPTypes
import Hummingbird
import RecordTables
import SyncProtocol

extension Headquarters {
    /// Digests of everything in some scopes, kind by kind, and the frontier of the snapshot they are read in.
    package func contents(of scopes: [ScopeID]) async throws -> (inventories: [Inventory], frontier: CommitSequence) {
        let list = scopes.map(\.description).joined(separator: ", ")
        return try await pool.read { [schema] db in
            let inventories = try schema.kinds.map { kind in
                try ContentInventory.take(RecordTable.of(kind), where: "_alive = 1 AND _scope IN (\(list))", db)
            }
            return (inventories, try FeedReader.frontier(db))
        }
    }
}

extension SyncRoute {
    /// `POST /v1/contents`: one inventory per kind, then the end with the frontier.
    func contents(_ request: Request) async -> Response {
        do {
            let proven = try await headquarters.proven(request, to: .service)
            _ = try await Routes.body(request, limit: 4096, proven)
            let enrolled = proven.enrolled
            let (inventories, frontier) = try await headquarters.contents(of: enrolled.standing.scopes ?? [])
            let messages = inventories.map(Message.inventory) + [.finish(Finish(frontier: frontier))]
            headquarters.metrics.request("contents", status: 200)
            let bytes = messages.flatMap(FrameCodec.encode)
            return Self.response(.ok, ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        } catch {
            let response = Self.response(Self.refusal(error, logger))
            headquarters.metrics.request("contents", status: response.status.code)
            return response
        }
    }
}
