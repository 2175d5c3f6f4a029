/* The index and a question in, services out, the best first. Needs MiniSearch and cari-kata.js. */
(function (Cari) {
  "use strict";
  var FIELD = { n: 1, l: 0.97, t: 0.6 }, OFFICE = 0.55, DETAIL = 0.45;
  var SAME = 0.95, MEANT = 0.8; // another word for it; a word of those who need it
  var STATE = { dicabut: 0.5, rancangan: 0.6 };
  var COMMON = 0.4, LIGHT = 0.4, MOST_WORDS = 24, LONGEST = 40, MOST_BEGUN = 40, FRONT = 8;
  var split = Cari.split, stem = Cari.stem, distance = Cari.distance;

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
    data.instansi.forEach(function (office, n) {
      new Set(self.stems(split(office.join(" ")))).forEach(function (term) { put(self.offices, term, n); });
    });
    this.offices.forEach(function (_, term) { if (!self.counts.has(term)) self.counts.set(term, 0); });
  }

  Index.prototype = {
    // ------------------------------------------------------------------------------------------ building
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
      var parts = text.split(";");
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

    // ------------------------------------------------------------------------------------- understanding
    has: function (word) {
      var term = this.root(word);
      return this.counts.has(term) || Boolean(this.more && this.more.has(term));
    },

    /* Words that begin so, at most some, as alternatives of a unit. */
    begun: function (begin, from) {
      var words = this.words, low = 0, high = words.length, found = [];
      while (low < high) {
        var middle = (low + high) >> 1;
        if (words[middle] < begin) low = middle + 1; else high = middle;
      }
      for (; low < words.length && words[low].startsWith(begin) && found.length < 400; low++) {
        found.push({ word: words[low], weight: from * (0.55 + 0.4 * begin.length / words[low].length) });
      }
      var self = this;
      found.sort(function (a, b) { return b.weight - a.weight || self.count(b.word) - self.count(a.word); });
      return found.slice(0, MOST_BEGUN);
    },
    count: function (word) { return this.counts.get(this.root(word)) || 0; },

    /* The nearest words by letters: those with the same first letter and those that more services say come first. */
    near: function (word, most, isBegun) {
      var self = this, best = most + 1, found = [];
      this.words.forEach(function (other) {
        if (other.length < 3 || /[0-9]/.test(other)) return;
        var held = isBegun && other.length > word.length ? other.slice(0, word.length) : other;
        if (word.length < 5 && (held.length < 4 || held[0] !== word[0])) return;
        var far = distance(word, held, best > most ? most : best);
        if (far > most || far > best || !far) return;
        if (far < best) { best = far; found = []; }
        found.push(other);
      });
      function rank(other) { return (other[0] === word[0] ? 0 : 2) + (self.count(other) ? 0 : 1); }
      found.sort(function (a, b) { return rank(a) - rank(b) || self.count(b) - self.count(a) || (a < b ? -1 : 1); });
      if (found.length) found = found.filter(function (other) { return rank(other) <= rank(found[0]) + 1; });
      return found.slice(0, 4).map(function (other) { return { word: other, weight: best === 1 ? 0.8 : 0.65 }; });
    },

    /* One written word that is several: ktphilang. */
    parts: function (word) {
      var self = this, best = [];
      if (word.length < 5 || word.length > LONGEST) return null;
      best[0] = [];
      for (var end = 2; end <= word.length; end++) {
        for (var from = Math.max(0, end - 18); from <= end - 2; from++) {
          var piece = word.slice(from, end);
          if (!best[from] || (best[end] && best[end].length <= best[from].length + 1)) continue;
          var isWord = /^[0-9]{2,}$/.test(piece) || this.ignored.has(piece) || (this.known.has(piece) && this.has(piece)) || this.spellings.has(piece);
          if (isWord && (piece.length > 2 || /^(?:kk|rt|rw|di|ke|n1|[0-9]+)$/.test(piece))) best[end] = best[from].concat(piece);
        }
      }
      var found = best[word.length];
      return found && found.length < 5 && found.some(function (piece) { return !self.ignored.has(piece); }) ? found : null;
    },

    /* What a word that nobody wrote may be: everyday speech, spelling by sound, a slip of the finger. */
    meant: function (word, isLast) {
      var self = this, words = this.words, found;
      found = Cari.forms(word).filter(function (form) { return form.length > 2 && self.has(form); });
      if (found.length) return { kind: "bentuk", all: found.slice(0, 2).map(function (one) { return { word: one, weight: 0.92 }; }) };
      if (isLast && (found = this.begun(word, 1)).length) return { kind: "awal", all: found };
      if (word.length > 2 && (found = this.sounds.get(Cari.sound(word)))) {
        return { kind: "salah", all: found.slice(0, 4).map(function (one) { return { word: one, weight: 0.9 }; }) };
      }
      if (/[0-9]/.test(word)) return (found = this.parts(word)) ? { kind: "pisah", parts: found } : null;
      if (word.length < 4) return null;
      if ((found = this.near(word, 1)).length) return { kind: "salah", all: found };
      var forms = Cari.forms(word);
      for (var n = 0; n < forms.length; n++) {
        if (forms[n].length > 4 && (found = this.near(forms[n], 1)).length) return { kind: "salah", all: found };
        if (forms[n].length > 3 && (found = this.sounds.get(Cari.sound(forms[n])))) {
          return { kind: "salah", all: found.slice(0, 4).map(function (one) { return { word: one, weight: 0.8 }; }) };
        }
      }
      if ((found = this.parts(word))) return { kind: "pisah", parts: found };
      if (isLast && (found = this.near(word, 1, true)).length) return { kind: "salah", all: found };
      if (word.length > 6 && (found = this.near(word, 2)).length) return { kind: "salah", all: found };
      var bones = word.replace(/[aeiou]/g, "");
      if (bones.length > 2 && word.length - bones.length <= 1) {
        found = words.filter(function (other) { return other[0] === word[0] && other.replace(/[aeiou]/g, "") === bones; });
        if (found.length) return { kind: "salah", all: found.slice(0, 3).map(function (one) { return { word: one, weight: 0.7 }; }) };
      }
      if ((found = this.begun(word, 0.8)).length) return { kind: "awal", all: found };
      return null;
    },

    /* The question as units: each a word with all that may stand for it. */
    understand: function (question) {
      var self = this, words = split(question).slice(0, MOST_WORDS), tokens = [], isMended = false;
      words = words.flatMap(function (word) { return word.length > LONGEST ? [] : [word]; });
      for (var n = 0; n < words.length; n++) {
        var word = words[n], isLast = n === words.length - 1;
        if (this.ignored.has(word)) { tokens.push({ word: word, ignored: true, all: [] }); continue; }
        var joined = isLast ? "" : word + words[n + 1];
        if (joined && joined.length > 4 && (!this.has(word) || !this.has(words[n + 1]) || word.length < 3) && this.known.has(joined) && this.has(joined)) {
          words.splice(n, 2, joined);
          n -= 1;
          continue;
        }
        if (this.has(word)) {
          var all = [{ word: word, weight: 1 }];
          if (isLast && word.length > 2) all = all.concat(this.begun(word, 0.75).filter(function (one) { return self.root(one.word) !== self.root(word); }));
          tokens.push({ word: word, all: all });
          continue;
        }
        var meant = this.meant(word, isLast);
        if (meant && meant.parts) {
          isMended = true;
          words.splice.apply(words, [n, 1].concat(meant.parts));
          n -= 1;
          continue;
        }
        if (meant && meant.kind === "salah") isMended = true;
        tokens.push({ word: word, mended: meant && meant.kind === "salah" ? meant.all[0].word : "", all: meant ? meant.all : [] });
      }
      if (tokens.every(function (token) { return token.ignored; })) {
        tokens.forEach(function (token) { token.ignored = false; token.all = [{ word: token.word, weight: 1 }]; });
      }
      return {
        tokens: tokens,
        said: isMended ? tokens.map(function (token) { return token.mended || token.word; }).join(" ") : "",
      };
    },

    /* Units of a question: terms with the weight of each, those of the groups that the words name included. */
    units: function (tokens) {
      var self = this, places = new Map(), units = [];
      tokens.forEach(function (token, at) {
        var unit = { terms: new Map(), offices: new Map(), word: token.word, stem: self.root(token.word), ignored: token.ignored, count: 0 };
        token.all.forEach(function (one) {
          var term = self.root(one.word);
          // What nearly all names say tells nothing about a word that has only begun.
          if (one.weight < 1 && token.all.length > 1 && (self.counts.get(term) || 0) > self.size * COMMON) return;
          if ((unit.terms.get(term) || 0) < one.weight) unit.terms.set(term, one.weight);
          if (!places.has(term)) places.set(term, { at: at, weight: one.weight });
        });
        if (!token.all.length) unit.terms.set(unit.stem, 1); // the second file may say it
        if (token.ignored || !token.all.length) places.set(unit.stem, { at: at, weight: 1 });
        units.push(unit);
      });
      places.forEach(function (_, first) {
        (self.asked.get(first) || []).forEach(function (phrase) {
          var weight = 1;
          for (var n = 0; n < phrase.stems.length; n++) {
            var place = places.get(phrase.stems[n]);
            if (!place) return;
            weight = Math.min(weight, place.weight);
          }
          phrase.stems.forEach(function (term) {
            var unit = units[places.get(term).at], most = unit.terms.get(phrase.name) || 0;
            unit.terms.set(phrase.name, Math.max(most, weight * phrase.weight));
          });
        });
      });
      return units.filter(function (unit) { return !unit.ignored; });
    },

    // --------------------------------------------------------------------------------------------- answering
    /* Services for a question, the best first. `missing`: a word is in none of them, `begun`: only the last one.
       `said`: the question as understood, where that is not as typed. */
    search: function (question) {
      this.ready();
      var understood = this.understand(question), units = this.units(understood.tokens), self = this;
      if (!units.length) return { rows: [], missing: false, begun: false, said: "" };
      var isTelling = function (unit) { return (self.counts.get(unit.stem) || 0) < self.size * COMMON; };
      var asked = units.filter(isTelling);
      if (!asked.length) asked = units;
      var answers = this.answers(asked);
      var rows = this.ranked(answers, asked, question);
      var unknown = asked.filter(function (unit) { return !unit.count; });
      return {
        rows: rows,
        missing: unknown.length > 0,
        begun: unknown.length === 1 && unknown[0] === units[units.length - 1],
        said: rows.length ? understood.said : "",
      };
    },

    /* For each service that has one of the words: how well it answers each unit, from 0 to 1. */
    answers: function (units) {
      var self = this, owners = new Map(), terms = new Set(), answers = new Map(), list = this.data.layanan;
      units.forEach(function (unit, n) {
        unit.terms.forEach(function (weight, term) {
          terms.add(term);
          put(owners, term, [n, weight]);
          (self.offices.get(term) || []).forEach(function (office) {
            unit.offices.set(office, Math.max(unit.offices.get(office) || 0, weight * OFFICE));
          });
        });
      });
      function row(d) {
        var found = answers.get(d);
        if (!found) answers.set(d, found = new Float64Array(units.length));
        return found;
      }
      function take(d, term, field) {
        var mine = row(d);
        owners.get(term).forEach(function (owner) { mine[owner[0]] = Math.max(mine[owner[0]], owner[1] * field); });
      }
      var all = Array.from(terms);
      this.engine.search(all.join(" ")).forEach(function (hit) {
        for (var term in hit.match) {
          take(hit.id, term, hit.match[term].reduce(function (most, field) { return Math.max(most, FIELD[field]); }, 0));
        }
      });
      if (this.details) {
        all = all.filter(function (term) { return term[0] < "\u007f"; });
        this.details.search(all.join(" "), { prefix: function (term) { return !self.counts.has(term) && term.length > 3; } })
          .forEach(function (hit) { hit.queryTerms.forEach(function (term) { take(hit.id, term, DETAIL); }); });
      }
      var named = units.some(function (unit) { return unit.offices.size && (unit.offices.size < 26 || !answers.size); });
      if (named) {
        list.i.forEach(function (office, d) {
          if (units.some(function (unit) { return unit.offices.has(office); })) row(d);
        });
      }
      answers.forEach(function (mine, d) {
        units.forEach(function (unit, n) { mine[n] = Math.max(mine[n], unit.offices.get(list.i[d]) || 0); });
      });
      return answers;
    },

    /* Rare words count more; a service that answers all of the question, and whose name says little else, stands first. */
    ranked: function (answers, units, question) {
      var self = this, list = this.data.layanan, whole = 0, families = this.names.size;
      units.forEach(function (unit, n) {
        var met = new Set();
        answers.forEach(function (mine, d) { if (mine[n] > 0.2) met.add(self.family[d]); });
        unit.count = met.size;
        unit.weight = Math.log(1 + families / (met.size + 0.5)) * (self.light.has(unit.stem) ? LIGHT : 1);
        if (met.size) whole += unit.weight;
      });
      var rows = [];
      answers.forEach(function (mine, d) {
        var sum = 0, covered = 0;
        units.forEach(function (unit, n) {
          sum += unit.weight * mine[n];
          if (mine[n]) covered += unit.weight;
        });
        if (sum) rows.push({ d: d, score: sum / whole * Math.sqrt(covered / whole) * (STATE[list.k[d]] || (list.k[d] ? 0.8 : 1)) });
      });
      rows.sort(order);
      var name = split(question).join(" ");
      rows.slice(0, 80).forEach(function (row) { row.score *= 1 + 0.4 * self.fit(row.d, units, name); });
      rows.sort(order);
      return spread(rows.filter(function (row) { return row.score > rows[0].score * 0.25; }), this.family);
    },

    /* How much of the name, or of another name, the question says: 1 where it says all. */
    fit: function (d, units, question) {
      var self = this, list = this.data.layanan, best = 0;
      (list.n[d] + ";" + list.l[d]).split(";").forEach(function (name, n) {
        var words = split(name), all = 0, said = 0;
        if (words.join(" ") === question) { best = n ? Math.max(best, 1.25) : 1.5; return; }
        words.forEach(function (word) {
          var term = self.stem(word), weight = Math.log(1 + self.size / ((self.counts.get(term) || 0) + 0.5));
          all += weight;
          var most = 0;
          units.forEach(function (unit) { most = Math.max(most, unit.terms.get(term) || 0); });
          said += weight * most;
        });
        if (all) best = Math.max(best, said / all * (n ? 0.95 : 1));
      });
      return best;
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
    },

    /* The question in words that are known, where nothing was found: what looks most like it; "" where nothing does. */
    suggestion: function (question) {
      var self = this, isOther = false, said = [];
      split(question).slice(0, MOST_WORDS).forEach(function (word) {
        if (self.ignored.has(word)) return;
        if (self.has(word)) return void said.push(word);
        if (word.length < 4 || word.length > LONGEST || /[0-9]/.test(word)) return;
        var found = self.near(word, 2)[0] || (word.length > 6 && self.near(word, 3)[0]);
        if (!found) return;
        isOther = true;
        said.push(found.word);
      });
      return isOther ? said.join(" ") : "";
    },
  };

  function order(a, b) { return b.score - a.score || a.d - b.d; }

  /* Services of one name at many offices must not hide all others: among the first rows a name that was not shown yet
     goes before one that was, if it answers nearly as well. */
  function spread(rows, family) {
    var rest = rows.slice(0, FRONT * 6), front = [], shown = new Set();
    function isNew(row) { return !shown.has(family[row.d]); }
    while (rest.length && front.length < FRONT) {
      var at = 0, other = isNew(rest[0]) ? 0 : rest.findIndex(isNew);
      if (other > 0 && rest[other].score > rest[0].score * 0.8) at = other;
      shown.add(family[rest[at].d]);
      front.push(rest.splice(at, 1)[0]);
    }
    return front.concat(rest, rows.slice(FRONT * 6));
  }

  Cari.Index = Index;
})(window.Cari);
