"""What covers of other places print: each states its body, place, year, kind and scope."""

from __future__ import annotations

import pytest

from pipeline.model.identity import EvidenceOf, EvidenceSource, Scope
from pipeline.model.refusal import Refusal
from tests.identify.conftest import Identified


@pytest.mark.parametrize(
    ("cover", "package"),
    [
        ("苏州市姑苏区人民法院2026年度部门预算", "320508-renminfayuan-2026-budget"),
        ("2025年度苏州市教育局部门决算公开", "320500-jiaoyuju-2025-final"),
        (
            "湖州市南浔区练市镇人民政府2026年部门预算",
            "330503-lianshizhenrenminzhengfu-2026-budget",
        ),
        ("佛山市南海区妇女联合会2026年部门预算", "440605-funvlianhehui-2026-budget"),
        (
            "佛山市禅城区石湾镇街道办事处2024年度部门决算",
            "440604-shiwanzhenjiedaobanshichu-2024-final",
        ),
        ("长春市二道区人民检察院2025年部门预算公开", "220105-renminjianchayuan-2025-budget"),
        ("长沙市岳麓区档案馆2026年部门预算", "430104-danganguan-2026-budget"),
        ("湖南省长沙监狱2026年部门预算", "430000-changshajianyu-2026-budget"),
        ("中共长沙市委党校2024年度部门决算", "430100-zhonggongweidangxiao-2024-final"),
        ("共青团长沙市委员会2026年部门预算", "430100-gongqingtuanweiyuanhui-2026-budget"),
        ("民革长沙市委2026年部门预算", "430100-mingewei-2026-budget"),
        ("长沙市供销合作总社2026年部门预算", "430100-gongxiaohezuozongshe-2026-budget"),
        ("长沙市红十字会2026年部门预算", "430100-hongshizihui-2026-budget"),
        ("长沙市工商业联合会2026年部门预算", "430100-gongshangyelianhehui-2026-budget"),
        ("长沙市公安局芙蓉分局2026年部门预算", "430100-gonganjufurongfenju-2026-budget"),
        ("岱山县机关事务管理局2023年部门预算", "330921-jiguanshiwuguanliju-2023-budget"),
        ("岱山县水利局关于2026年部门预算公开的说明", "330921-shuiliju-2026-budget"),
        ("岱山县水利局2023年部门预算及“三公”经费预算信息公开", "330921-shuiliju-2023-budget"),
        ("教育部2026年部门预算", "000000-jiaoyubu-2026-budget"),
        ("国家发展和改革委员会2026年部门预算", "000000-guojiafazhanhegaigeweiyuanhui-2026-budget"),
        ("中国气象局2024年度部门决算", "000000-zhongguoqixiangju-2024-final"),
        ("最高人民法院2026年部门预算", "000000-zuigaorenminfayuan-2026-budget"),
        ("中共中央宣传部2026年部门预算", "000000-zhonggongzhongyangxuanchuanbu-2026-budget"),
        ("国家税务总局岱山县税务局2026年部门预算", "330921-guojiashuiwuzongjushuiwuju-2026-budget"),
        ("广州海关2024年度部门决算", "000000-guangzhouhaiguan-2024-final"),
        (
            "国家统计局浙江调查总队2026年部门预算",
            "000000-guojiatongjijuzhejiangdiaochazongdui-2026-budget",
        ),
        (
            "中国民主促进会中央委员会2026年部门预算",
            "000000-zhongguominzhucujinhuizhongyangweiyuanhui-2026-budget",
        ),
        ("二〇二五年度岱山县水利局部门预算", "330921-shuiliju-2025-budget"),
        ("2025年部门预算公开\n岱山县水利局\n2025年3月", "330921-shuiliju-2025-budget"),
        ("二〇二五年部门预算\n岱山县水利局", "330921-shuiliju-2025-budget"),
        ("岱山县水利局2024年度部门决算（含所属单位）", "330921-shuiliju-2024-final"),
        ("2026年部门预算公开（岱山县水利局）", "330921-shuiliju-2026-budget"),
        (
            "岱山县水利局（岱山县河长办）2026年部门预算",
            "330921-shuilijudaishanxianhezhangban-2026-budget",
        ),
    ],
)
def test_a_cover_states_department_place_year_and_kind(
    identified: Identified, cover: str, package: str
) -> None:
    found = identified(cover + "\n")
    assert found.package_name == package
    assert found.scope is Scope.DEPARTMENT


