// Why this file exists: the process content that the product ships, in one list: overviews, processes, templates,
// training, and what guides. HQ publishes it as records and may change it there; what is here is where it begins.

/// The process content that ships, as HQ publishes it first.
public enum ProcessContent {
    static let overviews = [companyProcessMap, salesProcessOverview, history]

    /// P03 to P13, and what no listed process names: from delivery to cash.
    static let processes = [
        leadManagement, projectInitiation, leadNurturing, bidding, contractReview, requirementGuidance,
        contractNegotiation, contractSigning, contractFulfilment, solutionDesign, bidPrice, deliveryToCash,
    ]

    /// T01 to T11.
    static let templates = [
        salesProjectPlan, painChainAnalysis, lostProjectReview, nineBlockVision, decisionChainAnalysis,
        keyPersonTable, productKeyMessage, projectChecklist, customerInsight, hilltopProject, keyAccountManagement,
    ]

    /// R01 to R15.
    static let training = [
        talkingWithCXOs, negotiationPrinciplesMethodsTactics, wolfSpiritMarketing, projectOperationAndManagement,
        brandMarketing, buildingHighPerformanceTeams, whyExecutionIsStrong, channelManagement, shapingCulture,
        whoKilledTheContract, goalAndPlanManagement, strategyDecodingExecution, middleManagementLeadership,
        crossDepartmentCommunication, qualityManagementSystem,
    ]

    /// Every document, in the order of a table of contents.
    public static let documents: [Document] =
        overviews + processes + templates + training + keyMessages + principles + lessons

    /// The document with a number such as `P03`; nil if there is none.
    public static func document(_ code: String) -> Document? { byCode[code] }

    private static let byCode = Dictionary(uniqueKeysWithValues: documents.map { ($0.code, $0) })

    /// The activities that fall due when a record comes to a state, such as `opportunity.guiding`.
    public static func steps(for stage: String) -> [Step] { byStage[stage] ?? [] }

    private static let byStage = Dictionary(grouping: documents.flatMap(\.steps).filter { !$0.stage.isEmpty }) {
        $0.stage
    }

    /// What is said above every listed title: the documents of that name are not public.
    public static let notice = Prose(
        "This text is Outpost's own, written under the title that the source article lists.",
        "本文由 Outpost 自行编写，只沿用来源文章所列的标题。")
}
