// Why this file exists: HQ writes the documents, and everybody may say what they think of them 文档评论, beside the
// sentence in question.

import SyncProtocol

/// The fields of a comment on a document.
public enum DocumentComment {
    public static let kind: KindNumber = 150

    public enum Fields {
        public static let office: FieldNumber = 1
        /// The document's code: a comment may be about one that ships with the programs and is no record.
        public static let document: FieldNumber = 2
        /// The step's code; empty if it is about the whole.
        public static let step: FieldNumber = 3
        public static let text: FieldNumber = 4
        public static let author: FieldNumber = 5
    }

    static let entry = Entry(
        kind, "document_comment", Label("Document comment", "文档评论", "文檔評論"), scope: .anchored(by: [Fields.office]),
        [
            .office(Fields.office),
            Term(
                Fields.document, "document", .text, Label("Document", "文档", "文檔"), policy: .first, required: true,
                isLookedUp: true),
            Term(Fields.step, "step", .text, Label("Step", "流程活动", "流程活動"), policy: .first),
            Term(Fields.text, "text", .text, Label("Text", "内容", "內容"), policy: .first, required: true),
            Term(Fields.author, "author", .reference("user"), Label("Author", "评论人", "評論人"), policy: .first),
        ])
}
