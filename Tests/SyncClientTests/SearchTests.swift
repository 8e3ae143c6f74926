// Why this file exists: what people look for must be found in every script, must be found as it is now, and must not be
// found, by anybody with any tool, once it has left.

import Foundation
import GRDB
import SyncProtocol
import TestSupport
import Testing

@testable import SyncClient

private let plan = SearchPlan(letters: "test", kinds: [(Library.book, [Library.Fields.title])], fewest: 0) {
    $0.lowercased()
}

private let titles = [
    "Emma", "emma's garden", "The Garden of Emma", "中国移动", "中国电信集团", "移动互联网 3M中国", "Über allen Gipfeln",
    "PT-2026-000017", "x", "S.A. des Eaux", "ひらがな入門", "한국어 문법", "Sense, and Sensibility",
]

extension Desk {
    /// A desk with some books that HQ sent, and an index of them.
    fileprivate static func library(_ plan: SearchPlan?) throws -> Desk {
        let desk = try Desk()
        let rows = titles.enumerated().map { number, title in
            SentRow(key(UInt64(number + 1)), head: 1, [Library.Fields.title: .text(title)])
        }
        try desk.hear([change(rows, complete: true)], frontier: 1)
        desk.workspace.searchPlan = plan
        if plan != nil { _ = try desk.workspace.search("emma", limit: 1) }
        return desk
    }

    /// What is found, by title.
    fileprivate func found(_ text: String, limit: Int = 20) throws -> [String] {
        try workspace.search(text, limit: limit).map { key in
            guard case .text(let title)? = try shown(key, Library.Fields.title) else { return "?" }
            return title
        }
    }

    fileprivate func number(_ sql: String) throws -> Int {
        try replica.queue.read { try Int.fetchOne($0, sql: sql) ?? -1 }
    }

    fileprivate var hasIndex: Bool { get throws { try number("SELECT count(*) FROM sync_searched") == 1 } }

    /// Whether some bytes stand in any of the replica's files.
    fileprivate func holds(_ text: String) throws -> Bool {
        try FileManager.default.contentsOfDirectory(atPath: directory).contains { name in
            try Data(contentsOf: URL(filePath: directory + "/" + name)).range(of: Data(text.utf8)) != nil
        }
    }

    fileprivate func pieces(_ piece: String) throws -> Int {
        try number("SELECT count(*) FROM sync_search WHERE sync_search MATCH '\"\(piece)\"'")
    }
}

struct `Whoever searches` {
    private typealias F = Library.Fields

    @Test func `finds two characters of Chinese, parts of words, and words in any order`() throws {
        let desk = try Desk.library(plan)
        #expect(try desk.hasIndex)
        #expect(try desk.found("移动") == ["移动互联网 3M中国", "中国移动"], "what begins so comes first")
        #expect(try desk.found("国电") == ["中国电信集团"])
        #expect(try Set(desk.found("中")) == ["中国移动", "中国电信集团", "移动互联网 3M中国"])
        #expect(try desk.found("M中") == ["移动互联网 3M中国"])
        #expect(try desk.found("emma") == ["Emma", "emma's garden", "The Garden of Emma"])
        #expect(try desk.found("garden emma") == ["emma's garden", "The Garden of Emma"])
        #expect(try desk.found("mm").count == 3 && desk.found("ÜBER") == ["Über allen Gipfeln"])
        #expect(try desk.found("2026-0000") == ["PT-2026-000017"] && desk.found("17") == ["PT-2026-000017"])
        #expect(try desk.found("s.a.") == ["S.A. des Eaux"] && desk.found("문법") == ["한국어 문법"])
        #expect(try desk.found("らが") == ["ひらがな入門"])
        // The pieces are all there, but not side by side.
        #expect(try desk.found("电信移动").isEmpty && desk.found("gardenemma").isEmpty && desk.found("集中").isEmpty)
        #expect(try desk.found("emma", limit: 1) == ["Emma"] && desk.found(" ").isEmpty)
        let id = try #require(try desk.workspace.search("Emma", limit: 1).first)
        #expect(try desk.workspace.search(id.id.description, limit: 5) == [id])
    }

    @Test(arguments: [
        "emma", "Garden", "移动", "中", "国", "M中国", "3", "s.a.", "-", ",", "and sens", "x", "zzz", "\"", "* OR a",
        "000017", "한", "入門", "über",
    ])
    func `finds the same with an index and without`(text: String) throws {
        let (with, without) = (try Desk.library(plan), try Desk.library(nil))
        without.workspace.searchPlan = SearchPlan(
            letters: "test", kinds: [(Library.book, [F.title])], fewest: .max
        ) { $0.lowercased() }
        #expect(try with.found(text) == without.found(text))
        #expect(try with.hasIndex && !without.hasIndex)
        #expect(try with.workspace.findAny(text) == without.workspace.findAny(text))
    }

