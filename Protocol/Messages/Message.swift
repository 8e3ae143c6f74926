// Why this file exists: the closed list of everything two parties may say to each other.

/// One message: a type byte, its content in bytes, and a rendering for people.
public protocol MessageBody: Hashable, Sendable {
    static var type: UInt8 { get }
    func encode(to writer: inout ByteWriter)
    init(from reader: inout ByteReader) throws(WireError)
    var json: JSON { get }
}

/// Everything that can stand in a frame.
public enum Message: Hashable, Sendable {
    case hello(Hello)
    case segment(Segment)
    case acknowledgement(Acknowledgement)
    case receipt(ReceiptNote)
    case change(Change)
    case removal(Removal)
    case candidates(Candidates)
    case decision(Decision)
    case progress(Progress)
    case digest(Digest)
    case inventory(Inventory)
    case roster(Roster)
    case finish(Finish)
    case refusal(Refusal)
    case erasure(Erasure)
    case rebase(Rebase)
    case grants(Grants)
    case departure(Departure)

    public var body: any MessageBody {
        switch self {
        case .hello(let body): body
        case .segment(let body): body
        case .acknowledgement(let body): body
        case .receipt(let body): body
        case .change(let body): body
        case .removal(let body): body
        case .candidates(let body): body
        case .decision(let body): body
        case .progress(let body): body
        case .digest(let body): body
        case .inventory(let body): body
        case .roster(let body): body
        case .finish(let body): body
        case .refusal(let body): body
        case .erasure(let body): body
        case .rebase(let body): body
        case .grants(let body): body
        case .departure(let body): body
        }
    }

    public static func decode(type: UInt8, _ reader: inout ByteReader) throws(WireError) -> Message {
        let message: Message
        switch type {
        case Hello.type: message = .hello(try Hello(from: &reader))
        case Segment.type: message = .segment(try Segment(from: &reader))
        case Acknowledgement.type: message = .acknowledgement(try Acknowledgement(from: &reader))
        case ReceiptNote.type: message = .receipt(try ReceiptNote(from: &reader))
        case Change.type: message = .change(try Change(from: &reader))
        case Removal.type: message = .removal(try Removal(from: &reader))
        case Candidates.type: message = .candidates(try Candidates(from: &reader))
        case Decision.type: message = .decision(try Decision(from: &reader))
        case Progress.type: message = .progress(try Progress(from: &reader))
        case Digest.type: message = .digest(try Digest(from: &reader))
        case Inventory.type: message = .inventory(try Inventory(from: &reader))
        case Roster.type: message = .roster(try Roster(from: &reader))
        case Finish.type: message = .finish(try Finish(from: &reader))
        case Refusal.type: message = .refusal(try Refusal(from: &reader))
        case Erasure.type: message = .erasure(try Erasure(from: &reader))
        case Rebase.type: message = .rebase(try Rebase(from: &reader))
        case Grants.type: message = .grants(try Grants(from: &reader))
        case Departure.type: message = .departure(try Departure(from: &reader))
        default: throw .unknownMessage(type: type)
        }
        try reader.finish()
        return message
    }

    /// The message's name as traces show it, and its content.
    public var json: JSON {
        let name = String(describing: Swift.type(of: body))
        guard case .object(let members) = body.json else { return .members(["message": .text(name)]) }
        return .object([JSON.Member(key: "message", value: .text(name))] + members)
    }
}
