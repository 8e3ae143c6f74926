// Why this file exists: a rep types `1.2m USD` in a lift. It becomes exactly 1,200,000.00 USD, or a sentence that says
// what is missing; nothing is guessed and nothing is rounded.

/// Amounts and percentages as people type them.
public enum TypedMoney {
    /// Reads `1.2m USD`, `50k EUR`, `EUR 50k`, `1,050,000.00 USD`, `300万 CNY`, in either order. `1.200 USD`, which is
    /// twelve hundred to some, is refused.
    /// - Parameter defaultCurrency: what is meant where no currency is typed; nil if one must be.
    /// - Throws: ``TypedTextError`` that says how to write it.
    public static func parse(
        _ text: String, defaultCurrency: String? = nil
    ) throws(TypedTextError) -> Money {
        let typed = Normalization.nfc(Normalization.trimmed(text))
        if typed.contains(where: { "$€£¥￥".contains($0) }) { throw symbol(typed) }
        var words = typed.split(whereSeparator: \.isWhitespace).map(String.init)
        let code = takeCurrency(&words) ?? defaultCurrency?.uppercased()
        guard let amount = joined(words) else { throw shape(typed) }
        guard let code else { throw noCurrency(typed) }
        guard let exponent = Currency.exponent(of: code) else { throw unknownCurrency(code) }
        let (number, power) = scaled(amount)
        // Where the currency itself has three decimals, these are they.
        if power == 0, exponent < 3, TypedNumber.isUnclear(number) { throw TypedNumber.unclear(typed, number) }
        let minor = try minorUnits(number, exponent, power, typed, code)
        guard let money = Money(minorUnits: minor, currency: code) else { throw unknownCurrency(code) }
        return money
    }

    /// Reads `12%`, `12.5 %` or `12` as basis points: 1200, 1250, 1200.
    public static func basisPoints(_ text: String) throws(TypedTextError) -> Int64 {
        do throws(FigureTextError) {
            return try FigureText.basisPoints(text)
        } catch {}
        throw TypedTextError(
            Label(
                "“\(text)” is no percentage from 0 to 100; write one such as 12% or 12.5%.",
                "“\(text)”不是 0 到 100 的百分比；请写成 12% 或 12.5%。", "「\(text)」不是 0 到 100 的百分比；請寫成 12% 或 12.5%。"))
    }

    // MARK: Parts

    /// Takes the currency out of the words. A word of three letters is meant as one, whether there is such a one or
    /// not.
    private static func takeCurrency(_ words: inout [String]) -> String? {
        func isCode(_ word: some StringProtocol) -> Bool {
            word.utf8.count == 3 && word.utf8.allSatisfy { (65...90).contains($0) || (97...122).contains($0) }
        }
        if let place = words.firstIndex(where: { isCode($0) && $0.lowercased() != "mio" }) {
            return words.remove(at: place).uppercased()
        }
        // `50kEUR`
        guard let last = words.last, last.count > 3 else { return nil }
        let tail = String(last.suffix(3))
        guard isCode(tail), Currency.exponent(of: tail.uppercased()) != nil else { return nil }
        words[words.count - 1] = String(last.dropLast(3))
        return tail.uppercased()
    }

    /// `1.2 m` is `1.2m`; nil if there is no amount, or more than one.
    static func joined(_ words: [String]) -> String? {
        switch words.count {
        case 1: return words[0].isEmpty ? nil : words[0]
        case 2: return powers[words[1].lowercased()] == nil ? nil : words[0] + words[1]
        default: return nil
        }
    }

    /// How many places each word moves the decimal point.
    private static let powers: [String: Int] = [
        "k": 3, "千": 3, "万": 4, "萬": 4, "m": 6, "mn": 6, "mio": 6, "million": 6, "亿": 8, "億": 8, "b": 9, "bn": 9,
        "billion": 9,
    ]

    static func scaled(_ amount: String) -> (number: String, power: Int) {
        var number = amount[...]
        while let last = number.last, last.isLetter { number.removeLast() }
        guard let power = powers[amount[number.endIndex...].lowercased()] else { return (amount, 0) }
        return (String(number), power)
    }

    private static func minorUnits(
        _ number: String, _ exponent: Int, _ power: Int, _ typed: String, _ code: String
    ) throws(TypedTextError) -> Int64 {
        do throws(MoneyError) {
            return try Money.minorUnits(number, exponent: exponent + power)
        } catch {
            switch error {
            case .tooFine: throw tooFine(typed, code, exponent)
            case .tooLarge: throw tooLarge(typed)
            default: throw noNumber(typed)
            }
        }
    }

    // MARK: Sentences

    private static func shape(_ text: String) -> TypedTextError {
        TypedTextError(
            Label(
                "“\(text)” is no amount; write a number and a currency, such as 1.2m USD or 1,050,000.00 USD.",
                "“\(text)”不是金额；请写数字和货币，例如 1.2m USD 或 1,050,000.00 USD。",
                "「\(text)」不是金額；請寫數字和貨幣，例如 1.2m USD 或 1,050,000.00 USD。"))
    }

    private static func noCurrency(_ text: String) -> TypedTextError {
        TypedTextError(
            Label(
                "“\(text)” names no currency; write one after it, such as \(text) USD.",
                "“\(text)”没有货币；请写成 \(text) USD。", "「\(text)」沒有貨幣；請寫成 \(text) USD。"))
    }

    private static func unknownCurrency(_ code: String) -> TypedTextError {
        TypedTextError(
            Label(
                "“\(code)” is no ISO 4217 currency code; write one such as USD.",
                "“\(code)”不是 ISO 4217 货币代码；请写 USD 之类的代码。", "「\(code)」不是 ISO 4217 貨幣代碼；請寫 USD 之類的代碼。"))
    }

    private static func symbol(_ text: String) -> TypedTextError {
        TypedTextError(
            Label(
                "“\(text)” has a sign that several currencies share; write the currency's code, such as 50k USD.",
                "“\(text)”中的符号有多种货币使用；请写货币代码，例如 50k USD。",
                "「\(text)」中的符號有多種貨幣使用；請寫貨幣代碼，例如 50k USD。"))
    }

    private static func noNumber(_ text: String) -> TypedTextError {
        TypedTextError(
            Label(
                "“\(text)” is no amount; write digits, a point for decimals and commas only by thousands, such as "
                    + "1,050,000.00 USD.",
                "“\(text)”不是金额；请写数字，小数用点，逗号只作千分位，例如 1,050,000.00 USD。",
                "「\(text)」不是金額；請寫數字，小數用點，逗號只作千分位，例如 1,050,000.00 USD。"))
    }

    private static func tooFine(_ text: String, _ code: String, _ exponent: Int) -> TypedTextError {
        TypedTextError(
            Label(
                "“\(text)” is finer than \(code) allows, which has \(exponent) decimals.",
                "“\(text)”超过 \(code) 的 \(exponent) 位小数。", "「\(text)」超過 \(code) 的 \(exponent) 位小數。"))
    }

    private static func tooLarge(_ text: String) -> TypedTextError {
        TypedTextError(
            Label("“\(text)” is more than can be kept.", "“\(text)”超出可保存的范围。", "「\(text)」超出可保存的範圍。"))
    }
}
