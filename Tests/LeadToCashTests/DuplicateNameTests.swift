// Why this file exists: one customer's name typed in two ways must give one key, and two customers' names two.

import Testing

@testable import LeadToCash

private func key(_ name: String) -> String { NameKey(name).text }

struct DuplicateNameTests {
    @Test(arguments: [
        ["Turkcell İletişim Hizmetleri A.Ş.", "TURKCELL ILETISIM HIZMETLERI AS", "turkcell iletişim hizmetleri a.ş."],
        ["Telefónica, S.A.", "TELEFONICA SA", "Telefonica Sociedad Anónima"],
        ["中国移动通信集团有限公司", "中國移動通信集團有限公司", "中国移动通信(集团)有限责任公司"],
        ["株式会社ＮＴＴドコモ", "(株)NTTドコモ", "㈱ＮＴＴﾄﾞｺﾓ", "NTTドコモ株式会社"],
        ["SK텔레콤", "SK텔레콤 주식회사", "(주)SK텔레콤"],
        ["ПАО «МТС»", "ПАО \"МТС\"", "Публичное акционерное общество МТС", "мтс"],
        ["Telekom Deutschland GmbH", "Telekom Deutschland Gesellschaft mit beschränkter Haftung"],
        ["Orange Polska S.A.", "Orange Polska Spółka Akcyjna"],
        ["América Móvil, S.A.B. de C.V.", "AMERICA MOVIL SAB DE CV"],
        ["PJSC VimpelCom", "VimpelCom OJSC", "Vimpelcom"],
        ["Advanced Info Service Public Company Limited", "Advanced Info Service PCL"],
        ["บริษัท แอดวานซ์ อินโฟร์ เซอร์วิส จำกัด (มหาชน)", "แอดวานซ์ อินโฟร์ เซอร์วิส"],
        ["בזק החברה הישראלית לתקשורת בע\"מ", "בזק החברה הישראלית לתקשורת בע״מ", "בזק החברה הישראלית לתקשורת"],
        ["Οργανισμός Τηλεπικοινωνιών Α.Ε.", "ΟΡΓΑΝΙΣΜΟΣ ΤΗΛΕΠΙΚΟΙΝΩΝΙΩΝ ΑΕ"],
        ["Königlich Müller GmbH & Co. KG", "KONIGLICH MULLER"],
        ["McDonald’s Corp.", "McDonalds", "Mc Donald's, Inc."],
        ["Johnson & Johnson", "Johnson and Johnson"],
        ["Королёв Связь", "КОРОЛЕВ СВЯЗЬ"],
    ]) func `one company typed in several ways has one key`(names: [String]) {
        let keys = Set(names.map(key))
        #expect(keys.count == 1, "\(names.map { "\($0) → \(key($0))" })")
        #expect(keys.first?.isEmpty == false)
    }

    @Test(arguments: [
        ("Deutsche Telekom AG", "Telekom Deutschland GmbH"), ("Orange S.A.", "Orange Polska S.A."),
        ("MTN Nigeria Communications PLC", "MTN Group Limited"), ("Telia Company AB", "Telia Danmark"),
        ("中国移动", "中国联通"), ("中国电信集团有限公司", "中国移动通信集团有限公司"),
        ("中国移动通信集团广东有限公司", "中国移动通信集团有限公司"), ("工商银行北京分公司", "工商银行"),
        ("ｶ", "ｶﾞ"), ("広島", "廣島"), ("Кривий", "Кривии"),
    ]) func `two companies have two keys`(first: String, second: String) {
        #expect(key(first) != key(second))
    }

    @Test func `the legal form is kept beside the key, and tells parent from subsidiary`() {
        let share = NameKey("Telekom AG")
        let limited = NameKey("Telekom GmbH")
        #expect(share.text == limited.text)
        #expect(share.legalForm == "ag" && limited.legalForm == "gmbh")
        #expect(share.form.doubt(against: limited.form) == .legalFormsDiffer)
        #expect(NameKey("MegaFon PJSC").form.doubt(against: NameKey("MegaFon OJSC").form) == nil)
        #expect(NameKey("KDDI株式会社").form.doubt(against: NameKey("KDDI Corporation").form) == nil)
        #expect(NameKey("Orange").form.doubt(against: NameKey("Orange S.A.").form) == nil)
        #expect(NameKey("SoftBank Group Corp.").form.doubt(against: NameKey("SoftBank Corp.").form) == .groupAndMember)
        #expect(NameKey("China Mobile Group Co., Ltd.").form.category == .limited)
        #expect(NameKey("China Mobile Group Co., Ltd.").legalForm == "group co ltd")
    }

