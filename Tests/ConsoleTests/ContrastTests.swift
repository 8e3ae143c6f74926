// Why this file exists: whether grey on grey can be read is no matter of taste. WCAG has a formula, and every pair of
// colours that the sheet puts upon each other is put through it, in light and in dark.

import Console
import Testing

@Suite struct ContrastTests {
    /// A colour upon another, and how far apart they have to be at least.
    struct Pair: Sendable, CustomTestStringConvertible {
        let front: String
        let back: String
        let least: Double

        var testDescription: String { "\(front) on \(back)" }
    }

    private static let grounds = ["paper", "surface", "sunken"]

    private static let tones = ["accent", "good", "warn", "bad"]

    /// Text: 4.5 to 1.
    private static let onGrounds: [Pair] = (["ink", "muted"] + tones).flatMap { front in
        grounds.map { Pair(front: front, back: $0, least: 4.5) }
    }

    private static let onTones: [Pair] = tones.flatMap { tone in
        [tone, "ink"].map { Pair(front: $0, back: tone + "-soft", least: 4.5) }
    }

    private static let onButtons = [Pair(front: "on-accent", back: "accent", least: 4.5)]

    /// The borders of what can be typed into or pressed, and the ring around what has the focus: 3 to 1.
    private static let borders: [Pair] = ["edge", "accent"].flatMap { front in
        grounds.map { Pair(front: front, back: $0, least: 3) }
    }

    @Test(arguments: onGrounds + onTones + onButtons + borders)
    func `what stands on a colour can be told from it`(pair: Pair) throws {
        let front = try #require(Palette.colours.first { $0.name == pair.front })
        let back = try #require(Palette.colours.first { $0.name == pair.back })
        for (above, below) in [(front.light, back.light), (front.dark, back.dark)] {
            let contrast = try Contrast.ratio(above, below)
            #expect(contrast >= pair.least, "\(above) on \(below) has \(contrast) to 1")
        }
    }

    @Test func `the formula gives the numbers that WCAG gives`() throws {
        let most = try Contrast.ratio("#000000", "#ffffff")
        let grey = try Contrast.ratio("#777777", "#ffffff")
        let none = try Contrast.ratio("#123456", "#123456")
        #expect(abs(most - 21) < 0.001)
        #expect(abs(grey - 4.478) < 0.001)
        #expect(none == 1)
    }
}
