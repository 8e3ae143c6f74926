// Why this file exists: a link is not made to be shared between threads; this is the one place where it changes hands.

import Dispatch

/// Runs one exchange on a thread of its own.
final class Carrier {
    private let link: any Link
    private let finished = DispatchGroup()
    /// A queue of its own has a thread of its own; the shared ones have as many as the machine has cores, and syncs
    /// that wait for each other's thread would wait for ever.
    private let thread = DispatchQueue(label: "outpost.carrier", qos: .userInitiated)

    init(_ link: any Link) { self.link = link }

    /// Starts the exchange; its reply goes into `pipe`, and so does the reason if it fails.
    func start(_ request: [UInt8], into pipe: BytePipe) {
        let borrowed = Borrowed(link: link)
        finished.enter()
        thread.async { [finished] in
            do {
                try borrowed.link.exchange(request) { piece in try pipe.write(Array(piece)) }
                pipe.close()
            } catch {
                pipe.close(error)
            }
            finished.leave()
        }
    }

    /// Waits until the exchange has let go of the link.
    func join() { finished.wait() }

    /// Proof: the link is used by the exchange only, from `start` until `join` returns; the engine, its only other
    /// user, always joins before it touches the link again.
    private struct Borrowed: @unchecked Sendable {
        let link: any Link
    }
}
