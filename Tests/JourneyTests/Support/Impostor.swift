// Why this file exists: somebody who is not HQ may answer at HQ's address. This one answers every request the same and
// remembers what it was told.

import Foundation
import Glibc
import Synchronization

/// A plain HTTP server of this machine that gives one answer.
final class Impostor: Sendable {
    let port: UInt16
    private let listener: Int32
    private let heard = Mutex<[String]>([])

    /// - Parameter answer: status line, fields and body, as they go over the line.
    init(_ answer: String) throws {
        listener = Socket.unconnected()
        var address = Socket.loopback(0)
        guard listener >= 0, Socket.bind(listener, &address), listen(listener, 8) == 0 else {
            throw Stranded("The impostor cannot listen.")
        }
        port = Socket.port(of: listener)
        Thread.detachNewThread { [self] in
            while true {
                let client = Socket.accept(listener)
                guard client >= 0 else { return }
                // Recorded before the answer goes out: whoever has the answer finds the record.
                if let request = Socket.read(client, patience: 10_000) {
                    heard.withLock { $0.append(String(decoding: request, as: UTF8.self)) }
                    _ = Socket.write(client, Array(answer.utf8))
                }
                Glibc.close(client)
            }
        }
    }

    func close() {
        shutdown(listener, Int32(SHUT_RDWR))
        Glibc.close(listener)
    }

    var url: String { "http://127.0.0.1:\(port)" }

    /// What it was told, connection by connection.
    var requests: [String] { heard.withLock { $0 } }
}
