/* Body texts: their posting lists are part of the index, the texts are not. A hit is checked against the page
   itself, by the rules of generator/search/body.py. Loaded when a search asks for bodies. */
(function () {
  "use strict";
  var app = window.yanxiuSearch;
  var text = app.text;
  var KEYS = 4; // of one term: the page has the last word
  var BEGIN = "<!--text-->", END = "<!--/text-->", WAIT = 10000; // milliseconds
  var LEFT_OUT = "figcaption, math, input, .y-missing, .y-check";
  var INLINE = /^(?:A|ABBR|B|BDI|BDO|CITE|CODE|DEL|DFN|EM|I|INS|KBD|MARK|Q|S|SAMP|SMALL|SPAN|STRONG|SUB|SUP|TIME|U|VAR|WBR)$/;

  // Keys of a folded text; a single letter is none.
  function keysOf(folded) {
    var keys = [];
    (folded.match(text.runs) || []).forEach(function (run) {
      var characters = Array.from(run);
      if (characters.length < 2) return text.word.test(run) || keys.push({ folder: "b", key: run });
      if (text.word.test(run[0])) return keys.push({ folder: "b", key: run.slice(0, 20), prefix: true });
      for (var at = 1; at < characters.length; at += 1) keys.push({ folder: "b", key: characters[at - 1] + characters[at] });
      return undefined;
    });
    var step = Math.ceil(keys.length / KEYS);
    return keys.filter(function (_, at) { return at % step === 0; });
  }

  // The way in which a term may be found in a body, as search-find.js has them; null when there is none.
  function bodyWay(index, term) {
    var keys = keysOf(term.text);
    if (!keys.length) return null;
    return { keys: keys, values: [index.weights.body], sure: keys.length === 1 && keys[0].key === term.text };
  }

  // The source of a page. From file:// nothing may be read, so the page is opened in a frame and says it itself.
  function source(address) {
    if (location.protocol !== "file:") {
      return fetch(address).then(function (answer) {
        if (!answer.ok) throw new Error(address);
        return answer.text();
      });
    }
    return new Promise(function (resolve, reject) {
      var frame = document.createElement("iframe");
      function done() {
        clearTimeout(timer);
        window.removeEventListener("message", heard);
        frame.remove();
      }
      function heard(event) {
        if (event.source !== frame.contentWindow) return;
        done();
        resolve(String(event.data));
      }
      var timer = setTimeout(function () {
        done();
        reject(new Error(address));
      }, WAIT);
      window.addEventListener("message", heard);
      frame.hidden = true;
      frame.src = address;
      document.body.append(frame);
    });
  }

  // Texts between which nothing is found, as written. What is parsed here never becomes part of this page.
  function lines(html) {
    var parsed = new DOMParser().parseFromString(html, "text/html"), found = [""];
    function end() { if (found[found.length - 1]) found.push(""); }
    function walk(node) {
      node.childNodes.forEach(function (child) {
        if (child.nodeType === Node.TEXT_NODE) found[found.length - 1] += child.data;
        else if (child.nodeType !== Node.ELEMENT_NODE) return;
        else if (child.matches(LEFT_OUT)) end();
        else if (INLINE.test(child.nodeName)) walk(child);
        else {
          end();
          walk(child);
          end();
        }
      });
    }
    walk(parsed.body);
    return found.map(function (line) { return line.trim(); }).filter(Boolean);
  }

  // The card with the lines of its body as further texts, each by itself.
  function withBody(one) {
    return source(app.href(one.url)).then(function (page) {
      var begin = page.indexOf(BEGIN), end = page.indexOf(END, begin);
      if (begin < 0 || end < 0) throw new Error(one.url);
      one.extra = one.extra.concat(lines(page.slice(begin + BEGIN.length, end)).map(function (line) { return ["正文", line]; }));
      return one;
    });
  }

  // Among equals, those first that say all terms in one breath.
  function nearFirst(cards, found) {
    var wanted = found.terms.filter(function (term) { return !term.not; });
    function apart(one) {
      return !one.extra.some(function (pair) {
        var folded = text.fold(pair[1]);
        return wanted.every(function (term) { return text.contains(folded, term.text); });
      });
    }
    var far = new Map(cards.map(function (one) { return [one, apart(one)]; }));
    return cards.slice().sort(function (a, b) { return found.weight[b.slot] - found.weight[a.slot] || far.get(a) - far.get(b); });
  }

  Object.assign(app, { bodyWay: bodyWay, withBody: withBody, nearFirst: nearFirst });
})();
