/* The index in: services, agencies and words, ready to be asked. Needs MiniSearch and cari-kata.js; what is meant by a
   question is cari-paham.js, what answers it cari-jawab.js. */
(function (Cari) {
  "use strict";
  var SAME = 0.95, MEANT = 0.8; // another word for it; a word of those who need it
  var split = Cari.split, stem = Cari.stem;

  function options(fields) {
    return {
      fields: fields,
      idField: "d",
      tokenize: function (text) { return text ? text.split(" ") : []; },
      processTerm: function (term) { return term; },
    };
  }
  function follows(phrase, stems, at) {
    for (var n = 1; n < phrase.length; n++) if (stems[at + n] !== phrase[n]) return false;
    return true;
  }
  function put(map, key, value) {
    var list = map.get(key);
    if (list) list.push(value); else map.set(key, [value]);
  }

  function Index(data) {
    var self = this, list = data.layanan;
    this.data = data;
    this.size = list.n.length;
    this.ignored = new Set(data.abaikan);
    this.light = new Set(data.ringan);
    this.roots = new Map(Object.entries(data.dasar));
    this.spellings = new Map(Object.entries(data.ejaan));
    this.known = new Map(); // word -> stem, of all words met
    this.counts = new Map(); // stem -> in how many names of services, 0 where only a synonym says it
    this.phrases = new Map(); // first stem -> what a service may say, and its group
    this.asked = new Map(); // first stem -> what people may say, and its group
    this.offices = new Map(); // stem -> agencies
    this.family = []; // service -> number of its name; services of one name are one family
    this.names = new Map();
    this.engine = new MiniSearch(options(["n", "l", "t"]));
    this.lines = new Map(); // text -> line, for many offices say the same
    this.next = 0;
    data.sinonim.forEach(function (group, n) {
      group.forEach(function (phrase) { self.phrase(phrase, "\u00a7" + n, SAME, true, true); });
    });
    data.maksud.forEach(function (pair, n) {
      pair[0].forEach(function (phrase) { self.phrase(phrase, "\u00b6" + n, MEANT, true, false); });
      pair[1].forEach(function (phrase) { self.phrase(phrase, "\u00b6" + n, MEANT, false, true); });
    });
    data.luar.forEach(function (pair, n) {
      pair[0].forEach(function (phrase) { self.phrase(phrase, "\u00a4" + n, 1, true, false); });
    });
    data.instansi.forEach(function (office, n) {
      new Set(self.stems(split(office.join(" ")))).forEach(function (term) { put(self.offices, term, n); });
    });
    this.offices.forEach(function (_, term) { if (!self.counts.has(term)) self.counts.set(term, 0); });
  }

  Index.prototype = {
    stem: function (word) {
      var found = this.known.get(word);
      if (found === undefined) {
        found = this.root(word);
        this.known.set(word, found);
      }
      return found;
    },
    root: function (word) {
      var spelt = this.spellings.get(word) || word;
      return this.known.get(spelt) || this.roots.get(spelt) || stem(spelt);
    },
    stems: function (words) { return words.map(this.stem, this); },

    phrase: function (phrase, name, weight, isAsked, isSaid) {
      var self = this, stems = this.stems(split(phrase));
      stems.forEach(function (term) { if (!self.counts.has(term)) self.counts.set(term, 0); });
      if (isAsked) put(this.asked, stems[0], { stems: stems, name: name, weight: weight });
      if (isSaid) put(this.phrases, stems[0], { stems: stems, name: name });
    },

    /* What the index holds of a text: stems, and the groups that its phrases belong to. */
    line: function (text) {
      if (!text) return "";
      var found = this.lines.get(text), terms = [];
      if (found !== undefined) return found;
      var parts = text.split(/[;|]/);
      for (var p = 0; p < parts.length; p++) {
        var stems = split(parts[p]);
        for (var n = 0; n < stems.length; n++) stems[n] = this.stem(stems[n]);
        for (n = 0; n < stems.length; n++) {
          terms.push(stems[n]);
          if (!this.counts.has(stems[n])) this.counts.set(stems[n], 0);
          var phrases = this.phrases.get(stems[n]);
          if (phrases) for (var k = 0; k < phrases.length; k++) if (follows(phrases[k].stems, stems, n)) terms.push(phrases[k].name);
        }
      }
      this.lines.set(text, found = terms.join(" "));
      return found;
    },

    /* Takes in services, then words, for some milliseconds; true when all are in. So a slow phone stays able to type. */
    build: function (milliseconds) {
      var list = this.data.layanan, until = performance.now() + milliseconds;
      while (this.next < this.size) {
        var d = this.next++, name = this.line(list.n[d]);
        var family = this.names.get(name);
        if (family === undefined) this.names.set(name, family = this.names.size);
        this.family.push(family);
        var terms = name.split(" ");
        for (var n = 0; n < terms.length; n++) this.counts.set(terms[n], (this.counts.get(terms[n]) || 0) + 1);
        this.engine.add({ d: d, n: name, l: this.line(list.l[d]), t: this.line(list.t[d]) });
        if (d % 8 === 0 && performance.now() > until) return false;
      }
      return this.listWords(until);
    },
    ready: function () {
      while (!this.build(1000)) { /* until all are in */ }
      return this;
    },

    /* All words that can be meant, in order, and by their sound. */
    listWords: function (until) {
      if (!this.words) {
        this.words = [];
        this.sounds = new Map();
        this.heard = 0;
        this.known.forEach(function (term, word) {
          if (word.length > 1 && this.counts.has(term)) this.words.push(word);
        }, this);
        this.words.sort();
      }
      while (this.heard < this.words.length) {
        var word = this.words[this.heard++];
        if (word.length > 2) put(this.sounds, Cari.sound(word), word);
        if (this.heard % 64 === 0 && performance.now() > until) return false;
      }
      return true;
    },

    /* From now on also by the words of summaries and requirements, which count for less. */
    addDetails: function (rows) {
      var more = this.more = new Set();
      this.details = new MiniSearch(options(["x"]));
      this.details.addAll(rows.map(function (x, d) {
        x.split(" ").forEach(function (term) { more.add(term); });
        return { d: d, x: x };
      }));
    },

    service: function (d) {
      var data = this.data, list = data.layanan, office = data.instansi[list.i[d]];
      var id = list.a[d] || split(list.n[d]).join("-");
      return {
        url: office[0] + "/" + id + "/",
        name: list.n[d],
        office: office[1],
        folder: office[0],
        kinds: list.j[d],
        time: data.nilai[list.w[d]],
        fee: data.nilai[list.b[d]],
        free: list.g[d] === 1,
        state: list.k[d],
      };
    }
  };

  Cari.Index = Index;
  Cari.put = put;
})(window.Cari);
