// Why this file exists: the command line asks the server on the same machine one thing at a time; thirty lines of
// sockets spare a client library.

import Glibc
import Workbench

/// One HTTP request to a server on this machine.
struct LoopbackRequest {
    private let host: String
    private let port: UInt16

    /// - Throws: ``CommandFailure`` unless `url` is `http://host:port`.
    init(url: String) throws {
        guard url.hasPrefix("http://"), let colon = url.lastIndex(of: ":"),
            let port = UInt16(url[url.index(after: colon)...])
        else { throw CommandFailure.failed("The server's address “\(url)” is not understood.") }
        let host = String(url[url.index(url.startIndex, offsetBy: 7)..<colon])
        self.host = ["0.0.0.0", "[::]", "localhost"].contains(host) ? "127.0.0.1" : host
        self.port = port
    }

    /// Posts `body` and reads the whole answer.
    func post(_ path: String, _ body: [UInt8], bearer: String) throws -> (status: Int, body: [UInt8]) {
        let line = try connect()
        defer { close(line) }
        let head =
            "POST \(path) HTTP/1.1\r\nHost: \(host):\(port)\r\nConnection: close\r\nAuthorization: Bearer \(bearer)\r\n"
            + "Content-Type: application/json\r\nContent-Length: \(body.count)\r\n\r\n"
        try send(Array(head.utf8) + body, line)
        let answer = try receive(line)
        guard let end = Self.headEnd(answer) else { throw gone }
        let words = String(decoding: answer[..<end], as: UTF8.self).split(separator: " ", maxSplits: 2)
        guard words.count >= 2, let status = Int(words[1]) else { throw gone }
        return (status, Array(answer[(end + 4)...]))
    }

    private var gone: CommandFailure { .unreachable("The server at \(host):\(port) does not answer.") }

    private func connect() throws -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        guard inet_pton(AF_INET, host, &address.sin_addr) == 1 else { throw gone }
        let line = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard line >= 0 else { throw gone }
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(line, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else {
            close(line)
            throw gone
        }
        return line
    }

    private func send(_ bytes: [UInt8], _ line: Int32) throws {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(line, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw gone }
            sent += count
        }
    }

    private func receive(_ line: Int32) throws -> [UInt8] {
        var answer: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = recv(line, &chunk, chunk.count, 0)
            guard count >= 0 else { throw gone }
            if count == 0 { return answer }
            answer += chunk[..<count]
        }
    }

    private static func headEnd(_ bytes: [UInt8]) -> Int? {
        let mark: [UInt8] = [13, 10, 13, 10]
        guard bytes.count >= 4 else { return nil }
        return (0...bytes.count - 4).first { Array(bytes[$0..<$0 + 4]) == mark }
    }
}
