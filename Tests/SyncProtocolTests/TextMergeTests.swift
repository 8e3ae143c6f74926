// Why this file exists: a merged text is read by people, so every line of it is held to what they would expect, down
// to the last byte.

import SyncProtocol
import TestSupport
import Testing

struct `Merging texts` {
    private let plan = "Ausgangslage\nWettbewerb\nLösung\nPreis\n"

    private func write(
        _ replica: UInt32, _ text: String?, from base: String?, seen: CommitSequence = 0, seeing: [Dot] = []
    ) -> Write {
        let dot = Dot(replica: ReplicaID(rawValue: replica), counter: 1)
        return Write(
            sibling: Sibling(
                dot: dot, sequence: 0, stamp: Stamp(rawValue: UInt64(replica)),
                value: text.map(Value.text) ?? .null, base: base.map(Value.text),
                circumstances: Sibling.Circumstances(seen: seen)),
            context: CausalContext(of: dot, prefix: 0, observed: seeing))
    }

    /// What texts made apart from one base merge to, and whether a person is asked.
    private func merged(_ texts: [String], from base: String?) -> (text: String, asks: Bool) {
        let writes = texts.enumerated().map { write(UInt32($0 + 2), $1, from: base) }
        let state = History.field(writes, .textMerge).state
        guard case .text(let text) = Policy.textMerge.view(of: state) else { return ("no text", false) }
        return (text, Policy.textMerge.asksPerson(about: state))
    }

    private func expect(
        _ texts: [String], from base: String?, toGive text: String, asking: Bool = false,
        line: SourceLocation = #_sourceLocation
    ) {
        let merged = merged(texts, from: base)
        #expect(Array(merged.text.utf8) == Array(text.utf8), "\(merged.text)", sourceLocation: line)
        #expect(merged.asks == asking, sourceLocation: line)
        #expect(TextMerge.hasMarkers(merged.text) == asking, sourceLocation: line)
    }

    // MARK: What merges silently

    @Test func `one rewrites the second paragraph, one adds a fifth: both hold and nobody is asked`() {
        expect(
            [plan.replacing("Wettbewerb", with: "Huawei"), plan + "Zeitplan\n"], from: plan,
            toGive: "Ausgangslage\nHuawei\nLösung\nPreis\nZeitplan\n")
    }

    @Test func `three authors of three paragraphs make one text`() {
        let spaced = "1\n\n2\n\n3\n\n4\n"
        expect(
            [
                spaced.replacing("1", with: "eins"), spaced.replacing("3", with: "drei"),
                spaced.replacing("\n4\n", with: "\n"),
            ], from: spaced, toGive: "eins\n\n2\n\ndrei\n\n")
    }

    @Test func `Chinese and Japanese paragraphs merge like any others`() {
        let base = "一、客户背景：移动运营商\n二、竞争对手\n三、解决方案\n四、价格策略"
        expect(
            [
                base.replacing("二、竞争对手", with: "二、竞争对手：爱立信，价格低"),
                base + "\n五、スケジュール：来年四月",
            ], from: base,
            toGive: "一、客户背景：移动运营商\n二、竞争对手：爱立信，价格低\n三、解决方案\n四、价格策略\n五、スケジュール：来年四月")
    }

    @Test func `the same change made twice holds once`() {
        let changed = plan.replacing("Preis", with: "1,2 Mio. USD")
        expect(
            [changed, changed.replacing("Ausgangslage", with: "A")], from: plan,
            toGive: changed.replacing("Ausgangslage", with: "A"))
        expect([changed, changed], from: plan, toGive: changed)
    }

    @Test func `paragraphs added in one place all hold, one after another, without markers`() {
        expect([plan + "von Li\n", plan + "von Wang\n"], from: plan, toGive: plan + "von Li\nvon Wang\n")
        expect(["1\n\nLi\n\n2", "1\n\nWang\n\n2"], from: "1\n\n2", toGive: "1\n\nLi\n\nWang\n\n2")
        expect(["1\n\nLi\n", "1\n\nWang\n"], from: "1\n", toGive: "1\n\nLi\n\nWang\n")
    }

    @Test func `an edit that changed nothing stands in nobody's way`() {
        let changed = plan.replacing("Preis", with: "Rabatt")
        expect([plan, changed], from: plan, toGive: changed)
        expect([changed, plan], from: plan, toGive: changed)
    }

    // MARK: What asks a person

    @Test func `two versions of one paragraph stand between markers, under the edits that wrote them`() {
        expect(
            [plan.replacing("Wettbewerb", with: "Huawei"), plan.replacing("Wettbewerb", with: "Nokia")], from: plan,
            toGive: """
                Ausgangslage
                <<<<<<< 2:1
                Huawei
                ======= 3:1
                Nokia
                >>>>>>>
                Lösung
                Preis

                """, asking: true)
    }

