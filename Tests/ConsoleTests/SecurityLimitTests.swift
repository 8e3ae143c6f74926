// Why this file exists: a door that takes everything falls to whoever sends too much, and a file that leaves HQ acts on
// the machine of whoever opens it.

import HTTPTypes
import LeadToCash
import SyncProtocol
import SyncServer
import Testing

@testable import Console

@Suite struct SecurityLimitTests {
    private static func send(
        _ body: [UInt8], _ stage: FleetStage, _ token: String?, to path: String = "/changes"
    ) async throws -> FleetAnswer {
        try await stage.ask(
            SecurityRequest(method: "POST", path: path, token: token, headers: stage.ownOrigin, body: body))
    }

    @Test func `a form that is too much or no text is refused in one sentence, whoever sends it`() async throws {
        try await FleetStage.tell { stage in
            let person = try await stage.enlist("Hana", "HQ")
            let token = try await stage.session(of: person)
            let proof = try await stage.proof(token).map { "\($0.0)=\($0.1)&" }.joined()
            let before = try await stage.standing(person)
            let sent: [(what: String, rest: [UInt8], sentence: String)] = [
                ("257 KiB", [UInt8](repeating: UInt8(ascii: "x"), count: 257 << 10), "more than 256 KiB"),
                ("5,000 fields", Array(repeatElement("upTo=1&", count: 5000).joined().utf8), "could not be read"),
                ("escaped bytes that are no text", Array("upTo=%FF".utf8), "could not be read"),
                ("bytes that are no text", Array("upTo=".utf8) + [0xC3, 0x28], "could not be read"),
                ("an escaped NUL", Array("upTo=1%00".utf8), "could not be read"),
                ("a NUL", Array("upTo=1".utf8) + [0], "could not be read"),
                ("half an escape", Array("upTo=%4".utf8), "could not be read"),
                ("an escape of no digits", Array("upTo=%+1".utf8), "could not be read"),
            ]
            for (what, rest, sentence) in sent {
                for cookie in [token, nil] {
                    let answer = try await Self.send(Array(proof.utf8) + rest, stage, cookie)
                    #expect([413, 422].contains(answer.status), "\(what): \(answer.status)")
                    #expect(SecurityScan.holds(answer.body, sentence), "\(what)")
                }
            }
            #expect(try await stage.standing(person) == before)
            #expect(try await stage.headquarters.looked(person) == nil)
            let taken = try await Self.send(Array((proof + "upTo=1").utf8), stage, token)
            #expect(taken.status == 303)
        }
    }

    @Test func `an address as long as a head may be is answered, and a longer one is refused`() async throws {
        try await FleetStage.tell { stage in
            let token = try await stage.session(of: try await stage.enlist("Hana", "HQ"))
            for path in ["/find?q=", "/accounts?after=", "/overview/process?period=", "/cases/", "/records/"] {
                let answer = try await stage.get(path + String(repeating: "a", count: 12_000), token)
                #expect([200, 404, 422].contains(answer.status), "\(path): \(answer.status)")
            }
            let many = "/find?" + repeatElement("q=a", count: 3000).joined(separator: "&")
            #expect(try await stage.get(many, token).status == 200)
            // Whether HQ says why or hangs up is the engine's to decide; it must not answer.
            let long = SecurityRequest(path: "/find?q=" + String(repeating: "a", count: 64_000), token: token)
            if let answer = try? await stage.ask(long) { #expect((400..<500).contains(answer.status)) }
            #expect(try await stage.get("/me", token).status == 200)
        }
    }

    @Test func `the address of an asset leads to no other file`() async throws {
        try await FleetStage.tell { stage in
            let names = [
                "../../../../etc/passwd", "..%2F..%2F..%2Fetc%2Fpasswd", "%2e%2e/%2e%2e/etc/passwd", "..\\..\\etc",
                "....//etc/passwd", "%00", ".", "..", "console.css", "console-0000000000000000.js", "/etc/passwd", "",
            ]
            for name in names {
                let answer = try await stage.ask(SecurityRequest(path: "/assets/" + name))
                #expect([400, 404].contains(answer.status), "\(name): \(answer.status)")
                #expect(!SecurityScan.holds(answer.body, "root:"), "\(name)")
            }
        }
    }

    // MARK: Files

    /// Texts that a spreadsheet would run, or that end a cell before its end.
    private static let formulas = [
        "=HYPERLINK(\"//evil\")", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "a\",=1+1", "a\r\n=1+1", "a,=1+1",
    ]

    /// Cuts a file into rows of cells as RFC 4180 says; nil if a quotation mark stands where none may.
    private static func rows(_ file: String) -> [[String]]? {
        let (quote, comma) = (UInt8(ascii: "\""), UInt8(ascii: ","))
        var rows: [[String]] = [[]]
        var cell: [UInt8] = []
        var bytes = Array(file.utf8)[...]
        while let byte = bytes.popFirst() {
            if byte == quote, cell.isEmpty {
                while let inner = bytes.popFirst() {
                    if inner != quote {
                        cell.append(inner)
                    } else if bytes.first == quote {
                        cell.append(quote)
                        bytes.removeFirst()
                    } else {
                        break
                    }
                }
                guard bytes.first == comma || bytes.starts(with: [13, 10]) else { return nil }
            } else if byte == comma || (byte == 13 && bytes.first == 10) {
                rows[rows.count - 1].append(String(decoding: cell, as: UTF8.self))
                cell = []
                if byte == 13 {
                    bytes.removeFirst()
                    rows.append([])
                }
            } else if byte == quote || byte == 13 || byte == 10 {
                return nil
            } else {
                cell.append(byte)
            }
        }
        return cell.isEmpty ? rows.filter { !$0.isEmpty } : nil
    }

    @Test func `files cut into the cells that were meant, and none of them is run`() async throws {
        try await FleetStage.tell { stage in
            let owner = try await stage.enlist("=1+1", "AR", at: stage.nairobi)
            _ = try await SecurityWorld(
                stage, at: stage.nairobi, owner: owner, number: 3, fillsPlaces: true,
                text: { Self.formulas[Int($1.number) % Self.formulas.count] })
            for (number, text) in Self.formulas.enumerated() {
                let account: [(FieldNumber, Value)] = [
                    (Account.Fields.name, .text(text)), (Account.Fields.office, .reference(stage.nairobi)),
                ]
                _ = try await stage.found(Account.kind, account)
                _ = try await stage.laptop(of: owner, named: "\(text)\(number)", at: stage.nairobi)
            }
            let token = try await stage.session(of: try await stage.enlist("@Hana", "HQ"), steppedUp: true)
            let files = PageRoute.guarded.filter { $0.method == .get && $0.path.contains("export") }
            #expect(files.count >= 4)
            for path in files.flatMap({ SecurityPaths.void.paths($0) }) {
                let file = try await stage.get(path, token)
                #expect(file.status == 200 && file.headers["content-type"] == "text/csv; charset=utf-8", "\(path)")
                let rows = try #require(Self.rows(file.body), "\(path)")
                #expect(Set(rows.map(\.count)).count == 1, "\(path)")
                for cell in rows.joined() where !cell.isEmpty && Double(cell) == nil {
                    let isRun = cell.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
                    #expect(!isRun, "\(path): \(cell.prefix(40))")
                }
            }
            let accounts = try #require(Self.rows(try await stage.get("/export/accounts", token).body))
            for text in Self.formulas {
                #expect(accounts.joined().contains(CSVWriter.escapingFormula(text)), "\(text.debugDescription)")
            }
        }
    }
}
