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

  // No lookbehind here: Safari before 16.4 refuses the whole script for one.
  function fold(text) {
    return text.normalize("NFKC").toLowerCase().replace(/ς/g, "σ").replace(breaks, "\n")
      .replace(others, function (run, at, whole) {
        // The characters beside the run: all words are in the basic plane, so one unit is enough.
        var before = whole[at - 1] || "", after = whole[at + run.length] || "";
        return word.test(before) && word.test(after) ? " " : "";
      });
  }

  // Place of the text in a folded one from `from` on, -1 when absent. A Latin word counts from its beginning only.
  function find(folded, wanted, from) {
    var latin = word.test(wanted[0]);
    for (var at = folded.indexOf(wanted, from); at >= 0; at = folded.indexOf(wanted, at + 1)) {
      if (!latin || at === 0 || !word.test(folded[at - 1])) return at;
    }
    return -1;
  }

  function contains(folded, wanted) {
    return find(folded, wanted, 0) >= 0;
  }

  // Folds by character: {text, start, end}, with the place in the text as written of each unit.
  function traced(text) {
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
    var start = [], end = [], plain = "", last = 0;
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
    return { text: plain, start: start, end: end };
  }

  // All places of a term in a folded text, [[start, end], …]: as written, word by word, or by pinyin.
  function places(folded, term) {
    var found = [];
    [term.text].concat(term.words).some(function (wanted) {
      for (var at = find(folded, wanted, 0); at >= 0; at = find(folded, wanted, at + wanted.length)) found.push([at, at + wanted.length]);
      return wanted === term.text && found.length;
    });
    return found.length || !term.said || !text.spelt ? found : text.spelt(folded, term.said, false);
  }

  // Where the terms stand in the text as written: [[start, end], …], rising, never overlapping.
  function hits(written, terms) {
    var one = traced(written), found = [];
    terms.forEach(function (term) {
      if (term.not) return;
      places(one.text, term).forEach(function (place) { found.push([one.start[place[0]], one.end[place[1] - 1]]); });
    });
    found.sort(function (a, b) { return a[0] - b[0] || b[1] - a[1]; });
    return found.reduce(function (merged, hit) {
      var before = merged[merged.length - 1];
      if (before && hit[0] <= before[1]) before[1] = Math.max(before[1], hit[1]);
      else merged.push(hit);
      return merged;
    }, []);
  }

  var text = { fold: fold, contains: contains, hits: hits, runs: runs, word: word };
  window.yanxiuSearch = Object.assign(window.yanxiuSearch || {}, { text: text });
})();
