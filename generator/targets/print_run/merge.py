"""A list and boards as PDFs in, one PDF with bookmarks by agency out: equal bytes for equal boards."""

from __future__ import annotations

from io import BytesIO

import pikepdf

from generator.messages import word
from generator.targets.print_run.plan import Rencana


def merge(cover: bytes, rencana: Rencana) -> bytes:
    """The list first, then every board once, on pages of their own size; bookmarks name agency and service."""
    done = BytesIO()
    with pikepdf.new() as whole:
        with whole.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem(word("cetak-massal.daftar"), 0))
            _append(whole, cover)
            for nama, boards in rencana.kantor:
                agency = pikepdf.OutlineItem(nama, len(whole.pages))
                outline.root.append(agency)
                for one in boards:
                    agency.children.append(pikepdf.OutlineItem(one.riwayat.layanan.standar.nama, len(whole.pages)))
                    _append(whole, one.isi)
        with whole.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as about:
            about["dc:title"] = word("cetak-massal.judul", nama=rencana.site.nama)
        whole.Root.Lang = pikepdf.String("id-ID")
        whole.Root.PageMode = pikepdf.Name.UseOutlines
        whole.save(done, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return done.getvalue()


def _append(whole: pikepdf.Pdf, content: bytes) -> None:
    with pikepdf.open(BytesIO(content)) as one:
        whole.pages.extend(one.pages)
