"""A number of standards in; a Hugo project with the same data as front matter out, for as many pages as ours.

Each standard gets what ours gets from YAML: a full page in the same frame, a light page, the light page of its
edition, and a data file; each agency its page.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.bench import catalogue

SETTINGS = """baseURL = "https://standar.ukur.example/"
languageCode = "id"
title = "Standar Pelayanan"
disableKinds = ["taxonomy", "term", "RSS", "404", "robotsTXT"]
[params]
kantor = "instansi"
[mediaTypes."text/html"]
suffixes = ["html"]
[outputFormats.qr]
mediaType = "text/html"
path = "s"
isHTML = true
[outputFormats.edisi]
mediaType = "text/html"
path = "s/1"
isHTML = true
[outputFormats.data]
mediaType = "application/json"
path = "data"
baseName = "standar"
[outputs]
page = ["HTML", "qr", "edisi", "data"]
section = ["HTML"]
home = ["HTML"]
"""

COMPONENTS = (
    ("dasar_hukum", "Dasar hukum"),
    ("sarana_prasarana", "Sarana dan prasarana"),
    ("kompetensi_pelaksana", "Kompetensi pelaksana"),
    ("pengawasan_internal", "Pengawasan internal"),
    ("jaminan_pelayanan", "Jaminan pelayanan"),
    ("jaminan_keamanan", "Jaminan keamanan"),
    ("evaluasi_kinerja", "Evaluasi kinerja"),
)

ANSWERS = """<dl class="pita"><div><dt>Berapa lama</dt><dd>{{ .Params.jangka_waktu.teks }}</dd>
<dd>sejak {{ .Params.jangka_waktu.sejak }}</dd></div>
<div><dt>Berapa biaya</dt><dd>{{ .Params.biaya.teks }}</dd></div>
<div><dt>Yang Anda terima</dt>{{ range .Params.produk }}<dd>{{ .nama }}</dd>{{ end }}</div></dl>
"""

LIST = """<h2 id="daftar">Yang harus disiapkan</h2><p>Persyaratan, {{ len .Params.persyaratan }} butir</p>
<ul>{{ range .Params.persyaratan }}<li id="{{ .id }}"><label><input type="checkbox" value="{{ .id }}">
<span>{{ .uraian }}{{ with .bentuk }}, {{ . }}{{ end }}{{ with .jumlah }}, {{ . }}{{ end }}
{{ with .penjelasan }}<small>{{ . }}</small>{{ end }}</span></label></li>{{ end }}</ul>
<h2 id="langkah">Langkah-langkah</h2><ol>{{ range $n, $one := .Params.prosedur }}<li><i>{{ add $n 1 }}</i>
<div>{{ $one.uraian }}<small>{{ $one.pelaku }}</small></div></li>{{ end }}</ol>
{{ $kantor := .CurrentSection.Params }}<h2 id="tempat">Tempat dan jam</h2>
<p>{{ $kantor.nama }}, {{ $kantor.alamat }}</p>
<table>{{ range $kantor.jam_layanan.hari }}<tr><th>{{ .hari }}</th><td>{{ .buka }} sampai {{ .tutup }}
{{ with .istirahat }}, istirahat {{ . }}{{ end }}</td></tr>{{ end }}</table>
<h2 id="pengaduan">Pengaduan</h2><p>{{ $kantor.bawaan.pengaduan.pejabat.jabatan }},
{{ $kantor.bawaan.pengaduan.pejabat.ruang }}</p>
<ul>{{ range $kantor.bawaan.pengaduan.kanal }}<li>{{ .jenis }}: {{ .alamat }}</li>{{ end }}</ul>
"""

LIGHT = """<!doctype html><html lang="id"><head><meta charset="utf-8"><title>{{ .Title }}</title>
<meta name="viewport" content="width=device-width"><style>@@STYLE@@</style></head><body><main>
<p>Papan ini masih berlaku. Edisi {{ .Params.edisi }}, sejak {{ .Params.berlaku_sejak }}.</p>
<h1>{{ .Title }}</h1><p>{{ .Params.ringkasan }}</p>
@@ANSWERS@@@@LIST@@</main><footer><a href="{{ .RelPermalink }}">Standar lengkap</a></footer>
<script>@@SCRIPT@@</script></body></html>
"""


def write_project(site: Path, root: Path, total: int) -> int:
    """A Hugo project below `root` with the frame of a page that we built in `site`; how many standards it has."""
    shutil.rmtree(root, ignore_errors=True)
    layouts = root / "layouts" / "_default"
    layouts.mkdir(parents=True)
    (root / "config.toml").write_text(SETTINGS, "utf-8")
    before, after = _frame(site)
    more = "".join(
        f'<h2 id="{key}">{title}</h2><ul>{{{{ range .Params.{key} }}}}<li>{{{{ . }}}}</li>{{{{ end }}}}</ul>\n'
        for key, title in COMPONENTS
    )
    head = "<h1>{{ .Title }}</h1><p>{{ .Params.ringkasan }}</p>"
    head += "<p>Edisi {{ .Params.edisi }}, {{ .Params.penetapan.sk }}</p>"
    team = '<h2 id="jumlah_pelaksana">Jumlah pelaksana</h2><p>{{ .Params.jumlah_pelaksana.teks }}</p>'
    _write(layouts / "single.html", before + head + ANSWERS + LIST + more + team + after)
    style, script = _light(site)
    light = LIGHT.replace("@@ANSWERS@@", ANSWERS).replace("@@LIST@@", LIST)
    light = light.replace("@@STYLE@@", style).replace("@@SCRIPT@@", script)
    for kind in ("qr", "edisi"):
        _write(layouts / f"single.{kind}.html", light)
    _write(layouts / "single.data.json", '{"schema_version": 1, "item": {{ .Params | jsonify }}}')
    rows = '<ul>{{ range .RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>'
    rows += " {{ .Params.biaya.teks }}</li>{{ end }}</ul>"
    _write(layouts / "list.html", before + "<h1>{{ .Title }}</h1>" + rows + after)
    sections = '<ul>{{ range .Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>'
    _write(root / "layouts" / "index.html", before + "<h1>{{ .Title }}</h1>" + sections + after)
    count = 0
    for one in catalogue.make(total):
        folder = root / "content" / one.folder
        if not folder.is_dir():
            folder.mkdir(parents=True)
            number = one.folder.removeprefix("instansi-")
            _write(folder / "_index.md", f"---\ntitle: {one.agency}\n{catalogue.agency_yaml(number, int(number))}---\n")
        _write(folder / f"{one.id}.md", f"---\ntitle: {json.dumps(one.nama)}\n{catalogue.as_yaml(one)}---\n")
        count += 1
    return count


def _frame(site: Path) -> tuple[str, str]:
    """What stands around the body of a full page of ours; text in braces would be Hugo's."""
    page = next(iter(sorted(site.glob("instansi-*/layanan-*/index.html")))).read_text("utf-8")
    start = page.index(">", page.index('id="isi-halaman"')) + 1
    end = page.index("</article>", start)
    return _plain(page[:start]), _plain(page[end:])


def _light(site: Path) -> tuple[str, str]:
    """Style and script of a light page of ours."""
    page = next(iter(sorted(site.glob("s/*/1/index.html")))).read_text("utf-8")
    style = page[page.index("<style>") + 7 : page.index("</style>")]
    script = page[page.rindex("<script>") + 8 : page.rindex("</script>")]
    return _plain(style), _plain(script)


def _plain(text: str) -> str:
    """Text that Hugo leaves alone."""
    return text.replace("{{", "{ {").replace("}}", "} }")


def _write(file: Path, text: str) -> None:
    file.write_text(text, "utf-8")
