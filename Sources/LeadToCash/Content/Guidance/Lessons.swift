// Why this file exists: sixteen places for lessons of change 变革经验. The article speaks of sixteen but lists none: most
// are empty, and HQ fills them.

extension ProcessContent {
    private static let lessonSource = "source article, part D"

    /// CL01 to CL16.
    static let lessons: [Document] = derivedLessons + (6...16).map(emptyLesson)

    private static func emptyLesson(_ number: Int) -> Document {
        Document(
            number < 10 ? "CL0\(number)" : "CL\(number)", .lesson,
            Label("Lesson \(number) (empty)", "经验\(number)（空）", "經驗\(number)（空）"), version: "", owner: "HQ",
            summary: Label(
                "A free place for a lesson of your own.", "留给你们自己的一条经验。", "留給你們自己的一條經驗。"),
            body: Prose(
                """
                This place is empty. HQ fills it with a lesson from your own change: what happened, what it taught \
                you, and what to do next time. The article behind this list speaks of sixteen experiences but does not \
                name them, so none were made up here.
                """,
                """
                此处为空，由总部填写你们自己变革中的一条经验：发生了什么、学到了什么、下次怎么做。\
                来源文章提到十六条经验，但没有列出，所以这里不作编造。
                """))
    }

    private static let derivedLessons: [Document] = [
        Document(
            "CL01", .lesson, Label("Lesson 1: have the courage to invest", "经验1：有魄力，舍得投入", "經驗1：有魄力，捨得投入"),
            version: "", owner: "HQ",
            summary: Label(
                "A reform paid from leftovers stays a repair.",
                "用边角料做变革，只能是修修补补。",
                "用邊角料做變革，只能是修修補補。"),
            body: Prose(
                """
                Give the reform money, full-time people and outside eyes. A company finds it hard to see its own \
                faults, and harder to cut where it hurts itself.

                - Name a budget and a sponsor before the survey starts.
                - Free good people from their jobs; those who are easily spared are seldom the right ones.
                - Weigh the cost against what slow cash and lost bids cost each year.

                *Derived from the source article (part D), in our own words. It is not a quotation, and not one of \
                the sixteen experiences that the article mentions without listing them.*
                """,
                """
                给变革以预算、全职的人和外部眼光。企业很难看清自己的毛病，更难对自己下刀。

                - 调研开始前就定下预算和发起人。
                - 把好手从岗位上抽出来；轻易能抽出来的，往往不是合适的人。
                - 把投入与每年回款慢、丢标的损失相比。

                *由来源文章D部分引申而来，措辞为我们所写。既非引语，也不是文章提到却未列出的十六条经验之一。*
                """),
            source: lessonSource),
        Document(
            "CL02", .lesson, Label("Lesson 2: see danger while things go well", "经验2：居安思危", "經驗2：居安思危"),
            version: "", owner: "HQ",
            summary: Label(
                "The best time to change is before you have to.",
                "变革最好的时机，是还不必变的时候。",
                "變革最好的時機，是還不必變的時候。"),
            body: Prose(
                """
                Comfort is the quiet enemy. When business runs well there is money and patience for change; when it \
                does not, there is neither.

                - Look every quarter at the numbers that get worse slowly: win rate, response time, overdue money.
                - Rotate people and duties before habits set.
                - Ask the newest colleague what strikes him as odd.

                *Derived from the source article (part D), in our own words. It is not a quotation, and not one of \
                the sixteen experiences that the article mentions without listing them.*
                """,
                """
                舒适是悄无声息的敌人。业务好时，有钱也有耐心去变；业务不好时，两样都没有。

                - 每季度看那些慢慢变坏的数：赢单率、响应时间、逾期款。
                - 习惯固化之前，让人和职责动起来。
                - 问问最新来的同事，什么让他觉得奇怪。

                *由来源文章D部分引申而来，措辞为我们所写。既非引语，也不是文章提到却未列出的十六条经验之一。*
                """),
            source: lessonSource),
        Document(
            "CL03", .lesson,
            Label(
                "Lesson 3: agree on principles of change first",
                "经验3：先定变革原则",
                "經驗3：先定變革原則"),
            version: "", owner: "HQ",
            summary: Label(
                "Rules for the change itself end most quarrels before they start.",
                "先给变革立规矩，多数争吵就吵不起来。",
                "先給變革立規矩，多數爭吵就吵不起來。"),
            body: Prose(
                """
                Change moves power and benefit, so everybody has good reasons against it. Principles that were \
                agreed beforehand let you decide on the matter rather than on the person.

                - Read the seven principles (CP1 to CP7) with the team before the design begins.
                - Quote one when you refuse a proposal.
                - Decide early who gains, who loses, and what the losers are offered.

                *Derived from the source article (part D), in our own words. It is not a quotation, and not one of \
                the sixteen experiences that the article mentions without listing them.*
                """,
                """
                变革会动权力和利益，所以人人都有充分的反对理由。事先商定的原则，让你对事裁决，而不是对人。

                - 设计开始前，与团队一起读七条原则（CP1至CP7）。
                - 否掉一个提案时，引用其中一条。
                - 早点想清楚谁得谁失，给失的人什么补偿。

                *由来源文章D部分引申而来，措辞为我们所写。既非引语，也不是文章提到却未列出的十六条经验之一。*
                """),
            source: lessonSource),
        Document(
            "CL04", .lesson, Label("Lesson 4: keep the goal clear", "经验4：目标一定要清晰", "經驗4：目標一定要清晰"),
            version: "", owner: "HQ",
            summary: Label(
                "Change serves the business; it is no end in itself.",
                "变革为业务服务，不能为变而变。",
                "變革為業務服務，不能為變而變。"),
            body: Prose(
                """
                A reform without a number turns into a reform about itself. Say what shall be different for the \
                customer, the cash and the rep, by how much, and by when.

                - Each rollout wave has a measure, a baseline, a target and a date.
                - A step that serves no goal is taken out.
                - Compare at the end, and publish the result also if it is poor.

                *Derived from the source article (part D), in our own words. It is not a quotation, and not one of \
                the sixteen experiences that the article mentions without listing them.*
                """,
                """
                没有数字的变革，最后只会围着自己转。要说清楚：对客户、对回款、对一线，要改变什么、改变多少、到什么时候。

                - 每一批推行都有指标、基线、目标和日期。
                - 不服务于任何目标的步骤就拿掉。
                - 结束时对比，结果不好也要公布。

                *由来源文章D部分引申而来，措辞为我们所写。既非引语，也不是文章提到却未列出的十六条经验之一。*
                """),
            source: lessonSource),
        Document(
            "CL05", .lesson,
            Label(
                "Lesson 5: collect experience and write it down",
                "经验5：总结并写下经验",
                "經驗5：總結並寫下經驗"),
            version: "", owner: "HQ",
            summary: Label(
                "What is not written down leaves with the person.",
                "没写下来的，会跟着人走。",
                "沒寫下來的，會跟著人走。"),
            body: Prose(
                """
                Changing again and again only pays if each round starts where the last one ended. The library of \
                lessons is there for that, and most of its places are still empty on purpose.

                - Close each wave with three lessons: keep, drop, try.
                - Write what happened and what you would do, not what one ought to.
                - HQ puts the best into the free places of this list.

                *Derived from the source article (part D), in our own words. It is not a quotation, and not one of \
                the sixteen experiences that the article mentions without listing them.*
                """,
                """
                一次次变革要有回报，每一轮就得从上一轮结束的地方开始。经验库就是为此而设，多数空位是有意留着的。

                - 每批结束写三条：保留的、放弃的、想试的。
                - 写发生了什么、下次怎么做，不写应该如何。
                - 总部把最好的填进本清单的空位。

                *由来源文章D部分引申而来，措辞为我们所写。既非引语，也不是文章提到却未列出的十六条经验之一。*
                """),
            source: lessonSource),
    ]
}
