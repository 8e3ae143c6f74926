// Why this file exists: the world's words for "limited", as people write them, one list for each kind of company.

/// The words of legal forms, folded, and what they mean.
enum LegalFormWords {
    enum Meaning: Hashable, Sendable {
        case form(LegalForm.Category)
        /// Group, holding: says that there are members.
        case group
    }

    /// Forms that stand after the name as words of their own.
    static let trailing = table(anywhere + after)
    /// Forms that stand before it.
    static let leading = table(anywhere + before)
    /// Forms glued to the end of a word, longest first.
    static let glued = glue(gluedForms)
    /// Forms glued to its beginning, longest first.
    static let gluedBefore = glue(gluedBeforeForms)
    /// A branch office is not its company: these endings are part of the name.
    static let branches = ["分公司", "子公司", "支店", "지점"]
    /// The most words that one form has.
    static let mostWords = [trailing, leading].flatMap(\.keys).map { $0.split(separator: " ").count }.max() ?? 1

    private typealias Group = (meaning: Meaning, forms: String)

    private static func table(_ groups: [Group]) -> [String: Meaning] {
        var result: [String: Meaning] = [:]
        for group in groups {
            for form in group.forms.split(whereSeparator: { $0 == "|" || $0 == "\n" }) {
                let words = NameFolding.tokens(String(form)).joined(separator: " ")
                if !words.isEmpty { result[words] = group.meaning }
            }
        }
        return result
    }

    private static func glue(_ groups: [Group]) -> [(words: String, meaning: Meaning)] {
        table(groups).map { (words: $0.key, meaning: $0.value) }
            .sorted { ($0.words.count, $1.words) > ($1.words.count, $0.words) }
    }

    /// Forms that some write before and some after the name.
    private static let anywhere: [Group] = [
        (.form(.jointStock), "株式会社|(株)|주식회사|(주)|PJSC|OJSC|CJSC|JSC|PrJSC|PAO|OAO|ZAO|AB|AS|A/S|Oy"),
        (.form(.limited), "有限会社|(有)|合同会社|(同)|유한회사|LLC|OÜ|SIA|UAB"),
        (.form(.partnership), "合資会社|合名会社"),
        (.group, "Groupe|Gruppe|Grupo|Gruppo|Группа|Група|Holding"),
    ]

    private static let before: [Group] = [
        (.form(.unstated), "บริษัท|شركة|חברת|Công ty|Compañía"),
        (
            .form(.jointStock),
            """
            ПАО|ОАО|ЗАО|АО|НАО|ПрАТ|ПАТ|АТ|ВАТ|ЗАТ|Публичное акционерное общество|Открытое акционерное общество
            Закрытое акционерное общество|Непубличное акционерное общество|Акционерное общество|Public JSC
            Публічне акціонерне товариство|Приватне акціонерне товариство|Акціонерне товариство|PT|P.T.
            Công ty Cổ phần|Tổng công ty cổ phần|บมจ|АҚ|AD|АД
            """
        ),
        (
            .form(.limited),
            """
            ООО|Общество с ограниченной ответственностью|ТОВ|Товариство з обмеженою відповідальністю|ТОО|ОсОО|ЖШС
            MChJ|Công ty TNHH|Công ty Trách nhiệm hữu hạn|Công ty TNHH MTV|บจก
            """
        ),
        (.form(.other), "ФГУП|ГУП|МУП|КП|ДП|ИП|ФОП|Государственное унитарное предприятие|НКО|Фонд"),
        (.group, "Tập đoàn|ГК|Группа компаний"),
    ]

