// Why this file exists: a secret goes to an address that somebody typed. It is read by the very parser that will be
// used to connect, so that the two never disagree about where it goes.

import CCurl

/// Where HQ is: `https://…`, or `http://` on this machine only.
struct ServerAddress: Hashable {
    let isEncrypted: Bool

    /// - Throws: ``LinkError`` for what is no such address.
    init(_ text: String) throws {
        guard let url = curl_url() else { throw LinkError.badAddress(text) }
        defer { curl_url_cleanup(url) }
        guard !text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F || $0 == 0x5C }),
            curl_url_set(url, CURLUPART_URL, text, 0) == CURLUE_OK,
            let scheme = Self.part(url, CURLUPART_SCHEME), let host = Self.part(url, CURLUPART_HOST),
            Self.part(url, CURLUPART_USER) == nil, Self.part(url, CURLUPART_QUERY) == nil,
            Self.part(url, CURLUPART_FRAGMENT) == nil, ["http", "https"].contains(scheme)
        else { throw LinkError.badAddress(text) }
        isEncrypted = scheme == "https"
        guard isEncrypted || Self.isLoopback(host) else { throw LinkError.insecure(text) }
    }

    /// The address without its path, for people.
    static func shown(_ url: String) -> String {
        guard let slashes = url.firstRange(of: "//"),
            let slash = url[slashes.upperBound...].firstIndex(of: "/")
        else { return url }
        return String(url[..<slash])
    }

    private static func part(_ url: OpaquePointer, _ part: CURLUPart) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(url, part, &text, 0) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }

    /// libcurl writes IPv4 addresses in dotted form, whatever form they were typed in, and resolves `localhost` itself.
    private static func isLoopback(_ host: String) -> Bool {
        if ["localhost", "[::1]"].contains(host.lowercased()) { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}
