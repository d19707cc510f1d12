/* Finds the documents of a query: candidates from the posting lists and the facets' terms, filters with live
   counts, order, and the check of a card that has the last word. Knows the index, not the page. */
(function () {
  "use strict";
  var app = window.yanxiuSearch;
  var text = app.text, open = app.open, column = app.column;
  var WORD_LENGTH = 20;
  var KEYS = 12; // keys of one term: further ones would cost shards, and the check against the card decides anyway
  var MOST = 1023; // weight of a document
  var FEW = 30; // documents whose cards tell what the columns would
  var DAY = 864e5;

  // Keys of a folded text: Han pairs (or one character), beginnings of words.
  function keysOf(folded) {
    var keys = [];
    (folded.match(text.runs) || []).forEach(function (run) {
      if (text.word.test(run[0])) return keys.push({ key: run.slice(0, WORD_LENGTH), prefix: run.length > 1 });
      var characters = Array.from(run);
      if (characters.length === 1) return keys.push({ key: run });
      for (var at = 1; at < characters.length; at += 1) keys.push({ key: characters[at - 1] + characters[at] });
      return undefined;
    });
    var step = Math.ceil(keys.length / KEYS);
    return keys.filter(function (_, at) { return at % step === 0; });
  }

  // How a title begins and ends that is the folded text: 分数除法 → 分数^, 除法$.
  function edgesOf(folded) {
    var runs = folded.match(text.runs) || [""];
    function edge(run, last) {
      if (text.word.test(run[0])) return run.slice(0, WORD_LENGTH);
      return Array.from(run).slice(last ? -2 : 0, last ? undefined : 2).join("");
    }
    return [{ key: edge(runs[0], false) + "^" }, { key: edge(runs[runs.length - 1], true) + "$" }];
  }

  // Ways in which a term may be found: {keys (all needed, in one group), values (weight by group), sure}.
  function waysOf(index, term) {
    var weights = index.weights, keys = keysOf(term.text), ways = [];
    if (!term.words.length) ways.push({ keys: keys, values: [weights.title, weights.name, weights.text, weights.name], sure: keys.length === 1 && keys[0].key === term.text });
    var body = term.body && !term.not && app.bodyWay(index, term);
    if (body) ways.push(body);
    if (!term.said || !app.spellKeys) return ways;
    // One part is spelt in each way it can be, the others in their first: the check of the card decides.
    term.said.forEach(function (part, at) {
      if (typeof part === "string") return;
      part.forEach(function (read) {
        var spelt = [];
        term.said.forEach(function (other, place) {
          if (typeof other === "string") spelt = spelt.concat(keysOf(other));
          else if (place === at) spelt = spelt.concat(app.spellKeys(read));
        });
        if (!spelt.length) return;
        var plain = term.said.length === 1 && spelt.length === 1;
        var exact = plain && (read.length === 1 || spelt[0].key.indexOf("'") > 0 || read.every(function (one) { return one.say.length === 1 && !one.full; }));
        ways.push({ keys: spelt, values: [weights.spelledTitle, weights.spelledName], sure: exact });
      });
    });
    return ways;
  }

  // Records that answer to a key, each [key, list, …].
  function recordsOf(index, wanted) {
    return app.shard(index, wanted.folder || "t", wanted.key).then(function (records) {
      if (!wanted.prefix) return records.has(wanted.key) ? [records.get(wanted.key)] : [];
      return Array.from(records.values()).filter(function (lists) { return lists[0].startsWith(wanted.key); });
    });
  }

  // Whether a folded text answers to the term, as written or, with `spelt`, by pinyin.
  function says(folded, term, spelt) {
    return text.contains(folded, term.text) ||
      term.words.length > 0 && term.words.every(function (one) { return text.contains(folded, one); }) ||
      !!spelt && !!term.said && !!text.spelt && text.spelt(folded, term.said, true).length > 0;
  }

  // Terms of facets whose label answers to the term or of which it is another name: [[facet, Set of positions], …].
  function namedBy(index, term) {
    return index.facets.map(function (facet) {
      var found = new Set();
      facet.terms.forEach(function (one, at) {
        if (says(facet.folded[at], term, true) || isAlias(one, term)) found.add(at);
      });
      return [facet, found];
    }).filter(function (pair) { return pair[1].size && !(pair[0].tree && manyAre(index, term.text)); });
  }

  // Whether so many organisations are called so that it stands in the posting lists.
  function manyAre(index, wanted) {
    return index.shards && !keysOf(wanted).some(function (one) { return one.prefix; }) &&
      index.tree.folded.filter(function (folded) { return text.contains(folded, wanted); }).length > index.lists;
  }

  function isAlias(one, term) {
    return (one[3] || []).some(function (alias) { return text.fold(alias) === term.text; });
  }

  // Calls `each` with the slots that have all keys in a group; `found` are the records by key.
  function together(index, found, group, each) {
    var seen = new Uint8Array(index.size);
    found.forEach(function (records, at) {
      records.forEach(function (lists) {
        app.unpackSlots(lists[group + 1] || "", function (slot) { if (seen[slot] === at) seen[slot] = at + 1; });
      });
    });
    index.slots.forEach(function (slot) { if (seen[slot] === found.length) each(slot); });
  }

  // {weight, sure} by slot for one term: where it was found, 0 when nowhere; whether that needs no check.
  function findTerm(index, term, alone) {
    var ways = waysOf(index, term), named = namedBy(index, term);
    var words = term.words.map(function (one) { return findTerm(index, text.plain(one), false); });
    var read = function (keys) { return Promise.all(keys.map(function (key) { return recordsOf(index, key); })); };
    return Promise.all([
      Promise.all(ways.map(function (way) { return read(way.keys); })),
      Promise.all(named.map(function (pair) { return app.members(index, pair[0], pair[1]); })),
      read(term.not || term.words.length ? [] : edgesOf(term.text)),
      Promise.all(words),
    ]).then(function (all) {
      var weight = new Uint16Array(index.size), sure = new Uint8Array(index.size), edge = new Uint8Array(index.size);
      all[2].forEach(function (records, at) { together(index, [records], 0, function (slot) { edge[slot] += at + 1; }); });
      ways.forEach(function (way, at) {
        way.values.forEach(function (value, group) {
          together(index, all[0][at], group, function (slot) {
            var here = way.keys[0].folder || group || edge[slot] % 2 === 0 ? value : edge[slot] === 3 && alone ? index.weights.exact : index.weights.begins;
            weight[slot] = Math.max(weight[slot], here);
            if (way.sure) sure[slot] = 1;
          });
        });
      });
      all[1].forEach(function (has) {
        index.slots.forEach(function (slot) {
          if (!has[slot]) return;
          weight[slot] = Math.max(weight[slot], index.weights.name);
          sure[slot] = 1;
        });
      });
      // Typed apart: the words as they stand, wherever.
      if (words.length) index.slots.forEach(function (slot) {
        if (!all[3].every(function (one) { return one.weight[slot]; })) return;
        weight[slot] = Math.max(weight[slot], all[3][0].weight[slot]);
        if (all[3].every(function (one) { return one.sure[slot]; })) sure[slot] = 1;
      });
      return { weight: weight, sure: sure, not: term.not };
    });
  }

  // What the terms need beside the index: how characters are read.
  function prepare(terms) {
    if (!terms.some(function (term) { return term.said; })) return Promise.resolve();
    return app.script("search-spell").then(function () { return app.spelling; });
  }

  // Documents that may answer to all terms: {slots, weight, unsure (slots to check)}. No terms: all documents.
  function find(terms) {
    return Promise.all([open(), prepare(terms)]).then(function (ready) {
      var index = ready[0];
      return Promise.all(terms.map(function (term) { return findTerm(index, term, terms.length === 1); })).then(function (found) {
        var weight = new Uint16Array(index.size), unsure = [];
        var slots = Array.from(index.slots).filter(function (slot) {
          var sum = 0, check = false;
          for (var at = 0; at < found.length; at += 1) {
            var one = found[at], sure = one.sure[slot];
            if (one.not ? one.weight[slot] && sure : !one.weight[slot]) return false;
            if (one.not ? one.weight[slot] : !sure) check = true;
            if (!one.not) sum += one.weight[slot];
          }
          weight[slot] = Math.min(MOST, sum);
          if (check) unsure.push(slot);
          return true;
        });
        return { terms: terms, slots: slots, weight: weight, unsure: unsure };
      });
    });
  }

  // The facet with the terms of these documents: from their cards when they are few, which are shown anyway,
  // else from its column.
  function view(index, facet, slots) {
    var place = index.taxonomies.findIndex(function (pair) { return pair[0] === facet.id; });
    if (facet.at || !facet.tree && place < 0 || slots.length > FEW || facet.byLabel.size < facet.terms.length) return column(index, facet);
    return Promise.all(Array.from(slots, app.card)).then(function (cards) {
      var at = Object.create(null);
      var codes = cards.map(function (one, number) {
        at[one.slot] = number;
        return (facet.tree ? one.line.map(function (term) { return term[1]; }) : one.terms[place])
          .map(function (label) { return facet.position.get(facet.byLabel.get(label)[0]); });
      });
      return Object.assign({}, facet, { at: at, codes: codes });
    });
  }

  // Which of the slots have one of these terms: 1, or true, by slot.
  function having(index, facet, slots, terms) {
    if (slots.length > FEW) return app.members(index, facet, terms);
    return view(index, facet, slots).then(function (seen) {
      var has = Object.create(null);
      slots.forEach(function (slot) { has[slot] = seen.codes[seen.at[slot]].some(function (at) { return terms.has(at); }); });
      return has;
    });
  }

  // Days of the documents, from their cards when they are few.
  function days(index, slots) {
    if (slots.length > FEW) return app.dates(index);
    return Promise.all(Array.from(slots, app.card)).then(function (cards) {
      var found = Object.create(null), first = Date.parse(index.days[0]);
      cards.forEach(function (one) { found[one.slot] = one.date ? (Date.parse(one.date) - first) / DAY + 1 : 0; });
      return found;
    });
  }

  // {slots, counts}: documents that pass all filters, and for each facet of `wanted` the number of documents by
  // term under the query and the OTHER facets' filters. `filters`: facet id → Set of slugs.
  function narrow(slots, filters, wanted) {
    return open().then(function (index) {
      var active = Object.keys(filters).filter(function (id) { return index.facet[id] && filters[id].size; });
      var chosen = active.map(function (id) {
        return new Set(Array.from(filters[id]).map(function (slug) { return index.facet[id].position.get(slug); }));
      });
      return Promise.all([
        Promise.all(active.map(function (id, at) { return having(index, index.facet[id], slots, chosen[at]); })),
        Promise.all(wanted.map(function (id) { return view(index, index.facet[id], slots); })),
      ]).then(function (read) {
        var passes = read[0], facets = read[1];
        var filter = facets.map(function (facet) { return active.indexOf(facet.id); });
        var histogram = facets.map(function (facet) { return new Uint32Array(facet.codes.length); });
        var passing = slots.filter(function (slot) {
          var failed = -1, misses = 0;
          passes.forEach(function (has, at) {
            if (has[slot]) return;
            misses += 1;
            failed = at;
          });
          // What a facet's own filter alone leaves out counts in that facet.
          if (misses < 2) facets.forEach(function (facet, at) { if (!misses || filter[at] === failed) histogram[at][facet.at[slot]] += 1; });
          return !misses;
        });
        var counts = Object.create(null);
        facets.forEach(function (facet, at) {
          var perTerm = new Uint32Array(facet.terms.length);
          facet.codes.forEach(function (terms, code) {
            terms.forEach(function (term) { perTerm[term] += histogram[at][code]; });
          });
          counts[facet.id] = perTerm;
        });
        return { slots: passing, counts: counts };
      });
    });
  }

  // The slots in the order in which they are shown: by "relevance", "date" or "level" (of recognition).
  function sort(found, slots, by) {
    return open().then(function (index) {
      var level = by === "level" && index.facet.recognition;
      return Promise.all([by === "date" ? days(index, slots) : app.ranks(index), level && column(index, level)]).then(function (read) {
        var standing = read[0];
        var highest = level && level.codes.map(function (terms) {
          return Math.max.apply(null, terms.map(function (at) { return level.terms[at][4] || 1; }).concat(0));
        });
        var keys = Float64Array.from(slots, function (slot) {
          // Among equals nobody is favoured by a place in the list: chunks of cards are shuffled, always alike.
          var shuffled = Math.imul(Math.floor(slot / index.chunk) + 1, 0x9e3779b1) >>> 16;
          var first = by === "date" ? 131071 - Math.min(131071, standing[slot])
            : (level ? 31 - highest[level.at[slot]] : MOST - found.weight[slot]) * 16 + standing[slot];
          return (first * 65536 + shuffled) * 1048576 + (1048575 - slot % 1048576);
        });
        var order = Array.from(slots, function (_, at) { return at; });
        order.sort(function (a, b) { return keys[a] - keys[b]; });
        return order.map(function (at) { return slots[at]; });
      });
    });
  }

  // Does the card answer to every term, and to none that is excluded? The last word on what is shown.
  function verify(index, one, terms) {
    var named = [one.title].concat(
      one.authors.map(function (author) { return author[0]; }),
      one.line.map(function (place) { return place[1]; }),
      one.badges, one.simple
    );
    one.terms.forEach(function (labels) { named = named.concat(labels); });
    var others = [one.summary].concat(one.extra.map(function (pair) { return pair[1]; })).map(text.fold);
    named = named.map(text.fold);
    function has(wanted) {
      return named.concat(others).some(function (folded) { return text.contains(folded, wanted); });
    }
    return terms.every(function (term) {
      var there = has(term.text) || term.words.length > 0 && term.words.every(has) || !!aliased(index, one, term) ||
        named.some(function (folded) { return says(folded, term, true); });
      return there !== term.not;
    });
  }

  // The term of a facet that the card has and of which the query's is another name: [facet label, label], else null.
  function aliased(index, one, term) {
    var found = null;
    one.terms.forEach(function (labels, at) {
      var facet = index.facet[index.taxonomies[at][0]];
      labels.forEach(function (label) {
        if (facet && facet.byLabel.has(label) && isAlias(facet.byLabel.get(label), term)) found = [facet.label, label];
      });
    });
    one.line.forEach(function (place) { if (isAlias(place, term)) found = [index.tree.label, place[1]]; });
    return found;
  }

  Object.assign(app, { find: find, narrow: narrow, sort: sort, view: view, days: days, verify: verify, aliased: aliased, says: says, edgesOf: edgesOf, recordsOf: recordsOf, together: together });
})();
