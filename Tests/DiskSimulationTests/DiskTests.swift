// Why this file exists: the disk must do what it says before anybody believes what it finds.

import DiskSimulation
import Simulation
import Testing

@Suite(.serialized) struct DiskTests {
    @Test func `some worlds come right`() {
        let outcome = DiskCampaign.run(first: 1, count: 3, steps: 150, threads: 2)
        #expect(outcome.failures.isEmpty, "\(outcome.failures)")
        #expect(outcome.seeds == 3)
    }

    @Test(arguments: DiskFault.allCases)
    func `a disk that lies about syncs is found out`(fault: DiskFault) {
        let outcome = DiskCampaign.run(first: 1, count: 60, steps: 200, threads: 2, planted: fault)
        #expect(outcome.failures.contains { $0.violation.invariant == fault.invariant }, "\(outcome.failures)")
    }

    @Test(arguments: ["a change", "an upload of which the answer is lost", "a backup"])
    func `every moment at which power may fail comes right`(name: String) {
        let outcome = CrashPoints.run(name, variants: 1, threads: 2)
        #expect(outcome.scenarios == 1 && outcome.points > 1 && outcome.runs == outcome.points)
        #expect(outcome.failures.isEmpty, "\(outcome.failures)")
    }

    @Test func `a commit whose sync failed leaves no gap behind it`() throws {
        for variant: UInt64 in 1...8 {
            #expect(throws: Never.self) { try CrashPoints.tellOfAGap(variant: variant) }
        }
    }

    @Test func `there are at least fifty stories, each with a name of its own`() {
        #expect(CrashPoints.names.count >= 50)
        #expect(Set(CrashPoints.names).count == CrashPoints.names.count)
    }
}
