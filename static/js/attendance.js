/* Attendance. By keyboard: up and down go between rows, 1 or h = här, 2 or e = ej, 0 = töm.
   By touch: the chosen answer, tapped again, is cleared. Each tick is its own small request;
   the rows themselves are never swapped, so no tick that waits for its turn is lost. */
"use strict";

const ATTENDANCE_KEYS = { 1: "here", h: "here", 2: "not", e: "not", 0: "clear" };
const segOf = (target) => target.closest?.("[data-attendance] .seg");

document.addEventListener("keydown", (event) => {
  const control = segOf(event.target);
  if (!control || event.ctrlKey || event.metaKey || event.altKey) return;

  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const rows = [...control.closest("[data-attendance]").querySelectorAll(".seg")];
    const next = rows[rows.indexOf(control) + (event.key === "ArrowDown" ? 1 : -1)];
    const choice = next && (next.querySelector("input:checked") || next.querySelector("input"));
    if (choice) choice.focus();
    return;
  }
  const choice =
    ATTENDANCE_KEYS[event.key.toLowerCase()] &&
    control.querySelector(`[data-key="${ATTENDANCE_KEYS[event.key.toLowerCase()]}"]`);
  if (choice) {
    event.preventDefault();
    choice.focus();
    if (!choice.checked) choice.click();
  }
});

// A second tap on the chosen answer clears it. Labels only: a click that the browser makes on the
// radio itself, by keyboard for instance, is no tap.
document.addEventListener("click", (event) => {
  const label = event.target.closest?.("[data-attendance] .seg label");
  const radio = label?.control;
  if (!radio?.checked || radio.dataset.key === "clear") return;
  event.preventDefault();
  segOf(label).querySelector("[data-key=clear]").click();
});

// What the user has answered stands until the server has said yes to just that answer.
document.addEventListener("change", (event) => {
  const control = segOf(event.target);
  if (!control) return;
  control.dataset.waiting = event.target.value;
  tellBar("Sparar …", "");
});

// The server answers with everyone's attendance, also what others have ticked meanwhile.
document.addEventListener("attendance", (event) => {
  for (const [person, answer] of Object.entries(event.detail.answers)) {
    const control = document.getElementById(`att-${person}-none`)?.closest(".seg");
    if (!control || ("waiting" in control.dataset && control.dataset.waiting !== answer)) continue;
    delete control.dataset.waiting;
    showAnswer(control, answer);
  }
});

// A sign-in page or a fault is not a yes: the row goes back to what is saved.
document.addEventListener("htmx:afterRequest", (event) => {
  const origin = event.detail.elt;
  const control = segOf(origin);
  if (!control && origin.getAttribute("form") !== "attendance") return;
  const saved = event.detail.successful && event.detail.xhr.getResponseHeader("HX-Trigger");
  if (saved) {
    if (ticksWait()) tellBar("Sparar …", ""); // this one is saved, others wait for their turn
    return;
  }
  document.querySelectorAll("[data-attendance] .seg[data-waiting]").forEach((one) => {
    if (control && one !== control) return;
    delete one.dataset.waiting;
    showAnswer(one, one.dataset.saved ?? one.querySelector("input[checked]")?.value ?? "");
  });
  tellBar("Inte sparat", "late");
  if (event.detail.successful) window.location.reload();
});

// A thumb that was quicker than the scripts: what is ticked already is sent now. The browser does
// not restore old answers here (autocomplete is off), so a difference is a tick.
document.addEventListener("DOMContentLoaded", () => {
  for (const radio of document.querySelectorAll("[data-attendance] .seg input:checked")) {
    if (!radio.defaultChecked) radio.dispatchEvent(new Event("change", { bubbles: true }));
  }
});

window.addEventListener("beforeunload", (event) => {
  if (ticksWait()) event.preventDefault();
});

function ticksWait() {
  return document.querySelector("[data-attendance] .seg[data-waiting]") !== null;
}

function showAnswer(control, answer) {
  for (const radio of control.querySelectorAll("input")) radio.checked = radio.value === answer;
  control.dataset.saved = answer;
  const shown = control.parentElement.querySelector("input[type=hidden]");
  if (shown) shown.value = answer;
}

function tellBar(words, className) {
  const counts = document.getElementById("attendance-counts");
  if (!counts) return;
  let note = counts.querySelector("span");
  if (!note) {
    note = document.createElement("span");
    counts.append(" ", note);
  }
  note.className = className;
  note.textContent = words;
}
