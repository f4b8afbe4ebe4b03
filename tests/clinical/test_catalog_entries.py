"""What the entries say about themselves."""

from clinical.catalog_entries import (
    CHECKLIST_AGES,
    CHECKLIST_COUNTS,
    DOMAIN_LABELS,
    LISTS,
    Domain,
    Expectation,
    SourceList,
)


def entry(*, source_list=SourceList.CDC, checked_in):
    return Expectation(
        id="cdc-30m-fifty-words",
        source_list=source_list,
        age_months=30,
        domain=Domain.LANGUAGE,
        summary="Uses some fifty words",
        sources=("CDC2022", "S20"),
        checked_in=checked_in,
        position=1,
    )


def test_an_entry_checked_in_one_copy_says_so():
    assert entry(checked_in=("S20",)).is_checked_once is True
    assert entry(checked_in=("S20", "S21")).is_checked_once is False
    assert entry(source_list=SourceList.WHO, checked_in=()).is_checked_once is False


def test_each_domain_and_each_list_has_its_words():
    assert DOMAIN_LABELS == {
        "social_emotional": "People and feelings",
        "language_communication": "Language",
        "cognitive": "Learning and thinking",
        "movement_physical": "Movement",
    }
    assert list(DOMAIN_LABELS) == list(Domain)
    assert {key: entry.name for key, entry in LISTS.items()} == {
        "cdc": "CDC milestone checklists, 2022",
        "who": "WHO motor milestone study, 2006",
        "ladder": "Our own path of smiles, from several studies",
    }


def test_checklist_ages_and_the_published_total():
    assert tuple(CHECKLIST_COUNTS) == CHECKLIST_AGES
    assert sum(CHECKLIST_COUNTS.values()) == 159
