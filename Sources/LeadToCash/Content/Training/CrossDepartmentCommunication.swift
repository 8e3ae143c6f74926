// Why this file exists: three people of three departments carry a deal, and what gets lost is mostly lost between them.
// R14 is about asking, handing over and disagreeing so that the customer never notices the seams.

extension ProcessContent {
    static let crossDepartmentCommunication = Document(
        "R14", .training, Label("Cross-department communication", "跨部门的沟通与协作", "跨部門的溝通與協作"),
        owner: "HQ", audience: ["AR", "SR", "FR"],
        summary: Label(
            "Ask, hand over and disagree between departments so that the customer sees one team.",
            "跨部门提请求、做交接、处理分歧，让客户看到的是一个团队。",
            "跨部門提請求、做交接、處理分歧，讓客戶看到的是一個團隊。"),
        body: Prose(crossDepartmentCommunicationEnglish, crossDepartmentCommunicationSimplified),
        quiz: crossDepartmentCommunicationQuiz)

    private static let crossDepartmentCommunicationEnglish = """
        ## What you will be able to do

        - Write a request that another department can accept or refuse after one reading.
        - Hand over work without losing half of it.
        - Settle a disagreement where it arises, or take it up together.

        ## Why good people talk past each other

        Sales is measured by orders, solution by what works, delivery by dates and cost, finance by cash. Nobody is \
        wrong. Begin with the result that you share: signed, delivered, paid, and the customer would buy again. \
        Before you ask for something, write down what it costs the other. If you do not know, that is your first \
        question.

        ## A request in six lines

        1. What for: customer and deal.
        2. What exactly, in which form.
        3. By when, and why then.
        4. What you enclose.
        5. What happens without it.
        6. Who decides in doubt.

        *For the port bid due on 14 May I need your opinion on deliverability, terminals 1 to 4, half a page. By 7 \
        May noon, because the price request leaves on the 8th. Enclosed: BOQ version 2, site photographs. Without it \
        we cannot ask for ATB. In doubt the office manager decides.*

        The answer comes within a working day: yes, no, or yes if. Silence is no consent; after a day, call.

        ## The triangle's twenty minutes

        AR, SR and FR, every week while the deal is alive. What did the customer do? What changed in scope, price, \
        date? Which promises are open? Which decision do we need? One of you records it as an activity with its \
        promises, and whoever was away reads that, not a private mailbox.

        ## Hand-over

        The giver explains, the receiver repeats in other words, both keep one list of open points with owners. It \
        is handed over once the receiver has accepted. Include what is unpleasant: promises, sore points, what was \
        tried in vain.

        ## When you disagree

        - Separate facts, assumptions and interests.
        - Find the missing fact, who can get it, by when.
        - Write both options in one note, with the effect on customer, money and dates, so that both of you find it \
        fair.
        - Take it up together, within a day.
        - Once it is decided, one voice to the customer.

        Two people may change the same field while both are offline. Give a reason with the edit (`--reason`), read \
        the other's, and talk before anyone decides.

        ## Exercise, without a network

        Take a request of yours that went wrong and write it anew in six lines. Then note from memory how the other \
        two of your triangle are measured and what worries them in your current deal. Ask them when you next meet: \
        how much was right?

        ## Checklist

        - [ ] Cost to the other known before asking
        - [ ] Six lines, one date, one reason for it
        - [ ] Weekly twenty minutes recorded with promises
        - [ ] Hand-over repeated and accepted
        - [ ] Disagreement in one note, taken up together
        - [ ] Edits of shared fields carry a reason
        """

    private static let crossDepartmentCommunicationSimplified = """
        ## 学完之后你能做到

        - 写出别的部门读一遍就能答应或拒绝的请求。
        - 交接工作而不丢一半。
        - 分歧就地解决，解决不了就一起上报。

        ## 为什么好人也会各说各话

        销售看订货，方案看技术可行，交付看日期和成本，财务看现金。谁也没错。从共同的结果谈起：签得下、交得了、收得回，\
        客户还愿意再买。开口之前，先写下这件事要对方付出什么。不知道，就先问这个。

        ## 六行请求

        1. 为了什么：客户和项目。
        2. 具体要什么，什么形式。
        3. 什么时候要，为什么是那时。
        4. 附上什么。
        5. 没有它会怎样。
        6. 有疑问谁来定。

        *港口项目5月14日截标，需要你对1至4号码头的可交付性意见，半页纸。5月7日中午前要，因为8日要提交价格申请。附：BOQ\
        第2版、现场照片。没有它就不能申请ATB。有疑问由代表决定。*

        一个工作日内答复：行、不行、有条件地行。沉默不等于同意；过了一天，打电话。

        ## 铁三角的二十分钟

        AR、SR、FR，项目还活着就每周一次。客户做了什么？范围、价格、日期有何变化？哪些承诺还没兑现？需要什么决定？由一\
        人记成活动，连同承诺入档；没到场的人看这份记录，而不是某个人的邮箱。

        ## 交接

        交的人讲，接的人用自己的话复述，双方共用一张遗留问题清单，逐条写明责任人。接的人认可了，才算交接完成。不好听的\
        也要交：承诺、客户的痛处、试过却没成的办法。

        ## 有分歧时

        - 把事实、假设、利益分开。
        - 找出缺的事实，谁能拿到，什么时候。
        - 两个方案写在同一页上，写明对客户、金额、日期的影响，双方都觉得公道。
        - 一天之内一起上报。
        - 一旦决定，对客户只有一个声音。

        两个人可能在离线时改了同一个字段。修改时写明理由（`--reason`），读对方的理由，谁来决定之前先通话。

        ## 练习（无需网络）

        找一个你发出后没办成的请求，按六行重写。再凭记忆写下：铁三角另外两位靠什么考核，在当前项目上担心什么。下次见面\
        问他们：你写对了多少？

        ## 检查清单

        - [ ] 开口前知道对方要付出什么
        - [ ] 六行，一个日期，一个理由
        - [ ] 每周二十分钟已入档，含承诺
        - [ ] 交接经过复述和认可
        - [ ] 分歧写在同一页上，一起上报
        - [ ] 修改共用字段都写了理由
        """

