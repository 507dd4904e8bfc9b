#!/usr/bin/env bash
# JioNLP reads “预算数28.00万元” as a range from 28 to 280, and 3亿5千万 as 650 million.
#
# Versions: jionlp 1.5.31; cn2an 0.5.24.
# Guess:    the money that it extracts from a sentence is the money that the sentence states, and what it
#           cannot parse it refuses, as it does -12.34万元.
# Seen:     the 数 of 预算数, 决算数, 支出数 is taken for “some tens of”, so one exact amount becomes a blurred
#           pair, the second ten times the first; after a space or 为 it is read well. 3亿5千万 is 650,000,000
#           for 350,000,000, 1万2 is 20,004 for 12,000 and 1.2.3万元 is 60,000, all called accurate.
#           cn2an has 350,000,000.
# Matters:  数 stands before nearly every amount of a budget's text. Half of such a pair is a number that the
#           document does not state.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq --disable-pip-version-check jionlp==1.5.31 cn2an==0.5.24
cd "$folder"
cat > read.py <<'PYTHON'
import cn2an
import jionlp


def stated(text: str) -> object:
    (found,) = jionlp.ner.extract_money(text, with_parsing=True)
    return found["detail"]["num"]


for sentence, seen in (
    ("公务接待费预算数28.00万元。", ["280000.00", "2800000.00"]),
    ("公务接待费决算数5.00万元。", ["50000.00", "500000.00"]),
    ("公务接待费预算数为28.00万元。", "280000.00"),
):
    print(sentence, stated(sentence))
    assert stated(sentence) == seen
for text, seen in (("3亿5千万", "650000000.00"), ("1万2", "20004.00"), ("1.2.3万元", "60000.00")):
    parsed = jionlp.parse_money(text)
    print(text, parsed)
    assert (parsed["num"], parsed["definition"]) == (seen, "accurate")
assert cn2an.cn2an("3亿5千万", "smart") == 350_000_000
try:
    jionlp.parse_money("-12.34万元")
except ValueError as error:
    print(error)
else:
    raise AssertionError("a negative amount was parsed")
PYTHON
venv/bin/python read.py
echo "as found: one exact amount is a range of two"
