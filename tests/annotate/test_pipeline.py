from __future__ import annotations

import pytest

from dragoman.annotate.pipeline import digest_of, open_pipeline
from dragoman.errors import ModelError


def test_pipeline_that_is_not_installed_is_refused():
    with pytest.raises(ModelError, match="cannot open the spaCy pipeline en_no_such"):
        open_pipeline("en_no_such")


@pytest.mark.model
def test_pipeline_without_a_parser_is_refused(tmp_path):
    import spacy  # noqa: PLC0415 - as heavy as the model

    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(ModelError, match="lacks tagger, parser"):
        open_pipeline(str(tmp_path / "blank"))


def test_digest_tells_a_changed_file(tmp_path):
    (tmp_path / "model").write_bytes(b"one")
    before = digest_of(tmp_path)
    (tmp_path / "model").write_bytes(b"two")
    assert digest_of(tmp_path) != before


def test_digest_overlooks_byte_code(tmp_path):
    (tmp_path / "model").write_bytes(b"one")
    before = digest_of(tmp_path)
    (tmp_path / "model.pyc").write_bytes(b"x")
    assert digest_of(tmp_path) == before
