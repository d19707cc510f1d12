/* A query as people type it → its terms. Knows neither index nor page.
   A term is {text (folded), words (typed apart), not, said (how it may be read as pinyin, or null),
   whole (quoted)}. */
(function () {
  "use strict";
  var text = window.yanxiuSearch.text;
  var LENGTH = 200; // longer queries are no queries
  var TERMS = 8;
  var TRIED = 40, KEPT = 4; // ways to read a run of letters: looked at, searched
  var PIECE = /(-?)(?:"([^"]*)"(?!\S)|“([^”]*)”(?!\S)|(\S+))/gu;
  // A syllable of pinyin, near enough: what does not exist finds nothing.
  var SYLLABLE = "(?:(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])(?:i(?:ang?|ao|ong|n?g?|e|a|u)|u(?:ang?|ai|an|[aoien])?|ang?|a[io]?|e(?:ng?|i)?|o(?:ng|u)|ve?)|[bpmfwl]o|a(?:ng?|i|o)?|e(?:ng?|i|r)?|ou?)";
  var whole = new RegExp("^" + SYLLABLE + "$");
  var initial = /^(?:[zcs]h?|[bpmfdtnlgkhjqxrywaeo])$/;

  // Whether letters are nothing but syllables.
  function syllabic(letters) {
    var reached = [true];
    for (var at = 0; at < letters.length; at += 1) {
      for (var size = 1; reached[at] && size <= 6; size += 1) {
        if (whole.test(letters.slice(at, at + size))) reached[at + size] = true;
      }
    }
    return !!letters && !!reached[letters.length];
  }

  // Whether a longer syllable begins with this one.
  function goesOn(say) {
    return Array.from("naeiou").some(function (letter) { return whole.test(say + letter); });
  }

  // Ways to read `run` (letters, `'` where a syllable must end): lists of syllables and of initials.
  function readings(run) {
    var found = [], dead = new Set();
    function go(rest, read, loose) {
      if (!rest) return found.push(read);
      if (rest[0] === "'") return go(rest.slice(1), read, loose);
      var key = rest + loose + !read.length, before = found.length, end = rest.indexOf("'") < 0 ? rest.length : rest.indexOf("'");
      if (found.length >= TRIED || dead.has(key)) return undefined;
      for (var size = Math.min(6, end); size > 0; size -= 1) {
        var piece = rest.slice(0, size), full = whole.test(piece);
        // The last syllable may be unfinished; initials stand anywhere where nothing else will do.
        var begun = loose ? initial.test(piece) : size === rest.length && read.length &&
          (initial.test(piece) || whole.test(piece + "n") || whole.test(piece + "ng"));
        if (full || begun) go(rest.slice(size), read.concat({ say: piece, full: full }), loose);
      }
      if (found.length === before) dead.add(key);
      return undefined;
    }
    go(run, [], false);
    if (!found.length) go(run, [], true);
    // Fewer syllables are likelier: xian is 先 before it is 西安.
    found = found.filter(function (read) { return read.length > 1 || read[0].full; });
    found = found.sort(function (a, b) { return a.length - b.length; }).slice(0, KEPT);
    // shuxu may be on its way to shuxue.
    found.slice().forEach(function (read) {
      var last = read[read.length - 1];
      if (read.length > 1 && last.full && goesOn(last.say)) found.push(read.slice(0, -1).concat({ say: last.say, full: false }));
    });
    // fscf: every letter begins a character.
    if (/^[bpmfdtnlgkhjqxrzcsywaeo]{2,}$/.test(run)) found.push(Array.from(run, function (letter) { return { say: letter, full: false }; }));
    return found;
  }

  // A term's parts, Han and digits as they are, runs of letters as their readings; null when there are none.
  function said(folded) {
    var spelt = false;
    var parts = (folded.match(/[a-z' ]+|[^a-z' ]+/g) || []).map(function (run) {
      var ways = /^[a-z]/.test(run) ? readings(run.replace(/ /g, "'")) : [];
      if (!ways.length) return run;
      spelt = true;
      return ways;
    });
    return spelt ? parts : null;
  }

  function term(folded, not, words, spell, quoted) {
    return { text: folded, words: words, not: not, said: spell ? said(folded) : null, whole: quoted };
  }

  // What must all be found (or, `not`, must not be). Syllables typed apart are one term: fen shu cheng fa.
  function terms(query) {
    var found = [], apart = [];
    function add(one) {
      if (one.text && !found.some(function (other) { return other.text === one.text && other.not === one.not; })) found.push(one);
    }
    function join() {
      if (apart.length > 1) add(term(apart.join(" "), false, apart, true));
      else if (apart.length) add(term(apart[0], false, [], true));
      apart = [];
    }
    var cut = Array.from(query).slice(0, LENGTH).join("").normalize("NFKC");
    (text.simple || String)(cut).replace(PIECE, function (_, minus, straight, curved, bare) {
      var quoted = bare === undefined, piece = quoted ? straight === undefined ? curved : straight : bare;
      var typed = piece.replace(/['’]/g, " ").trim().split(" ");
      if (!minus && !quoted && typed.every(function (one) { return syllabic(one); })) {
        apart = apart.concat(typed);
        return;
      }
      join();
      // Capitals are no pinyin: AI, PBL. What is excluded or quoted is meant as it stands.
      var spell = !minus && !quoted && !/[A-Z]{2}/.test(piece);
      text.fold(piece).split("\n").forEach(function (one) { add(term(one, !!minus, [], spell, quoted)); });
    });
    join();
    return found.slice(0, TERMS);
  }

  // A folded text as a term that means what it says.
  function plain(folded) {
    return { text: folded, words: [], not: false, said: null, whole: true };
  }

  Object.assign(text, { terms: terms, plain: plain });
})();
