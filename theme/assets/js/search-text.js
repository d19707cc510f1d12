/* The form in which texts are searched; mirror of generator/search/fold.py, where the rules are explained.
   Han text matches by any substring, Latin words and numbers by their beginning. */
(function () {
  "use strict";
  var HAN = "\\u3005-\\u3007\\u303b\\u3041-\\u3096\\u309d-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff\\u3105-\\u312f\\u31a0-\\u31bf" +
    "\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\ua000-\\ua48c\\uac00-\\ud7a3\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
  var WORD = "0-9a-z\\u00df-\\u00f6\\u00f8-\\u02af\\u0370-\\u03ff\\u0400-\\u052f\\u0620-\\u064a\\u0660-\\u0669\\u066e-\\u06d3" +
    "\\u0f40-\\u0fbc\\u1820-\\u1878\\u1e00-\\u1fff";
  var breaks = /[。!?;\n\r\u2028\u2029]+/gu;
  var others = new RegExp("[^" + WORD + HAN + "\\n]+", "gu");
  var word = new RegExp("[" + WORD + "]", "u");
  var runs = new RegExp("[" + WORD + "]+|[" + HAN + "]+", "gu");
  var QUERY_LENGTH = 200; // longer queries are no queries
  var TERMS = 8;

  // No lookbehind here: Safari before 16.4 refuses the whole script for one.
  function fold(text) {
    return text.normalize("NFKC").toLowerCase().replace(/ς/g, "σ").replace(breaks, "\n")
      .replace(others, function (run, at, whole) {
        // The characters beside the run: all words are in the basic plane, so one unit is enough.
        var before = whole[at - 1] || "", after = whole[at + run.length] || "";
        return word.test(before) && word.test(after) ? " " : "";
      });
  }

  // What must all be found: the query split at spaces and sentence ends, folded.
  function terms(query) {
    var found = [];
    Array.from(query).slice(0, QUERY_LENGTH).join("").split(/\s+/u).forEach(function (piece) {
      fold(piece).split("\n").forEach(function (term) {
        if (term && found.indexOf(term) < 0) found.push(term);
      });
    });
    return found.slice(0, TERMS);
  }

  // Place of the term in a folded text from `from` on, -1 when absent. A Latin word counts from its beginning only.
  function find(folded, term, from) {
    var latin = word.test(term[0]);
    for (var at = folded.indexOf(term, from); at >= 0; at = folded.indexOf(term, at + 1)) {
      if (!latin || at === 0 || !word.test(folded[at - 1])) return at;
    }
    return -1;
  }

  function contains(folded, term) {
    return find(folded, term, 0) >= 0;
  }

  // Where the terms stand in the text as written: [[start, end], …], rising, never overlapping.
  function hits(text, wanted) {
    // Fold by character and remember where each piece came from; context decides only about spaces.
    var folded = "", from = [], to = [], at = 0;
    Array.from(text).forEach(function (character) {
      var piece = character.normalize("NFKC").toLowerCase().replace(/ς/g, "σ").replace(breaks, "\n");
      for (var unit = 0; unit < piece.length; unit += 1) {
        from.push(at);
        to.push(at + character.length);
      }
      folded += piece;
      at += character.length;
    });
    var start = [], end = [];
    var plain = "", last = 0;
    function keep(piece, offset) {
      for (var unit = 0; unit < piece.length; unit += 1) {
        start.push(from[offset + unit]);
        end.push(to[offset + unit]);
      }
      plain += piece;
    }
    folded.replace(others, function (run, offset, whole) {
      keep(whole.slice(last, offset), last);
      var before = whole[offset - 1] || "", after = whole[offset + run.length] || "";
      if (word.test(before) && word.test(after)) {
        start.push(from[offset]);
        end.push(to[offset]);
        plain += " ";
      }
      last = offset + run.length;
      return "";
    });
    keep(folded.slice(last), last);
    var found = [];
    wanted.forEach(function (term) {
      for (var place = find(plain, term, 0); place >= 0; place = find(plain, term, place + term.length)) {
        found.push([start[place], end[place + term.length - 1]]);
      }
    });
    found.sort(function (a, b) { return a[0] - b[0] || b[1] - a[1]; });
    return found.reduce(function (merged, one) {
      var before = merged[merged.length - 1];
      if (before && one[0] <= before[1]) before[1] = Math.max(before[1], one[1]);
      else merged.push(one.slice());
      return merged;
    }, []);
  }

  window.yanxiuSearch = Object.assign(window.yanxiuSearch || {}, {
    text: { fold: fold, terms: terms, contains: contains, hits: hits, runs: runs, word: word },
  });
})();
