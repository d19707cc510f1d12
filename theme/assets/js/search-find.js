/* Finds the documents of a query: candidates from the posting lists and the facets' terms, filters with live
   counts, order, and the check of a card that has the last word. Knows the index, not the page. */
(function () {
  "use strict";
  var app = window.yanxiuSearch;
  var text = app.text, open = app.open, column = app.column;
  var WORD_LENGTH = 20;
  var KEYS = 12; // keys of one term: further ones would cost shards, and the check against the card decides anyway
  var TITLE = 8, NAMED = 4, TEXT = 1; // weights: in the title; author or facet term; elsewhere

  // Keys of a term: Han pairs (or one character), beginnings of words.
  function keysOf(term) {
    var keys = [];
    (term.match(text.runs) || []).forEach(function (run) {
      if (text.word.test(run[0])) return keys.push({ key: run.slice(0, WORD_LENGTH), prefix: run.length > 1 });
      var characters = Array.from(run);
      if (characters.length === 1) return keys.push({ key: run, prefix: false });
      for (var at = 1; at < characters.length; at += 1) keys.push({ key: characters[at - 1] + characters[at], prefix: false });
      return undefined;
    });
    var step = Math.ceil(keys.length / KEYS);
    var chosen = keys.filter(function (_, at) { return at % step === 0; });
    chosen.sure = keys.length === 1 && keys[0].key === term;
    return chosen;
  }

  // Records that answer to a key, each [key, list, list, list].
  function recordsOf(index, wanted) {
    return app.shard(index, wanted.key).then(function (records) {
      if (!wanted.prefix) return records.has(wanted.key) ? [records.get(wanted.key)] : [];
      return Array.from(records.values()).filter(function (lists) { return lists[0].startsWith(wanted.key); });
    });
  }

  // Terms of facets whose label contains the term or of which it is another name: [[facet, Set of positions], …].
  function namedBy(index, term) {
    return index.facets.map(function (facet) {
      var found = new Set();
      facet.terms.forEach(function (one, at) {
        if (text.contains(facet.folded[at], term) || isAlias(one, term)) found.add(at);
      });
      return [facet, found];
    }).filter(function (pair) { return pair[1].size; });
  }

  function isAlias(one, term) {
    return (one[3] || []).some(function (alias) { return text.fold(alias) === term; });
  }

  // {weight, sure} by slot for one term: where it was found, 0 when nowhere; whether that needs no check.
  function findTerm(index, term) {
    var keys = keysOf(term), named = namedBy(index, term);
    return Promise.all([
      Promise.all(keys.map(function (key) { return recordsOf(index, key); })),
      Promise.all(named.map(function (pair) { return column(index, pair[0]); })),
    ]).then(function (both) {
      var weight = new Uint8Array(index.size), sure = new Uint8Array(index.size);
      index.groups.slice(0, 3).forEach(function (_, group) {
        var seen = new Uint8Array(index.size);
        both[0].forEach(function (records, at) {
          records.forEach(function (lists) {
            app.unpackSlots(lists[group + 1] || "", function (slot) { if (seen[slot] === at) seen[slot] = at + 1; });
          });
        });
        var value = [TITLE, NAMED, TEXT][group];
        index.slots.forEach(function (slot) {
          if (seen[slot] !== keys.length) return;
          weight[slot] = Math.max(weight[slot], value);
          if (keys.sure) sure[slot] = 1;
        });
      });
      named.forEach(function (pair) {
        var has = pair[0].codes.map(function (terms) { return terms.some(function (at) { return pair[1].has(at); }); });
        index.slots.forEach(function (slot) {
          if (!has[pair[0].at[slot]]) return;
          weight[slot] = Math.max(weight[slot], NAMED);
          sure[slot] = 1;
        });
      });
      return { weight: weight, sure: sure };
    });
  }

  // Documents that may contain all terms: {slots, weight, unsure (slots to check)}. No terms: all documents.
  function find(terms) {
    return open().then(function (index) {
      return Promise.all(terms.map(function (term) { return findTerm(index, term); })).then(function (found) {
        var weight = new Uint8Array(index.size), unsure = [];
        var slots = Array.from(index.slots).filter(function (slot) {
          var all = found.every(function (one) { return one.weight[slot]; });
          if (!all) return false;
          weight[slot] = found.reduce(function (sum, one) { return sum + one.weight[slot]; }, 0);
          if (!found.every(function (one) { return one.sure[slot]; })) unsure.push(slot);
          return true;
        });
        return { terms: terms, slots: slots, weight: weight, unsure: unsure };
      });
    });
  }

  // {slots, counts}: documents that pass all filters, and for each facet of `wanted` the number of documents by
  // term under the query and the OTHER facets' filters. `filters`: facet id → Set of slugs.
  function narrow(slots, filters, wanted) {
    return open().then(function (index) {
      var active = Object.keys(filters).filter(function (id) { return index.facet[id] && filters[id].size; });
      var needed = active.concat(wanted.filter(function (id) { return active.indexOf(id) < 0; }));
      return Promise.all(needed.map(function (id) { return column(index, index.facet[id]); })).then(function (facets) {
        var passes = facets.slice(0, active.length).map(function (facet) {
          var chosen = new Set(Array.from(filters[facet.id]).map(function (slug) { return facet.position.get(slug); }));
          return facet.codes.map(function (terms) { return terms.some(function (at) { return chosen.has(at); }); });
        });
        var histogram = facets.map(function (facet) { return new Uint32Array(facet.codes.length); });
        var passing = slots.filter(function (slot) {
          var failed = -1, misses = 0;
          for (var at = 0; at < active.length; at += 1) {
            if (!passes[at][facets[at].at[slot]]) {
              misses += 1;
              failed = at;
            }
          }
          if (misses === 1) histogram[failed][facets[failed].at[slot]] += 1;
          if (misses) return false;
          for (at = 0; at < facets.length; at += 1) histogram[at][facets[at].at[slot]] += 1;
          return true;
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

  // The slots in the order in which they are shown: by "relevance" or by "date".
  function sort(found, slots, by) {
    return open().then(function (index) {
      return (by === "date" ? app.dates(index) : app.ranks(index)).then(function (values) {
        var keys = Float64Array.from(slots, function (slot) {
          // Among equals no school is favoured by its place in the list: blocks are shuffled, always alike.
          var shuffled = (Math.imul(Math.floor(slot / index.block) + 1, 0x9e3779b1) >>> 14);
          var first = by === "date" ? 131071 - Math.min(131071, values[slot])
            : (127 - Math.min(127, found.weight[slot])) * 16 + values[slot];
          return (first * 262144 + shuffled) * 262144 + (262143 - slot % 262144);
        });
        var order = Array.from(slots, function (_, at) { return at; });
        order.sort(function (a, b) { return keys[a] - keys[b]; });
        return order.map(function (at) { return slots[at]; });
      });
    });
  }

  // Does the card contain every term? The last word on what is shown.
  function verify(index, one, terms) {
    var parts = [one.title, one.summary].concat(
      one.authors.map(function (author) { return author[0]; }),
      one.extra.map(function (pair) { return pair[1]; }),
      one.line.map(function (place) { return place[1]; })
    );
    one.terms.forEach(function (labels) { parts = parts.concat(labels); });
    parts = parts.map(text.fold);
    return terms.every(function (term) {
      return parts.some(function (folded) { return text.contains(folded, term); }) || !!aliased(index, one, term);
    });
  }

  // The term of a facet that the card has and of which `term` is another name: [facet label, label], else null.
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

  Object.assign(app, { find: find, narrow: narrow, sort: sort, verify: verify, aliased: aliased });
})();
