// Why this file exists: a certificate that does not work is found out by the operator who starts HQ, in one sentence,
// not by fifty laptops in the morning.

/// Why certificates or keys cannot be used or made.
public enum CertificateProblem: Error, Hashable, Sendable, CustomStringConvertible {
    case missing(String)
    case unreadable(String, why: String)
    case noCertificate(String)
    case noKey(String)
    case mismatch(certificate: String, key: String)
    case expired(String, on: String)
    case notYetValid(String, from: String)
    case exists(String)
    case noAuthority(String)
    case notOurs(String)
    case badHost(String)
    case unwritable(String, why: String)
    case refused(String)

    public var description: String {
        switch self {
        case .missing(let path): "There is no file \(path); `outpostd cert` makes certificates."
        case .unreadable(let path, let why): "\(path) cannot be read: \(why)."
        case .noCertificate(let path): "\(path) holds no certificate in PEM form."
        case .noKey(let path): "\(path) holds no private key in PEM form that can be used without a passphrase."
        case .mismatch(let certificate, let key): "The key in \(key) is not that of the certificate in \(certificate)."
        case .expired(let path, let day): "The certificate in \(path) expired on \(day); renew it."
        case .notYetValid(let path, let day): "The certificate in \(path) is valid only from \(day); check the clock."
        case .exists(let path):
            "\(path) exists already and is not overwritten; use --renew to renew the server's certificate under the "
                + "CA that is there, or another --out."
        case .noAuthority(let folder): "There is no CA in \(folder) to renew under; make one without --renew."
        case .notOurs(let path): "\(path) was not made by `outpostd cert`; renew it where it came from."
        case .badHost(let host): "“\(host)” is neither a host name nor an IP address."
        case .unwritable(let path, let why): "\(path) cannot be written: \(why)."
        case .refused(let why): "TLS does not take these files: \(why)."
        }
    }
}