    @Test func `names a record by an index as without one`() throws {
        let desk = try Desk.library(plan)
        func find(_ text: String) throws -> [RecordKey] {
            try desk.workspace.find(Library.book, text, among: [F.title])
        }
        #expect(try find("Emma") == [Desk.key(1)] && find("eMMA") == [Desk.key(1)])
        #expect(try find("中国移动") == [Desk.key(4)] && find("中国").isEmpty)
        #expect(try find("üBER allen gipfeln") == [Desk.key(7)])
        #expect(try desk.workspace.resembling(Library.book, "garden", among: [F.title], limit: 5).count == 2)
        let own = try desk.add("中国")
        #expect(try find("中国") == [own])
    }

    @Test func `finds what was written here and what HQ sent since, before it is indexed and after`() throws {
        let desk = try Desk.library(plan)
        let own = try desk.add("北京地铁")
        try desk.set(Desk.key(1), F.title, .text("Persuasion"))
        let news = [
            SentRow(Desk.key(2), head: 2, [F.title: .text("上海机场")]),
            SentRow(Desk.key(90), head: 2, [F.title: .text("新书")]),
        ]
        try desk.hear([Desk.change(news, complete: true)], frontier: 2)
        func expectAll() throws {
            #expect(try desk.workspace.search("地铁", limit: 5) == [own])
            #expect(try desk.found("persua") == ["Persuasion"] && desk.found("emma") == ["The Garden of Emma"])
            #expect(try desk.found("机场") == ["上海机场"] && desk.found("新书") == ["新书"])
        }
        try expectAll()
        #expect(try desk.pieces("地铁") == 0, "few changes are looked at without an index")
        try desk.replica.index(plan)
        #expect(try desk.pieces("地铁") == 1 && desk.number("SELECT count(*) FROM sync_unsearched") == 0)
        try expectAll()
        try desk.replica.apply([RecordEdit(own, .delete(reason: ""))])
        #expect(try desk.found("地铁").isEmpty, "what the index says is asked of the record")
    }

    @Test func `finds what was written here although HQ's backup took it from the outbox`() throws {
        let desk = try Desk.library(plan)
        let own = try desk.add("北京地铁")
        try desk.hear([], acknowledged: 1, backedUp: 1, frontier: 2)
        #expect(try desk.replica.changesets(includingAcknowledged: true).isEmpty)
        #expect(try desk.workspace.search("地铁", limit: 5) == [own])
    }

    @Test func `indexes many changes at once, and keeps them after another plan was asked`() throws {
        let desk = try Desk.library(plan)
        let rows = (100...600).map { SentRow(Desk.key($0), head: 2, [F.title: .text("卷\($0)号")]) }
        try desk.hear([Desk.change(rows, complete: true)], frontier: 2)
        #expect(try desk.found("卷555") == ["卷555号"])
        #expect(try desk.pieces("卷5") == 100 && desk.number("SELECT count(*) FROM sync_unsearched") == 0)
        desk.workspace.searchPlan = SearchPlan(
            letters: "other", kinds: [(Library.book, [F.title])], fewest: 0
        ) { $0.lowercased() }
        #expect(try desk.found("卷556") == ["卷556号"])
        #expect(try desk.hasIndex)
    }

    @Test func `looks at every record where another process writes`() throws {
        let desk = try Desk.library(plan)
        try desk.replica.queue.write { try desk.replica.forgetSearch($0) }
        let other = ReplicaLock(path: desk.directory + "/writer.lock")
        try other.hold("testing") { () throws -> Void in
            #expect(try desk.found("移动").count == 2)
            #expect(try !desk.hasIndex)
        }
        #expect(try desk.found("移动").count == 2 && desk.hasIndex)
    }

    @Test func `goes by no index that is half made, and makes it part by part`() throws {
        let desk = try Desk.library(nil)
        desk.workspace.searchPlan = plan
        // Another process began, and was stopped.
        let making = try desk.replica.queue.write { try desk.replica.beginIndex(plan, $0) }
        let news = SentRow(Desk.key(90), head: 2, [F.title: .text("新书")])
        try desk.hear([Desk.change([news], complete: true)], frontier: 2)
        #expect(try desk.number("SELECT count(*) FROM sync_unsearched") == 1, "it hears what changes meanwhile")
        let other = ReplicaLock(path: desk.directory + "/writer.lock")
        try other.hold("testing") { () throws -> Void in
            #expect(try desk.found("移动").count == 2 && desk.found("新书") == ["新书"])
            #expect(try desk.pieces("移动") == 0)
        }
        try desk.replica.index(plan, rowsAtOnce: 3)
        #expect(try desk.pieces("移动") == 2 && desk.pieces("新书") == 1)
        #expect(try desk.found("移动").count == 2 && desk.found("新书") == ["新书"])
        let wentOn = try desk.replica.goOn(making.mark) { _ in }
        #expect(!wentOn, "it has been begun anew")
        #expect(try desk.found("sensibility") == ["Sense, and Sensibility"], "the last part, too")
    }

