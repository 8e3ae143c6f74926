// Why this file exists: the words of people's roles, codes and sessions.

import LeadToCash

extension PageWords {
    static let people: [String: Label] = [
        "peopleTitle": Label("People", "人员", "人員"),
        "peopleLead": Label(
            "Who plays which role, who can sign in, and who is signed in.", "角色、登录资格与登录状态。", "角色、登入資格與登入狀態。"),
        "peopleNothing": Label("Nobody is found.", "没有找到人员。", "沒有找到人員。"),
        "peopleEmail": Label("E-mail", "邮箱", "電郵"),
        "peopleRoles": Label("Roles", "角色", "角色"),
        "peopleSignIn": Label("Sign-in", "登录", "登入"),
        "peopleCanSignIn": Label("has a password", "已有密码", "已有密碼"),
        "peopleCannotSignIn": Label("no password", "无密码", "無密碼"),
        "peopleSignedIn": Label("browsers signed in:", "已登录的浏览器：", "已登入的瀏覽器："),
        "personRole": Label("Role", "角色", "角色"),
        "personNoRoles": Label("No role was ever assigned.", "未分配过角色。", "未分配過角色。"),
        "personWhere": Label("Where", "适用范围", "適用範圍"),
        "personFrom": Label("From", "自", "自"),
        "personTo": Label("To", "至", "至"),
        "personEnded": Label("ended", "已结束", "已結束"),
        "personEndRole": Label("End", "结束", "結束"),
        "personLastDay": Label("Last day", "最后一天", "最後一天"),
        "personEndNote": Label(
            "Without a day a role ends with yesterday. What laptops hold follows at the next sync.",
            "未填日期则截至昨天。电脑持有的数据在下次同步时随之变化。", "未填日期則截至昨天。電腦持有的資料在下次同步時隨之變化。"),
        "personGiveRole": Label("Give a role", "授予角色", "授予角色"),
        "personAccount": Label("An account, by its code", "某客户（按编号）", "某客戶（按編號）"),
        "personOpportunity": Label("A deal, by its code", "某机会点（按编号）", "某機會點（按編號）"),
        "personCodeOf": Label("Code of the account or deal", "客户或机会点编号", "客戶或機會點編號"),
        "personDaysNote": Label("From today on and without an end if left out.", "留空则自今日起且无截止日期。", "留空則自今日起且無截止日期。"),
        "personUncertified": Label(
            "Although they have not passed what the role asks for", "即使尚未通过该角色的要求", "即使尚未通過該角色的要求"),
        "personLacks": Label("What the role asks for has not been passed:", "尚未通过该角色的要求：", "尚未通過該角色的要求："),
        "personBadDay": Label("A day is written as 2026-03-31.", "日期格式为 2026-03-31。", "日期格式為 2026-03-31。"),
        "personDaysTurned": Label("The last day lies before the first.", "最后一天早于第一天。", "最後一天早於第一天。"),
        "personNoRole": Label("Choose a role.", "请选择角色。", "請選擇角色。"),
        "personNoPlace": Label("Say where the role counts.", "请选择适用范围。", "請選擇適用範圍。"),
        "personNoRecord": Label("There is no such account or deal.", "没有此客户或机会点。", "沒有此客戶或機會點。"),
        "personRoleGiven": Label("The role is given.", "角色已授予。", "角色已授予。"),
        "personRoleEnded": Label("The role is ended.", "角色已结束。", "角色已結束。"),
        "personCode": Label("One-time code for a password", "设置密码的一次性代码", "設定密碼的一次性代碼"),
        "personCodeWhere": Label("Where at HQ's pages", "在总部页面的地址", "在總部頁面的位址"),
        "personCodeNote": Label(
            "With a one-time code somebody chooses a password. Their old one stays until then.",
            "凭一次性代码可设置密码。在此之前原密码继续有效。", "憑一次性代碼可設定密碼。在此之前原密碼繼續有效。"),
        "personGiveCode": Label("Give a one-time code", "生成一次性代码", "產生一次性代碼"),
        "personLeft": Label("Whoever has left gets no code.", "已离职人员不能取得代码。", "已離職人員不能取得代碼。"),
        "personNoSessions": Label("Not signed in.", "未登录。", "未登入。"),
        "personEndAll": Label("End all sessions", "结束所有会话", "結束所有工作階段"),
        "personSessionsEnded": Label("The sessions have ended.", "会话已结束。", "工作階段已結束。"),
    ]
}
