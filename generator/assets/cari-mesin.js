/* The search in its page: the list under the field, and the page of results. Needs cari-indeks.js. */
(function (Cari) {
  "use strict";
  var WORDS = /* KATA */ {};
  var MOST = 7, PAGE = 20;

  function say(key, values) {
    return (WORDS[key] || "").replace(/\{(\w+)\}/g, function (all, name) { return values[name]; });
  }

  // ------------------------------------------------------------------------------------------------- page

  function make(name, className, text) {
    var element = document.createElement(name);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  /* Name, office, time and fee: what tells one service from another. */
  function describe(service) {
    var parts = [make("strong", "sp-temu__nama", service.name), make("span", "sp-temu__kantor", service.office)];
    if (service.state) parts.push(make("span", "sp-temu__keadaan", service.state));
    var facts = make("span", "sp-temu__nilai");
    facts.append(make("span", "", service.time), make("span", "", service.fee));
    parts.push(facts);
    return parts;
  }

  function Engine(base, data, more) {
    this.base = base;
    this.index = data ? new Cari.Index(data) : null;
    this.fetchMore = more;
    this.attached = new Set();
  }

  Engine.prototype = {
    /* The services for a question; `then` is called again when the second file has come. While somebody types,
       it is not fetched for a word that has only begun. */
    find: function (question, then, isTyping) {
      var self = this, index = this.index, result = index.search(question);
      var begun = isTyping && result.begun && /(?:^|[^a-z0-9])[a-z0-9]{1,3}$/i.test(question);
      then(index.details && result.missing ? index.searchAll(question) : result.rows);
      if (result.missing && !begun && !index.details && this.fetchMore) {
        var fetchMore = this.fetchMore;
        this.fetchMore = null;
        fetchMore().then(function (data) {
          index.addDetails(data.isi);
          then(index.searchAll(question));
        }).catch(function () { self.fetchMore = fetchMore; });
      }
    },

    /* The permanent code that stands under a printed QR code, also inside its address. */
    code: function (question) {
      var found = /(?:^|\/s\/|^s\/)([2-9a-hj-np-z]{5})(?:\/([0-9]{1,3}))?\/?$/.exec(question.trim().toLowerCase());
      return found ? { kode: found[1], path: "s/" + found[1] + "/" + (found[2] ? found[2] + "/" : "") } : null;
    },

    attach: function (input) {
      if (this.attached.has(input) || !this.index) return;
      this.attached.add(input);
      new Combobox(this, input);
    },

    show: function (place, question) { new Results(this, place, question.slice(0, 200)); },

    none: function (key) {
      var line = make("p", "sp-temu__kosong", WORDS[key] + " "), link = make("a", "", WORDS["a-z"]);
      link.href = this.base + "layanan/" + (location.protocol === "file:" ? "index.html" : "");
      line.append(link, ".");
      return line;
    },
  };

  // --------------------------------------------------------------------------------------- list under the field

  function Combobox(engine, input) {
    var self = this, id = (input.id || "q") + "-saran";
    this.engine = engine;
    this.input = input;
    this.at = -1;
    this.list = make("ul", "sp-saran");
    this.list.id = id;
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", WORDS.daftar);
    this.status = make("p", "sp-temu__status");
    this.status.setAttribute("role", "status");
    var form = input.form;
    form.classList.add("sp-temu");
    form.append(this.list, this.status);
    input.setAttribute("aria-controls", id);
    input.addEventListener("input", function () { self.update(); });
    input.addEventListener("keydown", function (event) { self.key(event); });
    input.addEventListener("blur", function () { self.close(); });
    input.addEventListener("focus", function () { self.update(); });
    this.list.addEventListener("pointerdown", function (event) { event.preventDefault(); }); // the field keeps the focus
    this.list.addEventListener("click", function (event) {
      var row = event.target.closest("[data-url]");
      if (row) location.href = row.dataset.url;
    });
    if (document.activeElement === input) this.update();
  }

  Combobox.prototype = {
    update: function () {
      var self = this, question = this.input.value.trim();
      if (!/[a-z0-9]{2}/i.test(question)) return this.close();
      this.engine.find(question, function (rows) {
        if (self.input.value.trim() === question && document.activeElement === self.input) self.fill(rows, question);
      }, true);
    },
    fill: function (rows, question) {
      var self = this, engine = this.engine;
      this.list.textContent = "";
      this.move(-1);
      rows.slice(0, MOST).forEach(function (row) {
        var service = engine.index.service(row.d);
        self.option(engine.base + service.url, describe(service));
      });
      if (rows.length > MOST) {
        var all = engine.base + "cari/?q=" + encodeURIComponent(question);
        this.option(all, [make("span", "sp-temu__semua", say("semua", { jumlah: rows.length }))]);
      }
      var isOpen = this.list.children.length > 0;
      this.list.hidden = !isOpen;
      this.input.setAttribute("aria-expanded", String(isOpen));
      clearTimeout(this.timer); // while somebody types nothing is said
      this.timer = setTimeout(function () {
        self.status.textContent = "";
        if (rows.length) self.status.textContent = say("status", { jumlah: rows.length });
        else self.status.append.apply(self.status, Array.from(engine.none("kosong").childNodes));
      }, 500);
      this.status.classList.toggle("sp-temu__status--tampak", !rows.length);
    },
    option: function (url, parts) {
      var row = make("li", "sp-saran__baris");
      row.id = this.list.id + "-" + this.list.children.length;
      row.setAttribute("role", "option");
      row.setAttribute("aria-selected", "false");
      row.dataset.url = url;
      row.append.apply(row, parts);
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
      } else if (event.key === "Escape" && isOpen) {
        event.preventDefault();
        this.close();
      }
    },
  };

  // ------------------------------------------------------------------------------------------ page of results

  function Results(engine, place, question) {
    var self = this;
    this.engine = engine;
    this.question = question;
    this.shown = PAGE;
    this.office = "";
    this.free = false;
    this.status = make("p", "sp-temu__jumlah");
    this.status.setAttribute("role", "status");
    this.filters = make("div", "sp-temu__saring");
    this.list = make("ol", "sp-temu__daftar");
    this.more = make("button", "sp-tombol", WORDS.lagi);
    this.more.type = "button";
    this.more.hidden = true;
    this.foot = make("div");
    this.more.addEventListener("click", function () {
      var next = self.shown;
      self.shown += PAGE;
      self.draw();
      var link = self.list.children[next] && self.list.children[next].querySelector("a");
      if (link) link.focus();
    });
    place.removeAttribute("aria-live"); // the number of results is said, not all of them
    place.textContent = "";
    if (!engine.index) return void place.append(engine.none("gagal"));
    place.append(this.status, this.filters, this.list, this.more, this.foot);
    engine.find(question, function (rows) { self.fill(rows); });
    this.offerCode();
  }

  Results.prototype = {
    fill: function (rows) {
      var engine = this.engine;
      this.rows = rows.map(function (row) { return engine.index.service(row.d); });
      this.drawFilters();
      this.draw();
    },
    drawFilters: function () {
      var self = this, offices = new Map();
      this.rows.forEach(function (service) { offices.set(service.folder, service.office); });
      this.filters.textContent = "";
      this.filters.setAttribute("role", "group");
      this.filters.setAttribute("aria-label", WORDS.saring);
      if (offices.size > 1) {
        var label = make("label", "", WORDS["pilih-instansi"] + " "), select = make("select");
        select.append(new Option(WORDS.instansi, ""));
        Array.from(offices).sort(function (a, b) { return a[1] < b[1] ? -1 : 1; }).forEach(function (office) {
          select.append(new Option(office[1], office[0]));
        });
        select.value = this.office;
        select.addEventListener("change", function () { self.office = select.value; self.shown = PAGE; self.draw(); });
        label.append(select);
        this.filters.append(label);
      }
      if (this.rows.some(function (one) { return one.free; }) && this.rows.some(function (one) { return !one.free; })) {
        var free = make("label"), box = make("input");
        box.type = "checkbox";
        box.checked = this.free;
        box.addEventListener("change", function () { self.free = box.checked; self.shown = PAGE; self.draw(); });
        free.append(box, " " + WORDS.gratis);
        this.filters.append(free);
      }
    },
    draw: function () {
      var self = this, engine = this.engine;
      var rows = this.rows.filter(function (one) {
        return (!self.office || one.folder === self.office) && (!self.free || one.free);
      });
      this.status.textContent = rows.length ? say("hasil", { jumlah: rows.length, q: this.question }) : "";
      this.list.textContent = "";
      rows.slice(0, this.shown).forEach(function (service) {
        var item = make("li"), link = make("a", "sp-temu__baris");
        link.href = engine.base + service.url;
        link.append.apply(link, describe(service));
        item.append(link);
        self.list.append(item);
      });
      this.more.hidden = rows.length <= this.shown;
      this.foot.textContent = "";
      if (!rows.length) this.foot.append(engine.none("kosong"));
    },
    /* Somebody typed what stands under a QR code: a link to its page, if there is one. */
    offerCode: function () {
      var self = this, code = this.engine.code(this.question);
      if (!code || this.engine.index.counts.has(this.engine.index.stem(code.kode))) return; // "surat" is a word
      fetch(this.engine.base + code.path, { method: "HEAD" }).then(function (answer) {
        if (!answer.ok) return;
        var line = make("p", "sp-temu__kode"), link = make("a", "", say("kode", { kode: code.kode }));
        link.href = self.engine.base + code.path;
        line.append(link);
        self.status.before(line);
      }).catch(function () {});
    },
  };

  Cari.open = function (base, data, more) { return new Engine(base, data, more); };
})(window.Cari);
