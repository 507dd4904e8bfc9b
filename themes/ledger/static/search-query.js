// What is typed → what is asked: words, and the year and the kind of disclosures that are meant by it. `words`
// are sought in rows, `names` in names; a year is one that disclosures are of, other numbers are words.
globalThis.ledgerQuery = (() => {
  const idle = new Set("a an and at by for from in of on the to bureau office department commission committee authority administration municipal provincial government 的 年 年度 和 与 及".split(" "));
  const split = (typed) => typed.normalize("NFKC").split(/[\s"“”]+/).filter(Boolean);
  const isIdle = (word) => idle.has(word.toLowerCase());
  const busy = (words) => {
    const left = words.filter((each) => !isIdle(each));
    return left.length ? left : words;
  };
  // 医保局的预算 is two words; 的 within a word of one character is not parted.
  const parted = (word) => (word.split("的").filter(Boolean).every((each) => each.length > 1) ? word.split("的").filter(Boolean) : [word]);
  const chinese = { 预算: "budget", 决算: "final" };

  const read = (typed, years) => {
    const stated = { year: "", kind: "" };
    const kinds = new Set();
    const text = typed.normalize("NFKC").replace(/\b(?:final\s+accounts?|accounts?|final|budgets?)\b/gi, (said) => {
      kinds.add(/^b/i.test(said) ? "budget" : "final");
      return " ";
    });
    // At the end of a word, year and kind are those of disclosures; 2025年结转 is a row as well.
    const rest = (word) => {
      const [, before, year, kind] = word.match(/^(.*?)(20\d\d)(?:年度?)?(?:部门|单位)?(?:综合)?(预算|决算)?(?:公开|说明)?$/) ?? [];
      const alone = word.match(/^(?:部门|单位)?(?:综合)?(预算|决算)$/)?.[1];
      if (years.includes(year) && !/[\d.,]$/.test(before)) Object.assign(stated, { year, kind: chinese[kind] ?? stated.kind });
      else if (alone) stated.kind = chinese[alone];
      else return word;
      return year ? before : "";
    };
    const words = split(text).flatMap(parted).map(rest).filter(Boolean);
    if (kinds.size === 1) [stated.kind] = kinds;
    const isContext = Boolean(stated.year || stated.kind) && words.every(isIdle);
    return { words: isContext ? [] : busy(words.length ? words : split(typed)), ...stated, ...named(words, stated, typed, years) };
  };

  // A name may have the year before the kind, and the kind alone, behind it.
  const named = (words, { year, kind }, typed, years) => {
    const meant = { year, kind };
    const names = busy(words).map((word) => word
      .replace(/(20\d\d)年度?/, (said, of) => (years.includes(of) ? ((meant.year = of), "") : said))
      .replace(/(部门|单位)?(综合)?(预算|决算)(公开|说明)?$/, (_, __, ___, of) => { meant.kind = chinese[of]; return ""; }))
      .filter(Boolean);
    const called = names.filter((each) => !/^(19|20)\d\d$/.test(each)); // a year of which there is nothing
    return { names: called.length ? called : names.length ? names : busy(split(typed)).filter((each) => !years.includes(each)), meant };
  };
  // All of it as words, where no such disclosure has the rest.
  const plain = (typed) => ({ words: busy(split(typed)), year: "", kind: "" });

  return { read, plain };
})();
