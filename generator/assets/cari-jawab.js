/* A question in, services out, the best first. Adds to the index of cari-indeks.js. */
(function (Cari) {
  "use strict";
  var FIELD = { n: 1, l: 0.97, t: 0.6 }, OFFICE = 0.55, DETAIL = 0.45;
  var STATE = { dicabut: 0.5, rancangan: 0.6 };
  var COMMON = Cari.COMMON, LIGHT = 0.4, FRONT = 8;
  var split = Cari.split, put = Cari.put;

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

  Object.assign(Cari.Index.prototype, {
    /* Services for a question, the best first. `missing`: a word is in none of them, `begun`: only the last one.
       `said`: the question as understood, where that is not as typed. `event`: the life event that it names, or null. */
    search: function (question) {
      this.ready();
      var understood = this.understand(question), self = this, units, asked, rows;
      function answer(isLoose) {
        units = self.units(understood.tokens, isLoose);
        asked = units.filter(function (unit) { return (self.counts.get(unit.stem) || 0) < self.size * COMMON; });
        if (!asked.length) asked = units;
        rows = self.ranked(self.answers(asked), asked, question);
      }
      answer(false);
      var event = this.event(question, understood.tokens);
      if (!units.length) return { rows: [], missing: false, begun: false, said: "", elsewhere: "", event: event };
      if (!rows.length && units.some(function (unit) { return self.counts.has(unit.stem); })) answer(true);
      var unknown = asked.filter(function (unit) { return !unit.count; });
      return {
        rows: rows,
        missing: unknown.length > 0,
        begun: unknown.length === 1 && unknown[0] === units[units.length - 1],
        said: rows.length ? understood.said : "",
        elsewhere: this.elsewhere(units),
        event: event,
      };
    },

    /* Who does what is asked for, where it is not the regency: its name, or "". */
    elsewhere: function (units) {
      var found = "", data = this.data;
      units.forEach(function (unit) {
        unit.terms.forEach(function (weight, term) { if (term[0] === "\u00a4" && weight > 0.7 && !found) found = data.luar[term.slice(1)][1]; });
      });
      return found;
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
        answers.forEach(function (mine, d) { if (mine[n] > 0.1) met.add(self.family[d]); });
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
      if (!rows.length) return rows;
      rows.sort(order);
      return spread(rows.filter(function (row) { return row.score > rows[0].score * 0.25; }), this.family);
    },

    /* How much of the name, or of another name, the question says: 1 where it says all. */
    fit: function (d, units, question) {
      var self = this, list = this.data.layanan, best = 0;
      [list.n[d]].concat(list.l[d].split("|")[0].split(";")).forEach(function (name, n) {
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
    }
  });
})(window.Cari);
