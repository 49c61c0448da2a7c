"""The codebook explains exactly the values that the annotation model allows."""

from typing import Any, Final, get_args

import pytest

from ordrett import model
from ordrett.page.sections import Section
from ordrett_dataset.annotations.shared_entries import FactCheckEntry
from ordrett_dataset.schemas.codebook import CODEBOOK
from ordrett_dataset.tables.normalisers import NORMALISERS

VALUE_TYPES: Final[dict[str, Any]] = {
    "section": Section,
    "annotation_source": model.AnnotationSource,
    "basis": model.Basis,
    "quote_kind": model.QuoteKind,
    "speaker_kind": model.SpeakerKind,
    "name_form": model.NameForm,
    "modality": model.Modality,
    "factuality": model.Factuality,
    "role": model.Role,
    "participant_kind": model.ParticipantKind,
    "derivation": model.Derivation,
    "verdict": FactCheckEntry.model_fields["verdict"].annotation,
}


@pytest.mark.parametrize("codes", VALUE_TYPES)
def test_codebook_explains_each_value_of_the_type(codes: str) -> None:
    assert set(CODEBOOK[codes]) == set(get_args(VALUE_TYPES[codes]))


def test_codebook_explains_each_normaliser() -> None:
    assert list(CODEBOOK["normaliser"]) == list(NORMALISERS)
