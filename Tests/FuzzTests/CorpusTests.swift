// Why this file exists: what a fuzzer found once must stay mended, and the seeds must open their doors, also on
// machines where nobody runs a fuzzer.

import FuzzTargets
import Testing

@Suite struct CorpusTests {
    @Test(arguments: FuzzTarget.allCases)
    func `every seed is understood, and no promise is broken`(target: FuzzTarget) throws {
        let seeds = try Shelf.corpus.inputs(of: target)
        #expect(seeds.count >= 5, "\(target) has too few seeds in Fuzz/Corpus")
        #expect(seeds.reduce(0) { $0 + $1.bytes.count } < 16 << 10, "the seeds of \(target) are no longer small")
        for (name, bytes) in seeds {
            #expect(try target.run(bytes), "the seed \(target)/\(name) is not understood")
        }
    }

    @Test(arguments: FuzzTarget.allCases)
    func `what broke a door once breaks it no more`(target: FuzzTarget) throws {
        for (name, bytes) in try Shelf.regressions.inputs(of: target) {
            #expect(throws: Never.self, "\(target)/\(name)") { _ = try target.run(bytes) }
        }
    }

    /// A moment of what `make fuzz` does for minutes, from a seed, for those who run only the tests.
    @Test(arguments: FuzzTarget.allCases)
    func `damaged seeds break no promise`(target: FuzzTarget) throws {
        var random = Mutation(seed: 0xF0, over: try Shelf.corpus.inputs(of: target).map(\.bytes))
        for _ in 0..<150 {
            let input = random.next()
            #expect(throws: Never.self, "\(target): \(input)") { _ = try target.run(input) }
        }
    }

    @Test func `no inputs lie where no target reads them`() throws {
        for shelf in Shelf.allCases {
            for name in try shelf.folders() {
                #expect(FuzzTarget(rawValue: name) != nil, "Fuzz/\(shelf.rawValue)/\(name) belongs to no target")
            }
        }
    }
}
