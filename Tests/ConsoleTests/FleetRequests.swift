// Why this file exists: pages about devices are tested as browsers meet them: bytes over a socket, with cookies,
// forms and an origin. A few lines of HTTP/1.1 need no library and hide nothing.

import Glibc
import TestSupport

/// What HQ answered.
struct FleetAnswer: Sendable {
    let status: Int
    /// By name in lower case.
    let headers: [String: String]
    let body: String

    init(_ text: String) throws {
        guard let end = text.firstRange(of: "\r\n\r\n") else { throw FleetTrouble("No head in: \(text.prefix(200))") }
        let lines = text[..<end.lowerBound].split(separator: "\r\n")
        let words = lines.first?.split(separator: " ") ?? []
        guard words.count > 1, let status = Int(words[1]) else { throw FleetTrouble("No status: \(text.prefix(80))") }
        self.status = status
        headers = lines.dropFirst().reduce(into: [:]) { headers, line in
            let halves = line.split(separator: ":", maxSplits: 1)
            if halves.count == 2 { headers[halves[0].lowercased()] = String(halves[1].drop { $0 == " " }) }
        }
        body = String(text[end.upperBound...])
    }

    /// What a hidden field of the first form holds that has one of this name.
    func hidden(_ name: String) -> String? { between("name=\"\(name)\" value=\"", "\"") }

    /// What stands between two marks, the first time.
    func between(_ before: String, _ after: String) -> String? {
        guard let start = body.firstRange(of: before) else { return nil }
        let rest = body[start.upperBound...]
        return rest.firstRange(of: after).map { String(rest[..<$0.lowerBound]) }
    }
}

/// Why a test cannot go on.
struct FleetTrouble: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// Asks HQ on this machine.
enum FleetRequests {
    static func ask(
        _ method: String, _ path: String, port: UInt16, token: String?, form: [(String, String)]? = nil
    ) async throws -> FleetAnswer {
        let body = form.map { fields in
            fields.map { "\(encode($0.0))=\(encode($0.1))" }.joined(separator: "&")
        }
        var lines = [
            "\(method) \(path) HTTP/1.1", "Host: 127.0.0.1:\(port)", "Connection: close", "Accept-Language: en",
            "Origin: http://127.0.0.1:\(port)",
        ]
        if let token { lines.append("Cookie: outpost=\(token)") }
        if let body {
            lines += ["Content-Type: application/x-www-form-urlencoded", "Content-Length: \(body.utf8.count)"]
        }
        let request = lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? "")
        // Sockets wait where they stand; whoever serves must not wait with them.
        return try FleetAnswer(try await OwnThread.run { try exchange(request, port) })
    }

    private static func exchange(_ request: String, _ port: UInt16) throws -> String {
        let line = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard line >= 0 else { throw FleetTrouble("No socket.") }
        defer { close(line) }
        // Tests beside this one may hold every thread for a minute; only an HQ that never answers is to be told.
        var patience = timeval(tv_sec: 600, tv_usec: 0)
        setsockopt(line, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(line, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw FleetTrouble("HQ does not listen on \(port).") }
        var unsent = Array(request.utf8)[...]
        while !unsent.isEmpty {
            let count = unsent.withUnsafeBytes { send(line, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { throw FleetTrouble("HQ took no request.") }
            unsent = unsent.dropFirst(count)
        }
        var received: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = recv(line, &piece, piece.count, 0)
            guard count >= 0 else { throw FleetTrouble("HQ did not answer.") }
            if count == 0 { return String(decoding: received, as: UTF8.self) }
            received += piece[..<count]
        }
    }

    /// What is no ASCII letter or digit as `%XX`.
    static func encode(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
            let hex = String(byte, radix: 16, uppercase: true)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + (hex.count == 1 ? "0" : "") + hex
        }.joined()
    }
}
