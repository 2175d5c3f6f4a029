/* A question in, the life event that it names out. Beside the services, which stay as they are without it. */
(function (Cari) {
  "use strict";
  var SURE = 0.8; // a word meant so, and not only perhaps
  var split = Cari.split;

  /* Whether the phrase stands in the words (each a list of stems), one after the other. A phrase of one word must be
     all that is asked for: "pindah", "bapak meninggal", but not "surat pindah". */
  function says(words, phrase, beside) {
    return words.some(function (_, at) {
      return phrase.every(function (stem, n) { return words[at + n] && words[at + n].includes(stem); }) &&
        (phrase.length > 1 || words.every(function (word) {
          return word.includes(phrase[0]) || word.some(function (stem) { return beside.includes(stem); });
        }));
    });
  }

  Object.assign(Cari.Index.prototype, {
    /* The words that count, each with its stem. */
    counted: function (text) {
      var self = this;
      return split(text).filter(function (word) { return !self.ignored.has(word); }).map(function (word) { return [self.root(word)]; });
    },

    /* The event that a question names, as typed or as understood; of several the one it says most of; else null. */
    event: function (question, tokens) {
      var self = this, events = this.data.peristiwa || [], best = null, most = 0;
      var understood = tokens.filter(function (token) { return !self.ignored.has(token.word); }).map(function (token) {
        var sure = token.all.filter(function (one) { return one.weight >= SURE; });
        return [token].concat(sure).map(function (one) { return self.root(one.word); });
      });
      [this.counted(question), understood].forEach(function (words) {
        events.forEach(function (event) {
          event[3].forEach(function (text) {
            var phrase = self.counted(text).flat();
            if (phrase.length > most && says(words, phrase, self.data.pengiring)) {
              best = { url: "peristiwa/" + event[0] + "/", name: event[1], about: event[2] };
              most = phrase.length;
            }
          });
        });
      });
      return best;
    }
  });
})(window.Cari);
