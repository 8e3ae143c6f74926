// Why this file exists: a misspelt sector or country is found by comparing with the words that are usual, and named
// with the nearest of them; it is for a person to decide which is right.

/// Usual English words for industries and countries, in lower case.
enum KnownWords {
    static let sectors = words(
        """
        agriculture|apparel|automotive|banking|biotechnology|chemicals|communications|construction|consulting|education
        electronics|employment|energy|engineering|entertainment|environmental|finance|food & beverage|government
        healthcare|hospitality|insurance|machinery|manufacturing|marketing|media|medical|not for profit|recreation
        retail|services|shipping|software|technology|telecommunications|transportation|utilities|other
        """)

    static let countries = words(
        """
        afghanistan|albania|algeria|andorra|angola|argentina|armenia|australia|austria|azerbaijan|bahamas|bahrain
        bangladesh|barbados|belarus|belgium|belize|benin|bhutan|bolivia|bosnia and herzegovina|botswana|brazil|brunei
        bulgaria|burkina faso|burundi|cambodia|cameroon|canada|cape verde|central african republic|chad|chile|china
        colombia|comoros|congo|costa rica|croatia|cuba|cyprus|czech republic|czechia|denmark|djibouti|dominica
        dominican republic|ecuador|egypt|el salvador|equatorial guinea|eritrea|estonia|eswatini|ethiopia|fiji|finland
        france|gabon|gambia|georgia|germany|ghana|greece|grenada|guatemala|guinea|guinea-bissau|guyana|haiti|honduras
        hong kong|hungary|iceland|india|indonesia|iran|iraq|ireland|israel|italy|ivory coast|jamaica|japan|jordan
        kazakhstan|kenya|kiribati|korea|kosovo|kuwait|kyrgyzstan|laos|latvia|lebanon|lesotho|liberia|libya
        liechtenstein|lithuania|luxembourg|macao|madagascar|malawi|malaysia|maldives|mali|malta|marshall islands
        mauritania|mauritius|mexico|micronesia|moldova|monaco|mongolia|montenegro|morocco|mozambique|myanmar|namibia
        nauru|nepal|netherlands|new zealand|nicaragua|niger|nigeria|north korea|north macedonia|norway|oman|pakistan
        palau|palestine|panama|papua new guinea|paraguay|peru|philippines|poland|portugal|qatar|romania|russia|rwanda
        saint lucia|samoa|san marino|saudi arabia|senegal|serbia|seychelles|sierra leone|singapore|slovakia|slovenia
        solomon islands|somalia|south africa|south korea|south sudan|spain|sri lanka|sudan|suriname|sweden|switzerland
        syria|taiwan|tajikistan|tanzania|thailand|timor-leste|togo|tonga|trinidad and tobago|tunisia|turkey
        turkmenistan|tuvalu|türkiye|uganda|ukraine|united arab emirates|united kingdom|united states|uruguay
        uzbekistan|vanuatu|vatican city|venezuela|vietnam|yemen|zambia|zimbabwe
        """)

    private static func words(_ list: String) -> Set<String> {
        Set(list.split { $0 == "|" || $0 == "\n" }.map(String.init))
    }

    /// The known word at the least distance, if that is at most two letters; the first in the alphabet among equals.
    static func nearest(to word: String, in known: Set<String>) -> String? {
        guard word.utf8.count <= 64 else { return nil }
        let ranked = known.map { (distance: distance(word.lowercased(), $0), word: $0) }.filter { $0.distance <= 2 }
        return ranked.min { ($0.distance, $0.word) < ($1.distance, $1.word) }?.word
    }

    /// How many letters must be put in, taken out or replaced (Levenshtein).
    private static func distance(_ a: String, _ b: String) -> Int {
        let a = Array(a)
        let b = Array(b)
        var previous = Array(0...b.count)
        for (row, letter) in a.enumerated() {
            var current = [row + 1]
            for (column, other) in b.enumerated() {
                let replaced = previous[column] + (letter == other ? 0 : 1)
                current.append(min(replaced, previous[column + 1] + 1, current[column] + 1))
            }
            previous = current
        }
        return previous[b.count]
    }
}
