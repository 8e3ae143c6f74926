// Why this file exists: a sale is a project of three and more people in several places. How they run it as one.

extension ProcessContent {
    static let projectOperationAndManagement = Document(
        "R04", .training, Label("Project operation and management", "项目运作与管理", "項目運作與管理"),
        owner: "HQ", audience: ["AR", "SR", "FR", "PM", "PD"],
        summary: Label(
            "Run a sale as a project: an honest position, a plan of actions, a weekly rhythm, and a clean hand-over.",
            "把销售当项目来做：如实的形势判断、行动计划、每周节奏、清楚的交接。",
            "把銷售當項目來做：如實的形勢判斷、行動計劃、每週節奏、清楚的交接。"),
        body: projectOperationAndManagementText, quiz: projectOperationAndManagementQuiz)

    private static let projectOperationAndManagementText = Prose(
        """
        After this you can judge where a deal really stands, turn that into actions with owners, run a half-hour \
        weekly meeting, and hand the deal over to delivery without surprises.

        ## Where do we stand?
        Judge six things, each red, yellow or green, and write the evidence beside it:

        - **Need**: the customer has said it, in their words (T02).
        - **Decision**: we know who decides, who influences, and each one's stance (T05).
        - **Competition**: who else, and why the customer might take them.
        - **Solution**: the customer has acknowledged ours.
        - **Price**: within reach of their budget and our authority.
        - **Delivery**: FR has checked dates, sites and resources.

        No evidence means red, however good the feeling. A deal that is green everywhere in its first month has not \
        been looked at.

        ## From position to plan
        The sales project plan (T01) turns each red into actions. An action has one name, one date and something to \
        show for it. "Improve the relationship" is a wish. "By the 14th SR runs a test with the network manager, \
        result in writing" is an action. Keep ten that matter rather than forty that fill a page. AR, SR and FR fill \
        their own sections, offline if need be; sync before the meeting.

        ## The weekly half hour
        1. What changed at the customer? (5 min)
        2. What did we promise, and what is overdue? (5)
        3. Which colour changed, on what evidence? (5)
        4. The largest risk: who does what? (5)
        5. Three actions for the coming week; who needs help? (10)

        The owner writes the decisions down while people watch. Solve long questions afterwards, with the two people \
        they concern.

        ## Gates are questions, not forms
        - **ATI**: is it worth people and money?
        - **ATB**: do we offer this, at this price, and can we deliver it?
        - **ATC**: do we sign these terms?

        Ask early enough for a no. If the answer would be no today, saying so yourself is good management: stopping a \
        hopeless deal frees the people for the next. After a loss write the review (T03) within ten working days, \
        while memory is honest.

        ## Hand-over
        Whoever delivers should learn nothing new after signing. FR, and the PM as soon as named, read the draft \
        contract. Hand over in one meeting: scope, dates, acceptance conditions, risks, and each promise made aloud. \
        Open issues get an owner before anybody leaves.

        ## Exercise (offline)
        Colour the six items of one of your deals alone, with evidence. Let SR and FR do the same without seeing \
        yours. Compare: each difference is an action.

        ## Checklist
        - [ ] Six colours with evidence, not older than a week
        - [ ] Each action has name, date, proof
        - [ ] Meeting held, decisions recorded
        - [ ] Checklist of the stage (T08) up to date
        - [ ] Promises listed in the hand-over
        """,
        """
        学完之后，你能判断项目的真实形势，把它变成有责任人的行动，开好每周半小时的例会，并把项目平稳交给交付，不留意外。

        ## 我们处在什么位置？
        从六个方面判断，各标红、黄、绿，并在旁边写上证据：

        - **需求**：客户用自己的话说出来了（T02）。
        - **决策**：知道谁决定、谁有影响，以及各人的态度（T05）。
        - **竞争**：还有谁，客户为什么可能选他。
        - **方案**：客户已认可我们的方案。
        - **价格**：在客户预算和我方权限之内。
        - **交付**：FR核对过日期、站点和资源。

        没有证据就是红，感觉再好也一样。第一个月就处处是绿的项目，是没有认真看过的项目。

        ## 从形势到计划
        销售项目策划报告（T01）把每个红变成行动。一项行动有一个责任人、一个日期和一样看得见的结果。\
        “改善关系”是愿望；“14日前SR与网络主管完成测试，结果成文”才是行动。留十项要紧的，不要四十项凑满一页的。\
        AR、SR、FR各填自己的部分，可以离线填；开会之前先同步。

        ## 每周半小时
        1. 客户有什么变化？（5分钟）
        2. 我们承诺了什么，哪些逾期？（5分钟）
        3. 哪个颜色变了，证据是什么？（5分钟）
        4. 最大的风险：谁做什么？（5分钟）
        5. 下周三项行动；谁需要帮助？（10分钟）

        责任人当着大家的面记下决定。费时间的问题，会后由相关的两个人解决。

        ## 决策点是问题，不是表格
        - **ATI**：值不值得投入人和钱？
        - **ATB**：是否按这个价格投这个标，能不能交付？
        - **ATC**：是否签这些条款？

        要早问，早到还来得及说“不”。如果今天的答案就是“不”，自己先说出来是好的管理：停掉没有希望的项目，\
        人就能去做下一个。丢单后十个工作日内写失败总结（T03），趁记忆还诚实。

        ## 交接
        签约之后，交付的人不应再听到任何新东西。FR以及一经任命的PM都要看合同草案。用一次会议交清：范围、日期、\
        验收条件、风险，以及每一个口头承诺。遗留问题在散会前都要有责任人。

        ## 练习（离线）
        选你的一个项目，独自给六个方面标颜色并写证据。请SR和FR在不看你结果的情况下也做一遍。对比：\
        每个不同之处就是一项行动。

        ## 检查清单
        - [ ] 六个颜色都有证据，且不超过一周
        - [ ] 每项行动都有责任人、日期和可见结果
        - [ ] 例会已开，决定已记录
        - [ ] 本阶段检查清单（T08）已更新
        - [ ] 口头承诺已列入交接
        """)

