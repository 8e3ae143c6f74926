// Why this file exists: around money everybody may say what they saw, and only finance, at HQ, says what is so. Who may
// say what stands here; what HQ alone writes needs no line.

import SyncProtocol

extension Charter {
    static let cash: [KindNumber: Charter] = [
        InvoiceRequest.kind: Charter(create: ["AR", "FR", "HQ"], delete: ["HQ"]),
        ReceiptClaim.kind: Charter(create: ["AR", "FIN", "HQ"], delete: ["HQ"]),
        CollectionAction.kind: Charter(create: ["AR", "FIN", "HQ"], delete: ["HQ"]),
        Dispute.kind: Charter(create: ["AR", "FR", "FIN", "HQ"], delete: ["HQ"]),
    ]
}
