"""What sentences state besides the accounts: counts of work, rates, what one of a thing costs."""

from __future__ import annotations

import pytest

from tests.extract.claims_support import claims


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("局机关下设4个股室，现有12个二级预算单位，分别是甲站和乙站。",
         [("count", "股室", "4"), ("count", "二级预算单位", "12")]),
        ("包括6个机关行政处（科、股）室及3个下属单位。",
         [("count", "机关行政处（科、股）室", "6"), ("count", "下属单位", "3")]),
        ("举办培训3期，参加人数500人次，发放资料2000份。",
         [("count", "参加人数", "500"), ("count", "举办培训", "3"), ("count", "发放资料", "2000")]),
        ("总体参保率达到98.5%，办结率为100%。", [("rate", "总体参保率", "98.5"), ("rate", "办结率", "100")]),
        ("知晓率，指标值：≥95%，全年实际完成值：96%；", [("rate", "知晓率", "96")]),
        ("培训次数，指标值：>=2次，全年实际完成值：3次；", [("count", "培训次数", "3")]),
        ("安排团组4个，累计9人次。", [("count", "团组", "4"), ("count", "团组", "9")]),
        ("居民医保由人均220元提高至250元。",
         [("price", "居民医保人均", "220"), ("price", "居民医保人均", "250")]),
        ("按每人每年20元补助，另按800元/人计发。",
         [("price", "每人每年", "20"), ("price", "每人计发", "800")]),
        ("获批科学基金项目252余项、文化工程项目4项。",
         [("count", "文化工程项目", "4"), ("count", "科学基金项目", "252")]),
        ("与21个省、市900余家企业合作。", [("count", "省、市", "21"), ("count", "企业合作", "900")]),
        ("二级项目3个全面开展绩效自评。", [("count", "二级项目", "3")]),
        ("对3个项目开展绩效评价。", [("count", "项目", "3")]),
        ("8家行政单位的经费支出。", [("count", "行政单位", "8")]),
        ("培训次数=2次质量指标：参与率=100%。", [("count", "培训次数", "2"), ("rate", "参与率", "100")]),
        ("在校学生近4万人，留学生近2000人。", [("count", "在校学生", "4"), ("count", "留学生", "2000")]),
        ("血费收入增长5-10%。", []),
        # words around the name of what is counted, or of what a rate or a price is
        ("现有在校学生58500余人。", [("count", "在校学生", "58500")]),
        ("原因是2019年5月后养老保险费率由20%下调。", [("rate", "养老保险费率", "20")]),
        ("2020年继续按人均300元的标准补助。", [("price", "人均", "300")]),
        ("对甲县给予50%补助。", [("rate", "对甲县给予补助", "50")]),
        ("与54家企业建立了合作关系。", [("count", "企业", "54")]),
        ("有1人办理了退休手续。", [("count", "人员", "1")]),
        ("按10人（实际只有9人）预算标准公用经费。",
         [("count", "人员", "10"), ("count", "人员", "9")]),
        ("推进全市8个公益性公墓建设。", [("count", "公益性公墓", "8")]),
        ("确保剩余的1177户2311名贫困人口脱贫。",
         [("count", "贫困人口脱贫", "1177"), ("count", "贫困人口脱贫", "2311")]),
        ("确保考核合格率达98%。", [("rate", "考核合格率", "98")]),
        ("主要是6辆公务用车运维费。", [("count", "公务用车", "6")]),
        ("主要是增加6辆公务用车运维费。", [("count", "增加公务用车", "6")]),
        ("新建7个急救站。", [("count", "新建急救站", "7")]),
        ("购置价格10万元（含）至30万元（含）≤6000元/辆。", []),
        ("164家医院达到甲标准，27家达到乙标准。", [("count", "医院", "164"), ("count", "医院", "27")]),
        ("提前3个月开展，与5部门关于标准的通知一致，供12人及以下的试点，未达100%。", []),
        ("参保率达到95%以上，办结率不低于90%。", []),
        # units of the field's work, and what they make another word with
        ("处理事故45起，开行班列85列。", [("count", "处理事故", "45"), ("count", "开行班列", "85")]),
        (
            "采集全血900U，采集血小板50个治疗量。",
            [("count", "采集全血", "900"), ("count", "采集血小板", "50")],
        ),
        ("其中，采集全血900U。", [("count", "采集全血", "900")]),
        ("配置42U机柜。", []),
        ("全年海铁联运预计突破15万标箱。", [("count", "海铁联运", "15")]),
        ("全年海铁联运力争突破15万标箱，力争交易额突破60亿元。", []),
        ("设立家庭病床597张，新建厂房12栋。",
         [("count", "家庭病床", "597"), ("count", "新建厂房", "12")]),
        ("甲局9本级预算，乙局8单位，丙县5口岸，与4张家。", []),
        # verbs around the name of a rate
        ("推动普通甲学位供给率稳步提升到70%。", [("rate", "普通甲学位供给率", "70")]),
        ("促进河道水质优良比例持续提高到90%。", [("rate", "河道水质优良比例", "90")]),
        ("确保实现垃圾分类知晓度不断提升至95%。", [("rate", "垃圾分类知晓度", "95")]),
        # a body of which there is one stands beside those that are counted; people of a body
        ("本部门内设13个处室和机关党委。", [("count", "处室", "13")]),
        ("本部门内设6个处室、机关党委和工会。", [("count", "处室", "6")]),
        ("二是原甲办有1人办理了退休手续。", [("count", "人员（原甲办）", "1")]),
        ("培训机关干部12人。", [("count", "培训机关干部", "12")]),
    ],
)  # fmt: skip
def test_what_no_table_of_the_accounts_states(
    sentence: str, stated: list[tuple[str, str, str]]
) -> None:
    found = claims(sentence)
    told = [(c.kind, c.indicator, c.amount_text or c.percentage_text) for c in found]
    assert told == stated
    assert {(c.code, c.bound_table, c.base_claim_no) for c in found} <= {("", "", None)}


