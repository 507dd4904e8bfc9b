#!/usr/bin/env bash
# pandas.read_html drops a cell with colspan="0", and the row slides to the left.
#
# Versions: pandas 3.1.1 with lxml 6.1.3, or html5lib 1.1 and beautifulsoup4 4.15.0.
# Guess:    colspan="0" is no span, so the cell fills one column: the HTML standard says that it is then 1.
# Seen:     the amount in such a cell is gone, the next stands in its column, and the last column is empty;
#           with both parsers, and without a word.
#           rows, loses its cell too: it repeats in no row below.
# Matters:  pages saved by office software state spans of 0. The total of a row is lost and a part of it is
#           read as the total.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq --disable-pip-version-check \
    pandas==3.1.1 lxml==6.1.3 html5lib==1.1 beautifulsoup4==4.15.0
cd "$folder"
cat > read.py <<'PYTHON'
from io import StringIO

import pandas as pd

HEAD = "<tr><th>item</th><th>total</th><th>basic</th></tr>"
ROW = '<tr><td>staff</td><td colspan="{}">12.50</td><td>10.00</td></tr>'

for parser in ("lxml", "html5lib"):
    read = {
        span: pd.read_html(StringIO(f"<table>{HEAD}{ROW.format(span)}</table>"), flavor=parser)[0]
        for span in (1, 0)
    }
    print(parser, {span: table.iloc[0].tolist() for span, table in read.items()})
    assert read[1].iloc[0].tolist() == ["staff", 12.5, 10.0]
    assert read[0].iloc[0, 1] == 10.0 and read[0].iloc[0].isna().tolist() == [False, False, True]
PYTHON
venv/bin/python read.py
echo "as found: 12.50 is lost, and 10.00 stands under total"
