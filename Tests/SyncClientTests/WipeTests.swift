// Why this file exists: an order to erase that was taken is carried out, whatever stops the program in between, and
// takes everything of the replica along and nothing else.

import Foundation
import SyncProtocol
import TestSupport
import Testing

@testable import SyncClient

@Suite struct WipeTests {
    private struct PowerCut: Error {}

    /// A folder with a replica's files and what else a rep may keep there.
    private func folder() throws -> Folder {
        let folder = try Folder()
        let names = [
            "replica.db", "replica.db-wal", "replica.db-shm", "replica.db.new-wal", "incoming.staged", "last-sync",
            "nonce", "sync.log", "writer.lock", "sync.lock", "credentials.json", "my notes.txt",
        ]
        for name in names { try Data("data".utf8).write(to: URL(fileURLWithPath: folder.path + "/" + name)) }
        return folder
    }

    private func names(_ folder: Folder) throws -> Set<String> {
        Set(try FileManager.default.contentsOfDirectory(atPath: folder.path))
    }

    private func order(_ folder: Folder) throws {
        let marker = #"{"replica":7,"cause":"revoked","stage":"ordered"}"#
        try Data(marker.utf8).write(to: URL(fileURLWithPath: folder.path + "/wiped.json"))
    }

    @Test func `an erasure that is cut off at any step is finished by the next`() throws {
        // Ten files and the note that they are gone.
        for steps in 0...11 {
            let folder = try folder()
            try order(folder)
            var wipe = try #require(try Wipe.pending(in: folder.path))
            var left = steps
            do {
                try wipe.erase(in: folder.path) {
                    guard left > 0 else { throw PowerCut() }
                    left -= 1
                }
                #expect(steps == 11)
            } catch is PowerCut {
                #expect(steps < 11)
                #expect(try Wipe.pending(in: folder.path)?.stage == .ordered)
            }
            var next = try #require(try Wipe.pending(in: folder.path))
            try next.erase(in: folder.path)
            #expect(try names(folder) == ["credentials.json", "my notes.txt", "wiped.json"])
            #expect(try Wipe.pending(in: folder.path)?.stage == .erased)
            // The proof waits as long as it must; then what it is signed with goes too.
            try next.prove(in: folder.path, erasing: [folder.path + "/credentials.json"])
            #expect(try names(folder) == ["my notes.txt", "wiped.json"])
            #expect(try Wipe.pending(in: folder.path)?.stage == .proven)
            try Wipe.forget(in: folder.path)
            #expect(try Wipe.pending(in: folder.path) == nil)
        }
    }

    @Test func `a marker that cannot be read opens nothing`() throws {
        let folder = try folder()
        for text in ["", "{", "[]", #"{"replica":7}"#, String(repeating: " ", count: 5000)] {
            try Data(text.utf8).write(to: URL(fileURLWithPath: folder.path + "/wiped.json"))
            #expect(throws: ReplicaError.self) { try Wipe.pending(in: folder.path) }
        }
    }

    @Test func `work that headquarters does not have yet goes up before the order is taken`() throws {
        let desk = try Desk()
        let counter = try desk.replica.checkpoint().counter
        _ = try desk.add("not sent")
        #expect(try desk.replica.takeWipe(upTo: counter) == nil)
        #expect(try Wipe.pending(in: desk.directory) == nil)
        let wipe = try desk.replica.takeWipe(upTo: counter + 1)
        #expect(wipe?.cause == .revoked && wipe?.replica == Desk.own.rawValue)
        #expect(try desk.replica.takeWipe(upTo: .max)?.cause == .lost)
        #expect(try Wipe.pending(in: desk.directory)?.stage == .ordered)
    }
}
