#!/usr/bin/env bash
# pypinyin reads some eighty names of Chinese counties and cities as nobody calls them.
#
# Versions: pypinyin 0.55.0, pypinyin-dict 0.9.0.
# Guess:    the usual library for pinyin, with its dictionary of phrases, knows how the places of the country
#           are called; where a reading differs by place (都 du, 长 chang), its larger dictionaries mend it.
# Seen:     whole prefectures are wrong: 漯河 tahe (Luohe), 朝阳市 zhaoyang (Chaoyang), 长治 zhangzhi (Changzhi);
#           so are 闵行 minxing, 珲春 huichun, 都匀 douyun, 什邡 shenfang, 单县 danxian. 长沙 and 成都 are right,
#           so a few well-known names say nothing about the others. The phrases of CC-CEDICT mend these, but
#           break names that were right: 长子 changzi (Zhangzi), 栖霞市 xixia (Qixia), 六枝 luzhi (Liuzhi).
# Matters:  addresses, English names and searches in pinyin are made of this. Keep a list of readings of places,
#           and hold it against both dictionaries when either changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq --disable-pip-version-check pypinyin==0.55.0 pypinyin-dict==0.9.0
cd "$folder"
cat > read.py <<'PYTHON'
from pypinyin import lazy_pinyin
from pypinyin_dict.phrase_pinyin_data import cc_cedict

WRONG = {  # name: as it is called, as it is read
    "漯河市": ("luo he shi", "ta he shi"),
    "朝阳市": ("chao yang shi", "zhao yang shi"),
    "长治市": ("chang zhi shi", "zhang zhi shi"),
    "闵行区": ("min hang qu", "min xing qu"),
    "珲春市": ("hun chun shi", "hui chun shi"),
    "都匀市": ("du yun shi", "dou yun shi"),
    "什邡市": ("shi fang shi", "shen fang shi"),
    "单县": ("shan xian", "dan xian"),
}
RIGHT = {"长沙市": "chang sha shi", "成都市": "cheng du shi"}
BROKEN = {  # right at first; with the phrases of CC-CEDICT
    "长子县": ("zhang zi xian", "chang zi xian"),
    "栖霞市": ("qi xia shi", "xi xia shi"),
    "六枝特区": ("liu zhi te qu", "lu zhi te qu"),
}


def read(name: str) -> str:
    return " ".join(lazy_pinyin(name))


for name, (called, seen) in WRONG.items():
    print(f"{name}: {read(name)}, called {called}")
    assert read(name) == seen
assert all(read(name) == called for name, called in RIGHT.items())
assert all(read(name) == called for name, (called, _) in BROKEN.items())
cc_cedict.load()
assert all(read(name) == called for name, (called, _) in WRONG.items())
for name, (called, seen) in BROKEN.items():
    print(f"{name} with CC-CEDICT: {read(name)}, called {called}")
    assert read(name) == seen
PYTHON
venv/bin/python read.py
echo "as found: either dictionary misreads places that the other reads right"
