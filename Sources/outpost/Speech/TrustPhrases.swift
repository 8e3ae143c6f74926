// Why this file exists: somebody may stand between a laptop and HQ. What the laptop says then must be understood by
// people who know nothing of certificates: what is wrong, that nothing was lost, whom to ask.

extension Phrase {
    static let untrusted = Phrase(
        "No protected line to HQ could be made: %1. Nothing was sent and your work is saved here; tell HQ.",
        "无法与总部建立受保护的连接：%1。未发送任何数据，您的工作已保存在本机；请通知总部。",
        "無法與總部建立受保護的連線：%1。未傳送任何資料，您的工作已儲存在本機；請通知總部。")
    static let certificateExpired = Phrase(
        "The certificate of %1 has expired. Nothing was sent and your work is saved here; check this device's clock, "
            + "then tell HQ to renew the certificate.",
        "%1 的证书已过期。未发送任何数据，您的工作已保存在本机；请检查本设备的时钟，然后通知总部更新证书。",
        "%1 的憑證已過期。未傳送任何資料，您的工作已儲存在本機；請檢查本裝置的時鐘，然後通知總部更新憑證。")
    static let certificateNotYetValid = Phrase(
        "The certificate of %1 is not valid yet. Nothing was sent and your work is saved here; check this device's "
            + "clock, then tell HQ.",
        "%1 的证书尚未生效。未发送任何数据，您的工作已保存在本机；请检查本设备的时钟，然后通知总部。",
        "%1 的憑證尚未生效。未傳送任何資料，您的工作已儲存在本機；請檢查本裝置的時鐘，然後通知總部。")
    static let certificateOfOther = Phrase(
        "Whoever answers at %1 has a certificate for another name. Nothing was sent and your work is saved here; check "
            + "the address, or ask HQ.",
        "%1 的应答方所持证书属于其他名称。未发送任何数据，您的工作已保存在本机；请检查地址，或询问总部。",
        "%1 的回應方所持憑證屬於其他名稱。未傳送任何資料，您的工作已儲存在本機；請檢查地址，或詢問總部。")
    static let authorityUnknown = Phrase(
        "The certificate of %1 was signed by nobody whom this device knows. Nothing was sent; ask HQ for its CA and "
            + "add --ca FILE or --ca-fingerprint SHA256 (outpost enroll, or outpost trust if enrolled already).",
        "%1 的证书并非由本设备所知的机构签发。未发送任何数据；请向总部索取其 CA，并加上 --ca FILE 或 "
            + "--ca-fingerprint SHA256（outpost enroll；如已注册则用 outpost trust）。",
        "%1 的憑證並非由本裝置所知的機構簽發。未傳送任何資料；請向總部索取其 CA，並加上 --ca FILE 或 "
            + "--ca-fingerprint SHA256（outpost enroll；如已註冊則用 outpost trust）。")
    static let authorityChanged = Phrase(
        "The certificate of %1 was not signed by the CA that this replica trusts: somebody may be in between, or HQ "
            + "has a new CA. Nothing was sent and your work is saved here; ask HQ, and if it has a new CA, run: "
            + "outpost trust",
        "%1 的证书并非由此副本所信任的 CA 签发：可能有人从中拦截，或总部更换了 CA。未发送任何数据，您的工作已保存在本机；"
            + "请询问总部，如确已更换 CA，请运行：outpost trust",
        "%1 的憑證並非由此副本所信任的 CA 簽發：可能有人從中攔截，或總部更換了 CA。未傳送任何資料，您的工作已儲存在本機；"
            + "請詢問總部，如確已更換 CA，請執行：outpost trust")
    static let insecure = Phrase(
        "“%1” would be spoken to without protection, for everybody on the way to read; nothing was sent. Use https://.",
        "与“%1”的通信将不受保护，途中任何人都能读取；未发送任何数据。请使用 https://。",
        "與「%1」的通訊將不受保護，途中任何人都能讀取；未傳送任何資料。請使用 https://。")
    static let notAnAuthority = Phrase(
        "%1 does not hold exactly one certificate in PEM form; ask HQ for its ca.pem.",
        "%1 中并非恰好一个 PEM 格式的证书；请向总部索取其 ca.pem。",
        "%1 中並非恰好一個 PEM 格式的憑證；請向總部索取其 ca.pem。")
    static let notAFingerprint = Phrase(
        "“%1” is no SHA-256 fingerprint, which has 64 hexadecimal digits.", "“%1”不是 SHA-256 指纹；指纹应有 64 位十六进制数字。",
        "「%1」不是 SHA-256 指紋；指紋應有 64 位十六進位數字。")
    static let otherFingerprint = Phrase(
        "%1 names a CA with another fingerprint, %2: somebody may be in between. Nothing was sent; ask HQ for the "
            + "fingerprint again.",
        "%1 给出的 CA 指纹不同，为 %2：可能有人从中拦截。未发送任何数据；请再次向总部询问指纹。",
        "%1 給出的 CA 指紋不同，為 %2：可能有人從中攔截。未傳送任何資料；請再次向總部詢問指紋。")
    static let authorityNeedsTLS = Phrase(
        "“%1” is spoken to without TLS, so that a CA would prove nothing; use https://.",
        "与“%1”的通信不使用 TLS，CA 无法证明任何事；请使用 https://。", "與「%1」的通訊不使用 TLS，CA 無法證明任何事；請使用 https://。")
    static let oneTrust = Phrase(
        "Give one of --ca FILE, --ca-fingerprint SHA256 and --system.",
        "请给出 --ca FILE、--ca-fingerprint SHA256、--system 之一。", "請給出 --ca FILE、--ca-fingerprint SHA256、--system 之一。")
    static let trusted = Phrase(
        "From now on only the CA %1 is trusted.", "从现在起仅信任 CA %1。", "從現在起僅信任 CA %1。")
    static let trustedSystem = Phrase(
        "From now on the CAs of this system are trusted.", "从现在起信任本系统的 CA。", "從現在起信任本系統的 CA。")
}
