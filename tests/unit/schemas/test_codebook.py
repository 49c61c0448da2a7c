from typing import Any, Final, get_args

import pytest

from ordrett import model
from ordrett.page.sections import Section
from ordrett_dataset.annotations.models import FactCheckEntry
from ordrett_dataset.schemas.codebook import CODEBOOK

LISTS: Final[dict[str, Any]] = {
    "section": Section,
    "annotation_source": model.AnnotationSource,
    "basis": model.Basis,
    "quote_kind": model.QuoteKind,
    "speaker_kind": model.SpeakerKind,
    "name_form": model.NameForm,
    "modality": model.Modality,
    "role": model.Role,
    "participant_kind": model.ParticipantKind,
    "derivation": model.Derivation,
    "verdict": FactCheckEntry.model_fields["verdict"].annotation,
}


@pytest.mark.parametrize("name", LISTS)
def test_the_codebook_explains_each_value_of_the_type(name: str) -> None:
    assert set(CODEBOOK[name]) == set(get_args(LISTS[name]))
