// Why this file exists: whoever has the key that HQ signs with can sign for HQ. So it is made once, kept from others,
// and never replaced in silence.

import Foundation
import SyncServer
import Testing

@Suite struct SigningSeedTests {
    @Test func `the key that HQ signs with is made once, is this user's alone, and is not replaced when it is broken`()
        throws
    {
        let directory = TemporaryDirectory()
        defer { withExtendedLifetime(directory) {} }
        let data = try DataDirectory(directory.path)
        let seed = try data.signingSeed()
        #expect(seed.count == 32)
        #expect(try data.signingSeed() == seed)
        let file = directory.path + "/signing.key"
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? NSNumber
        #expect(mode?.intValue == 0o600)
        try Data("not a key".utf8).write(to: URL(fileURLWithPath: file))
        #expect(throws: DataDirectoryError.self) { try data.signingSeed() }
    }
}
