// Why this file exists: one office writes KE, another Kenya, a third 肯尼亚; whether two records are in one country
// must not depend on that.

/// A country as a search key: an ISO 3166 code where the words are known, else the folded words themselves.
struct CountryKey: Hashable, Sendable {
    /// `ke`, or the folded text of words that this table does not hold.
    let text: String
    /// Whether `text` is an ISO 3166-1 alpha-2 code in lower case.
    let isCode: Bool

    /// Nil for text without a letter.
    init?(_ words: String) {
        let folded = NameFolding.tokens(words).joined()
        guard !folded.isEmpty else { return nil }
        isCode = Self.codes[folded] != nil
        text = Self.codes[folded] ?? folded
    }

    /// Whether these are surely two countries: words that the table does not hold may name any.
    func differs(from other: CountryKey) -> Bool { isCode && other.isCode && text != other.text }

    /// The code of every folded code and name.
    private static let codes: [String: String] = {
        var result: [String: String] = [:]
        for entry in table.split(whereSeparator: { $0 == "|" || $0 == "\n" }) {
            let words = entry.split(separator: "=").map { NameFolding.tokens(String($0)).joined() }
            guard let code = words.first else { continue }
            for word in words { result[word] = code }
        }
        return result
    }()

    /// ISO 3166-1 codes with their usual English names, and other words that people type for the larger markets.
    private static let table = """
        AD=Andorra|AE=United Arab Emirates=UAE=阿联酋|AF=Afghanistan|AG=Antigua & Barbuda|AI=Anguilla|AL=Albania
        AM=Armenia|AO=Angola|AQ=Antarctica|AR=Argentina|AS=American Samoa|AT=Austria=Österreich|AU=Australia=澳大利亚=澳洲
        AW=Aruba|AX=Åland Islands|AZ=Azerbaijan|BA=Bosnia & Herzegovina|BB=Barbados|BD=Bangladesh=孟加拉国|BE=Belgium
        BF=Burkina Faso|BG=Bulgaria|BH=Bahrain|BI=Burundi|BJ=Benin|BL=Saint Barthelemy|BM=Bermuda
        BN=Brunei=Brunei Darussalam|BO=Bolivia=Plurinational State of Bolivia|BQ=Caribbean NL|BR=Brazil=Brasil=巴西
        BS=Bahamas|BT=Bhutan|BV=Bouvet Island|BW=Botswana|BY=Belarus|BZ=Belize|CA=Canada=加拿大|CC=Cocos
        CD=Congo Kinshasa=DR Congo=Democratic Republic of the Congo|CF=Central African Republic
        CG=Congo Brazzaville=Congo=Republic of the Congo|CH=Switzerland=Schweiz=Suisse
        CI=Côte d'Ivoire=Ivory Coast|CK=Cook Islands|CL=Chile|CM=Cameroon
        CN=China=CHN=PRC=People's Republic of China=中国=中华人民共和国|CO=Colombia|CR=Costa Rica|CU=Cuba
        CV=Cape Verde=Cabo Verde|CW=Curaçao|CX=Christmas Island|CY=Cyprus|CZ=Czech Republic=Czechia
        DE=Germany=DEU=Deutschland=德国|DJ=Djibouti|DK=Denmark=Danmark|DM=Dominica|DO=Dominican Republic|DZ=Algeria
        EC=Ecuador|EE=Estonia|EG=Egypt=埃及|EH=Western Sahara|ER=Eritrea|ES=Spain=ESP=España=西班牙|ET=Ethiopia=埃塞俄比亚
        FI=Finland=Suomi|FJ=Fiji|FK=Falkland Islands|FM=Micronesia|FO=Faroe Islands|FR=France=FRA=法国|GA=Gabon
        GB=Britain=UK=GBR=United Kingdom=Great Britain=England=Scotland=英国|GD=Grenada|GE=Georgia|GF=French Guiana
        GG=Guernsey|GH=Ghana|GI=Gibraltar|GL=Greenland|GM=Gambia|GN=Guinea|GP=Guadeloupe|GQ=Equatorial Guinea
        GR=Greece=Ελλάδα|GS=South Georgia & the South Sandwich Islands|GT=Guatemala|GU=Guam|GW=Guinea-Bissau
        GY=Guyana|HK=Hong Kong=HKG=Hong Kong SAR=香港=中国香港|HM=Heard Island & McDonald Islands|HN=Honduras
        HR=Croatia|HT=Haiti|HU=Hungary=Magyarország|ID=Indonesia=印度尼西亚=印尼|IE=Ireland|IL=Israel=ישראל=以色列
        IM=Isle of Man|IN=India=印度|IO=British Indian Ocean Territory|IQ=Iraq|IR=Iran=Islamic Republic of Iran
        IS=Iceland|IT=Italy=Italia=意大利|JE=Jersey|JM=Jamaica|JO=Jordan|JP=Japan=JPN=日本|KE=Kenya=肯尼亚|KG=Kyrgyzstan
        KH=Cambodia|KI=Kiribati|KM=Comoros|KN=Saint Kitts & Nevis|KP=North Korea
        KR=South Korea=KOR=Republic of Korea=Korea=韩国=한국=대한민국|KW=Kuwait|KY=Cayman Islands
        KZ=Kazakhstan=Қазақстан=Казахстан=哈萨克斯坦|LA=Laos=Lao PDR|LB=Lebanon|LC=Saint Lucia|LI=Liechtenstein
        LK=Sri Lanka|LR=Liberia|LS=Lesotho|LT=Lithuania|LU=Luxembourg|LV=Latvia|LY=Libya|MA=Morocco|MC=Monaco
        MD=Moldova=Republic of Moldova|ME=Montenegro|MF=Saint Martin|MG=Madagascar|MH=Marshall Islands
        MK=North Macedonia=Macedonia|ML=Mali|MM=Myanmar=Burma|MN=Mongolia|MO=Macau=Macao=Macau SAR=澳门
        MP=Northern Mariana Islands|MQ=Martinique|MR=Mauritania|MS=Montserrat|MT=Malta|MU=Mauritius|MV=Maldives
        MW=Malawi|MX=Mexico=México=墨西哥|MY=Malaysia=马来西亚|MZ=Mozambique|NA=Namibia|NC=New Caledonia|NE=Niger
        NF=Norfolk Island|NG=Nigeria=尼日利亚|NI=Nicaragua|NL=Netherlands=Holland=The Netherlands=Nederland
        NO=Norway=Norge|NP=Nepal|NR=Nauru|NU=Niue|NZ=New Zealand|OM=Oman|PA=Panama|PE=Peru|PF=French Polynesia
        PG=Papua New Guinea|PH=Philippines=菲律宾|PK=Pakistan=巴基斯坦|PL=Poland=Polska|PM=Saint Pierre & Miquelon
        PN=Pitcairn|PR=Puerto Rico|PS=Palestine|PT=Portugal|PW=Palau|PY=Paraguay|QA=Qatar|RE=Réunion|RO=Romania
        RS=Serbia|RU=Russia=RUS=Russian Federation=Россия=俄罗斯|RW=Rwanda|SA=Saudi Arabia=KSA=沙特|SB=Solomon Islands
        SC=Seychelles|SD=Sudan|SE=Sweden=Sverige|SG=Singapore=新加坡|SH=Saint Helena|SI=Slovenia
        SJ=Svalbard & Jan Mayen|SK=Slovakia|SL=Sierra Leone|SM=San Marino|SN=Senegal|SO=Somalia|SR=Suriname
        SS=South Sudan|ST=Sao Tome & Principe|SV=El Salvador|SX=Saint Maarten|SY=Syria=Syrian Arab Republic
        SZ=Eswatini=Swaziland|TC=Turks & Caicos Islands|TD=Chad|TF=French Southern Territories|TG=Togo
        TH=Thailand=ไทย=ประเทศไทย=泰国|TJ=Tajikistan|TK=Tokelau|TL=East Timor=Timor-Leste|TM=Turkmenistan
        TN=Tunisia|TO=Tonga|TR=Turkey=Türkiye=Turkiye|TT=Trinidad & Tobago|TV=Tuvalu|TW=Taiwan=TWN=台湾
        TZ=Tanzania=United Republic of Tanzania|UA=Ukraine=Україна=Украина|UG=Uganda|UM=US minor outlying islands
        US=United States=USA=United States of America=美国|UY=Uruguay|UZ=Uzbekistan|VA=Vatican City
        VC=Saint Vincent|VE=Venezuela=Bolivarian Republic of Venezuela|VG=British Virgin Islands|VI=US Virgin Islands
        VN=Vietnam=Viet Nam=Việt Nam=越南|VU=Vanuatu|WF=Wallis & Futuna|WS=Samoa|YE=Yemen|YT=Mayotte
        ZA=South Africa=RSA=南非|ZM=Zambia|ZW=Zimbabwe
        """
}
