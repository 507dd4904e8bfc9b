// The index of the search as `pipeline/website/search` writes it: what is typed → leaves (disclosures) and
// names. Terms are made here as `terms_of_text.py` makes them. Nothing of a page is touched here.
globalThis.ledgerIndex = (root) => {
  const [few, most] = [12, 4]; // leaves of which none need come first, terms that are asked for (and one of each word)
  const kept = new Map();
  const cost = { files: 0, bytes: 0 }; // of the terms and records that were asked for
  const unpacked = async (answer, isFound) => {
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (isFound) cost.bytes += bytes.length;
    if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return new TextDecoder().decode(bytes); // the server did it
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  };
  // A file is asked for once; what could not be had is asked for again.
  const load = (name, read) => {
    if (!kept.has(name)) {
      const isFound = name.includes("/") && !/^(names|latin)/.test(name);
      if (isFound) cost.files += 1;
      const asked = fetch(root + name).then(async (answer) => {
        if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
        return read(await unpacked(answer, isFound));
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
  // The leaves that hold all words; not every term is asked, as their records tell themselves. Of many,
  // first those of a body so named, or with a row or a title of that very name.
  const find = async (words) => {
    const { volumes } = await listing();
    if (!words.length) return (await Promise.all(volumes.map(volume))).flatMap(({ rows }) => rows);
    const sought = inTurn(words).slice(0, Math.max(most, words.length));
    let left;
    for (const list of await Promise.all(sought.map((each) => holding(...each)))) left = new Set(left ? list.filter((each) => left.has(each)) : list);
    if (!left?.size) return [];
    const exact = left.size > few ? await Promise.all(words.toSorted((a, b) => b.length - a.length).slice(0, 1).map((each) => holding("w", `=${flat(each)}`))) : [];
    const named = exact.map((list) => new Set(list));
    const numbers = [...new Set([...left].map((each) => Math.floor(each / span)))];
    const rows = new Map((await Promise.all(numbers.map((n) => volume(volumes[n], n)))).map((of) => [of.number, of.rows]));
    return [...left].sort((a, b) => a - b)
      .map((each) => {
        const row = rows.get(Math.floor(each / span))[each % span];
        const own = words.filter((word) => flat(`${row.place}${row.department}`).includes(flat(word)));
        return { row, near: own.length + named.filter((those) => those.has(each)).length };
      })
      .sort((a, b) => b.near - a.near)
      .map(({ row }) => row);
  };
  const fileOf = (row) => `${row.volume.folder}/r${row.file}`;
  const records = async (row) => (await load(fileOf(row), JSON.parse))[row.at];

  return { cost, listing, load, partOf, pairs, side, find, records, fileOf, flat, numbers };
};
