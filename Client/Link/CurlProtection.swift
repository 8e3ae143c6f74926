// Why this file exists: libcurl's defaults suit a browser's errand; what carries a device's secret is stricter, and
// fails rather than to be less strict.

import CCurl

/// Why a server's certificate is not accepted.
public enum CertificateFault: Hashable, Sendable, CaseIterable {
    case expired, notYetValid, wrongHost
    /// No authority that this machine knows has signed it.
    case unknownAuthority
    /// The authority that this replica was told to trust has not signed it.
    case otherAuthority
}

extension CurlHandle {
    /// Sets who may be spoken to and how.
    /// - Throws: ``LinkError`` if the address does not allow it, or libcurl cannot do it.
    func protect(_ url: String, _ trust: ServerTrust) throws {
        let address = try ServerAddress(url)
        var codes = [
            outpost_curl_set_string(handle, CURLOPT_URL, url),
            outpost_curl_set_string(handle, CURLOPT_PROTOCOLS_STR, address.isEncrypted ? "https" : "http"),
            outpost_curl_set_long(handle, CURLOPT_FOLLOWLOCATION, 0),
            outpost_curl_set_long(handle, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_3),
            outpost_curl_set_long(handle, CURLOPT_SSL_VERIFYPEER, trust.verifies ? 1 : 0),
            outpost_curl_set_long(handle, CURLOPT_SSL_VERIFYHOST, trust.verifies ? 2 : 0),
        ]
        // Without TLS nothing may leave this machine, not even to a proxy.
        if !address.isEncrypted { codes.append(outpost_curl_set_string(handle, CURLOPT_PROXY, "")) }
        if let authority = trust.authority {
            // The system's own authorities, which libcurl would add, are left out.
            codes.append(outpost_curl_set_string(handle, CURLOPT_CAPATH, nil))
            let pem = Array(authority.pem.utf8)
            codes.append(outpost_curl_set_copy(handle, CURLOPT_CAINFO_BLOB, pem, pem.count))
        }
        guard let failed = codes.first(where: { $0 != CURLE_OK }) else { return }
        throw LinkError.untrusted("libcurl cannot protect the line (\(Self.text(failed)))")
    }

    /// What a failed transfer means.
    func failure(_ code: CURLcode, _ url: String, _ trust: ServerTrust) -> LinkError {
        let text = Self.text(code)
        switch code {
        case CURLE_PEER_FAILED_VERIFICATION: return .certificate(fault(trust), ServerAddress.shown(url))
        case CURLE_SSL_CONNECT_ERROR:
            // A line that breaks while it is being protected is a broken line, and mends as others do.
            let broke = ["SSL_ERROR_SYSCALL", "unexpected eof", "reset by peer", "Broken pipe"].contains(
                where: detail.contains)
            return broke ? .unreachable(text) : .untrusted(detail.isEmpty ? text : detail)
        case CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CIPHER: return .untrusted(text)
        // The address's protocol was seen to be fine; so this is a reply that does not begin as HTTP does, and the
        // line's fault.
        case CURLE_UNSUPPORTED_PROTOCOL: return .unreachable(detail.isEmpty ? text : detail)
        case CURLE_URL_MALFORMAT: return .badAddress(ServerAddress.shown(url))
        default: return .unreachable(text)
        }
    }

    /// What OpenSSL found wrong with the certificate. The host's name is libcurl's own to compare, after OpenSSL.
    private func fault(_ trust: ServerTrust) -> CertificateFault {
        var result = 0
        _ = outpost_curl_get_long(handle, CURLINFO_SSL_VERIFYRESULT, &result)
        switch result {
        case 9: return .notYetValid
        case 10: return .expired
        case 0, 1, 62, 64: return .wrongHost
        default: return trust.authority == nil ? .unknownAuthority : .otherAuthority
        }
    }

    private static func text(_ code: CURLcode) -> String {
        curl_easy_strerror(code).map { String(cString: $0) } ?? "error \(code.rawValue)"
    }
}
