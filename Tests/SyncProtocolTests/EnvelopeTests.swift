// Why this file exists: what stands around the frames is written by one side and read by the other, and a forged or cut
// one must be turned away before it means anything.

import Foundation
import SyncProtocol
import Testing

struct `Around the frames` {
    private func read<Body: Decodable>(_ type: Body.Type, _ json: String) throws -> Body {
        try JSONDecoder().decode(type, from: Data(json.utf8))
    }

    private let id = "0198c0de-0000-7000-8000-00008000002a"
    private let hash = Hexadecimal.text([UInt8](repeating: 0xA5, count: 32))

    @Test func `an application says which edits a device brings along`() throws {
        let heads = [ChainHash.start, ChainHash.start.extended(by: [1])]
        let kept = KeptEdits(replica: ReplicaID(rawValue: 9), after: 3, heads: heads)
        let storage = StorageStatement(disk: .encrypted, swap: .volatile)
        let written = IdentityApplication(
            code: "0042-KHTM", device: "laptop", publicKey: [UInt8](repeating: 7, count: 32), kept: [kept],
            reason: "fork", storage: storage)
        let again = try JSONDecoder().decode(IdentityApplication.self, from: JSONEncoder().encode(written))
        #expect(again == written)
        #expect(again.keptEdits == [kept])
        #expect(again.publicKey == [UInt8](repeating: 7, count: 32))
    }

    @Test(arguments: [
        #"{"kept":[{"replica":9,"after":3,"heads":["00"]}]}"#,
        #"{"kept":[{"replica":9,"after":9223372036854775807,"heads":[]}]}"#,
    ])
    func `kept edits that cannot be are none`(json: String) throws {
        let application = try read(IdentityApplication.self, json)
        #expect(application.keptEdits == nil && application.publicKey == nil)
    }

    @Test func `a new key comes with its proof`() throws {
        let written = KeyApplication(
            publicKey: [UInt8](repeating: 1, count: 32), proof: [UInt8](repeating: 2, count: 64), storage: nil)
        let again = try JSONDecoder().decode(KeyApplication.self, from: JSONEncoder().encode(written))
        #expect(again.publicKey == [UInt8](repeating: 1, count: 32))
        #expect(again.signature == [UInt8](repeating: 2, count: 64))
        let cut = try read(KeyApplication.self, #"{"key":"01","proof":"02"}"#)
        #expect(cut.publicKey == nil && cut.signature == nil)
    }

    private func grant(_ more: String, timeline: String = "000000000000000f") throws -> EnrolmentGrant {
        try read(
            EnrolmentGrant.self,
            #"{"replica":9,"secret":"ab","user":"Ana","scopes":[1],"timeline":"\#(timeline)","home":""\#(more)}"#)
    }

    @Test func `a grant tells HQ's history, what is shared and what was erased`() throws {
        let grant = try grant(
            #","ended":[{"timeline":"0000000000000001","sequence":5}],"#
                + #""shared":[{"replica":2,"counter":3},{"replica":2,"counter":9}],"#
                + #""erased":[{"kind":7,"id":"\#(id)"},{"kind":7,"id":"x"}]"#)
        let ending = Lineage.Ending(timeline: Timeline(rawValue: 1), sequence: 5)
        #expect(grant.lineage == Lineage(Timeline(rawValue: 15), ended: [ending]))
        #expect(grant.sharedCounters == [ReplicaID(rawValue: 2): 3])
        #expect(grant.erased?.map(\.key) == [RecordID(id).map { RecordKey(kind: 7, id: $0) }, nil])
        let bare = try self.grant("")
        #expect(bare.lineage == Lineage(Timeline(rawValue: 15)) && bare.sharedCounters.isEmpty)
    }

    @Test(arguments: ["+f", "f", "000000000000000F", "000000000000000g"])
    func `a timeline has one spelling`(text: String) throws {
        #expect(try grant("", timeline: text).lineage == nil)
        #expect(try grant(#","ended":[{"timeline":"\#(text)","sequence":5}]"#).lineage == nil)
    }

    @Test func `a code is read as it was meant`() throws {
        let code = EnrolmentCode(invitation: 66, secret: EnrolmentCode.secret(from: 0..<16))
        #expect(code.text == "0022-0123-4567-89AB-CDEF")
        for typed in [code.text, "oo22o1234567 89ab-cdef", "0022-OI23-4567-89ab-CDEF", "0022 0L23 4567 89AB CDEF"] {
            #expect(EnrolmentCode(typed: typed) == code)
        }
        #expect(EnrolmentCode(invitation: 1 << 20, secret: "").invitation == 0)
    }

    @Test(arguments: ["", "0022", "0022-U", "0022-ß", "0022-" + String(repeating: "0", count: 29)])
    func `what is no code is not taken for one`(typed: String) { #expect(EnrolmentCode(typed: typed) == nil) }

    @Test(arguments: ["Bearer +9.ab", "Bearer 09.ab", "Bearer 1.ab", "Bearer 9.", "bearer 9.ab", "Bearer 9.a.b"])
    func `credentials have one spelling`(header: String) { #expect(Credentials(header: header) == nil) }

    @Test func `credentials are read as they are written`() {
        let credentials = Credentials(replica: ReplicaID(rawValue: 9), secret: "ab")
        #expect(credentials.header == "Bearer 9.ab" && Credentials(header: credentials.header) == credentials)
    }

    @Test func `a nonce is letters that may stand in a header`() {
        #expect(RequestSignature.isNonce("0f~!"))
        for text in ["", "a b", "a.b", "a\u{7F}", "é", String(repeating: "a", count: 129)] {
            #expect(!RequestSignature.isNonce(text))
        }
    }

    @Test(arguments: [UInt64(40), .max])
    func `a head that was kept elsewhere is read as it was written`(number: UInt64) throws {
        let hash = try #require(Fingerprint(hexadecimal: hash))
        let head = ExportedHead(AuditHead(count: number, hash: hash), number, Timeline(rawValue: 7), at: number)
        #expect(try read(ExportedHead.self, head.json.pretty) == head)
        let typed = try #require(ExportedHead(head.text))
        #expect(typed.sequence == number && typed.count == nil)
        #expect(try read(ExportedHead.self, typed.json.compact) == typed)
    }

    @Test func `a head with anything unreadable in it is none`() throws {
        let good = #""sequence":4,"hash":"\#(hash)""#
        #expect(try read(ExportedHead.self, "{\(good)}").sequence == 4)
        for bad in [
            #"{"sequence":4,"hash":"00"}"#, #"{\#(good),"timeline":"x"}"#, #"{\#(good),"count":"x"}"#,
            #"{\#(good),"at":-1}"#, "[]",
        ] {
            #expect(throws: DecodingError.self) { try read(ExportedHead.self, bad) }
        }
        #expect(ExportedHead("\(hash)@+4") == nil)
    }
}
