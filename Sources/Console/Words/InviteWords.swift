// Why this file exists: the words around a one-time code for a device.

import LeadToCash

extension PageWords {
    static let invitation: [String: Label] = [
        "inviteTitle": Label("Invite", "邀请", "邀請"),
        "inviteLead": Label(
            "A laptop is let in by a one-time code that its user types once.",
            "电脑凭一次性代码登记，由用户输入一次。", "電腦憑一次性代碼登記，由使用者輸入一次。"),
        "inviteNew": Label("Let a device in", "登记设备", "登記裝置"),
        "invitePersonNote": Label("Name, address or id of somebody who is listed.", "在册人员的姓名、邮箱或编号。", "在冊人員的姓名、電郵或編號。"),
        "inviteOfficeNote": Label(
            "Whoever has no role there is given the one of their record; that asks for your password.",
            "若此人在该处没有角色，将按其档案授予；需要您输入密码。", "若此人在該處沒有角色，將按其檔案授予；需要您輸入密碼。"),
        "inviteServer": Label("HQ's address for laptops", "电脑访问总部的地址", "電腦訪問總部的位址"),
        "inviteServerNote": Label(
            "As laptops in the field reach it, such as https://hq.example:8787",
            "外勤电脑访问所用，例如 https://hq.example:8787", "外勤電腦訪問所用，例如 https://hq.example:8787"),
        "inviteMake": Label("Make a code", "生成代码", "產生代碼"),
        "inviteCode": Label("One-time code", "一次性代码", "一次性代碼"),
        "inviteOnce": Label(
            "Shown this once and kept nowhere. Pass it on by a way that you trust.",
            "仅此一次显示，不作保存。请通过可信的方式转交。", "僅此一次顯示，不作保存。請透過可信的方式轉交。"),
        "inviteFor": Label("For", "用于", "用於"),
        "inviteUntil": Label("Good until", "有效至", "有效至"),
        "inviteCommand": Label("To type on the laptop", "在电脑上输入", "在電腦上輸入"),
        "inviteCA": Label(
            "If HQ has a private CA, add --ca-fingerprint with what `outpostd cert` printed.",
            "若总部使用私有 CA，请加上 --ca-fingerprint 及 `outpostd cert` 输出的指纹。",
            "若總部使用私有 CA，請加上 --ca-fingerprint 及 `outpostd cert` 輸出的指紋。"),
        "inviteQR": Label("QR code of the command", "命令的二维码", "命令的 QR 碼"),
        "inviteQRHint": Label("It holds the same text as the command above.", "内容与上方命令相同。", "內容與上方命令相同。"),
        "inviteNobody": Label("Nobody, or more than one, is listed under that.", "没有此人，或有多人同名。", "沒有此人，或有多人同名。"),
        "inviteNoOffice": Label("Choose an office.", "请选择代表处。", "請選擇代表處。"),
        "inviteNoServer": Label(
            "An address is https:// and a host, with a port if need be.",
            "地址应为 https:// 加主机名，必要时加端口。", "位址應為 https:// 加主機名，必要時加連接埠。"),
        "inviteNoRole": Label(
            "This person has no role in that office, and you may not give one.",
            "此人在该处没有角色，而您无权授予。", "此人在該處沒有角色，而您無權授予。"),
    ]
}
