"""The collector of cycles is paused for a disclosure and no longer."""

import gc

import pytest

from pipeline.assemble.disclosure import build_disclosure
from pipeline.collector import collector_paused
from pipeline.model.refusal import Refusal
from pipeline.vocabulary import load_vocabulary
from pipeline.website.jobs.manifest import Made
from pipeline.website.jobs.pool import Crew, run_all


@collector_paused()
def is_collecting() -> bool:
    return gc.isenabled()


def test_the_collector_rests_within_and_goes_on_behind() -> None:
    assert not is_collecting()
    assert gc.isenabled()


def test_one_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        is_collecting()
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_it_goes_on_behind_a_disclosure_that_is_refused() -> None:
    with pytest.raises(Refusal):
        build_disclosure([("x.txt", b"nothing")], None, "x.yml", load_vocabulary())
    assert gc.isenabled()


def test_a_job_of_the_site_is_made_with_the_collector_at_rest() -> None:
    def make(house: object, job: str) -> dict[str, Made]:
        return {job: Made("", {"rests": not gc.isenabled()})}

    made = run_all(object(), make, ["a", "b"], Crew(1))  # type: ignore[arg-type]
    assert [dict(each.files) for each in made.values()] == [{"rests": True}] * 2
    assert gc.isenabled()
