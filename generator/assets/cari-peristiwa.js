/* A question in, the life event that it names out. Beside the services, which stay as they are without it. */
(function (Cari) {
  "use strict";
  var SURE = 0.8; // a word meant so, and not only perhaps
  var split = Cari.split;

  /* Whether the phrase stands in the words, one after the other. A phrase of one word must be all that is asked for:
     "pindah", "bapak meninggal", but not "surat pindah". */
  function says(words, phrase, beside) {
    if (phrase.length === 1) {
      var others = words.filter(function (word) { return !word.has(phrase[0]); });
      return others.length < words.length && others.every(function (word) {
        return Array.from(word.keys()).some(function (stem) { return beside.has(stem); });
      });
    }
    return words.some(function (_, at) {
      return phrase.every(function (stem, n) { return words[at + n] && words[at + n].has(stem); });
    });
  }

  Object.assign(Cari.Index.prototype, {
    /* The events with the stems of their phrases, made at the first question. */
    listEvents: function () {
      var self = this;
      this.beside = new Set(this.data.pengiring);
      this.events = (this.data.peristiwa || []).map(function (event) {
        var phrases = event[3].map(function (phrase) { return self.asWords(split(phrase)).map(function (word) { return word.keys().next().value; }); });
        return {
          url: "peristiwa/" + event[0] + "/",
          name: event[1],
          about: event[2],
          phrases: phrases.filter(function (phrase) { return phrase.length; }),
        };
      });
    },

    /* Words that count, each with its stem. */
    asWords: function (words) {
      var self = this;
      return words.filter(function (word) { return !self.ignored.has(word); }).map(function (word) { return new Map([[self.root(word), 1]]); });
    },

    /* The event that a question names, as typed or as understood; of several the one it says most of; else null. */
    event: function (question, tokens) {
      var self = this, best = null, most = 0;
      if (!this.events) this.listEvents();
      if (!this.events.length) return null;
      var understood = tokens.filter(function (token) { return !self.ignored.has(token.word); }).map(function (token) {
        var stems = new Map([[self.root(token.word), 1]]);
        token.all.forEach(function (one) { if (one.weight >= SURE) stems.set(self.root(one.word), one.weight); });
        return stems;
      });
      [this.asWords(split(question)), understood].forEach(function (words) {
        self.events.forEach(function (event) {
          event.phrases.forEach(function (phrase) {
            if (phrase.length > most && says(words, phrase, self.beside)) {
              best = event;
              most = phrase.length;
            }
          });
        });
      });
      return best;
    }
  });
})(window.Cari);
