// Why this file exists: between the line and the disk there is a pipe and a waiting room; both must keep order,
// keep within bounds and let go.

import Dispatch
import Foundation
import LeadToCash
import SyncProtocol
import Testing

@testable import SyncClient

struct `The staging area` {
    private func change(_ number: UInt8, bytes: Int) -> Message {
        .change(
            Change(
                scope: .reference, kind: 1, isComplete: true, batch: [UInt8](repeating: number, count: bytes)))
    }

    private func numbers(_ area: StagingArea) throws -> [UInt8] {
        var numbers: [UInt8] = []
        try area.replay { if case .change(let change) = $0 { numbers.append(change.batch[0]) } }
        return numbers
    }

    @Test func `little waits in memory`() throws {
        let folder = try Folder()
        let path = folder.path + "/incoming.staged"
        var area = StagingArea(path: path)
        for number in UInt8(1)...3 { try area.append(change(number, bytes: 10)) }
        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(try numbers(area) == [1, 2, 3])
    }

    @Test func `much waits in a file, in order, and the file goes afterwards`() throws {
        let folder = try Folder()
        let path = folder.path + "/incoming.staged"
        var area = StagingArea(path: path)
        for number in UInt8(1)...30 { try area.append(change(number, bytes: 1 << 20)) }
        #expect(FileManager.default.fileExists(atPath: path))
        #expect(try numbers(area) == Array(1...30))
        #expect(try numbers(area) == Array(1...30))
        try area.append(change(31, bytes: 1))
        #expect(try numbers(area) == Array(1...31))
        area.clear()
        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(try numbers(area).isEmpty)
    }

    @Test func `a file that cannot be made is said so`() throws {
        let folder = try Folder()
        var area = StagingArea(path: folder.path + "/missing/incoming.staged")
        #expect(throws: ReplicaError.self) {
            for number in UInt8(1)...30 { try area.append(change(number, bytes: 1 << 20)) }
        }
    }
}

struct `The pipe between two threads` {
    private struct Torn: Error {}

    @Test func `everything written is read in order, however small the pipe`() throws {
        let pipe = BytePipe(capacity: 2)
        let done = DispatchGroup()
        DispatchQueue(label: "writer").async(group: done) {
            for number in UInt8(0)..<200 { try? pipe.write([number]) }
            pipe.close()
        }
        var read: [UInt8] = []
        while let chunk = try pipe.read() { read += chunk }
        done.wait()
        #expect(read == Array(0..<200))
    }

    @Test func `a line that broke is told after what had arrived`() throws {
        let pipe = BytePipe(capacity: 4)
        try pipe.write([1])
        pipe.close(Torn())
        #expect(try pipe.read() == [1])
        #expect(throws: Torn.self) { try pipe.read() }
    }

    @Test func `a writer is released when the reader gives up`() throws {
        let pipe = BytePipe(capacity: 1)
        try pipe.write([1])
        pipe.abandon()
        #expect(throws: BytePipe.ReaderGone.self) { try pipe.write([2]) }
    }
}

struct `Text on a laptop` {
    private func desk() throws -> Desk { try Desk(schema: LeadToCash.schema, rulebook: LeadToCash.rulebook) }

    @Test func `what a person types is stored in NFC`() throws {
        let desk = try desk()
        let kind = try #require(LeadToCash.schema.kind(Account.kind))
        let field = try #require(kind.field(Account.Fields.name))
        let typed = try FieldText.parse("Mu\u{308}ller", as: field, resolve: { _, _ in nil })
        let key = RecordKey(kind: Account.kind, id: try desk.replica.makeID())
        try desk.replica.apply([RecordEdit(key, .create, [FieldValue(Account.Fields.name, typed)])])
        guard case .text(let stored)? = try desk.shown(key, Account.Fields.name) else {
            Issue.record("the name is no text")
            return
        }
        #expect(Array(stored.unicodeScalars) == Array("M\u{FC}ller".unicodeScalars))
    }

    @Test func `text in another form is refused`() throws {
        let desk = try desk()
        let key = RecordKey(kind: Account.kind, id: try desk.replica.makeID())
        let name = FieldValue(Account.Fields.name, .text("Mu\u{308}ller"))
        let error = #expect(throws: ReplicaError.self) {
            try desk.replica.apply([RecordEdit(key, .create, [name])])
        }
        #expect("\(String(describing: error))".contains("normalization form C"))
    }
}

struct `Trying again` {
    private let policy = RetryPolicy.standard

    private func refused(_ code: Refusal.Code) -> ConversationError { .refused(Refusal(code, "No.")) }

    @Test func `what another try may mend is tried again, a few times`() {
        for error in [LinkError.unreachable("cut"), ConversationError.cut, refused(.nonce), refused(.retry)]
            as [any Error]
        {
            for attempt in 1..<policy.attempts { #expect(policy.delay(after: attempt, error) != nil, "\(error)") }
            #expect(policy.delay(after: policy.attempts, error) == nil, "\(error)")
        }
    }

    @Test func `what stays as it is is not tried again`() {
        for error in [refused(.unauthorised), refused(.fork), refused(.suspended)] {
            #expect(policy.delay(after: 1, error) == nil, "\(error)")
        }
    }
}
