"""Two texts in, marked words out: whole words, numbers with their unit, and the texts themselves unharmed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diff import Piece, highlight

TABLE = [
    ("Proposal 5 rangkap", "Proposal 2 rangkap", "Proposal [5 rangkap]", "Proposal [2 rangkap]"),
    ("3 hari kerja", "3 (tiga) jam", "[3 hari kerja]", "[3 (tiga) jam]"),
    ("3 hari", "3 hari kerja", "[3 hari]", "[3 hari kerja]"),
    ("Surat keterangan lurah", "Surat keterangan camat", "Surat keterangan [lurah]", "Surat keterangan [camat]"),
    ("STNK", "Fotokopi STNK yang masih berlaku", "STNK", "[Fotokopi] STNK [yang masih berlaku]"),
    ("Foto copy KTP", "fotokopi  ktp.", "Foto copy KTP", "fotokopi  ktp."),
    ("KTP pemohon", "KTP-el pemohon", "[KTP] pemohon", "[KTP-el] pemohon"),
    ("Kartu Keluarga", "Ijazah terakhir", "[Kartu Keluarga]", "[Ijazah terakhir]"),
    ("", "Baru", "", "[Baru]"),
    ("Biaya Rp10.000", "Biaya Rp. 15.000,-", "Biaya [Rp10.000]", "Biaya [Rp. 15.000],-"),
    ("Surat dari RT dan RW setempat", "Surat dari desa dan kecamatan setempat", "Surat dari [RT dan RW] setempat",
     "Surat dari [desa dan kecamatan] setempat"),
]  # fmt: skip


def shown(pieces: tuple[Piece, ...]) -> str:
    return "".join(f"[{one.text}]" if one.berubah else one.text for one in pieces)


@pytest.mark.parametrize(("before", "after", "left", "right"), TABLE, ids=[row[1] for row in TABLE])
def test_marks(before: str, after: str, left: str, right: str) -> None:
    assert tuple(map(shown, highlight(before, after))) == (left, right)


WORDS = st.lists(
    st.sampled_from(["KTP", "KTP-el", "dan", "KK", "2", "lembar", "Rp10.000", "(asli)", "\n", "foto copy", "é", "&"]),
    max_size=12,
)


@given(st.one_of(WORDS.map(" ".join), st.text(max_size=60)), st.one_of(WORDS.map(" ".join), st.text(max_size=60)))
@settings(max_examples=150, deadline=None)
def test_pieces_join_to_the_texts_and_change_places_with_them(before: str, after: str) -> None:
    left, right = highlight(before, after)
    assert "".join(one.text for one in left) == before
    assert "".join(one.text for one in right) == after
    assert highlight(after, before) == (right, left)
    assert not any(one.berubah for one in highlight(before, before)[0])
    assert all(one.text for one in (*left, *right))


def test_very_long_texts_are_marked_between_what_they_share() -> None:
    before = "awal " + " ".join(f"kata{n}" for n in range(700)) + " akhir"
    after = "awal " + " ".join(f"lain{n}" for n in range(700)) + " akhir"
    left, right = highlight(before, after)
    assert [one.berubah for one in left] in ([False, True, False], [True])
    assert "".join(one.text for one in right) == after
