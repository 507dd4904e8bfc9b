// Text of the search: which words a query has, whether a text holds them, how well a record fits and by which
// of its lines, and the text as elements in which they are marked. What is found is source text: it enters the
// page as text, never as HTML.
globalThis.ledgerText = (index) => {
  const element = (tag, stated, ...children) => {
    const made = Object.assign(document.createElement(tag), stated);
    made.append(...children.filter((each) => each !== "" && each != null));
    return made;
  };
  const source = (tag, stated, ...children) =>
    element(tag, document.documentElement.lang.startsWith("zh") ? stated : { ...stated, lang: "zh-CN" }, ...children);

  // Words of the query: full-width letters and digits folded; parts of a word where it stands nowhere whole.
  const terms = (query) => query.split(/[\s"“”]+/).filter(Boolean);
  const parts = (term) => (globalThis.Intl?.Segmenter
    ? [...new Intl.Segmenter("zh", { granularity: "word" }).segment(term)].map((each) => each.segment)
    : [term]).filter((each) => each.length > 1);
  const { flat } = index;
  const bare = (text) => flat(text).replace(/[“”"]/g, "");
  // A number is found however it is printed: 1,234.50 by 1234.5.
  const holds = (text, term) => {
    if (bare(text).includes(bare(term))) return true;
    const [number] = /^[\d.,]+$/.test(term.normalize("NFKC")) ? index.numbers(term) : [];
    return number !== undefined && index.numbers(text).includes(number);
  };
  const isNamed = (text, term) => flat(text) === flat(term);
  const times = (text, sought) => sought.filter((each) => holds(text, each)).length;

  const said = (line) => [line.label, line.code, ...line.values.map(([, value]) => value)].join("\n");
  const whole = (record) => [record.title, record.of, record.text, ...record.lines.map(said)].join("\n");

  // What has the words as they were written comes first: a row or a page of that very name or amount, then
  // a title, then a row with its amounts, then the rest.
  const weight = (record, query) => Math.max(...terms(query).map((term) => {
    const names = [record.title.replace(/^\d+ /, ""), ...record.lines.filter((line) => line.values.length).flatMap((line) => [line.label, line.code, ...line.values.map(([, value]) => value)])];
    if (names.some((each) => isNamed(each, term))) return 3;
    if (holds(record.title, term)) return 2;
    return record.lines.some((line) => line.values.length && holds(said(line), term)) ? 1 : 0;
  }));

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

  const marked = (text, sought) => {
    if (!sought.length) return [text];
    const escaped = [...sought].sort((a, b) => b.length - a.length).map((each) => (/^[\d,.]+$/.test(each)
      ? index.numbers(each).map((number) => `${number.replace(".", "\\.").replace(/(?<=\d)(?=\d)/g, ",?")}(?:\\.?0+)?(?!\\d)`).join("|") || each.replaceAll(".", "\\.")
      : each.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")));
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

  return { element, source, parts, holds, whole, weight, fitting, marked, clipped };
};
