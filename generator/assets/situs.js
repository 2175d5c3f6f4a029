/* The Menu button of the phone: a label for a hidden checkbox needs a key and a state of its own. */
(function () {
  "use strict";
  var box = document.getElementById("__drawer");
  if (!box) return;
  var labels = document.querySelectorAll('label[for="__drawer"][role="button"]');
  var button = labels[0];
  function tell() {
    button.setAttribute("aria-expanded", String(box.checked));
    if (!box.checked && document.activeElement && document.activeElement.closest("#menu")) button.focus();
  }
  labels.forEach(function (label) {
    label.addEventListener("keydown", function (event) {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation(); // the theme clicks a label on Enter too
      box.click();
    });
  });
  box.addEventListener("change", tell);
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && box.checked) box.click();
  });
})();

/* The button that copies a text: the text can be chosen and copied by hand without it. */
(function () {
  "use strict";
  document.querySelectorAll("[data-salin]").forEach(function (button) {
    button.addEventListener("click", function () {
      var text = document.getElementById(button.dataset.salin);
      function done() { button.textContent = button.dataset.sudah; }
      text.focus();
      text.select();
      if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(text.value).then(done, function () {});
      else if (document.execCommand("copy")) done();
    });
  });
})();
