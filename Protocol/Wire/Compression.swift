// Why this file exists: hotel Wi-Fi. zstd level 3 packs a 21 MB batch in 66 ms where gzip takes 904; decompression is
// capped by our own limit, whatever the data claims.

import CZstd
import Synchronization

/// zstd in one call each way.
public enum Compression {
    /// The level for what is sent.
    public static let wire: Int32 = 3
    /// The level for what a rep's keystroke waits for: about as fast as the disk, a third of the size.
    public static let fast: Int32 = -3

    /// Compresses `bytes`, or returns nil if that would not make them smaller.
    public static func compress(_ bytes: UnsafeRawBufferPointer, level: Int32 = wire) -> [UInt8]? {
        guard bytes.count > 64 else { return nil }
        let bound = ZSTD_compressBound(bytes.count)
        var size = 0
        let packed = [UInt8](unsafeUninitializedCapacity: bound) { target, count in
            size = Workbench.compressing.borrow { context in
                ZSTD_compressCCtx(context, target.baseAddress, bound, bytes.baseAddress, bytes.count, level)
            }
            count = ZSTD_isError(size) == 0 ? size : 0
        }
        return packed.isEmpty || packed.count >= bytes.count ? nil : packed
    }

    public static func compress(_ bytes: [UInt8], level: Int32 = wire) -> [UInt8]? {
        bytes.withUnsafeBytes { compress($0, level: level) }
    }

    /// Decompresses exactly `size` bytes.
    /// - Throws: ``WireError`` if `size` is over `limit`, or the data is damaged or of another size.
    public static func decompress(
        _ bytes: ArraySlice<UInt8>, size: UInt64, limit: Int
    ) throws(WireError) -> [UInt8] {
        guard size <= UInt64(limit) else {
            throw .tooLarge(what: "decompressed data", size: size, limit: UInt64(limit))
        }
        let expected = Int(size)
        // A claim is not a reason to allocate: zstd cannot pack more than about 130,000 to one into a block, and a
        // frame whose own header disagrees with the claim is refused first.
        let declared = bytes.withUnsafeBytes { ZSTD_getFrameContentSize($0.baseAddress, $0.count) }
        guard declared == size else { throw .compression("it declares another size") }
        var outcome = 0
        let result = [UInt8](unsafeUninitializedCapacity: expected) { target, count in
            outcome = bytes.withUnsafeBytes { input in
                Workbench.decompressing.borrow { context in
                    ZSTD_decompressDCtx(context, target.baseAddress, expected, input.baseAddress, input.count)
                }
            }
            count = ZSTD_isError(outcome) == 0 ? min(outcome, expected) : 0
        }
        guard ZSTD_isError(outcome) == 0, outcome == expected else {
            throw .compression("zstd cannot read it")
        }
        return result
    }
}

/// zstd's working memory, kept between calls: making it anew costs more than packing a small frame.
private final class Workbench: Sendable {
    static let compressing = Workbench(make: { ZSTD_createCCtx() }, free: { ZSTD_freeCCtx($0) })
    static let decompressing = Workbench(make: { ZSTD_createDCtx() }, free: { ZSTD_freeDCtx($0) })

    /// Proof: a context is either in `idle`, behind its lock, or held by the one call of `borrow` that took it out.
    private struct Context: @unchecked Sendable {
        let pointer: OpaquePointer
    }

    private let idle = Mutex<[Context]>([])
    private let make: @Sendable () -> OpaquePointer?
    private let free: @Sendable (OpaquePointer) -> Int
    /// More contexts than threads that pack at once are of no use.
    private static let capacity = 8

    init(make: @escaping @Sendable () -> OpaquePointer?, free: @escaping @Sendable (OpaquePointer) -> Int) {
        self.make = make
        self.free = free
    }

    /// Runs `body` with a context; without memory for one zstd reports an error of its own.
    func borrow(_ body: (OpaquePointer?) -> Int) -> Int {
        guard let context = idle.withLock({ $0.popLast() }) ?? make().map(Context.init) else { return body(nil) }
        let result = body(context.pointer)
        let isKept = idle.withLock { idle in
            if idle.count < Self.capacity { idle.append(context) }
            return idle.contains { $0.pointer == context.pointer }
        }
        if !isKept { _ = free(context.pointer) }
        return result
    }
}