    @Test(arguments: ["AG", "Limited", "株式会社", "有限公司", "Group", "PT", "The"])
    func `a name that is nothing but a legal form keeps it`(name: String) {
        #expect(!key(name).isEmpty)
    }

    @Test(arguments: ["", "  ", "!?", "n/a", "N.A.", "未知", "unknown", "—"])
    func `a name that says nothing has no key`(name: String) {
        #expect(!NameKey(name).isComparable)
    }

    @Test func `a name of any length costs no more than its beginning`() {
        let long = String(repeating: "é公", count: 100_000)
        #expect(key(long).unicodeScalars.count <= NameFolding.longest)
    }

    @Test func `folding is done once and for all`() {
        for name in ["İSTANBUL ŞİRKETİ", "Straße Łódź", "中華電信", "ﾄﾞｺﾓ", "한국통신", "Việt Nam", "إتصالات", "ΣΊΣΥΦΟΣ"] {
            let folded = NameFolding.fold(name)
            #expect(NameFolding.fold(folded) == folded)
        }
    }

    @Test func `the Chinese table pairs single characters, and no simplified one is folded again`() {
        let from = ChineseFold.traditional.unicodeScalars.filter { $0 != "\n" }
        let to = ChineseFold.simplified.unicodeScalars.filter { $0 != "\n" }
        #expect(from.count == to.count && from.count > 1800)
        #expect(Set(from).count == from.count)
        #expect(Set(from).isDisjoint(with: to))
        #expect(NameFolding.fold("臺灣電訊聯網華衛鐵塔廣東龍馬鴻發") == "台湾电讯联网华卫铁塔广东龙马鸿发")
        #expect(NameFolding.fold("広沢気") == "広沢気")
    }

    @Test(arguments: [
        ("KE", "Kenya"), ("ke", "肯尼亚"), ("UK", "United Kingdom"), ("CN", "中國"), ("USA", "united states"),
        ("Türkiye", "Turkey"), ("HK", "香港"), ("Côte d'Ivoire", "Ivory Coast"), ("BA", "Bosnia and Herzegovina"),
    ]) func `a country is one country in every notation`(first: String, second: String) {
        #expect(CountryKey(first) != nil && CountryKey(first) == CountryKey(second))
    }

    @Test func `unknown words for a country may mean any country`() throws {
        let elsewhere = try #require(CountryKey("Far Away"))
        let kenya = try #require(CountryKey("KE"))
        let spain = try #require(CountryKey("ES"))
        #expect(!elsewhere.differs(from: kenya) && elsewhere != kenya)
        #expect(kenya.differs(from: spain))
        #expect(CountryKey(" ") == nil)
    }

    @Test func `ways to reach a company are compared without their dress`() {
        #expect(ContactPoint.domain("https://www.Safaricom.co.ke:443/home?x=1") == "safaricom.co.ke")
        #expect(ContactPoint.domain("safaricom.co.ke.") == "safaricom.co.ke")
        #expect(ContactPoint.domain("https://www.facebook.com/safaricom") == nil)
        #expect(ContactPoint.domain("no website") == nil && ContactPoint.domain("") == nil)
        #expect(ContactPoint.phone("+254 (0)722 003 272") == ContactPoint.phone("0722003272"))
        #expect(ContactPoint.phone("+852 2888 1234 ext. 5") == ContactPoint.phone("２８８８１２３４"))
        #expect(ContactPoint.phone("000000000") == nil && ContactPoint.phone("112") == nil)
        #expect(ContactPoint.email(" Li.Na@Example.COM ") == "li.na@example.com")
        #expect(ContactPoint.email("nobody") == nil)
        #expect(ContactPoint.officialNumber("C.12-345 / 67") == "c1234567")
        #expect(ContactPoint.officialNumber("0000") == nil && ContactPoint.officialNumber("n/a") == nil)
    }
}
