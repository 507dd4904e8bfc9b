// What a script adds to a department-year; without it the page shows everything and every link leads.
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // Tables of several levels: a button folds the rows below a row.
  const tools = document.querySelector(".tools");
  const trees = new Map();

  const show = (rows) => {
    let limit = Infinity;
    for (const { row, depth, button } of rows) {
      if (depth <= limit) limit = Infinity;
      row.hidden = depth > limit;
      if (!row.hidden && button?.getAttribute("aria-expanded") === "false") limit = depth;
    }
  };

  const grow = (table) => {
    const rows = [...table.tBodies[0].rows].map((row) => {
      const label = row.querySelector(".l");
      return { row, label, depth: Number(/\bd(\d)/.exec(label?.className)?.[1] ?? 0) };
    });
    rows.forEach((each, index) => {
      if (!each.label?.textContent.trim() || !(rows[index + 1]?.depth > each.depth)) return;
      const button = document.createElement("button");
      button.className = "fold";
      button.lang = document.documentElement.lang;
      button.setAttribute("aria-expanded", "true");
      button.setAttribute("aria-label", tools.dataset.fold.replace("%", () => each.label.textContent.trim()));
      button.addEventListener("click", () => {
        button.setAttribute("aria-expanded", button.getAttribute("aria-expanded") === "false");
        show(rows);
      });
      each.label.prepend(button);
      each.button = button;
    });
    trees.set(table, rows);
  };

  // A table grows its buttons when it is first opened.
  for (const table of tools ? all(".deep") : []) {
    const fold = table.closest("details");
    if (!fold || fold.open) grow(table);
    else fold.addEventListener("toggle", () => grow(table), { once: true });
  }

  const unfold = (table) => {
    const rows = trees.get(table) ?? [];
    for (const { button } of rows) button?.setAttribute("aria-expanded", "true");
    show(rows);
  };

  // All tables of a disclosure at once.
  for (const bar of all(".tools")) {
    bar.hidden = false;
    bar.addEventListener("click", ({ target }) => {
      if (!target.matches("button")) return;
      for (const each of all(".sheet > details", bar.parentElement)) each.open = "open" in target.dataset;
      document.querySelector("main").classList.toggle("whole", "open" in target.dataset);
    });
  }

  // A row of a large table stands on another of its pages than the address says.
  const turnTo = (page, { dataset }) => {
    if (page < 1 || page > dataset.pages) return;
    const first = document.querySelector(".leaves a").href;
    location.replace((page > 1 ? first.replace("index.html", `${page}/index.html`) : first) + location.hash);
  };

  // A link to what is folded away opens it.
  const reveal = () => {
    const [, row, rowNo] = /^#(.+?-r(\d+))(?:-c\d+)?$/.exec(location.hash) ?? [];
    const target = document.getElementById(location.hash.slice(1)) ?? (row && document.getElementById(row));
    if (!target) {
      const id = CSS.escape(location.hash.slice(1));
      const list = id && document.querySelector(`[data-ids~="${id}"]`);
      const parted = rowNo && document.querySelector("[data-rows]");
      if (list) location.replace(list.querySelector("a[href]").href.replace(/#.*|$/, location.hash));
      else if (parted && row.startsWith(`${parted.id}-r`)) turnTo(Math.ceil(rowNo / parted.dataset.rows), parted);
      return;
    }
    // A row or a cell of a table that has a page of its own; a finding that is listed on another page.
    const elsewhere = target.parentElement.closest(".elsewhere");
    if (elsewhere) {
      location.replace((target.href ?? elsewhere.querySelector("a[href]").href).replace(/#.*|$/, location.hash));
      return;
    }
    let wasHidden = false;
    if (target.closest("tr[hidden]")) {
      unfold(target.closest("table"));
      wasHidden = true;
    }
    for (let each = target.closest("details"); each; each = each.parentElement.closest("details")) {
      wasHidden ||= !each.open;
      each.open = true;
    }
    if (wasHidden) target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();

  // A report that a figure is wrong names the row or cell to which the reader was led.
  addEventListener("click", ({ target }) => {
    const report = target.closest?.("a.wrong");
    if (report?.closest(".sheet")?.querySelector(":target")) {
      report.href = report.href.replace(/(?:%23[^&]*)?$/, encodeURIComponent(location.hash));
    }
  });

  // Paper has what is open; once all is, it has everything, projects and prose too.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("main.whole details:not([open])");
    for (const each of folded) each.open = true;
  });
  addEventListener("afterprint", () => {
    for (const each of folded) each.open = false;
  });

  // The contents mark the section that is being read; at the foot of the page it is the last.
  const strip = document.querySelector(".toc");
  if (!strip) return;
  const links = new Map(all("a", strip).map((link) => [document.getElementById(link.hash.slice(1)), link]));
  links.delete(null);
  const foot = document.querySelector(".colophon");
  const seen = new Set();
  const mark = () => {
    const sections = [...links.keys()];
    const current = seen.has(foot) ? sections.at(-1) : sections.find((each) => seen.has(each));
    if (!current) return;
    for (const [section, link] of links) {
      if (section !== current) link.removeAttribute("aria-current");
      else if (!link.hasAttribute("aria-current")) {
        link.setAttribute("aria-current", "true");
        strip.scrollLeft = link.offsetLeft - (strip.clientWidth - link.offsetWidth) / 2;
      }
    }
  };
  const watch = (elements, margin) => {
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) seen[isIntersecting ? "add" : "delete"](target);
      mark();
    }, { rootMargin: margin });
    elements.forEach((each) => observer.observe(each));
  };
  watch(links.keys(), "-20% 0px -79% 0px");
  if (foot) watch([foot], "0px");
})();
