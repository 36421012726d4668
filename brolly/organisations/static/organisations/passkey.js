// Asks the browser for a passkey, and sends what it answers with the form.
"use strict";
for (const form of document.querySelectorAll("form[data-passkey]")) {
  const says = form.querySelector("[data-passkey-says]");
  form.addEventListener("submit", async (event) => {
    if (form.elements.credential.value) return;
    event.preventDefault();
    try {
      const options = JSON.parse(form.dataset.options);
      const made = await window.webauthnJSON[form.dataset.passkey](options);
      form.elements.credential.value = JSON.stringify(made);
      form.submit();
    } catch (fault) {
      says.textContent = "That did not work. Try again, or use another way.";
    }
  });
}
