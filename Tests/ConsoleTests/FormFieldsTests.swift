// Why this file exists: what a form sends is the first thing that a stranger can write into. What is read must be what
// was sent, byte for byte, and whatever is no form must be nothing.

import Testing

@testable import Console

@Suite struct FormFieldsTests {
    private static func read(_ text: String) -> [String]? {
        FormFields(encoded: text)?.pairs.map { "\($0.name)=\($0.text)" }
    }

    @Test func `names and texts are read in their order, several of one name included`() throws {
        let form = try #require(FormFields(encoded: "a=1&b=two+words&c=%E4%BD%A0%e5%a5%bd&d&e=&a=2&&=x&f=g=h"))
        #expect(form.pairs.map(\.name) == ["a", "b", "c", "d", "e", "a", "", "f"])
        #expect(form["a"] == "1" && form.all("a") == ["1", "2"])
        #expect(form["b"] == "two words")
        #expect(form["c"] == "你好")
        #expect(form["f"] == "g=h")
        #expect(form["d"] == nil && form.has("d") && form.all("e") == [""])
        #expect(form["z"] == nil && !form.has("z") && form.all("z").isEmpty)
    }

    @Test func `white space around a text is nobody's, and within it stays`() {
        let form = FormFields([("a", " \t x  y\r\n"), ("b", " \n "), ("c", "\u{3000}你\u{3000}")])
        #expect(form["a"] == "x  y" && form["b"] == nil && form["c"] == "你")
        #expect(form.all("b") == [" \n "], "a password may begin with a space")
    }

    private static let awkward = [
        "", " ", "a&b=c;d", "100 %", "+ +", "%41", "\r\n\t", "\"><script>alert(1)</script>", "e\u{301}", "é",
        "\u{202E}abc", "😀👩‍👩‍👧", "你好，世界", "\u{1}\u{7F}", "#?/\\:@", String(repeating: "长", count: 5000),
    ]

    @Test(arguments: awkward)
    func `whatever is written is read again, as a name and as a text`(_ text: String) throws {
        let form = FormFields([("text", text), (text, "name"), ("last", "1")])
        let again = try #require(FormFields(encoded: form.encoded()))
        #expect(again == form)
        // Swift takes two spellings of one letter for the same; a form must keep them apart.
        #expect(Array(again.pairs[0].text.utf8) == Array(text.utf8))
        #expect(form.encoded().utf8.allSatisfy { $0 > 32 && $0 < 127 })
    }

    @Test func `only letters, digits and four signs stay as they are`() {
        #expect(FormFields.encode("aZ09-._~") == "aZ09-._~")
        #expect(FormFields.encode(" /?&=+%'\"<é") == "%20%2F%3F%26%3D%2B%25%27%22%3C%C3%A9")
    }

    private static let broken = [
        "a=%", "a=%4", "a=%zz", "a=%4g", "%=1", "a=%00", "a=\u{0}", "a=%FF", "a=%C3", "a=%C0%AF", "a=%ED%A0%80",
        "a=%F4%90%80%80", "b=1&a=%",
    ]

    @Test(arguments: broken)
    func `half an escape, a NUL and what is no UTF-8 make no form`(_ text: String) {
        #expect(Self.read(text) == nil)
    }

    @Test func `a form has its bounds, and the last that fits is read`() {
        let most = FormFields.mostBytes
        #expect(FormFields(encoded: "a=" + String(repeating: "x", count: most - 2))?.all("a").first?.count == most - 2)
        #expect(FormFields(encoded: "a=" + String(repeating: "x", count: most - 1)) == nil)
        let many = Array(repeating: "a=1", count: 2000)
        #expect(FormFields(encoded: many.joined(separator: "&"))?.pairs.count == 2000)
        #expect(FormFields(encoded: (many + ["b=2"]).joined(separator: "&")) == nil)
        #expect(FormFields(encoded: (many + many + many).joined(separator: "&")) == nil)
        #expect(Self.read("") == [])
        #expect(Self.read("&&&") == [])
    }

    @Test func `names are replaced and taken out behind a question mark`() {
        let form = FormFields([("q", "x"), ("page", "1"), ("to", "a b"), ("page", "3")])
        #expect(form.encoded(replacing: ["q": nil, "page": "2"]) == "to=a%20b&page=2")
        #expect(form.encoded(replacing: ["new": "&"]) == "q=x&page=1&to=a%20b&page=3&new=%26")
        #expect(form.encoded() == "q=x&page=1&to=a%20b&page=3")
    }

    @Test func `two forms are one if they say the same in the same order`() {
        let form = FormFields([("a", "1"), ("b", "2")])
        #expect(form == FormFields(encoded: "a=1&b=2"))
        #expect(form != FormFields(encoded: "b=2&a=1"))
        #expect(form != FormFields([("a", "1")]))
        #expect(Set([form, FormFields([("a", "1"), ("b", "2")]), FormFields()]).count == 2)
    }
}
