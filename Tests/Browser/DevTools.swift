// Why this file exists: the DevTools protocol is one line of JSON messages both ways. Here a question waits for its own
// answer, within a limit, and everything else that the browser says goes to whom it concerns.

import Dispatch
import FoundationEssentials
import Glibc
import Synchronization

/// The line to one browser.
final class DevTools: Sendable {
    /// Something that the browser says unasked.
    struct Event: Sendable {
        let method: String
        let parameters: PageValue
    }

    private struct Question {
        let method: String
        let deadline: ContinuousClock.Instant
        let continuation: CheckedContinuation<PageValue, any Error>
    }

    private struct State {
        var last = 0
        var questions: [Int: Question] = [:]
        var listeners: [String: @Sendable (Event) -> Void] = [:]
        var hasEnded = false
    }

    private struct Request: Encodable {
        let id: Int
        let method: String
        let params: [String: PageValue]
        let sessionId: String?
    }

    private struct Received: Decodable {
        struct Fault: Decodable {
            let message: String
        }

        let id: Int?
        let method: String?
        let params: PageValue?
        let sessionId: String?
        let result: PageValue?
        let error: Fault?
    }

    /// Bytes of one message; a picture of a long page has some millions.
    private static let mostBytes = 128 << 20

    private let state = Mutex(State())
    private let end: Int32
    /// What is long may have to wait until the browser takes it; nobody waits with it.
    private let writing = DispatchQueue(label: "outpost.browser.writing")

    /// - Parameter end: this side's end of a socket pair; it is closed with the last use of the line.
    init(_ end: Int32) {
        self.end = end
        DispatchQueue(label: "outpost.browser.reading").async { [self] in read() }
    }

    deinit { Glibc.close(end) }

    /// Ends the conversation: whoever waits for an answer is told that none comes.
    func close() { shutdown(end, Int32(SHUT_RDWR)) }

    /// Gives what happens in a session to a listener, on the thread that reads; it must not wait.
    func listen(to session: String, _ listener: @escaping @Sendable (Event) -> Void) {
        state.withLock { $0.listeners[session] = listener }
    }

    func stopListening(to session: String) { state.withLock { _ = $0.listeners.removeValue(forKey: session) } }

    // MARK: Asking

    /// - Parameter session: the tab that is asked; the browser itself, if nil.
    /// - Throws: ``BrowserFailure`` if the browser refuses, is gone, or does not answer within the limit.
    @discardableResult
    func ask(
        _ method: String, _ parameters: [String: PageValue] = [:], in session: String? = nil,
        within limit: Duration = Patience.usual
    ) async throws -> PageValue {
        let deadline = ContinuousClock.now.advanced(by: limit)
        return try await withCheckedThrowingContinuation { continuation in
            let question = Question(method: method, deadline: deadline, continuation: continuation)
            let number: Int? = state.withLock { state in
                guard !state.hasEnded else { return nil }
                state.last += 1
                state.questions[state.last] = question
                return state.last
            }
            guard let number else {
                continuation.resume(throwing: BrowserFailure("The browser is gone, so nobody answers \(method)."))
                return
            }
            let request = Request(id: number, method: method, params: parameters, sessionId: session)
            writing.async { [self] in send(request) }
        }
    }

    private func send(_ request: Request) {
        do {
            var bytes = Array(try JSONEncoder().encode(request))
            bytes.append(0)
            var sent = 0
            while sent < bytes.count {
                let count = bytes[sent...].withUnsafeBytes {
                    Glibc.send(end, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                }
                guard count > 0 else { throw BrowserFailure("The browser does not listen any more.") }
                sent += count
            }
        } catch {
            settle(request.id, .failure(error))
        }
    }

    private func settle(_ number: Int, _ result: Result<PageValue, any Error>) {
        let question = state.withLock { $0.questions.removeValue(forKey: number) }
        question?.continuation.resume(with: result)
    }

    // MARK: Hearing

    /// Reads until the line ends.
    private func read() {
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        var unread: [UInt8] = []
        while unread.count <= Self.mostBytes {
            var line = pollfd(fd: end, events: Int16(POLLIN), revents: 0)
            let isReady = poll(&line, 1, 50) > 0
            giveUpOnOverdue()
            guard isReady else { continue }
            let count = recv(end, &piece, piece.count, 0)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            var rest = piece[..<count]
            while let mark = rest.firstIndex(of: 0) {
                unread += rest[..<mark]
                take(unread)
                unread.removeAll(keepingCapacity: true)
                rest = rest[(mark + 1)...]
            }
            unread += rest
        }
        finish()
    }

    private func take(_ bytes: [UInt8]) {
        guard let received = try? JSONDecoder().decode(Received.self, from: Data(bytes)) else { return }
        if let number = received.id {
            settle(number, Self.result(received))
        } else if let session = received.sessionId, let method = received.method {
            let listener = state.withLock { $0.listeners[session] }
            listener?(Event(method: method, parameters: received.params ?? .null))
        }
    }

    private static func result(_ received: Received) -> Result<PageValue, any Error> {
        guard let fault = received.error else { return .success(received.result ?? .null) }
        let passing = [
            "Inspected target navigated", "Cannot find context", "context was destroyed", "default execution",
        ]
        return .failure(
            BrowserFailure(
                "The browser refused: \(fault.message)", isPassing: passing.contains { fault.message.contains($0) }))
    }

    private func giveUpOnOverdue() {
        let now = ContinuousClock.now
        let overdue = state.withLock { state in
            let overdue = state.questions.filter { $0.value.deadline < now }
            for number in overdue.keys { state.questions[number] = nil }
            return Array(overdue.values)
        }
        for question in overdue {
            question.continuation.resume(throwing: BrowserFailure("The browser did not answer \(question.method)."))
        }
    }

    private func finish() {
        let unanswered = state.withLock { state in
            defer { state.questions = [:] }
            state.hasEnded = true
            state.listeners = [:]
            return Array(state.questions.values)
        }
        for question in unanswered {
            let sentence = "The browser went before it answered \(question.method)."
            question.continuation.resume(throwing: BrowserFailure(sentence))
        }
    }
}