    @Test func `who wrote the same version stands above it together`() {
        expect(
            ["a\nX\nc", "a\nY\nc", "a\nX\nc"], from: "a\nb\nc",
            toGive: "a\n<<<<<<< 2:1 4:1\nX\n======= 3:1\nY\n>>>>>>>\nc", asking: true)
    }

    @Test func `a paragraph removed by one and rewritten by another is for a person`() {
        expect(
            ["a\nc", "a\nB\nc"], from: "a\nb\nc", toGive: "a\n<<<<<<< 2:1\n======= 3:1\nB\n>>>>>>>\nc", asking: true)
    }

    @Test func `changes that touch are for a person, and what both kept stands outside`() {
        expect(
            ["a\nB\nc\nd", "a\nb\nC\nd"], from: "a\nb\nc\nd",
            toGive: "a\n<<<<<<< 2:1\nB\nc\n======= 3:1\nb\nC\n>>>>>>>\nd", asking: true)
        expect(
            ["a\nB\n", "a\nB\nc\n"], from: "a\nb\n",
            toGive: "a\nB\n<<<<<<< 2:1\n======= 3:1\nc\n>>>>>>>\n", asking: true)
        expect(
            ["k\nB\nsame\nx", "k\nC\nsame\nx"], from: "k\nb\nc\nx",
            toGive: "k\n<<<<<<< 2:1\nB\n======= 3:1\nC\n>>>>>>>\nsame\nx", asking: true)
    }

    @Test func `two texts written where there was none are for a person`() {
        for base in [nil, ""] {
            let block = "<<<<<<< 2:1\neins\n======= 3:1\nzwei\n>>>>>>>"
            expect(["eins", "zwei"], from: base, toGive: block, asking: true)
            expect(
                ["k\n1\nz\n", "k\n2\nz\n"], from: base,
                toGive: "k\n<<<<<<< 2:1\n1\n======= 3:1\n2\n>>>>>>>\nz\n", asking: true)
        }
    }

    @Test func `a person decides by saving the text as it should be`() {
        let a = write(2, "X", from: "b")
        let b = write(3, "Y", from: "b")
        let marked = Policy.textMerge.view(of: History.field([a, b], .textMerge).state)
        let decision = write(4, "X und Y", from: marked.description, seen: 2, seeing: [a.dot, b.dot])
        let state = History.field([a, b, decision], .textMerge).state
        #expect(Policy.textMerge.view(of: state) == .text("X und Y"))
        #expect(!Policy.textMerge.asksPerson(about: state))
    }

    @Test func `the base is what the author who had seen least started from`() {
        let old = write(5, "1\n2\n3 spät", from: "1\n2\n3", seen: 4)
        let new = write(2, "1 neu\nZwei\n2\n3", from: "1 neu\n2\n3", seen: 9)
        let state = History.field([new, old], .textMerge).state
        #expect(Policy.textMerge.view(of: state) == .text("1 neu\nZwei\n2\n3 spät"))
        #expect(!Policy.textMerge.asksPerson(about: state))
        let silent = write(3, "1\n2\n3", from: nil, seen: 4)
        let all = History.field([new, old, silent], .textMerge).state
        #expect(Policy.textMerge.view(of: all) == .text("1 neu\nZwei\n2\n3 spät"))
    }

    @Test func `verdicts say merged where there was something to merge`() {
        let outcomes = History.field(
            [write(2, "1\n2\n3", from: "1\n2"), write(3, "0\n1\n2", from: "1\n2"), write(4, "1\n2\n3", from: "1\n2")],
            .textMerge
        ).outcomes.map(\.1)
        #expect(outcomes.map(\.verdict) == [.accepted, .merged, .merged])
        #expect(outcomes.allSatisfy { $0.losers.isEmpty && $0.winner == nil })
        let equal = History.field([write(2, "1", from: nil), write(3, "1", from: nil)], .textMerge).outcomes.map(\.1)
        #expect(equal.map(\.verdict) == [.accepted, .accepted])
    }

    // MARK: Bytes

    @Test(arguments: [
        "", "\n", "a", "a\n", "a\r\nb\r\n", "a\r\nb", "\r", "\r\n\r\n", "a\n\n\nb", "<<<<<<< 7:1\n>>>>>>>", "文\n字\n",
    ])
    func `one text alone comes out as it went in, and so does the only one that changed`(_ text: String) {
        expect(alone: text, from: nil)
        expect(alone: text, from: "a\nz")
    }

    private func expect(alone text: String, from base: String?) {
        let writes = [write(2, text, from: base), write(3, base ?? "", from: base)]
        for writes in [[writes[0]], writes, writes.reversed()] {
            let view = Policy.textMerge.view(of: History.field(writes, .textMerge).state)
            #expect(Array(view.description.utf8) == Array(text.utf8))
        }
    }

