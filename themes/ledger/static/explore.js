// The page of queries: what is chosen becomes SQL, a worker answers it, and the answer is shown as a table
// and bars, and given as CSV. Nothing is loaded before somebody asks. A link may carry a query; it is shown,
// and runs when the reader says so. What comes back is source text: it enters the page as text, never as HTML.
(() => {
  const form = document.getElementById("ask");
  if (!form) return;
  if (!location.protocol.startsWith("http") || !globalThis.Worker || !globalThis.WebAssembly) {
    document.getElementById("unavailable").hidden = false;
    form.hidden = true;
    return;
  }
  const words = form.dataset;
  const named = Object.fromEntries(["answer", "answer-title", "said", "stop", "csv", "link", "chart", "chart-title", "few", "drawn", "bars", "rows", "page", "turn", "before", "after", "places"]
    .map((id) => [id, document.getElementById(id)]));
  const input = form.elements.sql;
  const [onAPage, onAChart] = [50, 30];
  let worker, loaded = "", isFirst = true, answer, start = 0, sheet;

  const say = (text, fields = {}) => text.replace(/\{(\w+)\}/g, (_, name) => fields[name]);
  const tell = (text, fields) => { named.said.textContent = say(text, fields); };
  const element = (tag, stated, ...children) => {
    const made = Object.assign(document.createElement(tag), stated);
    made.append(...children);
    return made;
  };
  const isChinese = document.documentElement.lang.startsWith("zh");
  const source = (tag, stated, ...children) => element(tag, isChinese ? stated : { ...stated, lang: "zh-CN" }, ...children);

  // What fields are called, from the tables below; the first table that has a field names it.
  const titles = new Map();
  for (const each of document.querySelectorAll(".columns dt")) {
    if (!titles.has(each.textContent)) titles.set(each.textContent, each.nextElementSibling.textContent);
  }
  const called = (value, name) => {
    const options = ["headline", "phase", "kind", "trust"].includes(name) ? [...form.elements[name].options] : [];
    return options.find((each) => each.value && each.value === value)?.text ?? value;
  };

  // Choices → SQL. A code asks for printed amounts, else the main figures are asked for.
  const quoted = (text) => `'${text.replaceAll("'", "''")}'`;
  const like = (text) => quoted(`%${text.replace(/[%_]/g, "")}%`);
  const composed = () => {
    const chosen = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()]));
    const isCode = Boolean(chosen.code);
    const tests = [
      chosen.place && `(d.division LIKE ${like(chosen.place)} OR d.city LIKE ${like(chosen.place)} OR d.province LIKE ${like(chosen.place)})`,
      chosen.department && `x.entity LIKE ${like(chosen.department)}`,
      /^\d{4}$/.test(chosen.from) && `x.fiscal_year >= ${chosen.from}`,
      /^\d{4}$/.test(chosen.to) && `x.fiscal_year <= ${chosen.to}`,
      chosen.kind && `d.kind = ${quoted(chosen.kind)}`,
      chosen.phase && `x.phase = ${quoted(chosen.phase)}`,
      chosen.trust && `x.trust = ${quoted(chosen.trust)}`,
      isCode && `x.code LIKE ${quoted(`${chosen.code.replace(/\D/g, "")}%`)}`,
      !isCode && chosen.headline && `x.headline = ${quoted(chosen.headline)}`,
    ].filter(Boolean);
    const what = isCode ? "x.code, x.row_label, x.table_title, x.column_label" : "x.headline, x.fund";
    return [
      `SELECT d.division, x.entity, x.fiscal_year, d.kind, ${what},`,
      "       x.phase, x.amount_text, x.unit, x.amount_yuan, x.trust,",
      '       x.disclosure, x."table", x.row_no, x.column_no',
      `FROM ${isCode ? "amounts" : "headlines"} x JOIN disclosures d ON d.disclosure = x.disclosure`,
      ...(tests.length ? [`WHERE ${tests.join("\n  AND ")}`] : []),
      'ORDER BY d.division, x.entity, x.fiscal_year, x.disclosure, x."table", x.row_no, x.column_no',
    ].join("\n");
  };

  // Binary fractions as people write them: fifteen digits are true, what comes after is not.
  const exact = (value) => Number(value.toPrecision(15));
  const shown = (value, name) => {
    if (value === null) return "";
    if (typeof value === "boolean") return value ? words.true : words.false;
    if (typeof value !== "number") return called(String(value), name);
    const number = exact(value);
    return Math.abs(number) >= 10000 ? number.toLocaleString("en", { maximumFractionDigits: 10 }) : String(number);
  };

  // The page of a row's disclosure, and the cell where the row says which.
  const place = (row) => {
    const of = (name) => { const at = answer.columns.indexOf(name); return at < 0 ? null : row[at]; };
    const parts = /^(\d{6})-([a-z0-9-]+?)-(\d{4})-((?:budget|final)(?:-unit-[a-z0-9-]+)?)$/.exec(of("disclosure") ?? "");
    if (!parts) return null;
    const [, division, slug, year, part] = parts;
    const number = /^(\d+)-/.exec(of("table") ?? "")?.[1];
    let anchor = part === "final" || part === "budget" ? "" : part;
    if (number) anchor = `t-${part}-${number}`;
    if (number && of("row_no")) anchor += `-r${of("row_no")}`;
    if (number && of("row_no") && of("column_no")) anchor += `-c${of("column_no")}`;
    return `${words.base}${division}/${slug}/${year}/index.html${number ? `#${anchor}` : ""}`;
  };

  const isNumber = (at) => answer.rows.some((row) => typeof row[at] === "number") && answer.rows.every((row) => row[at] === null || typeof row[at] === "number");
  const heading = (name, at) => element("th", { scope: "col", className: isNumber(at) ? "n" : "" }, titles.get(name) ?? name, ...(titles.has(name) ? [" ", element("small", {}, element("code", {}, name))] : []));

  // What says where a figure stands becomes the link to it; the CSV has it all.
  const placing = ["disclosure", "table", "row_no", "column_no"];
  const isDoubtful = (row) => row[answer.columns.indexOf("trust")] === "doubtful";
  const showRows = () => {
    const { columns, rows } = answer;
    const part = rows.slice(start, start + onAPage);
    const hasPlaces = part.some(place);
    const hidden = placing.every((each) => columns.includes(each)) ? placing : [];
    const seen = columns.map((name, at) => [name, at]).filter(([name]) => !hidden.includes(name));
    const numbers = columns.map((_, at) => isNumber(at));
    named.rows.tHead.replaceChildren(element("tr", {}, ...seen.map(([name, at]) => heading(name, at)), ...(hasPlaces ? [element("th", { scope: "col" }, words.place)] : [])));
    named.rows.tBodies[0].replaceChildren(...part.map((row) => {
      const to = place(row);
      const cells = seen.map(([name, at]) => {
        const text = shown(row[at], name);
        if (numbers[at]) return element("td", { className: "n" }, text);
        return name === "trust" && isDoubtful(row) ? element("td", {}, element("span", { className: "alert" }, text)) : source("td", {}, text);
      });
      return element("tr", {}, ...cells, ...(hasPlaces ? [element("td", { className: "y" }, ...(to ? [element("a", { href: to }, words.place)] : []))] : []));
    }));
    named.page.textContent = say(words.page, { first: rows.length ? start + 1 : 0, last: start + part.length, n: rows.length });
    named.turn.hidden = rows.length <= onAPage;
    named.before.disabled = start === 0;
    named.after.disabled = start + onAPage >= rows.length;
  };

  // Bars of the chosen column; what is drawn is named by the texts before it.
  const svg = (tag, stated) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(stated)) made.setAttribute(name, value);
    return made;
  };
  const drawable = () => answer.columns.map((name, at) => [name, at]).filter(([name, at]) => isNumber(at) && !/_no$|_?year$|^period$|^level$/.test(name));
  const drawBars = () => {
    const at = Number(named.drawn.value);
    const differs = (n) => answer.rows.some((row) => row[n] !== answer.rows[0][n]);
    const naming = answer.columns.map((name, n) => [name, n]).filter(([name, n]) => differs(n) && !drawable().some(([, other]) => other === n) && !/^(table|unit|amount_text|trust|message|sentence)$|_no$/.test(name) && (name !== "disclosure" || !answer.columns.includes("entity"))).map(([, n]) => n).slice(0, 4);
    const rows = answer.rows.filter((row) => row[at] !== null).slice(0, onAChart);
    named.few.textContent = answer.rows.length > onAChart ? say(words.few, { n: onAChart }) : "";
    const most = Math.max(...rows.map((row) => Math.abs(row[at])));
    named["chart-title"].textContent = titles.get(answer.columns[at]) ?? answer.columns[at];
    named.bars.replaceChildren(...rows.map((row) => {
      const length = most ? Math.abs(row[at]) / most * 100 : 0;
      const picture = svg("svg", { width: "100%", height: "12", "aria-hidden": "true", focusable: "false" });
      picture.append(svg("rect", { class: length ? (isDoubtful(row) ? "bar doubted" : "bar") : "zero", width: length ? `${length.toFixed(2)}%` : "1", height: "12" }));
      const label = naming.map((n) => shown(row[n], answer.columns[n])).filter(Boolean).join(" · ") || String(row[0]);
      return element("li", {}, source("span", { className: "of" }, label), " ", element("span", { className: "sum" }, shown(row[at], ""), ...(isDoubtful(row) ? [" ", element("span", { className: "alert" }, called("doubtful", "trust"))] : [])), picture);
    }));
  };
  const showChart = () => {
    const columns = drawable();
    named.chart.hidden = !columns.length || answer.rows.length < 2;
    if (named.chart.hidden) return;
    named.drawn.replaceChildren(...columns.map(([name, at]) => element("option", { value: at }, titles.get(name) ?? name)));
    const money = columns.findIndex(([name]) => name === "amount_yuan");
    named.drawn.selectedIndex = Math.max(0, money);
    drawBars();
  };

  // As the files of the site: UTF-8 with a mark that spreadsheets know it by, and nothing that they take for a formula.
  const csvCell = (value) => {
    if (value === null) return "";
    if (typeof value === "number") return String(exact(value));
    const text = String(value).replace(/^[=+\-@\t\r]/, "'$&");
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const giveCsv = () => {
    const lines = [answer.columns, ...answer.rows].map((row) => row.map(csvCell).join(","));
    if (sheet) URL.revokeObjectURL(sheet);
    sheet = URL.createObjectURL(new Blob(["\ufeff", lines.join("\r\n"), "\r\n"], { type: "text/csv;charset=utf-8" }));
    named.csv.href = sheet;
  };

  const show = ({ found, seconds }) => {
    answer = found;
    start = 0;
    const n = found.rows.length;
    tell(n ? words.found : words.none, { n: n.toLocaleString("en"), seconds: seconds.toFixed(2) });
    if (found.isCut) named.said.append(` ${say(words.cut, { n: n.toLocaleString("en") })}`);
    named.answer.hidden = !n;
    if (!n) return;
    showRows();
    showChart();
    giveCsv();
    named.link.href = address();
  };

  const engine = () => form.querySelector("[name=engine]:checked, [name=engine][type=hidden]");
  const stop = () => { worker?.terminate(); worker = undefined; isFirst = true; named.stop.hidden = true; form.removeAttribute("aria-busy"); };
  const start_ = (chosen) => {
    stop();
    loaded = chosen.value;
    worker = new Worker(words.worker);
    worker.onmessage = ({ data }) => {
      if (data.loading) { tell(words.loading, { name: data.loading, size: (data.size / 1e6).toFixed(1) }); return; }
      named.stop.hidden = true;
      form.removeAttribute("aria-busy");
      if (data.failed) { named.answer.hidden = true; tell(words.failed, { message: data.failed }); return; }
      isFirst = false;
      if (data.places) named.places.replaceChildren(...data.places.map((value) => element("option", { value })));
      show(data);
    };
    worker.onerror = (event) => { stop(); tell(words.failed, { message: event.message || "" }); };
  };
  const run = () => {
    const sql = input.value.trim();
    if (!sql) { tell(words.nothing); input.focus(); return; }
    const chosen = engine();
    if (form.hasAttribute("aria-busy") || !worker || loaded !== chosen.value) start_(chosen);
    tell(words.asking);
    named.stop.hidden = false;
    form.setAttribute("aria-busy", "true");
    if (address() !== location.pathname + location.search) history.pushState(null, "", address());
    const { scripts, wasm, database, inParts } = chosen.dataset;
    worker.postMessage({
      sql, isFirst, root: new URL(words.root, location.href).href,
      engine: { id: chosen.value, scripts: scripts.split(" "), wasm, database, inParts: inParts !== undefined },
    });
  };

  const address = () => {
    const stated = new URLSearchParams({ sql: input.value.trim() });
    const chosen = engine();
    if (chosen.type === "radio" && !chosen.defaultChecked) stated.set("engine", chosen.value);
    return `${location.pathname}?${stated}`;
  };
  const restore = () => {
    const stated = new URLSearchParams(location.search);
    if (stated.has("sql")) input.value = stated.get("sql").trim();
    const chosen = form.querySelector(`[name=engine][value="${CSS.escape(stated.get("engine") ?? "")}"]`);
    if (chosen) chosen.checked = true;
  };

  form.addEventListener("submit", (event) => { event.preventDefault(); run(); });
  input.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); run(); } });
  document.getElementById("choose").addEventListener("click", () => { input.value = composed(); run(); });
  named.stop.addEventListener("click", () => { stop(); tell(words.stopped); });
  named.drawn.addEventListener("change", drawBars);
  const turn = (by) => () => { start += by * onAPage; showRows(); named["answer-title"].focus(); };
  named.before.addEventListener("click", turn(-1));
  named.after.addEventListener("click", turn(1));
  for (const each of document.querySelectorAll("a.question")) {
    each.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      input.value = new URL(each.href).searchParams.get("sql").trim();
      run();
      named.said.scrollIntoView({ block: "start" });
    });
  }
  addEventListener("popstate", restore);
  restore();
})();
