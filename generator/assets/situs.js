/* The Menu button of the phone: a label for a hidden checkbox needs a key and a state of its own. */
(function () {
  "use strict";
  var box = document.getElementById("__drawer");
  if (!box) return;
  var labels = document.querySelectorAll('label[for="__drawer"][role="button"]');
  var button = labels[0];
  function tell() {
    button.setAttribute("aria-expanded", String(box.checked));
    if (!box.checked && document.activeElement && document.activeElement.closest("#menu")) button.focus();
  }
  labels.forEach(function (label) {
    label.addEventListener("keydown", function (event) {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation(); // the theme clicks a label on Enter too
      box.click();
    });
  });
  box.addEventListener("change", tell);
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && box.checked) box.click();
  });
})();

/* The button that copies a text: the text can be chosen and copied by hand without it. */
(function () {
  "use strict";
  document.querySelectorAll("[data-salin]").forEach(function (button) {
    button.addEventListener("click", function () {
      var text = document.getElementById(button.dataset.salin);
      function done() { button.textContent = button.dataset.sudah; }
      text.focus();
      text.select();
      if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(text.value).then(done, function () {});
      else if (document.execCommand("copy")) done();
    });
  });
})();

/* An answer hides what it rules out. The style sheet does so without a script where the browser knows :has. */
(function () {
  "use strict";
  var answers = [].slice.call(document.querySelectorAll(".sp-pilihan input[id]"));
  function narrow() {
    [false, true].forEach(function (chosen) { // all shown again, then hidden what one chosen answer rules out
      answers.forEach(function (answer) {
        if (chosen && !answer.checked) return;
        document.querySelectorAll("main .t" + answer.id.slice(1)).forEach(function (part) { part.hidden = chosen; });
      });
    });
  }
  document.querySelectorAll(".sp-pilihan").forEach(function (question) { question.addEventListener("change", narrow); });
  narrow();
})();

/* What is ticked is kept in this browser alone, by the same name as on the page of the QR code; and how much is ready. */
(function () {
  "use strict";
  var list = document.querySelector(".sp-siap[data-k]");
  if (!list) return;
  var boxes = [].slice.call(list.querySelectorAll("input[type=checkbox]"));
  var bar = list.querySelector(".sp-kemajuan");
  var ticked = {};
  try { ticked = JSON.parse(localStorage.getItem(list.dataset.k)) || {}; } catch (e) { /* none, or not allowed */ }
  boxes.forEach(function (box) { if (ticked[box.value]) box.checked = true; });
  function tell() {
    var have = 0, need = 0;
    list.querySelectorAll("ul.sp-daftar").forEach(function (items) {
      if (!items.getClientRects().length) return; // hidden by an answer
      var must = [].slice.call(items.querySelectorAll("input:not([data-o])"));
      var want = Math.min(must.length, items.dataset.n || must.length);
      need += want;
      have += Math.min(want, must.filter(function (box) { return box.checked; }).length);
    });
    bar.hidden = !have;
    bar.querySelector("strong").textContent = have < need
      ? bar.dataset.siap.replace("#", have).replace("#", need) : bar.dataset.semua;
    var line = bar.querySelector("progress");
    line.max = need || 1;
    line.value = have;
  }
  list.addEventListener("change", function () {
    boxes.forEach(function (box) { delete ticked[box.value]; }); // answers given on the QR page stay
    boxes.forEach(function (box) { if (box.checked) ticked[box.value] = 1; });
    try { localStorage.setItem(list.dataset.k, JSON.stringify(ticked)); } catch (e) { /* not allowed: kept for this visit */ }
    tell();
  });
  document.querySelectorAll(".sp-pilihan").forEach(function (question) { question.addEventListener("change", tell); });
  tell();
})();

/* Nothing stands at a QR code's address with an edition that nobody knows: the service's own page is one folder up. */
(function () {
  "use strict";
  var lost = document.getElementById("qr-lain");
  var known = lost && /^(.*\/s\/[2-9a-z]{5}\/)[^/]+\/?$/.exec(location.pathname);
  if (!known) return;
  lost.querySelector("a").href = known[1];
  lost.hidden = false;
})();
