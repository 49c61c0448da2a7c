from typing import Any, Final, get_args

import pytest

from ordrett import reading
from ordrett.sections import Section
from schemas.codebook import CODEBOOK
from scripts.annotations.written import WrittenCheck

LISTS: Final[dict[str, Any]] = {
    "section": Section,
    "reading": reading.How,
    "basis": reading.Basis,
    "quote_kind": reading.QuoteKind,
    "speaker_kind": reading.SpeakerKind,
    "named_by": reading.NamedBy,
    "modality": reading.Modality,
    "role": reading.Role,
    "participant_kind": reading.ParticipantKind,
    "method": reading.Method,
    "verdict": WrittenCheck.model_fields["verdict"].annotation,
}


@pytest.mark.parametrize("name", LISTS)
def test_the_codebook_explains_each_value_of_the_type(name: str) -> None:
    assert set(CODEBOOK[name]) == set(get_args(LISTS[name]))
