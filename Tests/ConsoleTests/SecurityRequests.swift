// Why this file exists: an attacker sends what no form of ours sends: another origin or none, another's token, bytes
// that are no text. Requests are written here header by header, and answers are read however they end.

import Glibc
import LeadToCash
import SyncProtocol
import SyncServer
import TestSupport

/// One request as it goes over the wire.
struct SecurityRequest: Sendable {
    var method = "GET"
    var path: String
    /// The session's cookie; nil for none.
    var token: String?
    var cookie = "outpost"
    var headers: [(String, String)] = []
    var body: [UInt8]?
    /// Whether the answer goes on for as long as somebody listens; then its head is enough.
    var isEndless = false

    /// A form, from wherever `headers` say.
    static func form(
        _ path: String, _ fields: [(String, String)], _ token: String?, headers: [(String, String)]
    ) -> SecurityRequest {
        let text = fields.map { "\(FleetRequests.encode($0.0))=\(FleetRequests.encode($0.1))" }.joined(separator: "&")
        return SecurityRequest(method: "POST", path: path, token: token, headers: headers, body: Array(text.utf8))
    }

    func bytes(to port: UInt16) -> [UInt8] {
        var lines = [
            "\(method) \(path) HTTP/1.1", "Host: 127.0.0.1:\(port)", "Connection: close", "Accept-Language: en",
        ]
        lines += headers.map { "\($0.0): \($0.1)" }
        if let token { lines.append("Cookie: \(cookie)=\(token)") }
        if let body {
            lines += ["Content-Type: application/x-www-form-urlencoded", "Content-Length: \(body.count)"]
        }
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + (body ?? [])
    }
}

/// Asks HQ on this machine.
enum SecurityWire {
    /// - Throws: if HQ says nothing at all.
    static func ask(_ request: SecurityRequest, port: UInt16) async throws -> FleetAnswer {
        let bytes = request.bytes(to: port)
        let isEndless = request.isEndless
        return try FleetAnswer(try await OwnThread.run { try exchange(bytes, port, isEndless: isEndless) })
    }

    private static func exchange(_ request: [UInt8], _ port: UInt16, isEndless: Bool) throws -> String {
        let line = try dial(port)
        defer { close(line) }
        var rest = request[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(line, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            // Whoever refuses a request need not take all of it.
            guard count > 0 else { break }
            rest = rest.dropFirst(count)
        }
        return String(decoding: hear(line, isEndless: isEndless), as: UTF8.self)
    }

    private static func dial(_ port: UInt16) throws -> Int32 {
        let line = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard line >= 0 else { throw FleetTrouble("No socket.") }
        var patience = timeval(tv_sec: 600, tv_usec: 0)
        setsockopt(line, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let outcome = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(line, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard outcome == 0 else {
            close(line)
            throw FleetTrouble("HQ does not listen on \(port).")
        }
        return line
    }

    /// Everything until HQ hangs up, be it in the middle.
    private static func hear(_ line: Int32, isEndless: Bool) -> [UInt8] {
        let end = Array("\r\n\r\n".utf8)
        var heard: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = recv(line, &piece, piece.count, 0)
            guard count > 0 else { return heard }
            heard += piece[..<count]
            if isEndless, heard.firstRange(of: end) != nil { return heard }
        }
    }
}

/// What must not move while nobody may do anything.
struct SecurityStanding: Equatable, Sendable {
    /// σ of the last commit.
    let frontier: UInt64
    /// Entries of the audit chain.
    let entries: UInt64?
    /// How often somebody is signed in.
    let sessions: Int
}

extension FleetStage {
    /// What a browser says of a form of our own.
    var ownOrigin: [(String, String)] { [("Origin", "http://127.0.0.1:\(port)")] }

    func ask(_ request: SecurityRequest) async throws -> FleetAnswer {
        try await SecurityWire.ask(request, port: port)
    }

    /// The hidden fields of every form of a session.
    func proof(_ token: String) async throws -> [(String, String)] {
        let page = try await get("/me", token)
        guard let proof = page.hidden("_token"), let seen = page.hidden("_seen") else {
            throw FleetTrouble("There is no form on /me, which answered \(page.status).")
        }
        return [("_token", proof), ("_seen", seen)]
    }

    func standing(_ person: RecordID) async throws -> SecurityStanding {
        SecurityStanding(
            frontier: headquarters.frontier, entries: try await headquarters.auditHead().count,
            sessions: headquarters.sessions(of: person).count)
    }

    /// Another role of somebody.
    func appoint(_ person: RecordID, _ role: String, at office: RecordID) async throws {
        _ = try await found(
            RoleAssignment.kind,
            [
                (RoleAssignment.Fields.user, .reference(person)), (RoleAssignment.Fields.role, .text(role)),
                (RoleAssignment.Fields.office, .reference(office)),
            ])
    }
}
