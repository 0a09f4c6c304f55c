from __future__ import annotations

import json
from hashlib import sha256
from typing import get_args

import pytest

from dragoman.errors import ModelError
from dragoman.record import EventType, Status
from dragoman.weights.files import PARTS, Weights

LISTS = {
    "types": ["AGREE", "ASSAULT"],
    "modes": ["AGREE:", "ASSAULT:firearms"],
    "statuses": ["happened", "planned"],
    "classes": ["none", "material_conflict"],
    "marks": ["[1]", "[2]", "[3]", "[4]"],
}


@pytest.fixture
def folder(tmp_path):
    """A folder whose files stand for weights; none of them is opened here but the manifest."""
    for part in PARTS:
        (tmp_path / part).write_bytes(part.encode())
    write(tmp_path)
    return tmp_path


def manifest():
    return LISTS | {"digests": {part: sha256(part.encode()).hexdigest() for part in PARTS}}


def write(folder, **changes):
    (folder / "manifest.json").write_text(json.dumps(manifest() | changes))


def refusal(folder):
    with pytest.raises(ModelError) as caught:
        Weights.at(folder)
    return caught.value


def test_weights_are_what_the_manifest_says(folder):
    digest = sha256(b"encoder.onnx").hexdigest()
    assert Weights.at(folder) == Weights(
        folder=folder, digest=digest, **{name: tuple(words) for name, words in LISTS.items()}
    )


def test_what_else_the_manifest_tells_is_passed_over(folder):
    write(folder, epochs=3)
    assert Weights.at(folder).types == ("AGREE", "ASSAULT")


@pytest.mark.parametrize("part", PARTS)
def test_changed_file_is_named_with_its_folder(folder, part):
    (folder / part).write_bytes(b"changed")
    said = str(refusal(folder))
    assert f"cannot open the weights in {folder}: {part} has the digest {sha256(b'changed').hexdigest()[:12]}" in said
    assert said.endswith("install dragoman again, or name another folder")


@pytest.mark.parametrize("part", [*PARTS, "manifest.json"])
def test_missing_file_is_named_with_its_folder(folder, part):
    (folder / part).unlink()
    assert str(folder / part) in str(refusal(folder))


def test_missing_folder_is_named(tmp_path):
    assert str(tmp_path / "nowhere") in str(refusal(tmp_path / "nowhere"))


@pytest.mark.parametrize("raw", [b"", b"{", b"caf\xe9", b"types: [AGREE]"])
def test_manifest_that_is_no_json_names_the_folder(folder, raw):
    (folder / "manifest.json").write_bytes(raw)
    assert f"cannot open the weights in {folder}: " in str(refusal(folder))


@pytest.mark.parametrize("name", [*LISTS, "digests"])
def test_manifest_that_lacks_a_field_names_folder_and_field(folder, name):
    (folder / "manifest.json").write_text(json.dumps({k: v for k, v in manifest().items() if k != name}))
    said = str(refusal(folder))
    assert str(folder) in said
    assert name in said


def test_manifest_without_the_digest_of_a_file_names_folder_and_file(folder):
    write(folder, digests={"encoder.onnx": manifest()["digests"]["encoder.onnx"]})
    said = str(refusal(folder))
    assert str(folder) in said
    assert "heads.npz" in said


@pytest.mark.parametrize(
    "broken", [[], {"digests": []}, manifest() | {"types": None}, manifest() | {"digests": dict.fromkeys(PARTS)}]
)
def test_manifest_of_another_shape_names_the_folder(folder, broken):
    (folder / "manifest.json").write_text(json.dumps(broken))
    assert str(folder) in str(refusal(folder))


def test_cause_is_kept(folder):
    (folder / "heads.npz").unlink()
    assert isinstance(refusal(folder).__cause__, FileNotFoundError)


def test_shipped_weights_are_those_their_manifest_tells_of():
    shipped = Weights.shipped()
    assert shipped.types == get_args(EventType)
    assert shipped.statuses == get_args(Status)


def test_shipped_weights_learned_from_all_that_there_is():
    """Weights of a fold leave a part of the sentences out, to be measured on it; those are not for shipping."""
    told = json.loads((Weights.shipped().folder / "manifest.json").read_text(encoding="utf-8"))
    assert told["fold"] is None
