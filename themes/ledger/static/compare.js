// Tables that compare: sorted, filtered and taken away as they are seen. The address holds the view.
// Without this script every table is whole, in its own order.
(() => {
  const asked = new URLSearchParams(location.search);

  const say = (key, value) => {
    if (value) asked.set(key, value);
    else asked.delete(key);
    const query = asked.toString();
    history.replaceState(null, "", `${location.pathname}${query ? `?${query}` : ""}${location.hash}`);
  };

  // What stands small beneath a name is another word of the cell.
  const textOf = (cell) => [...cell.childNodes]
    .map((part) => (part.nodeName === "SMALL" ? ` ${part.textContent}` : part.textContent))
    .join("").replace(/\s+/g, " ").trim();
  const flat = (text) => text.normalize("NFKC").toLowerCase();

  // A cell of a number, its first words: what is printed, or what we derived; its unit; the rest is a note.
  const saidOf = (cell) => cell.querySelector("a, .derived, b");
  const unitOf = (cell) => saidOf(cell)?.querySelector("small")?.textContent.trim() ?? "";
  const numberOf = (cell) => (saidOf(cell)?.textContent.trim() ?? "").slice(0, -unitOf(cell).length || undefined).trim();
  const noteOf = (cell) => textOf(cell).slice(textOf(saidOf(cell) ?? cell).length).trim();
  // Thousands are parted on the page; a program that reads the file wants the number.
  const bare = (text) => (/^-?[\d,]+(\.\d+)?$/.test(text) ? text.replaceAll(",", "") : text);
  const valueOf = (cell) => {
    const stated = cell.dataset.v ?? numberOf(cell).replaceAll(",", "").match(/-?\d*\.?\d+/)?.[0] ?? "";
    return stated === "" ? null : Number(stated);
  };

  // a spreadsheet would run it: =, +, @, or a minus that is not that of a number
  const defused = (text) => (/^\s*([=+@＝＋－＠]|-(?![\d.]))/.test(text) ? `'${text}` : text);
  const quoted = (text) =>
    (/[",\n]/.test(text) ? `"${defused(text).replaceAll('"', '""')}"` : defused(text));

  for (const form of document.querySelectorAll("form[data-table]")) {
    const table = document.getElementById(form.dataset.table);
    const heads = [...table.tHead.rows[0].cells];
    const rows = [...table.tBodies[0].rows];
    const find = form.querySelector("input");
    const shown = form.querySelector("output");
    const key = form.dataset.table;
    // What may not stand on one scale stays apart whatever the order: years, bodies of another kind.
    const groups = [...new Set(rows.map((row) => row.dataset.group ?? ""))];

    const isNumber = (column) => heads[column].classList.contains("n");

    const inOrder = (column, isDown) => [...rows].sort((one, other) => {
      const apart = groups.indexOf(one.dataset.group ?? "") - groups.indexOf(other.dataset.group ?? "");
      if (apart) return apart;
      // words that tell of a sum are sorted by it
      const by = [one, other].map((row) => row.cells[column].dataset.by);
      if (by.some((each) => each !== undefined)) {
        if (by.includes(undefined)) return by.indexOf(undefined) ? -1 : 1;
        return (by[0] - by[1]) * (isDown ? -1 : 1);
      }
      if (!isNumber(column)) {
        return textOf(one.cells[column]).localeCompare(textOf(other.cells[column]), "zh") * (isDown ? -1 : 1);
      }
      const [a, b] = [one, other].map((row) => valueOf(row.cells[column]));
      if (a === null || b === null) return (a === null) - (b === null);
      return isDown ? b - a : a - b;
    });

    const order = () => {
      const wanted = asked.get(`${key}-sort`);
      const column = Math.abs(Number(wanted)) - 1;
      heads.forEach((head) => head.removeAttribute("aria-sort"));
      if (!wanted || !heads[column]) return;
      const isDown = wanted.startsWith("-");
      heads[column].setAttribute("aria-sort", isDown ? "descending" : "ascending");
      table.tBodies[0].append(...inOrder(column, isDown));
    };

    const filter = () => {
      const words = flat(find.value).split(/\s+/).filter(Boolean);
      for (const row of rows) {
        const text = flat([...row.cells].filter((_, at) => !isNumber(at)).map(textOf).join(" "));
        row.hidden = !words.every((word) => text.includes(word));
      }
      shown.textContent = shown.dataset.shown.replace("{count}", rows.filter((row) => !row.hidden).length);
    };

    const sheet = () => {
      const seen = [...table.tBodies[0].rows].filter((row) => !row.hidden);
      const columns = heads.flatMap((head, at) => {
        const name = textOf(head);
        if (!isNumber(at)) return [[name, (row) => textOf(row.cells[at])]];
        const own = [name, (row) => bare(numberOf(row.cells[at]))];
        const unit = [`${name} · ${form.dataset.unit}`, (row) => unitOf(row.cells[at])];
        const note = [`${name} · ${form.dataset.note}`, (row) => noteOf(row.cells[at])];
        return [own, ...[unit, note].filter(([, of]) => seen.some(of))];
      });
      columns.push([form.dataset.link, (row) => row.querySelector("th a")?.href ?? ""]);
      const lines = [columns.map(([name]) => name), ...seen.map((row) => columns.map(([, of]) => of(row)))];
      return `\ufeff${lines.map((line) => line.map(quoted).join(",")).join("\r\n")}\r\n`;
    };

    heads.forEach((head, at) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "term";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const was = asked.get(`${key}-sort`);
        const first = isNumber(at) ? `-${at + 1}` : `${at + 1}`;
        say(`${key}-sort`, was === first ? String(-Number(first)) : first);
        order();
      });
    });
    find.value = asked.get(`${key}-find`) ?? "";
    find.addEventListener("input", () => {
      say(`${key}-find`, find.value.trim());
      filter();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([sheet()], { type: "text/csv" }));
      link.download = `${form.dataset.name}.csv`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    });
    form.hidden = false;
    order();
    filter();
  }
})();
