/* Ticks kept on this phone alone; progress; larger type; print; messages that follow the chosen answers. */
(function (d) {
var m = d.querySelector("main"), key = m.dataset.k, done = {}, bar = d.getElementById("maju");
function all(q) { return [].slice.call(d.querySelectorAll(q)); }
function seen(e) { return !!e.getClientRects().length; }
var boxes = all(".daftar input"), links = all("a[data-a]"), rows = all(".baris");
links.forEach(function (a) { a.text0 = decodeURIComponent(a.href.split("text=")[1]).split("\n"); });
all("[hidden]").forEach(function (e) { if (e !== bar) e.hidden = false; });
try { done = JSON.parse(localStorage.getItem(key)) || {}; } catch (e) {}
boxes.forEach(function (b) { if (done[b.value]) b.checked = true; });
function update() {
var n = 0, need = 0, items = 0;
all(".daftar ul").forEach(function (u) {
var have = 0, want = 0;
[].forEach.call(u.children, function (li) {
var b = li.querySelector("input");
if (!seen(li)) return;
items++;
if (b.hasAttribute("data-o")) return;
want++;
if (b.checked) have++;
});
if (u.dataset.n) want = Math.min(want, u.dataset.n);
need += want;
n += Math.min(have, want);
});
all(".jumlah").forEach(function (e) { e.textContent = e.textContent.replace(/\d+/, items); });
if (bar) {
bar.hidden = !n;
bar.querySelector("b").textContent = n < need ? bar.dataset.t.replace("#", n).replace("#", need) : bar.dataset.s;
var p = bar.querySelector("progress");
p.max = need || 1;
p.value = n;
}
links.forEach(function (a) {
var from = +a.dataset.a;
if (from) a.href = "https://wa.me/?text=" + encodeURIComponent(a.text0.filter(function (t, i) {
return i < from || i >= from + rows.length || seen(rows[i - from]);
}).join("\n"));
});
}
d.addEventListener("change", function (e) {
if (e.target.type == "checkbox") {
boxes.forEach(function (b) { if (b.checked) done[b.value] = 1; else delete done[b.value]; });
try { localStorage.setItem(key, JSON.stringify(done)); } catch (x) {}
}
update();
});
var size = 100;
all("[data-besar]").forEach(function (e) { e.onclick = function () {
size = { 100: 125, 125: 150, 150: 200, 200: 100 }[size];
d.documentElement.style.fontSize = size + "%";
}; });
all("[data-cetak]").forEach(function (e) { e.onclick = function () { print(); }; });
update();
})(document);
