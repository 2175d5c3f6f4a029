/* The page of results: rows, filters that stand in the address, what to do where nothing is found. Needs cari-mesin.js. */
(function (Cari) {
  "use strict";
  var PAGE = 20, UNFOLDED = 12;
  var WORDS = Cari.WORDS, say = Cari.page.say, make = Cari.page.make, link = Cari.page.link;
  var LONGEST = 200; // signs of a question that anybody reads

  function Results(engine, place) {
    var self = this;
    this.engine = engine;
    this.note = make("p", "sp-temu__paham");
    this.status = make("p", "sp-temu__jumlah");
    this.said = make("div");
    this.said.setAttribute("role", "status"); // the number is said, and how the question was understood
    this.said.append(this.status, this.note);
    this.filters = make("fieldset", "sp-temu__saring");
    this.list = make("ol", "sp-temu__daftar");
    this.more = make("button", "sp-tombol", WORDS.lagi);
    this.more.type = "button";
    this.more.hidden = true;
    this.foot = make("div");
    this.more.addEventListener("click", function () { self.showMore(); });
    place.removeAttribute("aria-live"); // the number of results is said, not all of them
    place.textContent = "";
    if (!engine.index) return void place.append.apply(place, engine.none("gagal", ""));
    this.top = make("div");
    this.way = make("div");
    place.append(this.top, this.said, this.way, this.filters, this.list, this.more, this.foot);
    this.read();
    document.querySelectorAll('form[role="search"]').forEach(function (form) {
      form.addEventListener("submit", function (event) {
        var field = form.querySelector('[name="q"]');
        event.preventDefault();
        self.ask(field.value, field);
      });
    });
    window.addEventListener("popstate", function () { self.read(); });
  }

  Results.prototype = {
    /* The state stands in the address: ?q=&instansi=&jenis=&gratis=1 */
    read: function () {
      var asked = new URLSearchParams(location.search);
      this.question = (asked.get("q") || "").trim().slice(0, LONGEST);
      this.office = asked.get("instansi") || "";
      this.kind = asked.get("jenis") || "";
      this.free = asked.get("gratis") === "1";
      this.find();
    },
    write: function (isNew) {
      var asked = new URLSearchParams();
      if (this.question) asked.set("q", this.question);
      if (this.office) asked.set("instansi", this.office);
      if (this.kind) asked.set("jenis", this.kind);
      if (this.free) asked.set("gratis", "1");
      history[isNew ? "pushState" : "replaceState"](null, "", location.pathname + (String(asked) ? "?" + asked : ""));
    },
    ask: function (question, field) {
      this.question = question.trim().slice(0, LONGEST);
      this.office = this.kind = "";
      this.free = false;
      this.write(true);
      if (field) field.blur(); // a phone's keyboard makes room for the results
      this.find();
    },
    find: function () {
      var self = this, engine = this.engine, question = this.question;
      document.querySelectorAll('form[role="search"] [name="q"]').forEach(function (field) { field.value = question; });
      this.shown = PAGE;
      this.top.textContent = "";
      if (!/[a-z0-9]/i.test(question)) return this.fill({ rows: question ? [] : this.everything(), said: "", elsewhere: "" });
      engine.find(question, function (result) { if (self.question === question) self.fill(result); });
      this.offerCode();
    },
    /* Without a question: all services by name, for somebody who only filters. */
    everything: function () {
      var names = this.engine.index.data.layanan.n;
      return names.map(function (name, d) { return { d: d, score: 1 }; }).sort(function (a, b) {
        return names[a.d] < names[b.d] ? -1 : names[a.d] > names[b.d] ? 1 : a.d - b.d;
      });
    },
    fill: function (result) {
      var engine = this.engine;
      this.rows = result.rows.map(function (row) {
        var service = engine.index.service(row.d);
        service.family = engine.index.family[row.d];
        return service;
      });
      var notes = [result.elsewhere ? say("luar", { kantor: result.elsewhere }) : "", result.said ? say("paham", { q: result.said }) : ""];
      this.note.textContent = notes.filter(Boolean).join(" ");
      this.event = result.event;
      this.drawEvent();
      this.drawFilters();
      this.draw();
    },
    /* The life event stands above the services, whatever is filtered: it is none of them. */
    drawEvent: function () {
      this.way.textContent = "";
      if (!this.event) return;
      var row = link(this.engine.base + this.event.url, undefined, "sp-temu__jalan");
      row.append.apply(row, Cari.page.describeEvent(this.event));
      this.way.append(row);
    },

    // ---------------------------------------------------------------------------------------------- filters
    drawFilters: function () {
      var self = this, offices = new Map(), kinds = new Map(), data = this.engine.index.data;
      this.rows.forEach(function (service) {
        var known = offices.get(service.folder) || [service.office, 0];
        offices.set(service.folder, [known[0], known[1] + 1]);
        service.kinds.split("").forEach(function (digit) { kinds.set(data.jenis[digit], (kinds.get(data.jenis[digit]) || 0) + 1); });
      });
      this.filters.textContent = "";
      this.filters.append(make("legend", "sp-tersembunyi", WORDS.saring));
      if (offices.size > 1 || this.office) {
        var listed = Array.from(offices).sort(function (a, b) { return a[1][0] < b[1][0] ? -1 : 1; });
        this.select("instansi", "office", WORDS["pilih-instansi"], WORDS.instansi, listed.map(function (one) { return [one[0], one[1][0], one[1][1]]; }));
      }
      if (kinds.size > 1 || this.kind) {
        var known = data.jenis.filter(function (kind) { return kinds.has(kind); });
        this.select("jenis", "kind", WORDS["pilih-jenis"], WORDS.jenis, known.map(function (kind) {
          return [kind, say("jenis." + kind, {}), kinds.get(kind)];
        }));
      }
      var free = this.rows.filter(function (one) { return one.free; }).length;
      if ((free && free < this.rows.length) || this.free) {
        var label = make("label", "sp-temu__gratis"), box = make("input");
        box.type = "checkbox";
        box.name = "gratis";
        box.value = "1";
        box.checked = this.free;
        box.addEventListener("change", function () { self.filter("free", box.checked); });
        label.append(box, " " + WORDS.gratis);
        this.filters.append(label);
      }
      this.filters.hidden = this.filters.children.length < 2;
    },
    select: function (name, field, title, all, listed) {
      var self = this, label = make("label", "", title + " "), select = make("select"), value = this[field];
      select.name = name;
      select.append(new Option(all, ""));
      listed.forEach(function (one) { select.append(new Option(one[1] + " (" + one[2] + ")", one[0])); });
      if (value && !listed.some(function (one) { return one[0] === value; })) select.append(new Option(value, value));
      select.value = value;
      select.addEventListener("change", function () { self.filter(field, select.value); });
      label.append(select);
      this.filters.append(label);
    },
    filter: function (field, value) {
      this[field] = value;
      this.shown = PAGE;
      this.write(false);
      this.draw();
    },
    isFiltered: function () { return Boolean(this.office || this.kind || this.free); },

    // ----------------------------------------------------------------------------------------------- results
    draw: function () {
      var self = this, families = new Map(), jenis = this.engine.index.data.jenis;
      var rows = this.rows.filter(function (one) {
        return (!self.office || one.folder === self.office) && (!self.free || one.free) &&
          (!self.kind || one.kinds.indexOf(String(jenis.indexOf(self.kind))) >= 0);
      });
      rows.forEach(function (one) {
        if (families.has(one.family)) families.get(one.family).push(one); else families.set(one.family, [one]);
      });
      var found = this.question ? say("hasil", { jumlah: rows.length, q: this.question }) : say("hasil-semua", { jumlah: rows.length });
      this.status.textContent = rows.length ? found : WORDS["tidak-ada"];
      this.list.textContent = "";
      this.families = Array.from(families.values());
      this.families.slice(0, this.shown).forEach(function (family, n) { self.list.append(self.row(family, n)); });
      this.list.hidden = !rows.length;
      this.more.hidden = this.families.length <= this.shown;
      this.drawFoot(rows.length);
    },
    /* One service; where several offices have it, the others are folded behind it. */
    row: function (family, n) {
      var base = this.engine.base, item = make("li"), main = link(base + family[0].url, undefined, "sp-temu__baris");
      main.append.apply(main, Cari.page.describe(family[0], 0));
      item.append(main);
      if (family.length === 1) return item;
      var fold = make("details", "sp-temu__lain"), list = make("ul");
      fold.open = n === 0 && family.length <= UNFOLDED;
      fold.append(make("summary", "", say("lain-kantor", { jumlah: family.length - 1 })), list);
      family.slice(1).forEach(function (service) {
        var line = make("li");
        line.append(link(base + service.url, service.office), " ", Cari.page.facts(service));
        list.append(line);
      });
      item.append(fold);
      return item;
    },
    drawFoot: function (count) {
      var self = this;
      this.foot.textContent = "";
      if (count) return;
      if (this.isFiltered() && this.rows.length) {
        var button = make("button", "sp-tombol", WORDS["hapus-saring"]);
        button.type = "button";
        button.addEventListener("click", function () {
          self.office = self.kind = "";
          self.free = false;
          self.write(false);
          self.find();
          (self.filters.hidden ? self.list : self.filters).querySelector("select, input, a").focus();
        });
        return void this.foot.append(make("p", "", WORDS["kosong-saring"]), button);
      }
      this.foot.append.apply(this.foot, this.engine.none("kosong", this.question));
    },
    showMore: function () {
      var next = this.shown;
      this.shown += PAGE;
      this.draw();
      var first = this.list.children[next] && this.list.children[next].querySelector("a");
      if (first) first.focus();
    },

    /* Somebody typed what stands under a QR code: its page at once, or a link where the question also finds services. */
    offerCode: function () {
      var self = this, engine = this.engine, question = this.question, code = engine.code(question);
      if (!code) return;
      engine.address(code).then(function (address) {
        if (!address || self.question !== question) return;
        if (code.isAddress || !self.rows.length) return location.replace(address);
        var line = make("p", "sp-temu__kode");
        line.append(link(address, say("kode", { kode: code.kode })));
        self.top.textContent = "";
        self.top.append(line);
      });
    },
  };

  Cari.Results = Results;
})(window.Cari);
