"""What `specs` holds, as typed values: forms, headings, captions, code lists, divisions, layouts.

A file that does not fit its type raises on loading, naming the file and the key: a broken spec is
a broken program. Loaded once per process.
"""

from pipeline.vocabulary.accounted import AccountedSpec
from pipeline.vocabulary.captions import Captions
from pipeline.vocabulary.checks import Checks, CheckSpec
from pipeline.vocabulary.claim_indicators import ClaimIndicator
from pipeline.vocabulary.claims import ClaimSpec
from pipeline.vocabulary.codes import CodeList, Divisions
from pipeline.vocabulary.department_kinds import DepartmentKind, DepartmentKinds, Named
from pipeline.vocabulary.forms import Form, Forms
from pipeline.vocabulary.headings import Headings
from pipeline.vocabulary.identity import IdentitySpec, first_match
from pipeline.vocabulary.indicators import IndicatorSpec
from pipeline.vocabulary.layouts import Layout, Layouts
from pipeline.vocabulary.load import SPECS, Vocabulary, load_vocabulary, specs_fingerprint
from pipeline.vocabulary.performance import PerformanceSpec
from pipeline.vocabulary.spec import SpecError, compiled
from pipeline.vocabulary.wording import Wording

__all__ = [
    "SPECS",
    "AccountedSpec",
    "Captions",
    "CheckSpec",
    "Checks",
    "ClaimIndicator",
    "ClaimSpec",
    "CodeList",
    "DepartmentKind",
    "DepartmentKinds",
    "Divisions",
    "Form",
    "Forms",
    "Headings",
    "IdentitySpec",
    "IndicatorSpec",
    "Layout",
    "Layouts",
    "Named",
    "PerformanceSpec",
    "SpecError",
    "Vocabulary",
    "Wording",
    "compiled",
    "first_match",
    "load_vocabulary",
    "specs_fingerprint",
]
