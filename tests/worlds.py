"""A source of chance in, small catalogues with a past, and edits as people make them, out: files by their names."""

from __future__ import annotations

from random import Random

from tests.papers import PEMDA

World = dict[str, str]

CODES = ("aaaaa", "bbbbb", "ccccc", "ddddd", "eeeee", "fffff", "ggggg")
FOLDERS = ("dinas", "kantor", "layanan")
"""The last is a name that no agency may have."""
NAMES = ("surat", "izin", "kartu", "akta", "aaaaa", "Salah")
DAYS = ("2025-03-04", "2026-01-15", "2026-05-20")
ITEMS = ("Fotokopi KTP-el", "Kartu Keluarga asli", "Surat pengantar RT", "Bukti lunas PBB", "Pas foto dan lain-lain")


def standar(random: Random, kode: str | None = None, edisi: int | None = None) -> str:
    """A standard, with a ground, a list and a state of any kind."""
    number = edisi if edisi is not None else random.choice((1, 1, 2, 3))
    lines = [] if random.random() < 0.1 else [f"kode: {kode or random.choice(CODES)}"]
    status, year = random.choice(("berlaku", "berlaku", "rancangan")), 2020 + number
    lines += ["nama: Surat Uji", "jenis: administratif", f"status: {status}", f"edisi: {number}"]
    lines.append(f'penetapan: {{sk: 1/{year}, tanggal: "{year}-01-02", oleh: Kepala}}')
    since = random.choice((f"{year}-02", "2021-02", "2026-06", "2030-02"))
    lines.append(f'berlaku_sejak: "{since}-01"')
    ground = random.choice(("", "evaluasi", "fkp", "fkp"))
    if ground == "fkp":
        named = random.choice([f"{folder}/{day}" for folder in FOLDERS[:2] for day in DAYS])
        lines.append(f"dasar_perubahan: {{jenis: fkp, rujukan: {named}}}")
    elif ground:
        lines.append(f"dasar_perubahan: {{jenis: {ground}}}")
    if random.random() < 0.4:
        lines.append(f"acuan: {random.choice(('ak-surat', 'ak-izin', 'ak-tiada'))}")
    if random.random() < 0.1:
        lines.append('pengecualian: [{temuan: SP911, sampai: "2027-01-01", alasan: uji}]')
    lines.append("persyaratan:")
    chosen = random.sample(ITEMS, random.randint(1, 4))
    lines += [f"  - {{id: butir-{ITEMS.index(item)}, uraian: {item}}}" for item in chosen]
    if random.random() < 0.3:
        lines.append("biaya: {teks: '-'}")
    return "\n".join(lines) + "\n"


def instansi(random: Random) -> str:
    """An agency, whose defaults its standards inherit."""
    lines = [f"kode: {random.choice((*CODES, 'hhhhh', 'jjjjj', 'kkkkk'))}", "nama: Kantor Uji", "tingkat: dinas"]
    if random.random() < 0.7:
        lines += ["bawaan:", f"  jangka_waktu: {{teks: {random.choice(('3 hari kerja', '2 hari', 'segera'))}}}"]
    return "\n".join(lines) + "\n"


def fkp(random: Random, day: str) -> str:
    """A consultation with decisions about services by name, by code, or about all."""
    lines = [f'tanggal: "{day if random.random() < 0.9 else DAYS[0]}"', "tempat: Aula", "tema: Uji"]
    lines += ["peserta: {pengguna: 3, ahli: 1}"]
    if random.random() < 0.3:
        lines.append(f"layanan: [{', '.join(random.sample(NAMES[:4], 2))}]")
    lines.append("keputusan:")
    for n in range(random.randint(1, 3)):
        name = random.choice((*NAMES[:5], *CODES[:3], "dinas/surat", "kantor/izin", None, None))
        about = "" if name is None else f"layanan: {name}, "
        item = random.randrange(len(ITEMS))
        kind = random.choice(("hapus", "tambah", "ubah"))
        lines.append(
            f"  - {{id: k{n}, {about}jenis: {kind}, bagian: persyaratan, butir: [butir-{item}], "
            f'menjadi: {ITEMS[item]}, tenggat: "2026-06-30"}}'
        )
    return "\n".join(lines) + "\n"


def acuan(random: Random) -> str:
    """A reference list."""
    items = "\n".join(f"  - {{id: butir-{n}, uraian: {ITEMS[n]}}}" for n in sorted(random.sample(range(5), 3)))
    level = random.choice(("daerah", "nasional"))
    return f"nama: Daftar Uji\ntingkat: {level}\nkeadaan: belum-diperiksa\npersyaratan:\n{items}\n"


def begin(random: Random) -> World:
    """A catalogue of two agencies."""
    world = {"standards/pemda.yaml": PEMDA, "standards/acuan/ak-surat.yaml": acuan(random)}
    codes = iter(CODES)
    for folder in FOLDERS[:2]:
        world[f"standards/{folder}/instansi.yaml"] = instansi(random)
        for name in NAMES[:3]:
            world[f"standards/{folder}/{name}.yaml"] = standar(random, next(codes))
        day = random.choice(DAYS)
        world[f"standards/{folder}/fkp/{day}.yaml"] = fkp(random, day)
    return world


def edit(random: Random, world: World) -> World:
    """One edit: what changed, by file; an empty text deletes it."""
    ours = sorted(file for file in world if file.count("/") == 2 and "instansi" not in file and "acuan" not in file)
    folder = random.choice(FOLDERS if random.random() < 0.05 else FOLDERS[:2])
    place = f"standards/{folder}/{random.choice(NAMES)}.yaml"
    day = random.choice(DAYS)
    match random.randrange(12):
        case 0:
            return {place: standar(random)}
        case 1 if ours:
            return {random.choice(ours): ""}
        case 2 if ours:
            file = random.choice(ours)
            return {file: "", place: world[file]}
        case 3 if ours:
            return {place: world[random.choice(ours)]}
        case 4 if ours:
            file = random.choice(ours)
            return {file: world[file] + random.choice(("rusak: [\n", "bukan_kunci: 1\n", "# catatan\n"))}
        case 5:
            return {f"standards/{folder}/instansi.yaml": instansi(random)}
        case 6:
            return {f"standards/{folder}/instansi.yaml": random.choice(("", "nama: [\n"))}
        case 7:
            return {f"standards/{folder}/fkp/{day}.yaml": random.choice((fkp(random, day), ""))}
        case 8:
            name = random.choice(("ak-surat", "ak-izin"))
            return {f"standards/acuan/{name}.yaml": random.choice((acuan(random), "", "nama: [\n"))}
        case 9 if len(ours) > 1:
            one, other = random.sample(ours, 2)
            return {one: world[other], other: world[one]}
        case _ if ours:
            file = random.choice(ours)
            kode = next((line[6:] for line in world[file].split("\n") if line.startswith("kode: ")), None)
            return {file: standar(random, kode, random.choice((1, 2, 2, 3)))}
    return {place: standar(random)}


def applied(world: World, edits: World) -> World:
    """The files after an edit."""
    return {file: text for file, text in {**world, **edits}.items() if text}
