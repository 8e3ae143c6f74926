// Why this file exists: libcurl's C interface in one small place: callbacks, lifetimes and error codes stay here.

import CCurl
import Foundation
import Synchronization

/// What one transfer brought.
struct CurlReply {
    var status = 0
    var contentType = ""
}

/// A reusable easy handle: its connection stays open between requests. Use it from one thread at a time.
final class CurlHandle {
    let handle: UnsafeMutableRawPointer
    private let trust: ServerTrust
    /// Where libcurl writes what went wrong, in the words of whoever noticed it.
    private let complaint: UnsafeMutablePointer<CChar>

    /// libcurl wants one global initialisation per process, before anything else.
    private static let isReady: Bool = outpost_curl_global() == CURLE_OK

    /// - Parameter trust: whose certificates are accepted.
    init(_ trust: ServerTrust) throws {
        guard Self.isReady, let handle = curl_easy_init() else {
            throw LinkError.unreachable("libcurl cannot start")
        }
        self.handle = handle
        self.trust = trust
        complaint = .allocate(capacity: Int(CURL_ERROR_SIZE))
        complaint.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit {
        curl_easy_cleanup(handle)
        complaint.deallocate()
    }

    /// What went wrong in the last transfer; empty if libcurl has no words for it.
    var detail: String { String(cString: complaint) }

    /// Where callbacks find the transfer they belong to; lives on the stack of ``perform(_:_:_:)``.
    private struct Transfer {
        let receive: (UnsafeRawBufferPointer, CurlReply) throws -> Void
        let handle: UnsafeMutableRawPointer
        var error: (any Error)?
        var reply = CurlReply()
    }

    /// Sends a POST and gives its reply to `receive` piece by piece.
    /// - Throws: ``LinkError`` for transport faults, or whatever `receive` throws.
    func post(
        _ url: String, headers: [String], body: [UInt8],
        _ receive: @escaping (UnsafeRawBufferPointer, CurlReply) throws -> Void
    ) throws -> CurlReply {
        var list: UnsafeMutablePointer<curl_slist>?
        for header in headers + ["Expect:"] { list = curl_slist_append(list, header) }
        defer { curl_slist_free_all(list) }
        return try body.withUnsafeBytes { bytes in
            try perform(url, receive) {
                _ = outpost_curl_set_long(handle, CURLOPT_POST, 1)
                _ = outpost_curl_set_offset(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(bytes.count))
                _ = outpost_curl_set_pointer(
                    handle, CURLOPT_POSTFIELDS, UnsafeMutableRawPointer(mutating: bytes.baseAddress))
                _ = outpost_curl_set_list(handle, CURLOPT_HTTPHEADER, list)
            }
        }
    }

    /// Sends a GET and gives its reply to `receive` piece by piece.
    func get(_ url: String, _ receive: (UnsafeRawBufferPointer, CurlReply) throws -> Void) throws -> CurlReply {
        try withoutActuallyEscaping(receive) { receive in try perform(url, receive) {} }
    }

    /// - Parameter prepare: sets what is particular to the request.
    private func perform(
        _ url: String, _ receive: @escaping (UnsafeRawBufferPointer, CurlReply) throws -> Void, _ prepare: () -> Void
    ) throws -> CurlReply {
        var transfer = Transfer(receive: receive, handle: handle)
        let code = try withUnsafeMutablePointer(to: &transfer) { pointer in
            curl_easy_reset(handle)
            try protect(url, trust)
            prepare()
            configure(pointer)
            return curl_easy_perform(handle)
        }
        if let error = transfer.error { throw error }
        guard code == CURLE_OK else { throw failure(code, url, trust) }
        var status = 0
        _ = outpost_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
        transfer.reply.status = status
        return transfer.reply
    }

    private func configure(_ transfer: UnsafeMutablePointer<Transfer>) {
        complaint.pointee = 0
        _ = outpost_curl_set_pointer(handle, CURLOPT_ERRORBUFFER, complaint)
        _ = outpost_curl_set_string(handle, CURLOPT_USERAGENT, "outpost/1")
        _ = outpost_curl_set_long(handle, CURLOPT_NOSIGNAL, 1)
        _ = outpost_curl_set_long(handle, CURLOPT_CONNECTTIMEOUT, 15)
        // A line that moves fewer than ten bytes a second for a minute is dead.
        _ = outpost_curl_set_long(handle, CURLOPT_LOW_SPEED_LIMIT, 10)
        _ = outpost_curl_set_long(handle, CURLOPT_LOW_SPEED_TIME, 60)
        _ = outpost_curl_set_long(handle, CURLOPT_BUFFERSIZE, 256 * 1024)
        _ = outpost_curl_set_pointer(handle, CURLOPT_WRITEDATA, transfer)
        _ = outpost_curl_set_data(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
            guard let bytes, let context else { return 0 }
            let transfer = context.assumingMemoryBound(to: Transfer.self)
            return CurlHandle.take(UnsafeRawBufferPointer(start: bytes, count: size * count), transfer)
        }
    }

    /// Hands a piece of the reply on; returning less than its size makes libcurl stop.
    private static func take(_ piece: UnsafeRawBufferPointer, _ transfer: UnsafeMutablePointer<Transfer>) -> Int {
        if transfer.pointee.reply.status == 0 {
            var status = 0
            _ = outpost_curl_get_long(transfer.pointee.handle, CURLINFO_RESPONSE_CODE, &status)
            transfer.pointee.reply.status = status
            transfer.pointee.reply.contentType = contentType(transfer.pointee.handle)
        }
        do {
            try transfer.pointee.receive(piece, transfer.pointee.reply)
            return piece.count
        } catch {
            transfer.pointee.error = error
            return 0
        }
    }

    /// A header of the last reply; nil if it had none of that name.
    func header(_ name: String) -> String? {
        var header: UnsafeMutablePointer<curl_header>?
        guard curl_easy_header(handle, name, 0, UInt32(CURLH_HEADER), -1, &header) == CURLHE_OK, let header else {
            return nil
        }
        return header.pointee.value.map { String(cString: $0) }
    }

    private static func contentType(_ handle: UnsafeMutableRawPointer) -> String {
        var text: UnsafePointer<CChar>?
        _ = outpost_curl_get_string(handle, CURLINFO_CONTENT_TYPE, &text)
        return text.map { String(cString: $0) } ?? ""
    }
}
