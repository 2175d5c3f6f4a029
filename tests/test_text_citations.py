"""Citations of law as offices type them."""

from __future__ import annotations

import pytest

from generator.text import Citation, citation, find_citations, is_regional, same_region


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UU No 23 Thn 2006 Administrasi Kependudukan", Citation("UU", "23", 2006, "Administrasi Kependudukan")),
        ("Perpres No. 25 Thn 2008", Citation("Perpres", "25", 2008)),
        (
            "Perda Kota Medan No.1 Thn 2010 Tentang Penyelenggaraan Administrasi Kependudukan",
            Citation("Perda", "1", 2010, "Penyelenggaraan Administrasi Kependudukan", daerah="Kota Medan"),
        ),
        ("UU N0 25 tahun 2009", Citation("UU", "25", 2009)),
        ("UU no 36 tahun 2009 tentang Kesehatan", Citation("UU", "36", 2009, "Kesehatan")),
        (
            "Permenkes Nomor 43 tahun 2016 SPM bidang Kesehatan",
            Citation("Permenkes", "43", 2016, "SPM bidang Kesehatan"),
        ),
        ("Perpres 96/2018", Citation("Perpres", "96", 2018)),
        ("1. PP No. 96 Tahun 2012;", Citation("PP", "96", 2012)),
        ("UU RI Nomor 25 Tahun 2009", Citation("UU", "25", 2009)),
        ("UU Nomor 25 Th. 2009", Citation("UU", "25", 2009)),
        (
            "Peraturan Daerah Kabupaten Nusa Damai Nomor 3 Tahun 2024 tentang Pajak Daerah",
            Citation("Perda", "3", 2024, "Pajak Daerah", daerah="Kabupaten Nusa Damai"),
        ),
        (
            "Perda Kabupaten Teluk Lain Nomor 2 Tahun 2015 (contoh)",
            Citation("Perda", "2", 2015, daerah="Kabupaten Teluk Lain"),
        ),
        (
            "Peraturan Bupati Kutai Kartanegara Nomor 5 Tahun 2020",
            Citation("Perbup", "5", 2020, daerah="Kutai Kartanegara"),
        ),
        ("Qanun Aceh Nomor 8 Tahun 2016", Citation("Qanun", "8", 2016, daerah="Aceh")),
        ("Peraturan Direksi Perumda Tirta Nusa Nomor 07 Tahun 2025", Citation("Peraturan Direksi", "07", 2025)),
        ("Perwepan RI Nomor 15 Tahun 2014", Citation("Perwepan", "15", 2014)),
        ("PermenPANRB 15/2014", Citation("PermenPANRB", "15", 2014)),
        (
            "Permenpan RB Nomor 15 Tahun 2014 tentang Pedoman Standar Pelayanan",
            Citation("PermenPANRB", "15", 2014, "Pedoman Standar Pelayanan"),
        ),
        (
            "Peraturan Menteri Agama RI Nomor 19 Tahun 2018 Pasal 7 Ayat 4",
            Citation("PMA", "19", 2018, pasal="7 Ayat 4"),
        ),
        ("Pasal 4 Perpres 96/2018", Citation("Perpres", "96", 2018, pasal="4")),
        ("Pasal 7 ayat (1) Perpres 96/2018", Citation("Perpres", "96", 2018, pasal="7 ayat (1)")),
        ("Permendagri 104/2019 Pasal 19 ayat (6)", Citation("Permendagri", "104", 2019, pasal="19 ayat (6)")),
        ("Perpres 96/2018 Pasal 4 huruf a", Citation("Perpres", "96", 2018, pasal="4 huruf a")),
        (
            "Perwako Nomor 15 Tahun 2010 sebagaimana telah diubah dengan Perwako 49 Tahun 2011",
            Citation("Perwali", "15", 2010),
        ),
        (
            "Tarif Perda Kabupaten Penajam Paser Utara tentang Retribusi no 8 tahun 2018 tentang Retribusi di",
            Citation("Perda", "8", 2018, "Retribusi di", daerah="Kabupaten Penajam Paser Utara"),
        ),
        ("SE Menkes HK.02.01/MENKES/6/2024", Citation("SE", "HK.02.01/MENKES/6/2024", 2024)),
        (
            "Keputusan Bupati Ciamis 470/Kpts.-Dinsos.1/2019",
            Citation("Kepbup", "470/Kpts.-Dinsos.1/2019", 2019, daerah="Ciamis"),
        ),
        (
            "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik (Lembaran Negara RI Tahun 2009)",
            Citation("UU", "25", 2009, "Pelayanan Publik"),
        ),
        (
            "UU 24/2013 tentang Perubahan atas UU 23/2006 tentang Administrasi Kependudukan",
            Citation("UU", "24", 2013, "Perubahan atas UU 23/2006 tentang Administrasi Kependudukan"),
        ),
        # parts that are missing stay missing
        ("Perda tentang Retribusi", Citation("Perda", None, None, "Retribusi")),
        ("Peraturan Desa 4/2023 (contoh)", Citation("Perdes", "4", 2023)),
        ("Perda tentang Retribusi Nomor 8 Tahun 2018", Citation("Perda", "8", 2018, "Retribusi")),
        ("Perda RI Nomor     Tahun 2018", Citation("Perda", None, 2018)),
        ("UU Pasal 5 Nomor 25 Tahun 2009", Citation("UU", "25", 2009, pasal="5")),
        ("UU Nomor 25", Citation("UU", "25", None)),
        ("UU Tahun 2009 tentang Pelayanan Publik", Citation("UU", None, 2009, "Pelayanan Publik")),
        # no citation
        ("menurut ketentuan yang berlaku", None),
        ("telepon nomor 081234", None),
        ("pp se sk", None),
        ("", None),
    ],
)
def test_a_citation_is_taken_apart(text: str, expected: Citation | None) -> None:
    assert citation(text) == expected


def test_an_abbreviation_counts_in_capitals_inside_a_sentence() -> None:
    assert citation("berdasarkan PP 96/2012") == Citation("PP", "96", 2012)
    assert citation("pp 96/2012") == Citation("PP", "96", 2012)
    assert find_citations("gedung se 3/2020, ruang pp 4/2021") == ()


def test_all_citations_of_a_text() -> None:
    text = "sesuai Permen no.13 tahun 2018/ Pergub No.55 tahun 2018, Perda, dan Pasal 4 Perpres 96/2018"
    assert [(each.jenis, each.nomor, each.tahun, each.pasal) for each in find_citations(text)] == [
        ("Permen", "13", 2018, None),
        ("Pergub", "55", 2018, None),
        ("Perpres", "96", 2018, "4"),
    ]


def test_regions() -> None:
    assert same_region("Kab. Nusa Damai", "Kabupaten Nusa Damai")
    assert same_region("NUSA DAMAI", "Kabupaten Nusa Damai")
    assert not same_region("Kota Medan", "Kabupaten Empat Lawang")
    assert not same_region("Kabupaten Nusa Damai", "Kabupaten Nusa")
    assert not same_region("Kota", "Kabupaten")
    assert is_regional("Perda")
    assert not is_regional("UU")
    assert not is_regional("Perwepan")
