// Why this file exists: whether a lost laptop can be read is for IT to know and for the rep to pass on: one sentence
// for each thing that can be seen of the disk, in every language.

import LeadToCash
import SyncClient
import SyncProtocol

extension Phrase {
    static let diskEncrypted = Phrase("the disk beneath is encrypted (%1)", "所在磁盘已加密（%1）", "所在磁碟已加密（%1）")
    static let diskUnencrypted = Phrase(
        "%1 is not encrypted by this system: whoever gets the disk can read the replica; ask IT to encrypt it",
        "%1 未由本系统加密：取得磁盘者即可读取副本；请联系 IT 加密", "%1 未由本系統加密：取得磁碟者即可讀取副本；請聯絡 IT 加密")
    static let diskVolatile = Phrase(
        "the replica lies in memory (%1) and is gone when the power is", "副本位于内存（%1），断电即失",
        "副本位於記憶體（%1），斷電即失")
    static let diskUnseen = Phrase(
        "whether the disk is encrypted cannot be seen from here (%1); ask IT", "无法得知磁盘是否加密（%1）；请询问 IT",
        "無法得知磁碟是否加密（%1）；請詢問 IT")
    static let swapEncrypted = Phrase(
        "memory is swapped out encrypted (%1)", "换出的内存已加密（%1）", "換出的記憶體已加密（%1）")
    static let swapUnencrypted = Phrase(
        "memory may be swapped out to %1, which is not encrypted; ask IT", "内存可能换出到未加密的 %1；请联系 IT",
        "記憶體可能換出到未加密的 %1；請聯絡 IT")
    static let swapNone = Phrase("memory is swapped out to no disk", "内存不会换出到磁盘", "記憶體不會換出到磁碟")
    static let swapUnknown = Phrase(
        "whether memory is swapped out encrypted cannot be seen from here (%1); ask IT",
        "无法得知换出的内存是否加密（%1）；请询问 IT", "無法得知換出的記憶體是否加密（%1）；請詢問 IT")
    static let refusedUnprotected = Phrase(
        "HQ enrols encrypted devices only. Have IT encrypt disk and swap (see: outpost doctor), then use the same code "
            + "again. (%1)",
        "总部仅接受已加密的设备。请由 IT 加密磁盘与交换区（参见 outpost doctor），再使用同一注册码。（%1）",
        "總部僅接受已加密的裝置。請由 IT 加密磁碟與交換區（參見 outpost doctor），再使用同一註冊碼。（%1）")
}

/// What is said of where a replica is kept.
enum StorageWords {
    /// A sentence, to be filled with what decided.
    struct Sentence {
        let phrase: Phrase
        let subject: String

        func text(_ language: Language) -> String { phrase.text(language, [subject]) }
    }

    static func disk(_ finding: StorageFinding) -> Sentence {
        let phrase: Phrase =
            switch finding.state {
            case .encrypted: .diskEncrypted
            case .unencrypted: .diskUnencrypted
            case .volatile: .diskVolatile
            case .unknown: .diskUnseen
            }
        return Sentence(phrase: phrase, subject: subject(finding))
    }

    static func swap(_ finding: StorageFinding) -> Sentence {
        let phrase: Phrase =
            switch finding.state {
            case .encrypted: .swapEncrypted
            case .unencrypted: .swapUnencrypted
            case .volatile: .swapNone
            case .unknown: .swapUnknown
            }
        return Sentence(phrase: phrase, subject: subject(finding))
    }

    private static func subject(_ finding: StorageFinding) -> String {
        finding.subject.isEmpty ? "?" : Terminal.tame(finding.subject)
    }

    /// What a person should hear of without asking: that something is in the clear.
    static func warnings(_ findings: StorageFindings) -> [Sentence] {
        var warnings: [Sentence] = []
        if findings.disk.state == .unencrypted { warnings.append(disk(findings.disk)) }
        if findings.swap.state == .unencrypted { warnings.append(swap(findings.swap)) }
        return warnings
    }

    static func json(_ findings: StorageFindings) -> JSON {
        .members(["disk": json(findings.disk), "swap": json(findings.swap)])
    }

    private static func json(_ finding: StorageFinding) -> JSON {
        .members(["state": .text(finding.state.rawValue), "seenBy": .text(finding.subject)])
    }
}
