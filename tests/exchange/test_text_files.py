"""Text files come back byte for byte, are replaced whole, and are refused where they are none."""

import codecs
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import FileError
from desktop.exchange import text_files
from desktop.exchange.encodings import Encoding, decode, encode, strangers
from desktop.exchange.lines import Ends, restore, unify
from desktop.exchange.text_files import FileState, Form, read, write
from desktop.messages import advice, sentence

LETTERS = st.characters(
    codec="utf-8", exclude_characters="\0\r\n\u2029", exclude_categories=["Cs", "Cc"]
)
LINES = st.lists(st.text(LETTERS, max_size=30), max_size=8)
WESTERN = st.lists(st.text("aé–€œ’ ÿ\tß", max_size=30), max_size=8)
ENDS = st.sampled_from(Ends)


def refused(path: Path) -> FileError:
    with pytest.raises(FileError) as caught:
        read(path)
    assert "{" not in sentence(caught.value) + advice(caught.value)
    assert advice(caught.value) != caught.value.hint
    return caught.value


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("files")


@given(
    lines=LINES,
    ends=ENDS,
    encoding=st.sampled_from(
        [Encoding.UTF_8, Encoding.UTF_8_MARKED, Encoding.UTF_16_LE, Encoding.UTF_16_BE]
    ),
)
def test_what_was_read_is_written_byte_for_byte(
    folder: Path, lines: list[str], ends: Ends, encoding: Encoding
) -> None:
    content = encoding.mark + ends.characters.join(lines).encode(encoding.codec)
    roundtrip(folder / "unicode.md", content)


@given(lines=WESTERN, ends=ENDS)
def test_a_windows_file_is_written_byte_for_byte(
    folder: Path, lines: list[str], ends: Ends
) -> None:
    roundtrip(folder / "windows.txt", ends.characters.join(lines).encode("cp1252"))


@given(content=st.binary(max_size=200))
def test_any_bytes_with_one_kind_of_line_ends_come_back_or_are_refused(
    folder: Path, content: bytes
) -> None:
    try:
        text, encoding = decode(content)
    except FileError as error:
        assert error.id == "file_binary"
        return
    unified, ends, mixed = unify(text)
    assert "\r" not in unified
    if not mixed:
        assert encode(restore(unified, ends), encoding) == content
    assert encode(text, encoding) == content


def roundtrip(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    file = read(path)
    assert not file.mixed
    assert "\r" not in file.text
    state = write(path, file.text, file.state.form)
    assert path.read_bytes() == content
    assert (state.form, state.stamp.digest) == (file.state.form, file.state.stamp.digest)


@pytest.mark.parametrize(
    ("content", "encoding", "guessed"),
    [
        (b"", Encoding.UTF_8, False),
        (b"plain", Encoding.UTF_8, False),
        ("déjà".encode(), Encoding.UTF_8, False),
        (codecs.BOM_UTF8 + "déjà".encode(), Encoding.UTF_8_MARKED, False),
        (codecs.BOM_UTF16_LE + "déjà".encode("utf-16-le"), Encoding.UTF_16_LE, False),
        (codecs.BOM_UTF16_BE + "déjà".encode("utf-16-be"), Encoding.UTF_16_BE, False),
        ("déjà, 5 €".encode("cp1252"), Encoding.WINDOWS_1252, True),
        ("déjà vu hier soir au cinéma".encode("latin-1") + b"\x81", Encoding.LATIN_1, True),
    ],
)
def test_the_encoding_is_found_out(
    content: bytes, encoding: Encoding, guessed: bool, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    file = read(tmp_path / "a.txt")
    assert (file.state.form.encoding, file.guessed) == (encoding, guessed)
    assert "\ufeff" not in file.text


@pytest.mark.parametrize(
    ("content", "ends", "mixed", "written"),
    [
        (b"a\nb\r\nc\n", Ends.LF, True, b"a\nb\nc\n"),
        (b"a\r\nb\r\nc\n", Ends.CRLF, True, b"a\r\nb\r\nc\r\n"),
        (b"a\rb\rc\n", Ends.CR, True, b"a\rb\rc\r"),
        (b"a\rb\r", Ends.CR, False, b"a\rb\r"),
        (b"a\r\n\r\nb", Ends.CRLF, False, b"a\r\n\r\nb"),
        ("a\nb\u2029c".encode(), Ends.LF, True, b"a\nb\nc"),
    ],
)
def test_the_commonest_line_end_is_kept_and_others_are_told(
    content: bytes, ends: Ends, mixed: bool, written: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    file = read(path)
    assert (file.state.form.ends, file.mixed) == (ends, mixed)
    write(path, file.text, file.state.form)
    assert path.read_bytes() == written


def test_characters_that_the_encoding_cannot_hold_are_told_and_nothing_is_written(
    tmp_path: Path,
) -> None:
    path = tmp_path / "vieux.txt"
    path.write_bytes("Été".encode("cp1252"))
    file = read(path)
    text = file.text + " 😀 → 😀"
    with pytest.raises(FileError) as caught:
        write(path, text, file.state.form)
    assert caught.value.id == "file_characters"
    assert caught.value.parameters == {"encoding": "Windows-1252", "count": 2}
    assert strangers(text, Encoding.WINDOWS_1252) == "😀→"
    assert path.read_bytes() == "Été".encode("cp1252")
    write(path, text, Form(Encoding.UTF_8, file.state.form.ends))
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"text and \0 more",
        "sans marque".encode("utf-16-le"),
        codecs.BOM_UTF32_LE + "a".encode("utf-32-le"),
        bytes(range(1, 32)) * 4 + b"\xff\xfe\xfd",
    ],
)
def test_what_is_no_text_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(content)
    assert refused(tmp_path / "a.md").id == "file_binary"


def test_a_file_that_is_too_large_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_files, "LARGEST", 2**20)
    (tmp_path / "a.md").write_bytes(b"x" * (2**20 + 1))
    assert refused(tmp_path / "a.md").id == "file_large"


def test_a_file_that_is_not_there_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.md").id == "file_gone"
    assert refused(tmp_path).id == "file_unreadable"


@pytest.mark.skipif(os.name != "posix", reason="permissions and links are those of POSIX")
def test_permissions_stay_and_a_link_still_leads_to_its_file(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    real = tmp_path / "real" / "notes.md"
    real.write_bytes(b"one\n")
    real.chmod(0o640)
    link = tmp_path / "notes.md"
    link.symlink_to(Path("real", "notes.md"))
    write(link, "two\n", read(link).state.form)
    assert link.is_symlink()
    assert real.read_bytes() == b"two\n"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert [path.name for path in real.parent.iterdir()] == ["notes.md"]


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
def test_a_new_file_gets_the_usual_permissions(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        write(tmp_path / "new.md", "x", Form())
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "new.md").stat().st_mode) == 0o640


def test_a_write_that_fails_leaves_the_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"before")
    full = OSError(28, "No space left on device")

    def fail(descriptor: int) -> None:
        raise full

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(FileError) as caught:
        write(path, "after", Form())
    assert caught.value.id == "file_unwritten"
    assert caught.value.parameters == {"reason": "No space left on device"}
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_state_comes_back_and_anything_else_gives_none(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"a\r\n")
    state = read(tmp_path / "a.md").state
    assert FileState.decoded(state.encoded()) == state
    for broken in ("", "{}", "[]", '{"form": {"encoding": "utf-9", "ends": "lf"}, "stamp": {}}'):
        assert FileState.decoded(broken) is None
