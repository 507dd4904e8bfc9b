#!/usr/bin/env bash
# OpenCC's s2twp, made for software, renames the items and bodies of budgets.
#
# Version:  OpenCC 1.4.2.
# Guess:    a conversion “with phrases” writes the same words in traditional letters; names of places hold.
# Seen:     项目支出 becomes 專案支出, 数据局 資料局, 高级人民法院 高階人民法院; 2111301 循环经济
#           becomes 迴圈經濟, an economy of program loops, and 布尔津县 布林津縣: it has Boolean in it. Without phrases
#           (s2tw) the words hold, but 新干县 is 新幹縣 where 余干县 is right.
# Matters:  readers in traditional letters would look for items and bodies that no classification has.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq --disable-pip-version-check OpenCC==1.4.2
cd "$folder"
cat > convert.py <<'PYTHON'
import opencc

SEEN = {
    "s2twp": {
        "项目支出": "專案支出",
        "数据局": "資料局",
        "高级人民法院": "高階人民法院",
        "循环经济": "迴圈經濟",
        "布尔津县": "布林津縣",
    },
    "s2tw": {
        "项目支出": "項目支出",
        "循环经济": "循環經濟",
        "布尔津县": "布爾津縣",
        "新干县": "新幹縣",
        "余干县": "餘干縣",
    },
}
for how, names in SEEN.items():
    converter = opencc.OpenCC(how)
    for name, seen in names.items():
        found = converter.convert(name)
        print(how, name, found)
        assert found == seen, (how, name, found)
PYTHON
venv/bin/python convert.py
echo "as found: items, bodies and places under other names"
