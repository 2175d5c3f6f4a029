/* A question in, what each of its words may stand for out. Adds to the index of cari-indeks.js. */
(function (Cari) {
  "use strict";
  var COMMON = Cari.COMMON = 0.4; // a word of so many names tells little
  var MOST_WORDS = 24, LONGEST = 40, MOST_BEGUN = 40;
  var split = Cari.split, distance = Cari.distance;

  Object.assign(Cari.Index.prototype, {
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
      return found && found.length > 1 && found.length < 5 && found.some(function (piece) { return !self.ignored.has(piece); }) ? found : null;
    },

    /* Two words written as one, one of them with a slip: ktphilaang. */
    nearParts: function (word) {
      for (var at = word.length - 3; at >= 3 && word.length < LONGEST; at--) {
        var front = word.slice(0, at), back = word.slice(at), found;
        if (back.length > 4 && front.length < 8 && this.known.has(front) && this.has(front) && (found = this.near(back, 1)[0])) return [front, found.word];
        if (front.length > 4 && back.length < 8 && this.known.has(back) && this.has(back) && (found = this.near(front, 1)[0])) return [found.word, back];
      }
      return null;
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
      if ((found = this.parts(word) || this.nearParts(word))) return { kind: "pisah", parts: found };
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
    units: function (tokens, isLoose) {
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
      function name(phrase, weight) {
        phrase.stems.forEach(function (term) {
          if (!places.has(term)) return;
          var unit = units[places.get(term).at], most = unit.terms.get(phrase.name) || 0;
          unit.terms.set(phrase.name, Math.max(most, weight * phrase.weight));
        });
      }
      function lowest(phrase) {
        return phrase.stems.reduce(function (weight, term) { return Math.min(weight, places.has(term) ? places.get(term).weight : 0); }, 1);
      }
      places.forEach(function (_, first) {
        (self.asked.get(first) || []).forEach(function (phrase) {
          var weight = lowest(phrase);
          if (weight) name(phrase, weight);
        });
      });
      if (isLoose) this.asked.forEach(function (phrases) { // half of what people say, if it tells anything
        phrases.forEach(function (phrase) {
          var here = phrase.stems.filter(function (term) { return places.has(term) && !self.light.has(term) && !units[places.get(term).at].ignored; });
          if (here.length * 2 >= phrase.stems.length) name(phrase, 0.6 * here.length / phrase.stems.length);
        });
      });
      return units.filter(function (unit) { return !unit.ignored; });
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
    }
  });
})(window.Cari);
