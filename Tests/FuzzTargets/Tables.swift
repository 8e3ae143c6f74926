// Why this file exists: files to import come from anywhere. A damaged row costs that row and is named by its line; what
// is read can be written and read again; and whatever is imported may stand where it is put.

import LeadToCash
import SyncProtocol

enum Tables {
    /// Separates the files of one import.
    private static let separator: UInt8 = 0x1C
    private static let maven = ["sales_teams.csv", "products.csv", "accounts.csv", "sales_pipeline.csv"]
    private static let salesforce = ["Account.csv", "Contact.csv", "Opportunity.csv", "User.csv"]

    /// The first byte chooses: one table by a delimiter, a file of unknown encoding, or a whole import.
    static func run(_ bytes: [UInt8]) throws(BrokenProperty) -> Bool {
        guard let first = bytes.first else { return false }
        let rest = Array(bytes.dropFirst())
        switch first % 8 {
        case 0...2: return try table(rest, Delimiter.allCases[Int(first) % 3])
        case 3, 4: return try encoding(rest, first)
        case 5, 6: return try plan(rest, .maven, maven)
        default: return try plan(rest, .salesforce, salesforce)
        }
    }

    // MARK: rows

    private static func table(_ bytes: [UInt8], _ delimiter: Delimiter) throws(BrokenProperty) -> Bool {
        let text = Array(String(decoding: bytes, as: UTF8.self).utf8)
        let lines = lines(of: text)
        var rows: [[String]] = []
        var last = 0
        for row in CSVReader(text, delimiter: delimiter) {
            let line: Int
            switch row {
            case .cells(let number, let cells):
                line = number
                rows.append(cells)
                try demand(lines.indices.contains(line - 1), "row \(cells) is on line \(line) of \(lines.count)")
                let start = cells[0].utf8.prefix { $0 != 0x0A && $0 != 0x0D }
                let isThere = lines[line - 1].starts(with: start) || lines[line - 1].first == UInt8(ascii: "\"")
                try demand(isThere, "row \(cells) does not begin on line \(line)")
            case .malformed(let number, _, let raw):
                line = number
                try demand(lines.indices.contains(line - 1), "a bad row is on line \(line) of \(lines.count)")
                try demand(lines[line - 1].starts(with: raw.utf8), "line \(line) is not “\(raw)”")
            }
            try demand(line > last, "line \(line) comes after line \(last)")
            last = line
        }
        let written = rows.map { CSVWriter.line($0, delimiter: delimiter) }.joined()
        let again = CSVReader(Array(written.utf8), delimiter: delimiter).map { row -> [String]? in
            if case .cells(_, let cells) = row { return cells }
            return nil
        }
        try demand(again == rows, "\(rows) reads \(again) after being written")
        return !rows.isEmpty
    }

    /// Lines as editors count them: LF, CRLF or a lone CR ends one.
    private static func lines(of text: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        var index = 0
        while index < text.count {
            defer { index += 1 }
            guard text[index] == 0x0A || text[index] == 0x0D else { continue }
            lines.append(text[start..<index])
            if text[index] == 0x0D, index + 1 < text.count, text[index + 1] == 0x0A { index += 1 }
            start = index + 1
        }
        return lines + [text[start...]]
    }

    // MARK: encodings

    private static func encoding(_ bytes: [UInt8], _ first: UInt8) throws(BrokenProperty) -> Bool {
        let known = TextEncoding.allCases[Int(first >> 3) % TextEncoding.allCases.count]
        let detected = first % 8 == 3 ? DetectedEncoding.detect(bytes) : DetectedEncoding(told: known)
        guard let text = try? Transcoding.utf8(SourceFile(name: "a.csv", bytes: bytes), detected) else { return false }
        try demand(String(validating: text, as: UTF8.self) != nil, "what was read as \(detected.summary) is no text")
        try demand(text.count <= 4 * bytes.count, "\(bytes.count) bytes became \(text.count)")
        try demand(Delimiter.allCases.contains(Delimiter.detect(text)), "no delimiter")
        return try halves(bytes, text, detected)
    }

    /// Nothing carries over from one line to the next, and nothing is lost at the end of a file.
    private static func halves(
        _ bytes: [UInt8], _ text: [UInt8], _ detected: DetectedEncoding
    ) throws(BrokenProperty) -> Bool {
        let isWide = detected.encoding == .utf16LittleEndian || detected.encoding == .utf16BigEndian
        guard !isWide, detected.markLength == 0, let end = bytes.firstIndex(of: 0x0A) else { return true }
        let parts = [Array(bytes[...end].dropLast()), Array(bytes[end...].dropFirst())]
        let read = parts.compactMap { try? Transcoding.utf8(SourceFile(name: "a.csv", bytes: $0), detected) }
        guard read.count == 2 else { throw BrokenProperty("a line alone cannot be read as \(detected.summary)") }
        try demand(read[0] + [0x0A] + read[1] == text, "lines alone read differently as \(detected.summary)")
        return true
    }