def test_what_is_said_behind_goes_on_without_them() -> None:
    found = claims("公务接待费3.00万元，人均80元，比上年减少1.00万元（其中培训2期），下降25.00%。")
    money = [c for c in found if c.kind in ("amount", "change")]
    assert [(c.indicator, c.amount_text, c.percentage_text) for c in money] == [
        ("公务接待费", "3.00", ""),
        ("公务接待费", "1.00", "25.00"),
    ]


def test_a_change_of_what_was_counted_is_none_of_the_money_before_it() -> None:
    found = claims(
        "血站经费3.00万元。全年采血总量84.71吨，比去年同期增加0.91%，采集全血372U，增加2%。"
    )
    changes = [(c.indicator, c.percentage_text) for c in found if c.kind == "change"]
    assert changes[0] == ("采血总量", "0.91")
    assert "血站经费" not in {words for words, _ in changes}


def test_a_part_of_what_is_spoken_of_bears_its_name_and_is_not_held_for_it() -> None:
    said = (
        "公务接待费3.00万元，较上年增加1.00万元，原因：一是新增接待；二是0.40万元从他处调整至本局。"
    )
    (*_, part) = claims(said)
    assert (part.kind, part.indicator, part.amount_text) == ("amount", "公务接待费（部分）", "0.40")
    assert (part.code, part.bound_table) == ("", "")


def test_a_count_in_brackets_is_of_the_year_of_the_one_before_it() -> None:
    said = "经费3.00万元，原因是上年某所2022年按10人（实际只有9人）预算，本年按8人预算。"
    counted = [(c.amount_text, c.period) for c in claims(said) if c.kind == "count"]
    assert counted[:2] == [("10", 2022), ("9", 2022)]


def test_what_a_need_comes_to_is_no_price() -> None:
    (found,) = claims("根据参保人数依据缴费标准需资金43.74万元。")
    assert (found.kind, found.amount_text) == ("amount", "43.74")


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        ("主要是增加6辆公务用车运维费。", "increase"),
        ("现有公务用车6辆。", ""),
        ("现有公务用车6辆，较上年减少2辆。", "decrease"),
        ("更新购置3台设备。", "increase"),
    ],
)
def test_what_is_counted_besides_what_there_is_says_so(sentence: str, direction: str) -> None:
    *_, last = claims(sentence)
    assert (last.kind, last.direction) == ("count", direction)


@pytest.mark.parametrize(
    ("made", "counts"),
    [
        ("打造不少于18个", []),  # a goal, and what is added to it is one too
        ("打造18个", [("湖畔书屋", "18"), ("新增候车亭", "70")]),
    ],
)
def test_goals_of_one_list_state_nothing(made: str, counts: list[tuple[str, str]]) -> None:
    found = claims(f"全年{made}湖畔书屋，新增70个候车亭。")
    assert [(c.indicator, c.amount_text) for c in found] == counts


