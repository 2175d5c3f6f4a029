"""Every kind of change with what it means for the applicant, and what it is called from the other side."""

from __future__ import annotations

from typing import Literal

Dampak = Literal["bertambah", "berkurang", "tetap", "perlu-telaah"]

_SAME: dict[Dampak, Dampak] = {
    "bertambah": "berkurang",
    "berkurang": "bertambah",
    "tetap": "tetap",
    "perlu-telaah": "perlu-telaah",
}

_PAIRS: tuple[tuple[str, str, Dampak], ...] = (
    # requirements: whether they are asked
    ("persyaratan-ditambah", "persyaratan-dihapus", "bertambah"),
    ("persyaratan-ditambah-alternatif", "persyaratan-dihapus-alternatif", "berkurang"),
    ("persyaratan-ditambah-cadangan", "persyaratan-dihapus-cadangan", "perlu-telaah"),
    ("persyaratan-ditambah-opsional", "persyaratan-dihapus-opsional", "tetap"),
    ("persyaratan-ditambah-petugas", "persyaratan-dihapus-petugas", "tetap"),
    ("persyaratan-dipecah", "persyaratan-digabung", "perlu-telaah"),
    ("persyaratan-dicantumkan", "persyaratan-tidak-dicantumkan", "perlu-telaah"),
    # requirements: of whom, when, and whether one may choose
    ("persyaratan-diwajibkan", "persyaratan-dibolehkan", "bertambah"),
    ("persyaratan-diperluas", "persyaratan-dipersempit", "bertambah"),
    ("persyaratan-keadaan-diubah", "persyaratan-keadaan-diubah", "perlu-telaah"),
    ("persyaratan-dimajukan", "persyaratan-diundurkan", "bertambah"),
    ("persyaratan-menjadi-keharusan", "persyaratan-menjadi-pilihan", "bertambah"),
    ("persyaratan-semua-diminta", "persyaratan-cukup-salah-satu", "bertambah"),
    ("persyaratan-disiapkan-pemohon", "persyaratan-disiapkan-petugas", "bertambah"),
    ("persyaratan-pilihan-diubah", "persyaratan-pilihan-diubah", "perlu-telaah"),
    # requirements: what exactly
    ("persyaratan-diubah", "persyaratan-diubah", "perlu-telaah"),
    ("persyaratan-redaksi", "persyaratan-redaksi", "tetap"),
    ("persyaratan-jumlah-ditambah", "persyaratan-jumlah-dikurangi", "bertambah"),
    ("persyaratan-bentuk-diubah", "persyaratan-bentuk-diubah", "perlu-telaah"),
    ("persyaratan-pejabat-diubah", "persyaratan-pejabat-diubah", "perlu-telaah"),
    ("persyaratan-dokumen-diubah", "persyaratan-dokumen-diubah", "perlu-telaah"),
    ("persyaratan-batas-diubah", "persyaratan-batas-diubah", "perlu-telaah"),
    ("persyaratan-tempat-diubah", "persyaratan-tempat-diubah", "perlu-telaah"),
    ("persyaratan-rincian-diubah", "persyaratan-rincian-diubah", "perlu-telaah"),
    ("persyaratan-golongan-diubah", "persyaratan-golongan-diubah", "tetap"),
    ("persyaratan-dasar-diubah", "persyaratan-dasar-diubah", "tetap"),
    ("persyaratan-dipindah", "persyaratan-dipindah", "tetap"),
    ("persyaratan-urutan", "persyaratan-urutan", "tetap"),
    # what requirements hang on
    ("kasus-ditambah", "kasus-dihapus", "perlu-telaah"),
    ("kasus-diubah", "kasus-diubah", "perlu-telaah"),
    ("pemohon-ditambah", "pemohon-dihapus", "perlu-telaah"),
    ("pemohon-diubah", "pemohon-diubah", "perlu-telaah"),
    ("tahap-ditambah", "tahap-dihapus", "perlu-telaah"),
    ("tahap-diubah", "tahap-diubah", "perlu-telaah"),
    ("tahap-urutan", "tahap-urutan", "perlu-telaah"),
    ("tahap-tenggat-dipersingkat", "tahap-tenggat-diperpanjang", "bertambah"),
    ("kelompok-ditambah", "kelompok-dihapus", "tetap"),
    ("kelompok-diperketat", "kelompok-diperlonggar", "bertambah"),
    ("kelompok-diubah", "kelompok-diubah", "perlu-telaah"),
    ("kanal-dihapus", "kanal-ditambah", "bertambah"),
    ("kanal-dicantumkan", "kanal-tidak-dicantumkan", "tetap"),
    ("kanal-diubah", "kanal-diubah", "perlu-telaah"),
    # steps
    ("langkah-ditambah", "langkah-dihapus", "perlu-telaah"),
    ("langkah-diubah", "langkah-diubah", "perlu-telaah"),
    ("langkah-redaksi", "langkah-redaksi", "tetap"),
    ("langkah-pelaku-diubah", "langkah-pelaku-diubah", "perlu-telaah"),
    ("langkah-rincian-diubah", "langkah-rincian-diubah", "perlu-telaah"),
    ("langkah-urutan", "langkah-urutan", "perlu-telaah"),
    # time
    ("waktu-diperlama", "waktu-dipercepat", "bertambah"),
    ("waktu-diubah", "waktu-diubah", "perlu-telaah"),
    ("waktu-ketentuan-diubah", "waktu-ketentuan-diubah", "perlu-telaah"),
    ("waktu-bagian-ditambah", "waktu-bagian-dihapus", "perlu-telaah"),
    ("waktu-dicantumkan", "waktu-tidak-dicantumkan", "tetap"),
    # fee
    ("biaya-naik", "biaya-turun", "bertambah"),
    ("biaya-diubah", "biaya-diubah", "perlu-telaah"),
    ("biaya-ketentuan-diubah", "biaya-ketentuan-diubah", "perlu-telaah"),
    ("biaya-golongan-ditambah", "biaya-golongan-dihapus", "perlu-telaah"),
    ("biaya-bagian-ditambah", "biaya-bagian-dihapus", "bertambah"),
    ("biaya-bebas-dihapus", "biaya-bebas-ditambah", "bertambah"),
    ("biaya-bebas-diubah", "biaya-bebas-diubah", "perlu-telaah"),
    ("biaya-lain-ditambah", "biaya-lain-dihapus", "bertambah"),
    ("biaya-lain-diubah", "biaya-lain-diubah", "perlu-telaah"),
    ("biaya-dasar-diubah", "biaya-dasar-diubah", "tetap"),
    ("biaya-dicantumkan", "biaya-tidak-dicantumkan", "perlu-telaah"),
    # product
    ("produk-ditambah", "produk-dihapus", "tetap"),
    ("produk-diubah", "produk-diubah", "perlu-telaah"),
    ("produk-ketentuan-diubah", "produk-ketentuan-diubah", "perlu-telaah"),
    # the rest
    ("pengaduan-tenggat-diubah", "pengaduan-tenggat-diubah", "perlu-telaah"),
    ("pengaduan-prosedur-diubah", "pengaduan-prosedur-diubah", "tetap"),
    ("dasar-hukum-ditambah", "dasar-hukum-dihapus", "tetap"),
    ("dasar-hukum-diubah", "dasar-hukum-diubah", "tetap"),
    ("komponen-dicantumkan", "komponen-tidak-dicantumkan", "tetap"),
    ("komponen-butir-ditambah", "komponen-butir-dihapus", "tetap"),
    ("komponen-diubah", "komponen-diubah", "tetap"),
    ("tempat-dihapus", "tempat-ditambah", "bertambah"),
    ("tempat-dicantumkan", "tempat-tidak-dicantumkan", "tetap"),
    ("tempat-diubah", "tempat-diubah", "perlu-telaah"),
    ("kuota-diubah", "kuota-diubah", "perlu-telaah"),
    ("antrean-diubah", "antrean-diubah", "perlu-telaah"),
    ("lanjutan-ditambah", "lanjutan-dihapus", "perlu-telaah"),
    ("lanjutan-diubah", "lanjutan-diubah", "perlu-telaah"),
    ("nama-diubah", "nama-diubah", "tetap"),
    ("ringkasan-diubah", "ringkasan-diubah", "tetap"),
    ("jenis-diubah", "jenis-diubah", "tetap"),
    ("pemilik-diubah", "pemilik-diubah", "tetap"),
)

DAMPAK: dict[str, Dampak] = {
    kind: said for one, other, effect in _PAIRS for kind, said in ((other, _SAME[effect]), (one, effect))
}
"""The burden grows where an applicant who prepared by the old edition would be turned away, pay more or wait longer."""

MIRROR: dict[str, str] = {a: b for one, other, _ in _PAIRS for a, b in ((one, other), (other, one))}
"""What each kind is called when the two editions change places."""
