// Why this file exists: HQ's rules say in English what is missing at a gate, once, for everybody. A rep in Shenzhen or
// Hong Kong reads the same finding in their own words.

/// What HQ's rules find missing, in every language.
enum MissingWords {
    /// One sentence of a rule; `%1` and `%2` stand for what it names.
    private struct Wording {
        let name: String
        let english: String
        let simplified: String
        let traditional: String

        init(_ name: String, _ english: String, _ simplified: String, _ traditional: String) {
            self.name = name
            self.english = english
            self.simplified = simplified
            self.traditional = traditional
        }
    }

    static func remark(_ missing: Missing) -> FlowRemark {
        for wording in wordings {
            guard let names = names(in: missing.sentence, as: wording.english) else { continue }
            let label = Label(
                missing.sentence, filled(wording.simplified, names), filled(wording.traditional, names))
            return FlowRemark(wording.name, label, missing.command)
        }
        // A sentence of a newer rule is said as it is.
        let label = Label(missing.sentence, missing.sentence, missing.sentence)
        return FlowRemark("missing", label, missing.command)
    }

    /// What stands in a sentence where a pattern has its places; nil if the sentence is not of that pattern.
    private static func names(in sentence: String, as pattern: String) -> [String]? {
        let pieces = pattern.replacing("%2", with: "%1").split(separator: "%1", omittingEmptySubsequences: false)
        guard let first = pieces.first, sentence.hasPrefix(first) else { return nil }
        var rest = sentence.dropFirst(first.count)
        var names: [String] = []
        for (index, piece) in pieces.enumerated().dropFirst() {
            if index == pieces.count - 1 {
                guard rest.hasSuffix(piece) else { return nil }
                names.append(String(rest.dropLast(piece.count)))
                return names
            }
            guard let range = rest.firstRange(of: piece) else { return nil }
            names.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return rest.isEmpty ? names : nil
    }

    private static func filled(_ text: String, _ names: [String]) -> String {
        names.enumerated().reduce(text) { $0.replacing("%\($1.offset + 1)", with: $1.element) }
    }

    private static let wordings = deals + offers + contracts

    private static let deals = [
        Wording("account", "The deal names no customer.", "机会点没有客户", "機會點沒有客戶"),
        Wording(
            "stopped", "The customer “%1” is blocked until HQ releases it.", "客户“%1”已冻结，须由总部解除",
            "客戶「%1」已凍結，須由總部解除"),
        Wording("seat", "Nobody is %1 of the deal.", "团队中没有 %1", "團隊中沒有 %1"),
        Wording("level", "The deal has no level; HQ sets it.", "未定项目级别，由总部确定", "未定項目級別，由總部確定"),
        Wording("plan", "There is no sales project plan (T01).", "没有销售项目策划报告（T01）", "沒有銷售項目策劃報告（T01）"),
        Wording(
            "plan", "The sales project plan (T01) is not complete.", "销售项目策划报告（T01）未完成",
            "銷售項目策劃報告（T01）未完成"),
        Wording(
            "markers", "The sales project plan holds two versions of one paragraph.", "策划报告中有并列的两种文字",
            "策劃報告中有並列的兩種文字"),
        Wording("gate", "%1 has not been approved.", "%1 尚未批准", "%1 尚未批准"),
        Wording("deal", "The request names no deal.", "申请未指明机会点", "申請未指明機會點"),
    ]

    private static let offers = [
        Wording("deal", "The bid belongs to no deal.", "投标不属于任何机会点", "投標不屬於任何機會點"),
        Wording("solution", "No solution has been released.", "没有已发布的方案", "沒有已發布的方案"),
        Wording(
            "deliverability", "Whoever is FR has not said that the solution can be delivered.", "FR 尚未给出可交付性意见",
            "FR 尚未給出可交付性意見"),
        Wording(
            "acknowledged", "The customer has not acknowledged the solution.", "客户尚未认可方案", "客戶尚未認可方案"),
        Wording("price", "The deal has no price.", "没有报价版本", "沒有報價版本"),
        Wording("price", "The price has not been authorised.", "报价尚未授权", "報價尚未授權"),
        Wording(
            "price", "The price gives %1 discount, and %2 is authorised.", "报价折扣为 %1，授权仅 %2", "報價折扣為 %1，授權僅 %2"),
        Wording("risk", "No risk of the deal is listed.", "没有列出风险", "沒有列出風險"),
    ]

    private static let contracts = [
        Wording("contract", "The request names no contract.", "申请未指明合同", "申請未指明合同"),
        Wording("change", "The request names no change order.", "申请未指明变更单", "申請未指明變更單"),
        Wording("review", "There is no %1 review of this revision.", "本版缺少 %1 评审意见", "本版缺少 %1 評審意見"),
        Wording(
            "review", "The %1 reviews do not agree on the risk.", "%1 评审意见的风险等级不一致", "%1 評審意見的風險等級不一致"),
        Wording("paymentTerms", "The payment terms %1.", "付款条款合计不是 100 %", "付款條款合計不是 100 %"),
        Wording(
            "notInForce", "The contract “%1” is not in force; edit it as long as it is a draft.",
            "合同“%1”尚未生效，草稿可直接修改", "合同「%1」尚未生效，草稿可直接修改"),
        Wording("delta", "The change order changes nothing.", "变更单没有任何变更内容", "變更單沒有任何變更內容"),
        Wording("milestone", "The milestone “%1” is not accepted.", "里程碑“%1”尚未验收", "里程碑「%1」尚未驗收"),
        Wording("invoice", "The invoice %1 is open.", "发票 %1 未结清", "發票 %1 未結清"),
        Wording("dispute", "The dispute %1 is open.", "争议 %1 未了结", "爭議 %1 未了結"),
        Wording("change", "The change order %1 is pending.", "变更单 %1 未决", "變更單 %1 未決"),
    ]
}
