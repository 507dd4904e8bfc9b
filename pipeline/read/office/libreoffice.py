"""Word 97, RTF, OpenDocument text and the XML of Office 2003 → docx or xlsx.

LibreOffice does all but Word 2003 XML. Each conversion has its own temporary folder and its own
profile, so that many can run at once and none sees another's settings. Macros are off, links are
not followed, and there is no network.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.model.refusal import Refusal
from pipeline.read.formats import Format
from pipeline.read.office.freeze import freeze
from pipeline.read.office.wordml import docx_of

SOFFICE = "MINGZHANG_SOFFICE"
"""The environment variable that names LibreOffice's program where it is not on PATH."""
TIMEOUT = 180.0
"""Seconds that one file may take; most take three."""
MAX_BYTES = 256 * 1024 * 1024

_FILTERS = {Format.DOCX: "MS Word 2007 XML", Format.XLSX: "Calc MS Excel 2007 XML"}
_KINDS: dict[Format, tuple[str, str, Format]] = {
    Format.DOC: ("a Word 97 document (doc, wps)", "doc", Format.DOCX),
    Format.RTF: ("RTF", "rtf", Format.DOCX),
    Format.ODT: ("OpenDocument text (odt)", "odt", Format.DOCX),
    Format.SPREADSHEETML: ("an Excel 2003 XML workbook", "xml", Format.XLSX),
}
"""What a format is called, the ending LibreOffice knows it by, and what it becomes."""

_OPTIONS = (
    "--headless",
    "--invisible",
    "--nologo",
    "--nodefault",
    "--nofirststartwizard",
    "--nolockcheck",
    "--norestore",
)
_SETTINGS = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Writer/Content/Update", "Field", "false"),
    ("Office.Calc/Content/Update", "Link", "1"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
"""Path, name and value of the settings that differ from LibreOffice's own: no macros, no links
followed (0 and 1 are "never" in Writer and Calc), and a proxy where nothing listens."""


def is_available() -> bool:
    """Whether this machine has LibreOffice."""
    return find_program() is not None


def convert(name: str, content: bytes, source: Format) -> tuple[Format, bytes]:
    """The same document as docx or xlsx, and which of the two it is.

    Raises Refusal when there is no LibreOffice, or when the file cannot be read.
    """
    if source is Format.WORDML:
        return Format.DOCX, docx_of(name, content)
    kind, ending, target = _KINDS[source]
    program = find_program()
    if program is None:
        raise Refusal(
            name,
            f"the content is {kind}; this machine has no LibreOffice, which reads it",
            "install LibreOffice (Debian: apt-get install libreoffice-writer libreoffice-calc), or "
            f"open the file and save it as {target}",
        )
    with TemporaryDirectory(prefix="mingzhang-") as folder:
        given = Path(folder) / f"source.{ending}"
        given.write_bytes(freeze(name, content, source))
        _write_settings(Path(folder) / "profile")
        if not _run(program, given, target):
            raise _failed(name, kind, target, f"LibreOffice took more than {TIMEOUT:.0f} seconds")
        return target, _converted(name, kind, target, Path(folder) / "out")


def find_program() -> str | None:
    """LibreOffice's program: the one that the environment names, else the one on PATH."""
    named = os.environ.get(SOFFICE)
    if named:
        return shutil.which(named)
    return shutil.which("soffice") or shutil.which("libreoffice")


def _run(program: str, given: Path, target: Format) -> bool:
    """Run the conversion into the folder `out`; whether it ended within the time.

    The whole process group is killed, because LibreOffice's program is only the parent of the one
    that converts.
    """
    folder = given.parent
    running = subprocess.Popen(
        [
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *_OPTIONS,
            "--convert-to",
            f"{target}:{_FILTERS[target]}",
            "--outdir",
            str(folder / "out"),
            str(given),
        ],
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        running.wait(TIMEOUT)
    except subprocess.TimeoutExpired:
        return False
    finally:
        with suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
        running.wait()
    return True


def _environment(folder: Path) -> dict[str, str]:
    """Only what LibreOffice needs: nothing of the maintainer's settings shows in a package."""
    return {
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "PATH": os.environ.get("PATH") or os.defpath,
        "LANG": "C.UTF-8",
        "TZ": "Asia/Shanghai",
        "SAL_USE_VCLPLUGIN": "svp",
    }


def _write_settings(profile: Path) -> None:
    """The settings of a new profile, as LibreOffice keeps them."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    user = profile / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>\n',
        encoding="utf-8",
    )


def _converted(name: str, kind: str, target: Format, folder: Path) -> bytes:
    """The one file that was made. Raises Refusal for none, several, or one too large."""
    made = list(folder.iterdir()) if folder.is_dir() else []
    if [path.name for path in made] != [f"source.{target}"]:
        raise _failed(name, kind, target, "LibreOffice cannot read it")
    if made[0].stat().st_size > MAX_BYTES:
        raise _failed(name, kind, target, f"LibreOffice made more than {MAX_BYTES:,} bytes of it")
    return made[0].read_bytes()


def _failed(name: str, kind: str, target: Format, seen: str) -> Refusal:
    return Refusal(
        name,
        f"the content is {kind}; {seen}",
        f"check that the file is whole, or open it and save it as {target}",
        may_pass=True,
    )
