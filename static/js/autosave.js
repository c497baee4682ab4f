/* Long texts save themselves. A copy lies in localStorage until the server has said yes,
   and comes back after a crash or a sign-out. Never for what is marked data-no-local. */
"use strict";

const PAUSE = 800;
const RETRY = 5000;
const KEEP_DAYS = 7;
const PREFIX = "nyttiga-utkast:";

class Autosave {
  constructor(element) {
    this.element = element;
    this.url = element.dataset.autosaveUrl || element.action;
    this.status = document.getElementById(element.dataset.autosaveStatus);
    this.key = PREFIX + this.url + (element.name ? `#${element.name}` : "");
    this.local = !("noLocal" in element.dataset);
    this.saved = this.text();
    this.restore();
    this.catchUp();
    element.addEventListener("input", () => this.changed());
    element.addEventListener("change", () => this.changed());
    const form = element.closest("form");
    if (form) form.addEventListener("submit", () => this.sent());
  }

  // The button sends the text with the page: nothing is left to save, or to warn about.
  sent() {
    clearTimeout(this.timer);
    this.saved = this.text();
  }

  // The fields as [name, value] pairs; what may not lie in the browser is left out of the local copy.
  fields(forBrowser = false) {
    const all = this.element.tagName === "FORM" ? [...this.element.elements] : [this.element];
    return all.filter(
      (field) =>
        field.name &&
        !field.disabled &&
        field.name !== "csrfmiddlewaretoken" &&
        !["file", "password", "submit", "button", "hidden"].includes(field.type) &&
        !(forBrowser && "noLocal" in field.dataset) &&
        (!["checkbox", "radio"].includes(field.type) || field.checked),
    );
  }

  text(forBrowser = false) {
    return JSON.stringify(this.fields(forBrowser).map((field) => [field.name, field.value]));
  }

  changed() {
    // after a conflict only the button saves; words that change would move it from under the finger
    if (this.conflict || this.text() === this.saved) return;
    this.show("Inte sparat än", "dirty");
    this.keep();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  async save() {
    if (this.running) return;
    this.running = true;
    const sent = this.text();
    const body = this.element.tagName === "FORM" ? new FormData(this.element) : new FormData();
    if (this.element.tagName !== "FORM") body.append(this.element.name, this.element.value);
    let wait = PAUSE;
    try {
      const headers = {
        ...JSON.parse(document.body.getAttribute("hx-headers") || "{}"),
        "X-Autosave": "1",
      };
      const answer = await fetch(this.url, { method: "POST", body, headers, redirect: "error" });
      if (answer.status === 409) {
        // somebody else's text stands there: the page shows both
        this.running = false;
        this.conflict = true;
        this.show("Någon annan har skrivit här. Tryck på Spara så ser du båda texterna", "failed");
        return;
      }
      if (!answer.ok) throw new Error(answer.status);
      this.saved = sent;
      if (this.text() === sent) {
        this.forget();
        this.show("Sparat", "saved");
      }
    } catch {
      wait = RETRY;
      this.show("Kunde inte spara, försöker igen", "failed");
    }
    this.running = false;
    if (this.text() !== this.saved) this.timer = setTimeout(() => this.save(), wait);
  }

  // Whoever was quicker than this script is still writing: what stands there is not saved.
  catchUp() {
    const field = document.activeElement;
    if (!this.element.contains(field) || !("defaultValue" in field) || field.value === field.defaultValue) return;
    this.saved = "";
    this.changed();
  }

  show(words, state) {
    if (!this.status) return;
    this.status.dataset.state = state;
    if (this.status.textContent !== words) this.status.textContent = words;
  }

  keep() {
    if (!this.local) return;
    try {
      localStorage.setItem(this.key, JSON.stringify({ at: Date.now(), text: this.text(true) }));
    } catch {
      /* full or forbidden */
    }
  }

  forget() {
    try {
      localStorage.removeItem(this.key);
    } catch {
      /* forbidden */
    }
  }

  restore() {
    if (!this.local) return this.forget();
    let copy;
    try {
      copy = JSON.parse(localStorage.getItem(this.key));
    } catch {
      return;
    }
    if (!copy) return;
    const changedThere = Number(this.element.dataset.savedAt || 0) * 1000;
    const tooOld = Date.now() - copy.at > KEEP_DAYS * 86400000;
    if (tooOld || copy.at <= changedThere || copy.text === this.text(true)) return this.forget();
    const all = this.element.tagName === "FORM" ? [...this.element.elements] : [this.element];
    for (const [name, value] of JSON.parse(copy.text)) {
      for (const field of all.filter((one) => one.name === name && !("noLocal" in one.dataset))) {
        if (["checkbox", "radio"].includes(field.type))
          field.checked = field.checked || field.value === value;
        else field.value = value;
      }
    }
    this.show("Vi tog fram det du inte hann spara", "dirty");
    this.timer = setTimeout(() => this.save(), PAUSE);
  }
}

function start(root) {
  for (const element of root.querySelectorAll("[data-autosave-url], form[data-autosave]")) {
    if (!element.autosave) element.autosave = new Autosave(element);
  }
}

// Drafts that nobody came back for do not stay in the browser.
try {
  for (const key of Object.keys(localStorage).filter((one) => one.startsWith(PREFIX))) {
    const at = JSON.parse(localStorage.getItem(key))?.at || 0;
    if (Date.now() - at > KEEP_DAYS * 86400000) localStorage.removeItem(key);
  }
} catch {
  /* forbidden */
}

window.addEventListener("beforeunload", (event) => {
  const open = [...document.querySelectorAll("[data-autosave-url], form[data-autosave]")].some(
    (element) =>
      element.autosave &&
      !element.autosave.local &&
      element.autosave.text() !== element.autosave.saved,
  );
  if (open) event.preventDefault();
});
document.addEventListener("htmx:load", (event) => start(event.target.parentNode || document));
start(document);
