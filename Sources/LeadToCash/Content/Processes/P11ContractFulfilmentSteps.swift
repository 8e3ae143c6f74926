// Why this file exists: the activities of P11, apart from its text because they are many.

extension ProcessContent {
    /// The activities of P11.
    static let contractFulfilmentSteps: [Step] = [
        Step(
            "P11.1", Label("Confirm the contract", "确认合同", "確認合同"), role: "FR",
            stage: "contract.effective", dueDays: 5,
            purpose: Label(
                "Find what cannot be kept while the customer is still glad.",
                "趁客户还高兴，先找出做不到的地方。",
                "趁客戶還高興，先找出做不到的地方。"),
            input: Label(
                "Effective contract, hand-over checklist, purchase order",
                "生效合同、交底清单、采购订单",
                "生效合同、交底清單、採購訂單"),
            output: Label(
                "Confirmation, or list of points to settle with the customer",
                "确认书，或需与客户解决的问题清单",
                "確認書，或需與客戶解決的問題清單"),
            outcome: Label(
                "FR has confirmed; contract and purchase order agree line by line.",
                "FR已确认，合同与采购订单逐行一致。",
                "FR已確認，合同與採購訂單逐行一致。"),
            command: "outpost contract show CONTRACT",
            tasks: [
                Label(
                    "Compare the purchase order with lines, prices and dates",
                    "把采购订单与清单、价格、日期核对",
                    "把採購訂單與清單、價格、日期核對"),
                Label(
                    "List what the customer has to provide, with dates",
                    "列出客户须提供的条件和日期",
                    "列出客戶須提供的條件和日期"),
                Label("Tell AR at once what does not fit", "不一致之处立即告知AR", "不一致之處立即告知AR"),
            ]),
        Step(
            "P11.2", Label("Plan the delivery", "制定交付计划", "制定交付計劃"), role: "PM",
            stage: "contract.effective", dueDays: 10,
            purpose: Label(
                "Everybody works towards the same dates, and slips show early.",
                "大家奔着同一组日期，延误早现形。",
                "大家奔著同一組日期，延誤早現形。"),
            input: Label(
                "Confirmed contract, capacity, site data",
                "已确认合同、产能、现场资料",
                "已確認合同、產能、現場資料"),
            output: Label(
                "Baseline: milestones, weights, dates, people",
                "基线：里程碑、权重、日期、人员",
                "基線：里程碑、權重、日期、人員"),
            outcome: Label(
                "Milestones with weights of 100 % and planned dates exist for each payment term.",
                "里程碑权重合计100%，每个付款条件都有对应的计划日期。",
                "里程碑權重合計100%，每個付款條件都有對應的計劃日期。"),
            template: "T08", command: "outpost milestone set MILESTONE",
            tasks: [
                Label(
                    "Make a milestone for each event that triggers a payment",
                    "为每个触发付款的事件设里程碑",
                    "為每個觸發付款的事件設里程碑"),
                Label("Agree the dates with the customer", "与客户商定日期", "與客戶商定日期"),
                Label("Carry the risks over from the bid", "把投标时的风险带过来", "把投標時的風險帶過來"),
                Label("Fix the baseline before work starts", "开工前固定基线", "開工前固定基線"),
            ]),
        Step(
            "P11.3",
            Label(
                "Make the milestone ready: ship and prepare the site",
                "里程碑就绪：发货和现场准备",
                "里程碑就緒：發貨和現場準備"), role: "PM",
            stage: "milestone.planned", dueDays: 10,
            purpose: Label(
                "A crew that waits costs as much as one that works.",
                "队伍窝工和干活一样花钱。",
                "隊伍窩工和幹活一樣花錢。"),
            input: Label("Baseline, stock, site survey", "基线、库存、现场勘查", "基線、庫存、現場勘查"),
            output: Label(
                "Goods on site, permits and people in place",
                "货到现场，许可和人员到位",
                "貨到現場，許可和人員到位"),
            outcome: Label(
                "The milestone is ready; delivery note and site check are on file.",
                "里程碑已就绪，送货单和现场检查表已存档。",
                "里程碑已就緒，送貨單和現場檢查表已存檔。"),
            command: "outpost milestone set MILESTONE state=ready",
            tasks: [
                Label("Ship, and get the delivery note signed", "发货并取得签收单", "發貨並取得簽收單"),
                Label(
                    "Check site, power, access and permits",
                    "检查场地、电力、进场和许可",
                    "檢查場地、電力、進場和許可"),
                Label(
                    "Remind the customer in writing of what is missing",
                    "缺什么，书面提醒客户",
                    "缺什麼，書面提醒客戶"),
            ]),
        Step(
            "P11.4", Label("Do the work: install, commission, train", "实施：安装、调试、培训", "實施：安裝、調試、培訓"), role: "FR",
            stage: "milestone.ready", dueDays: 5,
            purpose: Label(
                "Progress that is visible can be helped; hidden delay cannot.",
                "看得见的进度才帮得上忙。",
                "看得見的進度才幫得上忙。"),
            input: Label("Ready milestone, work instructions", "已就绪的里程碑、作业指导", "已就緒的里程碑、作業指導"),
            output: Label(
                "Finished work with test records and trained users",
                "完成的工作、测试记录和受训用户",
                "完成的工作、測試記錄和受訓用戶"),
            outcome: Label(
                "Percent, forecast date and obstacles are no older than a week.",
                "百分比、预计日期和障碍的更新不超过一周。",
                "百分比、預計日期和障礙的更新不超過一週。"),
            command: "outpost milestone set MILESTONE state=inProgress",
            tasks: [
                Label(
                    "Report percent and forecast date every week",
                    "每周报百分比和预计日期",
                    "每週報百分比和預計日期"),
                Label(
                    "Record each obstacle with owner and severity",
                    "登记每个障碍及其责任人、严重度",
                    "登記每個障礙及其責任人、嚴重度"),
                Label("Test before the customer does", "在客户之前先自测", "在客戶之前先自測"),
                Label(
                    "Train the users and keep the attendance list",
                    "培训用户并保存签到表",
                    "培訓用戶並保存簽到表"),
            ]),
        Step(
            "P11.5", Label("Get the milestone accepted", "取得验收", "取得驗收"), role: "FR",
            stage: "milestone.done", dueDays: 5,
            purpose: Label(
                "The signature of the customer turns work into a claim.",
                "客户签字，才把工作变成债权。",
                "客戶簽字，才把工作變成債權。"),
            input: Label(
                "Test records, acceptance rules of the contract",
                "测试记录、合同验收规则",
                "測試記錄、合同驗收規則"),
            output: Label(
                "Acceptance certificate with scan and conditions; service hand-over",
                "验收证书（含扫描件和附带条件）；售后移交",
                "驗收證書（含掃描件和附帶條件）；售後移交"),
            outcome: Label(
                "A certificate with signatory, date and scan stands under the milestone.",
                "里程碑下有证书，含签字人、日期和扫描件。",
                "里程碑下有證書，含簽字人、日期和掃描件。"),
            command: "outpost acceptance add MILESTONE",
            tasks: [
                Label(
                    "Invite the person who may sign, in time and in writing",
                    "提前书面邀请有权签字的人",
                    "提前書面邀請有權簽字的人"),
                Label("Run the agreed tests, note deviations", "按约定测试，记录偏差", "按約定測試，記錄偏差"),
                Label(
                    "Date every condition and give it an owner",
                    "每个附带条件都定日期和责任人",
                    "每個附帶條件都定日期和責任人"),
                Label(
                    "Hand warranty dates and contacts over to service",
                    "把质保日期和联系人移交售后",
                    "把質保日期和聯繫人移交售後"),
            ]),
        Step(
            "P11.6", Label("Raise and assess a change", "提出并评估变更", "提出並評估變更"), role: "FR",
            stage: "change_order.draft", dueDays: 5,
            purpose: Label(
                "Extra work without paper is a gift nobody notices.",
                "没有书面的额外工作，是没人记得的礼物。",
                "沒有書面的額外工作，是沒人記得的禮物。"),
            input: Label(
                "What differs from the contract, and who asked for it",
                "与合同不同之处，以及谁提出的",
                "與合同不同之處，以及誰提出的"),
            output: Label(
                "Change order with scope, price and date delta",
                "变更单：范围、价格、工期的差额",
                "變更單：範圍、價格、工期的差額"),
            outcome: Label(
                "The change order is submitted with cost and date from FR and margin from FIN.",
                "变更单已提交，有FR的成本和工期、FIN的毛利。",
                "變更單已提交，有FR的成本和工期、FIN的毛利。"),
            command: "outpost change add CONTRACT",
            tasks: [
                Label("Write down the reason and who asked", "写明原因和提出人", "寫明原因和提出人"),
                Label(
                    "Estimate cost and days, also for \"small\" ones",
                    "估算成本和天数，“小”变更也要估",
                    "估算成本和天數，「小」變更也要估"),
                Label(
                    "Ask FIN for the effect on the margin",
                    "请FIN给出对毛利的影响",
                    "請FIN給出對毛利的影響"),
            ]),
        Step(
            "P11.7", Label("Get the change decided and signed", "变更决策并签署", "變更決策並簽署"), role: "AR",
            stage: "change_order.submitted", dueDays: 3,
            purpose: Label(
                "The contract changes only by a decision and two signatures.",
                "合同只能凭决策和双方签字变更。",
                "合同只能憑決策和雙方簽字變更。"),
            input: Label("Assessed change order", "已评估的变更单", "已評估的變更單"),
            output: Label(
                "ATAC decision; change signed by the customer",
                "ATAC决策；客户签署的变更",
                "ATAC決策；客戶簽署的變更"),
            outcome: Label(
                "The change order is approved at HQ before the extra work begins.",
                "变更单在额外工作开始前已获总部批准。",
                "變更單在額外工作開始前已獲總部批准。"),
            command: "outpost gate request CONTRACT ATAC", offline: false,
            tasks: [
                Label(
                    "Request ATAC with the delta, not with the whole story",
                    "只写差额，申请ATAC",
                    "只寫差額，申請ATAC"),
                Label("Let the customer sign the same text", "请客户签同一文本", "請客戶簽同一文本"),
                Label(
                    "Move plan, milestones and payment terms",
                    "更新计划、里程碑和付款条件",
                    "更新計劃、里程碑和付款條件"),
            ]),
        Step(
            "P11.8",
            Label(
                "Hand over the proof that triggers the invoice",
                "移交触发开票的证明",
                "移交觸發開票的證明"), role: "FR",
            stage: "milestone.accepted", dueDays: 1,
            purpose: Label(
                "A day of delay here is a day of interest.",
                "这里拖一天，就多付一天利息。",
                "這裡拖一天，就多付一天利息。"),
            input: Label("Acceptance certificate, payment terms", "验收证书、付款条件", "驗收證書、付款條件"),
            output: Label(
                "Proof matched to its payment term, in the hands of AR",
                "与付款条件对应的证明，交到AR手中",
                "與付款條件對應的證明，交到AR手中"),
            outcome: Label(
                "AR has certificate and payment term within a day of acceptance.",
                "验收后一天内AR拿到证书并知道对应付款条件。",
                "驗收後一天內AR拿到證書並知道對應付款條件。"),
            command: "outpost task done TASK",
            tasks: [
                Label(
                    "Name the payment term that is now due",
                    "指出现在到期的是哪个付款条件",
                    "指出現在到期的是哪個付款條件"),
                Label(
                    "Check that its wording covers this kind of acceptance",
                    "核对条款文字是否涵盖此类验收",
                    "核對條款文字是否涵蓋此類驗收"),
                Label("Tell AR and FIN the same day", "当天通知AR和FIN", "當天通知AR和FIN"),
            ]),
    ]
}
