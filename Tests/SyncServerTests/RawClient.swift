// Why this file exists: a server is tested with the bytes that a stranger might send, so nothing here helps it along.

import Glibc
import SyncProtocol
import SyncServer
import TestSupport

/// One request per connection, to a port of this machine.
struct RawClient: Sendable {
    let port: Int

    struct Reply: Sendable {
        let status: Int
        let headers: [String: String]
        let body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }

        /// The refusal it carries.
        func refusal() throws -> Refusal {
            guard case .refusal(let refusal)? = try FrameCodec.decodeAll(body).last else {
                throw WireError.malformed("no refusal", offset: 0)
            }
            return refusal
        }
    }

    struct Failure: Error {
        let what: String
    }

    func get(_ path: String, bearer: String? = nil) async throws -> Reply {
        try await exchange(head("GET", path, bearer, length: 0))
    }

    func post(_ path: String, _ text: String) async throws -> Reply { try await post(path, Array(text.utf8)) }

    func post(_ path: String, _ body: [UInt8], bearer: String? = nil) async throws -> Reply {
        try await exchange(head("POST", path, bearer, length: body.count), body)
    }

    // MARK: Signed requests

    /// The nonce that a reply hands out.
    func nonce() async throws -> String {
        try await get("/healthz").headers[RequestSignature.nonceHeader.lowercased()] ?? ""
    }

    func get(_ path: String, by laptop: TestLaptop) async throws -> Reply {
        let signature = try laptop.signature("GET", path, [], nonce: try await nonce())
        return try await exchange(head("GET", path, laptop.enrolment.bearer, length: 0, signature))
    }

    func post(_ path: String, _ body: [UInt8], by laptop: TestLaptop) async throws -> Reply {
        let signature = try laptop.signature("POST", path, body, nonce: try await nonce())
        return try await post(path, body, bearer: laptop.enrolment.bearer, signature)
    }

    /// Sends a signature as it is, whatever it is of.
    func post(_ path: String, _ body: [UInt8], bearer: String, _ signature: String) async throws -> Reply {
        try await exchange(head("POST", path, bearer, length: body.count, signature), body)
    }

    func head(
        _ method: String, _ path: String, _ bearer: String?, length: Int, _ signature: String? = nil
    ) -> String {
        let authorisation =
            (bearer.map { "Authorization: Bearer \($0)\r\n" } ?? "")
            + (signature.map { "\(RequestSignature.header): \($0)\r\n" } ?? "")
        return "\(method) \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\(authorisation)"
            + "Content-Length: \(length)\r\n\r\n"
    }

    /// Sends bytes as they are and reads until the server closes the connection, on a thread that may wait.
    /// - Parameter endsEarly: whether to say that nothing more will come.
    func exchange(_ head: String, _ body: [UInt8] = [], endsEarly: Bool = false) async throws -> Reply {
        try await OwnThread.run { try converse(head, body, endsEarly) }
    }

    private func converse(_ head: String, _ body: [UInt8], _ endsEarly: Bool) throws -> Reply {
        let line = try connect()
        defer { close(line) }
        var sent = 0
        let bytes = Array(head.utf8) + body
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { send(line, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            // A server that has heard enough may answer before the end.
            guard count > 0 else { break }
            sent += count
        }
        if endsEarly { shutdown(line, Int32(SHUT_WR)) }
        return try reply(receive(line))
    }

    /// A connection that was answered once and stays open, to be closed by whoever asked for it.
    func hold() async throws -> Int32 { try await OwnThread.run { try ask() } }

    private func ask() throws -> Int32 {
        let line = try connect()
        let ask = Array("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8)
        var answer = [UInt8](repeating: 0, count: 1 << 12)
        guard send(line, ask, ask.count, Int32(MSG_NOSIGNAL)) == ask.count, recv(line, &answer, answer.count, 0) > 0
        else {
            close(line)
            throw Failure(what: "no answer")
        }
        return line
    }

    private func connect() throws -> Int32 {
        // As the system lays an address out: family, port, 127.0.0.1, eight bytes of nothing.
        let address: [UInt8] =
            [UInt8(AF_INET), 0, UInt8(port >> 8 & 255), UInt8(port & 255), 127, 0, 0, 1]
            + [UInt8](repeating: 0, count: 8)
        let line = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var patience = timeval(tv_sec: 600, tv_usec: 0)
        setsockopt(line, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        let result = address.withUnsafeBytes {
            Glibc.connect(line, $0.assumingMemoryBound(to: sockaddr.self).baseAddress, socklen_t($0.count))
        }
        guard result == 0 else { throw Failure(what: "nobody listens on \(port)") }
        return line
    }

    private func receive(_ line: Int32) throws -> [UInt8] {
        var answer: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = recv(line, &chunk, chunk.count, 0)
            if count == 0 { return answer }
            guard count > 0 else { return answer }
            answer += chunk[..<count]
        }
    }

    private func reply(_ bytes: [UInt8]) throws -> Reply {
        guard let end = Self.end(of: bytes, from: 0, mark: Array("\r\n\r\n".utf8)) else {
            throw Failure(what: "no answer: \(bytes.count) bytes")
        }
        let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
        guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
            throw Failure(what: "no status")
        }
        let pairs = lines.dropFirst().compactMap { line -> (String, String)? in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            return (line[..<colon].lowercased(), String(line[line.index(colon, offsetBy: 2)...]))
        }
        let headers = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
        let body = Array(bytes[(end + 4)...])
        return Reply(
            status: status, headers: headers,
            body: headers["transfer-encoding"] == "chunked" ? try Self.unchunked(body) : body)
    }

    private static func end(of bytes: [UInt8], from start: Int, mark: [UInt8]) -> Int? {
        guard bytes.count >= start + mark.count else { return nil }
        return (start...bytes.count - mark.count).first { bytes[$0..<$0 + mark.count].elementsEqual(mark) }
    }

    private static func unchunked(_ bytes: [UInt8]) throws -> [UInt8] {
        var result: [UInt8] = []
        var position = 0
        while let end = end(of: bytes, from: position, mark: [13, 10]) {
            guard let size = Int(String(decoding: bytes[position..<end], as: UTF8.self), radix: 16) else { break }
            if size == 0 { return result }
            result += bytes[(end + 2)..<(end + 2 + size)]
            position = end + 4 + size
        }
        throw Failure(what: "the chunks have no end")
    }
}
