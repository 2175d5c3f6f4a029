"""A number and a seed in; a catalogue of that many realistic standards out. The plain project's settings beside it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

VOCABULARY = 12_000
PER_AGENCY = 9
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
ONSETS = ["b", "c", "d", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "w", "ng", "ny", "pr", "kr", "tr"]
VOWELS = ["a", "a", "a", "e", "i", "o", "u", "ai", "au"]
CODAS = ["", "", "", "n", "ng", "k", "r", "s", "t", "l", "h", "m"]


class Words:
    """Invented words that sound Indonesian, drawn by Zipf's law, so that sizes and compression are honest."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        made: dict[str, None] = {}
        while len(made) < VOCABULARY:
            syllables = chance.choice((2, 2, 2, 3, 3, 4))
            parts = (chance.choice(ONSETS) + chance.choice(VOWELS) + chance.choice(CODAS) for _ in range(syllables))
            made["".join(parts)] = None
        self.all = list(made)
        self.weights = [1 / (rank + 3) for rank in range(VOCABULARY)]
        self.pool: list[str] = []

    def some(self, low: int, high: int) -> str:
        """Between `low` and `high` words."""
        n = self.chance.randint(low, high)
        if len(self.pool) < n:
            self.pool = self.chance.choices(self.all, self.weights, k=20_000)
        taken, self.pool = self.pool[:n], self.pool[n:]
        return " ".join(taken)

    def sentence(self, low: int, high: int) -> str:
        """The same with a capital letter and a full stop."""
        return self.some(low, high).capitalize() + "."


@dataclass(frozen=True)
class Made:
    """One generated standard: where it goes, and what both forms are written from."""

    folder: str
    id: str
    kode: str
    nama: str
    agency: str
    parts: dict[str, list[str]]
    hari: int
    edisi: int


def kode(n: int) -> str:
    """The n-th permanent code."""
    text = ""
    n = (n * 7_368_787 + 12_345) % len(ALPHABET) ** 5
    for _ in range(5):
        n, digit = divmod(n, len(ALPHABET))
        text += ALPHABET[digit]
    return text


def make(total: int, seed: int = 1, edisi: int = 1) -> Iterator[Made]:
    """`total` standards; a later edition has one requirement fewer at the front, one more at the end."""
    chance = random.Random(seed)
    words = Words(chance)
    for n in range(total):
        folder = f"instansi-{n // PER_AGENCY:05d}"
        size = min(25, max(1, round(chance.lognormvariate(1.8, 0.6))))
        counts = {"prosedur": chance.randint(3, 8), "dasar_hukum": 4, "sarana_prasarana": 6, "kompetensi_pelaksana": 4}
        counts |= {"pengawasan_internal": 2, "jaminan_pelayanan": 3, "jaminan_keamanan": 3, "evaluasi_kinerja": 2}
        items = [words.some(3, 9).capitalize() for _ in range(size + 4)]
        parts = {"persyaratan": items[edisi - 1 : edisi - 1 + size]}
        parts |= {name: [words.sentence(5, 12) for _ in range(count)] for name, count in counts.items()}
        parts["ringkasan"] = [words.sentence(8, 16)]
        parts["catatan"] = [words.sentence(4, 9) for _ in range(size)]
        nama = f"Surat {words.some(2, 4).title()}"
        yield Made(
            folder, f"layanan-{n:06d}", kode(n), nama, f"Kantor {folder[9:]}", parts, chance.randint(1, 14), edisi
        )


