// Answers SQL beside the page, so that a long question does not stop it. Told which engine to load, where
// the database lies, and what is asked; gives columns and rows as plain values. What is asked may come from
// a link of anybody's: it sees public data alone, and can change nothing.
const MOST = 100000;
let answer;

const say = (name, size) => postMessage({ loading: name, size });

// The whole of a file, telling how much of it has come.
const fetched = async (url, name) => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  const reader = response.body.getReader();
  const parts = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    size += part.value.length;
    say(name, size);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) { whole.set(part, at); at += part.length; }
  return whole;
};

const sqlite = async ({ scripts, wasm, database }) => {
  importScripts(...scripts);
  const wasmBinary = await fetched(wasm, "SQLite");
  const SQL = await initSqlJs({ wasmBinary: wasmBinary.buffer });
  const opened = new SQL.Database(await fetched(database, "mingzhang.sqlite"));
  opened.run("PRAGMA query_only = 1; PRAGMA trusted_schema = 0;");
  return (sql) => {
    let columns = [], rows = [], isCut = false;
    for (const statement of opened.iterateStatements(sql)) {
      const names = statement.getColumnNames();
      if (!names.length) { statement.step(); continue; }
      [columns, rows, isCut] = [names, [], false];
      while (!isCut && statement.step()) {
        if (rows.length < MOST) rows.push(statement.get());
        else isCut = true;
      }
    }
    return { columns, rows, isCut };
  };
};

// DuckDB's own script is written for bundlers: it asks for Arrow by `require`, and hands itself to `module`.
const duckdb = async ({ scripts, wasm, database, inParts }) => {
  const [arrow, engine] = scripts;
  importScripts(arrow);
  self.require = (name) => { if (name === "apache-arrow") return self.Arrow; throw new Error(name); };
  self.module = { exports: {} };
  importScripts(engine);
  const duck = self.module.exports;
  const bundle = { mainModule: wasm, mainWorker: "" };
  const opened = await duck.createDuckDB({ mvp: bundle, eh: bundle }, new duck.VoidLogger(), duck.BROWSER_RUNTIME);
  await opened.instantiate(({ bytesLoaded }) => say("DuckDB", bytesLoaded));
  opened.open({
    path: ":memory:",
    query: { castBigIntToDouble: true },
    filesystem: { reliableHeadRequests: true, allowFullHTTPReads: true, forceFullHTTPReads: false }, // else it takes the file whole
  });
  opened.registerFileURL("mingzhang.duckdb", database, duck.DuckDBDataProtocol.HTTP, false);
  const connection = opened.connect();
  connection.query("ATTACH 'mingzhang.duckdb' AS mingzhang (READ_ONLY)");
  connection.query("USE mingzhang");
  return (sql) => told(connection.query(sql));
};

// Decimals come as whole numbers without their point; dates and lists as text.
const told = (table) => {
  const fields = table.schema.fields;
  const plain = (value, type) => {
    if (value === null || value === undefined) return null;
    if (typeof type.scale === "number") return Number(`${decimal(value)}e-${type.scale}`);
    if (typeof value === "bigint") return Number(value);
    return typeof value === "object" ? String(value) : value;
  };
  const rows = [];
  const isCut = table.numRows > MOST;
  const columns = fields.map((_, n) => table.getChildAt(n));
  for (let at = 0; at < Math.min(table.numRows, MOST); at += 1) {
    rows.push(columns.map((column, n) => plain(column.get(at), fields[n].type)));
  }
  return { columns: fields.map((each) => each.name), rows, isCut };
};

// 128 bits, the lowest 32 first, with a sign.
const decimal = (words) => {
  let whole = 0n;
  for (let n = words.length - 1; n >= 0; n -= 1) whole = (whole << 32n) | BigInt(words[n] >>> 0);
  return BigInt.asIntN(32 * words.length, whole);
};

onmessage = async ({ data }) => {
  try {
    if (!answer) {
      const url = (address) => new URL(address, data.root).href;
      const files = { ...data.engine, scripts: data.engine.scripts.map(url), wasm: url(data.engine.wasm), database: url(data.engine.database) };
      answer = await { sqlite, duckdb }[data.engine.id](files);
    }
    const started = performance.now();
    const found = answer(data.sql);
    const places = data.isFirst ? answer('SELECT DISTINCT division FROM disclosures ORDER BY division LIMIT 3000').rows.map(([each]) => each) : undefined;
    postMessage({ found, places, seconds: (performance.now() - started) / 1000 });
  } catch (error) {
    postMessage({ failed: String(error?.message ?? error) });
  }
};