@pytest.mark.parametrize(
    ("reason", "name", "direction"),
    [
        ("本年已完成4辆公务用车更新购置", "更新购置公务用车", "increase"),
        ("用于批准购置的4辆公务用车", "购置公务用车", "increase"),
        ("上年处置的4辆公务用车", "处置公务用车", "decrease"),
        ("需负担4辆公务用车运行维护费", "公务用车", ""),
        ("需负担4辆公务用车购置费", "公务用车", ""),
    ],
)
def test_things_that_come_or_go_are_none_of_those_that_there_are(
    reason: str, name: str, direction: str
) -> None:
    *_, last = claims(f"公务用车购置费9.00万元，主要是{reason}。")
    assert (last.kind, last.indicator, last.direction) == ("count", name, direction)


@pytest.mark.parametrize(
    ("sentence", "phase"),
    [
        ("全年完成交通基础设施建设投资169亿元。", ""),
        ("项目建成后带来医疗收入135万元。", ""),
        ("安排信息化建设项目169万元。", "executed"),
        ("中央基建投资资金169万元。", "executed"),
    ],
)
def test_what_work_brings_about_is_no_budget(sentence: str, phase: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.kind, claim.phase, claim.bound_table) == ("amount", phase, "")


def test_a_rate_in_times_is_of_the_change_before_it() -> None:
    *_, rate = claims("机动经费90.00万元，与上年相比增加80.00万元，增长16倍。")
    assert (rate.kind, rate.indicator, rate.direction) == ("rate", "机动经费", "increase")


def test_what_was_counted_in_another_unit_has_changed() -> None:
    found = claims(
        "采集全血372228U，比去年同期增加0.17%。采集血小板51305个治疗量，比去年同期增加6.58%。"
    )
    changes = [(c.indicator, c.percentage_text) for c in found if c.kind == "change"]
    assert changes == [("采集全血", "0.17"), ("采集血小板", "6.58")]


def test_people_of_one_body_are_of_those_counted_before() -> None:
    found = claims("离退休人员29人，其中市委宣传部26人，讲师团3人。共有车辆4辆，其中业务用车3辆。")
    assert [(c.indicator, c.amount_text) for c in found] == [
        ("离退休人员", "29"), ("离退休人员（市委宣传部）", "26"), ("离退休人员（讲师团）", "3"),
        ("共有车辆", "4"), ("业务用车", "3"),
    ]  # fmt: skip
    found = claims("实有在职人员9人，其中行政6人，事业3人，退休人员2人。")
    assert [c.indicator for c in found] == [
        "实有在职人员", "实有在职人员（行政）", "实有在职人员（事业）", "退休人员",
    ]  # fmt: skip


def test_what_is_handed_over_stands_behind_its_amount() -> None:
    *_, claim = claims("支出90.00万元，主要原因一是省监委自省检察院本级划转240万元办案费。")
    assert (claim.indicator, claim.amount_text) == ("办案费", "240")


def test_what_last_year_was_for_a_part_of_the_body_is_of_last_year() -> None:
    (claim,) = claims("上年财政仅安排省水利厅本级预留机动140.20万元。")
    assert claim.period == 2022


def test_parts_of_what_is_bought_come_in_as_it_does() -> None:
    found = claims(
        "本部门安排购置车辆6辆，其中：业务用车4辆、其他用车2辆。截至上年末共有车辆9辆，其中：业务用车9辆。"
    )
    directions = [(claim.indicator, claim.direction) for claim in found]
    assert directions == [
        ("购置车辆", "increase"),
        ("业务用车", "increase"),
        ("其他用车", "increase"),
        (found[3].indicator, ""),
        ("业务用车", ""),
    ]


@pytest.mark.parametrize("sentence", ["“十四五”以来获国家奖20项。", "建馆以来接收藏品20件。"])
def test_what_was_counted_since_some_time_is_of_no_one_year(sentence: str) -> None:
    (count,) = claims(sentence)
    assert (count.amount_text, count.period) == ("20", None)


def test_a_place_among_others_is_no_rate() -> None:
    assert [claim.kind for claim in claims("18个学科进入前1%。")] == ["count"]
