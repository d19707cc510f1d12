/* A submission's page: the day of reading in the citation. */
(function () {
  "use strict";
  var doc = document;

  function two(number) { return (number < 10 ? "0" : "") + number; }

  var read = doc.querySelector("[data-y-read]"), now = new Date();
  if (read) read.textContent = "[" + now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate()) + "]";
})();
