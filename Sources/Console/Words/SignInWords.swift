// Why this file exists: the words of the door: signing in, passwords, sessions.

import LeadToCash

extension PageWords {
    static let signIn: [String: Label] = [
        "signIn": Label("Sign in", "登录", "登入"),
        "signOut": Label("Sign out", "退出", "登出"),
        "signInLead": Label(
            "Headquarters' pages. Use the address and password that belong to you.", "总部页面。请使用您本人的邮箱和密码登录。",
            "總部頁面。請使用您本人的電郵和密碼登入。"),
        "address": Label("E-mail or name", "邮箱或姓名", "電郵或姓名"),
        "password": Label("Password", "密码", "密碼"),
        "newPassword": Label("New password", "新密码", "新密碼"),
        "repeatPassword": Label("The same again", "再次输入", "再次輸入"),
        "passwordRule": Label(
            "10 characters at least; a few words you remember are better than signs you do not.",
            "至少 10 个字符；几个记得住的词胜过记不住的符号。", "至少 10 個字元；幾個記得住的詞勝過記不住的符號。"),
        "passwordsDiffer": Label("The two passwords are not the same.", "两次输入的密码不一致。", "兩次輸入的密碼不一致。"),
        "noPassword": Label("No password yet, or forgotten?", "还没有密码或忘记密码？", "還沒有密碼或忘記密碼？"),
        "noPasswordHint": Label(
            "Whoever runs HQ gives you a one-time code.", "请向总部管理员索取一次性代码。", "請向總部管理員索取一次性代碼。"),
        "welcome": Label("Choose your password", "设置密码", "設定密碼"),
        "welcomeLead": Label(
            "Your one-time code lets you choose a password.", "凭一次性代码设置您的密码。", "憑一次性代碼設定您的密碼。"),
        "code": Label("One-time code", "一次性代码", "一次性代碼"),
        "wrongSignIn": Label(
            "Address or password is wrong.", "邮箱或密码不正确。", "電郵或密碼不正確。"),
        "slowedSignIn": Label(
            "There were too many wrong tries. Minutes until the next one:", "尝试次数过多。距下次可尝试的分钟数：",
            "嘗試次數過多。距下次可嘗試的分鐘數："),
        "busySignIn": Label(
            "Too many people are signing in just now; try again in a moment.", "当前登录人数过多，请稍后再试。",
            "目前登入人數過多，請稍後再試。"),
        "wrongCode": Label(
            "This code is not valid, or no longer: codes work once and for a day. Ask HQ for another.",
            "代码无效或已失效：代码只能使用一次，有效期一天。请向总部另行索取。", "代碼無效或已失效：代碼只能使用一次，有效期一天。請向總部另行索取。"),
        "signInEnded": Label("You are not signed in any more; sign in again.", "登录已失效，请重新登录。", "登入已失效，請重新登入。"),
        "confirm": Label("Give your password once more", "请再次输入密码", "請再次輸入密碼"),
        "confirmLead": Label(
            "What you are about to do is grave, or takes data away from here. Your password is asked for once in ten "
                + "minutes.",
            "即将进行的操作影响重大或会导出数据。十分钟内只需输入一次密码。", "即將進行的操作影響重大或會匯出資料。十分鐘內只需輸入一次密碼。"),
        "continue": Label("Continue", "继续", "繼續"),
        "sessions": Label("Where you are signed in", "登录的会话", "登入的工作階段"),
        "thisSession": Label("this browser", "当前浏览器", "目前瀏覽器"),
        "sessionSince": Label("Since", "始于", "始於"),
        "sessionSeen": Label("Last seen", "最近活动", "最近活動"),
        "sessionFrom": Label("From", "来自", "來自"),
        "sessionWith": Label("With", "浏览器", "瀏覽器"),
        "endSession": Label("End", "结束", "結束"),
        "endOthers": Label("End all others", "结束其他会话", "結束其他工作階段"),
        "sessionEnded": Label("The session has ended.", "会话已结束。", "工作階段已結束。"),
        "changePassword": Label("Change your password", "修改密码", "修改密碼"),
        "currentPassword": Label("Current password", "当前密码", "目前密碼"),
        "passwordChanged": Label(
            "Your password is changed, and all other sessions have ended.", "密码已修改，其他会话均已结束。", "密碼已修改，其他工作階段均已結束。"),
        "yourRoles": Label("Your roles", "您的角色", "您的角色"),
        "everywhere": Label("everywhere", "全局", "全域"),
    ]
}
