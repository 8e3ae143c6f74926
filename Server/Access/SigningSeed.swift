// Why this file exists: what HQ signs is checked where nobody can ask HQ. The key for it never leaves HQ's machine: not
// into the database, so not into a backup, and not into a reply.

import Crypto
import Glibc
import SyncProtocol

extension DataDirectory {
    private var signingFile: String { path + "/signing.key" }

    /// The seed of the Ed25519 key by which HQ signs. It is made when it is first asked for, in a file that this user
    /// alone may read.
    /// - Throws: ``DataDirectoryError`` also if the file is not a key: then somebody has to look, for another key would
    ///   be another signature.
    public func signingSeed() throws -> [UInt8] {
        if access(signingFile, F_OK) != 0 { try makeSigningFile() }
        let text = try? CertificateFile.text(signingFile).filter { !$0.isWhitespace }
        guard let text, let seed = Hexadecimal.bytes(text, count: 32) else {
            throw DataDirectoryError.system("\(signingFile) is not a key that HQ signs with, or cannot be read.")
        }
        return seed
    }

    private func makeSigningFile() throws {
        let seed = Curve25519.Signing.PrivateKey().rawRepresentation
        do {
            try CertificateFile.write(Hexadecimal.text(Array(seed)) + "\n", to: signingFile, mode: 0o600)
        } catch {
            throw DataDirectoryError.system("\(signingFile) cannot be written: \(error)")
        }
    }
}
