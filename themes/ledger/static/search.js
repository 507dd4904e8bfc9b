// The search, over the index that Pagefind wrote. Without this script, or from a file share, the page
// keeps its links to everything. What is found is source text: it enters the page as text, never as HTML.
(() => {
  const form = document.getElementById("search");
  if (!form) return;
  if (!location.protocol.startsWith("http")) {
    document.getElementById("unavailable").hidden = false;
    for (const id of ["search", "suggestions"]) document.getElementById(id)?.setAttribute("hidden", "");
    return;
  }
  const bundle = new URL("../pagefind/pagefind.js", document.currentScript.src).href;
  const [found, hits, more, nothing] = ["found", "hits", "more", "nothing"].map((id) => document.getElementById(id));
  const around = ["suggestions", "browse"].map((id) => document.getElementById(id)).filter(Boolean);
  const input = form.elements.q;
  const selects = [...form.querySelectorAll("select")];
  const words = form.dataset;
  const [batch, checked] = [10, 60];
  let opened, turn = 0, unread = [], ranked = [], isLike = () => true, timer;

  const open = () => opened ??= import(bundle).then(async (pagefind) => {
    await pagefind.init();
    await pagefind.filters(); // only what is loaded is counted
    return pagefind;
  });

  const say = (text, fields) => text.replace(/\{(\w+)\}/g, (_, name) => fields[name]);
  const element = (tag, stated, ...children) => {
    const made = Object.assign(document.createElement(tag), stated);
    made.append(...children.filter((each) => each !== "" && each != null));
    return made;
  };
  const source = (tag, stated, ...children) =>
    element(tag, document.documentElement.lang.startsWith("zh") ? stated : { ...stated, lang: "zh-CN" }, ...children);

  // Words of the query: full-width letters and digits folded; parts of a word where it stands nowhere whole.
  const asked = () => input.value.normalize("NFKC").trim();
  const terms = (query) => query.split(/[\s"“”]+/).filter(Boolean);
  const parts = (term) => (globalThis.Intl?.Segmenter
    ? [...new Intl.Segmenter("zh", { granularity: "word" }).segment(term)].map((each) => each.segment)
    : [term]).filter((each) => each.length > 1);
  // Parted here, as Pagefind itself does so on Chinese pages only.
  const parted = (query) => (globalThis.Intl?.Segmenter
    ? [...new Intl.Segmenter("zh", { granularity: "word" }).segment(query)].map((each) => each.segment).join(" ") : query);
  const flat = (text) => text.replace(/\s/g, "").toLowerCase();
  const holds = (text, term) => flat(text).includes(flat(term));
  const times = (text, sought) => sought.filter((each) => holds(text, each)).length;

  const marked = (text, sought) => {
    if (!sought.length) return [text];
    const escaped = [...sought].sort((a, b) => b.length - a.length).map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return text.split(new RegExp(`(${escaped.join("|")})`, "i")).map((each, index) => (index % 2 ? element("mark", {}, each) : each));
  };
  // A long text is cut around what was sought, never inside a number.
  const clipped = (text, sought) => {
    if (text.length < 140) return text;
    const at = Math.max(0, Math.min(...sought.map((each) => text.indexOf(each)).filter((each) => each >= 0), text.length) % text.length);
    let [start, end] = [Math.max(0, at - 30), Math.min(text.length, at + 100)];
    while (start > 0 && /[\d.,，．%％-]/.test(text[start - 1] + text[start])) start -= 1;
    while (end < text.length && /[\d.,，．%％]/.test(text[end - 1] + text[end])) end += 1;
    return (start ? "…" : "") + text.slice(start, end) + (end < text.length ? "…" : "");
  };

  const read = (fragment) => {
    const [lead, ...rest] = fragment.content.split("␞").map((line) => line.split("␟").map((each) => each.trim()));
    const [, path, anchor] = fragment.raw_url.match(/^\/?(.*?)([^/]*)\.html$/);
    const record = { title: fragment.meta.title, of: lead[0], unit: lead[1], text: lead[2], facets: fragment.filters, lines: [] };
    const own = anchor.replace(/~.*/, "");
    const href = (to) => `${words.base}${path}index.html#${to.startsWith("-") ? own + to : to || own}`;
    record.href = href("");
    let headings = [];
    for (const [to, marks, label = "", code = "", ...values] of rest) {
      if (marks === "c") continue; // only for the index
      if (marks === "h") headings = values;
      else record.lines.push({ href: href(to), marks, label, code, values: values.map((each, n) => [headings[n] ?? "", each]).filter(([, each]) => each) });
    }
    return record;
  };
  const said = (line) => [line.label, line.code, ...line.values.map(([, value]) => value)].join("\n");
  const whole = (record) => [record.title, record.of, record.text, ...record.lines.map(said)].join("\n");

  // The index finds what has all the parts of all words. What has the words as they were written comes
  // first: a row or a page of that very name, then a title, then a row with its amounts, then the rest.
  const weight = (record, query) => Math.max(...terms(query).map((term) => {
    const names = [record.title.replace(/^\d+ /, ""), ...record.lines.filter((line) => line.values.length).map((line) => line.label)];
    if (names.some((each) => flat(each) === flat(term))) return 3;
    if (holds(record.title, term)) return 2;
    return record.lines.some((line) => line.values.length && holds(said(line), term)) ? 1 : 0;
  }));
  const rank = (records, query) => (query
    ? records.map((each, n) => [weight(each, query), n, each]).sort((a, b) => b[0] - a[0] || a[1] - b[1]).map(([, , each]) => each)
    : records);
  const take = async () => (await Promise.all(unread.splice(0, checked).map((each) => each.data()))).map(read);

  // The lines that hold most of what was asked and the title does not say; none where it says it all.
  const fitting = (record, query) => {
    for (const words of [terms(query), terms(query).flatMap(parts)]) {
      const sought = words.filter((each) => !holds(`${record.title}\n${record.of}`, each));
      const scored = record.lines.map((line) => [times(said(line), sought), line]);
      const best = Math.max(0, ...scored.map(([score]) => score));
      if (best) return [scored.filter(([score]) => score === best).map(([, line]) => line), words];
      if (times(whole(record), words) === words.length) return [[], words];
    }
    return [[], []];
  };

  const shown = (line, sought) => {
    const few = line.values.slice(0, 4);
    const left = line.values.length - few.length;
    const warning = [["!", words.doubtful, "alert"], ["~", words.corrected, "alert"], ["*", words.ocr, "scanned"]];
    return element("li", {},
      source("a", { href: line.href }, ...marked(clipped(line.label || line.code, sought), sought)),
      line.label && line.code ? source("small", {}, " ", ...marked(line.code, sought)) : "",
      ...few.flatMap(([heading, value]) => [" ", source("span", { className: "value" }, heading ? element("small", {}, `${heading} `) : "", ...marked(clipped(value, sought), sought))]),
      left ? element("small", {}, " ", say(words.moreValues, { n: left })) : "",
      ...warning.flatMap(([mark, word, className]) => (line.marks.includes(mark) ? [" ", element("small", { className }, word)] : [])));
  };

  const result = (record, query) => {
    const what = record.facets.what?.[0];
    const [lines, sought] = !query && what === "summary" ? [record.lines, []] : fitting(record, query);
    const kind = record.facets.kind?.[0];
    const word = (name, value) => form.elements[name].querySelector(`option[value="${value}"]`)?.dataset.word ?? "";
    const isOurs = what === "summary" || what === "check";
    const title = isOurs ? element("a", { href: record.href }, word("what", what)) : source("a", { href: record.href }, ...marked(record.title, sought));
    const others = lines.length - 3;
    return element("li", {},
      element("h2", {}, title),
      element("p", { className: "meta" },
        kind ? element("span", { className: `kind ${kind}` }, word("kind", kind)) : "", " ",
        isOurs ? "" : element("span", { className: "tag" }, word("what", what)), " ",
        source("span", {}, ...marked(record.of, sought)),
        record.unit ? element("span", {}, " · ", ...say(words.unit, { unit: "\u0000" }).split("\u0000").flatMap((each, n) => (n ? [source("span", {}, record.unit), each] : [each]))) : ""),
      !lines.length && record.text ? source("p", {}, ...marked(clipped(record.text, sought), sought)) : "",
      lines.length ? element("ul", {}, ...lines.slice(0, 3).map((line) => shown(line, sought))) : "",
      others > 0 ? element("p", { className: "meta" }, element("a", { href: record.href }, say(words.moreLines, { n: others }))) : "");
  };

  const show = async (mine, query) => {
    if (!ranked.length && unread.length) ranked = rank((await take()).filter(isLike), query);
    if (mine !== turn) return null;
    const made = ranked.splice(0, batch).map((each) => result(each, query));
    hits.append(...made);
    more.hidden = !ranked.length && !unread.length;
    return made[0];
  };
  // As written, else alike, else nothing; gives what to say of it.
  const sift = (records, query) => {
    const exact = (record) => terms(query).every((each) => holds(whole(record), each));
    const alike = (record) => terms(query).every((each) => parts(each).length && parts(each).every((part) => holds(whole(record), part)));
    isLike = query ? exact : () => true;
    ranked = rank(records.filter(isLike), query);
    if (ranked.length || unread.length) return unread.length ? words.about : words.found;
    isLike = alike;
    ranked = rank(records.filter(isLike), query);
    return words.alike;
  };

  const count = (select, counts) => {
    const chosen = select.value;
    const option = (value) => [...select.options].find((each) => each.value === value);
    for (const each of [...select.options].slice(1)) if (!each.dataset.word && each.value !== chosen) each.remove();
    const order = (a, b) => a.localeCompare(b, "zh", { numeric: true });
    const values = Object.keys(counts).sort(select.name === "year" ? (a, b) => order(b, a) : order);
    for (const value of values) if (counts[value] && !option(value)) select.append(element("option", { value }));
    for (const each of [...select.options].slice(1)) {
      const n = counts[each.value] ?? 0;
      each.textContent = `${each.dataset.word ?? each.value} (${n})`;
      each.hidden = each.disabled = !n && each.value !== chosen;
    }
  };

  const tallied = (name) => {
    const counts = {};
    for (const each of ranked) for (const value of each.facets[name] ?? []) counts[value] = (counts[value] ?? 0) + 1;
    return counts;
  };

  const run = async () => {
    const mine = ++turn;
    const query = asked();
    const chosen = selects.filter((each) => each.value);
    const asks = query !== "" || chosen.length > 0;
    try {
      if (asks) found.textContent = words.searching;
      const pagefind = await open();
      const without = (name) => Object.fromEntries(chosen.filter((each) => each.name !== name).map((each) => [each.name, each.value]));
      const look = (name) => pagefind.search(parted(query) || null, { filters: without(name), ...(query ? {} : { sort: { order: "asc" } }) });
      const answer = await look();
      const counts = await Promise.all(selects.map(async (each) => (each.value ? await look(each.name) : answer).filters[each.name] ?? {}));
      if (mine !== turn) return;
      unread = asks ? answer.results : [];
      const records = await take();
      if (mine !== turn) return;
      const left = unread.length;
      const saying = sift(records, query);
      const total = left ? answer.results.length : ranked.length;
      selects.forEach((each, n) => count(each, !asks || left || each.value ? counts[n] : tallied(each.name)));
      hits.replaceChildren();
      more.hidden = true;
      found.textContent = asks ? say(total ? saying : words.found, { n: total }) : "";
      nothing.hidden = !asks || total > 0;
      for (const each of around) each.hidden = total > 0;
      await show(mine, query);
    } catch (error) {
      opened = undefined;
      if (mine !== turn) return;
      found.textContent = words.failed;
      for (const each of around) each.hidden = false;
    }
  };

  // The address carries the query and the facets: it can be kept, sent, and gone back to.
  const address = () => {
    const stated = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
    return location.pathname + (stated.size ? `?${stated}` : "");
  };
  const remember = (how) => {
    if (address() !== location.pathname + location.search) history[how](null, "", address());
  };
  const restore = () => {
    const stated = new URLSearchParams(location.search);
    input.value = stated.get("q") ?? "";
    for (const select of selects) {
      const value = stated.get(select.name) ?? "";
      if (value && ![...select.options].some((each) => each.value === value)) select.append(element("option", { value }, value));
      select.value = value;
    }
    run();
  };

  const links = () => [input, ...hits.querySelectorAll("a"), ...(more.hidden ? [] : [more])];
  const move = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const all = links();
    const at = all.indexOf(document.activeElement);
    if (!step || at < 0 || !all[at + step]) return;
    event.preventDefault();
    all[at + step].focus();
  };

  form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(timer); remember("pushState"); run(); });
  form.addEventListener("change", (event) => { if (event.target !== input) { remember("pushState"); run(); } });
  input.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (!event.isComposing) timer = setTimeout(() => { remember("replaceState"); run(); }, 200);
  });
  input.addEventListener("compositionend", () => input.dispatchEvent(new Event("input")));
  more.addEventListener("click", async () => (await show(turn, asked()))?.querySelector("a").focus());
  addEventListener("popstate", restore);
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const typing = event.target.closest?.("input, select, textarea");
    if (event.key === "/" && !typing) { event.preventDefault(); input.focus(); input.select(); }
    else if (event.key === "Escape" && event.target === input) { event.preventDefault(); input.value = ""; remember("replaceState"); run(); }
    else if (event.key === "Escape" && hits.contains(event.target)) input.focus();
    else if (event.target === input || hits.contains(event.target) || event.target === more) move(event);
  });

  if (location.search) for (const each of around) each.hidden = true; // nothing moves when results come
  restore();
  if (!asked() && !selects.some((each) => each.value)) input.focus({ preventScroll: true });
})();
