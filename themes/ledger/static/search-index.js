// The index of the search as `pipeline/website/search` writes it: what is typed → leaves (disclosures) and
// names. Terms are made here as `terms_of_text.py` makes them. Nothing of a page is touched here.
globalThis.ledgerIndex = (root) => {
  const [few, atOnce, ofNames] = [4, 4, 3]; // leaves that are read, terms and files of names that are asked for
  const kept = new Map();
  const unpacked = async (answer) => {
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return new TextDecoder().decode(bytes); // the server did it
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  };
  // A file is asked for once; what could not be had is asked for again.
  const load = (name, read) => {
    if (!kept.has(name)) {
      const asked = fetch(root + name).then(async (answer) => {
        if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
        return read(await unpacked(answer));
      });
      asked.catch(() => kept.delete(name));
      kept.set(name, asked);
    }
    return kept.get(name);
  };

  const table = Array.from({ length: 256 }, (_, n) => {
    for (let k = 0; k < 8; k += 1) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
    return n >>> 0;
  });
  const partOf = (term, parts) => {
    let sum = ~0;
    for (const byte of new TextEncoder().encode(term)) sum = table[(sum ^ byte) & 255] ^ (sum >>> 8);
    return (~sum >>> 0) % parts;
  };

  const flat = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "").replace(/(\d),(?=\d{3}(?!\d))/g, "$1");
  const numbers = (text) => (text.normalize("NFKC").match(/\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/g) ?? []).map((each) => {
    const digits = each.replaceAll(",", "");
    return digits.includes(".") ? digits.replace(/\.?0+$/, "") : digits;
  });
  const pairs = (run) => [...run].slice(1).map((each, n) => [...run][n] + each);
  // Pairs side by side tell as much as all of them, but for what the records tell themselves.
  const side = (all) => all.filter((_, n) => n % 2 === 0 || n === all.length - 1);
  const terms = (word) => {
    const folded = word.normalize("NFKC").toLowerCase();
    const runs = folded.match(/[\u3400-\u9fff\u{20000}-\u{3ffff}]+/gu) ?? [];
    return {
      w: [...runs.flatMap((run) => side(pairs(run))), ...(folded.match(/[a-z][a-z0-9]+/g) ?? [])],
      n: numbers(word).filter((each) => each !== "0"),
    };
  };

  const listing = () => load("index.json", JSON.parse);
  const field = ["address", "of", "kind", "year", "place", "department", "file", "at", "whats", "codes"];
  const volume = (folder, number) => load(`${folder}/leaves`, (text) => {
    const stated = { folder, number };
    stated.rows = JSON.parse(text).leaves.map((row) => Object.assign(Object.fromEntries(row.map((value, n) => [field[n], value])), { volume: stated }));
    return stated;
  });
  // The leaves that hold a term, of all volumes in one file: each as number of its volume and its own there.
  const postings = (text) => new Map(text.split("\n").filter(Boolean).map((line) => [line.slice(0, line.indexOf(" ")), line]));
  const holding = async (kind, term) => {
    const hashes = (await listing())[kind];
    const part = partOf(term, hashes.length);
    const line = (await load(`terms/${kind}${part}-${hashes[part]}`, postings)).get(term);
    return (line ? line.split(" ").slice(1) : []).flatMap((group) => {
      const [of, ...deltas] = group.split(",").map((each) => parseInt(each, 36));
      let at = 0;
      return deltas.map((delta) => of * span + (at += delta));
    });
  };
  const span = 2 ** 24;

  // The terms of all words, what tells most first: long numbers, then how each word begins, ends and goes on.
  const inTurn = (words) => {
    const each = words.map(terms).map(({ w, n }) => [
      ...n.filter((one) => !/^20\d\d$/.test(one)).map((one) => ["n", one]),
      ...[...new Set([w[0], w.at(-1), ...w])].filter(Boolean).map((one) => ["w", one]),
      ...n.filter((one) => /^20\d\d$/.test(one)).map((one) => ["n", one]),
    ]);
    return Array.from({ length: Math.max(0, ...each.map((those) => those.length)) }, (_, n) => each.flatMap((those) => those.slice(n, n + 1))).flat();
  };
  // The leaves that hold all words; of few not every term is asked, as their records tell themselves. Of many,
  // first those with a row or a title of that very name.
  const find = async (words) => {
    const { volumes } = await listing();
    if (!words.length) return (await Promise.all(volumes.map(volume))).flatMap(({ rows }) => rows);
    const sought = inTurn(words);
    let left;
    for (let n = 0; n < sought.length && (!left || left.size > few); n += atOnce) {
      const lists = await Promise.all(sought.slice(n, n + atOnce).map((each) => holding(...each)));
      for (const list of lists) left = new Set(left ? list.filter((each) => left.has(each)) : list);
    }
    if (!left?.size) return [];
    const exact = left.size > few ? await Promise.all(words.map((each) => holding("w", `=${flat(each)}`))) : [];
    const named = exact.map((list) => new Set(list));
    const numbers = [...new Set([...left].map((each) => Math.floor(each / span)))];
    const rows = new Map((await Promise.all(numbers.map((n) => volume(volumes[n], n)))).map((of) => [of.number, of.rows]));
    return [...left].sort((a, b) => a - b)
      .map((each) => ({ row: rows.get(Math.floor(each / span))[each % span], exact: named.filter((those) => those.has(each)).length }))
      .sort((a, b) => b.exact - a.exact)
      .map(({ row }) => row);
  };
  const fileOf = (row) => `${row.volume.folder}/r${row.file}`;
  const records = async (row) => (await load(fileOf(row), JSON.parse))[row.at];

  // Names. A word may be a name with the year and the kind of a disclosure behind it.
  const what = ["body", "type", "place", "code", "check", "term"];
  const asked = (words) => {
    const context = { year: "", kind: "" };
    const left = words.map((word) => flat(word)
      .replace(/(20\d\d)(年度?|(?=(部门|单位|预算|决算|$)))/, (_, year) => { context.year = year; return ""; })
      .replace(/(部门|单位)?(综合)?(预算|决算)(公开|说明)?$/, (_, __, ___, kind) => { context.kind = kind === "预算" ? "budget" : "final"; return ""; }));
    const names = left.filter(Boolean);
    return names.length ? { names, ...context } : { names: words.map(flat), year: "", kind: "" };
  };
  const score = (name, also, where, word) => {
    if (word === name || (word.length > name.length && (where + name).endsWith(word))) return 6;
    if (also.includes(word)) return 5;
    if (name.startsWith(word)) return 4;
    if (also.some((each) => each.startsWith(word))) return 3.5;
    if (name.includes(word)) return 3;
    if (also.some((each) => each.includes(word))) return 2.5;
    return (where + name).includes(word) ? 1 : 0;
  };
  const to = (each, { year, kind }) => {
    const own = each.years.every(([, ...parts]) => parts.every((part) => part.includes("-unit-")));
    const stated = each.years.find(([of]) => String(of) === year) ?? (own ? each.years[0] : undefined);
    if (!stated) return each.address;
    const part = stated.slice(1).find((one) => one.startsWith(kind)) ?? "";
    return `${each.address}${stated[0]}/${part && (kind || own) ? `#words-${part}` : ""}`;
  };
  // Pinyin and English, over what `latin_index.py` writes: a word is sought where a syllable or word begins,
  // or as initials. What is typed is folded as the lines of the names are.
  const plain = (text) => text.toLowerCase().normalize("NFD").replace(/['’\u0300-\u036f]/g, "").replace(/([ln])v/g, "$1u");
  const letters = 4;
  const inLatin = (line, word) => {
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
  const namedInLatin = async (words, query) => {
    const { latin: folder } = await listing();
    const parts = Number(folder.split("-")[1]);
    const sought = [...words].sort((a, b) => b.length - a.length).slice(0, ofNames);
    const lists = await Promise.all(sought.map(async (word) => {
      const keys = word.length < letters ? [`^${word}`] : [word.slice(0, letters)];
      const held = await Promise.all(keys.map(async (each) => {
        const part = await load(`${folder}/${partOf(each, parts)}`, JSON.parse);
        return (part.pairs[each] ?? []).map((n) => part.names[n]);
      }));
      return held.flat();
    }));
    const found = new Map();
    for (const [kind, name, also, where, address, years, english, lines] of lists.flat()) {
      const all = lines.split("\n");
      const scores = words.map((word) => Math.max(...all.map((line) => inLatin(line, word))));
      if (Math.min(...scores) === 0) continue;
      const one = { what: what[kind], name, english, also: also ? also.split("\n") : [], where, address, years };
      one.rank = [-scores.reduce((a, b) => a + b, 0), kind, query.year && !years.some(([of]) => String(of) === query.year) ? 1 : 0, name.length];
      one.to = to(one, query);
      found.set(`${kind} ${address} ${name}`, one);
    }
    return [...found.values()].sort((a, b) => a.rank.map((value, n) => value - b.rank[n]).find(Boolean) ?? 0);
  };
  const named = async (words) => {
    const latin = words.flatMap((word) => plain(word).match(/[a-z0-9]+/g) ?? []);
    if (latin.some((word) => /[a-z]{2}/.test(word)) && !words.some((word) => /[\u3400-\u9fff]/.test(word))) {
      const years = latin.filter((word) => /^20\d\d$/.test(word));
      const found = await namedInLatin(latin.filter((word) => !years.includes(word) && word.length > 1), { year: years[0] ?? "", kind: "" });
      if (found.length) return found;
    }
    const { names: folder } = await listing();
    const parts = Number(folder.split("-")[1]);
    const query = asked(words);
    const each = Math.max(1, Math.floor(ofNames / query.names.length));
    const lists = await Promise.all(query.names.slice(0, ofNames).map(async (word) => {
      const all = pairs(word);
      const sought = all.length ? side(all) : [`^${word}`];
      const some = [...sought.slice(0, Math.max(1, each - 1)), ...(each > 1 ? sought.slice(-1) : [])].filter((one, n, those) => those.indexOf(one) === n);
      const held = await Promise.all(some.map(async (pair) => {
        const part = await load(`${folder}/${partOf(pair, parts)}`, JSON.parse);
        return (part.pairs[pair] ?? []).map((n) => part.names[n]);
      }));
      return held.sort((a, b) => a.length - b.length)[0] ?? [];
    }));
    const found = new Map();
    for (const [kind, name, also, where, address, years = [], english = ""] of lists.flat()) {
      const scores = query.names.map((word) => score(flat(name), also.split("\n").map(flat), flat(where), word));
      if (Math.min(...scores) === 0 || Math.max(...scores) < 2.5) continue;
      const one = { what: what[kind], name, english, also: also ? also.split("\n") : [], where, address, years };
      one.rank = [-scores.reduce((a, b) => a + b, 0), kind, query.year && !years.some(([of]) => String(of) === query.year) ? 1 : 0, name.length];
      one.to = to(one, query);
      if (query.names.some((word) => one.also.map(flat).includes(word))) one.called = one.also.find((other) => query.names.includes(flat(other)));
      found.set(`${kind} ${address} ${name}`, one);
    }
    return [...found.values()].sort((a, b) => a.rank.map((value, n) => value - b.rank[n]).find(Boolean) ?? 0);
  };

  return { listing, find, named, records, fileOf, flat, numbers };
};
