// Why this file exists: the closed list of what the console answers. Each entry says who may ask; what asks without
// being listed is answered like an address that does not exist.

import HTTPTypes

/// One address and what answers there.
struct PageRoute: Sendable {
    let method: HTTPRequest.Method
    /// As the router reads it: `/accounts/:id`.
    let path: String
    /// What somebody has to have; nil for everybody who is signed in.
    let right: Right?
    /// Whether nobody has to be signed in.
    let isOpen: Bool
    let answer: @Sendable (Visit) async throws -> Answer

    private init(
        _ method: HTTPRequest.Method, _ path: String, _ right: Right?, isOpen: Bool,
        _ answer: @escaping @Sendable (Visit) async throws -> Answer
    ) {
        self.method = method
        self.path = path
        self.right = right
        self.isOpen = isOpen
        self.answer = answer
    }

    static func get(
        _ path: String, for right: Right? = .read, _ answer: @escaping @Sendable (Visit) async throws -> Answer
    ) -> PageRoute { PageRoute(.get, path, right, isOpen: false, answer) }

    static func post(
        _ path: String, for right: Right? = .read, _ answer: @escaping @Sendable (Visit) async throws -> Answer
    ) -> PageRoute { PageRoute(.post, path, right, isOpen: false, answer) }

    static func open(
        _ method: HTTPRequest.Method, _ path: String, _ answer: @escaping @Sendable (Visit) async throws -> Answer
    ) -> PageRoute { PageRoute(method, path, nil, isOpen: true, answer) }

    /// The names of the path's placeholders.
    var placeholders: [String] { path.split(separator: "/").filter { $0.first == ":" }.map { String($0.dropFirst()) } }

    /// All of them.
    static let all: [PageRoute] = [
        SignInPages.routes, AccountPages.routes, LivePages.routes, ListPages.routes, FindPages.routes,
        RecordPages.routes, EditPages.routes, DealStepPages.routes, InboxPages.routes, GatePages.routes,
        CasePages.routes, BulkPages.routes, HeldPages.routes, FleetPages.routes, DevicePages.routes,
        InvitePages.routes, HandoverPages.routes, SyncPages.routes, PeoplePages.routes, PersonPages.routes,
        AuditPages.routes, CashPages.routes, ContractPages.routes, IssuePages.routes, InvoicePages.routes,
        PaymentPages.routes, StatementPages.routes, OverviewPages.routes,
        GoalPages.routes, ProcessPages.routes, LibraryPages.routes, TrainingPages.routes,
        RolloutPages.routes, WavePages.routes, FeedbackPages.routes,
    ].flatMap { $0 }
}
