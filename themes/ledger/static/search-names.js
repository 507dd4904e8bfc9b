// Names: what is asked → what bears such a name, over what `name_index.py` and `latin_index.py` write. A word
// is Chinese, or in Latin letters (pinyin, initials, English); a query may have both.
globalThis.ledgerNames = ({ load, listing, partOf, pairs, side, flat }) => {
  const files = 2; // that are asked for, of each script
  const letters = 4;
  const what = ["body", "type", "place", "code", "check", "term"];
  const plain = (text) => text.toLowerCase().normalize("NFD").replace(/['’\u0300-\u036f]/g, "").replace(/([ln])v/g, "$1u");
  const inLetters = (text) => plain(text).match(/[a-z0-9]+/g) ?? [];
  const isLatin = (word) => /^[a-z0-9'’]*[a-z][a-z0-9'’]*$/i.test(word.normalize("NFD").replace(/[\u0300-\u036f]/g, ""));
  const distinct = (all) => [...new Set(all)];

  const held = async (folder, key) => {
    const part = await load(`${folder}/${partOf(key, Number(folder.split("-")[1]))}`, JSON.parse);
    return (part.pairs[key] ?? []).map((n) => part.names[n]);
  };
  // How a word begins, and its middle: the end of most names (…局, …支出) is that of very many.
  const keysOf = (word) => {
    const all = pairs(word);
    const some = all.length ? side(all) : [`^${word}`];
    return distinct([some[0], some[Math.floor(some.length / 2)]]);
  };
  const inChinese = async (words, most) => {
    const { names } = await listing();
    const lists = words.slice(0, most).map(async (word) => {
      return (await Promise.all(keysOf(word).slice(0, Math.floor(most / words.length) || 1).map((key) => held(names, key)))).flat();
    });
    return (await Promise.all(lists)).flat();
  };
  const inLatin = async (words, most) => {
    const { latin } = await listing();
    const sought = [...words].sort((a, b) => b.length - a.length).slice(0, most);
    return (await Promise.all(sought.map((word) => held(latin, word.length < letters ? `^${word}` : word.slice(0, letters))))).flat();
  };

  // The name with which a word goes on: 某市财政局三公经费.
  const begins = (word, names) => names.filter((each) => each.length > letters && each.length < word.length && word.startsWith(each)).sort((a, b) => b.length - a.length)[0];
  const likeness = (name, also, where, word) => {
    if (word === name || (word.length > name.length && (where + name).endsWith(word))) return 6;
    if (also.includes(word)) return 5;
    if (name.startsWith(word)) return 4;
    if (also.some((each) => each.startsWith(word))) return 3.5;
    if (name.includes(word)) return 3;
    if (also.some((each) => each.includes(word))) return 2.5;
    if (begins(word, [name, ...also])) return 2.5;
    return (where + name).includes(word) ? 1 : 0;
  };
  // Where a syllable or word begins, or as initials.
  const likenessOf = (line, word) => {
    const syllables = line.split(" ");
    const starts = syllables.map((_, n) => syllables.slice(n).join(""));
    if (starts[0] === word) return 6;
    if (starts[0] === word + syllables.at(-1)) return 5; // laiyuan: 涞源县, Laiyuan County
    if (starts[0].startsWith(word)) return 4;
    const initials = syllables.map((each) => each[0]).join("");
    if (word.length > 1 && initials === word) return 3.5;
    if (starts.some((each) => each.startsWith(word))) return 3;
    return word.length > 2 && initials.startsWith(word) ? 2.5 : 0;
  };

  const to = (each, { year, kind }) => {
    const own = each.years.every(([, ...parts]) => parts.every((part) => part.includes("-unit-")));
    const stated = each.years.find(([of]) => String(of) === year) ?? (own ? each.years[0] : undefined);
    if (!stated) return each.address;
    const part = stated.slice(1).find((one) => one.startsWith(kind)) ?? "";
    return `${each.address}${stated[0]}/${part && (kind || own) ? `#words-${part}` : ""}`;
  };
  const ranked = (rows, chinese, latin, meant) => {
    const found = new Map();
    for (const [kind, name, also, where, address, years = [], english = "", lines = inLetters(english).join(" ")] of rows) {
      const others = also.split("\n");
      const scores = [
        ...chinese.map((word) => likeness(flat(name), others.map(flat), flat(where), word)),
        ...latin.map((word) => Math.max(...lines.split("\n").map((line) => likenessOf(line, word)))),
      ];
      if (Math.min(...scores) === 0 || Math.max(...scores) < 2.5) continue;
      const one = { what: what[kind], name, english, also: others.filter(Boolean), where, address, years };
      const lacks = meant.year && !years.some(([of]) => String(of) === meant.year) ? 1 : 0;
      const isKindAsked = one.what === "type" && scores.every((each) => each === 5); // before the bodies that share its short name
      one.rank = [lacks && kind === 0 ? 1 : 0, -scores.reduce((a, b) => a + b, 0), isKindAsked ? -1 : kind, name.length];
      one.to = to(one, meant);
      if (one.what === "body" && chinese.length === 1) one.stands = begins(chinese[0], [name, ...others].map(flat));
      one.called = chinese.length ? one.also.find((other) => chinese.includes(flat(other))) : undefined;
      found.set(`${kind} ${address} ${name}`, one);
    }
    const all = [...found.values()].sort((a, b) => a.rank.map((value, n) => value - b.rank[n]).find(Boolean) ?? 0);
    return all.filter((each) => !each.rank[0] || all[0].rank[0]); // the year filters where some have it
  };

  const parted = (names) => {
    const tokens = names.flatMap((each) => (/[a-z]{2}/i.test(each) && /[\u3400-\u9fff]/.test(each) ? each.match(/[a-z][a-z0-9'’]*|[^a-z]+/gi) : [each]));
    const latin = tokens.filter(isLatin).map((each) => inLetters(each).join("")).filter((each) => each.length > 1);
    return { latin, chinese: tokens.filter((each) => !isLatin(each)).map(flat).filter(Boolean) };
  };
  const of = async ({ names, meant }) => {
    const { latin, chinese } = parted(names);
    if (latin.length) {
      const most = chinese.length ? 1 : 0;
      const rows = (await Promise.all([inChinese(chinese, most), inLatin(latin, files - most)])).flat();
      const found = ranked(rows, chinese, latin, meant);
      if (found.length) return found;
    }
    const words = names.map(flat);
    const rows = words.length ? await inChinese(words, latin.length ? 1 : files) : [];
    const found = ranked(rows, words, [], meant);
    if (found.length || words.length < 2) return found;
    // Of several words, that which is a name; where it is a body's, the others are sought in what it discloses.
    const alone = words.map((word) => ranked(rows, [word], [], meant).filter((each) => each.rank[1] <= -5).map((each) => ({ ...each, stands: each.what === "body" ? word : "" })));
    return alone.sort((a, b) => Boolean(b[0]?.stands) - Boolean(a[0]?.stands)).find((those) => those.length) ?? [];
  };
  // How many files it may ask for.
  return Object.assign(of, { files: ({ names }) => files + (parted(names).latin.length ? 1 : 0) });
};
