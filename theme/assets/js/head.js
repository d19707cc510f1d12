/* Runs before the first paint, so that palette and text size do not flash. */
(function () {
  var html = document.documentElement;
  html.classList.replace("no-js", "js");
  try {
    var theme = localStorage.getItem("y-theme"), size = localStorage.getItem("y-text");
    if (theme) html.setAttribute("data-y-theme", theme);
    if (size) html.setAttribute("data-y-text", size);
  } catch (e) { /* private mode: nothing is remembered */ }
  if (/MicroMessenger/i.test(navigator.userAgent)) html.setAttribute("data-y-wechat", "");
})();
