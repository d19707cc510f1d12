/* A poster of a page: title, unit and code on white paper, as a picture that WeChat lets readers press and save. */
(function () {
  "use strict";
  var WIDTH = 720, EDGE = 56, CODE = 440, TITLE = 44, LEADING = 1.45, MOST_LINES = 6;
  var doc = document, style = getComputedStyle(doc.documentElement), dialog = null;

  function token(name) { return style.getPropertyValue(name).trim(); }

  /* Lines of a title: broken after its marks; what is too long for a line breaks between Han, never inside a word
     of letters, and no line begins with a closing mark. */
  function lines(pen, text, width) {
    var found = [], line = "", pieces = [];
    (text.match(/[^，。、；：！？]+[，。、；：！？”’）》」』]*/g) || [text]).forEach(function (phrase) {
      if (pen.measureText(phrase).width <= width) pieces.push(phrase);
      else pieces = pieces.concat(phrase.match(/[A-Za-z0-9.,%'’-]+|\s+|[“‘（《「『]*[^\s][，。、；：！？”’）》」』]*/g) || []);
    });
    pieces.forEach(function (piece) {
      if (line && pen.measureText(line + piece).width > width) { found.push(line.trim()); line = ""; }
      line += piece;
    });
    if (line.trim()) found.push(line.trim());
    if (found.length > MOST_LINES) found = found.slice(0, MOST_LINES - 1).concat(found[MOST_LINES - 1] + "…");
    return found;
  }

  /* Whole pixels for each module: a scaled code has grey edges. Four modules of white around it, as the standard asks. */
  function code(pen, address, left, top) {
    var qr = window.qrcode(0, "M");
    qr.addData(address);
    qr.make();
    var count = qr.getModuleCount(), size = Math.floor(CODE / (count + 8)), start = Math.floor((CODE - count * size) / 2);
    pen.fillStyle = "#000";
    for (var row = 0; row < count; row++) for (var column = 0; column < count; column++) {
      if (qr.isDark(row, column)) pen.fillRect(left + start + column * size, top + start + row * size, size, size);
    }
  }

  function draw(page) {
    var canvas = doc.createElement("canvas"), pen = canvas.getContext("2d"), middle = WIDTH / 2;
    function font(size, weight, family) { pen.font = weight + " " + size + "px " + (family || token("--y-sans")); }
    font(TITLE, 700, token("--y-song"));
    var title = lines(pen, page.title, WIDTH - 2 * EDGE), top = Math.round(150 + title.length * TITLE * LEADING);
    canvas.width = WIDTH;
    canvas.height = top + 70 + CODE + 130;
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, WIDTH, canvas.height);
    pen.fillStyle = "#1D4E89";
    pen.fillRect(0, 0, WIDTH, 76);
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.fillStyle = "#fff";
    font(28, 700);
    pen.fillText(page.site, middle, 39, WIDTH - 2 * EDGE);
    pen.fillStyle = "#1C2127";
    font(TITLE, 700, token("--y-song"));
    title.forEach(function (line, at) { pen.fillText(line, middle, 150 + at * TITLE * LEADING, WIDTH - 2 * EDGE); });
    pen.fillStyle = "#454D57";
    font(28, 400);
    pen.fillText(page.by, middle, top + 14, WIDTH - 2 * EDGE);
    code(pen, page.address, middle - CODE / 2, top + 56);
    font(26, 400);
    pen.fillText("扫码阅读", middle, top + 56 + CODE + 24, WIDTH - 2 * EDGE);
    pen.fillStyle = "#5F6873";
    font(20, 400);
    pen.fillText(page.address.replace(/^https?:\/\//, ""), middle, top + 56 + CODE + 68, WIDTH - 2 * EDGE);
    return canvas.toDataURL("image/png");
  }

  function part(name, kind, text) {
    var made = doc.createElement(name);
    if (kind) made.className = kind;
    if (text) made.textContent = text;
    return made;
  }

  function built() {
    var box = part("dialog", "y-poster"), close = part("button", "y-button", "关闭"), save = part("a", "y-button y-button-main", "下载图片");
    var image = part("img", "y-poster__picture"), foot = part("p", "y-poster__foot");
    box.setAttribute("aria-label", "二维码海报");
    close.type = "button";
    close.addEventListener("click", function () { box.close(); });
    box.addEventListener("click", function (event) { if (event.target === box) box.close(); });
    foot.append(save, close);
    box.append(image, part("p", "y-poster__hint", "长按图片可保存或识别二维码"), foot);
    doc.body.append(box);
    return { box: box, image: image, save: save };
  }

  /* `page`: address, title, by, site. The dialog gives the focus back by itself. */
  window.yanxiu.poster = function (page) {
    dialog = dialog || built();
    dialog.image.src = dialog.save.href = draw(page);
    dialog.image.alt = "海报：" + page.title + "，" + page.by + "，附本页网址的二维码";
    dialog.save.download = page.title.replace(/[\\/:*?"<>|\s]+/g, " ").slice(0, 60) + ".png";
    dialog.box.showModal();
  };
})();
