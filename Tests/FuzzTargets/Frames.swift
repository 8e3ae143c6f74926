// Why this file exists: the door that everybody's bytes pass first. However a stream is cut into pieces, the same
// frames must come out of it, and nothing larger than the limits.

import SyncProtocol
import TestSupport

enum Frames {
    /// The first byte says how many bytes arrive at a time; the rest is the stream.
    static func run(_ bytes: [UInt8]) throws(BrokenProperty) -> Bool {
        guard let piece = bytes.first else { return false }
        let stream = bytes.dropFirst()
        let whole = read(stream, by: max(1, stream.count))
        let cut = read(stream, by: max(1, Int(piece)))
        try demand(whole == cut, "a stream reads differently when it comes in pieces of \(piece)")
        for content in whole.contents { try check(content) }
        let written = whole.messages.flatMap(FrameCodec.encode)
        let again = read(written[...], by: max(1, written.count))
        try demand(again.messages == whole.messages && again.isSound, "frames read differently after being written")
        return whole.isSound && !whole.messages.isEmpty
    }

    private struct Reading: Equatable {
        var contents: [[UInt8]] = []
        var messages: [Message] = []
        /// Whether everything was read.
        var isSound = false
    }

    private static func read(_ stream: ArraySlice<UInt8>, by piece: Int) -> Reading {
        var reading = Reading()
        var splitter = FrameSplitter()
        var rest = stream
        while !rest.isEmpty {
            splitter.append(rest.prefix(piece))
            rest = rest.dropFirst(piece)
            do throws(WireError) {
                while let content = try splitter.next() {
                    reading.contents.append(Array(content))
                    reading.messages.append(try FrameCodec.decode(content))
                }
            } catch { return reading }
        }
        reading.isSound = splitter.isEmpty
        return reading
    }

    private static func check(_ content: [UInt8]) throws(BrokenProperty) {
        try demand(content.count <= Limits.frame, "a frame of \(content.count) bytes is over the limit")
        guard let size = try? FrameCodec.unpackedSize(content[...]),
            let message = try? FrameCodec.decode(content[...])
        else { return }
        var writer = ByteWriter()
        message.body.encode(to: &writer)
        // Numbers may be written longer than they need be, so what was read may have been larger, never smaller.
        try demand(size <= Limits.decompressed, "a frame of \(size) bytes unpacked is over the limit")
        try demand(
            size + 5 >= writer.bytes.count, "\(writer.bytes.count) bytes came out of a frame that claims \(size)")
    }

    static var seeds: [[UInt8]] {
        var random = SeededGenerator(seed: 1)
        let messages = (0..<SeededGenerator.messageKinds).map { random.message($0) }
        let frames = messages.map { FrameCodec.encode($0) }.filter { $0.count < 400 }
        let long = FrameCodec.encode(.refusal(Refusal(.malformed, String(repeating: "sync again ", count: 60))))
        return frames.map { [255] + $0 } + [[7] + frames.prefix(4).flatMap(\.self), [3] + long]
    }
}

enum Messages {
    static func run(_ bytes: [UInt8]) throws(BrokenProperty) -> Bool {
        guard let type = bytes.first else { return false }
        var reader = ByteReader(bytes.dropFirst())
        guard let message = try? Message.decode(type: type, &reader) else { return false }
        try roundTrip(message)
        return true
    }

    /// What was read can be written and read again, and from then on its bytes stay the same.
    static func roundTrip(_ message: Message) throws(BrokenProperty) {
        let written = FrameCodec.encode(message)
        let again = try? FrameCodec.decodeAll(written)
        try demand(again == [message], "\(message) reads differently after being written")
        try demand(again.map { $0.flatMap(FrameCodec.encode) } == written, "\(message) is written in two ways")
        try demand(!message.json.compact.utf8.contains { $0 < 0x20 }, "\(message) breaks the line of a trace")
    }

    static var seeds: [[UInt8]] {
        var random = SeededGenerator(seed: 2)
        return (0..<SeededGenerator.messageKinds).map { bytes(random.message($0)) }.filter { $0.count < 600 }
    }

    /// A message as this door takes it.
    static func bytes(_ message: Message) -> [UInt8] {
        var writer = ByteWriter()
        writer.byte(type(of: message.body).type)
        message.body.encode(to: &writer)
        return writer.bytes
    }
}