    // MARK: What has to be gone

    @Test func `keeps no piece of what a repair dropped`() throws {
        let desk = try Desk.library(plan)
        try desk.hear([], frontier: 1, digest: .empty)
        // HQ no longer has the first, and does not say why.
        let left = (2...titles.count).map { Desk.key(UInt64($0)) }
        let rosters = (0..<InventoryRange.count).map { range -> Message in
            let ids = left.map(\.id).filter { InventoryRange.index(of: $0) == range }
            return .roster(Roster(kind: Library.book, range: UInt8(range), ids: ids))
        }
        try desk.hear(rosters, frontier: 1, digest: Desk.digest(left.map { ($0, 1) }))
        #expect(try desk.replica.record(Desk.key(1)) == nil && !desk.hasIndex)
        #expect(try desk.found("emma").count == 2 && desk.hasIndex)
    }

    @Test(arguments: [false, true])
    func `finds nothing of what left or was erased, and no byte of the file holds it`(isErased: Bool) throws {
        let desk = try Desk.library(plan)
        let secret = Desk.key(77)
        try desk.hear(
            [Desk.change([SentRow(secret, head: 2, [F.title: .text("鬱金香")])], complete: true)], frontier: 2)
        try desk.replica.index(plan)
        #expect(try desk.pieces("金香") == 1 && desk.holds("金香"))
        let message: Message =
            isErased
            ? .erasure(Erasure(kind: Library.book, ids: [secret.id]))
            : .departure(Departure(scope: Desk.scope, kind: Library.book, ids: [secret.id]))
        try desk.hear([message], frontier: 3)
        #expect(try !desk.hasIndex)
        #expect(try !desk.holds("金香") && !desk.holds("鬱金"))
        #expect(try desk.found("金香").isEmpty && desk.found("移动").count == 2)
        #expect(try desk.hasIndex && desk.pieces("金香") == 0 && !desk.holds("金香"))
    }

    @Test func `a compacted file and a new identity leave an index to be made anew`() throws {
        let desk = try Desk.library(plan)
        #expect(try desk.replica.compact())
        #expect(try !desk.hasIndex && desk.found("移动").count == 2)
        let own = try desk.add("北京地铁")
        let identity = ReplicaIdentity(
            replica: ReplicaID(rawValue: 99), timeline: Desk.timeline, scopes: [Desk.scope])
        try desk.replica.rejoin(as: Succession(identity: identity, shared: [Desk.own: 0]))
        #expect(try !desk.hasIndex)
        #expect(try desk.workspace.search("地铁", limit: 5) == [own] && desk.found("移动").count == 2)
    }
}

struct `Pieces of words` {
    @Test func `are three letters or two characters long, and as short as what is left`() {
        func pieces(_ text: String) -> [String] {
            var grams = SearchGrams()
            grams.add(text)
            return String(decoding: grams.bytes, as: UTF8.self).split(separator: " ").map(String.init)
        }
        #expect(pieces("acme") == ["acm", "cme", "me", "e"])
        #expect(pieces("中国移") == ["中国", "国移", "移"])
        #expect(pieces("3m中国, s.a.") == ["3m中", "m中国", "中国", "国", "s", "a"])
        #expect(pieces(" .-\"*") == [])
        #expect(SearchGrams.query("acme 中") == "\"acm\" AND \"cme\" AND \"中\"*")
        #expect(SearchGrams.query("中国移 国移") == "\"中国\" AND \"国移\"")
        #expect(SearchGrams.query("\"-*") == nil)
    }

    @Test func `of every text are asked for by every part of it`() {
        var chance = SeededGenerator(seed: 11)
        let letters = Array("abcß3中国移动한 -ü.")
        for _ in 0..<300 {
            let text = String(
                (0..<Int.random(in: 1...12, using: &chance)).map { _ in
                    letters.randomElement(using: &chance) ?? "a"
                })
            let start = Int.random(in: 0..<text.count, using: &chance)
            let part = String(text.dropFirst(start).prefix(Int.random(in: 1...6, using: &chance)))
            var grams = SearchGrams()
            grams.add(text)
            let pieces = String(decoding: grams.bytes, as: UTF8.self).split(separator: " ").map(String.init)
            for term in SearchGrams.query(part)?.components(separatedBy: " AND ") ?? [] {
                let piece = String(term.dropFirst().prefix { $0 != "\"" })
                let isThere = term.hasSuffix("*") ? pieces.contains { $0.hasPrefix(piece) } : pieces.contains(piece)
                #expect(isThere, "“\(part)” of “\(text)” asks for \(term), and there is \(pieces)")
            }
        }
    }
}
