// Why this file exists: HQ's first figure must add up.

import Testing

@testable import LeadToCash

@Test func `the pipeline adds up by office and by label`() {
    var builder = PipelineReport.Builder()
    builder.add(officeName: "East", stage: "verified", outcome: "open", amountMinor: nil, currency: nil)
    builder.add(officeName: "East", stage: "won", outcome: "won", amountMinor: 5, currency: "USD")
    builder.add(officeName: "Central", stage: "verified", outcome: "lost", amountMinor: 7, currency: "USD")
    builder.add(officeName: "Central", stage: "won", outcome: "won", amountMinor: 3, currency: "EUR")
    let report = builder.report()
    #expect(report.byOffice.map(\.office) == ["Central", "Central", "East", "East"])
    #expect(report.byLabel.map(\.label) == ["verified", "won", "lost"])
    #expect(report.byLabel.map(\.count) == [1, 2, 1])
    #expect(
        report.byLabel[1].amounts == [.init(currency: "EUR", minorUnits: 3), .init(currency: "USD", minorUnits: 5)])
    #expect(report.total.count == 4 && report.total.amounts.last?.minorUnits == 12 && !report.exceeded)
}

@Test func `a sum beyond 64 bits is said, not wrapped`() {
    var builder = PipelineReport.Builder()
    for office in ["A", "B"] {
        builder.add(officeName: office, stage: "won", outcome: "won", amountMinor: .max, currency: "USD")
    }
    #expect(builder.report().exceeded)
}
