/* A small site's index has cards and no posting lists: here they are made from the cards, with the keys that
   generator/search/format.py describes, so that all else need not know. */
(function () {
  "use strict";
  var app = window.yanxiuSearch;
  var text = app.text;
  var WORD_LENGTH = 20;
  var made = Object.create(null); // folder → promise of a Map: key → [key, slots of a group, …]

  function textKeys(folded) {
    var keys = new Set();
    (folded.match(text.runs) || []).forEach(function (run) {
      var word = text.word.test(run[0]), characters = Array.from(run);
      if (word) return keys.add(run[0]).add(run.slice(0, WORD_LENGTH));
      characters.forEach(function (one, at) {
        keys.add(one);
        if (at) keys.add(characters[at - 1] + one);
      });
      return undefined;
    });
    return keys;
  }

  // All joins of one text from each list.
  function joins(lists, between) {
    return lists.reduce(function (found, list) {
      return [].concat.apply([], found.map(function (head) {
        return Array.from(new Set(list)).map(function (tail) { return head === null ? tail : head + between + tail; });
      }));
    }, [null]);
  }

  function spellKeys(folded) {
    var keys = new Set();
    (folded.match(/[\u4e00-\u9fff]+/g) || []).forEach(function (run) {
      var read = Array.from(run, function (one) { return app.readsOf(one) || []; });
      var initials = read.map(function (list) { return list.map(function (one) { return one[0].toUpperCase(); }); });
      read.forEach(function (list, at) {
        list.forEach(function (one) { keys.add(one); });
        if (at + 1 === read.length) return;
        joins(read.slice(at, at + 2), "'").concat(joins(initials.slice(at, at + 3), "")).forEach(function (one) { keys.add(one); });
      });
    });
    return keys;
  }

  function gather(index, groupsOf) {
    return Promise.all(Array.from(index.slots, app.card)).then(function (cards) {
      var records = new Map();
      cards.forEach(function (one) {
        groupsOf(one).forEach(function (keys, group) {
          keys.forEach(function (key) {
            if (!records.has(key)) records.set(key, [key]);
            var lists = records.get(key);
            (lists[group + 1] = lists[group + 1] || []).push(one.slot);
          });
        });
      });
      return records;
    });
  }

  function folded(texts) { return texts.map(text.fold).join("\n"); }

  function names(one) { return one.authors.map(function (author) { return author[0]; }); }

  var GROUPS = {
    t: function (one) {
      var title = text.fold(one.title), keys = textKeys(title);
      if (keys.size) app.edgesOf(title).forEach(function (edge) { keys.add(edge.key); });
      var others = [one.summary].concat(one.extra.map(function (pair) { return pair[1]; }), one.badges, one.simple);
      return [keys, textKeys(folded(names(one))), textKeys(folded([].concat.apply(others, one.terms)))];
    },
    p: function (one) {
      return [spellKeys(folded([one.title].concat(one.simple))), spellKeys(folded(names(one)))];
    },
  };

  app.gathered = function (index, folder) {
    made[folder] = made[folder] || gather(index, GROUPS[folder]);
    made[folder].catch(function () { delete made[folder]; });
    return made[folder];
  };
})();
