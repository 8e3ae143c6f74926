// Why this file exists: the words of goals: what is aimed at, what became of it, and what stands in the way.

import LeadToCash

extension PageWords {
    static let goal: [String: Label] = [
        "goalLead": Label(
            "What is to be reached, what became of it, who has which part of it, and what still waits to be agreed.",
            "要达成什么、结果如何、各自承担多少，以及还有哪些待商定。", "要達成什麼、結果如何、各自承擔多少，以及還有哪些待商定。"),
        "goalPeriod": Label("Period", "期间", "期間"),
        "goalPeriodHint": Label(
            "A year, a quarter or a month: 2026, 2026-Q1, 2026-01.",
            "年、季度或月份：2026、2026-Q1、2026-01。", "年、季度或月份：2026、2026-Q1、2026-01。"),
        "goalPlace": Label("Whose", "归属", "歸屬"),
        "goalCompany": Label("Company", "公司", "公司"),
        "goalMetric": Label("Metric", "指标", "指標"),
        "goalTarget": Label("Target", "目标值", "目標值"),
        "goalReported": Label("As reported", "报告值", "報告值"),
        "goalAttainment": Label("Attainment", "达成率", "達成率"),
        "goalRestated": Label("Restated", "更正值", "更正值"),
        "goalRestatedAttainment": Label("Restated attainment", "更正后达成率", "更正後達成率"),
        "goalReportedNote": Label(
            "As reported is what HQ had heard of at the close of the period; restated counts what it heard of later.",
            "报告值为期末时总部所知；更正值计入此后得知的数据。", "報告值為期末時總部所知；更正值計入此後得知的資料。"),
        "goalState": Label("State", "状态", "狀態"),
        "goalWeight": Label("Weight %", "权重 %", "權重 %"),
        "goalOwner": Label("Owner", "责任人", "責任人"),
        "goalOwnerHint": Label("Name, e-mail or id.", "姓名、邮箱或编号。", "姓名、電郵或編號。"),
        "goalMet": Label("met", "已达成", "已達成"),
        "goalMissed": Label("not met", "未达成", "未達成"),
        "goalNone": Label("There are no targets here for this period.", "该期间此处没有目标。", "該期間此處沒有目標。"),
        "goalNoFigures": Label("No target has an actual yet.", "尚无目标有实际值。", "尚無目標有實際值。"),
        "goalUnits": Label("each in its own unit", "各按自身单位", "各按自身單位"),
        "goalCut": Label("Only the first %1 targets of this period are read.", "仅读取该期间的前 %1 个目标。", "僅讀取該期間的前 %1 個目標。"),
        "goalCascade": Label("Who has which part", "目标分解", "目標分解"),
        "goalCascadeNote": Label(
            "From the company down to people. A gap is a warning and stops nothing; drafts do not count towards it.",
            "从公司分解到个人。缺口只作提醒，不阻止操作；草稿不计入。", "從公司分解到個人。缺口只作提醒，不阻止操作；草稿不計入。"),
        "goalGap": Label("%1 short: %3 parts make %2", "缺 %1：%3 项分解合计 %2", "缺 %1：%3 項分解合計 %2"),
        "goalGaps": Label("Where the parts do not make the whole", "分解不足之处", "分解不足之處"),
        "goalWarning": Label("gap", "缺口", "缺口"),
        "goalWaiting": Label("Not published yet", "尚未发布", "尚未發佈"),
        "goalProposal": Label("Office's proposal", "代表处建议值", "代表處建議值"),
        "goalProposalNote": Label("Reason for the proposal", "建议说明", "建議說明"),
        "goalProposalLead": Label(
            "What your office can do. HQ answers with a value and publishes it; this can be written "
                + "offline on a laptop, too.",
            "您的代表处能够做到什么。总部以目标值答复并发布；也可在笔记本上离线填写。", "您的代表處能夠做到什麼。總部以目標值答覆並發佈；也可在筆記型電腦上離線填寫。"),
        "goalPropose": Label("Propose", "提出建议", "提出建議"),
        "goalProposed": Label("The proposal is with HQ.", "建议已提交总部。", "建議已提交總部。"),
        "goalHeld": Label("The proposal waits for somebody else's decision.", "建议等待他人裁决。", "建議等待他人裁決。"),
        "goalOwnOffice": Label(
            "A proposal is for an office of yours, or for somebody who works there.",
            "只能为您所在的代表处或其人员提出建议。", "只能為您所在的代表處或其人員提出建議。"),
        "goalThere": Label(
            "There is a target of this metric, period and place already; open it and propose there.",
            "该指标、期间和归属已有目标；请打开该目标并在其中提出建议。", "該指標、期間和歸屬已有目標；請打開該目標並在其中提出建議。"),
        "goalPublish": Label("Publish", "发布", "發佈"),
        "goalPublished": Label("The target is published.", "目标已发布。", "目標已發佈。"),
        "goalPublishedCount": Label("%1 targets are published.", "已发布 %1 个目标。", "已發佈 %1 個目標。"),
        "goalPublishNote": Label(
            "From then on only a revision changes it, and reports on earlier days keep to the old value.",
            "此后只能修订；此前日期的报表仍用原值。", "此後只能修訂；此前日期的報表仍用原值。"),
        "goalFrom": Label("In force from", "生效日期", "生效日期"),
        "goalNew": Label("Set a target", "设定目标", "設定目標"),
        "goalSet": Label("The target is set.", "目标已设定。", "目標已設定。"),
        "goalSetHeading": Label("Set its figures", "设定数值", "設定數值"),
        "goalRevise": Label("Revise", "修订", "修訂"),
        "goalReviseNote": Label(
            "Another value from a day on, with the reason why. The old one stays for reports on earlier days.",
            "自某日起采用新值并说明原因；原值保留用于此前日期的报表。", "自某日起採用新值並說明原因；原值保留用於此前日期的報表。"),
        "goalRevised": Label("The revision is published.", "修订已发布。", "修訂已發佈。"),
        "goalVersions": Label("Revisions", "修订历史", "修訂歷史"),
        "goalThis": Label("this one", "当前", "當前"),
        "goalHistory": Label("History of the record", "记录历史", "記錄歷史"),
        "goalOutcome": Label("What became of it", "结果", "結果"),
        "goalVerdict": Label("Target", "是否达成", "是否達成"),
        "goalStretchVerdict": Label("Stretch target", "挑战目标是否达成", "挑戰目標是否達成"),
        "goalStretch": Label("Stretch target", "挑战值", "挑戰值"),
        "goalBaseline": Label("Baseline", "基线值", "基線值"),
        "goalRationale": Label("Why", "设定依据", "設定依據"),
        "goalCoverage": Label("Coverage", "覆盖率", "覆蓋率"),
        "goalInDispute": Label("In dispute", "有争议金额", "有爭議金額"),
        "goalUnit": Label("Unit", "单位", "單位"),
        "goalUnitTyped": Label("as typed", "按输入", "按輸入"),
        "goalValueHint": Label(
            "Such as 1000000 USD, 85 %, 30 days, 3 months or 12.",
            "例如 1000000 USD、85 %、30 days、3 months 或 12。", "例如 1000000 USD、85 %、30 days、3 months 或 12。"),
        "goalPerson": Label("Person", "人员", "人員"),
        "goalProduct": Label("Product", "产品", "產品"),
        "goalPersonHint": Label(
            "A person's name or e-mail, or a product's name or code; if one is given, the target is theirs.",
            "人员姓名或邮箱，或产品名称或编号；填写后目标归其所有。", "人員姓名或電郵，或產品名稱或編號；填寫後目標歸其所有。"),
        "goalNeeded": Label("“%1” has to be filled in.", "必须填写“%1”。", "必須填寫“%1”。"),
        "goalNeedsDay": Label("Say from which day on.", "请填写生效日期。", "請填寫生效日期。"),
        "goalNeedsValue": Label("Say what is to be reached.", "请填写要达成的数值。", "請填寫要達成的數值。"),
        "goalNoDay": Label("This is no day; write 2026-03-31:", "日期无效，请写 2026-03-31：", "日期無效，請寫 2026-03-31："),
        "goalNoMetric": Label("There is no such metric.", "没有这个指标。", "沒有這個指標。"),
        "goalNoPeriod": Label(
            "A period is a year, a quarter or a month: 2026, 2026-Q1, 2026-01.",
            "期间为年、季度或月份：2026、2026-Q1、2026-01。", "期間為年、季度或月份：2026、2026-Q1、2026-01。"),
        "goalNoPlace": Label("There is no such place.", "没有这个归属。", "沒有這個歸屬。"),
        "goalNoWeight": Label("A weight is a whole number from 0 to 100.", "权重为 0 到 100 的整数。", "權重為 0 到 100 的整數。"),
        "goalOtherCurrency": Label("This target is in another currency.", "该目标使用另一币种。", "該目標使用另一幣種。"),
        "goalTickSome": Label("Tick what is meant.", "请勾选相应项目。", "請勾選相應項目。"),
        "goalTooLong": Label("At most %1 characters.", "最多 %1 个字符。", "最多 %1 個字符。"),
    ]
}
