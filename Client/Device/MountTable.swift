// Why this file exists: which file system a path lies on is what the kernel's list of mounts says, read the way the
// kernel walks a path: a later mount hides what it covers.

/// One mounted file system.
struct Mount: Hashable {
    let id: Int
    /// The mount that it is mounted on.
    let parent: Int
    /// Major and minor number, such as `8:1`; of major 0 if the file system has no device of its own.
    let device: String
    let point: String
    let filesystem: String
    /// What was mounted, as the one who mounted it said.
    let source: String

    /// A line of /proc/self/mountinfo; nil if it is none.
    init?(_ line: Substring) {
        let words = line.split(separator: " ")
        guard words.count >= 9, let id = Int(words[0]), let parent = Int(words[1]),
            let dash = words[6...].firstIndex(of: "-"), dash + 2 < words.count
        else { return nil }
        self.id = id
        self.parent = parent
        device = String(words[2])
        point = Self.unescaped(words[4])
        filesystem = String(words[dash + 1])
        source = Self.unescaped(words[dash + 2])
    }

    /// Turns `\040` into a space and so on.
    static func unescaped(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(3)
            if byte == UInt8(ascii: "\\"), digits.count == 3,
                let code = UInt8(String(decoding: digits, as: UTF8.self), radix: 8)
            {
                bytes.append(code)
                rest = rest.dropFirst(3)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether a path is at or below the mount point.
    func covers(_ path: String) -> Bool { point == "/" || path == point || path.hasPrefix(point + "/") }
}

/// The kernel's list of mounts.
struct MountTable {
    private let mounts: [Mount]

    /// - Parameter text: what /proc/self/mountinfo says.
    init(_ text: String) { mounts = text.split(separator: "\n").compactMap { Mount($0) } }

    /// The mount on which a path without links lies.
    func mount(of path: String) -> Mount? {
        let ids = Set(mounts.map(\.id))
        guard
            var current = mounts.last(where: { $0.point == "/" && ($0.parent == $0.id || !ids.contains($0.parent)) })
        else { return nil }
        for _ in mounts {
            guard let next = crossing(from: current, to: path) else { break }
            current = next
        }
        return current
    }

    /// The first mount that is entered on the way from one to a path.
    private func crossing(from current: Mount, to path: String) -> Mount? {
        mounts.reversed()
            .filter {
                $0.parent == current.id && $0.id != current.id && $0.covers(path)
                    && $0.point.utf8.count >= current.point.utf8.count
            }
            .min { $0.point.utf8.count < $1.point.utf8.count }
    }
}
