"""The key file: private, made once, refused when damaged or open to others."""

import json
from pathlib import Path

import pytest

from hugobase import EmbeddedError, load_or_create


def test_it_is_made_once_and_private(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    first, second = load_or_create(path), load_or_create(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert first.jwks() == second.jwks()
    assert first.service_role_key == second.service_role_key


def test_what_is_published_holds_no_secret(tmp_path: Path) -> None:
    keys = load_or_create(tmp_path / "keys.json")
    [published] = keys.jwks()["keys"]
    assert "d" not in published
    assert published["alg"] == "ES256"
    assert keys.secret not in repr(keys)


def test_the_first_of_several_signs_and_all_are_published(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    load_or_create(path)
    document = json.loads(path.read_text())
    load_or_create(tmp_path / "other.json")
    document["signing_keys"].insert(0, json.loads((tmp_path / "other.json").read_text())["signing_keys"][0])
    path.write_text(json.dumps(document))
    keys = load_or_create(path)
    assert [key["kid"] for key in keys.jwks()["keys"]] == [key["kid"] for key in document["signing_keys"]]
    assert keys.signing[0].kid == document["signing_keys"][0]["kid"]


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"format": 1, "signing_keys": [{}]}', "\x00"])
def test_a_damaged_file_is_one_clear_sentence(tmp_path: Path, content: str) -> None:
    path = tmp_path / "keys.json"
    path.touch(0o600)
    path.write_text(content)
    with pytest.raises(EmbeddedError, match="is damaged"):
        load_or_create(path)


def test_a_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    load_or_create(path)
    path.chmod(0o644)
    with pytest.raises(EmbeddedError, match="can be read by others"):
        load_or_create(path)


def test_a_newer_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    load_or_create(path)
    path.write_text(path.read_text().replace('"format": 1', '"format": 9'))
    with pytest.raises(EmbeddedError, match="newer version"):
        load_or_create(path)