    private static let crossDepartmentCommunicationQuiz: [Question] = [
        Question(
            Prose("Which request is most likely to get a usable answer?", "哪个请求最可能得到有用的答复？"),
            [
                Prose(
                    """
                    Please have a look at the BOQ of the port deal as soon as you can: it is really important, and \
                    the customer is waiting.
                    """,
                    "请尽快看一下港口项目的BOQ，真的很重要，客户在等。"),
                Prose("All the usual for the port bid please; you know how it goes.", "港口投标，老样子都来一份，你懂的。"),
                Prose("The boss wants delivery to confirm the port deal today.", "领导要求交付今天确认港口项目。"),
                Prose(
                    """
                    Half a page on whether terminals 1 to 4 can be built by October, by 7 May noon, as the price \
                    request leaves on the 8th.
                    """,
                    "半页纸：1至4号码头10月前能否建成，5月7日中午前要，因为8日提交价格申请。"),
            ], right: 3,
            why: Prose(
                """
                What, in which form, by when and why: the receiver can plan it, or refuse at once. Importance and \
                rank replace none of these.
                """,
                "要什么、什么形式、何时、为何：对方可以安排，也可以当场拒绝。重要性和领导都代替不了这些。")),
        Question(
            Prose(
                """
                FR says that terminal 3 cannot be ready by the date that AR has in mind for the customer. What comes \
                first?
                """,
                "FR说3号码头赶不上AR想给客户的日期。先做什么？"),
            [
                Prose(
                    """
                    Find together which fact decides it and when you will know; until then no date goes to the \
                    customer.
                    """,
                    "一起找出由哪个事实决定、何时能知道；在此之前不给客户日期。"),
                Prose(
                    "AR names the date: without it the deal is lost, and delivery has always managed.",
                    "AR先给日期：不给就丢单，交付总有办法。"),
                Prose("FR writes to the customer, so that nothing wrong is promised.", "FR写信给客户，免得承诺错了。"),
                Prose("Let the office manager decide at once.", "马上请代表拍板。"),
            ], right: 0,
            why: Prose(
                """
                Most such disputes hang on one missing fact, such as a permit or a delivery time. Asked before that, \
                the manager can only guess.
                """,
                "这类争执多半卡在一个缺失的事实上，比如许可或供货期。在那之前请领导定，只能靠猜。")),
        Question(
            Prose("When is a hand-over complete?", "什么时候算交接完成？"),
            [
                Prose("When the files have been sent", "文件已经发出"),
                Prose(
                    "When the giver has explained everything in a meeting and answered all questions",
                    "交的人开会全部讲完，并答完所有问题"),
                Prose(
                    "When the receiver has repeated it and accepted, with open points listed",
                    "接的人复述并认可，遗留问题列成清单"),
            ], right: 2,
            why: Prose(
                "Only the receiver can tell whether it arrived. Open points are allowed, hidden ones are not.",
                "到没到手，只有接的人说得准。可以有遗留问题，但不能有隐藏的问题。")),
        Question(
            Prose(
                """
                You and a colleague both changed the expected signing date offline, to different days. What do you do?
                """,
                "你和同事在离线时都改了预计签约日期，改成了不同的日子。怎么办？"),
            [
                Prose("Set yours again, as you know the customer better.", "再改成你的：你更了解客户。"),
                Prose(
                    "Read both reasons, talk, and agree on the date that the customer's own words support.",
                    "读双方的理由，通话，以客户原话支持的日期为准。"),
                Prose("Take the middle between the two.", "取两个日期的中间。"),
                Prose("Leave it: the system will pick one.", "不管：系统会选一个。"),
            ], right: 1,
            why: Prose(
                """
                Both edits had a reason. What the customer said is evidence, while rank, the middle and chance are \
                none.
                """,
                "两次修改都有理由。客户说的话是证据；资历、折中、碰运气都不是。")),
        Question(
            Prose("You cannot agree. How do you take it up?", "谈不拢，怎么上报？"),
            [
                Prose("Each writes to their own manager.", "各自写给自己的主管。"),
                Prose("Whoever is under more pressure goes first.", "谁压力大谁先去。"),
                Prose(
                    "Together, with one note that holds both options and their effects.",
                    "一起去，带同一页纸，写明两个方案及影响。"),
                Prose("In the next large meeting, so that all can hear it.", "在下次大会上提，让大家都听到。"),
            ], right: 2,
            why: Prose(
                "Whoever decides sees the same facts once. Two separate stories make two camps and cost a week.",
                "决定的人一次看到同样的事实。各讲各的会形成两派，白费一周。")),
    ]
}
