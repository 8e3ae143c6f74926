// Why this file exists: files from outside are the dirtiest input there is.

import Testing

@testable import LeadToCash

private func rows(_ text: String, _ delimiter: Delimiter = .comma) -> [CSVRow] {
    Array(CSVReader(Array(text.utf8), delimiter: delimiter))
}

@Test func `cells keep quotes, delimiters and line breaks, and rows know their lines`() {
    #expect(
        rows("a,b\r\n\"x, \"\"y\"\"\",\"1\n2\"\n\n,\rlast,") == [
            .cells(line: 1, ["a", "b"]), .cells(line: 2, ["x, \"y\"", "1\n2"]), .cells(line: 5, ["", ""]),
            .cells(line: 6, ["last", ""]),
        ])
}

@Test func `a bad quote costs one line`() {
    let damaged = rows("a,b\n1,\"open\n2,3\n4,5\"6\n\"7\"8,9\n10,11\n")
    #expect(damaged.count { if case .malformed = $0 { true } else { false } } == 3)
    #expect(damaged.contains(.cells(line: 3, ["2", "3"])))
    #expect(damaged.last == .cells(line: 6, ["10", "11"]))
}

@Test func `a quote that never closes does not swallow the file`() {
    let text = "a\n\"never\n" + String(repeating: "row\n", count: 30_000)
    let read = rows(text)
    #expect(read.count == 30_002)
    guard case .malformed(2, _, "\"never") = read[1] else {
        Issue.record("the second line should be malformed")
        return
    }
}

@Test func `reading never traps on noise`() {
    var generator = SplitMix64(seed: 7)
    for _ in 0..<2000 {
        let bytes = (0..<generator.below(60)).map { _ in Array("\",;\n\rab é\0".utf8)[generator.below(11)] }
        for row in CSVReader(bytes, delimiter: .comma) {
            if case .cells(_, let cells) = row { #expect(!cells.isEmpty) }
        }
        _ = DetectedEncoding.detect(bytes)
        _ = Delimiter.detect(bytes)
    }
}

@Test(arguments: Delimiter.allCases)
func `the header gives its delimiter away`(delimiter: Delimiter) {
    let header = ["id", "\"a,b;c\"", "name"].joined(separator: delimiter.rawValue) + "\n1,2,3,4,5,6\n"
    #expect(Delimiter.detect(Array(header.utf8)) == delimiter)
}

/// “客户名称,华为技术有限公司,深圳市龙岗区坂田” and its like, as legacy programs wrote it.
private let chinese = "客户名称,地址\n华为技术有限公司,深圳市龙岗区坂田街道\n中国移动通信集团,北京市西城区金融大街\n"
private let traditional = "客戶名稱,地址\n中華電信股份有限公司,臺北市中正區信義路\n香港電訊有限公司,香港鰂魚涌英皇道\n"
private let western = "name,city\nMüller Maschinenbau,Köln\nSociété Générale,Besançon\n"

@Test(arguments: [
    (chinese, TextEncoding.gb18030), (traditional, .big5), (western, .windows1252), (western, .utf8),
    (chinese, .utf16LittleEndian), (chinese, .utf16BigEndian),
])
func `an encoding is found from its bytes and said aloud`(text: String, encoding: TextEncoding) throws {
    let bytes = try #require(encoded(text, as: encoding.iconvName))
    let file = SourceFile(name: "f.csv", bytes: bytes)
    let detected = DetectedEncoding.detect(bytes)
    #expect(detected.encoding == encoding, "\(detected.summary)")
    #expect(String(decoding: try Transcoding.utf8(file, detected), as: UTF8.self) == text)
}

@Test func `a byte order mark decides and is not data`() throws {
    let file = SourceFile(name: "f.csv", bytes: [0xEF, 0xBB, 0xBF] + Array("id\n".utf8))
    let detected = DetectedEncoding.detect(file.bytes)
    #expect(detected.certainty == .certain && detected.evidence == "byte order mark")
    #expect(try Transcoding.utf8(file, detected) == Array("id\n".utf8))
}

@Test func `bytes that are not of the encoding named are refused with their place`() {
    let file = SourceFile(name: "f.csv", bytes: [0x61, 0xFF, 0xFF])
    let told = DetectedEncoding(told: .gb18030)
    #expect(throws: ImportError("f.csv is not valid GB18030 at byte 1; name its encoding.")) {
        try Transcoding.utf8(file, told)
    }
}
