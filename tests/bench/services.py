"""A number and a seed in; that many invented services as models out: 1 to 60 requirements, long texts, all shapes."""

from __future__ import annotations

import random
from collections.abc import Iterator

from generator.model import (
    Biaya,
    Bila,
    Instansi,
    JamHari,
    JamKhusus,
    JamLayanan,
    JangkaWaktu,
    KanalPengaduan,
    Kasus,
    Ketiadaan,
    Langkah,
    Lanjutan,
    Layanan,
    NamaDaerah,
    Pejabat,
    Pemda,
    Penetapan,
    Pengaduan,
    Persyaratan,
    Produk,
    Rumus,
    Standar,
    Tahap,
    Tarif,
    TempatLayanan,
)
from tests.bench.catalogue import Words, kode

PEMDA = Pemda(nama="Kabupaten Ukur Raya", alamat_qr="https://sp.ukurraya.go.id/", zona_waktu="WIT", contoh=True)
COLOURS = ("laut", "marun", "hijau", "ungu", "cokelat", "nila", "zaitun", "toska", "abu")
CHANNELS = ("telepon", "whatsapp", "email", "kotak", "tatap-muka", "lapor", "situs", "medsos", "surat")


def services(total: int, seed: int = 7) -> Iterator[Layanan]:
    """The services; the first sixty have 1, 2, ... 60 requirements, so that every number occurs."""
    chance = random.Random(seed)
    words = Words(chance)
    for n in range(total):
        yield _service(n, chance, words)


def _service(n: int, chance: random.Random, words: Words) -> Layanan:
    size = n + 1 if n < 60 else chance.randint(1, 60)
    talkative = chance.random()
    kasus = tuple(Kasus(f"k{k}", words.some(2, 5)) for k in range(chance.choice((0, 0, 0, 2, 4, 8))))
    tahap = tuple(
        Tahap(f"t{k}", words.some(1, 3).title(), tenggat=words.some(3, 6))
        for k in range(chance.choice((0, 0, 0, 0, 3)))
    )
    standar = Standar(
        nama=words.some(2, 12 if chance.random() < 0.1 else 5).title(),
        jenis=("administratif",),
        status="berlaku",
        edisi=chance.randint(1, 12),
        kode=kode(n),
        ringkasan=words.sentence(6, 40 if chance.random() < 0.1 else 16) if chance.random() < 0.9 else None,
        nama_daerah=(NamaDaerah("Basa Ukur", words.some(2, 4).title()),) if chance.random() < 0.2 else (),
        penetapan=Penetapan(
            "Keputusan",
            sk=f"060/{n}/{words.some(1, 1).upper()}/2026" if chance.random() < 0.8 else None,
            tanggal="2026-02-02",
            oleh="Kepala Kantor",
        ),
        berlaku_sejak="2026-03-01",
        kasus=kasus,
        tahap=tahap,
        persyaratan=tuple(_item(k, chance, words, talkative, kasus, tahap) for k in range(size)),
        prosedur=tuple(_step(chance, words) for _ in range(chance.randint(1, 9))),
        jangka_waktu=JangkaWaktu(teks=f"{chance.randint(1, 30)} hari kerja", sejak="berkas lengkap"),
        biaya=_fee(chance, words),
        produk=tuple(Produk(words.some(1, 6).capitalize()) for _ in range(chance.choice((1, 1, 1, 3)))),
        lanjutan=(Lanjutan(words.sentence(4, 10)),) if chance.random() < 0.3 else (),
        pengaduan=_complaints(chance, words),
    )
    return Layanan("kantor", f"layanan-{n}", f"standards/kantor/layanan-{n}.yaml", standar, _agency(n, chance, words))


def _item(
    k: int, chance: random.Random, words: Words, talkative: float, kasus: tuple[Kasus, ...], tahap: tuple[Tahap, ...]
) -> Persyaratan:
    cases = (chance.choice(kasus).id,) if kasus and chance.random() < 0.6 else ()
    stages = (chance.choice(tahap).id,) if tahap else ()
    long = chance.random() < 0.02
    return Persyaratan(
        words.some(60, 120) if long else words.some(2, 8).capitalize(),
        id=f"s{k}",
        jenis=(chance.choice(("dokumen", "dokumen", "formulir", "kondisi", "tindakan")),),
        jumlah="1 lembar" if chance.random() < 0.3 else None,
        penjelasan=words.sentence(3, 14) if chance.random() < talkative * 0.6 else None,
        bila=Bila(kasus=cases, tahap=stages) if cases or stages else None,
    )


def _step(chance: random.Random, words: Words) -> Langkah:
    place = words.some(1, 2).title() if chance.random() < 0.7 else None
    return Langkah(words.some(2, 8).capitalize(), pelaku=words.some(1, 2).title(), tempat=place)


def _fee(chance: random.Random, words: Words) -> Biaya | Ketiadaan | None:
    kind = chance.randrange(6)
    if kind == 0:
        return None
    if kind == 1:
        return Biaya(teks="Sesuai ketentuan")
    if kind == 2:
        rows = chance.randint(2, 12)
        return Biaya(tarif=tuple(Tarif(f"Rp{n * 7}.500", nama=words.some(1, 5).capitalize()) for n in range(1, rows)))
    if kind == 3:
        return Biaya(rumus=Rumus("luas x tarif", contoh="100 x Rp6.000", hasil="Rp600.000"))
    return Biaya(gratis=True)


def _complaints(chance: random.Random, words: Words) -> Pengaduan:
    return Pengaduan(
        kanal=tuple(
            KanalPengaduan(
                chance.choice(CHANNELS), alamat=f"{words.some(1, 1)}@{words.some(1, 2).replace(' ', '.')}.go.id"
            )
            for _ in range(chance.randint(1, 9))
        ),
        pejabat=Pejabat(words.some(1, 4).title(), ruang=words.some(1, 3).title(), telepon="0800-000-0000"),
    )


def _agency(n: int, chance: random.Random, words: Words) -> Instansi:
    hours = JamLayanan(
        hari=(JamHari("senin-kamis", "08.00", "15.00", "12.00-13.00"), JamHari("jumat", "08.00", "14.30")),
        khusus=(JamKhusus("Ramadan", hari=(JamHari("senin-jumat", "08.00", "14.00"),)),) * chance.randint(0, 1),
    )
    return Instansi(
        nama=words.some(1, 9).title(),
        tingkat="dinas",
        warna=COLOURS[n % len(COLOURS)],
        jam_layanan=hours,
        tempat_layanan=tuple(
            TempatLayanan(words.some(1, 4).title(), alamat=words.some(3, 7).title())
            for _ in range(chance.randint(0, 3))
        ),
        tanpa_hp=words.some(1, 3).title(),
    )
