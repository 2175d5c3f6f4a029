"""A text of a file in; the values it states, its shared spelling, and what to look at out.

Pure functions. What a text does not say with certainty is None: nothing is guessed. The words live in
the YAML files of this folder. Times grow with the length of the text, whatever is in it.
"""

from generator.text.blanks import is_deferral, is_free, is_placeholder, is_voluntary
from generator.text.citations import Citation, citation, find_citations, is_regional, same_region
from generator.text.dates import (
    Tanggal,
    earliest,
    find_tanggal,
    format_jam,
    format_tanggal,
    join_dan,
    latest,
    parse_tanggal,
    weekday_mismatch,
)
from generator.text.duration_reading import (
    FoundWaktu,
    find_hours,
    find_waktu,
    is_same_day,
    parse_waktu,
    start_event,
)
from generator.text.durations import SATUAN, Batas, Satuan, Waktu, compare_waktu, format_waktu, may_equal
from generator.text.marks import item_mark
from generator.text.money import (
    Rupiah,
    find_damaged_rupiah,
    find_rupiah,
    format_number,
    format_rupiah,
    parse_rupiah,
    read_rupiah,
)
from generator.text.nearest import closest, nearest
from generator.text.numerals import digit_word_mismatch, read_whole, say_number
from generator.text.private import Private, find_private
from generator.text.references import Reference, find_open_ended, find_reference
from generator.text.slugs import slug_id, slug_name
from generator.text.terminal import harmless
from generator.text.trimming import Token
from generator.text.wording import loose, normal, tokens

__all__ = [
    "Rupiah", "parse_rupiah", "read_rupiah", "find_rupiah", "find_damaged_rupiah", "format_rupiah",
    "format_number", "is_free", "is_placeholder", "is_deferral", "is_voluntary",
    "SATUAN", "Satuan", "Batas", "Waktu", "FoundWaktu", "parse_waktu", "find_waktu", "format_waktu",
    "compare_waktu", "may_equal", "is_same_day", "start_event", "find_hours",
    "digit_word_mismatch", "read_whole", "say_number",
    "Tanggal", "parse_tanggal", "find_tanggal", "format_tanggal", "weekday_mismatch", "earliest", "latest",
    "format_jam", "join_dan",
    "Token", "tokens", "normal", "loose", "slug_id", "slug_name",
    "Citation", "citation", "find_citations", "same_region", "is_regional",
    "Private", "find_private", "Reference", "find_reference", "find_open_ended", "harmless",
    "closest", "nearest", "item_mark",
]  # fmt: skip
