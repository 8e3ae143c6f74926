// Why this file exists: minor units mean nothing without the currency's exponent: 100 yen are 100, 100 dinars 100,000.

/// ISO 4217 currencies in circulation (list one, amendment 176) and how many decimals their minor unit has.
public enum Currency {
    /// The decimals of a currency; nil if the code is not three capital letters that ISO 4217 lists.
    public static func exponent(of code: String) -> Int? { exponents[code] }

    private static let exponents: [String: Int] = {
        var result: [String: Int] = [:]
        for code in withoutDecimals.split(separator: " ") { result[String(code)] = 0 }
        for code in withTwoDecimals.split(whereSeparator: \.isWhitespace) { result[String(code)] = 2 }
        for code in withThreeDecimals.split(separator: " ") { result[String(code)] = 3 }
        result["CLF"] = 4
        result["UYW"] = 4
        return result
    }()

    private static let withoutDecimals = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
    private static let withThreeDecimals = "BHD IQD JOD KWD LYD OMR TND"
    private static let withTwoDecimals = """
        AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE
        CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL
        HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR
        MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK
        SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD
        XCG YER ZAR ZMW ZWG
        """
}
