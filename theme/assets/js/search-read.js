/* Reads the index that generator/search writes; its format.py describes every byte. Parts are loaded with
   script elements, because that works from file:// too. Knows nothing of queries and of the page. */
(function () {
  "use strict";
  var app = window.yanxiuSearch;
  var FORMAT = 3, FINAL = 57, MORE = 32;

  var base = new URL("../../", document.currentScript.src).href;
  var arrived = Object.create(null);
  var pending = Object.create(null);
  var tries = Object.create(null);

  // Called by every part file.
  function part(name) {
    arrived[name] = Array.prototype.slice.call(arguments, 1);
  }

  // A script element for `path`; `right()` says whether it did what it should.
  function script(path, right) {
    if (pending[path]) return pending[path];
    pending[path] = new Promise(function (resolve, reject) {
      var element = document.createElement("script");
      tries[path] = (tries[path] || 0) + 1;
      // A second try must not be answered from the cache.
      element.src = base + path + (tries[path] > 1 ? "?try=" + tries[path] : "");
      element.charset = "utf-8";
      element.onload = element.onerror = function (event) {
        element.remove();
        if (event.type === "load" && right()) return resolve();
        delete pending[path];
        return reject(new Error(path));
      };
      document.head.appendChild(element);
    });
    return pending[path];
  }

  // The payload of a part of the index. A file that was cut short loads and does not call; a small site's
  // index.js calls for all its parts.
  function load(name) {
    if (arrived[name]) return Promise.resolve(arrived[name]);
    return script("search/" + name + ".js", function () { return arrived[name]; }).then(function () { return arrived[name]; });
  }

  // One of our own scripts that not every search needs.
  function later(name) {
    return script("assets/js/" + name + ".js", function () { return true; });
  }

  var digit = new Uint8Array(128);
  for (var code = 0x23, next = 0; code < 0x7e; code += 1) {
    if (code !== 0x3c && code !== 0x5c) digit[code] = next++;
  }

  // Calls `each` with every packed number.
  function unpack(digits, each) {
    var number = 0, scale = 1;
    for (var at = 0; at < digits.length; at += 1) {
      var value = digit[digits.charCodeAt(at)];
      if (value < FINAL) {
        each(number + value * scale);
        number = 0;
        scale = 1;
      } else {
        // A continuation stands for its part and the 57 that one digit less could not reach.
        number += value * scale;
        scale *= MORE;
      }
    }
  }

  // Slots of a list, packed or, on a small site, as they are.
  function unpackSlots(digits, each) {
    var last = -1;
    if (typeof digits !== "string") return digits.forEach(each);
    unpack(digits, function (gap) {
      last += gap + 1;
      each(last);
    });
    return undefined;
  }

  var opening = null;

  // The index with what follows from it; everything else needs it.
  function open() {
    if (!opening) {
      opening = load("index").then(function (payload) {
        if (payload[0].format !== FORMAT) throw new Error("format");
        return prepare(payload[0]);
      });
      opening.catch(function () { opening = null; });
    }
    return opening;
  }

  function prepare(index) {
    var tree = index.facets[index.facets.length - 1];
    var slots = [], path = [], from = [];
    index.size = 0;
    unpack(index.cells[0], function (documents) {
      from.push(slots.length);
      for (var at = 0; at < documents; at += 1) slots.push(index.size + at);
      index.size += Math.ceil(documents / index.block) * index.block;
    });
    from.push(slots.length);
    index.slots = Uint32Array.from(slots);
    // Each organisation with those above it, itself first.
    tree.codes = tree.terms.map(function (place, at) {
      path.length = place[4];
      path.push(at);
      return path.slice().reverse();
    });
    index.tree = tree;
    index.facet = Object.create(null);
    index.facets.forEach(function (facet) {
      index.facet[facet.id] = facet;
      facet.position = new Map(facet.terms.map(function (term, at) { return [term[0], at]; }));
      facet.folded = facet.terms.map(function (term) { return app.text.fold(term[1]); });
      facet.byLabel = new Map(facet.terms.map(function (term) { return [term[1], term]; }));
    });
    // What is the same in a whole cell, by slot.
    function spread(column) {
      var values = new Uint32Array(index.size), cell = 0;
      byRun(column, function (value) {
        for (var at = from[cell]; at < from[cell + 1]; at += 1) values[slots[at]] = value;
        cell += 1;
      });
      return values;
    }
    index.standing = spread(index.cells[1]);
    index.told = index.cells.slice(2).map(function (told, at) {
      index.facets[at].codes = told[0];
      index.facets[at].at = spread(told[1]);
      return index.facets[at];
    });
    return index;
  }

  // Calls `each` with every code of a column: runs of `2 * code (+ 1, length - 2)`.
  function byRun(digits, each) {
    var waiting = -1;
    unpack(digits, function (number) {
      if (waiting >= 0) {
        for (var left = number + 2; left > 0; left -= 1) each(waiting);
        waiting = -1;
      } else if (number % 2) waiting = (number - 1) / 2;
      else each(number / 2);
    });
  }

  // Makes sure that facet.codes (list of lists of terms) and facet.at (slot → place in codes) are there.
  function column(index, facet) {
    if (facet.at) return Promise.resolve(facet);
    return load("f/" + facet.id).then(function (payload) {
      var values = new Uint32Array(index.size), at = 0;
      if (!facet.tree) facet.codes = payload[0];
      byRun(payload[payload.length - 1], function (code) { values[index.slots[at++]] = code; });
      facet.at = values;
      return facet;
    });
  }

  // Which slots have one of these terms, 1 by slot; for few organisations from lists of their own.
  function members(index, facet, terms) {
    var has = new Uint8Array(index.size);
    // What stands below a chosen one is in its list.
    var lists = facet.tree && index.shards && !facet.at && Array.from(terms).filter(function (one) {
      return !facet.codes[one].slice(1).some(function (above) { return terms.has(above); });
    });
    if (lists && lists.length <= index.lists) {
      return Promise.all(lists.map(function (at) { return load("o/" + at); })).then(function (read) {
        read.forEach(function (payload) { unpackSlots(payload[0], function (slot) { has[slot] = 1; }); });
        return has;
      });
    }
    return column(index, facet).then(function () {
      var right = facet.codes.map(function (codes) { return codes.some(function (at) { return terms.has(at); }); });
      index.slots.forEach(function (slot) { if (right[facet.at[slot]]) has[slot] = 1; });
      return has;
    });
  }

  // The rank of every slot: what was recognised stands before its cell.
  function ranks(index) {
    return index.ranks ? Promise.resolve(index.ranks) : load("f/recognised").then(function (payload) {
      unpackSlots(payload[0], function (slot) { index.standing[slot] = 0; });
      return index.ranks = index.standing;
    });
  }

  function dates(index) {
    if (index.dates) return Promise.resolve(index.dates);
    return load("f/date").then(function (payload) {
      var values = new Float64Array(index.size), at = 0, day = 0;
      unpack(payload[0], function (number) {
        day += number % 2 ? -(number + 1) / 2 : number / 2;
        values[index.slots[at++]] = day;
      });
      index.dates = values;
      return values;
    });
  }

  // The card of a slot as an object, with `line`: its organisation and those above it, as terms of the tree.
  function card(slot) {
    return open().then(function (index) {
      return load("c/" + Math.floor(slot / index.chunk)).then(function (payload) {
        var one = payload[0][slot % index.chunk];
        if (!one) throw new Error("card");
        return {
          slot: slot, url: one[0], title: one[1], summary: one[2], date: one[3], authors: one[5],
          terms: index.taxonomies.map(function (pair, at) {
            var told = index.told[at], facet = index.facet[pair[0]];
            return (told ? told.codes[told.at[slot]] : one[6][at - index.told.length])
              .map(function (term) { return typeof term === "number" ? facet.terms[term][1] : term; });
          }),
          extra: one[7], badges: one[8], files: one[9], simple: one[10] || [],
          line: (index.tree.codes[index.tree.position.get(one[4])] || []).map(function (at) { return index.tree.terms[at]; }),
        };
      });
    });
  }

  var shards = Object.create(null);

  // The records of the shard that holds a key: Map of key → [key, list, …]. `folder`: t, p for pinyin, b for bodies.
  function shard(index, folder, key) {
    if (!index.shards && folder !== "b") return later("search-small").then(function () { return app.gathered(index, folder); });
    var points = Array.from(key, function (character) { return character.codePointAt(0); }), number = points[0] * 769 + (points[1] || 0);
    if (folder === "p") {
      var stem = /^[A-Z]/.test(key) ? key.slice(0, 2) : key.replace(/'(.?).*/, "$1");
      number = Array.from(stem).reduce(function (sum, character) { return (sum * 31 + character.charCodeAt(0)) % index.spellings; }, 0);
    }
    var name = folder + "/" + number % { t: index.shards, p: index.spellings, b: index.bodies }[folder];
    if (shards[name]) return Promise.resolve(shards[name]);
    return load(name).then(function (payload) {
      var records = new Map();
      payload[0].split("!").forEach(function (record) {
        if (!record) return;
        var lists = record.split(" ");
        records.set(lists[0], lists);
      });
      shards[name] = records;
      return records;
    });
  }

  // Characters of GB 2312 in its order: only others can be traditional. Browsers know them, so they cost no bytes.
  function gb2312() {
    var bytes = [];
    for (var row = 0xb0; row < 0xf8; row += 1) for (var cell = 0xa1; cell < 0xff; cell += 1) bytes.push(row, cell);
    return new TextDecoder("gbk").decode(new Uint8Array(bytes)).match(/[\u4e00-\u9fff]/g);
  }

  var common = null;

  // Reads the table of traditional characters when the query may hold one.
  function simplify(query) {
    common = common || new Set(gb2312());
    var strange = Array.from(query).some(function (character) { return character >= "\u3400" && character <= "\u9fff" && !common.has(character); });
    if (!strange || app.text.simple) return Promise.resolve();
    return load("p/simplified").then(function (payload) {
      var plain = new Map();
      payload[0].split(" ").forEach(function (group) {
        Array.from(group).slice(1).forEach(function (character) { plain.set(character, group[0]); });
      });
      app.text.simple = function (text) { return Array.from(text, function (character) { return plain.get(character) || character; }).join(""); };
    });
  }

  Object.assign(app, {
    part: part, base: base, load: load, script: later, open: open, unpack: unpack, unpackSlots: unpackSlots,
    column: column, members: members, ranks: ranks, dates: dates, shard: shard, card: card, simplify: simplify, gb2312: gb2312,
  });
})();
