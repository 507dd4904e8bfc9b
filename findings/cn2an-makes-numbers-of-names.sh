#!/usr/bin/env bash
# cn2an reads the numerals in names of accounts and places as numbers.
#
# Version:  cn2an 0.5.24.
# Guess:    transform() turns what is a number in a sentence into digits and leaves names alone.
# Seen:     一般公共预算 becomes 1般公共预算, 三公经费 3公经费, 九江市 9江市, 四川省 4川省, 九三学社 93学社,
#           an adverb such as 统一 is cut in two; 百分之十二点五 is rightly 12.5%. The other way round,
#           3.50万元 becomes 三点五零万元; cn2an() itself refuses 1,234.56万 in its most lenient mode.
# Matters:  texts made ready for reading numbers lose the names by which their amounts are found.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq --disable-pip-version-check cn2an==0.5.24 setuptools==80.9.0
cd "$folder"
cat > numerals.py <<'PYTHON'
import cn2an

SEEN = {
    "一般公共预算100万元，三公经费5万元": "1般公共预算100万元，3公经费5万元",
    "九江市": "9江市",
    "四川省": "4川省",
    "九三学社": "93学社",
    "统一部署": "统1部署",
    "增长百分之十二点五": "增长12.5%",
}
for text, seen in SEEN.items():
    found = cn2an.transform(text, "cn2an")
    print(text, found)
    assert found == seen, (text, found)
assert cn2an.transform("增加3.50万元", "an2cn") == "增加三点五零万元"
try:
    print(cn2an.cn2an("1,234.56万", "smart"))
except ValueError as refused:
    print(refused)
else:
    raise AssertionError("a number with its thousands parted is read")
PYTHON
venv/bin/python numerals.py
echo "as found: names with digits in them"
