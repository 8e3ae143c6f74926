// Why this file exists: a template asks for each word by its name, and Swift's reflection looks at all properties of a
// value to find one of them. So what a page shows is reflected once, and then looked up.

import Mustache

/// A part of a page that writes itself. Templates show it as it is, `{{{part}}}`: what is in it must be escaped.
protocol PageMarkup {
    var markup: String { get }
}

/// A model as templates read it: its stored properties by name.
final class PageNode: MustacheParent {
    private let children: [String: Any]

    private init(_ children: [String: Any]) { self.children = children }

    func child(named: String) -> Any? { children[named] }

    /// A value with everything in it reflected. What is nothing is left out, so that its name means what it means
    /// further out.
    static func reflecting(_ value: Any) -> Any {
        switch value {
        case is String, is Bool, is Int, is Int64, is [String: String]: return value
        case let list as [Any]: return list.map(reflecting)
        case let named as [String: Any]: return PageNode(named.compactMapValues(present))
        default: break
        }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .struct where value is any PageMarkup: return (value as? any PageMarkup)?.markup ?? ""
        case .struct, .class, .tuple: return PageNode(properties(of: mirror))
        default: return value
        }
    }

    private static func properties(of mirror: Mirror) -> [String: Any] {
        var children: [String: Any] = [:]
        for property in mirror.children {
            guard let name = property.label, let content = present(property.value) else { continue }
            children[name] = content
        }
        return children
    }

    /// What is in an optional; nil if that is nothing.
    private static func present(_ value: Any) -> Any? {
        let mirror = Mirror(reflecting: value)
        guard mirror.displayStyle == .optional else { return reflecting(value) }
        return mirror.children.first.map { reflecting($0.value) }
    }
}
