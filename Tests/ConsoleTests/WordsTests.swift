// Why this file exists: a word that is missing shows its key to whoever reads the page, one in the wrong script shows
// that nobody has read it, and one that no page says is kept up for nothing. All three are found here, over all pages.

import LeadToCash
import Testing

@testable import Console

@Suite struct WordsTests {
    private static let written = Set(PageWords.all(in: .en).keys)

    /// Keys that no source holds in quotes, because they are put together at run time.
    private static let joined = InboxTab.allCases.map(\.word)

    /// Keys that values of a list stand for.
    private static let listed: [[String]] = [
        joined, Area.allCases.map(\.rawValue), DeviceReason.allCases.map(\.key), FleetLight.allCases.map(\.key),
        DeviceAct.allCases.flatMap { [$0.nameKey, $0.consequenceKey, $0.doneKey] },
        FleetTab.Place.allCases.map(\.key), Handover.checklist.map(HandoverText.key),
        AuditTelling.deeds.map { $0.key }, CashList.all.flatMap { [$0.heading, $0.nothing] },
        CashList.all.compactMap { $0.action?.word },
    ]

    @Test func `every word that a template names is written down`() {
        let templates = Looks.sources.flatMap { $0 }
        #expect(templates.count > 40)
        for (name, text) in templates {
            let missing = WordReading.named(in: text).subtracting(Self.written)
            #expect(missing.isEmpty, "the template \(name) names \(missing.sorted())")
        }
    }

    @Test func `every word that a page asks for is written down`() throws {
        var asked = 0
        for (path, source) in try WordReading.sources() where !WordReading.isList(source) {
            let keys = WordReading.asked(in: source)
            asked += keys.count
            let missing = keys.subtracting(Self.written)
            #expect(missing.isEmpty, "\(path) asks for \(missing.sorted())")
        }
        #expect(asked > 300)
        let missing = Set(Self.listed.flatMap { $0 }).subtracting(Self.written)
        #expect(missing.isEmpty, "lists name \(missing.sorted())")
    }

    @Test func `no word is written down twice, outside the lists, or for nobody`() throws {
        #expect(PageWords.repeated.isEmpty)
        var keys: [String] = []
        var said = Set(Self.joined)
        for source in try WordReading.sources().values {
            guard !WordReading.isList(source) else {
                keys += WordReading.written(in: source)
                continue
            }
            said.formUnion(WordReading.quoted(in: source))
            said.formUnion(WordReading.named(in: source))
        }
        #expect(Self.repeated(keys).isEmpty)
        #expect(Set(keys).symmetricDifference(Self.written).sorted().isEmpty, "a list is not among all lists")
        #expect(Self.written.subtracting(said).sorted().isEmpty, "nobody says these")
    }

    @Test func `every template can be read, and no name stands for two`() throws {
        _ = try Looks()
        #expect(Self.repeated(Looks.sources.flatMap { Array($0.keys) }).isEmpty)
    }

    private static func repeated(_ names: [String]) -> [String] {
        Dictionary(grouping: names, by: { $0 }).filter { $0.value.count > 1 }.keys.sorted()
    }

    @Test(arguments: Language.allCases)
    func `no word is empty, and all say the same of what is put in`(_ language: Language) {
        for (key, text) in PageWords.all(in: language) {
            #expect(text.first?.isWhitespace == false && text.last?.isWhitespace == false, "\(key): “\(text)”")
            #expect(Self.places(text) == Self.places(PageWords.text(key, in: .en)), "\(key): \(text)")
        }
    }

    /// `%1` and `%2`, as often as they stand there.
    private static func places(_ text: String) -> [Int: Int] {
        (1...3).reduce(into: [:]) { $0[$1] = text.ranges(of: "%\($1)").count }
    }

    // MARK: Scripts

    /// Latin letters that stand in Chinese texts: names, codes, units, and what is typed just so.
    private static let latin: Set<String> = [
        "Outpost", "outpostd", "cert", "ca", "fingerprint", "https", "hq", "example", "CA", "CSV", "QR", "IT", "UTC",
        "GET", "metrics", "id", "USD", "EUR", "OPP", "days", "months", "L", "M", "Q", "T", "Z", "R", "A", "I",
        "bankRef", "date", "amount", "currency", "payer", "account",
    ]

    private static let simplified = """
        户请决标记写时没项条录会发单个结对数线处变内总权编点计间号额签无开设为关过认验证议码销问务状账进态选\
        题级评来谁员动预争见责说该审阶联报从闭现称辑须则类谈赢链书显围当产两择应这达页执将诺论约币输转满领风\
        话险别规让给访电邮测经响队带场还试货团们检业键样览导订删丢仅职长岗凭递实档层训脑传启历冻战属读调备
        """

    private static let traditional = """
        戶請決標記寫時沒項條錄會發單個結對數線處變內總權編點計間號額簽無開設為關過認驗證議碼銷問務狀賬進態選\
        題級評來誰員動預爭見責說該審階聯報從閉現稱輯須則類談贏鏈書顯圍當產兩擇應這達頁執將諾論約幣輸轉滿領風\
        話險別規讓給訪電郵測經響隊帶場還試貨團們檢業鍵樣覽導訂刪丟僅職長崗憑遞實檔層訓腦傳啟歷凍戰屬讀調備
        """

    @Test func `the two tables of characters are two`() {
        #expect(Self.simplified.count == Self.traditional.count)
        #expect(Set(Self.simplified).count == Self.simplified.count)
        #expect(Set(Self.simplified).isDisjoint(with: Self.traditional))
    }

    @Test(arguments: [(Language.zhHans, traditional), (Language.zhHant, simplified)])
    func `Chinese texts are Chinese, and in their own script`(_ language: Language, foreign: String) {
        let foreign = Set(foreign)
        for (key, text) in PageWords.all(in: language) where key != "product" {
            #expect(text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(key): \(text)")
            #expect(foreign.isDisjoint(with: text), "\(key): \(text)")
            let words = text.split { !$0.isASCII || !$0.isLetter }.map(String.init)
            #expect(Set(words).subtracting(Self.latin).isEmpty, "\(key): \(text)")
        }
    }

    @Test func `simplified and traditional differ where a character of the table stands`() {
        let table = Dictionary(uniqueKeysWithValues: zip(Self.simplified, Self.traditional))
        var different = 0
        for (key, text) in PageWords.all(in: .zhHans) where text.contains(where: { table[$0] != nil }) {
            #expect(text != PageWords.text(key, in: .zhHant), "\(key): \(text)")
            different += 1
        }
        #expect(different > 500)
    }

    // MARK: The reading itself

    @Test func `keys are found in templates and in calls, and other texts are none`() {
        let template = "{{w.save}}{{#w.none}}{{{page.w.chart}}}{{/w.none}}{{^w.all}}{{page.word}}"
        #expect(WordReading.named(in: template) == ["save", "none", "all"])
        let source = #"""
            visit.word(isNew ? "recordNew" : "recordEdit") + Labels.word("draft") + password("secret")
            Visit.done("/me?x=1", "sessionEnded"); word(found("a)b", "x\")")["key"] ?? "next"); heading: "cash"
            """#
        #expect(
            WordReading.asked(in: source) == ["recordNew", "recordEdit", "sessionEnded", "key", "next", "cash"])
        #expect(WordReading.quoted(in: #"("/me?done=saved", "one two", "three")"#) == ["saved", "three"])
        #expect(WordReading.written(in: #"["save": Label("Save", "保存", "儲存"), "a": 1, x: Label("b")]"#) == ["save"])
    }
}
