// Why this file exists: the rules look at the files as they lie on disk, wherever the clone is.

import FoundationEssentials

/// The working tree that these tests were compiled from.
struct Repository {
    let root: String

    static let engine = ["Protocol", "Client", "Server", "Sources/RecordTables"]
    static let production = ["Protocol", "Client", "Server", "Sources"]
    static let described = ["Protocol", "Client", "Server", "Sources", "Tests"]
    private static let all = described + ["Benchmarks", "Fuzz", "Coverage", "Docs", "scripts", ".ci"]
    private static let suffixes = [".swift", ".c", ".h", ".sh", ".md", ".modulemap", "/run"]

    struct Missing: Error {}

    /// Walks up from this file to the folder that holds both Package.swift and Protocol.
    init(from file: String = #filePath) throws {
        var parts = file.split(separator: "/")
        while !parts.isEmpty {
            parts.removeLast()
            let candidate = "/" + parts.joined(separator: "/")
            if Self.exists(candidate + "/Package.swift"), Self.exists(candidate + "/Protocol") {
                root = candidate
                return
            }
        }
        throw Missing()
    }

    /// Every text file that people write here.
    func files() throws -> [SourceFile] {
        var paths = ["Package.swift", "Makefile", "README.md", "CHANGELOG.md"].filter { Self.exists(root + "/" + $0) }
        for folder in Self.all where Self.exists(root + "/" + folder) {
            paths += try entries(under: folder).files.filter { path in Self.suffixes.contains(where: path.hasSuffix) }
        }
        return try paths.map { SourceFile(path: $0, text: try text(of: $0)) }
    }

    /// Every folder that holds a file and so must be described, at any depth.
    func folders() throws -> [String] {
        try Self.described.flatMap { try entries(under: $0).folders }
    }

    func text(of path: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: root + "/" + path) else { throw Missing() }
        return String(decoding: data, as: UTF8.self)
    }

    /// Files and non-empty folders below `folder`, without hidden ones and without the inside of a catalog.
    private func entries(under folder: String) throws -> (files: [String], folders: [String]) {
        var files: [String] = []
        var folders: [String] = []
        for name in try FileManager.default.contentsOfDirectory(atPath: root + "/" + folder).sorted() {
            guard !name.hasPrefix(".") else { continue }
            let path = folder + "/" + name
            var isFolder = false
            _ = FileManager.default.fileExists(atPath: root + "/" + path, isDirectory: &isFolder)
            guard isFolder else {
                files.append(path)
                continue
            }
            let inner = try entries(under: path)
            files += inner.files
            if !inner.files.isEmpty { folders.append(path) }
            if !name.hasSuffix(".docc") { folders += inner.folders }
        }
        return (files, folders)
    }

    private static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}