def as_yaml(one: Made) -> str:
    """The standard as its file."""
    lines = [
        f"kode: {one.kode}",
        f"nama: {one.nama}",
        f"ringkasan: {one.parts['ringkasan'][0]}",
        "jenis: administratif",
    ]
    lines += ["status: berlaku", f"edisi: {one.edisi}", "penetapan:", f'  sk: "060/{one.edisi}/{one.folder[9:]}/2025"']
    lines += [f'  tanggal: "202{one.edisi + 3}-01-15"', "  oleh: Kepala Kantor", "dasar_perubahan: {jenis: evaluasi}"]
    lines += [f'berlaku_sejak: "202{one.edisi + 3}-02-01"', "peninjauan:", '  terakhir: "2026-02"', "persyaratan:"]
    for n, text in enumerate(one.parts["persyaratan"], one.edisi):
        lines += [f"  - id: syarat-{n}", f"    uraian: {text}", "    jenis: dokumen", "    bentuk: fotokopi"]
        lines += [
            "    jumlah: 1 lembar",
            f"    penjelasan: {one.parts['catatan'][(n - 1) % len(one.parts['catatan'])]}",
        ]
    lines.append("prosedur:")
    for n, text in enumerate(one.parts["prosedur"]):
        lines += [f"  - uraian: {text}", f"    pelaku: {'Pemohon' if n % 3 == 0 else 'Petugas loket'}"]
    lines += ["jangka_waktu:", f"  teks: {one.hari} hari kerja", "  sejak: berkas lengkap", "biaya:", "  teks: Gratis"]
    lines += ["produk:", f"  - nama: {one.nama}", "    jenis: dokumen"]
    for name in ("dasar_hukum", "sarana_prasarana", "kompetensi_pelaksana", "pengawasan_internal"):
        lines += [f"{name}:", *(f"  - {text}" for text in one.parts[name])]
    lines += ["jumlah_pelaksana:", "  teks: 3 orang"]
    for name in ("jaminan_pelayanan", "jaminan_keamanan", "evaluasi_kinerja"):
        lines += [f"{name}:", *(f"  - {text}" for text in one.parts[name])]
    return "\n".join(lines) + "\n"


def agency_yaml(number: str, n: int) -> str:
    """An agency's file."""
    return f"""kode: {kode(5_000_000 + n)}
nama: Kantor {number}
nama_pendek: Kantor {number}
tingkat: dinas
warna: laut
alamat: Jalan Contoh Nomor {n}
kontak: {{telepon: 0800-000-{n % 10000:04d}, email: kantor-{number}@contoh.example}}
penanggung_jawab: {{jabatan: Sekretaris}}
tanpa_hp: Loket 1
jam_layanan:
  hari:
    - {{hari: senin-kamis, buka: "08.00", tutup: "15.00", istirahat: 12.00-13.00}}
    - {{hari: jumat, buka: "08.00", tutup: "14.30"}}
bawaan:
  pengaduan:
    kanal:
      - {{jenis: telepon, alamat: 0800-000-{n % 10000:04d}}}
      - {{jenis: kotak, alamat: Ruang tunggu}}
    pejabat: {{jabatan: Sekretaris, ruang: Ruang 1}}
"""


PEMDA = """nama: Kabupaten Ukur
nama_pendek: Ukur
zona_waktu: WIB
alamat_qr: https://sp.ukur.example/
contoh: true
"""


def write_standards(root: Path, total: int, seed: int = 1, edisi: int = 1) -> int:
    """A folder standards/ below `root`; gives back how many bytes of YAML it holds."""
    docs = root / "standards"
    docs.mkdir(parents=True, exist_ok=True)
    (docs / "pemda.yaml").write_text(PEMDA, "utf-8")
    (docs / "index.md").write_text("---\ntitle: Beranda\n---\n<!-- standar:beranda -->\n", "utf-8")
    size = 0
    for one in make(total, seed, edisi):
        folder = docs / one.folder
        if not folder.is_dir():
            folder.mkdir()
            number = one.folder[9:]
            (folder / "instansi.yaml").write_text(agency_yaml(number, int(number)), "utf-8")
        text = as_yaml(one)
        size += len(text)
        (folder / f"{one.id}.yaml").write_text(text, "utf-8")
    return size


PLAIN = """site_name: Standar Pelayanan
site_url: https://standar.ukur.example/
docs_dir: docs
theme:
  name: material
  language: id
  font: false
plugins: [search]
nav: [{Beranda: index.md}]
validation: {nav: {omitted_files: ignore}}
markdown_extensions: [toc: {permalink: true}, attr_list, admonition]
"""
