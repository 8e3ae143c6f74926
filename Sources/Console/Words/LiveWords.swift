// Why this file exists: the words of what is new.

import LeadToCash

extension PageWords {
    static let live: [String: Label] = [
        "changesLead": Label("Since you last said that you have looked.", "自您上次标记已看以来。", "自您上次標記已看以來。"),
        "changesEver": Label(
            "The newest of all that you may see. Say that you have looked, and only what comes after is shown here.",
            "您可查看的最新变化。标记已看后，此处只显示之后的变化。", "您可查看的最新變化。標記已看後，此處只顯示之後的變化。"),
        "changesNone": Label("Nothing has changed.", "没有变化。", "沒有變化。"),
        "changesCut": Label("There is more; only the newest are shown.", "还有更多；此处只显示最新的。", "還有更多；此處只顯示最新的。"),
        "changesLooked": Label("I have looked", "标记已看", "標記已看"),
        "changesNoted": Label("Noted.", "已记录。", "已記錄。"),
        "changeNew": Label("new", "新建", "新建"),
        "changeEdited": Label("changed", "修改", "修改"),
        "changeDeleted": Label("deleted", "删除", "刪除"),
    ]
}
