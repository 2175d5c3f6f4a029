"""Two versions of time, fee and product in, changes of their values out: amounts and durations, not their spelling."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diff.change import Change
from generator.model import Biaya, JangkaWaktu, Ketiadaan, Produk, Standar, Waktu
from generator.text import Waktu as Span
from generator.text import compare_waktu, is_deferral, is_free, is_placeholder, normal, parse_rupiah, parse_waktu


def diff_waktu(before: Standar, after: Standar) -> Iterator[Change]:
    """Faster, slower, otherwise changed, newly stated or no longer stated."""
    old, new = _durations(before), _durations(after)
    left, right = _waktu_text(before), _waktu_text(after)
    place = ("jangka_waktu",)
    if old == new:
        return
    if not old or not new:
        yield Change(
            "waktu-dicantumkan" if new else "waktu-tidak-dicantumkan", "jangka_waktu", "", left, right, place, place
        )
        return
    yield Change(_faster(old, new), "jangka_waktu", "", left, right, place, place)


def _faster(old: dict[str, Span | str], new: dict[str, Span | str]) -> str:
    """One direction for all parts, or something to examine."""
    if old.keys() != new.keys():
        return "waktu-diubah"
    signs: set[int | None] = set()
    for name, span in old.items():
        other = new[name]
        if span == other:
            continue
        order = compare_waktu(span, other) if not isinstance(span, str) and not isinstance(other, str) else None
        signs.add(order)
    if signs == {-1}:
        return "waktu-diperlama"
    return "waktu-dipercepat" if signs == {1} else "waktu-diubah"


def _durations(standar: Standar) -> dict[str, Span | str]:
    """Each stated duration by the name of its part; a text without a number stands as itself."""
    found: dict[str, Span | str] = {}
    waktu = standar.jangka_waktu
    parts: list[tuple[str, JangkaWaktu | Waktu]] = []
    if isinstance(waktu, JangkaWaktu):
        parts.append(("", waktu))
        parts += [(_part_name(one), one) for one in waktu.rincian]
    parts += [(f"tahap {tahap.id}", tahap.jangka_waktu) for tahap in standar.tahap if tahap.jangka_waktu]
    for name, one in parts:
        value = _span(one)
        if value is not None:
            found[name] = value
    if isinstance(waktu, Ketiadaan) and waktu.jenis == "tidak_berlaku":
        found[""] = "tidak_berlaku"
    return found


def _part_name(waktu: Waktu) -> str:
    who = waktu.nama or waktu.pelaksana or ""
    return f"{normal(who)} {waktu.bila if waktu.bila else ''}".strip() or "rincian"


def _span(waktu: JangkaWaktu | Waktu) -> Span | str | None:
    if waktu.teks:
        return parse_waktu(waktu.teks) or normal(waktu.teks)
    if waktu.nilai is not None and waktu.satuan:
        top = f"-{waktu.sampai:g}" if waktu.sampai is not None else ""
        return parse_waktu(f"{waktu.nilai:g}{top} {waktu.satuan}")
    return "ditunggu" if waktu.ditunggu else waktu.tanggal and normal(waktu.tanggal)


def _waktu_text(standar: Standar) -> str:
    waktu = standar.jangka_waktu
    if isinstance(waktu, JangkaWaktu):
        if waktu.teks:
            return waktu.teks
        if waktu.nilai is not None:
            return f"{waktu.nilai:g} {waktu.satuan or ''}".strip()
        parts = [f"{one.nama or one.pelaksana or ''} {one.teks or ''}".strip() for one in waktu.rincian]
        return "; ".join(part for part in parts if part)
    staged = [
        f"{tahap.nama}: {tahap.jangka_waktu.teks}"
        for tahap in standar.tahap
        if tahap.jangka_waktu and tahap.jangka_waktu.teks
    ]
    return "; ".join(staged)


def diff_biaya(before: Standar, after: Standar) -> Iterator[Change]:
    """Dearer, cheaper, otherwise changed, newly stated or no longer stated."""
    old, new = _amounts(before), _amounts(after)
    if old == new:
        return
    left, right, place = _biaya_text(before), _biaya_text(after), ("biaya",)
    if old is None or new is None:
        yield Change(
            "biaya-dicantumkan" if old is None else "biaya-tidak-dicantumkan", "biaya", "", left, right, place, place
        )
        return
    yield Change(_dearer(old, new), "biaya", "", left, right, place, place)


def _dearer(old: dict[str, int | str], new: dict[str, int | str]) -> str:
    """One direction for all parts, or something to examine; free of charge is zero for every part."""
    names = list(dict.fromkeys([*old, *new]))
    free_old, free_new = old == {"": 0}, new == {"": 0}
    signs: set[int | None] = set()
    for name in names:
        left = 0 if free_old else old.get(name)
        right = 0 if free_new else new.get(name)
        if name == "" and (free_old, free_new) != (True, True) and len(names) > 1 and (free_old or free_new):
            continue  # free of charge as a whole: the other side's parts are compared one by one
        if not isinstance(left, int) or not isinstance(right, int):
            if left != right:
                signs.add(None)
        elif left != right:
            signs.add(1 if right > left else -1)
    if signs == {1}:
        return "biaya-naik"
    return "biaya-turun" if signs == {-1} else "biaya-diubah"


def _amounts(standar: Standar) -> dict[str, int | str] | None:
    """Whole rupiah by the name of each part, a formula or an open part as its text; None where nothing is stated."""
    biaya = standar.biaya
    if isinstance(biaya, Ketiadaan):
        return {"": 0} if biaya.jenis == "tidak_berlaku" else None
    if biaya is None:
        return None
    found: dict[str, int | str] = {}
    for tarif in biaya.tarif:
        amount = tarif.rupiah if tarif.rupiah is not None else _amount(tarif.jumlah)
        name = normal(" ".join(filter(None, (tarif.kelompok, tarif.nama, tarif.satuan, tarif.sifat))))
        found[name] = amount if amount is not None else normal(tarif.jumlah)
    if biaya.rumus:
        found["rumus"] = normal(biaya.rumus.teks)
    for n, part in enumerate(biaya.bagian_terbuka):
        found[f"terbuka {n}"] = normal(part)
    if not found and (biaya.gratis or (biaya.teks and is_free(biaya.teks))):
        return {"": 0}
    if not found and biaya.teks:
        amount = _amount(biaya.teks)
        if amount is None and (is_deferral(biaya.teks) or is_placeholder(biaya.teks)):
            return None
        return {"": amount if amount is not None else normal(biaya.teks)}
    return found or None


def _amount(text: str) -> int | None:
    return 0 if is_free(text) else parse_rupiah(text)


def _biaya_text(standar: Standar) -> str:
    biaya = standar.biaya
    if not isinstance(biaya, Biaya):
        return ""
    if biaya.tarif:
        return "; ".join(" ".join(filter(None, (one.nama, one.jumlah, one.satuan))) for one in biaya.tarif)
    return biaya.teks or (biaya.rumus.teks if biaya.rumus else "")


def diff_produk(before: Standar, after: Standar) -> Iterator[Change]:
    """Products by name; a single product whose name changed is one change."""
    old = {normal(one.nama): (n, one) for n, one in enumerate(_products(before))}
    new = {normal(one.nama): (n, one) for n, one in enumerate(_products(after))}
    gone = [pair for key, pair in old.items() if key not in new]
    come = [pair for key, pair in new.items() if key not in old]
    if len(gone) == 1 and len(come) == 1:
        (m, one), (n, other) = gone[0], come[0]
        yield Change("produk-diubah", "produk", "", one.nama, other.nama, ("produk", m), ("produk", n))
        return
    for n, one in gone:
        yield Change("produk-dihapus", "produk", "", one.nama, "", ("produk", n), None)
    for n, one in come:
        yield Change("produk-ditambah", "produk", "", "", one.nama, None, ("produk", n))


def _products(standar: Standar) -> tuple[Produk, ...]:
    return standar.produk if isinstance(standar.produk, tuple) else ()
