// The search, over what `search-index.js` reads. Without this script, or from a file share, the page keeps
// its links to everything. What is found is source text: it enters the page as text, never as HTML.
(() => {
  const form = document.getElementById("search");
  if (!form) return;
  if (!location.protocol.startsWith("http")) {
    document.getElementById("unavailable").hidden = false;
    for (const id of ["search", "suggestions"]) document.getElementById(id)?.setAttribute("hidden", "");
    return;
  }
  const index = ledgerIndex(new URL("../search/files/", document.currentScript.src).href);
  const [found, hits, more, nothing] = ["found", "hits", "more", "nothing"].map((id) => document.getElementById(id));
  const around = ["suggestions", "browse"].map((id) => document.getElementById(id)).filter(Boolean);
  const input = form.elements.q;
  const selects = [...form.querySelectorAll("select")];
  const words = form.dataset;
  const { element, source, parts, holds, whole, weight, fitting, marked, clipped } = ledgerText(index);
  const named = document.getElementById("named");
  const namesOf = ledgerNames(index);
  // Of what lies in so many files everything is read; of more, so many files for each batch.
  const [batch, some, files, most, direct] = [10, 3, 2, 1, 8];
  let turn = 0, unread = [], rest = null, ranked = [], fits = () => true, meant = {}, listed = "", timer;

  const say = (text, fields) => text.replace(/\{(\w+)\}/g, (_, name) => fields[name]);
  const asked = () => input.value.normalize("NFKC").trim();
  const reading = async () => ledgerQuery.read(asked(), (await index.listing()).years);

  const whats = ["summary", "table", "prose", "project", "check", "code", "term"];
  const read = (row, [what, anchor, title, of, unit, text, codes, own, page, rows]) => {
    const itself = anchor.replace(/~.*/, "");
    const href = (to, on) => words.base + (to.includes("#") ? to : `${on || own || row.address}index.html#${to.startsWith("-") ? itself + to : to || itself}`);
    const lines = [];
    let headings = [];
    for (const [to, marks, label, code, ...values] of rows) {
      if (marks === "h") headings = values;
      else lines.push({ href: href(to, page), marks, label, code, values: values.map((each, n) => [headings[n] ?? "", each]).filter(([, each]) => each) });
    }
    const facets = { what: [whats[what]], kind: [row.kind], year: [row.year], place: [row.place], department: [row.department], code: codes };
    return { title, of: [row.of, of].filter(Boolean).join(" · "), unit, text, lines, facets, href: href("", page) };
  };
  const rank = (records, query) => (query
    ? records.map((each, n) => [weight(each, query), n, each]).sort((a, b) => b[0] - a[0] || a[1] - b[1]).map(([, , each]) => each)
    : records.sort((a, b) => whats.indexOf(a.facets.what[0]) - whats.indexOf(b.facets.what[0])));
  const opened = async (rows) => (await Promise.all(rows.map(async (row) => (await index.records(row)).map((each) => read(row, each))))).flat();

  const shown = (line, sought) => {
    const asked = line.values.filter(([, value]) => sought.some((each) => holds(value, each)));
    const few = [...asked, ...line.values.filter((each) => !asked.includes(each))].slice(0, 4).sort((a, b) => line.values.indexOf(a) - line.values.indexOf(b));
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
    const [told, sought] = query ? fitting(record, query) : [[], []];
    // Where the title says it all, its first figures: those of a summary, the first row of a table.
    const first = { summary: 3, table: 1 }[what] ?? 0;
    const lines = told.length ? told : record.lines.filter((line) => line.values.length && (line.label || line.code)).slice(0, first);
    const kind = record.facets.kind?.[0];
    const word = (name, value) => form.elements[name].querySelector(`option[value="${value}"]`)?.dataset.word ?? "";
    const isOurs = what === "summary" || what === "check";
    const title = isOurs ? element("a", { href: record.href }, word("what", what)) : source("a", { href: record.href }, ...marked(record.title, sought));
    const others = told.length - 3;
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

  // The leaves of the volumes for which a query had no file left.
  const further = async () => {
    const more = await rest();
    [unread, rest] = [more.rows.filter((each) => passes(ofLeaf(each))), more.rest];
  };
  // What fits of the next leaves, ranked; where nearly nothing fits, more are read, as far as a query may cost.
  const next = async (query) => {
    const found = [];
    while (found.length < some) {
      if (!unread.length && rest && index.left() > 1) await further();
      const file = unread.length ? index.fileOf(unread[0]) : "";
      if (!file || !(index.isHere(file) || index.left() > 0)) break;
      const end = unread.findIndex((row) => index.fileOf(row) !== file);
      found.push(...(await opened(unread.splice(0, end < 0 ? unread.length : end))).filter(fits));
    }
    return rank(found, query);
  };
  const show = async (mine, query) => {
    if (!ranked.length) ranked = await next(query);
    if (mine !== turn) return null;
    const made = ranked.splice(0, batch).map((each) => result(each, query));
    hits.append(...made);
    more.hidden = !ranked.length && !unread.length && !rest;
    return made[0];
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
      each.textContent = `${each.dataset.word ?? each.value}${isAsked() ? ` (${n})` : ""}`;
      each.hidden = each.disabled = !n && each.value !== chosen;
    }
  };

  // The facets of a leaf are those of all its records.
  const ofLeaf = (row) => ({ what: row.whats.map((each) => whats[each]), kind: [row.kind], year: [row.year], place: [row.place], department: [row.department], code: row.codes });
  // Those of a long disclosure are several.
  const merged = (leaves) => {
    const found = new Map();
    for (const row of leaves) {
      const [of, before] = [ofLeaf(row), found.get(row.address + row.of)];
      found.set(row.address + row.of, before ? { ...of, what: [...new Set([...before.what, ...of.what])], code: [...new Set([...before.code, ...of.code])] } : of);
    }
    return [...found.values()];
  };
  const chosen = (but = "") => selects.filter((each) => each.value && each.name !== but);
  const isMeant = (facets, { year, kind }) => (!year || facets.year.includes(year)) && (!kind || facets.kind.includes(kind));
  const passes = (facets, but) => isMeant(facets, meant) && chosen(but).every((each) => facets[each.name].includes(each.value));
  const tallied = (all, name) => {
    const counts = {};
    for (const facets of all) if (passes(facets, name)) for (const value of facets[name]) if (value) counts[value] = (counts[value] ?? 0) + 1;
    return counts;
  };
  const isAsked = () => asked() !== "" || chosen().length > 0;

  // Leaves that hold all words, and their records where they are few: as written, else alike.
  const sought = async ({ words: wanted, ...stated }) => {
    const query = wanted.join(" ");
    const exact = (record) => wanted.every((each) => holds(whole(record), each));
    const alike = (record) => wanted.flatMap(parts).every((part) => holds(whole(record), part));
    const loose = wanted.length && wanted.every((each) => parts(each).length) ? wanted.flatMap(parts) : [];
    for (const [all, ways] of [[wanted, [[exact, words.found], [alike, words.alike]]], [loose, [[alike, words.alike]]]]) {
      if (wanted.length && !all.length) continue;
      const { rows, rest } = await index.find(all, stated.year);
      const leaves = rows.filter((each) => isMeant(ofLeaf(each), stated));
      const their = [...new Set(leaves.map(index.fileOf))];
      const isSmall = !rest && their.length <= files && their.filter((each) => !index.isHere(each)).length <= index.left();
      const read = isSmall ? await opened(leaves) : [];
      for (const [like, saying] of ways) {
        const records = read.filter((each) => !wanted.length || like(each));
        if (isSmall ? records.length : leaves.length || rest) return { leaves, rest, isSmall, records, like, saying, query, stated };
      }
    }
    return { leaves: [], rest: null, isSmall: true, records: [], like: exact, saying: words.found, query, stated };
  };
  // What was read as a year or a kind is a word where no such disclosure has the rest.
  const soughtAs = async (read) => {
    const found = await sought(read);
    if (found.leaves.length || found.rest || !(read.year || read.kind)) return found;
    const plain = await sought(ledgerQuery.plain(asked()));
    return plain.leaves.length || plain.rest ? plain : found;
  };

  // A body by its name in full, where another one or more words are typed with it.
  const long = 7;
  const spelled = async (read) => {
    if (read.words.length < 2 && !(read.words[0]?.length > long)) return read;
    const [{ stands = "", name, rank: [, likeness] = [] } = {}, other] = await namesOf(read).catch(() => []);
    if (other?.rank[1] === likeness) return read; // one of several
    const parted = (word) => (stands && index.flat(word).startsWith(stands) ? [name, index.flat(word).slice(stands.length)].filter(Boolean) : [word]);
    return { ...read, words: read.words.flatMap(parted) };
  };
  const run = async () => {
    const mine = ++turn;
    const wanted = asked() ? await reading().catch(() => null) : { words: [] };
    if (mine !== turn) return;
    index.begin(wanted?.names ? namesOf.files(wanted) : 0);
    const naming = call(mine).finally(() => { if (mine === turn) index.cost.names = 0; });
    if (!isAsked()) {
      [ranked, unread, rest] = [[], [], null];
      hits.replaceChildren();
      found.textContent = "";
      more.hidden = nothing.hidden = true;
      for (const each of around) each.hidden = false;
      return;
    }
    try {
      found.textContent = words.searching;
      const { leaves, isSmall, records, like, saying, query, stated, ...its } = await soughtAs(await spelled(wanted ?? await reading()));
      if (mine !== turn) return;
      [meant, rest] = [stated, its.rest];
      const isOverview = !query && !selects.some((each) => each.value && ["what", "code"].includes(each.name));
      fits = (record) => (query ? like(record) : !isOverview || record.facets.what[0] === "summary") && passes(record.facets);
      unread = isSmall ? [] : leaves.filter((each) => passes(ofLeaf(each)));
      ranked = isSmall ? rank(records.filter((each) => passes(each.facets)), query) : [];
      const total = isSmall ? ranked.length : merged(unread).length;
      const all = isSmall ? records.map((each) => each.facets) : merged(leaves);
      for (const each of selects) count(each, tallied(all, each.name));
      hits.replaceChildren();
      more.hidden = true;
      more.onclick = async () => {
        index.begin(0);
        (await show(turn, query))?.querySelector("a").focus();
      };
      const isWhole = !rest;
      await show(mine, query);
      const names = await naming;
      if (mine !== turn) return;
      const isFound = hits.children.length > 0;
      const isLeft = !isFound && !more.hidden; // not all was read
      const row = isLeft ? words.unread : names && saying === words.alike && isSmall ? words.near : isSmall || !isFound ? saying : isWhole ? words.about : words.least;
      const rows = isFound || isLeft || !names ? [say(row, { n: isFound || isLeft ? total : 0 })] : [];
      found.textContent = [...(names ? [say(words.names, { n: names })] : []), ...rows].join(words.pause);
      nothing.hidden = isFound || isLeft || !named.hidden; // a name alone is an answer
      for (const each of around) each.hidden = isFound;
    } catch (error) {
      if (mine !== turn) return;
      found.textContent = words.failed;
      for (const each of around) each.hidden = false;
    }
  };

  // What bears the name that is typed, at once; gives how many do.
  const call = async (mine) => {
    const read = asked() ? await reading().catch(() => null) : null;
    const names = read ? await namesOf(read).catch(() => []) : [];
    if (mine !== turn) return 0;
    const shown = JSON.stringify([read, names.length]);
    if (shown === listed) return named.querySelectorAll("li").length; // what has the focus keeps it
    listed = shown;
    const sought = read?.names ?? [];
    const first = names.slice(0, direct);
    const kindred = names.find((each) => each.what === "type" && each.rank[1] <= (first[0]?.rank[1] ?? 0) + 1);
    if (kindred && !first.includes(kindred)) first.splice(-1, 1, kindred);
    const inEnglish = (each) => document.documentElement.lang === "en" && each.english;
    named.querySelector("ol").replaceChildren(...first.map((each) => element("li", {},
      (inEnglish(each) ? element : source)("a", { href: words.base + each.to.replace(/\/(?=#|$)/, "/index.html") }, ...(each.what === "code" ? [...marked(each.also[0], sought), " "] : []), ...marked(inEnglish(each) || each.name, sought)),
      " ", element("small", { className: "tag" }, named.dataset[each.what]),
      each.where ? source("small", {}, " ", each.where) : "",
      each.called && each.what !== "code" ? element("small", {}, " ", ...say(named.dataset.called, { name: "\u0000" }).split("\u0000").flatMap((part, n) => (n ? [source("span", {}, ...marked(each.called, sought)), part] : [part]))) : "")));
    named.hidden = !first.length;
    return first.length;
  };

  // The facets list what there is: at once where it is little, else when somebody turns to them.
  const fill = async () => {
    if (isAsked()) return;
    const { rows } = await index.find([]).catch(() => ({ rows: [] }));
    if (!isAsked()) for (const each of selects) count(each, tallied(merged(rows), each.name));
  };
  index.listing().then(({ volumes }) => (volumes.length <= 8 ? fill() : form.querySelector(".facets").addEventListener("focusin", fill, { once: true }))).catch(() => {});

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

  const links = () => [input, ...named.querySelectorAll("a"), ...hits.querySelectorAll("a"), ...(more.hidden ? [] : [more])];
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
    if (event.isComposing) return;
    call(++turn);
    timer = setTimeout(() => { remember("replaceState"); run(); }, 200);
  });
  input.addEventListener("compositionend", () => input.dispatchEvent(new Event("input")));
  addEventListener("popstate", restore);
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const typing = event.target.closest?.("input, select, textarea");
    if (event.key === "/" && !typing) { event.preventDefault(); input.focus(); input.select(); }
    else if (event.key === "Escape" && event.target === input) { event.preventDefault(); input.value = ""; remember("replaceState"); run(); }
    else if (event.key === "Escape" && (hits.contains(event.target) || named.contains(event.target))) input.focus();
    else if (event.target === input || named.contains(event.target) || hits.contains(event.target) || event.target === more) move(event);
  });

  if (location.search) for (const each of around) each.hidden = true; // nothing moves when results come
  restore();
  if (!asked() && !selects.some((each) => each.value)) input.focus({ preventScroll: true });
})();
