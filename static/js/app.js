/* Small helps on every page. All of it is extra: each page works without this file. */
"use strict";

const busy = "Det gick inte att nå servern. Kontrollera uppkopplingen och försök igen.";
const faults = {
  403: "Du har inte tillgång till det här, eller så har du blivit utloggad. Ladda om sidan.",
  404: "Det här finns inte längre. Ladda om sidan för att se hur det är nu.",
  409: "Någon annan hann ändra samma sak. Ladda om sidan och försök igen.",
  413: "Det var för stort att skicka. Prova med mindre.",
  429: "Det blev många försök på kort tid. Vänta en stund och försök igen.",
};

function say(text, level = "error") {
  const region = document.getElementById("messages");
  if (!region) return;
  region.querySelectorAll(".is-floating").forEach((old) => old.remove());
  const message = document.createElement("div");
  message.className = `message ${level} is-floating`;
  const words = document.createElement("p");
  words.textContent = text;
  message.append(words);
  region.append(message);
  addClose(message);
}

function addClose(message) {
  if (message.querySelector("[data-close]")) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-quiet btn-sm";
  button.dataset.close = "";
  button.textContent = "Stäng";
  message.append(button);
}

document.addEventListener("htmx:responseError", (event) => {
  say(faults[event.detail.xhr.status] || "Något gick fel hos oss. Försök igen om en stund.");
});
document.addEventListener("htmx:sendError", () => say(busy));
document.addEventListener("htmx:timeout", () => say(busy));
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful)
    document.querySelectorAll(".message.error.is-floating").forEach((old) => old.remove());
});
document.addEventListener("htmx:afterSwap", focusErrors);

function focusErrors() {
  const summary = document.getElementById("error-summary");
  if (summary && !summary.dataset.seen) {
    summary.dataset.seen = "1";
    summary.focus();
  }
}

document.addEventListener("click", (event) => {
  const close = event.target.closest("[data-close]");
  if (close) close.closest(".message").remove();

  // A link to a group of choices puts the focus on its first choice.
  const link = event.target.closest(".error-summary a[href^='#']");
  if (link) {
    const target = document.getElementById(link.hash.slice(1));
    const field =
      target &&
      (target.matches("input, select, textarea")
        ? target
        : target.querySelector("input, select, textarea"));
    if (field) {
      event.preventDefault();
      field.focus();
      field.scrollIntoView({ block: "center" });
    }
  }
  document.querySelectorAll(".user-menu[open]").forEach((menu) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.querySelector(".user-menu[open], .menu-toggle[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// <form data-confirm="…">, or a button of it, asks first.
document.addEventListener(
  "submit",
  (event) => {
    const question = event.submitter?.dataset.confirm || event.target.dataset.confirm;
    if (question && !window.confirm(question)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  },
  true,
);

document.querySelectorAll("#messages .message").forEach(addClose);
focusErrors();
