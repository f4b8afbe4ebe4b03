"""Sources, listed for translation; written by scripts/catalog_texts.py."""

from typing import Final

from clinical.reasons import gettext_noop as _

TEXTS: Final = (
    _(
        "Checklists 'Learn the Signs. Act Early.' of the US Centers for Disease Control and Prevention, 2022 revision; method in Zubler and others, Pediatrics 2022"
    ),
    _(
        "WHO Multicentre Growth Reference Study Group, windows for six gross motor milestones, Acta Paediatrica Supplement 450, pages 86-95, 2006"
    ),
    _(
        "Dutch SMOCC cohort, children born 1988-1989, from the data package childdevdata by S. van Buuren, I. Eekhout and others, licence CC BY 4.0 (creativecommons.org/licenses/by/4.0). Changed by us: counted by week of corrected age under our own correction rule"
    ),
    _(
        "Article 'The Magic of Baby Smiles' (All the Sleep), the starting point of this product"
    ),
    _(
        "Challamel and others 2021, newborn smiles in sleep recordings with video; abstract read"
    ),
    _("Clé and others 2019, smiles of sleeping grown-ups, abstract"),
    _(
        "Messinger and others 2002, how sleeping newborns smile, abstract; Dondi, smiles of preterm babies, abstract"
    ),
    _("Kawakami and others 2007, one boy followed from birth to 6 months"),
    _("Kawakami and others 2008, smiles of preterm babies"),
    _(
        "Messinger and Fogel 2007, contents and references; Messinger 2008, glossary of smile types"
    ),
    _(
        "A textbook passage by Cole and Cole on the work of Emde, quoted in a mailing list"
    ),
    _("TIME magazine, 12 October 1970, report on the work of Emde"),
    _("Bowlby, Attachment (Russian edition), on the observations of Wolff"),
    _("Albuquerque and others 2013, social smile of preterm babies"),
    _(
        "Denver II-Jimma, developmental test adapted in Ethiopia (1,597 children), table 3"
    ),
    _("Dosman and others 2012, milestones for doctors, part of table 3"),
    _("Columbia University, pediatric teaching answer on a late smile"),
    _("CDC lists as they stood before 2022, in two copies"),
    _("Copy of the CDC 2022 two-month checklist"),
    _("Zubler and others 2022, how the CDC lists were revised; abstract read"),
    _("Signs that call for a check, from the parents' book by Shelov and Hannemann"),
    _(
        "Bellman, Byrne and Sege, BMJ 2013, judging the development of young children; opening read"
    ),
    _("Red Flags guide for early childhood, Queensland"),
    _("Copy of the CDC 2022 lists at all ages in an open-source program"),
    _(
        "Second, independent copy of the CDC 2022 lists up to 24 months in an open-source program"
    ),
    _("WHO study of motor milestones, abstract with the 1st and 99th percentiles"),
    _("WHO motor milestones: means and spread in secondary copies"),
    _(
        "WHO motor milestones: medians in four open-source copies; abstract on sex and country"
    ),
    _("American Academy of Pediatrics 2004, words for age around birth"),
    _("Definition of preterm birth in a medical reference work"),
    _("ASQ-3 help pages on adjusted age"),
    _("ASQ-3 two-month form, cover only"),
    _("American Academy of Pediatrics, leaflet on milestones of preterm babies"),
    _("NICE guideline NG72 on follow-up of preterm children, and its BMJ summary"),
    _("GPnotebook page on adjusting age"),
    _("Tommy's, page for parents on development"),
    _("RCPCH growth library, its date calculations"),
    _("'The Prematurity Paradox', abstract"),
    _("News report of a survey of 957 parents on first smiles (Nagy)"),
    _("Hyvarinen, page on how sight develops"),
    _("Review of early smiling by Challoner, on the studies of Washburn and Wolff"),
    _("GPnotebook page on smiling and choosing people"),
    _(
        "Hsu, Nwokah and Fogel, how infant laughter develops, abstract; a second account of first laughs"
    ),
    _("Newspaper guide to stages of infant development"),
    _("Hope for HH, page on seizures with laughter"),
    _("Epilepsy.com, page for professionals on seizures with laughter"),
    _("MedLink, key points on seizures with laughter"),
    _("Summary of a study of 100 children with a hypothalamic hamartoma"),
    _("American Epilepsy Society 2010, abstract 1.206"),
    _("Series of 31 patients with seizures with laughter"),
    _("Report of a child whose spells from 2 months were missed"),
    _("American Academy of Pediatrics, page on infantile spasms"),
    _("Child Neurology Foundation, page on infantile spasms"),
    _("General page on infantile spasms"),
    _("Seizure first aid and when to call, pages of four health services"),
    _("Mindell and others 2009, a bedtime routine in 405 children of 7 to 36 months"),
    _("Fischer and others 2021, how to measure the spread of bedtimes"),
    _("Table of measures for bedtimes that vary"),
    _("American Academy of Sleep Medicine 2016, hours of sleep by age; in a copy"),
    _("National Sleep Foundation 2015, hours of sleep by age; in copies"),
    _("American Academy of Pediatrics 2022, safe sleep; in a copy"),
    _("McGraw and others 1999, one baby and the rhythm of day and night"),
    _("Wong and others 2022, review of how day and night rhythms begin"),
    _("Reports on how loud white-noise machines are"),
    _("Corbeil and others 2013, speech or song and how happy it sounds, with babies"),
    _("Study of singing to babies with and without music"),
    _("Field, reviews of low mood after a birth"),
    _("CDC pages on acting early"),
    _("US rule on the 45-day limit, 34 CFR 303.310"),
    _("US rule on referring within 7 days, 34 CFR 303.303"),
    _("Sices, which percentile to use when asking about milestones"),
    _("Two studies of how easily health texts are read"),
    _("Two national code lists with local milestone codes"),
    _("Article that quotes Foulkes on whether babies dream"),
    _(
        "Rochat, Striano and Blatt 2002, babies and a face that goes still; abstract read"
    ),
    _("Ruvolo and others 2015, how babies time their smiles"),
    _("Dictionary entry on the social smile"),
    _("Abstract on smiles of babies with low vision"),
    _("Encyclopedia extract on smiling and arousal"),
    _("UK six-week check"),
    _("News report on smiles before birth"),
    _("Milestones by weeks, column by Dr L. Bell"),
    _("UK pediatrician on the range of first smiles"),
    _("Pages that explain early intervention in the United States"),
    _("NICE guideline NG217, section on referral"),
    _("Newspaper article on sleep smiles and the share of active sleep"),
    _("Page on the first month, with the distance at which newborns focus"),
)
