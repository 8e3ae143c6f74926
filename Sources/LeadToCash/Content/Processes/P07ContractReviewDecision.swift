// Why this file exists: the activities of P07 that follow the opinions: deviations, recommendation, ATC.

extension ProcessContent {
    /// From the opinions to the decision.
    static let contractReviewDecision: [Step] = [
        Step(
            "P07.7", Label("List the deviations", "列出偏离清单", "列出偏離清單"), role: "COM",
            stage: "contract.frozenForReview", dueDays: 4,
            purpose: Label(
                "Nothing unusual may be signed without somebody carrying it.",
                "任何不寻常的条款都要有人承担才能签。",
                "任何不尋常的條款都要有人承擔才能簽。"),
            input: Label("The five opinions", "五份评审意见", "五份評審意見"),
            output: Label(
                "List of deviations: clause, risk, owner, fix or price",
                "偏离清单：条款、风险、责任人、对策或代价",
                "偏離清單：條款、風險、責任人、對策或代價"),
            outcome: Label(
                "Every deviation names an owner and says fix, accept or refuse.",
                "每条偏离都有责任人，并写明修改、接受或拒绝。",
                "每條偏離都有責任人，並寫明修改、接受或拒絕。"),
            command: "outpost contract show CONTRACT",
            tasks: [
                Label(
                    "Merge the same point raised under several aspects",
                    "合并几个专业提出的同一点",
                    "合併幾個專業提出的同一點"),
                Label(
                    "Agree with AR what goes back to the customer",
                    "与AR商定哪些回到客户处再谈",
                    "與AR商定哪些回到客戶處再談"),
                Label(
                    "Put a cost on what we would accept",
                    "为打算接受的偏离估出代价",
                    "為打算接受的偏離估出代價"),
            ]),
        Step(
            "P07.8", Label("Consolidate the opinions", "汇总评审意见", "匯總評審意見"), role: "COM",
            stage: "contract.frozenForReview", dueDays: 5,
            purpose: Label(
                "The decision team needs one recommendation, not five.",
                "决策团队要的是一个建议，而不是五个。",
                "決策團隊要的是一個建議，而不是五個。"),
            input: Label("Opinions and list of deviations", "评审意见和偏离清单", "評審意見和偏離清單"),
            output: Label(
                "Consolidated opinion: sign, sign with conditions, or renegotiate",
                "汇总意见：签、有条件签，或重谈",
                "匯總意見：簽、有條件簽，或重談"),
            outcome: Label(
                "The contract is reviewed and shows one recommendation by COM.",
                "合同状态为已评审，显示COM的一份建议。",
                "合同狀態為已評審，顯示COM的一份建議。"),
            offline: false,
            tasks: [
                Label("Check that no aspect is missing", "检查五个专业无一缺失", "檢查五個專業無一缺失"),
                Label(
                    "Let two reviewers of one aspect agree, else take the stricter",
                    "同一专业两份意见须达成一致，否则取较严者",
                    "同一專業兩份意見須達成一致，否則取較嚴者"),
                Label("Write the recommendation in five lines", "用五行写出建议", "用五行寫出建議"),
            ]),
        Step(
            "P07.9", Label("Request ATC", "申请ATC", "申請ATC"), role: "AR",
            stage: "contract.reviewed", dueDays: 1,
            purpose: Label("Ask once, with everything on the table.", "材料齐全，一次申请。", "材料齊全，一次申請。"),
            input: Label(
                "Consolidated opinion, deviations, passed ATB if there was a tender",
                "汇总意见、偏离清单；投标项目还要已通过的ATB",
                "匯總意見、偏離清單；投標項目還要已通過的ATB"),
            output: Label("Gate request bound to this revision", "绑定本版本的决策申请", "綁定本版本的決策申請"),
            outcome: Label(
                "The request is listed as complete, with its receipt time at HQ.",
                "申请显示材料齐备，并有总部接收时间。",
                "申請顯示材料齊備，並有總部接收時間。"),
            command: "outpost gate request CONTRACT ATC",
            tasks: [
                Label(
                    "State what we ask and the day it is needed",
                    "写明要批什么、哪天需要",
                    "寫明要批什麼、哪天需要"),
                Label(
                    "Attach the deviations and who carries each",
                    "附上偏离清单和各条承担人",
                    "附上偏離清單和各條承擔人"),
                Label(
                    "Do not touch the text while the request is open",
                    "申请期间不要改动文本",
                    "申請期間不要改動文本"),
            ]),
        Step(
            "P07.10", Label("Decide ATC", "ATC决策", "ATC決策"), role: "HQ",
            stage: "contract.atcRequested", dueDays: 3,
            purpose: Label(
                "Commit the company knowingly, and quickly.",
                "让公司在知情的前提下尽快作出承诺。",
                "讓公司在知情的前提下儘快作出承諾。"),
            input: Label("Complete ATC request", "齐备的ATC申请", "齊備的ATC申請"),
            output: Label(
                "Decision: approved, with conditions, rejected or returned",
                "决策：批准、有条件批准、否决或退回补充",
                "決策：批准、有條件批准、否決或退回補充"),
            outcome: Label(
                "A decision stands under this revision with names, time and conditions.",
                "本版本下有决策记录，含决策人、时间和条件。",
                "本版本下有決策記錄，含決策人、時間和條件。"),
            offline: false,
            tasks: [
                Label(
                    "Check that nobody decides on his own request",
                    "确认无人审批自己的申请",
                    "確認無人審批自己的申請"),
                Label("Decide within the agreed time", "在约定时限内作出决定", "在約定時限內作出決定"),
                Label(
                    "Write each condition with owner and date",
                    "每个条件写明责任人和日期",
                    "每個條件寫明責任人和日期"),
            ]),
    ]
}
