from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordrett.article import Article, decode_article
from ordrett.language.packs import language_packs
from ordrett.page.sections import Section, classify_sections
from ordrett_dataset.annotations import load_annotations
from ordrett_dataset.corpus.articles import find_articles
from ordrett_dataset.corpus.config import load_config
from tests.support.corpus_folder import ROOT
from tests.support.sample_pages import PAGES, parse_page

MIN_AGREEMENT = 0.95
NOT_CONTENT = {"furniture", "credit", "byline"}

# Sentences that resemble furniture, credits or bylines.
MISLEADING_SENTENCES = {
    "nb": [
        "Menyen på skolen blir bedre til høsten.",
        "Annonsen stod i avisen i ti år.",
        "– Foto er det beste jeg vet, sier hun.",
        "Av alle gårdene i dalen er denne den eldste.",
        "Les også det som står mellom linjene, sier læreren.",
        "Kilden vil ikke si noe mer om saken før mandag.",
        "I går var det 132 uker siden sist.",
        "Publisert ble boken først i 1999, og siden har ingen lest den.",
        "– Nei!",
    ],
    "da": [
        "Af hensyn til børnene bliver skolen lukket.",
        "Annoncen blev læst af hele byen.",
        "Billedet blev taget af en nabo.",
        "»Del artiklen med mig,« sagde han.",
        "Journalisten Jens Påfund rejste hjem.",
        "Kort sagt er der ingen penge.",
        "Journalist Jens Påfund, som bor på øen, siger, at færgen mangler.",
    ],
    "sv": [
        "Av hänsyn till barnen blir skolan stängd.",
        "Annonsen stod i tidningen i tio år.",
        "– Foto är det bästa jag vet, säger hon.",
        "Bilden togs av en granne.",
        "Läs också det som står mellan raderna, säger läraren.",
        "Kort sagt finns det inga pengar.",
        "I går var det 132 veckor sedan sist.",
        "Journalisten Jens Påhittad reste hem.",
    ],
    "en": [
        "By Monday the army had left the town.",
        "Home is where the heart is, he said.",
        "Read more books, the teacher told them.",
        "Photo albums were all that she saved.",
        "Updated figures show that 40 people left.",
        "“Subscribe to nothing,” she said.",
        "Related documents were found in the flat.",
        "Source after source said the same.",
        "Summary judgment was granted on Friday.",
        "WASHINGTON: The president said that he would stay.",
    ],
}
FURNITURE = {
    "nb": ["Les også: Ti tips", "Annonse", "Mest lest", "Elg stanset toget", "Vis kommentarer", "3 timer siden", "|"],
    "da": ["Læs også", "Annonce", "Mest læste", "Bro bliver dyrere", "Del artiklen", "for 2 dage siden", "---"],
    "sv": ["Läs också", "Annons", "Mest läst", "Bro blir dyrare", "Dela artikeln", "för 2 dagar sedan", "---"],
    "en": ["Read next", "Advertisement", "Most read", "Early election called", "Leave a Comment", "2 hours ago", "***"],
}
BODY = {
    "nb": "Kommunen har lovet å bygge en ny vei, men ingen vet når arbeidet begynner.",
    "da": "Kommunen har lovet at bygge en ny vej, men ingen ved, hvornår arbejdet begynder.",
    "sv": "Kommunen har lovat att bygga en ny väg, men ingen vet när arbetet börjar.",
    "en": "The town has promised to build a new road, but nobody knows when the work begins.",
}
LANGUAGES = st.sampled_from(sorted(BODY))


CASES = [(language, line) for language, lines in MISLEADING_SENTENCES.items() for line in lines]


def article_of(lines: list[str], separator: str = "\n") -> Article:
    return decode_article(separator.join(lines).encode(), "page", "page")


def classify(lines: list[str], language: str, separator: str = "\n") -> tuple[Section, ...]:
    return classify_sections(article_of(lines, separator), language_packs()[language])


def test_sections_of_the_articles_agree_with_their_annotations() -> None:
    about = load_config(ROOT)
    articles, _ = find_articles(ROOT, about.max_article_bytes)
    annotated = load_annotations(ROOT / "annotations", articles, about.languages).by_article.values()
    assert len(annotated) == 5
    pairs = [
        pair
        for annotation in annotated
        for pair in zip(
            annotation.sections,
            classify_sections(annotation.article, language_packs()[annotation.language]),
            strict=True,
        )
    ]
    assert sum(a == b for a, b in pairs) / len(pairs) >= MIN_AGREEMENT, Counter(
        pair for pair in pairs if pair[0] != pair[1]
    )
    assert not [(a, b) for a, b in pairs if a not in NOT_CONTENT and b in NOT_CONTENT]


