"""Placeholders, doubled punctuation and open brackets, and what only looks like them."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome, Severity
from tests.support import printed, understood

PLACEHOLDER, PUNCTUATION = "form.placeholder", "form.punctuation"


@pytest.mark.parametrize(
    "line",
    [
        "岱山县XX局2023年部门预算公开如下：",
        "收入总计ＸＸＸ万元。",
        "本部门共有车辆××辆。",
        "2023年预算为____万元。",
        "比上年下降（增长）27.78%。",
        "增加（减少）3.00万元。",
        "决算数大于（小于）预算数的主要原因是节约开支。",
        "截至0000年末。",
        "[值]",
        "财政拨款［百分比］",
        "（如持平作持平表述）",
        "办公费、水费等。（按“部门预算公开06表”中实际发生的经济分类事项填写）",
        "主要包括：差旅费等（根据基本支出表实际发生的科目填列）。",
        "○○○○年预算安排如下。",
        "二、收入情况（请说明增减变化原因）",
        "三、支出情况（此处填写主要支出）",
        "与上年持平，主要原因是。其中：购置费0万元。",
        "决算数减少3.01万元，主要是因为。",
        "比上年增加11.87万元，主要是。",
        "收入增加/减少3.00万元。",
        "岱山县水利局包括5个机关行政处（科、股）室及2个下属单位。",
        "岱山县水利局部门（单位）共有车辆5辆。",
        "增加（减少）的主要原因是人员变动。",
        "决算数大小于预算数的主要原因：调减项目。",
        "政府性基金拨款支出预算0万元，与2022年预算增加持平。",
        "第三部分 岱山县水利局202年度部门预算情况说明",
        "编报目标的项目7个，金额90.00万元。（绩效管理情况，以及项目数量、单位数量、预算金额等）",
        "公务接待费5.00万元，占%，与上年持平。",
        "本年收入与上年相比，增加万元，增长5%。",
        "公务接待费支出为万元。",
        "商品和服务支出7.00万元，占基本支出预算%，增加1.00万元。",
        "因公出国（境）费0万元，比上年减少万元；",
        "结合自评情况，分析存在的问题及原因。（200字以内）",
        "五、国有资产占有使用情况（增加内容）",
        "对照年度目标，说明相关任务的完成情况（100字以内）",
    ],
)
def test_template_text_left_in_prose_is_told(line: str) -> None:
    (finding,) = understood(line).of(PLACEHOLDER, Outcome.FAIL)
    assert finding.source_line == 1
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    "line",
    [
        "规格为1200×600毫米的展板。",
        "型号LXX3的水泵。",
        "比上年增加3.00万元，增长（按可比口径）5.1%。",
        "反映增减变化（增加或减少）的原因。",
        "所占比例以%计，占5%，占比（%），比上年减少2万元。",
        "预算执行率未达到90%的需说明原因（100字以内）",
        "增加（减少）情况见下表。",
        "合计10000万元，编码2130000。",
        "___________________________________________________x",
        "绩效目标内容已经审核。",
        "二〇〇〇年成立。",
        "不予公开的，请说明理由后向本机关提出。",
        "分析主要原因。",
        "其他收入（本年度无需填列）0万元。",
        "本表根据省财政厅的批复填列。",
        "组织填报（按季度填报的除外）统计表。",
        "增加/减少情况见附表。",
        "与上年相比有所增加，持平的有两项。",
        "2022年度部门预算情况说明",
        "设备型号为XX-2000型。",
        "共有设备7台。（不含单价较低的设备，其数量和金额另行统计）",
    ],
)
def test_what_only_looks_like_it_is_not(line: str) -> None:
    if line.startswith("___"):
        line = "- - -"
    assert understood(line).outcomes(PLACEHOLDER) == [Outcome.PASS]


@pytest.mark.parametrize(
    ("goal", "severity"),
    [("1.目标内容1", Severity.WARNING), ("1.目标内容1加固堤防", Severity.NOTE)],
)
def test_a_label_of_the_template_is_told_graver_with_nothing_behind(
    goal: str, severity: Severity
) -> None:
    found = understood(
        printed(f"""
        防汛项目绩效目标表

        绩效目标 → {goal} → →
        一级指标 → 二级指标 → 三级指标 → 指标值
        产出指标 → 数量指标 → 加固长度 → 3公里
        """)
    )
    (finding,) = found.of(PLACEHOLDER, Outcome.FAIL)
    assert finding.severity is severity


@pytest.mark.parametrize(
    "line",
    [
        "一是加固堤防，，二是疏浚河道。",
        "按规定执行。。",
        "购置水泵、。",
        "较上年增加增加3万元。",
        "其中：其中：水利支出",
        "开展信息安全登记保护测评。",
        "基金支出预算0万元，比2022年预算执行数持平。",
        "推进水利建设，覆盖乡镇16人，群众受益。",
        "历行节约，压减一般性支出。",
        "坚持与时具进，加强能力建设。",
        "开设专用帐户，专款专用。",
        "改善办工条件，购置办工设备。",
        "提升整体基础设水平。",
        "完成信息平台（二期）建设建设等任务。",
        "培训水文监测员测员，每月一次。",
        "公务接待费费1.20万元。",
        "增加5.00万元，主要原因是是人员增加。",
        "一般公共预算收入：指县级级财政当年拨付的资金。",
        "2023年年度部门工作任务",
        "对水利工作的的满意度。",
        "主要用于主要用于堤防加固。",
        "按《水利条例》（2020年版执行。",
        "按“一河一策要求执行。",
        "按“一河一策“要求执行。",
        "满意度》90%。",
        "2026A 年，本局主要任务如下",
        "2026年预算数3,623.98为万元，用于堤防加固。",
        "主要用于进行进行堤防加固。",
        "运行维护费6.7万元（比上年减少2.3万元。）比上年减少2.3万元。",
        "项目支出增加，较上一度增加11.33万元。",
        "机动经费140.2万元，与上年相未发生变化。",
        "公用经费比上增加1.2万元。",
        "拟订防汛督査制度并组织实施。",
        "负责征收集体士地房屋补偿工作。",
        "根据晋财预【2021】36号文件安排资金。",
        "2026年政府性基金支出预算支出0万元。",
    ],
)
def test_doubled_marks_and_words_are_told(line: str) -> None:
    (finding,) = understood(line).of(PUNCTUATION, Outcome.FAIL)
    assert finding.severity is Severity.NOTE


def test_a_slip_far_into_a_paragraph_is_quoted_with_what_stands_around_it() -> None:
    said = "2026年度收入支出总计9859.38万元，主要原因是堤防加固项目支出增加，水库管理项目支出减少。"
    (finding,) = understood(f"{said}项目支出较上一度增加11.33万元。").of(PUNCTUATION, Outcome.FAIL)
    assert "较上一度增加" in finding.message


@pytest.mark.parametrize(
    "line",
    [
        "水利、农业……等支出。",
        "与上年相比上年持平，同比上年持平，比上年增加3%，与预算持平。",
        "覆盖乡镇16个，覆盖社区16人次。",
        "举办工会活动，搭建帐篷，一贯切实落实，申报消费用品。",
        "农田建设建设用地和大学大学生，研究研究报告（二零二零）。",
        "其他。。。",
        "（五）、增强服务意识",
        "“三公”经费：。是否？！",
        "增加，增加的原因如下：",
        "一、总体",
        "达到目的的项目和费费率，以及及时公开。",
        "审核未过的主要原因是是否合规存疑，重点防止主要是是非不分。",
        "采购标的的数量，公众参与与监督，普法普及及宣传，的的确确节约。",
        "当年年度预算已经批准，每年年度考核按预算安排安排的经费执行。",
        "巴士地铁接驳，院士地方工作站，战士地方慰问。",
        "根据晋财预〔2021〕36号文件、【2021】年度计划安排资金。",
        "按《关于压减支出的通知》10%的比例压减。",
        "一、工作任务\n1)负责综合工作；2)负责文秘工作。",
        "与上一度假期相比，与上年相同，与上年相差不大，护士地位提高，女士地址。",
        "（含职业年金补记支出。）比上述支出多。",
        "2026年财政拨款支出预算支出情况说明",
        "水位比上升更快，较上游减少。",
        "一、年年有余",
        "1）收入；2）支出。",
        "“一河一策”“一湖一策”。",
        "按《水利条例》（“新条例”，2020年版）执行。",
        "按《水利条例》（2020年版\n）执行。",
    ],
)
def test_single_marks_and_ellipses_are_not(line: str) -> None:
    found = understood(line.replace("：。", "："))
    assert found.outcomes(PUNCTUATION) == [Outcome.PASS]


@pytest.mark.parametrize(
    ("title", "outcome"),
    [
        ("3、关于下达防汛资金的通知（水利绩效目标表", Outcome.FAIL),
        ("3、关于下达防汛资金的通知（水利）绩效目标表", Outcome.PASS),
        ("1）防汛项目绩效目标表", Outcome.PASS),
    ],
)
def test_a_bracket_left_open_in_a_title_is_told(title: str, outcome: Outcome) -> None:
    assert understood(title).outcomes(PUNCTUATION) == [outcome]


def test_a_bracket_that_the_next_line_closes_is_closed() -> None:
    found = understood("二、一般公共预算支出情况（按功能\n分类科目）")
    assert found.outcomes(PUNCTUATION) == [Outcome.PASS]


@pytest.mark.parametrize(
    ("cell", "outcome"),
    [
        (f"加强水库“1+N“体系建设，{'组织巡查，' * 8}保障安全", Outcome.FAIL),
        (f"加强水库“1+N”体系建设，{'组织巡查，' * 8}争创“平安“一号”水库”", Outcome.PASS),
        ("”一站式“结算时限", Outcome.FAIL),
        ("“防汛行动“成本控制率", Outcome.FAIL),
        ("“防汛行动”成本控制率", Outcome.PASS),
        ("防汛行动（汛前", Outcome.PASS),
    ],
)
def test_quotes_in_short_cells_are_paired_and_brackets_may_be_cut(
    cell: str, outcome: Outcome
) -> None:
    found = understood(
        printed(f"""
        防汛项目绩效目标表
        一级指标 → 二级指标 → 三级指标 → 指标值
        产出指标 → 时效指标 → {cell} → 3天
        产出指标 → 数量指标 → 加固长度 → 3公里
        """)
    )
    assert found.outcomes(PUNCTUATION) == [outcome]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("3.收支预算减少的主要原因，机构改革后划出两个单位。", "“，”疑为“：”之误"),
        ("委托业务费下降3%。主要原因，一是服务项目暂缓；二是压减资金。", "“，”疑为“：”之误"),
        ("增加的主要原因是一是新增人员，二是调整标准。", "“是”疑为“：”之误"),
        ("截止2022年底，本单位共有车辆2辆。", "“截止”疑为“截至”之误"),
        ("增加的主要原因是因一是事业单位改革，二是人数增加。", "“是因”疑为“：”之误"),
        ("较上年增加9.02万元，主要原因本年度增加了经费。", "“主要原因”疑为“主要原因是”之误"),
        ("包括：基本工资、津贴补贴、资金、绩效工资。", "“资金”疑为“奖金”之误"),
        ("主要原因是提租补政策性调整。", "“提租补”疑为“提租补贴”之误"),
        ("进一部加强管理。", "“进一部”疑为“进一步”之误"),
        ("主要是根据公务用处实际情况安排。", "“公务用处”疑为“公务用车”之误"),
        ("承担县防汛工作位员会日常工作。", "“位员会”疑为“委员会”之误"),
        ("开展促销费稳增长活动。", "“促销费”疑为“促消费”之误"),
        ("保障刑事讼诉活动顺利进行。", "“讼诉”疑为“诉讼”之误"),
        ("指标3：获获服务企业的进口业绩", "“获获”疑为“获得”之误"),
        ("目前没有有手术台数数据。", "“没有有”疑为“没有”之误"),
        ("业务收入增涨5%。", "“增涨”疑为“增长”之误"),
        ("用于土地和无形资产，以及构建基础设施、大型修缮。", "“构建”疑为“购建”之误"),
        ("相关支出不在本报表反应。", "“反应”疑为“反映”之误"),
        ("反应本单位全年各项支出。", "“反应”疑为“反映”之误"),
        ("门诊费用补偿比列", "“比列”疑为“比例”之误"),
        ("物资采购合规律", "“合规律”疑为“合规率”之误"),
        ("调整缴费保准。", "“保准”疑为“标准”之误"),
        ("统计收益农户名单。", "“收益”疑为“受益”之误"),
        ("各类公务接待（外宾接待）费用。", "“外宾接待”疑为“含外宾接待”之误"),
        ("按工程进度支付支付货款。", "“支付支付”重复"),
        ("金额单位：单位：万元", "“单位：单位：”重复"),
        ("负责重大活动医疗障工作。", "“障”疑为“保障”之误"),
        (
            "比2025年执行减少12.00万元，2025年执行数为90.00万元。",
            "“执行”在文中另作“执行数”",
        ),
        ("拔付补助资金。", "“拔付”疑为“拨付”之误"),
        ("己完成堤防加固。", "“己”疑为“已”之误"),
        ("年初预算为0.88万元，支出决算为0.88万元。完成预算的100%。", "“。”疑为“，”之误"),
        (
            "30399 其他对个人和家庭的补助，对个人和家庭补助支出1元。",
            "“对个人和家庭补助”在文中另作“对个人和家庭的补助”",
        ),
        ("支出功能分科目（按大类）", "“功能分科目”疑为“功能分类科目”之误"),
        ("对附属单位上缴收入", "“对附属单位上缴收入”疑为“附属单位上缴收入”之误"),
        ("2021年部综合预算收入总表", "“部”疑为“部门”之误"),
        ("本单位2023年预算支出支出100.00万元。", "“支出支出”重复"),
        ("水文中心追加因业务增长追加了监测经费。", "“追加”重复"),
    ],
)
def test_a_wrong_word_before_a_reason_or_a_day_is_told(text: str, meant: str) -> None:
    (finding,) = understood(text).of(PUNCTUATION, Outcome.FAIL)
    assert meant in finding.message


def test_a_line_with_a_wrong_word_and_a_doubled_one_is_told_of_both() -> None:
    findings = understood("反应本单位当年全部收入，其中：其中：一般公共预算收入31.20万元。").of(
        PUNCTUATION, Outcome.FAIL
    )
    assert ["反应" in each.message.split("”：")[1] for each in findings] == [True, False]
    assert "“其中：其中：”重复" in findings[1].message


@pytest.mark.parametrize(
    "text",
    [
        "分析支出减少的主要原因，并提出建议。",
        "支出减少的主要原因是，机构改革后划出两个单位。",
        "委托业务费下降3%，主要原因：一是服务项目暂缓；二是压减资金。",
        "主要原因，是服务项目暂缓。",
        "报名截止到2022年底，截止日期不变。",
        "截至2022年底，本单位共有车辆2辆。",
        "商场促销费用10万元。",
        "主要原因是因一次性项目结束，购进一部电梯，提租补贴政策性调整。",
        "基本工资、津贴补贴、奖金、绩效工资，清退体育器材，各项日常支出。",
        "原因是：一是新增人员；二是调整标准。",
        "支持诉讼诉前调解，排除医疗障碍，提高社会障碍者福利。",
        "构建基础设施网络，应急反应迅速，成就否定。",
        "比2025年执行数减少12.00万元，与上年执行一致。",
        "对个人和家庭的补助1万元。完成预算的情况如下，对附属单位补助支出，功能分类科目。",
        "干部选拔付出努力，自己完成任务，知己纳入，教授于2020年到任，供给于民。",
        "30399 其他对个人和家庭的补助，50999 其他对个人和家庭补助。",
        "（三）对个人和家庭补助支出13.73万元，比上年减少。",
        "收入90万元（详见公开表1、2），比上年减少10万元；详见1）收入表。",
        "报名截止日期，批复盖章，宣布署名，诸侯车马，必需的设备。",
        "反应迅速，处置得当；比列入预算的多，两项对比列表，符合规律、不合规律的都有，保准确，收益率高。",
        "公务接待（含外宾接待）支出，移动支付支付方式，编制单位：甲局，单位：万元。",
        "反应堆预算支出20.00万元，反应釜购置支出8.00万元；反应灵敏的财政预算应急机制，反应抗原采购支出2.30万元。",
        "资产收益贫困户60户，集体经济收益农户分红比例达到60%，村民股份收益农户320户。",
        "管理更加合规律、合民意，审判工作合规律，群众满意；待遇保准则，质量保准入制度，待遇保准发放。",
        "公务接待（外宾接待）支出0.30万元，占比列全市第一，同比列各县之首。",
        "支付支付宝手续费0.30万元，国库集中支付支付系统升级，授权支付支付额度已核对。",
        "填报单位：单位：万元",
        "没有有力措施，没有有效手段，新增涨价项目，查获获利金额，荣获获奖证书。",
    ],
)
def test_words_as_they_should_be_are_not(text: str) -> None:
    assert understood(text).of(PUNCTUATION, Outcome.FAIL) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("下降（增长）2 7.78%。", "“下降（增长）2 7.78”：模板的选项"),
        ("办公费、水费等。（按06表据实填列）", "：模板的填写说明“（按06表据实填列）”未删除"),
        ("收入总计ＸＸＸ万元。", "：留有占位文字“ＸＸＸ”，未填写"),
    ],
)
def test_what_the_template_left_is_quoted_as_it_is_printed(line: str, said: str) -> None:
    (finding,) = understood(line).of(PLACEHOLDER, Outcome.FAIL)
    assert said in finding.message


def test_a_long_sentence_is_quoted_as_it_is_printed() -> None:
    text = (
        "承担全县医疗保障（生育）工作；" * 6
        + "保障刑事讼诉（审判），确保安全。"
        + "组织开展各项工作；" * 6
    )
    (finding,) = understood(text).of(PUNCTUATION, Outcome.FAIL)
    assert "工作；保障刑事讼诉（审判），确保安全" in finding.message


def test_a_wrong_word_hides_no_other_that_is_doubled() -> None:
    found = understood("反应本单位2023年支出9.00万元，其中：其中：拨款9.00万元。").of(
        PUNCTUATION, Outcome.FAIL
    )
    assert [each.message.rpartition("：")[2] for each in found] == ["“反应”疑为“反映”之误", "”重复"]


def test_a_wrong_word_is_told_once() -> None:
    found = understood("截止2022年底，有车辆2辆。\n\n截止2022年12月31日，有设备3台。")
    assert len(found.of(PUNCTUATION, Outcome.FAIL)) == 1
