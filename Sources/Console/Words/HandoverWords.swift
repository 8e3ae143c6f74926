// Why this file exists: the words of a handover, from what would move to who has it.

import LeadToCash

extension PageWords {
    static let handover: [String: Label] = [
        "handoverTitle": Label("Handover", "交接", "交接"),
        "handoverLead": Label(
            "When somebody leaves, everything that was theirs goes to somebody who says that they have it.",
            "人员离职时，其名下的一切移交给确认接收的人。", "人員離職時，其名下的一切移交給確認接收的人。"),
        "handoverNew": Label("Begin a handover", "发起交接", "發起交接"),
        "handoverFrom": Label("From", "移交人", "移交人"),
        "handoverTo": Label("To", "接收人", "接收人"),
        "handoverPreview": Label("Show what would move", "预览移交内容", "預覽移交內容"),
        "handoverWouldMove": Label(
            "Accounts, open deals and open leads that would move:", "将移交的客户、未结机会点与线索：", "將移交的客戶、未結機會點與線索："),
        "handoverCut": Label("There are more; all of them move.", "还有更多；将全部移交。", "還有更多；將全部移交。"),
        "handoverDevices": Label("Devices", "设备", "裝置"),
        "handoverNoDevices": Label("No device.", "没有设备。", "沒有裝置。"),
        "handoverMeans": Label(
            "The list is written down, and the person is shown as leaving. Nothing moves before it is accepted.",
            "清单将被记录，此人显示为离职中。接收之前不会移交任何内容。", "清單將被記錄，此人顯示為離職中。接收之前不會移交任何內容。"),
        "handoverBegin": Label("Begin", "发起", "發起"),
        "handoverBegun": Label("The handover has begun.", "交接已发起。", "交接已發起。"),
        "handoverAll": Label("Handovers", "交接列表", "交接列表"),
        "handoverNone": Label("There is no handover that you may see.", "没有您可查看的交接。", "沒有您可查看的交接。"),
        "handoverItems": Label("What moves", "移交事项", "移交事項"),
        "handoverNoItems": Label("Nothing was listed.", "未列出任何事项。", "未列出任何事項。"),
        "handoverChecklist": Label("To be done before", "接收前须完成", "接收前須完成"),
        "handoverAccept": Label("Accept", "接收", "接收"),
        "handoverAcceptMeans": Label(
            "Everything that is listed, and what came since, becomes the taker's at once, and the person "
                + "has left.",
            "清单所列及此后新增的一切即归接收人，移交人随即离职。", "清單所列及此後新增的一切即歸接收人，移交人隨即離職。"),
        "handoverAccepted": Label("The handover is accepted.", "交接已接收。", "交接已接收。"),
        "handoverNoted": Label("The checklist is noted.", "清单已记录。", "清單已記錄。"),
        "handoverNoChange": Label("Nothing was changed.", "没有更改。", "沒有更改。"),
        "handoverOver": Label("This handover is over already.", "此交接已完成。", "此交接已完成。"),
        "handoverNobody": Label(
            "Name two people who are listed; whoever takes over must not have left.",
            "请填写两名在册人员；接收人须在职。", "請填寫兩名在冊人員；接收人須在職。"),
        "handoverSame": Label("Whoever leaves cannot be who takes over.", "移交人与接收人不能是同一人。", "移交人與接收人不能是同一人。"),
        "handoverLongReason": Label("The reason is too long.", "原因过长。", "原因過長。"),
        "handoverOrphans": Label("Orphaned work", "无主事项", "無主事項"),
        "handoverOrphansNote": Label(
            "Open work whose owner has left. There should be none.", "负责人已离职的未结事项。本不应存在。", "負責人已離職的未結事項。本不應存在。"),
        "handoverFindOrphans": Label("Look for it", "查找", "查找"),
        "handoverNoOrphans": Label("Nothing is orphaned.", "没有无主事项。", "沒有無主事項。"),
        "checkCustomers": Label("Customers are introduced to their new contact", "已向客户引见新的负责人", "已向客戶引見新的負責人"),
        "checkFiles": Label("Files are handed over", "资料已移交", "資料已移交"),
        "checkDevices": Label("Devices have synced", "设备已同步", "裝置已同步"),
        "checkCases": Label("Open cases are gone through", "待决事项已梳理", "待決事項已梳理"),
    ]
}
