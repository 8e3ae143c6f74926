// Why this file exists: a one-time code that is typed from one screen into another is mistyped; a camera does not
// mistype. The squares are libqrencode's, the drawing is ours: it needs no image and no script.

import CQRencode

/// A text as a QR code.
package struct QuickResponse: Hashable, Sendable {
    /// Squares in a row, without the quiet zone.
    package let width: Int
    /// Row by row; true for dark.
    package let squares: [Bool]

    /// Squares that stay light around it.
    private static let quiet = 4
    /// A larger code cannot be read from a screen.
    private static let mostBytes = 1000

    /// Every byte as it is, with the error correction M.
    /// - Returns: nil for nothing, and for more than a screen can show.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty, bytes.count <= Self.mostBytes,
            let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M)
        else { return nil }
        defer { QRcode_free(code) }
        guard let data = code.pointee.data, code.pointee.width > 0 else { return nil }
        width = Int(code.pointee.width)
        // The lowest bit of each is the colour.
        squares = UnsafeBufferPointer(start: data, count: width * width).map { $0 & 1 == 1 }
    }

    /// As SVG. Black on white in the dark as well: readers of QR codes expect that.
    /// - Parameters:
    ///   - title: what it is, for those who do not see it.
    ///   - hint: what to do with it.
    package func drawing(title: String, hint: String) -> Drawing {
        let side = width + 2 * Self.quiet
        var page = Markup()
        page.element(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "role": "img", "aria-labelledby": "qr-title qr-hint",
                "viewBox": "0 0 \(side) \(side)", "width": "240", "height": "240", "shape-rendering": "crispEdges",
            ]
        ) { svg in
            svg.leaf("title", ["id": "qr-title"], title)
            svg.leaf("desc", ["id": "qr-hint"], hint)
            svg.shape("rect", ["width": "\(side)", "height": "\(side)", "fill": "#ffffff"])
            svg.shape("path", ["d": path, "fill": "#000000"])
        }
        return Drawing(html: page.text)
    }

    /// A rectangle for each run of dark squares.
    private var path: String {
        var path = ""
        for row in 0..<width {
            var column = 0
            while column < width {
                let start = column
                while column < width, squares[row * width + column] { column += 1 }
                if column > start {
                    let length = column - start
                    path += "M\(start + Self.quiet) \(row + Self.quiet)h\(length)v1h-\(length)z"
                }
                column += 1
            }
        }
        return path
    }
}
