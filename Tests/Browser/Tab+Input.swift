// Why this file exists: a click that a script makes goes through whatever lies on top of a button, and keys that a
// script sets reach fields that nobody could have focused. These are the mouse and the keys that the browser itself
// sees.

/// A key that is no letter.
public enum Key: String, Sendable {
    case enter = "Enter"
    case tab = "Tab"
    case escape = "Escape"
    case space = " "
    case backspace = "Backspace"
    case delete = "Delete"
    case up = "ArrowUp"
    case down = "ArrowDown"
    case left = "ArrowLeft"
    case right = "ArrowRight"
    case home = "Home"
    case end = "End"

    /// The number that Windows gave it, by which browsers know keys.
    fileprivate var number: Int {
        switch self {
        case .backspace: 8
        case .tab: 9
        case .enter: 13
        case .escape: 27
        case .space: 32
        case .end: 35
        case .home: 36
        case .left: 37
        case .up: 38
        case .right: 39
        case .down: 40
        case .delete: 46
        }
    }

    /// What it writes.
    fileprivate var text: String? {
        switch self {
        case .enter: "\r"
        case .space: " "
        default: nil
        }
    }

    fileprivate var code: String { self == .space ? "Space" : rawValue }
}

extension Tab {
    /// Scrolls something into view and clicks in its middle, once nothing else lies there.
    public func click(_ element: Element, within limit: Duration = Patience.usual) async throws {
        var covered = "it is not on the page"
        var place: (x: Double, y: Double)?
        let isThere = try await Patience.becomes(within: limit) {
            let found = try await evaluate(Self.place(of: element))
            covered = found["covered"].text
            guard let x = found["x"].number, let y = found["y"].number else { return false }
            place = (x, y)
            return true
        }
        guard isThere, let place else { throw BrowserFailure("\(element) cannot be clicked: \(covered).") }
        let steps = [("mouseMoved", "none", 0), ("mousePressed", "left", 1), ("mouseReleased", "left", 1)]
        for (kind, button, count) in steps {
            try await ask(
                "Input.dispatchMouseEvent",
                [
                    "type": .text(kind), "x": .number(place.x), "y": .number(place.y), "button": .text(button),
                    "clickCount": .number(Double(count)),
                ])
        }
    }

    /// Where a click would land on an element, or why it would not.
    private static func place(of element: Element) -> String {
        """
        (() => {
          const e = \(element.script);
          if (!e) return { covered: "it is not on the page" };
          e.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
          const box = [...e.getClientRects()].find((r) => r.width > 0 && r.height > 0);
          if (!box) return { covered: "it has no size" };
          if (e.disabled) return { covered: "it is disabled" };
          const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
          const top = document.elementFromPoint(x, y);
          const isHit = top && (e === top || e.contains(top) || top.closest("label")?.control === e);
          return isHit ? { x, y } : { covered: "there is " + (top ? top.outerHTML.slice(0, 120) : "nothing") };
        })()
        """
    }

    /// Types a text where the focus is.
    public func type(_ text: String) async throws { try await ask("Input.insertText", ["text": .text(text)]) }

    /// Clicks on a field and types a text in place of what it holds.
    public func fill(_ element: Element, _ text: String) async throws {
        let kind = try await property("type", of: element).text
        if ["date", "month", "time", "datetime-local", "color", "range"].contains(kind) {
            // These have no text to type into: every language writes them in its own order.
            return try await set(element, text)
        }
        try await click(element)
        try await on(element, "e.select()")
        if text.isEmpty { try await press(.delete) } else { try await type(text) }
    }

    /// Chooses an option of a menu by what it shows or by its value.
    /// - Throws: ``BrowserFailure`` if there is no such option.
    public func choose(_ option: String, in element: Element) async throws {
        let wanted = PageValue.text(option).json
        let found = try await on(
            element,
            "return [...e.options].find((o) => o.label.trim() === \(wanted) || o.value === \(wanted))?.value ?? null")
        guard case .text(let value) = found else { throw BrowserFailure("\(element) has no option “\(option)”.") }
        try await set(element, value)
    }

    private func set(_ element: Element, _ value: String) async throws {
        try await on(
            element,
            """
            e.focus();
            e.value = \(PageValue.text(value).json);
            for (const name of ["input", "change"]) e.dispatchEvent(new Event(name, { bubbles: true }));
            """)
    }

    /// Presses a key where the focus is.
    public func press(_ key: Key, shift: Bool = false, control: Bool = false) async throws {
        var event: [String: PageValue] = [
            "key": .text(key.rawValue), "code": .text(key.code),
            "windowsVirtualKeyCode": .number(Double(key.number)),
            "modifiers": .number((shift ? 8 : 0) + (control ? 2 : 0)),
        ]
        event["type"] = key.text == nil || control ? "rawKeyDown" : "keyDown"
        if let text = key.text, !control { event["text"] = .text(text) }
        try await ask("Input.dispatchKeyEvent", event)
        event["type"] = "keyUp"
        event["text"] = nil
        try await ask("Input.dispatchKeyEvent", event)
    }

    /// Puts the focus on something without a click.
    public func focus(_ element: Element) async throws { try await on(element, "e.focus()") }

    /// Sends the form that an element belongs to, as Enter in one of its fields does, and waits for the next page.
    public func submit(_ element: Element) async throws {
        try await focus(element)
        try await follow { try await press(.enter) }
    }
}