    @Test func `an emptied text against an unchanged one is empty, and null where it was made null`() {
        let base = write(2, "a", from: "a")
        #expect(Policy.textMerge.view(of: History.field([base, write(3, nil, from: "a")], .textMerge).state) == .null)
        #expect(
            Policy.textMerge.view(of: History.field([base, write(3, "", from: "a")], .textMerge).state) == .text(""))
        #expect(Policy.textMerge.view(of: FieldState()) == .null)
    }

    @Test func `how lines end is no change of what they say, and is kept`() {
        let base = "a\nb\nc\n"
        expect(["a\r\nb\r\nc\r\n", "a\nB\nc\n"], from: base, toGive: "a\r\nB\nc\r\n")
        expect(["a\r\nb\r\nc\r\n", base], from: base, toGive: "a\r\nb\r\nc\r\n")
        expect(["a\nb\nc\nd", "A\nb\nc\n"], from: base, toGive: "A\nb\nc\nd")
    }

    @Test func `markers that somebody typed are text like any other`() {
        let typed = "<<<<<<< 7:42\nmine\n======= 9:3\nyours\n>>>>>>>\nend"
        let (text, asks) = merged([typed, "0\nend"], from: "end")
        #expect(text == typed.replacing("end", with: "0\nend"))
        #expect(!asks)
        #expect(TextMerge.hasMarkers(text))
        #expect(merged([typed, typed.replacing("mine", with: "ours")], from: typed).text.contains("ours"))
    }

    @Test func `only lines that the merge writes are markers`() {
        let marked = ["<<<<<<< 7:42", "a\n======= 7:42 9:1\nb", ">>>>>>>", "a\r\n>>>>>>>\r\nb", "文\n>>>>>>>\n字"]
        for text in marked { #expect(TextMerge.hasMarkers(text), "\(text)") }
        for text in [
            "", "=======", "Title\n=======\n", "<<<<<<< HEAD", "<<<<<<< ", "<<<<<<<", " >>>>>>>", ">>>>>>> 7:42",
            "x <<<<<<< 7:42", "<<<<<<< 7:0", "<<<<<<< 7:42 ", "<=>",
        ] { #expect(!TextMerge.hasMarkers(text), "\(text)") }
    }

    // MARK: Bounds

    @Test(.timeLimit(.minutes(1))) func `texts of the greatest size with nothing in common merge in bounded time`() {
        var random = SeededGenerator(seed: 141)
        func long(_ words: Int) -> String {
            (0..<20_000).map { _ in String(random.below(words)) }.joined(separator: "\n")
        }
        let base = long(9_999_999)
        for words in [9_999_999, 2] {
            let (text, asks) = merged([long(words), long(words)], from: base)
            #expect(asks)
            #expect(text.utf8.count > 40_000)
        }
        let feeds = String(repeating: "\n", count: 200_000)
        expect([feeds + "x", "y" + feeds], from: feeds, toGive: "y" + feeds + "x")
    }

    @Test func `where looking for what changed takes too long all of it counts as changed, for everyone alike`() {
        var random = SeededGenerator(seed: 142)
        func noise() -> [String] { (0..<30_000).map { _ in random.oneIn(128) ? "y" : "x" } }
        let kept = (0..<100).map { "Absatz \($0)" }
        let base = noise() + kept + noise()
        // 914 lines removed and added would explain it; the comparisons for that are too many.
        let rewritten = noise() + kept + noise()
        var other = base
        other[30_050] = "anders"
        let start = base.joined(separator: "\n")
        let writes = [
            write(2, rewritten.joined(separator: "\n"), from: start),
            write(3, other.joined(separator: "\n"), from: start),
        ]
        let orders: [[Write]] = [writes, writes.reversed()]
        let states = orders.map { History.field($0, .textMerge).state }
        for state in states { #expect(Policy.textMerge.asksPerson(about: state)) }
        let views = states.map { Policy.textMerge.view(of: $0) }
        #expect(views[0] == views[1] && views[0].description.contains("\nanders\n"))
    }

    @Test func `distant small changes in a long text merge although it is long`() {
        let lines = (0..<30_000).map { "Zeile \($0)" }
        var (a, b) = (lines, lines)
        for place in stride(from: 100, to: 29_000, by: 1000) {
            a[place] = "A \(place)"
            b.insert("B \(place)", at: place + 500)
        }
        let (text, asks) = merged(
            [a.joined(separator: "\n"), b.joined(separator: "\n")], from: lines.joined(separator: "\n"))
        #expect(!asks)
        #expect(text.split(separator: "\n").count { $0.first == "A" } == 29)
        #expect(text.split(separator: "\n").count { $0.first == "B" } == 29)
        #expect(text.split(separator: "\n").count == lines.count + 29)
    }

    @Test func `a merge too long for a field shows the latest text and asks`() {
        let a = String(repeating: "a", count: 600_000)
        let b = String(repeating: "b", count: 600_000)
        let state = History.field([write(2, a, from: "x"), write(3, b, from: "x")], .textMerge).state
        #expect(Policy.textMerge.view(of: state) == .text(b))
        #expect(Policy.textMerge.asksPerson(about: state))
        #expect(state.siblings.count == 2)
    }
}
