// The filters of the page of findings. Without this script the page shows everything, by check.
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  const rows = [...document.querySelectorAll("li[data-check]")];
  const checks = [...document.querySelectorAll("details.check")];
  const notes = document.getElementById("notes");
  const shown = document.getElementById("shown");
  const selects = [...form.querySelectorAll("select")];

  const hide = (element) => { element.hidden = !element.querySelector("li[data-check]:not([hidden])"); };

  const apply = () => {
    const chosen = selects.filter((each) => each.value);
    for (const row of rows) row.hidden = chosen.some((each) => row.dataset[each.name] !== each.value);
    checks.forEach(hide);
    if (chosen.length) for (const each of checks) each.open = true;
    if (notes) {
      hide(notes);
      if (chosen.length && checks.every((each) => each.hidden || notes.contains(each))) notes.open = true;
    }
    const small = rows.filter((row) => !row.hidden && notes?.contains(row)).length;
    const count = rows.filter((row) => !row.hidden).length - small;
    const words = small ? shown.dataset.both : shown.dataset.shown;
    shown.textContent = words.replace("{count}", count).replace("{notes}", small);
  };

  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  // A link to a check leads there whatever is filtered: also when it comes from this page.
  addEventListener("hashchange", () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target?.closest("[hidden]")) return;
    form.reset();
    apply();
    target.scrollIntoView();
  });
  form.hidden = false;
  apply();
  addEventListener("pageshow", apply); // a browser that goes back keeps what was chosen
})();
