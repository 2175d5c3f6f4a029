/* The search in a page: the list under a field. Needs cari-indeks.js; the page of results is cari-laman.js. */
(function (Cari) {
  "use strict";
  var WORDS = /* KATA */ {};
  var MOST = 7, SLICE = 12; // rows of the list; milliseconds of work before somebody may type again

  function say(key, values) {
    return (WORDS[key] || "").replace(/\{(\w+)\}/g, function (all, name) { return values[name]; });
  }
  function make(name, className, text) {
    var element = document.createElement(name);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }
  function link(href, text, className) {
    var element = make("a", className, text);
    element.href = href;
    return element;
  }

  /* Name, office, time and fee: what tells one service from another. */
  function describe(service, others) {
    var office = service.office + (others ? " \u00b7 " + say("lain", { jumlah: others }) : "");
    var parts = [make("strong", "sp-temu__nama", service.name), make("span", "sp-temu__kantor", office)];
    if (service.state) parts.push(make("span", "sp-temu__keadaan", say("keadaan." + service.state, {})));
    return parts.concat(facts(service));
  }
  function facts(service) {
    var line = make("span", "sp-temu__nilai");
    line.append(make("span", "", service.time), make("span", "", service.fee));
    return line;
  }

  /* A life event: one row above the services, for it takes several of them. */
  function describeEvent(event) {
    var parts = [make("strong", "sp-temu__nama", say("peristiwa", { nama: event.name }))];
    return event.about ? parts.concat(make("span", "sp-temu__kantor", event.about)) : parts;
  }

  function Engine(base, data, more) {
    this.base = base;
    this.index = data ? new Cari.Index(data) : null;
    this.fetchMore = more;
    this.attached = new Set();
    this.codes = new Map();
  }

  Engine.prototype = {
    /* Takes in the index a little at a time; the promise holds this engine. */
    start: function () {
      var self = this, channel = new MessageChannel();
      return new Promise(function (resolve, reject) {
        channel.port1.onmessage = function () {
          try {
            if (!self.index || self.index.build(SLICE)) return resolve(self);
          } catch (error) { return reject(error); }
          channel.port2.postMessage(0);
        };
        channel.port2.postMessage(0);
      });
    },

    /* The answer to a question; `then` is called again when the second file has come. While somebody types,
       it is not fetched for a word that has only begun. */
    find: function (question, then, isTyping) {
      var self = this, index = this.index, result = index.search(question);
      var begun = isTyping && result.begun && /(?:^|[^a-z0-9])[a-z0-9]{1,3}$/i.test(question);
      then(result);
      if (result.missing && !begun && !index.details && this.fetchMore) {
        var fetchMore = this.fetchMore;
        this.fetchMore = null;
        fetchMore().then(function (data) {
          index.addDetails(data.isi);
          then(index.search(question));
        }).catch(function () { self.fetchMore = fetchMore; });
      }
    },

    /* How many other offices have the service of a row: said at the first row of that name, 0 at the next ones. */
    others: function (rows) {
      var family = this.index.family, counts = new Map();
      rows.forEach(function (row) { counts.set(family[row.d], (counts.get(family[row.d]) || 0) + 1); });
      return function (row) {
        var count = counts.get(family[row.d]) - 1;
        counts.set(family[row.d], 1);
        return count;
      };
    },

    /* The permanent code that stands under a printed QR code, also inside its address; null where a word is meant. */
    code: function (question) {
      var found = /(?:^|\/s\/|^s\/)([2-9a-hj-np-z]{5})(?:\/([0-9]{1,3}))?\/?$/.exec(question.trim().toLowerCase());
      if (!found || (found[0] === found[1] && (this.index.has(found[1]) || this.index.ignored.has(found[1])))) return null;
      return { kode: found[1], isAddress: found[0].length > found[1].length, path: "s/" + found[1] + "/" + (found[2] ? found[2] + "/" : "") };
    },
    /* Whether that code has a page: a promise of its address, or of null. */
    address: function (code) {
      var known = this.codes.get(code.path), address = this.base + code.path;
      if (!known) {
        known = fetch(address, { method: "HEAD" }).then(function (answer) { return answer.ok ? address : null; }, function () { return null; });
        this.codes.set(code.path, known);
      }
      return known;
    },

    attach: function (input) {
      if (this.attached.has(input) || !this.index) return;
      this.attached.add(input);
      new Combobox(this, input);
    },

    show: function (place) { return new Cari.Results(this, place); },

    page: function (question) { return this.base + "cari/?q=" + encodeURIComponent(question); },

    /* Where nothing is found: the nearest word, the list, the offices. */
    none: function (key, question) {
      var lines = [], local = location.protocol === "file:" ? "index.html" : "";
      var near = this.index && question ? this.index.suggestion(question) : "";
      var line = make("p", "sp-temu__kosong", WORDS[key] + " ");
      line.append(link(this.base + "layanan/" + local, WORDS["a-z"]), ".");
      lines.push(line);
      if (near) {
        line = make("p", "sp-temu__maksud", WORDS.maksud + " ");
        line.append(link(this.page(near), "\u201c" + near + "\u201d"), "?");
        lines.push(line);
      }
      line = make("p", "sp-temu__tanya", WORDS.tanya + " ");
      line.append(link(this.base + "instansi/" + local, WORDS.kontak), ".");
      lines.push(line);
      return lines;
    },
  };

  // A combobox with a listbox, and not a list of links: the focus stays in the field, so that a screen reader reads
  // each row as one sentence at an arrow key and typing goes on; by touch the rows are elements like any other.
  function Combobox(engine, input) {
    var self = this, id = (input.id || "q") + "-saran", form = input.form;
    this.engine = engine;
    this.input = input;
    this.at = -1;
    this.list = make("ul", "sp-saran");
    this.list.id = id;
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", WORDS.daftar);
    this.status = make("div", "sp-temu__status");
    this.status.setAttribute("role", "status");
    form.classList.add("sp-temu");
    form.append(this.list, this.status);
    input.setAttribute("aria-controls", id);
    input.addEventListener("input", function () { self.update(); });
    input.addEventListener("keydown", function (event) { self.key(event); });
    input.addEventListener("focus", function () { self.update(); });
    form.addEventListener("submit", function () { self.close(); });
    form.addEventListener("focusout", function (event) { // the hint where nothing is found has links: it stays
      if (!form.contains(event.relatedTarget) || !self.list.hidden) self.close();
    });
    [this.list, this.status].forEach(function (part) { // the field keeps the focus
      part.addEventListener("pointerdown", function (event) { event.preventDefault(); });
    });
    this.list.addEventListener("click", function (event) {
      var row = event.target.closest("[data-url]");
      if (row) location.href = row.dataset.url;
    });
    if (document.activeElement === input) this.update();
  }

  Combobox.prototype = {
    update: function () {
      var self = this, engine = this.engine, question = this.input.value.trim();
      if (!/[a-z0-9]{2}/i.test(question)) return this.close();
      function isAsked() { return self.input.value.trim() === question && document.activeElement === self.input; }
      engine.find(question, function (result) {
        if (isAsked()) self.fill(result, question, null);
        var code = engine.code(question);
        if (code && (!result.rows.length || /[0-9]/.test(code.kode))) {
          engine.address(code).then(function (address) {
            if (address && isAsked()) self.fill(result, question, { url: address, kode: code.kode });
          });
        }
      }, true);
    },
    fill: function (result, question, code) {
      var self = this, engine = this.engine, rows = result.rows, others = engine.others(rows);
      this.list.textContent = "";
      this.move(-1);
      if (code) this.option(code.url, [make("strong", "sp-temu__nama", say("kode", { kode: code.kode }))]);
      if (result.event) this.option(engine.base + result.event.url, describeEvent(result.event), "sp-saran__peristiwa");
      rows.slice(0, MOST).forEach(function (row) {
        var service = engine.index.service(row.d);
        self.option(engine.base + service.url, describe(service, others(row)));
      });
      if (rows.length > MOST) this.option(engine.page(question), [make("span", "sp-temu__semua", say("semua", { jumlah: rows.length }))]);
      var isOpen = this.list.children.length > 0;
      this.list.hidden = !isOpen;
      this.input.setAttribute("aria-expanded", String(isOpen));
      clearTimeout(this.timer); // while somebody types nothing is said
      this.timer = setTimeout(function () {
        self.status.textContent = "";
        if (rows.length) self.status.textContent = result.said ? say("status-maksud", { jumlah: rows.length, q: result.said }) : say("status", { jumlah: rows.length });
        if (result.elsewhere) self.status.prepend(make("p", "", say("luar", { kantor: result.elsewhere })));
        if (result.event) self.status.append(make("p", "", say("peristiwa", { nama: result.event.name })));
        else if (!rows.length && !code) self.status.append.apply(self.status, engine.none("kosong", question));
      }, 500);
      this.status.classList.toggle("sp-temu__status--tampak", !isOpen); // rows stand there otherwise
    },
    option: function (url, parts, className) {
      var row = make("li", "sp-saran__baris" + (className ? " " + className : ""));
      row.id = this.list.id + "-" + this.list.children.length;
      row.setAttribute("role", "option");
      row.setAttribute("aria-selected", "false");
      row.dataset.url = url;
      parts.forEach(function (part, n) { row.append(n ? " " : "", part); });
      this.list.append(row);
    },
    move: function (to) {
      var rows = this.list.children;
      if (rows[this.at]) rows[this.at].setAttribute("aria-selected", "false");
      this.at = to;
      var row = rows[to];
      if (!row) return this.input.removeAttribute("aria-activedescendant");
      row.setAttribute("aria-selected", "true");
      row.scrollIntoView({ block: "nearest" });
      this.input.setAttribute("aria-activedescendant", row.id);
    },
    close: function () {
      clearTimeout(this.timer);
      this.list.hidden = true;
      this.move(-1);
      this.status.textContent = "";
      this.status.classList.remove("sp-temu__status--tampak");
      this.input.setAttribute("aria-expanded", "false");
    },
    key: function (event) {
      var count = this.list.children.length, isOpen = !this.list.hidden;
      if (event.isComposing) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (!isOpen) return this.update();
        var step = event.key === "ArrowDown" ? 1 : -1;
        this.move(((this.at + 1 + step + count + 1) % (count + 1)) - 1); // one more place: the field itself
      } else if (event.key === "Enter" && isOpen && this.at >= 0) {
        event.preventDefault();
        location.href = this.list.children[this.at].dataset.url;
      } else if (event.key === "Escape" && (isOpen || this.status.textContent)) {
        event.preventDefault();
        this.close();
      }
    },
  };

  Cari.WORDS = WORDS;
  Cari.page = { say: say, make: make, link: link, describe: describe, describeEvent: describeEvent, facts: facts };
  /* A promise of the engine. Without data it only says where the list is. */
  Cari.open = function (base, data, more) { return new Engine(base, data, more).start(); };
})(window.Cari);
