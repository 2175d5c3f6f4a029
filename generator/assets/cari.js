/* The search field: nothing is fetched before it is used, or before /cari/ is opened with a question. */
(function () {
  "use strict";
  var here = document.currentScript && document.currentScript.src;
  if (!here || window.CariSiap) return;
  window.CariSiap = true;
  var base = new URL("../", here).href;
  var place = document.getElementById("cari-hasil");
  var inputs = Array.prototype.slice.call(document.querySelectorAll('form[role="search"] input[name="q"]'));
  if (!inputs.length && !place) return;
  var isFile = location.protocol === "file:"; // nothing can be fetched there: the form stays as it is
  var waiting;

  function add(name, attributes) {
    return new Promise(function (resolve, reject) {
      var made = document.createElement(name);
      for (var key in attributes) made[key] = attributes[key];
      made.onload = resolve;
      made.onerror = reject;
      document.head.appendChild(made);
    });
  }

  function load() {
    if (!waiting) {
      add("link", { rel: "stylesheet", href: base + "assets/cari.css" }).catch(function () {});
      var data = isFile ? Promise.resolve(null) : get("cari/indeks.json").catch(function () {});
      waiting = Promise.all([data, add("script", { src: base + "assets/cari-mesin.js" })])
        .then(function (found) {
          return window.Cari.open(base, found[0], function () { return get("cari/isi.json"); });
        });
      waiting.catch(function () { waiting = null; }); // the next use tries again
    }
    return waiting;
  }

  function get(path) {
    return fetch(base + path).then(function (answer) {
      if (!answer.ok) throw new Error(answer.status);
      return answer.json();
    });
  }

  inputs.forEach(function (input) {
    if (isFile) return;
    input.type = "text"; // a search field may not be a combobox
    input.enterKeyHint = "search";
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    function start() {
      load().then(function (engine) { engine.attach(input); }).catch(function () {});
    }
    input.addEventListener("focus", start);
    input.addEventListener("input", start);
    if (document.activeElement === input) start();
  });

  var asked = new URLSearchParams(location.search), question = (asked.get("q") || "").trim();
  var isAsked = question || asked.get("instansi") || asked.get("jenis") || asked.get("gratis");
  if (!place) return;
  if (!isAsked) place.hidden = true; // it speaks to those without script
  else {
    inputs.forEach(function (input) { if (!input.value) input.value = question; });
    load().then(function (engine) { engine.show(place); }).catch(function () {});
  }
})();
