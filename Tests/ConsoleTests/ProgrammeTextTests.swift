// Why this file exists: HQ's texts are shown as what they are, word for word, and a mark that nobody closed is a mark
// and no markup.

import Testing

@testable import Console

@Suite struct ProgrammeTextTests {
    @Test func `headings, paragraphs, lists and quotations are told apart`() {
        let blocks = TextBlock.blocks(
            """
            First line
            and its second.

            ## Heading
            - one
            - two
              and more of two
            1. first
            2. second

            > said
            """)
        #expect(blocks.map(\.isParagraph) == [true, false, false, false, false])
        #expect(blocks[0].runs.map(\.text) == ["First line and its second."])
        #expect(blocks[1].isHeading && blocks[1].runs.map(\.text) == ["Heading"])
        #expect(blocks[2].isBullets && blocks[2].items.map { $0.runs[0].text } == ["one", "two and more of two"])
        #expect(blocks[3].isNumbers && blocks[3].items.count == 2)
        #expect(blocks[4].isQuote)
    }

    @Test func `strong words and code are found, and marks that do not close stay`() {
        let runs = TextRun.runs("a **b** `c` ** d ` e")
        #expect(runs.map(\.text) == ["a ", "b", " ", "c", " ** d ` e"])
        #expect(runs.map(\.isStrong) == [false, true, false, false, false])
        #expect(runs.map(\.isCode) == [false, false, false, true, false])
        #expect(TextRun.runs("****").map(\.text) == ["****"])
        #expect(TextRun.runs("").isEmpty)
    }

    @Test func `of two editions each is marked where the other says something else`() {
        let sides = TextBlock.compared("same\n\nold\n\n- a", "same\n\nnew\n\n- a")
        #expect(sides.a.map(\.isChanged) == [false, true, false])
        #expect(sides.b.map(\.isChanged) == [false, true, false])
        #expect(TextBlock.compared("same", "same").a.allSatisfy { !$0.isChanged })
    }

    @Test func `what HQ wrote is no markup of the page`() throws {
        let blocks = TextBlock.blocks("<script>alert(1)</script> **<b>x</b>** `</code>`\n\n- <img src=x>")
        let html = try blocks.map { try Looks().render("processText", $0) }.joined()
        #expect(!html.contains("<script>") && !html.contains("<b>") && !html.contains("<img"))
        #expect(html.contains("<strong>&lt;b&gt;x&lt;/b&gt;</strong>"))
        #expect(html.contains("<code>&lt;/code&gt;</code>"))
    }
}