@pytest.mark.parametrize(
    ("cover", "package"),
    [
        (
            "苏州工业园区教育局2026年部门预算",
            "320500-suzhougongyeyuanqujiaoyuju-2026-budget",
        ),
        (
            "长春净月高新技术产业开发区管理委员会2026年部门预算",
            "220100-changchunjingyuegaoxinjishuchanyekaifaquguanliweiyuanhui-2026-budget",
        ),
        (
            "郑州航空港经济综合实验区公安局2026年部门预算",
            "410100-zhengzhouhangkonggangjingjizongheshiyanqugonganju-2026-budget",
        ),
        (
            "雄安新区管理委员会公共服务局2026年部门预算",
            "130000-xionganxinquguanliweiyuanhuigonggongfuwuju-2026-budget",
        ),
    ],
)
def test_a_development_zone_lies_in_the_city_that_its_name_begins_with_or_where_it_is_listed(
    identified: Identified, cover: str, package: str
) -> None:
    assert identified(cover + "\n").package_name == package


@pytest.mark.parametrize("name", ["凉山州", "凉山彝族自治州"])
def test_an_autonomous_place_may_be_printed_without_its_peoples(
    identified: Identified, name: str
) -> None:
    assert identified(f"{name}水利局2026年部门预算\n").package_name == "513400-shuiliju-2026-budget"


@pytest.mark.parametrize(
    ("cover", "package"),
    [
        (
            "孟村回族自治县新县镇人民政府2026年部门预算",
            "130930-xinxianzhenrenminzhengfu-2026-budget",
        ),
        ("宁波市镇海区水利局2026年部门预算", "330211-shuiliju-2026-budget"),
        ("2026年部门预算公开\n和静县教育局", "652827-jiaoyuju-2026-budget"),
        ("2026年部门预算公开及\n和田地区水利局", "653200-shuiliju-2026-budget"),
        ("《岱山县水利局2026年部门预算》", "330921-shuiliju-2026-budget"),
        ("岱山县水利局2016年财政拨款收支预算和“三公”经费预算公开", "330921-shuiliju-2016-budget"),
        (
            "河南省郑州航空港经济综合实验区公安局2026年部门预算",
            "410100-zhengzhouhangkonggangjingjizongheshiyanqugonganju-2026-budget",
        ),
        ("云南滇中新区财政局2026年部门预算", "530000-yunnandianzhongxinqucaizhengju-2026-budget"),
        ("中国农业科学院2026年部门预算", "000000-zhongguonongyekexueyuan-2026-budget"),
    ],
)
def test_names_that_hold_the_names_of_other_places_or_words_of_titles(
    identified: Identified, cover: str, package: str
) -> None:
    assert identified(cover + "\n").package_name == package


@pytest.mark.parametrize("name", ["北京城建集团", "湖州师范学院", "长沙橘子洲服务中心"])
def test_a_short_name_of_a_city_in_another_name_is_no_place(
    identified: Identified, name: str
) -> None:
    with pytest.raises(Refusal, match=f"division: {name} names no division"):
        identified(f"{name}2026年部门预算\n")


@pytest.mark.parametrize(
    "lines",
    [
        "2026年度\n\n岱山县水利局\n\n部门预算",
        "岱山县水利局\n\n2026年部门预\n\n算",
        "2026年岱山县水利局部门预\n\n算",
        "岱山县水利局部门\n\n2026年度部门预算信息公开",
        "岱山县\n\n水利局\n\n2026年度部门预算",
        "附件2\n\n2026年部门综合预算公开报表\n\n部门名称：岱山县水利局",
        "岱山县2026年县级部门预算\n\n预算主管部门：岱山县水利局\n\n编制部门：岱山县水利局",
        "岱山县2026年县级部门预算\n\n预算主管部门：岱山县水利局",
        "岱山县水利局\n\n部门预算\n\n二○二六年度",
        "2026年部门预算\n\n部门名称（公章）：岱山县水利局",
        "2026年部门预算\n\n编制单位(盖章)：岱山县水利局   编报日期：2026年2月12日",
    ],
)
def test_a_cover_over_several_lines_is_one(identified: Identified, lines: str) -> None:
    found = identified(lines + "\n\n目 录\n\n一、部门概况\n")
    assert found.package_name == "330921-shuiliju-2026-budget"


def test_a_broken_name_without_a_place_is_read_whole(identified: Identified) -> None:
    found = identified("海潮\n\n科技大学\n\n2026年度部门预算\n", division="330921")
    assert found.department == "海潮科技大学"


# Units and own offices


def test_units_take_their_department_from_their_name(identified: Identified) -> None:
    found = identified("2026年度\n\n岱山县公安局交通管理大队\n\n单位预算\n")
    assert (found.department, found.unit) == ("岱山县公安局", "岱山县公安局交通管理大队")
    assert found.evidence_of(EvidenceOf.DEPARTMENT).source is EvidenceSource.NAME  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "sentence",
    [
        "岱山县水文站是岱山县水利局下属的事业单位。",
        "岱山县水文站（单位）是岱山县水利局直属的公益一类单位。",
        "岱山县水文站是全额拨款单位，岱山县水利局单位预算组成单位之一。",
    ],
)
def test_units_take_their_department_from_a_sentence_about_them(
    identified: Identified, sentence: str
) -> None:
    found = identified(f"""
        岱山县2026年县级单位预算

        预算单位：岱山县水文站

        目 录

        一、单位主要职能

        一、单位主要职能

        {sentence}
        """)
    assert (found.department, found.unit) == ("岱山县水利局", "岱山县水文站")
    assert found.package_name == "330921-shuiliju-2026-budget-unit-shuiwenzhan"


