"""Two short standards in, the kinds of change and their effect out; laws that hold for all of them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import catalog
from generator.diff import DAMPAK, MIRROR, apply, diff, mirrored, normal_form, reused_ids
from generator.messages import words
from generator.model import Redaksional, Standar
from tests.papers import standar

ROOT = Path(__file__).parent

A = "persyaratan:\n"
KTP = "  - {id: ktp, uraian: Fotokopi KTP-el}\n"
KK = "  - {id: kk, uraian: Fotokopi Kartu Keluarga}\n"
PBB = "  - {id: pbb, uraian: Bukti lunas PBB tahun berjalan}\n"
TAHAP = "tahap: [{id: usul, nama: Pengusulan}, {id: cair, nama: Pencairan}]\n"
KANAL = "kanal: [{id: loket, nama: Loket}, {id: daring, nama: Aplikasi}]\n"
GRUP = (
    "kelompok: [{id: g, nama: Surat, pilih: satu}]\n"
    "persyaratan:\n  - {id: a, uraian: Surat bidan, kelompok: g}\n"
    "  - {id: b, uraian: Surat dokter, kelompok: g}\n  - {id: c, uraian: Surat kepala desa, kelompok: g}\n"
)
KASUS = "kasus: [{id: hilang, nama: hilang}, {id: rusak, nama: rusak}]\n"

TABLE = [
    ("same", A + KTP + KK, A + KTP + KK, []),
    ("removed", A + KTP + PBB, A + KTP, [("persyaratan-dihapus", "berkurang")]),
    ("added", A + KTP, A + KTP + PBB, [("persyaratan-ditambah", "bertambah")]),
    ("order", A + KTP + KK, A + KK + KTP, [("persyaratan-urutan", "tetap")]),
    ("spelling", A + "  - {id: a, uraian: Foto copy akte kelahiran}\n", A + "  - {id: a, uraian: fotokopi akta kelahiran}\n", []),
    ("reworded", A + "  - {id: a, uraian: STNK}\n", A + "  - {id: a, uraian: Fotokopi STNK yang masih berlaku}\n",
     [("persyaratan-diubah", "perlu-telaah")]),
    ("other officer", A + "  - {id: a, uraian: Surat keterangan lurah}\n", A + "  - {id: a, uraian: Surat keterangan camat}\n",
     [("persyaratan-diubah", "perlu-telaah")]),
    ("fewer copies", A + "  - {id: a, uraian: Proposal 5 rangkap}\n", A + "  - {id: a, uraian: Proposal 2 rangkap}\n",
     [("persyaratan-jumlah-dikurangi", "berkurang")]),
    ("more copies", A + "  - {id: a, uraian: Pas foto, jumlah: 2 lembar}\n", A + "  - {id: a, uraian: Pas foto, jumlah: 4 lembar}\n",
     [("persyaratan-jumlah-ditambah", "bertambah")]),
    ("count moves out of the text", A + "  - {id: a, uraian: Pas foto 2 lembar}\n", A + "  - {id: a, uraian: Pas foto, jumlah: 2 lembar}\n", []),
    ("only for some", KASUS + A + KTP, KASUS + A + "  - {id: ktp, uraian: Fotokopi KTP-el, bila: {kasus: [hilang]}}\n",
     [("persyaratan-dipersempit", "berkurang")]),
    ("for more", KASUS + A + "  - {id: k, uraian: Kartu lama, bila: {kasus: [hilang]}}\n",
     KASUS + A + "  - {id: k, uraian: Kartu lama, bila: {kasus: [hilang, rusak]}}\n", [("persyaratan-diperluas", "bertambah")]),
    ("optional", A + KTP, A + "  - {id: ktp, uraian: Fotokopi KTP-el, wajib: false}\n", [("persyaratan-dibolehkan", "berkurang")]),
    ("form", A + "  - {id: k, uraian: Kartu, bentuk: fotokopi}\n", A + "  - {id: k, uraian: Kartu, bentuk: legalisir}\n",
     [("persyaratan-bentuk-diubah", "perlu-telaah")]),
    ("id renamed, same text", A + KTP, A + "  - {id: ktp-el, uraian: Fotokopi KTP-el}\n", []),
    ("id used again for something else", A + "  - {id: a, uraian: Bukti lunas PBB tahun berjalan}\n",
     A + "  - {id: a, uraian: Nomor telepon saksi}\n", [("persyaratan-dihapus", "berkurang"), ("persyaratan-ditambah", "bertambah")]),
    ("what hangs on an id used again hangs on something else",
     A + "  - {id: a, uraian: Bukti lunas PBB}\n  - {id: b, uraian: Surat pernyataan, bila: {tanpa: [a]}}\n",
     A + "  - {id: a, uraian: Nomor telepon saksi}\n  - {id: b, uraian: Surat pernyataan, bila: {tanpa: [a]}}\n",
     [("persyaratan-dihapus", "berkurang"), ("persyaratan-keadaan-diubah", "perlu-telaah"), ("persyaratan-ditambah", "bertambah")]),
    ("split", A + "  - {id: str-ijazah, uraian: STR dan ijazah}\n",
     A + "  - {id: str, uraian: STR, menggantikan: [str-ijazah]}\n  - {id: ijazah, uraian: Ijazah, menggantikan: [str-ijazah]}\n",
     [("persyaratan-dipecah", "perlu-telaah")]),
    ("merged", A + "  - {id: f1, uraian: Formulir satu}\n  - {id: f2, uraian: Formulir dua}\n",
     A + "  - {id: f, uraian: Formulir gabungan, menggantikan: [f1, f2]}\n", [("persyaratan-digabung", "perlu-telaah")]),
    ("two papers in one item", A + KTP + KK, A + "  - {id: ktp-kk, uraian: KTP-el dan KK, dokumen: [ktp, kk]}\n",
     [("persyaratan-digabung", "perlu-telaah")]),
    ("an alternative more", "kelompok: [{id: g, nama: Surat, pilih: satu}]\n" + A + "  - {id: a, uraian: Surat bidan, kelompok: g}\n  - {id: b, uraian: Surat dokter, kelompok: g}\n",
     "kelompok: [{id: g, nama: Surat, pilih: satu}]\n" + A + "  - {id: a, uraian: Surat bidan, kelompok: g}\n  - {id: b, uraian: Surat dokter, kelompok: g}\n  - {id: c, uraian: Keterangan kepala desa setempat, kelompok: g}\n",
     [("persyaratan-ditambah-alternatif", "berkurang")]),
    ("list appears", "persyaratan: kosong\n", A + KTP, [("persyaratan-dicantumkan", "perlu-telaah")]),
    ("nothing needed any more", A + KTP, "persyaratan: {tidak_berlaku: Cukup datang.}\n", [("persyaratan-dihapus", "berkurang")]),
    ("faster", "jangka_waktu: {teks: 5 hari kerja}\n", "jangka_waktu: {teks: 3 (tiga) hari kerja}\n", [("waktu-dipercepat", "berkurang")]),
    ("slower", "jangka_waktu: {teks: 30 menit}\n", "jangka_waktu: {teks: 1 jam}\n", [("waktu-diperlama", "bertambah")]),
    ("same time, other words", "jangka_waktu: {teks: 3 hari kerja}\n", "jangka_waktu: {teks: 3 (tiga) Hari Kerja}\n", []),
    ("time appears", "jangka_waktu: kosong\n", "jangka_waktu: {teks: 1 hari kerja}\n", [("waktu-dicantumkan", "tetap")]),
    ("days into working days", "jangka_waktu: {teks: 3 hari}\n", "jangka_waktu: {teks: 3 hari kerja}\n", None),
    ("dearer", "biaya: {teks: Gratis}\n", "biaya: {teks: 'Rp10.000'}\n", [("biaya-naik", "bertambah")]),
    ("a fee where none applied", "biaya: {tidak_berlaku: Pelayanan ini tidak dipungut biaya.}\n", "biaya: {teks: 'Rp10.000'}\n",
     [("biaya-naik", "bertambah")]),
    ("a fee that was not published", "biaya: kosong\n", "biaya: {teks: 'Rp10.000'}\n", [("biaya-dicantumkan", "perlu-telaah")]),
    ("no fee, said in another way", "biaya: {tidak_berlaku: Pelayanan ini tidak dipungut biaya.}\n", "biaya: {teks: Gratis}\n",
     [("komponen-diubah", "tetap")]),
    ("cheaper tiers", "biaya: {tarif: [{nama: Kecil, jumlah: 'Rp40.000'}, {nama: Besar, jumlah: 'Rp90.000'}]}\n",
     "biaya: {teks: Tidak dipungut biaya}\n", [("biaya-turun", "berkurang")]),
    ("one tier up, one down", "biaya: {tarif: [{nama: A, jumlah: 'Rp40.000'}, {nama: B, jumlah: 'Rp90.000'}]}\n",
     "biaya: {tarif: [{nama: A, jumlah: 'Rp50.000'}, {nama: B, jumlah: 'Rp80.000'}]}\n", [("biaya-naik", "bertambah"), ("biaya-turun", "berkurang")]),
    ("money format", "biaya: {teks: 'Rp. 75.000,-'}\n", "biaya: {teks: 'Rp75.000,00'}\n", []),
    ("free in other words", "biaya: {teks: Gratis}\n", "biaya: {teks: Tidak dipungut biaya}\n", []),
    ("fee appears", "biaya: {teks: menurut peraturan yang berlaku}\n", "biaya: {teks: 'Rp5.000'}\n", [("biaya-dicantumkan", "perlu-telaah")]),
    ("product more", "produk: [Akta]\n", "produk: [Akta, KIA]\n", [("produk-ditambah", "tetap")]),
    ("product otherwise", "produk: [Surat Miskin]\n", "produk: [Surat Keterangan Tidak Mampu]\n", [("produk-diubah", "perlu-telaah")]),
    ("steps", "prosedur: [Datang]\n", "prosedur: [Datang, Tunggu]\n", [("langkah-ditambah", "perlu-telaah")]),
    ("management", "sarana_prasarana: [Kursi]\n", "sarana_prasarana: [Kursi, Meja]\n", [("komponen-butir-ditambah", "tetap")]),
    ("case added", A + KTP, KASUS + A + KTP, [("kasus-ditambah", "perlu-telaah")] * 2),
    ("case named otherwise", KASUS, KASUS.replace("nama: rusak", "nama: rusak berat"), [("kasus-diubah", "perlu-telaah")]),
    ("case renamed only in its id", KASUS + A + "  - {id: k, uraian: Kartu lama, bila: {kasus: [hilang]}}\n",
     KASUS.replace("id: hilang", "id: lenyap") + A + "  - {id: k, uraian: Kartu lama, bila: {kasus: [lenyap]}}\n", []),
    ("applicant removed", "pemohon: [{id: wni, nama: WNI}, {id: wna, nama: Orang asing}]\n", "pemohon: [{id: wni, nama: WNI}]\n",
     [("pemohon-dihapus", "perlu-telaah")]),
    ("exception taken back", KASUS + A + "  - {id: k, uraian: Kartu lama, bila: {kecuali: {kasus: [hilang]}}}\n",
     KASUS + A + "  - {id: k, uraian: Kartu lama}\n", [("persyaratan-diperluas", "bertambah")]),
    ("alternative condition more", KASUS + A + "  - {id: k, uraian: Kartu lama, bila: {kasus: [hilang]}}\n",
     KASUS + A + "  - {id: k, uraian: Kartu lama, bila: {kasus: [hilang], atau: [{keadaan: di luar daerah}]}}\n",
     [("persyaratan-diperluas", "bertambah")]),
    ("one more demand", KASUS + A + "  - {id: k, uraian: Kartu lama, bila: {kasus: [hilang]}}\n",
     KASUS + A + "  - {id: k, uraian: Kartu lama, bila: {kasus: [hilang], keadaan: di luar daerah}}\n",
     [("persyaratan-dipersempit", "berkurang")]),
    ("another circumstance", KASUS + A + "  - {id: k, uraian: Kartu lama, bila: {kasus: [hilang]}}\n",
     KASUS + A + "  - {id: k, uraian: Kartu lama, bila: {kasus: [rusak]}}\n", [("persyaratan-keadaan-diubah", "perlu-telaah")]),
    ("asked at an earlier stage", TAHAP + A + "  - {id: l, uraian: Laporan, bila: {tahap: [cair]}}\n",
     TAHAP + A + "  - {id: l, uraian: Laporan, bila: {tahap: [usul]}}\n", [("persyaratan-dimajukan", "bertambah")]),
    ("stage says more", TAHAP, TAHAP.replace("nama: Pencairan", "nama: Pencairan, porsi: 80%"), [("tahap-diubah", "perlu-telaah")]),
    ("stages in another order", TAHAP, "tahap: [{id: cair, nama: Pencairan}, {id: usul, nama: Pengusulan}]\n",
     [("tahap-urutan", "perlu-telaah")]),
    ("deadline for the applicant", "tahap: [{id: lapor, nama: Pelaporan, tenggat: paling lambat 30 hari}]\n",
     "tahap: [{id: lapor, nama: Pelaporan, tenggat: paling lambat 10 hari}]\n", [("tahap-tenggat-dipersingkat", "bertambah")]),
    ("deadline that counts from another day", "tahap: [{id: lapor, nama: Pelaporan, tenggat: 30 hari sejak pencairan}]\n",
     "tahap: [{id: lapor, nama: Pelaporan, tenggat: 10 hari sejak kegiatan selesai}]\n", [("tahap-diubah", "perlu-telaah")]),
    ("all of a group instead of one", GRUP, GRUP.replace("pilih: satu", "pilih: semua"), [("kelompok-diperketat", "bertambah")]),
    ("fewer of a group", GRUP.replace("pilih: satu", "paling_sedikit: 2"), GRUP, [("kelompok-diperlonggar", "berkurang")]),
    ("out of a choice", GRUP, GRUP.replace("uraian: Surat dokter, kelompok: g", "uraian: Surat dokter"),
     [("persyaratan-menjadi-keharusan", "bertambah")]),
    ("channel taken away", KANAL, "kanal: [{id: loket, nama: Loket}]\n", [("kanal-dihapus", "bertambah")]),
    ("channel more", "kanal: [{id: loket, nama: Loket}]\n", KANAL, [("kanal-ditambah", "berkurang")]),
    ("channel's address is information", KANAL, KANAL.replace("nama: Aplikasi", "nama: Aplikasi, tautan: 'https://a.example/'"), []),
    ("steps in another order", "prosedur: [Datang, Tunggu]\n", "prosedur: [Tunggu, Datang]\n", [("langkah-urutan", "perlu-telaah")]),
    ("step by another officer", "prosedur: [{uraian: Memeriksa berkas, pelaku: Lurah}]\n",
     "prosedur: [{uraian: Memeriksa berkas, pelaku: Camat}]\n", [("langkah-pelaku-diubah", "perlu-telaah")]),
    ("step reworded", "prosedur: [Petugas memeriksa berkas pemohon]\n", "prosedur: [Petugas memeriksa kelengkapan berkas pemohon]\n",
     [("langkah-diubah", "perlu-telaah")]),
    ("smaller step more", "prosedur: [{uraian: Periksa, langkah: [Baca]}]\n", "prosedur: [{uraian: Periksa, langkah: [Baca, Catat]}]\n",
     [("langkah-ditambah", "perlu-telaah")]),
    ("step one level up", "prosedur: [{uraian: Periksa, langkah: [Baca]}]\n", "prosedur: [Periksa, Baca]\n", [("langkah-urutan", "perlu-telaah")]),
    ("a part of the time", "jangka_waktu: {rincian: [{nama: Periksa, teks: 2 hari}, {nama: Cetak, teks: 1 hari}]}\n",
     "jangka_waktu: {rincian: [{nama: Periksa, teks: 1 hari}, {nama: Cetak, teks: 1 hari}]}\n", [("waktu-dipercepat", "berkurang")]),
    ("a part of the time gone", "jangka_waktu: {rincian: [{nama: Periksa, teks: 2 hari}, {nama: Cetak, teks: 1 hari}]}\n",
     "jangka_waktu: {rincian: [{nama: Periksa, teks: 2 hari}]}\n", [("waktu-bagian-dihapus", "perlu-telaah")]),
    ("from when it counts", "jangka_waktu: {teks: 3 hari kerja, sejak: berkas lengkap}\n",
     "jangka_waktu: {teks: 3 hari kerja, sejak: retribusi dibayar}\n", [("waktu-ketentuan-diubah", "perlu-telaah")]),
    ("from when it counts, in the text", "jangka_waktu: {teks: 3 hari kerja sejak berkas lengkap}\n",
     "jangka_waktu: {teks: 3 hari kerja sejak retribusi dibayar}\n", [("waktu-ketentuan-diubah", "perlu-telaah")]),
    ("from when it counts, in front of the time", "jangka_waktu: {teks: 'Setelah berkas lengkap, 3 hari kerja'}\n",
     "jangka_waktu: {teks: 'Setelah retribusi dibayar, 3 hari kerja'}\n", [("waktu-ketentuan-diubah", "perlu-telaah")]),
    ("estimate for a promise", "jangka_waktu: {teks: paling lama 3 hari kerja}\n", "jangka_waktu: {teks: biasanya 2 hari kerja}\n",
     [("waktu-diubah", "perlu-telaah")]),
    ("a tier more", "biaya: {tarif: [{nama: A, jumlah: 'Rp40.000'}]}\n",
     "biaya: {tarif: [{nama: A, jumlah: 'Rp40.000'}, {nama: Bus, jumlah: 'Rp90.000'}]}\n", [("biaya-golongan-ditambah", "perlu-telaah")]),
    ("always one more part", "biaya: {tarif: [{nama: Uji, jumlah: 'Rp40.000'}]}\n",
     "biaya: {tarif: [{nama: Uji, jumlah: 'Rp40.000'}, {nama: Kartu, jumlah: 'Rp9.000', sifat: tambahan}]}\n", [("biaya-bagian-ditambah", "bertambah")]),
    ("exemption gone", "biaya: {teks: 'Rp5.000', pembebasan: [{uraian: Warga tidak mampu}]}\n", "biaya: {teks: 'Rp5.000'}\n",
     [("biaya-bebas-dihapus", "bertambah")]),
    ("cost elsewhere", "biaya: {teks: Gratis}\n", "biaya: {teks: Gratis, pihak_lain: [{uraian: Meterai, jumlah: 'Rp10.000'}]}\n",
     [("biaya-lain-ditambah", "bertambah")]),
    ("signed by another officer", "produk: [{nama: Surat, penandatangan: Lurah}]\n", "produk: [{nama: Surat, penandatangan: Camat}]\n",
     [("produk-ketentuan-diubah", "perlu-telaah")]),
    ("issued by another officer", A + "  - {id: s, uraian: Surat pengantar, penerbit: Ketua RT}\n",
     A + "  - {id: s, uraian: Surat pengantar, penerbit: Ketua RW}\n", [("persyaratan-pejabat-diubah", "perlu-telaah")]),
    ("alike, by another office", A + "  - {uraian: Surat keterangan domisili usaha, penerbit: Lurah}\n",
     A + "  - {uraian: Surat keterangan domisili tempat usaha, penerbit: Camat}\n",
     [("persyaratan-dihapus", "berkurang"), ("persyaratan-ditambah", "bertambah")]),
    ("alike, by the same office", A + "  - {uraian: Surat keterangan domisili usaha, penerbit: Lurah}\n",
     A + "  - {uraian: Surat keterangan domisili tempat usaha, penerbit: LURAH}\n", [("persyaratan-diubah", "perlu-telaah")]),
    ("another document behind the words", A + "  - {id: s, uraian: Identitas, dokumen: [ktp]}\n", A + "  - {id: s, uraian: Identitas, dokumen: [kk]}\n",
     [("persyaratan-dokumen-diubah", "perlu-telaah")]),
    ("both instead of one", A + "  - {id: s, uraian: KTP KK, hubungan: atau}\n", A + "  - {id: s, uraian: KTP KK, hubungan: dan}\n",
     [("persyaratan-semua-diminta", "bertambah")]),
    ("the officer makes it now", A + "  - {id: s, uraian: Surat hasil ukur}\n", A + "  - {id: s, uraian: Surat hasil ukur, jenis: dokumen-petugas}\n",
     [("persyaratan-disiapkan-petugas", "berkurang")]),
    ("the officer's own paper more", A + KTP, A + KTP + "  - {id: u, uraian: Berita acara pengukuran, jenis: dokumen-petugas}\n",
     [("persyaratan-ditambah-petugas", "tetap")]),
    ("a tier named by its unit", "biaya: {tarif: [{nama: A, jumlah: 'Rp40.000', satuan: per unit}]}\n",
     "biaya: {tarif: [{nama: A, jumlah: 'Rp50.000', satuan: per unit}]}\n", [("biaya-naik", "bertambah")]),
    ("original for a copy", A + "  - {id: a, uraian: Fotokopi ijazah}\n", A + "  - {id: a, uraian: Ijazah asli}\n", [("persyaratan-bentuk-diubah", "perlu-telaah")]),
    ("copies where none were counted", A + "  - {id: a, uraian: Fotokopi ijazah}\n", A + "  - {id: a, uraian: Fotokopi ijazah 2 lembar}\n",
     [("persyaratan-jumlah-ditambah", "bertambah")]),
    ("fewer months is no fewer copies", A + "  - {id: a, uraian: Surat sehat 6 bulan terakhir}\n",
     A + "  - {id: a, uraian: Surat sehat 3 bulan terakhir}\n", [("persyaratan-diubah", "perlu-telaah")]),
    ("merged without a word", A + "  - {uraian: Fotokopi KTP-el pemohon}\n  - {uraian: Fotokopi Kartu Keluarga pemohon}\n",
     A + "  - {uraian: Fotokopi KTP-el dan Kartu Keluarga pemohon}\n", [("persyaratan-digabung", "perlu-telaah")]),
    ("split without a word", A + "  - {uraian: 'KTP, KK dan NPWP'}\n",
     A + "  - {uraian: KTP}\n  - {uraian: KK}\n  - {uraian: NPWP}\n", [("persyaratan-dipecah", "perlu-telaah")]),
    ("ground more", "dasar_hukum: [Undang-Undang Nomor 25 Tahun 2009]\n",
     "dasar_hukum: [Undang-Undang Nomor 25 Tahun 2009, Peraturan Pemerintah Nomor 96 Tahun 2012]\n", [("dasar-hukum-ditambah", "tetap")]),
    ("another ground with nearly the same words", "dasar_hukum: [Peraturan Menteri Agama Nomor 20 Tahun 2019 tentang Pencatatan Pernikahan]\n",
     "dasar_hukum: [Peraturan Menteri Agama Nomor 30 Tahun 2024 tentang Pencatatan Pernikahan]\n",
     [("dasar-hukum-dihapus", "tetap"), ("dasar-hukum-ditambah", "tetap")]),
    ("complaints answered later", "pengaduan: {tenggat: [{teks: 5 hari kerja}]}\n", "pengaduan: {tenggat: [{teks: 14 hari kerja}]}\n",
     [("pengaduan-tenggat-diubah", "perlu-telaah")]),
    ("quota", "kuota: 20 pemohon sehari\n", "kuota: 10 pemohon sehari\n", [("kuota-diubah", "perlu-telaah")]),
    ("place with a longer name", "tempat_layanan: [{nama: MPP}]\n", "tempat_layanan: [{nama: Loket bersama di gedung MPP}]\n", [("tempat-diubah", "perlu-telaah")]),
    ("each replaces the other", A + KTP + KK, A + KTP.replace("}", ", menggantikan: [kk]}") + KK.replace("}", ", menggantikan: [ktp]}"), []),
    ("complaints are information", "pengaduan: {kanal: [{jenis: kotak}]}\n", "pengaduan: {kanal: [{jenis: telepon, alamat: 0800-000-0001}]}\n", []),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "wanted"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_change(before: str, after: str, wanted: list[tuple[str, str]] | None) -> None:
    changes = diff(standar(before), standar(after))
    found = [(change.jenis, change.dampak) for change in changes]
    if wanted is None:
        assert found
    else:
        assert found == wanted


@pytest.mark.parametrize(("before", "after"), [row[1:3] for row in TABLE], ids=[row[0] for row in TABLE])
def test_mirror(before: str, after: str) -> None:
    old, new = standar(before), standar(after)
    there = {(change.jenis, change.semula, change.menjadi) for change in diff(old, new)}
    back = {(change.jenis, change.semula, change.menjadi) for change in map(mirrored, diff(new, old))}
    assert there == back


@pytest.mark.parametrize(("before", "after"), [row[1:3] for row in TABLE], ids=[row[0] for row in TABLE])
def test_carried_out(before: str, after: str) -> None:
    for one, other in ((standar(before), standar(after)), (standar(after), standar(before))):
        assert normal_form(apply(diff(one, other), one)) == normal_form(other)


STAFF = [
    ("{jumlah: 4}", "4"),
    ("{teks: 4 orang}", "4 orang"),
    ("{rincian: [{jabatan: Loket, jumlah: 2}, {jabatan: Arsip}]}", "Loket 2; Arsip"),
]


@pytest.mark.parametrize(("typed", "text"), STAFF)
def test_a_change_of_staff_tells_both_numbers(typed: str, text: str) -> None:
    few, many = standar(f"jumlah_pelaksana: {typed}\n"), standar("jumlah_pelaksana: {jumlah: 6}\n")
    (change,) = diff(few, many)
    assert (change.jenis, change.semula, change.menjadi) == ("komponen-diubah", text, "6")


def test_the_mirror_needs_no_ids() -> None:
    """An id may come in with a new edition, and may be left out of one."""
    one, other = standar(A + KTP + KK), standar(A + KTP.replace("KTP-el", "KTP-el 2 lembar") + KK)
    assert isinstance(one.persyaratan, tuple)
    bare = replace(one, persyaratan=tuple(replace(syarat, id=None) for syarat in one.persyaratan))
    (there,), (back,) = diff(bare, other), diff(other, bare)
    assert there.jenis == "persyaratan-jumlah-ditambah"
    assert (there.id, there.id_semula) == ("ktp", "")
    assert {there.id, mirrored(back).id} == {"ktp"}
    assert mirrored(back).id_semula == there.id_semula
    (gone,) = diff(bare, replace(bare, persyaratan=(one.persyaratan[0],)))
    (come,) = diff(replace(bare, persyaratan=(one.persyaratan[0],)), bare)
    assert (gone.jenis, gone.id, come.jenis, come.id) == ("persyaratan-dihapus", "", "persyaratan-ditambah", "")


def test_every_kind_has_a_mirror_of_opposite_effect() -> None:
    opposite = {"bertambah": "berkurang", "berkurang": "bertambah", "tetap": "tetap", "perlu-telaah": "perlu-telaah"}
    assert set(MIRROR) == set(DAMPAK)
    for kind, other in MIRROR.items():
        assert MIRROR[other] == kind
        assert DAMPAK[other] == opposite[DAMPAK[kind]]


def services(folder: str) -> list[Standar]:
    found, _ = catalog.load(ROOT.parent / folder, "2026-11-01")
    assert found is not None
    return [one.standar for one in found.layanan]


@pytest.mark.parametrize("folder", ["standards", "tests/real"])
def test_nothing_changes_between_a_standard_and_itself(folder: str) -> None:
    found = services(folder)
    assert found
    for one in found:
        assert diff(one, one) == ()


def test_the_guess_is_marked() -> None:
    before = standar(A + "  - {id: a, uraian: Fotokopi kartu keluarga orang tua bayi}\n")
    after = standar(A + "  - {id: b, uraian: Fotokopi kartu keluarga orang tua dari bayi}\n")
    (change,) = diff(before, after)
    assert change.jenis == "persyaratan-diubah"
    assert change.skor is not None
    assert change.skor >= 78


ITEMS = st.lists(
    st.tuples(
        st.sampled_from(["ktp", "kk", "akta", "foto", "pbb", "surat"]),
        st.sampled_from(
            ["Fotokopi KTP-el", "Kartu Keluarga asli", "Kutipan akta kelahiran", "Pas foto 3x4", "Bukti lunas PBB"]
        ),
        st.sampled_from(["", ", jumlah: 1 lembar", ", jumlah: 2 lembar", ", wajib: false"]),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda row: row[0],
)


def write(rows: list[tuple[str, str, str]]) -> Standar:
    return standar(A + "".join(f"  - {{id: {id}, uraian: {text}{more}}}\n" for id, text, more in rows))


@given(ITEMS, ITEMS)
def test_laws(one: list[tuple[str, str, str]], other: list[tuple[str, str, str]]) -> None:
    before, after = write(one), write(other)
    assert diff(before, before) == ()
    there = sorted((change.jenis, change.semula, change.menjadi) for change in diff(before, after))
    back = sorted((change.jenis, change.semula, change.menjadi) for change in map(mirrored, diff(after, before)))
    assert there == back


def test_fingerprint_is_of_values_not_of_spelling() -> None:
    one = diff(standar(A + KTP), standar(A + KTP + PBB))[0]
    other = diff(standar(A + KTP), standar(A + KTP + PBB.replace("Bukti lunas", "bukti  LUNAS")))[0]
    assert one.sidik == other.sidik
    assert one.sidik != diff(standar(A + KTP), standar(A + KTP + KK))[0].sidik


def test_every_kind_has_a_title_and_no_title_is_left_over() -> None:
    assert set(words("ubah")) == set(DAMPAK)


def test_fingerprint_is_of_values_beside_the_text() -> None:
    one = A + "  - {id: k, uraian: Kartu, bentuk: fotokopi}\n"
    other = A + "  - {id: k, uraian: Kartu, bentuk: legalisir}\n"
    (there,), (back,) = diff(standar(one), standar(other)), diff(standar(other), standar(one))
    assert there.jenis == back.jenis == "persyaratan-bentuk-diubah"
    assert there.sidik != back.sidik
    assert there.sidik == mirrored(back).sidik


def test_a_fingerprint_can_be_typed() -> None:
    found = [change.sidik for _, before, after, _ in TABLE for change in diff(standar(before), standar(after))]
    assert len(found) > 80
    assert all(re.fullmatch("[0-9a-f]{16}", sidik) for sidik in found)


@pytest.mark.parametrize("edisi", [1, 2])
def test_a_persons_word_that_only_words_changed_counts(edisi: int) -> None:
    """Of the later edition; of a draft that still has the old number, on whichever side it stands."""
    before = standar(A + "  - {id: a, uraian: STNK}\nprosedur: [Petugas memeriksa berkas pemohon]\n")
    after = standar(
        A + "  - {id: a, uraian: STNK yang masih berlaku}\nprosedur: [Petugas memeriksa kelengkapan berkas pemohon]\n"
    )
    said = replace(after, edisi=edisi, redaksional=Redaksional("Bagian Organisasi", "kalimat diperjelas"))
    for one, other in ((before, said), (said, before)):
        assert [change.jenis for change in diff(one, other)] == ["persyaratan-redaksi", "langkah-redaksi"]
    earlier = replace(before, edisi=0, redaksional=said.redaksional)
    assert {change.dampak for change in diff(earlier, replace(said, redaksional=None))} == {"perlu-telaah"}


def test_fingerprint_does_not_hang_on_the_place() -> None:
    (one,) = diff(standar(A + KTP + KK), standar(A + KTP + KK + PBB))
    (other,) = diff(standar(A + KK + KTP), standar(A + PBB + KK + KTP))
    assert one.sidik == other.sidik


def test_an_id_used_for_something_else_is_told() -> None:
    before = standar(A + KTP + "  - {id: a, uraian: Bukti lunas PBB tahun berjalan}\n")
    after = standar(A + "  - {id: a, uraian: Nomor telepon saksi}\n" + KTP)
    (found,) = reused_ids(before, after)
    assert (found.id, found.n, found.menjadi) == ("a", 0, "Nomor telepon saksi")
    assert reused_ids(before, before) == ()