@pytest.mark.parametrize("separator", ["\n", "\n\n", "\r\n"], ids=ascii)
def test_sections_of_sample_pages(separator: str) -> None:
    rows: list[tuple[str, Section, str]] = []
    for language, page in PAGES.values():
        expected, lines = parse_page(page)
        rows += zip(expected, classify(lines, language, separator), lines, strict=True)
    wrong = [row for row in rows if row[0] != row[1]]
    assert 1 - len(wrong) / len(rows) >= MIN_AGREEMENT, wrong
    assert not [row for row in wrong if row[0] == "body" and row[1] in NOT_CONTENT]


@pytest.mark.parametrize(("language", "line"), CASES)
def test_misleading_sentence_is_content_wherever_it_is(language: str, line: str) -> None:
    body = BODY[language]
    assert classify(["Et sted i dalen 12", *[body] * 4, line, *[body] * 3], language)[5] == "body"
    assert classify([line, body], language)[0] not in NOT_CONTENT
    assert classify([body, body, line], language)[2] == "body"
    assert classify([line], language) == ("body",)


@given(LANGUAGES, st.data())
def test_furniture_after_the_text_changes_no_section_before_it(language: str, data: st.DataObject) -> None:
    any_line = st.sampled_from([*FURNITURE[language], *MISLEADING_SENTENCES[language], "En kort linje", "Ola Nordmann"])
    lines = [*data.draw(st.lists(any_line, max_size=12)), BODY[language]]
    furniture = data.draw(st.lists(st.sampled_from(FURNITURE[language]), max_size=6))
    assert classify([*lines, *furniture], language)[: len(lines)] == classify(lines, language)


@given(LANGUAGES, st.text(min_size=1).filter(lambda text: bool(text.strip("\ufeff").strip()) and "\0" not in text))
def test_every_paragraph_has_one_section(language: str, text: str) -> None:
    article = decode_article(text.encode(errors="ignore") or b"x", "page", "page")
    sections = classify_sections(article, language_packs()[language])
    assert len(sections) == len(article.paragraphs)
    assert sections == classify_sections(article, language_packs()[language])


@given(LANGUAGES, st.data())
def test_any_mix_of_pack_terms_and_signs_is_classified(language: str, data: st.DataObject) -> None:
    lists = [terms for terms in vars(language_packs()[language].layout).values() if isinstance(terms, tuple)]
    term = st.sampled_from([term for terms in lists for term in terms])
    sign = st.sampled_from(
        [" ", ": ", " | ", "/", " – ", ".", "?", "\n", " 12 ", " Ola ", "(", ")", "[", "]", "ı", "İ"]
    )
    pairs = data.draw(st.lists(st.tuples(term, sign), min_size=1, max_size=12))
    article = article_of(["".join(map("".join, pairs))])
    assert len(classify_sections(article, language_packs()[language])) == len(article.paragraphs)


def test_page_without_a_sentence_keeps_its_content() -> None:
    assert classify(["Fyret på øya", "Havnen i byen"], "nb") == ("headline", "body")
    assert classify(["Fyret"], "nb") == ("body",)


def test_line_that_starts_with_a_dash_is_body() -> None:
    assert classify([BODY["nb"], "– Dette er vårt hjem", "– Ja", BODY["nb"]], "nb") == ("body",) * 4


@pytest.mark.parametrize("byline", ["By Jane Tester", "By JANE TESTER"])
def test_a_box_about_the_author_is_known_by_the_byline(byline: str) -> None:
    text = ["Testland parliament approves budget after debate", byline, "Lawmakers approved a budget early on Sunday."]
    box = ["The budget takes effect in April.", "Share", "Jane Tester covers politics and lives in Testville."]
    article = decode_article("\n".join([*text, *box]).encode(), "page", "page")
    assert classify_sections(article, language_packs()["en"])[-3:] == ("body", "furniture", "furniture")


def test_names_above_the_date_are_a_byline_and_end_the_standfirst() -> None:
    standfirst = ["– Vi hørte det i hele natt", "Familien måtte ut av huset da elva flommet over."]
    byline = ["Eva Prøvli", "Geir Testvik (foto)", "Publisert 8. august 2023 kl. 22:14"]
    text = ["Vannet sto en halv meter høyt i stua.", "– Vi bar ut ungene i mørket, sier Lars Prøvdal."]
    assert classify([*standfirst, *byline, *text], "nb") == ("headline", "standfirst", *["byline"] * 3, "body", "body")