def test_a_department_that_prose_only_mentions_is_not_in_charge(identified: Identified) -> None:
    found = identified("""
        岱山县水文站2026年单位预算

        目 录

        一、单位主要职能

        协助岱山县水利局直属各站开展监测。
        """)
    assert found.department == "岱山县水文站"


@pytest.mark.parametrize("mark", ["（本级）", "(本级)", "本级", "机关", "局机关", "（机关）"])
def test_the_own_office_never_meets_the_whole_department(identified: Identified, mark: str) -> None:
    own = identified(f"岱山县水利局{mark}2026年部门预算\n")
    whole = identified("岱山县水利局（汇总）2026年部门预算\n")
    assert own.scope is Scope.OWN_OFFICE
    assert own.package_name == f"{whole.package_name}-unit-benji"
    assert whole.department == own.department == "岱山县水利局"


@pytest.mark.parametrize("mark", ["本级", "机关"])
def test_the_own_office_may_stand_behind_the_title(identified: Identified, mark: str) -> None:
    found = identified(f"岱山县水利局2024年度部门决算（{mark}）\n")
    assert (found.scope, found.department) == (Scope.OWN_OFFICE, "岱山县水利局")


def test_a_unit_that_names_only_the_department_above_is_asked_for(identified: Identified) -> None:
    with pytest.raises(Refusal, match="cannot tell its department"):
        identified("岱山县2026年县级单位预算\n\n主管部门：岱山县水利局\n")


def test_a_cover_without_a_body_tells_the_kind_before_the_contents_page(
    identified: Identified,
) -> None:
    found = identified("""
        2024年度部门决算公开

        单位名称：岱山县水利局

        目 录

        第二部分 2025年部门预算表
        """)
    assert found.package_name == "330921-shuiliju-2024-final"


def test_another_name_in_brackets_makes_no_other_body(identified: Identified) -> None:
    found = identified("""
        岱山县水利局（岱山县河长办）2026年部门预算

        目 录

        部门预算收支总表

        部门：岱山县水利局

        项目 → 金额
        合计 → 1.00
        """)
    assert (found.unit, found.in_charge) == ("", "")


def test_captions_that_all_say_so_make_it_the_own_office(identified: Identified) -> None:
    found = identified("""
        2026年岱山县水利局部门预算

        目 录

        收支总表

        部门名称：岱山县水利局（本级）

        项目 → 金额
        合计 → 1.00
        """)
    assert found.unit == "岱山县水利局（本级）"


def test_a_department_without_units_is_the_whole_department(identified: Identified) -> None:
    found = identified("岱山县水利局2026年部门预算\n\n本部门预算包括岱山县水利局本级预算。\n")
    assert found.scope is Scope.DEPARTMENT


def test_a_university_discloses_as_a_department_under_its_ministry(identified: Identified) -> None:
    found = identified("""
        海潮大学

        2026年度部门预算

        目 录

        一、学校基本情况

        一、学校基本情况

        海潮大学（Haichao University）是教育部直属的综合大学。
        """)
    assert (found.department, found.unit, found.in_charge) == ("海潮大学", "", "教育部")
    assert found.division.code == "000000"


def test_three_printings_of_a_party_body_have_one_address(identified: Identified) -> None:
    names = ("浙江省委办公厅", "中共浙江省委办公厅", "中国共产党浙江省委员会办公厅")
    found = {identified(f"{name}2026年部门预算\n").package_name for name in names}
    assert found == {"330000-zhonggongweibangongting-2026-budget"}


@pytest.mark.parametrize(
    "cover",
    [
        '浙江省舟山市岱山县水利局2023年度部门预算及"三公"经费预算公开说明',
        "第一部分 岱山县妇联部门概况\n一、主要职责\n第二部分 岱山县妇联部门2023年部门预算表",
        "首页\n政务公开\n部门预算\n岱山县水利局2023年部门预算公开",
    ],
)
def test_a_body_is_told_among_quotes_parts_and_menus(identified: Identified, cover: str) -> None:
    table = "\n\n部门收支总表\n单位：万元\n项目 → 预算数\n一、财政拨款收入 → 12.00\n"
    found = identified(cover + table)
    assert (found.division.code, found.fiscal_year, found.kind) == ("330921", 2023, "budget")
    assert found.department.startswith(("岱山县", "浙江省舟山市岱山县"))