    private static let projectOperationAndManagementQuiz: [Question] = [
        Question(
            Prose(
                "The team feels good about the decision chain, but nobody has noted who decides. Which colour?",
                "团队对决策链感觉良好，但没人记下谁来决定。标什么颜色？"),
            [
                Prose("Red", "红"),
                Prose("Yellow, until the next meeting with the customer", "黄，等下次与客户会面再说"),
                Prose("Green, if the AR has known the customer for years", "绿，如果AR认识客户多年"),
            ], right: 0,
            why: Prose(
                "No evidence means red. The colour shows what to do next, not how people feel.",
                "没有证据就是红。颜色说明下一步做什么，不反映心情。")),
        Question(
            Prose("Which of these is an action?", "下列哪一项是行动？"),
            [
                Prose("Strengthen the relationship with the technical department", "加强与技术部门的关系"),
                Prose("Everybody thinks about the competitor until Friday", "周五之前大家想想竞争对手"),
                Prose(
                    "By the 20th FR visits both sites and files a list of obstacles",
                    "20日前FR走访两个站点并提交障碍清单"),
                Prose("The SR supports the AR with the solution as needed", "SR按需要在方案上支持AR"),
            ], right: 2,
            why: Prose(
                "It has a name, a date and something to show for it. The others cannot be found undone.",
                "有责任人、有日期、有看得见的结果。其余几项，做没做都查不出来。")),
        Question(
            Prose("What belongs at the start of the weekly meeting?", "每周例会应从什么开始？"),
            [
                Prose("A round in which each person tells what they did in the week", "每人讲一遍本周做了什么"),
                Prose("What changed at the customer", "客户有什么变化"),
                Prose("The forecast figure for the region", "地区部的预测数字"),
                Prose("The filling of the checklist, item by item", "逐项填写检查清单"),
            ], right: 1,
            why: Prose(
                """
                The deal is decided there. Work that does not answer a change at the customer may be busy and useless.
                """,
                "项目在客户那里决定。不能回应客户变化的工作，可能忙而无用。")),
        Question(
            Prose("You expect that ATB would be refused today. What do you do?", "你估计ATB今天会被否决。怎么办？"),
            [
                Prose("Ask at the last hour, when refusing has become difficult", "拖到最后一刻再申请，让人难以拒绝"),
                Prose("Ask with the weak points left out, and add them later", "略去弱点先申请，以后再补"),
                Prose(
                    "Submit the bid and ask for the decision afterwards, giving the deadline as reason",
                    "先投标，再以截止时间为由补申请"),
                Prose("Say so now, and mend the cause or propose to stop", "现在就说，补上原因或提议停止"),
            ], right: 3,
            why: Prose(
                "A gate is a question asked in time for a no. Stopping early frees people for deals that can be won.",
                "决策点是在还来得及说“不”时提出的问题。早停，人就能去做能赢的项目。")),
        Question(
            Prose(
                "What must the hand-over meeting contain besides the contract documents?",
                "除合同文件外，交接会还必须包含什么？"),
            [
                Prose("The promises made aloud to the customer", "对客户作过的口头承诺"),
                Prose("The price history of all rounds of the negotiation", "历轮谈判的价格变化"),
                Prose("The names of those who doubted the deal", "曾对项目有疑虑的人的名字"),
            ], right: 0,
            why: Prose(
                "The customer remembers them as part of the deal. FR and PM can only keep what they have heard of.",
                "客户把它们当作交易的一部分。FR和PM只能兑现听说过的承诺。")),
    ]
}
