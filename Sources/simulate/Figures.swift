// Why this file exists: every harness adds its figures to one file, so that one table can say what was proven.

import FoundationEssentials
import Glibc

enum Figures {
    /// Appends lines of name, value and aim to a file, if there is one.
    static func append(_ lines: [(name: String, value: Int, aim: String)], to file: String?) {
        guard let file, let handle = fopen(file, "a") else { return }
        for line in lines { fputs("\(line.name)\t\(line.value)\t\(line.aim)\n", handle) }
        fclose(handle)
    }
}
