// Why this file exists: pages wait until all of them can be installed together, and a slow line must not fill the
// memory of an old laptop. Small downloads wait in memory, large ones in a file that is worthless after a crash.

import Foundation
import SyncProtocol

/// Messages between their arrival and their installation.
struct StagingArea {
    private let path: String
    private var messages: [Message] = []
    private var weight = 0
    private var file: FileHandle?

    /// What is kept in memory before spilling, in bytes.
    static let memory = 12 << 20

    init(path: String) { self.path = path }

    var isEmpty: Bool { messages.isEmpty && file == nil }

    mutating func append(_ message: Message) throws {
        messages.append(message)
        if case .change(let change) = message { weight += change.batch.count } else { weight += 256 }
        if weight > Self.memory { try spill() }
    }

    private mutating func spill() throws {
        let file = try self.file ?? create()
        self.file = file
        for message in messages { try file.write(contentsOf: Data(FrameCodec.encode(message))) }
        messages = []
        weight = 0
    }

    private func create() throws -> FileHandle {
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let file = FileHandle(forUpdatingAtPath: path)
        else { throw ReplicaError.file("cannot write \(path); is the disk full?") }
        return file
    }

    /// Removes what a sync that crashed left behind. Only for whoever holds the sync lock.
    func discardLeftover() {
        if file == nil { try? FileManager.default.removeItem(atPath: path) }
    }

    /// Gives every message to `body`, in order of arrival. May be called again.
    func replay(_ body: (Message) throws -> Void) throws {
        if let file {
            try file.seek(toOffset: 0)
            var splitter = FrameSplitter()
            while let data = try file.read(upToCount: 1 << 20), !data.isEmpty {
                splitter.append(data)
                while let content = try splitter.next() { try body(try FrameCodec.decode(content)) }
            }
            try file.seekToEnd()
        }
        for message in messages { try body(message) }
    }

    mutating func clear() {
        messages = []
        weight = 0
        guard let file else { return }
        try? file.close()
        self.file = nil
        try? FileManager.default.removeItem(atPath: path)
    }
}
