/* The index and a question in, services out; the list under the field and the page of results. Needs MiniSearch. */
(function () {
  "use strict";
  var WORDS = /* KATA */ {};
  var VOWEL = /[aeiou]/;
  var FIRST = /^(?:meng|peng|mem|men|pem|pen|me|di|ke|ter)/;
  var MOST = 7, PAGE = 20;

  // ------------------------------------------------------------------------------------------------ words

  function say(key, values) {
    return (WORDS[key] || "").replace(/\{(\w+)\}/g, function (all, name) { return values[name]; });
  }

  function split(text) {
    var flat = text.toLowerCase();
    if (/[^\x00-\x7f]/.test(flat)) flat = flat.normalize("NFKD").replace(/\p{M}+/gu, "");
    return flat.match(/[a-z0-9]+/g) || [];
  }

  /* Snowball's Indonesian stemmer. `start` is where the rest of the word begins for the steps that follow. */
  function stem(word) {
    var measure = (word.match(/[aeiou]/g) || []).length;
    var prefix = 0, start = 0;

    function cut(pattern) {
      if (measure > 2 && pattern.test(word)) {
        word = word.replace(pattern, "");
        measure -= 1;
      }
    }
    function first() {
      var found = FIRST.exec(word);
      if (!found) return false;
      var mark = found[0], rest = word.slice(mark.length), put = "";
      if ((mark === "men" || mark === "pen") && rest[0] === "y" && VOWEL.test(rest[1] || "")) {
        put = "s";
        rest = rest.slice(1);
      } else if ((mark === "mem" || mark === "pem") && VOWEL.test(rest[0] || "")) put = "p";
      prefix = mark === "ke" || mark[0] === "p" ? 3 : 1;
      word = put + rest;
      start = put.length;
      measure -= 1;
      return true;
    }
    function suffix() {
      var rest = word.slice(start);
      if (/an$/.test(rest)) {
        if (prefix !== 3 && prefix !== 2 && /kan$/.test(rest)) word = word.slice(0, -3);
        else if (prefix === 1) return false;
        else word = word.slice(0, -2);
      } else if (/i$/.test(rest)) {
        if (prefix > 2 || /si$/.test(rest)) return false;
        word = word.slice(0, -1);
      } else return false;
      measure -= 1;
      return true;
    }
    function second() {
      var rest = word.slice(start);
      var found = /^(?:per|pe(?=lajar)|pe|ber|be(?=lajar)|be(?=[^aeiou]er))/.exec(rest);
      if (!found) return;
      var mark = found[0];
      if (rest.slice(2, 7) === "lajar") mark += "l";
      else if (mark[0] === "p") prefix = 2;
      if (mark[0] === "b") prefix = 4;
      word = word.slice(0, start) + rest.slice(mark.length);
      measure -= 1;
    }

    if (measure <= 2) return word;
    cut(/(?:kah|lah|pun)$/);
    cut(/(?:nya|ku|mu)$/);
    if (measure <= 2) return word;
    if (first()) {
      if (measure > 2 && suffix() && measure > 2) second();
    } else {
      second();
      if (measure > 2) suffix();
    }
    return word;
  }

  // ------------------------------------------------------------------------------------------------ index

  /* Without what answers far worse than the best. */
  function near(rows) {
    return rows.filter(function (row) { return row.score > rows[0].score * 0.06; });
  }
  function order(a, b) { return b.score - a.score || a.d - b.d; }

  function Index(data) {
    var self = this;
    var list = data.layanan;
    this.data = data;
    this.ignored = new Set(data.abaikan);
    this.roots = new Map(Object.entries(data.dasar));
    this.spellings = new Map(Object.entries(data.ejaan));
    this.known = new Map();
    this.counts = new Map(); // how many services have this stem in their name
    this.phrases = new Map();
    data.sinonim.forEach(function (group, n) {
      group.forEach(function (phrase) {
        var stems = self.stems(split(phrase));
        var same = self.phrases.get(stems[0]) || [];
        same.push([stems, "\u00a7" + n]);
        self.phrases.set(stems[0], same);
      });
    });
    this.engine = new MiniSearch({
      fields: ["n", "l", "t", "i"],
      idField: "d",
      tokenize: function (text) { return text ? text.split(" ") : []; },
      processTerm: function (term) { return term; },
    });
    var offices = data.instansi.map(function (office) { return self.line(office.slice(1).join("; ")); });
    this.engine.addAll(list.n.map(function (name, d) {
      var line = self.line(name);
      new Set(line.split(" ")).forEach(function (term) { self.counts.set(term, (self.counts.get(term) || 0) + 1); });
      return { d: d, n: line, l: self.line(list.l[d]), t: self.line(list.t[d]), i: offices[list.i[d]] };
    }));
  }

  Index.prototype = {
    stem: function (word) {
      var found = this.known.get(word);
      if (found === undefined) {
        var spelt = this.spellings.get(word) || word;
        found = this.roots.get(spelt) || stem(spelt);
        this.known.set(word, found);
      }
      return found;
    },
    stems: function (words) { return words.map(this.stem, this); },

    /* The groups of synonyms that a row of stems names, each with the places of its words. */
    groups: function (stems) {
      var found = [];
      for (var at = 0; at < stems.length; at++) {
        (this.phrases.get(stems[at]) || []).forEach(function (phrase) {
          var length = phrase[0].length;
          for (var n = 1; n < length; n++) if (stems[at + n] !== phrase[0][n]) return;
          found.push({ name: phrase[1], from: at, to: at + length });
        });
      }
      return found;
    },

    /* What the index holds of a text: stems, whole words where they differ, groups of synonyms. */
    line: function (text) {
      var self = this, terms = [];
      if (!text) return "";
      text.split(";").forEach(function (part) {
        var words = split(part), stems = self.stems(words);
        words.forEach(function (word, n) {
          terms.push(stems[n]);
          if (word !== stems[n]) terms.push(word);
        });
        self.groups(stems).forEach(function (group) { terms.push(group.name); });
      });
      return terms.join(" ");
    },

    /* Services for a question, the best first; `missing` tells that one of its words is in none of them, `begun` that
       this is only the last one. */
    search: function (question) {
      var self = this, all = split(question);
      var words = all.filter(function (word) { return !self.ignored.has(word); });
      if (!words.length) words = all;
      var stems = this.stems(words), last = words.length - 1;
      var units = stems.map(function (term, n) {
        return { terms: new Set([term, words[n]]), count: 0, weight: 0 };
      });
      var groups = this.groups(stems);
      groups.forEach(function (group) {
        for (var n = group.from; n < group.to; n++) units[n].terms.add(group.name);
      });
      // A word that half of all names begin with says nothing beside another one.
      var telling = units.filter(function (unit, n) { return (self.counts.get(stems[n]) || 0) < self.data.layanan.n.length * 0.4; });
      var asked = telling.length ? telling : units, terms = new Set();
      asked.forEach(function (unit) { unit.terms.forEach(terms.add, terms); });
      if (!terms.size) return { rows: [], missing: false };
      var found = this.engine.search(Array.from(terms).join(" "), {
        boost: { n: 4, l: 3, t: 1.5, i: 1 },
        boostTerm: function (term) { return term[0] === "\u00a7" ? 1.5 : 1; },
        prefix: function (term) {
          return term[0] !== "\u00a7" && (term.length > 3 || (units[last].terms.has(term) && term.length > 1));
        },
        fuzzy: function (term) { return term[0] === "\u00a7" || term.length < 4 || /[0-9]/.test(term) ? false : 1; },
        weights: { fuzzy: 0.35, prefix: 0.5 },
      });
      var rows = this.ranked(found, asked, words.join(" "));
      var unknown = asked.filter(function (unit) { return !unit.count; });
      return { rows: rows, missing: unknown.length > 0, begun: unknown.length === 1 && unknown[0] === units[last] };
    },

    /* A service that answers every word stands before one that answers the rarest word best. */
    ranked: function (found, units, name) {
      var list = this.data.layanan, number = list.n.length, whole = 0;
      var answered = found.map(function (row) {
        return units.map(function (unit) {
          var hit = row.queryTerms.some(function (term) { return unit.terms.has(term); });
          if (hit) unit.count += 1;
          return hit;
        });
      });
      units.forEach(function (unit) {
        unit.weight = Math.log(1 + number / (unit.count + 0.5));
        whole += unit.weight;
      });
      var rows = found.map(function (row, at) {
        var covered = 0;
        units.forEach(function (unit, n) { if (answered[at][n]) covered += unit.weight; });
        return { d: row.id, score: row.score * Math.pow(covered / whole, 2) * (list.k[row.id] ? 0.5 : 1) };
      });
      rows.sort(order);
      rows.slice(0, 50).forEach(function (row) { if (split(list.n[row.d]).join(" ") === name) row.score *= 2; });
      return near(rows.sort(order));
    },

    /* The same with the words of summaries and requirements, which count for less. */
    addDetails: function (rows) {
      this.details = new MiniSearch({
        fields: ["x"],
        idField: "d",
        tokenize: function (text) { return text ? text.split(" ") : []; },
        processTerm: function (term) { return term; },
      });
      this.details.addAll(rows.map(function (x, d) { return { d: d, x: x }; }));
    },
    searchAll: function (question) {
      var self = this, result = this.search(question);
      var words = split(question).filter(function (word) { return !self.ignored.has(word); });
      var scores = new Map(result.rows.map(function (row) { return [row.d, row.score]; }));
      this.details.search(this.stems(words).join(" "), { fuzzy: false, prefix: true }).forEach(function (row) {
        var share = row.queryTerms.length / words.length;
        scores.set(row.id, (scores.get(row.id) || 0) + row.score * 0.4 * share * share);
      });
      var rows = Array.from(scores, function (pair) { return { d: pair[0], score: pair[1] }; });
      return near(rows.sort(order));
    },

    service: function (d) {
      var data = this.data, list = data.layanan, office = data.instansi[list.i[d]];
      var id = list.a[d] || split(list.n[d]).join("-");
      return {
        url: office[0] + "/" + id + "/",
        name: list.n[d],
        office: office[1],
        folder: office[0],
        time: data.nilai[list.w[d]],
        fee: data.nilai[list.b[d]],
        free: list.g[d] === 1,
        state: list.k[d] ? say("keadaan." + list.k[d], {}) : "",
      };
    },
  };

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
    this.index = data ? new Index(data) : null;
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

  window.Cari = {
    open: function (base, data, more) { return new Engine(base, data, more); },
    stem: stem,
    split: split,
    Index: Index,
  };
})();
