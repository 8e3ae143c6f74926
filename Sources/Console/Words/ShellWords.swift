// Why this file exists: the words around every page: where one can go, who one is, and what went wrong.

import LeadToCash

extension PageWords {
    static let shell: [String: Label] = [
        "product": Label("Outpost", "Outpost", "Outpost"),
        "skip": Label("Skip to the content", "跳到正文", "跳到正文"),
        "navigation": Label("Pages", "页面", "頁面"),
        "overview": Label("Overview", "总览", "總覽"),
        "records": Label("Customers and deals", "客户与机会", "客戶與機會"),
        "inbox": Label("To decide", "待决", "待決"),
        "cash": Label("Contract to cash", "合同到回款", "合同到回款"),
        "goals": Label("Goals", "目标", "目標"),
        "programme": Label("Process", "流程", "流程"),
        "fleet": Label("Devices", "设备", "設備"),
        "changes": Label("What changed", "最近变化", "最近變化"),
        "account": Label("Your account", "我的账户", "我的帳戶"),
        "find": Label("Find", "查找", "尋找"),
        "findHint": Label("Name, code or word", "名称、编号或词语", "名稱、編號或詞語"),
        "asOf": Label("As of", "截至", "截至"),
        "language": Label("Language", "语言", "語言"),
        "theme": Label("Colours", "配色", "配色"),
        "themeSystem": Label("As the system", "跟随系统", "跟隨系統"),
        "themeLight": Label("Light", "浅色", "淺色"),
        "themeDark": Label("Dark", "深色", "深色"),
        "save": Label("Save", "保存", "儲存"),
        "cancel": Label("Cancel", "取消", "取消"),
        "back": Label("Back", "返回", "返回"),
        "next": Label("Next", "下一页", "下一頁"),
        "first": Label("First page", "第一页", "第一頁"),
        "show": Label("Show", "显示", "顯示"),
        "all": Label("All", "全部", "全部"),
        "none": Label("None", "无", "無"),
        "yes": Label("Yes", "是", "是"),
        "no": Label("No", "否", "否"),
        "reason": Label("Reason", "原因", "原因"),
        "export": Label("Export as CSV", "导出 CSV", "匯出 CSV"),
        "updated": Label("Updated", "已更新", "已更新"),
        "liveUpdate": Label(
            "New figures have come in; what you type stays.", "有新数据；您正在输入的内容会保留。", "有新資料；您正在輸入的內容會保留。"),
        "refresh": Label("Refresh", "刷新", "重新整理"),
        "errorTitle": Label("That did not work", "未能完成", "未能完成"),
        "notFound": Label("There is no such page.", "没有这个页面。", "沒有這個頁面。"),
        "notFoundHint": Label(
            "It may have been deleted, or belong to an office whose records are not yours to see.",
            "它可能已被删除，或属于您无权查看的办事处。", "它可能已被刪除，或屬於您無權查看的辦事處。"),
        "forbidden": Label("This is not yours to do.", "您无权执行此操作。", "您無權執行此操作。"),
        "forbiddenHint": Label(
            "What you may do follows from your roles; ask whoever assigns them.",
            "您的权限来自您的角色；请联系分配角色的人。", "您的權限來自您的角色；請聯絡分配角色的人。"),
        "staleForm": Label(
            "This form is too old or was not made for you; nothing was changed. Go back, reload the page, try again.",
            "表单已过期或并非为您生成；未作任何更改。请返回、刷新页面后重试。",
            "表單已過期或並非為您產生；未作任何更改。請返回、重新整理頁面後重試。"),
        "failure": Label(
            "HQ could not do this; nothing was changed. Try again, and tell whoever runs HQ if it stays so.",
            "总部未能执行此操作；未作任何更改。请重试；若仍失败，请联系总部管理员。",
            "總部未能執行此操作；未作任何更改。請重試；若仍失敗，請聯絡總部管理員。"),
    ]
}
