/* How characters are read: p/readings.js as a map, and whether a text can be read as a term was typed. */
(function () {
  "use strict";
  var app = window.yanxiuSearch;
  var KEYS = 4; // of one way to read
  var syllables = new Map(); // character → its readings

  app.spelling = app.load("p/readings").then(function (payload) {
    var characters = app.gb2312().concat(Array.from(payload[1])), at = 0, list = [], first = "";
    app.unpack(payload[2], function (number) {
      list.push(number ? payload[0][Math.floor((number - 1) / 2)] : first);
      if (number && number % 2 === 0) return;
      first = list[0];
      if (first) syllables.set(characters[at], list);
      at += 1;
      list = [];
    });
  });

  function reads(character, one) {
    var known = syllables.get(character);
    return !!known && known.some(function (syllable) { return one.full ? syllable === one.say : syllable.startsWith(one.say); });
  }

  // End of the parts from `at` on in a folded text, -1 when they do not stand there.
  function ends(folded, at, parts, part) {
    if (part === parts.length) return at;
    var one = parts[part];
    if (typeof one === "string") return folded.startsWith(one, at) ? ends(folded, at + one.length, parts, part + 1) : -1;
    for (var way = 0; way < one.length; way += 1) {
      var read = one[way], step = 0;
      while (step < read.length && reads(folded[at + step], read[step])) step += 1;
      var end = step === read.length ? ends(folded, at + step, parts, part + 1) : -1;
      if (end >= 0) return end;
    }
    return -1;
  }

  // Places of the parts in a folded text, [[start, end], …]; the first one only when `once`.
  app.text.spelt = function (folded, parts, once) {
    var found = [];
    for (var at = 0; at < folded.length && !(once && found.length); at += 1) {
      var end = ends(folded, at, parts, 0);
      if (end <= at) continue;
      found.push([at, end]);
      at = end - 1;
    }
    return found;
  };

  // Readings of a character, undefined when none is known.
  app.readsOf = function (character) { return syllables.get(character); };

  // The pinyin keys of one way to read: initials of three neighbours, syllables of two.
  app.spellKeys = function (read) {
    var keys = [], initials = read.map(function (one) { return one.say[0].toUpperCase(); }).join("");
    if (read.length === 1) return [{ folder: "p", key: read[0].say }];
    if (!read.every(function (one, at) { return one.full || at === read.length - 1 && read[at - 1].full; })) {
      if (read.length === 2) keys.push({ folder: "p", key: initials, prefix: true });
      for (var at = 2; at < read.length; at += 1) keys.push({ folder: "p", key: initials.slice(at - 2, at + 1) });
    }
    for (at = 1; at < read.length; at += 1) {
      if (read[at - 1].full) keys.push({ folder: "p", key: read[at - 1].say + "'" + read[at].say, prefix: !read[at].full });
    }
    // Each key is a shard to read; the check of the card looks at every syllable.
    var step = Math.ceil(keys.length / KEYS);
    return keys.filter(function (_, at) { return at % step === 0; });
  };
})();
