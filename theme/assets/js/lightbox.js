/* Pictures of a body, large: a dialog with the file itself, its caption, the next and the one before. */
(function () {
  "use strict";
  var doc = document, links = Array.prototype.slice.call(doc.querySelectorAll("a[data-y-zoom]"));
  if (!links.length || typeof HTMLDialogElement !== "function") return;
  var dialog, picture, caption, count, at = 0, steps;

  function make(tag, name, parent) {
    var one = doc.createElement(tag);
    one.className = name;
    parent.append(one);
    return one;
  }
  function button(name, sign, label, run, parent) {
    var one = make("button", name, parent);
    one.type = "button";
    one.textContent = sign;
    one.setAttribute("aria-label", label);
    one.addEventListener("click", run);
    return one;
  }
  function show(next) {
    at = (next + links.length) % links.length;
    var small = links[at].querySelector("img"), words = links[at].parentNode.querySelector("figcaption");
    picture.removeAttribute("src"); /* never the last picture under the next one's words */
    picture.width = small.getAttribute("width");
    picture.height = small.getAttribute("height");
    picture.src = links[at].href;
    picture.alt = small.alt;
    caption.textContent = words ? words.textContent : small.alt;
    count.textContent = links.length > 1 ? at + 1 + "/" + links.length : "";
  }
  function build() {
    dialog = make("dialog", "y-zoom", doc.body);
    dialog.setAttribute("aria-label", "看大图");
    var top = make("div", "y-zoom__top", dialog), stage;
    count = make("p", "y-zoom__count", top);
    button("y-zoom__button", "✕", "关闭", function () { dialog.close(); }, top);
    stage = make("div", "y-zoom__stage", dialog);
    picture = make("img", "y-zoom__picture", stage);
    caption = make("p", "y-zoom__caption", dialog);
    caption.setAttribute("aria-live", "polite");
    if (links.length > 1) {
      steps = make("div", "y-zoom__steps", dialog);
      button("y-zoom__button", "‹", "上一张", function () { show(at - 1); }, steps);
      button("y-zoom__button", "›", "下一张", function () { show(at + 1); }, steps);
    }
    dialog.addEventListener("keydown", function (event) {
      if (links.length < 2) return;
      if (event.key === "ArrowLeft") show(at - 1);
      if (event.key === "ArrowRight") show(at + 1);
    });
    dialog.addEventListener("click", function (event) { if (event.target === dialog || event.target === stage) dialog.close(); });
    dialog.addEventListener("close", function () { links[at].focus(); });
  }
  links.forEach(function (link, number) {
    link.addEventListener("click", function (event) {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      if (!dialog) build();
      show(number);
      dialog.showModal();
    });
  });
})();
