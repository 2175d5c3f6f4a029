/* A text in, its words out: stems as in Python, and what a strange word may have been meant to be. */
(function () {
  "use strict";
  var VOWEL = /[aeiou]/;
  var FIRST = /^(?:meng|peng|mem|men|pem|pen|me|di|ke|ter)/;

  function split(text) {
    var flat = text.toLowerCase();
    if (/[^\x00-\x7f]/.test(flat)) flat = flat.normalize("NFKD").replace(/\p{M}+/gu, "");
    return flat.match(/[a-z0-9]+/g) || [];
  }

  /* Snowball's Indonesian stemmer. `start` is where the rest of the word begins for the steps that follow. */
  function stem(word) {
    var measure = 0, prefix = 0, start = 0;
    for (var n = 0; n < word.length; n++) if ("aeiou".indexOf(word[n]) >= 0) measure += 1;

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

  /* Words that sound alike have one key: oe and u, dj and j, f and p, z and s, a double letter, a silent h. */
  function sound(word) {
    if (!/[ehowyzqxvf]|ai|au|ck|[dtns]j|[dbg]$|(.)\1/.test(word)) return word;
    return word
      .replace(/oe/g, "u").replace(/dj/g, "j").replace(/tj/g, "c").replace(/nj/g, "ny").replace(/s[jy]/g, "s")
      .replace(/ph|[fv]/g, "p").replace(/z/g, "s").replace(/q|ck|kh/g, "k").replace(/x/g, "ks")
      .replace(/ai/g, "e").replace(/au/g, "o").replace(/w/g, "u").replace(/h/g, "")
      .replace(/[ey]/g, "i").replace(/o/g, "u").replace(/(.)\1+/g, "$1")
      .replace(/d$/, "t").replace(/b$/, "p").replace(/([^n])g$/, "$1k");
  }

  /* What a word of everyday speech may come from: ngurus, nyambung, minjem, gantiin, diurusin. */
  function forms(word) {
    var tails = [word], found = [];
    var tail = /^(.{3,}?)(?:in|kan|an|nya|ny|ne|e|lah|kah|dong|ku|mu)$/.exec(word);
    if (tail) tails.push(tail[1]);
    if (/^.{3,}an$/.test(word)) tails.push(word.slice(0, -2));
    tails.forEach(function (body) {
      found.push(body);
      var heads = [["nge", ""], ["ngg", "g"], ["ng", ""], ["ng", "k"], ["ny", "s"], ["ny", "c"], ["nj", "j"], ["nd", "d"],
        ["mb", "b"], ["m", "p"], ["n", "t"], ["se", ""], ["di", ""], ["ke", ""], ["ter", ""], ["ber", ""], ["per", ""]];
      heads.forEach(function (pair) {
        var rest = body.slice(pair[0].length);
        if (body.indexOf(pair[0]) === 0 && rest.length + pair[1].length >= 3) found.push(pair[1] + rest);
      });
    });
    return found.slice(1);
  }

  /* How many letters differ (put in, left out, changed, two neighbours swapped), counted no further than `most`. */
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    var from = 0, end = one.length, last = other.length;
    while (from < end && from < last && one[from] === other[from]) from += 1;
    while (end > from && last > from && one[end - 1] === other[last - 1]) { end -= 1; last -= 1; }
    var rows = end - from, columns = last - from;
    if (!rows || !columns) return rows + columns;
    if (most === 1) {
      if (rows === 1 && columns === 1) return 1;
      return rows === 2 && columns === 2 && one[from] === other[from + 1] && one[from + 1] === other[from] ? 1 : 2;
    }
    var before, above = [], row = [];
    for (var c = 0; c <= columns; c++) row.push(c);
    for (var r = 1; r <= rows; r++) {
      before = above;
      above = row;
      row = [r];
      for (c = 1; c <= columns; c++) {
        var a = one[from + r - 1], b = other[from + c - 1];
        var cost = Math.min(above[c] + 1, row[c - 1] + 1, above[c - 1] + (a === b ? 0 : 1));
        if (r > 1 && c > 1 && a === other[from + c - 2] && one[from + r - 2] === b) cost = Math.min(cost, before[c - 2] + 1);
        row.push(cost);
      }
    }
    return row[columns];
  }

  window.Cari = { split: split, stem: stem, sound: sound, forms: forms, distance: distance };
})();
