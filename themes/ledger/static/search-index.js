// The index of the search as `pipeline/website/search` writes it: what is typed → leaves (disclosures) and
// names. Terms are made here as `terms_of_text.py` makes them. Nothing of a page is touched here.
globalThis.ledgerIndex = (root) => {
  const [few, most] = [12, 4]; // leaves of which none need come first, terms that are asked for (and one of each word)
  const kept = new Map();
  // What a query may ask for beside the listing, all its files together, and bytes of terms and records. Names
  // are asked for at the same time: so many files are kept for them until they are there.
  const limit = { files: 9, bytes: 80_000 };
  const cost = { files: 0, bytes: 0, names: 0 };
  const begin = (names) => Object.assign(cost, { files: 0, bytes: 0, names });
  const left = () => (cost.bytes < limit.bytes ? limit.files - cost.files - cost.names : 0);
  const unpacked = async (answer, isName) => {
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (!isName) cost.bytes += bytes.length;
    if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return new TextDecoder().decode(bytes); // the server did it
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  };
  // A file is asked for once; what could not be had is asked for again.
  const load = (name, read) => {
    if (!kept.has(name)) {
      const isName = /^(names|latin|index)/.test(name);
      if (name !== "index.json") cost.files += 1;
      if (isName) cost.names = Math.max(0, cost.names - 1);
      const asked = fetch(root + name).then(async (answer) => {
        if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
        return read(await unpacked(answer, isName));
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
  const fileOfTerm = (listed, [kind, term]) => {
    const part = partOf(term, listed[kind].length);
    return `terms/${kind}${part}-${listed[kind][part]}`;
  };
  const holding = async (kind, term) => {
    const line = (await load(fileOfTerm(await listing(), [kind, term]), postings)).get(term);
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
  // Those that may still be asked for; what is here already costs nothing.
  const affordable = (listed, terms, files) => {
    const asked = new Set();
    return terms.filter((each) => {
      const file = fileOfTerm(listed, each);
      if (!kept.has(file) && !asked.has(file) && asked.size >= files) return false;
      if (!kept.has(file)) asked.add(file);
      return true;
    });
  };
  // The leaves that hold all words; not every term is asked, as their records tell themselves. Of many,
  // first those of a body so named, or with a row or a title of that very name. One file stays for records;
  // `rest` gives the leaves of volumes for which there was none.
  const find = async (words, year = "") => {
    const listed = await listing();
    const hasYear = (n) => !year || listed.of[n].includes(year);
    if (!words.length) return every(listed.volumes.map((_, n) => n).filter(hasYear));
    const sought = affordable(listed, inTurn(words).slice(0, Math.max(most, words.length)), left() - 2);
    let held;
    for (const list of await Promise.all(sought.map((each) => holding(...each)))) held = new Set(held ? list.filter((each) => held.has(each)) : list);
    const numbers = [...new Set([...(held ?? [])].map((each) => Math.floor(each / span)))].filter(hasYear);
    if (!numbers.length) return { rows: [], rest: null };
    const [longest] = words.toSorted((a, b) => b.length - a.length);
    const exact = affordable(listed, held.size > few ? [["w", `=${flat(longest)}`]] : [], left() - 1 - numbers.length);
    const named = new Set((await Promise.all(exact.map((each) => holding(...each)))).flat());
    const count = (number) => [...held].filter((each) => Math.floor(each / span) === number).reduce((sum, each) => sum + (named.has(each) ? few : 1), 0);
    return opened(words, held, named, numbers.sort((a, b) => count(b) - count(a)));
  };
  // What is in all volumes, so many of them at once as a query may ask for.
  const every = async (numbers) => {
    const { volumes } = await listing();
    const here = Math.max(1, left() - 1);
    const rows = (await Promise.all(numbers.slice(0, here).map((n) => volume(volumes[n], n)))).flatMap((each) => each.rows);
    return { rows, rest: numbers.length > here ? () => every(numbers.slice(here)) : null };
  };
  const opened = async (words, held, named, numbers) => {
    const { volumes } = await listing();
    const isHere = (n) => kept.has(`${volumes[n]}/leaves`);
    const some = [...numbers.filter(isHere), ...numbers.filter((n) => !isHere(n)).slice(0, Math.max(0, left() - 1))];
    const rows = new Map((await Promise.all(some.map((n) => volume(volumes[n], n)))).map((of) => [of.number, of.rows]));
    const rest = numbers.filter((n) => !some.includes(n));
    return {
      rest: rest.length ? () => opened(words, held, named, rest) : null,
      rows: [...held].filter((each) => rows.has(Math.floor(each / span))).sort((a, b) => a - b)
        .map((each) => {
          const row = rows.get(Math.floor(each / span))[each % span];
          const own = words.filter((word) => flat(`${row.place}${row.department}`).includes(flat(word)));
          return { row, near: own.length + named.has(each) };
        })
        .sort((a, b) => b.near - a.near)
        .map(({ row }) => row),
    };
  };
  const fileOf = (row) => `${row.volume.folder}/r${row.file}`;
  const records = async (row) => (await load(fileOf(row), JSON.parse))[row.at];

  return { cost, begin, left, isHere: (file) => kept.has(file), listing, load, partOf, pairs, side, find, records, fileOf, flat, numbers };
};
