// Why this file exists: the sources date the programme in two ways 变革历程; readers see both, and the credits.

extension ProcessContent {
    private static let historySource = "source article, parts C and D; http://71peixun.com/Html/glwz/cggs/3946848.html"

    /// What public texts say about the programme.
    static let history = Document(
        "C02", .overview, Label("History of the programme", "变革历程", "變革歷程"),
        version: "", owner: "HQ",
        summary: Label(
            "What is told of the reform behind the process titles, with both datings.",
            "流程标题背后的变革经过，两种年代说法并列。",
            "流程標題背後的變革經過，兩種年代說法並列。"),
        body: Prose(
            """
            This page tells what public texts say about the lead-to-cash reform at Huawei, to which the titles \
            in this product's process content belong. We have not checked it ourselves, and nothing in the \
            product depends on it.

            ## Two datings

            - **Seven years.** The source article says in one place that the lead-to-cash process was built from \
            2010 on, through seven years of reform and pilots.
            - **Ten years.** The same article says in another place that the reform took ten years, until the \
            project was closed in August 2017.

            Both fit together if planning is counted: another public text puts the beginning of the planning at \
            about 2007, as planning for customer relationship management. Then planning begins about 2007, \
            construction runs from 2010 to 2017, and the project closes in August 2017. This is our reading; the \
            sources do not say so.

            ## How it was done, as the article tells it

            Eight phases: a survey of problems among the frontline; design with consultants in many rounds; \
            building the IT; a pilot in one office; pilots in typical offices of several regions; a small \
            rollout; a wide rollout; and feedback and releases without end. After each pilot and rollout the \
            process was improved.

            ## Credits

            - The article is told from the view of Xu Haoming (许浩明), who says that he was drawn into the solution \
            team of the reform.
            - It names that solution team and the consulting team of Accenture as authors of the design and the \
            rollout.
            - It mentions methods of other consultancies, such as SPI solution selling, that were built into the \
            process.
            - It puts the cost at several billions, without a currency, a year or a source.

            The original documents are not public. The texts in this product were written for it, under the \
            titles that the article lists.
            """,
            """
            本页转述公开文章关于华为LTC变革项目的说法；本产品流程内容的标题即出自该项目。我们没有自行核实，产品的任何功\
            能也不依赖于它。

            ## 两种年代

            - **七年说。** 来源文章一处写道：从线索到现金流程的构建始于2010年，历经七年变革与试点。
            - **十年说。** 同一文章另一处写道：变革历时十年，至2017年8月项目关闭。

            把规划期算进去，两种说法可以相容：另有公开文章把规划的开始放在2007年前后，当时是客户关系管理（CRM）的规划。\
            这样看，2007年前后开始规划，2010至2017年建设，2017年8月关闭。这是我们的理解，来源并未这样写。

            ## 文章所述的做法

            分八个阶段：向一线调研问题；与顾问多轮设计；IT开发；一个代表处试点；不同区域的典型代表处试点；小面积推行；大\
            面积推广；持续收集反馈并发布。每次试点和推行之后都优化流程。

            ## 致谢与出处

            - 文章以许浩明的视角叙述，称其被抽调进变革项目的方案组。
            - 文章称方案组与埃森哲咨询团队共同完成了方案设计与推行。
            - 文章提到把其他咨询公司的方法（如SPI解决方案销售方法）嵌入流程。
            - 文章称花费几十亿，未写明币种、年份和出处。

            原始文件并未公开。本产品的文字均为本产品所写，只沿用文章列出的标题。
            """),
        source: historySource)
}
