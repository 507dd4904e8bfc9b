"""Made-up disclosures of one kind of department in several places, arranged to be compared.

In 2023 the budgets of 岱山县 and 定海区 may stand on one scale, though one prints 万元 and the other
元. Those of 普陀区 (another form), 嵊泗县 (its row does not add up) and of a single unit may not.
岱山县 also has a budget of 2022 and a final account.
"""

from __future__ import annotations

from pathlib import Path

from tests.support import printed

DEPARTMENT_TYPE = "shuiliju"

_BUDGET = """
    部门收支总表

    部门：{name}

    单位：{unit}

    收入 → 预算数 → 支出 → 预算数
    一般公共预算拨款收入 → {total} → 农林水支出 → {total}
    本年收入合计 → {total} → 本年支出合计 → {total}
    上年结转 →  → 结转下年 →
    收入总计 → {total} → 支出总计 → {total}

    {form}

    部门：{name}

    单位：{unit}

    科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
     → 合计 → {total} → {basic} → {project}
    213 → 农林水支出 → {total} → {basic} → {project}
    21303 → 水利 → {total} → {basic} → {project}
    2130301 → 行政运行 → {basic} → {basic} →
    2130306 → 水利工程运行与维护 → {project} →  → {project}
    """
_FINAL = """
    支出决算表

    部门：{name}

    单位：{unit}

    科目编码 → 科目名称 → 本年支出合计 → 基本支出 → 项目支出
     → 合计 → {total} → {basic} → {project}
    213 → 农林水支出 → {total} → {basic} → {project}
    21303 → 水利 → {total} → {basic} → {project}
    2130301 → 行政运行 → {basic} → {basic} →
    2130306 → 水利工程运行与维护 → {project} →  → {project}
    """


def write(folder: Path) -> None:
    """All of them, each with the sidecar that says whose it is."""
    write_one(folder, "330921", "岱山县", 2023, "100.00", "60.00", "40.00")
    write_one(
        folder, "330902", "定海区", 2023, "2,500,000.00", "1,500,000.00", "1,000,000.00", unit="元"
    )
    write_one(
        folder, "330903", "普陀区", 2023, "80.00", "50.00", "30.00", form="一般公共预算支出表"
    )
    write_one(folder, "330922", "嵊泗县", 2023, "300.00", "100.00", "120.00")
    write_one(folder, "330921", "岱山县", 2023, "9.00", "5.00", "4.00", of_unit="水文站")
    write_one(folder, "330921", "岱山县", 2022, "90.00", "55.00", "35.00")
    write_one(folder, "330921", "岱山县", 2023, "98.00", "60.00", "38.00", kind="final")


def write_one(
    folder: Path,
    code: str,
    place: str,
    year: int,
    total: str,
    basic: str,
    project: str,
    *,
    unit: str = "万元",
    form: str = "部门支出总表",
    kind: str = "budget",
    of_unit: str = "",
    department: str = "水利局",
) -> None:
    name = place + (of_unit or department)
    sidecar = {
        "division": f'"{code}"',
        "department": place + department,
        "fiscal_year": str(year),
        "kind": kind,
        **({"unit": name} if of_unit else {}),
    }
    text = printed(_BUDGET if kind == "budget" else _FINAL).format(
        name=name, unit=unit, form=form, total=total, basic=basic, project=project
    )
    path = folder / f"{name}{year}{kind}.txt"
    path.write_text(f"{name}{year}年\n\n{text}", encoding="utf-8")
    stated = "".join(f"{key}: {value}\n" for key, value in sidecar.items())
    path.with_suffix(".yml").write_text(stated, encoding="utf-8")
