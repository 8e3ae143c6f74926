// Why this file exists: a laptop believes an authority that HQ has signed, without asking HQ. For that it has to know
// by which keys HQ signs 签名公钥.

import SyncProtocol

/// The fields of a key by which HQ signs authorities; only its public half.
public enum SigningKey {
    public static let kind: KindNumber = 77

    public enum Fields {
        /// Ed25519, in hexadecimal.
        public static let publicKey: FieldNumber = 1
        public static let madeAt: FieldNumber = 2
        /// From then on nothing that it signed counts.
        public static let revokedAt: FieldNumber = 3
    }

    static let entry = Entry(
        kind, "signing_key", Label("Signing key", "签名公钥", "簽名公鑰"), scope: .reference, headquartersOnly: true,
        [
            Term(
                Fields.publicKey, "publicKey", .text, Label("Public key", "公钥", "公鑰"), policy: .hqOnly,
                required: true),
            Term(Fields.madeAt, "madeAt", .instant, Label("Made at", "生成时间", "產生時間"), policy: .hqOnly),
            Term(Fields.revokedAt, "revokedAt", .instant, Label("Revoked at", "撤销时间", "撤銷時間"), policy: .hqOnly),
        ])
}
