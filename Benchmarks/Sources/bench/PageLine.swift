// Why this file exists: a browser keeps its connection, and so do those who stand for one here. What is measured is the
// time from sending a request to having the whole page, on a thread that does nothing else.

import Glibc

/// A page as it came.
struct WebPage {
    let status: Int
    let head: String
    let body: [UInt8]

    /// The first header of a name, given in lower case.
    func header(_ name: String) -> Substring? { Self.header(name, in: head) }

    static func header(_ name: String, in head: String) -> Substring? {
        for line in head.split(separator: "\r\n").dropFirst() {
            guard let colon = line.firstIndex(of: ":"), line[..<colon].lowercased() == name else { continue }
            return line[line.index(after: colon)...].drop { $0 == " " }
        }
        return nil
    }
}

/// One connection to a server on this machine, kept while it is used. For one thread.
final class PageLine {
    private var line: Int32
    private let host: String
    private let port: UInt16
    private var lastUse = ContinuousClock.now
    /// What came and was not read yet.
    private var waiting: [UInt8] = []

    private static let longestHead = 64 << 10
    private static let longestBody = 16 << 20
    /// After so long without a word a server may have hung up; a browser connects anew, too.
    private static let longestSilence = Duration.seconds(45)

    /// - Parameter address: `http://127.0.0.1:port`.
    init(_ address: String) throws {
        guard address.hasPrefix("http://"), let colon = address.lastIndex(of: ":"),
            let port = UInt16(address[address.index(after: colon)...])
        else { throw BenchmarkError("\(address) is no address of a server on this machine") }
        host = String(address.dropFirst(7))
        self.port = port
        line = try Self.connect(port)
    }

    deinit { close(line) }

    private static func connect(_ port: UInt16) throws -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        guard inet_pton(AF_INET, "127.0.0.1", &address.sin_addr) == 1 else {
            throw BenchmarkError("this machine has no loopback address")
        }
        let line = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard line >= 0 else { throw BenchmarkError("no socket could be had") }
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(line, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else {
            close(line)
            throw BenchmarkError("outpostd does not answer on port \(port)")
        }
        return line
    }

    func get(_ path: String, cookie: String) throws -> WebPage {
        try exchange("GET \(path) HTTP/1.1\r\nHost: \(host)\r\nCookie: \(cookie)\r\nAccept-Language: en\r\n\r\n")
    }

    /// - Returns: the cookie under which somebody is signed in from now on.
    func signIn(_ name: String, _ password: String) throws -> String {
        let form = "login=\(name)&password=\(password)"
        let page = try exchange(
            "POST /sign-in HTTP/1.1\r\nHost: \(host)\r\nOrigin: http://\(host)\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: \(form.utf8.count)\r\n\r\n\(form)")
        guard page.status == 303, let cookie = page.header("set-cookie")?.prefix(while: { $0 != ";" }) else {
            throw BenchmarkError("\(name) could not sign in: status \(page.status)")
        }
        return String(cookie)
    }

    // MARK: Bytes

    private func exchange(_ request: String) throws -> WebPage {
        if ContinuousClock.now - lastUse > Self.longestSilence {
            let fresh = try Self.connect(port)
            close(line)
            line = fresh
        }
        defer { lastUse = .now }
        try send(Array(request.utf8))
        let head = try readHead()
        let words = head.prefix(64).split(separator: " ", maxSplits: 2)
        guard words.count > 1, let status = Int(words[1]) else { throw BenchmarkError("this is no HTTP: \(head)") }
        guard WebPage.header("transfer-encoding", in: head) == nil else {
            throw BenchmarkError("a page came in pieces, which is not read here")
        }
        let length = WebPage.header("content-length", in: head).flatMap { Int($0) } ?? 0
        guard (0...Self.longestBody).contains(length) else { throw BenchmarkError("a page of \(length) bytes") }
        while waiting.count < length { try receive() }
        let body = Array(waiting[..<length])
        waiting.removeFirst(length)
        return WebPage(status: status, head: head, body: body)
    }

    private func readHead() throws -> String {
        while true {
            if let end = headEnd() {
                let head = String(decoding: waiting[..<end], as: UTF8.self)
                waiting.removeFirst(end + 4)
                return head
            }
            guard waiting.count < Self.longestHead else { throw BenchmarkError("a head without an end") }
            try receive()
        }
    }

    private func headEnd() -> Int? {
        guard waiting.count >= 4 else { return nil }
        return (0...waiting.count - 4).first {
            waiting[$0] == 13 && waiting[$0 + 1] == 10 && waiting[$0 + 2] == 13 && waiting[$0 + 3] == 10
        }
    }

    private func send(_ bytes: [UInt8]) throws {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(line, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw BenchmarkError("outpostd does not listen any more") }
            sent += count
        }
    }

    private func receive() throws {
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        let count = recv(line, &chunk, chunk.count, 0)
        guard count > 0 else { throw BenchmarkError("outpostd closed a connection in the middle of an answer") }
        waiting += chunk[..<count]
    }
}
