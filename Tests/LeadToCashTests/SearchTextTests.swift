// Why this file exists: a name that folds otherwise when it is kept than when it is typed is never found again.

import Testing

@testable import LeadToCash

@Test(arguments: [
    ("Müller & Söhne", "muller & sohne"), ("中國移動通信", "中国移动通信"), ("ＴＵＲＫＣＥＬＬ", "turkcell"),
    ("Straße ÅB", "strasse ab"), ("MIXED 中國 ltd", "mixed 中国 ltd"), ("", ""),
])
func `what people type folds to what is kept`(text: String, folded: String) {
    #expect(SearchText.fold(text) == folded)
    #expect(SearchText.fold(SearchText.fold(text)) == folded)
}

@Test func `the short way of folding says what the long one says`() {
    for text in ["ACME Ltd", "中國移動 ABC", "臺灣大哥大", "X-1_y", "東京電力"] {
        #expect(SearchText.fold(text) == NameFolding.fold(text), "\(text)")
    }
}

@Test func `of a long text the end is folded too`() {
    let text = String(repeating: "Ä sentence. ", count: 200) + "Schluß"
    #expect(SearchText.fold(text).hasSuffix("a sentence. schluss"))
}
