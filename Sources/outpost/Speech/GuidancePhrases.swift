// Why this file exists: guidance is for those who are new, so it must not need guidance itself: the words of processes,
// training, tasks and the next step, in every language.

extension Phrase {
    // MARK: Reading

    static let guideShipped = Phrase(
        "HQ has not published any process content yet; this is what ships with Outpost.",
        "总部尚未发布流程内容；此处为 Outpost 自带内容。", "總部尚未發佈流程內容；此處為 Outpost 自帶內容。")
    static let guideNoDocument = Phrase(
        "There is no “%1” here; it is one of %2.", "没有“%1”；可用：%2。", "沒有「%1」；可用：%2。")
    static let guideNoKind = Phrase(
        "“%1” names no record here; give its code.", "“%1”不对应任何记录；请给出编号。", "「%1」不對應任何記錄；請給出編號。")
    static let guideClock = Phrase(
        "This device's clock shows no day of the calendar; set it right.", "此设备的时钟没有显示有效日期；请校正。",
        "此裝置的時鐘沒有顯示有效日期；請校正。")
    static let guideSource = Phrase("Source: %1", "来源：%1", "來源：%1")
    static let guideTitle = Phrase("Title", "标题", "標題")
    static let guideEdition = Phrase("Edition", "版次", "版次")
    static let guideFor = Phrase("For", "适用岗位", "適用崗位")
    static let guideSummary = Phrase("What for", "用途", "用途")
    static let guideEverybody = Phrase("everybody", "所有人", "所有人")
    static let guideCommand = Phrase("Type", "输入", "輸入")
    static let guideAfter = Phrase("after %1", "%1 之后", "%1 之後")
    static let guideDaysAfter = Phrase(
        "%1 working days after %2", "%2 后 %1 个工作日内", "%2 後 %1 個工作日內")

    // MARK: Processes

    static let processNoNode = Phrase(
        "The map has no “%1”; it has: %2", "流程图中没有“%1”；可用：%2", "流程圖中沒有「%1」；可用：%2")
    static let processOwner = Phrase("answered for by %1", "责任岗位：%1", "責任崗位：%1")
    static let processLevel = Phrase("Level", "层级", "層級")
    static let processAnswers = Phrase("Answered for by", "责任岗位", "責任崗位")
    static let processPurpose = Phrase("Purpose", "目的", "目的")
    static let processCapability = Phrase("Capability", "能力要求", "能力要求")
    static let processes = Phrase("Processes", "流程", "流程")
    static let processInput = Phrase("In", "输入物", "輸入物")
    static let processOutput = Phrase("Out", "输出物", "輸出物")
    static let processOutcome = Phrase("Done when", "可验证成果", "可驗證成果")
    static let processOffline = Phrase("Offline", "离线", "離線")
    static let processNeedsHeadquarters = Phrase("needs HQ", "需要总部", "需要總部")
    static let templateTitle = Phrase("Template", "模板", "模板")
    static let templateHint = Phrase(
        "Fill it in with: outpost form new %1 RECORD", "开始填写：outpost form new %1 RECORD",
        "開始填寫：outpost form new %1 RECORD")

    // MARK: Training