    // MARK: imports

    private static func plan(
        _ bytes: [UInt8], _ profile: ImportProfile, _ names: [String]
    ) throws(BrokenProperty) -> Bool {
        let contents = bytes.split(separator: separator, omittingEmptySubsequences: false)
        let files = zip(names, contents).map { SourceFile(name: $0, bytes: Array($1)) }
        let office = RecordID(high: 1, low: 2)
        guard let plan = try? ImportPlan(files, profile: profile, options: ImportOptions(office: office)) else {
            return false
        }
        try demand(Set(plan.records.map(\.key)).count == plan.records.count, "a record is imported twice")
        for record in plan.records { try check(record) }
        for reject in plan.rejects {
            try demand(names.contains(reject.file) && reject.line > 0, "nobody can find \(reject)")
            try demand(!reject.reason.isEmpty, "a row is rejected for no reason")
        }
        let again = try? ImportPlan(files, profile: profile, options: ImportOptions(office: office))
        try demand(
            again?.records == plan.records && again?.rejects == plan.rejects, "an import differs from its preview")
        let listed = Array(CSVReader(Array(plan.rejectsCSV().utf8), delimiter: .comma))
        try demand(listed.count == plan.rejects.count + 1, "\(plan.rejects.count) rejects are \(listed.count - 1) rows")
        return !plan.records.isEmpty
    }

    private static func check(_ record: ImportedRecord) throws(BrokenProperty) {
        guard let kind = LeadToCash.schema.kind(record.key.kind) else { throw BrokenProperty("no such kind") }
        for value in record.provided + record.initial {
            guard let field = kind.field(value.field) else { throw BrokenProperty("no such field in \(kind.name)") }
            let mismatch = field.mismatch(value.value)
            try demand(mismatch == nil, "an import writes what cannot stand: \(mismatch ?? "")")
        }
    }

    // MARK: seeds

    static var seeds: [[UInt8]] {
        let texts: [(UInt8, String)] = [
            (0, "id,name\r\n1,\"a, \"\"b\"\"\"\r\n\r\n2,\n3,\"two\nlines\"\n"), (1, "id;name\n1;a\"b\n2;c"),
            (2, "id\tname\r1\t\"\""), (3, "\u{FEFF}id,name\n1,Müller\n"), (4, "a,b\nc,d\n"),
            (5, mavenFiles.joined(separator: "\u{1C}")), (7, salesforceFiles.joined(separator: "\u{1C}")),
        ]
        let legacy: [[UInt8]] = [
            // 客户 in GB18030, in Big5, Müller in Windows-1252, and a line in UTF-16.
            [4 | 3 << 3, 0xBF, 0xCD, 0xBB, 0xA7, 0x0A, 0xBF, 0xCD],
            [4 | 4 << 3, 0xAB, 0xC8, 0xA4, 0xE1, 0x0A, 0xAB, 0xC8],
            [4 | 5 << 3, 0x4D, 0xFC, 0x0A, 0x6C], [3, 0xFF, 0xFE, 0x61, 0, 0x2C, 0, 0x62, 0, 0x0A, 0],
        ]
        return texts.map { [$0] + Array($1.utf8) } + legacy
    }

    private static let mavenFiles = [
        "sales_agent,manager,regional_office\nAnna Snelling,Dustin Brinkmann,Central\nBea,,East\n",
        "product,series,sales_price\nGTX Pro,GTX,4821\nMG Special,MG,55.5\n",
        "account,sector,year_established,revenue,employees,office_location,subsidiary_of\n"
            + "Acme,technolgy,1996,1100.04,2822,United States,\n",
        "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n"
            + "1C1,Anna Snelling,GTXPro,Acme,Won,2016-10-20,2017-03-01,1054\n1C2,Bea,MG Special,,Prospecting,,,\n"
            + "1C3,Nobody,GTX Pro,Acme,Lost,20.10.2016,x,0\n",
    ]
    private static let salesforceFiles = [
        "Id,Name,Type,BillingCity,BillingCountry,OwnerId\n001,Acme,Customer,Berlin,Germany,005\n",
        "Id,AccountId,FirstName,LastName,Email,Phone\n003,001,Ana,Šimić,ana@example.com,+49 30 1\n",
        "Id,AccountId,Name,StageName,Amount,CloseDate,OwnerId,IsClosed,IsWon\n"
            + "006,001,Plant,Prospecting,\"1,050.00\",2026-03-31,005,false,false\n",
        "Id,Name,Email\n005,Bea,bea@example.com\n",
    ]
}
