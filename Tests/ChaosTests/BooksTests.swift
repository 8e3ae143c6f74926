// Why this file exists: an oracle that forgets a promise finds nothing lost. The books must know which disk holds what
// after every sync, restore and clone.

import Testing

@testable import ChaosDriver

struct `The books` {
    private let books = Books()
    private let laptop: Place

    init() { laptop = books.newPlace() }

    private func write(_ token: String) {
        books.attempt(Attempt(token: token, deed: .add, kind: "lead", record: nil, field: "name", life: 1), at: laptop)
    }

    private func promise(_ token: String) {
        write(token)
        books.promise(token, at: laptop)
    }

    @Test func `owe what was promised, and not what was only tried`() {
        write("killed")
        promise("kept")
        #expect(books.owed == ["kept"])
    }

    @Test func `owe nothing that only a lost disk held`() {
        promise("before")
        let copy = books.holding(laptop)
        promise("after")
        books.restore(laptop, to: copy)
        #expect(books.owed == ["before"])
    }

    @Test func `owe what was synced before the disk was lost`() {
        let copy = books.holding(laptop)
        promise("synced")
        books.synced(books.holding(laptop))
        books.restore(laptop, to: copy)
        #expect(books.owed == ["synced"])
    }

    @Test func `owe what a restored HQ lacks as long as its author has it`() {
        let backup = books.holding(Books.headquarters)
        let copy = books.holding(laptop)
        promise("synced")
        books.synced(books.holding(laptop))
        books.restore(Books.headquarters, to: backup)
        #expect(books.owed == ["synced"])
        books.restore(laptop, to: copy)
        #expect(books.owed == [])
    }

    @Test func `do not count a sync that HQ's restore overtook`() {
        let backup = books.holding(Books.headquarters)
        let copy = books.holding(laptop)
        promise("overtaken")
        let atStart = books.holding(laptop)
        books.restore(Books.headquarters, to: backup)
        books.synced(atStart)
        books.restore(laptop, to: copy)
        #expect(books.owed == [])
    }

    @Test func `owe what a clone holds when its original is lost`() {
        let empty = books.holding(laptop)
        promise("cloned")
        books.restore(books.newPlace(), to: books.holding(laptop))
        books.restore(laptop, to: empty)
        #expect(books.owed == ["cloned"])
    }

    @Test func `know what two disks may say twice, killed edits too`() {
        promise("sent")
        books.synced(books.holding(laptop))
        promise("unsent")
        write("killed")
        write("denied")
        books.deny("denied")
        #expect(books.twins == [])
        books.restore(books.newPlace(), to: books.holding(laptop))
        #expect(books.twins == ["unsent", "killed"])
    }

    @Test func `know that HQ's restore makes twins of what two disks hold`() {
        let backup = books.holding(Books.headquarters)
        promise("sent")
        promise("alone")
        books.synced(books.holding(laptop))
        let copy = books.holding(laptop)
        promise("later")
        books.synced(books.holding(laptop))
        books.restore(books.newPlace(), to: copy)
        #expect(books.twins == [])
        books.restore(Books.headquarters, to: backup)
        #expect(books.twins == ["sent", "alone"])
    }
}
