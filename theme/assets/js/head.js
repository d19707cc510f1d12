/* Runs before the first paint, so that palette and text size do not flash. */
(function () {
  var html = document.documentElement;
  html.classList.replace("no-js", "js");
  try {
    var theme = localStorage.getItem("y-theme"), size = localStorage.getItem("y-text");
    if (theme) html.setAttribute("data-y-theme", theme);
    if (size) html.setAttribute("data-y-text", size);
  } catch (e) { /* private mode: nothing is remembered */ }
  /* Opened from a folder, browsers refuse the manifest and say so. */
  if (location.protocol !== "file:" && document.currentScript) {
    var link = document.createElement("link");
    link.rel = "manifest";
    link.href = document.currentScript.src.replace(/assets\/js\/head\.js.*$/, "manifest.webmanifest");
    document.head.append(link);
  }
  if (/MicroMessenger/i.test(navigator.userAgent)) html.setAttribute("data-y-wechat", "");
})();
