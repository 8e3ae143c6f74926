// Why this file exists: before a team spends weeks on a deal, somebody with the means decides that it is worth them.

extension ProcessContent {
    static let projectInitiation = Document(
        "P04", .process, Label("Project initiation", "项目立项流程", "項目立項流程"),
        owner: "AR", audience: ["AR", "SR", "FR", "PD", "OM", "QA", "HQ"],
        summary: Label(
            "From a verified opportunity to a decision to invest in it, with a team, a level and a plan.",
            "从已验证的机会点到投入决策：有团队、有级别、有计划。", "從已驗證的機會點到投入決策：有團隊、有級別、有計劃。"),
        body: projectInitiationBody,
        source:
            """
            https://2048ai.net/68c587b28867235e1383ed32.html; https://www.huzhudoc.com/blog/华为ltc销售管理流程介绍
            """,
        steps: projectInitiationSteps)

    private static let projectInitiationBody = Prose(
        """
        Initiation answers one question: do we put people on this deal? Until then it is your own effort; \
        afterwards it is a project with a team, a plan and the right to ask for help.

        ## The way

        Propose → name the core team → set level and hilltop flag → write the plan → request ATI → decision.

        ## What ATI needs

        - an account that is not blocked
        - one active person in each seat of the core team: AR, SR, FR
        - a level and a track
        - the sales project plan (T01), without conflict markers left in its text

        If one is missing, the request comes back for material. That costs you a week, not the decision team.

        ## Levels

        - **C**: the office decides. **B**: the region. **A**: HQ. Levels A and B have a project director (PD).
        - The **hilltop** flag (山头) is for deals that open a market or hold one. Judge them by position first, and \
        keep T10 for them. It is not a way to get attention for a big but ordinary deal.
        - Small, simple deals take the light track: less paper, the same honesty.

        ## How to plan

        One page that is true beats twelve that are complete. The three cells decided upon are usually the \
        decision chain, the competition and the risks. Put names there, not departments.

        ## Without a network

        Everything up to the request can be written offline; the plan merges section by section, so three people \
        can work at it apart. Level and hilltop are a proposal until HQ has them. The decision is made online: \
        until it is back, your replica shows `initiated?` and not more.

        ## Afterwards

        Conditions are tasks with a date. If you change level, amount or team afterwards, look whether the \
        decision still binds: what was asked is what was decided.
        """,
        """
        立项只回答一个问题：要不要给这个项目投人？在此之前是你个人的努力；在此之后它是一个项目，有团队、有计划，也有\
        资格求助。

        ## 走法

        提出立项 → 组建核心团队 → 确定级别和山头标识 → 编写策划报告 → 申请ATI → 决策。

        ## 申请ATI要具备

        - 客户没有被冻结
        - 核心团队AR、SR、FR每个席位各有一名在任人员
        - 级别和流程类型已定
        - 销售项目策划报告（T01）已完成，正文里没有残留的冲突标记

        缺一样，申请就会退回补材料。耽误一周的是你，不是决策团队。

        ## 级别

        - **C**级由代表处决策，**B**级由地区部，**A**级由总部。A、B级项目设销售项目主任（PD）。
        - **山头**标识只给打开或守住一个市场的项目。这类项目先看位置，并维护T10。它不是让普通大单引人注意的\
        办法。
        - 简单的小项目走简化流程：材料少一些，实话一样多。

        ## 怎样策划

        一页实话胜过十二页齐全。决策时通常看三格：决策链、竞争、风险。写人名，不要写部门。

        ## 没有网络时

        提交申请之前的一切都可以离线写；策划报告按章节合并，三个人可以各写各的。级别和山头标识在总部确认之前只是提\
        议。决策在线进行：结果回来之前，本机只显示`initiated?`。

        ## 之后

        附带条件就是有日期的任务。之后改了级别、金额或团队，要看决策是否仍然有效：决策的对象只是当时申请的内容。
        """)
}
