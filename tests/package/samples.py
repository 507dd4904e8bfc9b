"""Small disclosures made by hand, for the tests of package and catalogue."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from pipeline.model.disclosure import Disclosure, Provenance, Source
from pipeline.model.document import Cell, Document, Place
from pipeline.model.identity import Division, Entity, EntityLevel, Identity, Kind
from pipeline.model.records import Amount, Claim, Finding, Indicator, Outcome, Section, Severity
from pipeline.model.table import Column, ColumnRole, Entry, Meaning, Table

FILE = "涞源县医疗保障局2023年部门预算.txt"
ENTITY = Entity("涞源县医疗保障局", "806", EntityLevel.DEPARTMENT)
IDENTITY = Identity(
    division=Division("130630", "涞源县", "保定市", "河北省"),
    department="涞源县医疗保障局",
    department_slug="yiliaobaozhangju",
    fiscal_year=2023,
    kind=Kind.BUDGET,
)


def cell(text: str | None, line: int | None = None, page: int | None = None) -> Cell | None:
    return None if text is None else Cell(text, Place(FILE, line, page))


def table(
    body: list[list[str | None]],
    columns: tuple[Column, ...],
    no: int = 1,
    page: int | None = None,
    **changes: object,
) -> Table:
    """A table whose rows stand on lines 10, 11, …."""
    rows = tuple(
        tuple(cell(text, line, page) for text in row) for line, row in enumerate(body, start=10)
    )
    made = Table(
        no=no,
        name=f"{no:02d}-bumenyusuanzhichubiao",
        title="部门预算支出总表",
        number="公开03表",
        form="budget.expenditure",
        entity=ENTITY,
        unit="万元",
        section=("第一部分 部门预算",),
        place=Place(FILE, 5, page),
        header=(tuple(cell("/".join(each.path), 8, page) for each in columns),),
        columns=columns,
        body=rows,
        entries=tuple(
            Entry(number, 0, Place(FILE, 10 + number), "卫生健康", "210", "functional", 1, False)
            for number in range(len(rows))
        ),
        notes=("注：本表为测试。",),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


COLUMNS = (
    Column(0, ColumnRole.SEQUENCE, ("序号",)),
    Column(1, ColumnRole.CODE, ("功能分类科目", "科目编码")),
    Column(2, ColumnRole.LABEL, ("功能分类科目", "科目名称")),
    Column(3, ColumnRole.MEASURE, ("合计",), unit="万元", meaning=Meaning("total", "approved")),
    Column(4, ColumnRole.MEASURE, ("支出", "基本支出"), meaning=Meaning("basic")),
    Column(5, ColumnRole.MEASURE, ("支出", "项目支出"), inferred=True),
    Column(6, ColumnRole.TEXT, ("备注",)),
)
BODY: list[list[str | None]] = [
    ["1", "210", "卫生健康支出", "1,051.10", "903.45", "—", '=HYPERLINK("http://x")'],
    ["2", "21015", "医疗保障\n管理事务", "-1.90", "---", "0.00", None],
    ["3", "2101501", "行政运行", "", "5", "  ", "—"],
]
TABLES = (
    table(BODY, COLUMNS, no=1, page=2),
    table([["合计", "５.2"], ["其中", "1"]], COLUMNS[2:4], no=2, entries=()),
    table([], COLUMNS, no=3, title="政府性基金预算支出表", notes=("注：本表为空。",)),
)

AMOUNT = Amount(
    disclosure=IDENTITY.package_name,
    division_code="130630",
    division="涞源县",
    department="涞源县医疗保障局",
    entity="涞源县医疗保障局",
    entity_code="806",
    entity_level="department",
    kind="budget",
    form="budget.expenditure",
    table=TABLES[0].name,
    table_no=1,
    table_title="部门预算支出总表",
    row_no=1,
    row_label="卫生健康支出",
    classification="functional",
    code="210",
    level=1,
    is_leaf=False,
    column_no=4,
    column_label="合计",
    measure="total",
    phase="approved",
    fund="",
    direction="expenditure",
    fiscal_year=2023,
    amount_text="1,051.10",
    amount=Decimal("1051.10"),
    unit="万元",
    amount_yuan=Decimal("10511000"),
    source_file=FILE,
    source_page=2,
    source_line=10,
)
AMOUNTS = (
    AMOUNT,
    replace(AMOUNT, row_no=2, amount_text="—", amount=None, amount_yuan=None, is_leaf=None),
    replace(AMOUNT, row_no=2, column_no=5, amount_text="-1.90", amount=Decimal("-1.90")),
)
INDICATORS = (
    Indicator(
        disclosure=IDENTITY.package_name,
        project="医疗救助",
        level1="产出指标",
        level2="数量指标",
        level3="@人次",
        description="+救助人次\n不少于",
        target="≥100人",
        actual="",
        basis="",
        score="",
        source_page=None,
        source_line=40,
    ),
)
SECTIONS = (
    Section(
        disclosure=IDENTITY.package_name,
        section_no=1,
        level=1,
        heading="部门职责",
        path="第一部分/部门职责",
        entity=ENTITY.name,
        text="- 贯彻执行\n=拟订",
        source_file=FILE,
        source_page=None,
        source_line=3,
    ),
)
CLAIM = Claim(
    disclosure=IDENTITY.package_name,
    claim_no=1,
    entity=ENTITY.name,
    section="第一部分",
    sentence="支出合计1051.10万元。",
    indicator="支出合计",
    code="expenditure",
    period=IDENTITY.fiscal_year,
    phase="approved",
    fund="",
    kind="amount",
    direction="",
    amount_text="1051.10",
    amount=Decimal("1051.10"),
    unit="万元",
    amount_yuan=Decimal("10511000.00"),
    percentage_text="",
    percentage=None,
    base="",
    base_period=None,
    base_claim_no=None,
    bound_table=TABLES[0].name,
    bound_row_no=1,
    bound_column_no=3,
    source_file=FILE,
    source_page=None,
    source_line=4,
)
FINDING = Finding(
    id="a1b2c3d4e5",
    disclosure=IDENTITY.package_name,
    check="arithmetic.row_sum",
    outcome=Outcome.PASS,
    severity=Severity.NOTE,
    table=TABLES[0].name,
    row_no=1,
    code="210",
    message="合计等于各项之和",
    message_en="the total is the sum of its parts",
    printed=Decimal("1051.10"),
    expected=Decimal("1051.105"),
    difference=Decimal("-0.005"),
    tolerance=Decimal("0.01"),
    source_page=2,
    source_line=10,
)
FINDINGS = (
    FINDING,
    replace(
        FINDING,
        id="f6e7d8c9b0",
        check="prose.share",
        outcome=Outcome.FAIL,
        severity=Severity.ERROR,
        printed=Decimal("33"),
        expected=Decimal(100) / Decimal(3),
        difference=Decimal(33) - Decimal(100) / Decimal(3),
    ),
)


def disclosure(**changes: object) -> Disclosure:
    """A disclosure with three tables: one with numbers and a page, one of text, one empty."""
    made = Disclosure(
        identity=IDENTITY,
        entities=(ENTITY,),
        sources=(Source(FILE, "正文\r\n".encode(), (Document(FILE, "txt", (), (("正文", ""),)),)),),
        provenance=Provenance(url="https://example.gov.cn/a.html", published_on="2023-03-01"),
        tables=TABLES,
        amounts=AMOUNTS,
        indicators=INDICATORS,
        sections=SECTIONS,
        findings=FINDINGS,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def renamed(made: Disclosure, **identity: object) -> Disclosure:
    """The disclosure of somebody else: its identity changed, its records moved along."""
    changed = replace(made.identity, **identity)  # type: ignore[arg-type]
    name = changed.package_name
    return replace(
        made,
        identity=changed,
        amounts=tuple(replace(each, disclosure=name) for each in made.amounts),
        indicators=tuple(replace(each, disclosure=name) for each in made.indicators),
        sections=tuple(replace(each, disclosure=name) for each in made.sections),
        findings=tuple(replace(each, disclosure=name) for each in made.findings),
    )
