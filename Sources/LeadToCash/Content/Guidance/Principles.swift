// Why this file exists: seven principles 七反对 for the change itself, published elsewhere as a list; the wording is ours.

extension ProcessContent {
    private static let principleSource = """
        http://app.myzaker.com/news/article.php?pk=696acc568e9f096ff87689c4, \
        https://kunlunce.net/e/wap/show2022cont.php?classid=176&id=164226
        """

    /// CP1 to CP7.
    static let principles: [Document] = [
        Document(
            "CP1", .principle, Label("Against perfectionism", "反对完美主义", "反對完美主義"),
            version: "", owner: "HQ",
            summary: Label(
                "A process that works now beats a flawless one that never comes.",
                "现在能用的流程，胜过永远等不来的完美流程。",
                "現在能用的流程，勝過永遠等不來的完美流程。"),
            body: Prose(
                """
                A process that handles nine deals of ten today beats a perfect one next year. Publish what works, \
                collect what hurts, and issue the next version soon.

                - Ask of a draft: does it do less harm than what we do now? If yes, pilot it.
                - Leave the rare case to an exception with a reason.
                - Set the date of the next version when you publish this one.

                *The wording here is ours; the list of seven is known from public sources.*
                """,
                """
                今天能管好九成项目的流程，胜过明年的完美流程。能用的先发布，收集痛点，尽快出下一版。

                - 看草案先问：它的害处比现状小吗？小就试点。
                - 罕见情况留给写明理由的例外。
                - 发布这一版时就定下下一版的日期。

                *此处措辞为我们所写；七条清单来自公开资料。*
                """),
            source: principleSource),
        Document(
            "CP2", .principle, Label("Against over-elaborate scholasticism", "反对繁琐哲学", "反對繁瑣哲學"),
            version: "", owner: "HQ",
            summary: Label(
                "If a step cannot be explained to a rep in a minute, simplify it.",
                "一分钟给一线讲不清的步骤，就要简化。",
                "一分鐘給一線講不清的步驟，就要簡化。"),
            body: Prose(
                """
                Rules breed rules. Each form, signature and level was added for a reason, and hardly any is ever \
                taken away. Someone pays for each of them with an hour of selling time.

                - A new step names the step that it replaces.
                - If two checks find the same faults, keep one.
                - Write for the rep in a small office, not for the meeting that approves the text.

                *The wording here is ours; the list of seven is known from public sources.*
                """,
                """
                规则生规则。每张表、每个签字、每个层级当初都有理由，却几乎没有一个被拿掉。每一个都要有人用销售时间来付。

                - 新增一步，就写明替换哪一步。
                - 两道检查查的是同一种错，就留一道。
                - 写给小办事处的一线看，不是写给审批会看。

                *此处措辞为我们所写；七条清单来自公开资料。*
                """),
            source: principleSource),
        Document(
            "CP3", .principle, Label("Against blind innovation", "反对盲目创新", "反對盲目創新"),
            version: "", owner: "HQ",
            summary: Label(
                "Use what is proven elsewhere before you invent your own.",
                "别处验证过的先拿来用，再谈自己发明。",
                "別處驗證過的先拿來用，再談自己發明。"),
            body: Prose(
                """
                Being different is no merit in a process. Most of our problems have been solved by somebody; the \
                fastest change is to learn how and adopt it whole, before adapting it.

                - Look for known practice first, and say where you looked.
                - Adopt it as it is, gather experience, and only then change it.
                - An invention needs a problem that nothing known solves, and a small trial.

                *The wording here is ours; the list of seven is known from public sources.*
                """,
                """
                流程上的与众不同算不得优点。我们的大多数问题都有人解决过；最快的变革，是学会做法、整套用起来，再去调整。

                - 先找成熟做法，并写明在哪里找过。
                - 先照用，积累经验，然后才改。
                - 要发明，先有一个现成办法解决不了的问题，再做小范围试验。

                *此处措辞为我们所写；七条清单来自公开资料。*
                """),
            source: principleSource),
        Document(
            "CP4", .principle,
            Label(
                "Against local optimisation without overall benefit",
                "反对没有全局效益的局部优化",
                "反對沒有全局效益的局部優化"),
            version: "", owner: "HQ",
            summary: Label(
                "A department that gets faster while the deal gets slower has gained nothing.",
                "部门快了，项目反而慢了，等于什么也没得到。",
                "部門快了，項目反而慢了，等於什麼也沒得到。"),
            body: Prose(
                """
                The chain from lead to cash is as quick as its slowest hand-over. Making one link shine may simply \
                move the queue to the next desk.

                - Measure from end to end: lead to cash, not desk to desk.
                - Ask the next in line whether the change helps.
                - Refuse a saving here that costs more there, and show the sum.

                *The wording here is ours; the list of seven is known from public sources.*
                """,
                """
                从线索到现金，整条链的快慢取决于最慢的交接。把一环做漂亮，可能只是把队伍挪到下一张桌子前。

                - 端到端来量：从线索到现金，而不是从桌子到桌子。
                - 问问下一环：这个改动有帮助吗？
                - 这里省、那里花得更多的，不做，并把账算给人看。

                *此处措辞为我们所写；七条清单来自公开资料。*
                """),
            source: principleSource),
        Document(
            "CP5", .principle,
            Label(
                "Against leaders of change who lack an overall view",
                "反对没有全局观的干部主导变革",
                "反對沒有全局觀的幹部主導變革"),
            version: "", owner: "HQ",
            summary: Label(
                "Whoever leads the change must think for the whole company, not for a department.",
                "主导变革的人要替全公司想，不能只替部门想。",
                "主導變革的人要替全公司想，不能只替部門想。"),
            body: Prose(
                """
                A change moves work, power and credit between departments. A leader who sees only his own will draw \
                the map so that his side does not have to move.

                - Pick leaders who have worked in at least two parts of the chain.
                - Let each process owner state what his own unit gives up.
                - Decide conflicts one level above the parties.

                *The wording here is ours; the list of seven is known from public sources.*
                """,
                """
                变革会在部门之间挪动工作、权力和功劳。只看得见自己部门的人，画出来的图总是自己这边不用动。

                - 选在链条上至少干过两段的人来牵头。
                - 让每位流程责任人写明自己部门放弃什么。
                - 冲突由当事双方的上一级裁决。

                *此处措辞为我们所写；七条清单来自公开资料。*
                """),
            source: principleSource),
        Document(
            "CP6", .principle,
            Label(
                "Against change by people without practical experience",
                "反对没有实践经验的人参加变革",
                "反對沒有實踐經驗的人參加變革"),
            version: "", owner: "HQ",
            summary: Label(
                "Only those who have done the work may redesign it.",
                "干过活的人才有资格改流程。",
                "幹過活的人才有資格改流程。"),
            body: Prose(
                """
                A process drawn by people who have never sat opposite a customer has steps that no customer allows. \
                Experience is not seniority: someone who closed three deals last year knows more than someone who \
                closed thirty long ago.

                - At least half of each design team comes from the frontline, and goes back to it.
                - Every step is walked through on a real deal before it is published.
                - A team that has nobody who has done the step asks somebody who has.

                *The wording here is ours; the list of seven is known from public sources.*
                """,
                """
                没和客户面对面坐过的人画的流程，会有客户根本不允许的步骤。经验不等于资历：去年签过三单的人，比很久以前签过三\
                十单的人更清楚。

                - 每个方案组至少一半人来自一线，做完回一线。
                - 每一步发布前都用真实项目走一遍。
                - 组里没人干过这一步，就去请教干过的人。

                *此处措辞为我们所写；七条清单来自公开资料。*
                """),
            source: principleSource),
        Document(
            "CP7", .principle,
            Label(
                "Against using a process that has not been fully proven",
                "反对未经充分论证的流程投入使用",
                "反對未經充分論證的流程投入使用"),
            version: "", owner: "HQ",
            summary: Label(
                "Pilot, measure, improve, then roll out.",
                "先试点，再衡量，再改进，再推广。",
                "先試點，再衡量，再改進，再推廣。"),
            body: Prose(
                """
                This is the counterweight to the first principle: not perfect, but proven. Nobody should learn on a \
                large deal that a step does not work.

                - Pilot in one office, then in different sorts of offices, then widely.
                - A wave opens only when the problems of the one before are dealt with.
                - State goal, baseline and date before the pilot starts, and stop if it fails them.

                *The wording here is ours; the list of seven is known from public sources.*
                """,
                """
                这一条与第一条相互制衡：不求完美，但要经过验证。不能让人在大项目上才发现某一步走不通。

                - 先在一个代表处试点，再到不同类型的代表处，再大面积推广。
                - 上一批的问题处理完，下一批才开始。
                - 试点前写明目标、基线和日期，达不到就停。

                *此处措辞为我们所写；七条清单来自公开资料。*
                """),
            source: principleSource),
    ]
}
