// Why this file exists: field and kind numbers are small and looked up for every cell of every edit; an array answers
// in a nanosecond where a dictionary takes thirty.

/// A map from small numbers, of fields or kinds, to values.
public struct DenseMap<Element: Sendable>: Sendable {
    private var elements: [Element?] = []

    public init(_ pairs: some Sequence<(FieldNumber, Element)>) {
        for (number, element) in pairs {
            while elements.count <= Int(number) { elements.append(nil) }
            elements[Int(number)] = element
        }
    }

    @inline(__always)
    public subscript(number: FieldNumber) -> Element? {
        Int(number) < elements.count ? elements[Int(number)] : nil
    }
}