    static let trainBest = Phrase("Best", "最好成绩", "最好成績")
    static let trainMark = Phrase("Pass mark", "及格线", "及格線")
    static let trainNeededFor = Phrase("Needed for", "岗位要求", "崗位要求")
    static let trainPassed = Phrase("passed %1", "已通过 %1", "已通過 %1")
    static let trainMissing = Phrase("still needed", "尚缺", "尚缺")
    static let trainTried = Phrase("not passed", "未通过", "未通過")
    static let trainNothing = Phrase(
        "Nothing is recorded, and your roles ask for nothing; see: outpost train list",
        "没有记录，您的岗位也没有要求；参见 outpost train list", "沒有記錄，您的崗位也沒有要求；參見 outpost train list")
    static let trainStillMissing = Phrase(
        "Still needed for your roles: %1. Begin with: outpost train read %2", "您的岗位尚缺 %1 项。从此开始：outpost train read %2",
        "您的崗位尚缺 %1 項。從此開始：outpost train read %2")
    static let trainQuizHint = Phrase(
        "Take the quiz with: outpost train quiz %1", "参加测验：outpost train quiz %1", "參加測驗：outpost train quiz %1")
    static let trainAsk = Phrase("Your answer [1–%1]: ", "您的答案 [1–%1]：", "您的答案 [1–%1]：")
    static let trainStopped = Phrase(
        "The quiz was not finished; nothing was recorded. Begin again when you have the time.",
        "测验未完成，未记录结果。有时间时请重新开始。", "測驗未完成，未記錄結果。有時間時請重新開始。")
    static let trainNoUser = Phrase(
        "This replica does not know whose it is, so it cannot record or show what you learnt; sync first.",
        "此副本不知道其使用者，无法记录或显示您的学习情况；请先同步。", "此副本不知道其使用者，無法記錄或顯示您的學習情況；請先同步。")
    static let trainNoQuiz = Phrase(
        "%1 has no quiz; read it with: outpost train read %1", "%1 没有测验；请阅读：outpost train read %1",
        "%1 沒有測驗；請閱讀：outpost train read %1")
    static let trainNeedsAnswers = Phrase(
        "Where nobody can be asked, give the %2 answers: outpost train quiz %1 --answers 1,3,…",
        "无法逐题提问时，请给出 %2 个答案：outpost train quiz %1 --answers 1,3,…",
        "無法逐題提問時，請給出 %2 個答案：outpost train quiz %1 --answers 1,3,…")
    static let trainBadAnswers = Phrase(
        "%1 asks %2 questions: give one number for each, counted from 1, such as --answers 1,3,2,4,1.",
        "%1 有 %2 道题：请每题给一个数字（从 1 起），例如 --answers 1,3,2,4,1。",
        "%1 有 %2 道題：請每題給一個數字（從 1 起），例如 --answers 1,3,2,4,1。")
    static let trainRight = Phrase("%1. right (%2)", "%1. 正确（%2）", "%1. 正確（%2）")
    static let trainWrong = Phrase("%1. wrong (%2); right is %3:", "%1. 错误（%2），正确为 %3：", "%1. 錯誤（%2），正確為 %3：")
    static let trainResultPassed = Phrase(
        "%1 passed: %2 of %3 right, %4 % (pass mark %5 %).", "%1 已通过：%3 题对 %2 题，%4 %（及格线 %5 %）。",
        "%1 已通過：%3 題對 %2 題，%4 %（及格線 %5 %）。")
    static let trainResultFailed = Phrase(
        "%1 not passed: %2 of %3 right, %4 % (pass mark %5 %). Read it again, then try once more.",
        "%1 未通过：%3 题对 %2 题，%4 %（及格线 %5 %）。请重读后再试。", "%1 未通過：%3 題對 %2 題，%4 %（及格線 %5 %）。請重讀後再試。")

    // MARK: Tasks

    static let taskDone = Phrase("%1 is done.", "%1 已完成。", "%1 已完成。")
    static let taskSkipped = Phrase("%1 is left out.", "%1 已跳过。", "%1 已跳過。")
    static let taskNoStep = Phrase(
        "%1 is no step of a deal's process, so no deviation was noted.", "%1 不是机会点的流程步骤，未登记流程偏离。",
        "%1 不是機會點的流程步驟，未登記流程偏離。")
    static let taskIsDone = Phrase(
        "%1 is done already; nothing was written.", "%1 已完成；未写入。", "%1 已完成；未寫入。")
    static let taskIsDropped = Phrase(
        "%1 was left out already; to take it up again: outpost task set %1 state=todo",
        "%1 已跳过；若要重新执行：outpost task set %1 state=todo", "%1 已跳過；若要重新執行：outpost task set %1 state=todo")
    static let taskNeedsEvidence = Phrase(
        "Say what there is to look at: outpost task done %1 --evidence \"…\". It is done when: %2",
        "请写明凭证：outpost task done %1 --evidence \"…\"。可验证成果：%2",
        "請寫明憑證：outpost task done %1 --evidence \"…\"。可驗證成果：%2")
    static let taskNeedsReason = Phrase(
        "Say why: outpost task skip %1 --reason \"…\"", "请写明原因：outpost task skip %1 --reason \"…\"",
        "請寫明原因：outpost task skip %1 --reason \"…\"")

    // MARK: Next

    static let nextDo = Phrase("Next", "下一步", "下一步")
    static let nextWhy = Phrase("Why", "为什么", "為什麼")
    static let nextStep = Phrase("Process step", "流程步骤", "流程步驟")
    static let nextSay = Phrase("Have in mind", "关键信息", "關鍵信息")
    static let nextMissing = Phrase(
        "Still missing for “%1”:", "进入“%1”还缺：", "進入「%1」還缺：")
    static let nextNothing = Phrase(
        "Nothing is to be done here at present.", "目前没有待办事项。", "目前沒有待辦事項。")
    static let nextNoDeals = Phrase(
        "You have no open leads or deals; begin one with: outpost lead add accountName=… need=…",
        "您没有进行中的线索或机会点；新建：outpost lead add accountName=… need=…",
        "您沒有進行中的線索或機會點；新建：outpost lead add accountName=… need=…")
    static let nextHint = Phrase(
        "Reasons, templates and words to say: outpost next RECORD", "查看原因、模板与关键信息：outpost next RECORD",
        "查看原因、模板與關鍵信息：outpost next RECORD")
    static let nextNoUser = Phrase(
        "This replica does not know whose it is; name a deal: outpost next OPP", "此副本不知道其使用者；请指明机会点：outpost next OPP",
        "此副本不知道其使用者；請指明機會點：outpost next OPP")
}
