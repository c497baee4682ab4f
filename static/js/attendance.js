/* Attendance by keyboard: up and down go between rows, 1 or h = här, 2 or e = ej, 0 = töm. */
"use strict";

const KEYS = { 1: "here", h: "here", 2: "not", e: "not", 0: "clear" };

document.addEventListener("keydown", (event) => {
  const control = event.target.closest?.("[data-attendance] .seg");
  if (!control || event.ctrlKey || event.metaKey || event.altKey) return;

  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const rows = [...control.closest("[data-attendance]").querySelectorAll(".seg")];
    const next = rows[rows.indexOf(control) + (event.key === "ArrowDown" ? 1 : -1)];
    const choice = next && (next.querySelector("input:checked") || next.querySelector("input"));
    if (choice) choice.focus();
    return;
  }
  const choice = KEYS[event.key.toLowerCase()] && control.querySelector(`[data-key="${KEYS[event.key.toLowerCase()]}"]`);
  if (choice) {
    event.preventDefault();
    choice.focus();
    if (!choice.checked) choice.click();
  }
});
