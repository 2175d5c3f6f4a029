/* Nothing here is needed to read the page. Names that only a part knows are listed above it; a phone gets them short. */
/* Names: all seen label button stored main known boxes rows */
(d => {
const all = query => [...d.querySelectorAll(query)];
const seen = e => e.getClientRects()[0];
const label = (e, text) => { if ((e = e.lastChild).textContent != text) e.textContent = text; };
const button = (name, act) => all("#" + name).map(e => { e.hidden = 0; e.onclick = act; return e; })[0];
const stored = (name, text) => { try { return text ? localStorage[name] = text : localStorage[name]; } catch (e) {} };
const main = all("main")[0], known = main.dataset.k;
const boxes = all("input"), rows = all(".baris");

/* Ticks and answers are kept on this phone alone; the count and the messages follow the chosen answers.
   Names: update letters ticked have need items mine must want said line from text lines list */
{
const letters = all("[data-a]").map(e =>
  [e, (e.href ? decodeURIComponent(e.href.split(/text=|body=/)[1]) : e.textContent).split("\n")]);
let ticked = {};
try { ticked = JSON.parse(stored(known)); } catch (e) {}
boxes.map(e => { if (ticked[e.id || e.value]) e.checked = 1; });
const update = () => {
  all(".daftar>div").map(e => { e.hidden = e.className.split(" ").some(name => all(`#p${name.slice(1)}:checked`)[0]); });
  let have = 0, need = 0, items = 0;
  all(".daftar ul").map(list => {
    const mine = [...list.querySelectorAll("input")].filter(seen), must = mine.filter(e => !e.dataset.o);
    const want = Math.min(must.length, list.dataset.n || 99);
    items += mine.length;
    need += want;
    have += Math.min(want, must.filter(e => e.checked).length);
  });
  all(".jumlah").map(e => label(e, e.textContent.replace(/\d+/, items)));
  all("#maju").map(e => {
    const [said, line] = e.children;
    e.hidden = !have;
    said.textContent = have < need ? {{ kata("qr.siap")|tojson }}.replace("#", have).replace("#", need) : e.dataset.s;
    line.max = need || 1;
    line.value = have;
  });
  letters.map(([e, lines]) => {
    const from = e.dataset.a;
    const text = lines.filter((line, n) => !rows[n - from] || seen(rows[n - from])).join("\n");
    if (e.href) e.href = e.href.replace(/(text|body)=.*/, "$1=" + encodeURIComponent(text)); else label(e, text);
  });
};
d.onchange = () => {
  ticked = {};
  boxes.map(e => { if (e.checked) ticked[e.id || e.value] = 1; });
  delete ticked[""];
  stored(known, JSON.stringify(ticked));
  update();
};
update();
}

/* Larger type in four sizes, kept while reading; print; the text to paste where it cannot be handed over.
   Names: size resize copy */
{
let size = +stored("huruf") || 0;
const resize = () => {
  d.documentElement.style.fontSize = ["", "125%", "150%", "200%"][size];
  label(button("besar", () => { stored("huruf", (size = -~size % 4) + ""); resize(); }),
    size > 2 ? {{ kata("qr.huruf-biasa")|tojson }} : {{ kata("qr.huruf-besar")|tojson }});
};
resize();
button("cetak", () => print());
const copy = () => {
  getSelection().selectAllChildren(all(".pesan")[0]);
  if (d.execCommand("copy")) label(all("#disalin")[0], {{ kata("qr.disalin")|tojson }});
};
button("salin", copy);
button("lapor", copy);
}

/* Whether it is open now, in the regency's own time whatever the phone's; clocks.py says how the hours are written.
   Names: hours zone week special time day now other days opens shuts rest again list */
{
const hours = () => all("[data-j]").map(e => {
  const [zone, week, ...special] = e.dataset.j.split("|");
  for (let n = 0; n < 99; n++) {
    const time = new Date(Date.now() + zone * 36e5 + n * 864e5), day = time.toISOString();
    const now = n ? "" : day.slice(11, 16).replace(":", ".");
    const other = special.find(list => day > list && day.slice(0, 10) <= list.slice(11, 21));
    for (const list of (other ? other.slice(22) : week).split(";")) {
      const [days, opens, shuts, rest, again] = list.split(" ");
      if (days == "?") return label(e, ":");
      if (days.includes(time.getUTCDay()) && now < shuts) return label(e, (now < opens ?
        {{ kata("qr.tutup")|tojson }}.replace("#", n ? time.toLocaleDateString("id", { weekday: "long", timeZone: "UTC", ...n > 6 && { day: "numeric", month: "long" } }) : {{ kata("qr.hari-ini")|tojson }}).replace("#", opens)
        : now >= rest && now < again ? {{ kata("qr.istirahat")|tojson }}.replace("#", again)
        : {{ kata("qr.buka")|tojson }}.replace("#", shuts) + (now < rest ? {{ kata("qr.buka-istirahat")|tojson }}.replace("#", rest).replace("#", again) : "")) + ".");
    }
  }
});
hours();
setInterval(hours, 6e4);
d.onvisibilitychange = hours;
}

/* The phone's own voice, if it speaks Indonesian: state, name, answers, the list as it is narrowed, the steps.
   Names: voice best queue voices hush read said */
{
const voice = window.speechSynthesis;
let best, queue;
if (voice) {
  const voices = () => {
    best = voice.getVoices().find(e => /^i[dn](?![a-z])/i.test(e.lang));
    if (best) label(button("dengar", queue ? hush : read), queue ? {{ kata("qr.berhenti")|tojson }} : {{ kata("qr.dengar")|tojson }});
  };
  const hush = () => { queue = 0; voice.cancel(); voices(); };
  const read = () => {
    queue = all(".tanda,.ubah,h1,.untuk,.pita,#daftar,.daftar,#langkah,main>ol").map(e => e.innerText).join("\n")
      .replace(/(\d)\.(?=\d{3})/g, "$1").replace(/Rp\s?(\d+(,\d+)?(\s(ribu|juta))?)/g, {{ kata("qr.baca-rupiah")|tojson }})
      .replace(/\b(\d\d)\.00\b/g, "$1").replace(/\b([012]\d)\.(\d\d)\b/g, {{ kata("qr.baca-jam")|tojson }})
      .replace(/(\d)\s?x\s?(?=\d)/g, {{ kata("qr.baca-kali")|tojson }})
      .split(/\n+/).map(e => {
        const said = new SpeechSynthesisUtterance(e);
        said.lang = "id-ID";
        said.voice = best;
        voice.speak(said);
        return said;
      });
    queue[queue.length - 1].onend = hush;
    voices();
  };
  voice.onvoiceschanged = voices;
  setTimeout(voices, 999);
  window.onpagehide = hush;
  voices();
}
}

/* A copy for where there is no signal, kept by luring.js, which is registered only when somebody taps.
   Names: worker place refresh note failed found */
{
const worker = all("#simpan")[0] && navigator.serviceWorker, place = location.pathname;
if (worker) {
  const note = text => label(all("#tersimpan")[0], text);
  const failed = () => note({{ kata("qr.belum-tersimpan")|tojson }});
  const refresh = () => caches.match(place).then(found => {
    label(button("simpan", () => found ?
      caches.open("qr").then(e => e.delete(place).then(() => e.keys())).then(e => e[0] || worker.ready.then(e => e.unregister())).then(refresh)
      : worker.register(main.dataset.w).then(() => worker.ready).then(e => e.active.postMessage(place)).catch(failed)),
      found ? {{ kata("qr.hapus")|tojson }} : {{ kata("qr.simpan")|tojson }});
    note(found ? {{ kata("qr.tersimpan")|tojson }} : "");
  });
  worker.onmessage = e => e.data ? refresh() : failed();
  refresh();
}
}
})(document);
