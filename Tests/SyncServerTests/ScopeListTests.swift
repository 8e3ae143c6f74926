// Why this file exists: which scopes a device may hold is read from a text; what is read wrongly is shown to the wrong
// people.

import SyncProtocol
import Testing

@testable import SyncServer

struct ScopeListTests {
    @Test(arguments: [[], [0], [7], [1, 4, 10], [UInt32.max], Array(0..<300)])
    func `a list of scopes is read as it was written`(numbers: [UInt32]) {
        let scopes = numbers.map(ScopeID.init(rawValue:))
        #expect(ScopeList.decode(ScopeList.encode(scopes)) == scopes)
    }

    @Test func `spaces do no harm`() {
        #expect(ScopeList.decode("[ 1, 4 ,10 ]").map(\.rawValue) == [1, 4, 10])
        #expect(ScopeList.decode("").isEmpty)
    }

    @Test func `a number that is none of a scope ends the list`() {
        #expect(ScopeList.decode("[1,99999999999,4]").map(\.rawValue) == [1])
    }
}
