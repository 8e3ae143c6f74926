// Why this file exists: lights, shares, tails and lengths of time are small sums that somebody relies on; so is what
// a camera reads from a screen.

import Console
import LeadToCash
import SyncProtocol
import SyncServer
import Testing

@Suite struct FleetFigureTests {
    private static let hour: Int64 = 3_600_000

    @Test func `a device is fresh for a day and ages for three`() {
        #expect(FleetLight(age: 0) == .green)
        #expect(FleetLight(age: 24 * Self.hour - 1) == .green)
        #expect(FleetLight(age: 24 * Self.hour) == .amber)
        #expect(FleetLight(age: 72 * Self.hour) == .red)
        #expect(FleetLight(age: nil) == .never)
    }

    @Test func `lengths of time are said in two units`() {
        #expect(FleetSpan.text(0, .en) == "0 s")
        #expect(FleetSpan.text(59_999, .en) == "59 s")
        #expect(FleetSpan.text(3 * 24 * Self.hour + 4 * Self.hour + 59_000, .en) == "3 d 4 h")
        #expect(FleetSpan.text(24 * Self.hour + 60_000, .en) == "1 d")
        #expect(FleetSpan.offset(-180_000, .en) == "−3 min")
        #expect(FleetSpan.offset(400, .en) == "0 s")
        #expect(FleetSpan.text(.min, .zhHans).hasSuffix("小时"))
    }

    @Test func `bytes are said in the unit that fits`() {
        #expect(ByteText.text(0) == "0 B")
        #expect(ByteText.text(1023) == "1023 B")
        #expect(ByteText.text(13_926) == "13.5 KiB")
        #expect(ByteText.text(.max) == "7.9 EiB")
        #expect(ByteText.text(-5) == "0 B")
    }

    private static func sample(_ at: UInt64, _ milliseconds: Int64, succeeded: Bool = true) -> SyncSample {
        SyncSample(office: nil, at: at, succeeded: succeeded, bytes: 10, milliseconds: milliseconds)
    }

    @Test func `shares and tails count what they should`() {
        let samples = (1...100).map { Self.sample(1, Int64($0)) } + [Self.sample(1, 9999, succeeded: false)]
        let health = SyncHealth(samples)
        #expect(health.attempts == 101)
        #expect(health.share == 9900)
        #expect(health.median == 50)
        #expect(health.tail == 95)
        #expect(health.bytes == 1010)
        #expect(SyncHealth([]).share == nil)
        #expect(SyncHealth([]).median == nil)
    }

    @Test func `hours end with this one, and what is older is left out`() {
        let now: UInt64 = 10 * 3_600_000 + 5
        let samples = [Self.sample(now, 1), Self.sample(now - 3_600_000, 1), Self.sample(3_600_000, 1)]
        #expect(SyncHealth.hourly(samples, hours: 3, now: now)[nil] == [0, 10, 10])
    }

    @Test func `an office's freshness counts those that never synced`() {
        let freshness = OfficeFreshness([nil, Self.hour, 30 * Self.hour, 100 * Self.hour])
        #expect(freshness.counts == [1, 1, 1, 1])
        #expect(freshness.median == 30 * Self.hour)
        #expect(freshness.worst == 100 * Self.hour)
    }

    @Test func `acts fit what may still become of a device`() {
        #expect(DeviceAct.allCases.filter { $0.fits(.active, isWiped: false) } == [.suspend, .revoke, .lost])
        #expect(DeviceAct.allCases.filter { $0.fits(.suspended, isWiped: false) } == [.resume, .revoke, .lost])
        #expect(DeviceAct.allCases.filter { $0.fits(.revoked, isWiped: false) } == [.lost])
        #expect(DeviceAct.allCases.allSatisfy { !$0.fits(.lost, isWiped: false) })
        #expect(DeviceAct.allCases.allSatisfy { !$0.fits(.active, isWiped: true) })
    }

    @Test func `an address is a scheme, a host and a port, and nothing that a shell reads`() {
        #expect(ServerAddress("https://hq.example:8787/")?.text == "https://hq.example:8787")
        #expect(ServerAddress("http://[::1]:8787")?.text == "http://[::1]:8787")
        for wrong in ["hq.example", "https://", "https://a b", "https://a;b", "https://$(id)", "https://-x"] {
            #expect(ServerAddress(wrong) == nil, "\(wrong)")
        }
        #expect(ServerAddress("https://é") == nil)
    }

    // MARK: QR codes

    private static let texts = [
        "a", "outpost enroll https://hq.example:8787 0001-D0DV-A4A8-BFZF-A5H4",
        "outpost enroll http://[2001:db8::1]:8787 0001-D0DV-A4A8-BFZF-A5H4 代表处", String(repeating: "Zz9-", count: 43),
    ]

    @Test(arguments: texts) func `a QR code holds the text that it was made of`(text: String) throws {
        let code = try #require(QuickResponse(text))
        #expect(try QRReading(code).text() == text)
    }

    @Test func `what no screen can show, and nothing, is no QR code`() {
        #expect(QuickResponse("") == nil)
        #expect(QuickResponse(String(repeating: "x", count: 1001)) == nil)
    }

    @Test func `a QR code has a name for those who do not see it`() throws {
        let html = try #require(QuickResponse("text")).drawing(title: "A <code>", hint: "Hold it").html
        #expect(html.contains("role=\"img\""))
        #expect(html.contains("<title id=\"qr-title\">A &lt;code&gt;</title>"))
        #expect(!html.contains("style"))
    }
}