    private static let after: [Group] = [
        (.form(.unstated), "Co|Company|Cie|& Co|Compagnie|Comp|שותפות|ኩባንያ"),
        (.form(.corporation), "Inc|Incorporated|Corp|Corporation|Co Inc|कॉर्पोरेशन"),
        (
            .form(.jointStock),
            """
            PLC|Public Limited Company|Public Company Limited|Public Co Ltd|PCL|มหาชน|จำกัด (มหาชน)|AG
            Aktiengesellschaft|SE|KGaA|AG & Co. KGaA|S.A.|S/A|Société Anonyme|Sociedad Anónima|Sociedade Anônima
            Sociedade Anónima|S.A.U.|S.A.B.|S.A. de C.V.|S.A.B. de C.V.|S.A.P.I. de C.V.
            Sociedad Anónima de Capital Variable|Spółka Akcyjna|Sociedad Anónima Bursátil de Capital Variable|S.A.A.
            S.A.C.|S.A.S.|SASU|S.A.E.|S.A.L.|S.A.O.G.|S.A.O.C.|Société par actions simplifiée|S.p.A.
            Società per Azioni|N.V.|Naamloze Vennootschap|A.Ş.|Anonim Şirketi|Nyrt|Zrt
            Nyilvánosan Működő Részvénytársaság|Zártkörűen Működő Részvénytársaság|Aktiebolag|AB (publ)|ASA
            Aktieselskab|Aksjeselskap|Oyj|Osakeyhtiö|Α.Ε.|Ανώνυμη Εταιρεία|Ανώνυμος Εταιρεία|a.s.|akciová spoločnosť
            akciová společnost|d.d.|a.d.|AD|EAD|АД|ЕАД|ОАО|ПАО|АО|Public Joint Stock Company
            Open Joint Stock Company|Joint Stock Company|Private Joint Stock Company|Closed Joint Stock Company|Tbk
            (Persero) Tbk|Persero|Berhad|Bhd|K.K.|Kabushiki Kaisha|KSC|K.S.C.P.|QSC|Q.P.S.C.|BSC|ش.م.ع|ش.م.م|ش.م.ك
            ش.م.ب|ש"א|P.S.C.|S.C.|Share Company|አክሲዮን ማህበር|አ.ማ
            """
        ),
        (
            .form(.limited),
            """
            Ltd|Limited|Co Ltd|Company Limited|CoLtd|Co Limited|Corp Ltd|Corporation Limited|Pte Ltd|Pte|Pty Ltd
            Pty Limited|Proprietary Limited|(Pty) Ltd|Pvt Ltd|Private Limited|Pvt Limited|(Private) Limited|Sdn Bhd
            Ltda|Limitada|L.L.C.|Limited Liability Company|GmbH|mbH|gGmbH|Gesellschaft mit beschränkter Haftung
            Gesellschaft mbH|Ges.m.b.H.|UG (haftungsbeschränkt)|S.à r.l.|SARL|Société à responsabilité limitée|EURL
            S.R.L.|S.R.L. de C.V.|S.L.|S.L.U.|S. de R.L.|S. de R.L. de C.V.|Sociedad Limitada
            Sociedad de Responsabilidad Limitada|Lda|Unipessoal Lda|EIRELI|Società a responsabilità limitata|B.V.
            BVBA|Besloten Vennootschap|Sp. z o.o.|Spółka z o.o.|Spółka z ograniczoną odpowiedzialnością|Kft
            Korlátolt Felelősségű Társaság|s.r.o.|spol. s r.o.|d.o.o.|ApS|Anpartsselskab|EOOD|OOD|ООД|ЕООД|ООО|ТОВ
            ТОО|Ltd. Şti.|Limited Şirketi|Ε.Π.Ε.|Ι.Κ.Ε.|בע"מ|בעמ|Ltd. (Israel)|จำกัด|लिमिटेड|प्राइवेट लिमिटेड|लि|WLL
            W.L.L.|ذ.م.م|ش.ذ.م.م|FZE|FZ-LLC|FZCO|DMCC|DWC-LLC|TNHH|Ehf|Hf
            """
        ),
        (
            .form(.partnership),
            """
            LP|LLP|KG|OHG|GmbH & Co. KG|GmbH & Co KGaA|AG & Co. KG|SE & Co. KG|GbR|SNC|Sp.k.|Sp. j.|CV|K/S|I/S
            Kommanditbolag
            """
        ),
        (.form(.other), "eG|e.V.|Genossenschaft|Stiftung|Foundation|State Enterprise|Cooperative|SCRL|SCE|ANS"),
        (.group, "Group|Holdings|Holding Company|Group Holdings|Koncern|Konzern|Csoport|Skupina|Grup|Groep"),
    ]

    private static let gluedForms: [Group] = [
        (.form(.unstated), "公司|总公司|企业"),
        (.form(.jointStock), "股份有限公司|股份公司|株式会社|주식회사|จำกัด(มหาชน)|มหาชน"),
        (.form(.limited), "有限公司|有限责任公司|责任有限公司|有限会社|合同会社|유한회사|유한책임회사|จำกัด"),
        (.form(.partnership), "合伙企业|有限合伙|合資会社|合名会社"),
        (.form(.other), "合作社|基金会|사단법인|재단법인"),
        (.group, "集团|集团公司|控股|控股公司|控股集团|グループ|ホールディングス|그룹|홀딩스"),
    ]

    private static let gluedBeforeForms: [Group] = [
        (.form(.unstated), "บริษัท"),
        (.form(.jointStock), "株式会社|주식회사"),
        (.form(.limited), "有限会社|合同会社|유한회사"),
        (.form(.partnership), "合資会社|合名会社"),
    ]
}
