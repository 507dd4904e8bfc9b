"""What a page may do, said once: as a `<meta>` on every page, and as header files for hosts.

A page loads from its own site only: one stylesheet, scripts of ours, pictures, and what its scripts fetch
(the search its index; an audit in the page, such as Lighthouse, `robots.txt`). It holds no inline style
and no inline script. One page says a policy of its own: the queries (SQL in the browser), which compile
WebAssembly and start a worker. A worker is under the headers that its script comes with, not under the
page's `<meta>`: the headers, which know no pages, allow what the widest page needs, and the `<meta>` of
each narrows it. What only a header can say
(`frame-ancestors`, `nosniff` …) stands in the header files: `_headers` (Netlify, Cloudflare),
`.htaccess` (Apache), `hosting/nginx.conf` and `hosting/Caddyfile`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

PAGE: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}
EXPLORE: Mapping[str, str] = {
    **PAGE,
    "script-src": "'self' 'wasm-unsafe-eval'",
    "worker-src": "'self'",
}

EMBED: Mapping[str, str] = {
    "default-src": "'none'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'none'",
    "base-uri": "'none'",
}
"""What stands in frames of others. It asks for nothing; an audit within it may read robots.txt."""

_POLICY = "Content-Security-Policy"
_FRAMED = "(^|/)embed/"
"""The addresses that others may frame."""

HEADERS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    # The data is there to be fetched, by whatever page.
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Access-Control-Allow-Origin": "*",
}


def stated(directives: Mapping[str, str]) -> str:
    """The text of a policy.

    >>> stated({"default-src": "'none'", "img-src": "'self'"})
    "default-src 'none'; img-src 'self'"
    """
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


def headers(*, may_be_framed: bool = False) -> dict[str, str]:
    """Every header that a host should send with every file of the site; what is below /embed/ may be
    framed by other sites, and says so with headers of its own."""
    if may_be_framed:
        policy = stated({**EMBED, "frame-ancestors": "*"})
    else:
        policy = stated({**EXPLORE, "frame-ancestors": "'self'"})
    return {_POLICY: policy, **HEADERS}


def host_files() -> Iterator[tuple[str, str]]:
    """Addresses and texts of the header files."""
    sent, framed = headers(), headers(may_be_framed=True)[_POLICY]
    yield "_headers", _of_netlify_and_cloudflare(sent, framed)
    apache = "".join(f'  Header always set {name} "{value}"\n' for name, value in sent.items())
    embed = f'''  <If "%{{REQUEST_URI}} =~ m#{_FRAMED}#">
    Header always set {_POLICY} "{framed}"
  </If>\n'''
    yield ".htaccess", f"<IfModule mod_headers.c>\n{apache}{embed}</IfModule>\n"
    yield "hosting/nginx.conf", _of_nginx(sent, framed)
    yield "hosting/Caddyfile", _of_caddy(sent, framed)


def _of_netlify_and_cloudflare(sent: Mapping[str, str], framed: str) -> str:
    """Netlify takes the more special value; Cloudflare would join both, but for the line with `!`, which
    Netlify passes over."""
    all_files = "".join(f"  {name}: {value}\n" for name, value in sent.items())
    embeds = "".join(
        f"/{language}embed/*\n  ! {_POLICY}\n  {_POLICY}: {framed}\n" for language in ("", "en/")
    )
    return f"/*\n{all_files}{embeds}"


def _of_nginx(sent: Mapping[str, str], framed: str) -> str:
    own = {**sent, _POLICY: "$mingzhang_policy"}
    return (
        "# In the server or location block: include …/nginx.conf;\n"
        f'set $mingzhang_policy "{sent[_POLICY]}";\n'
        f'if ($uri ~ "{_FRAMED}") {{\n    set $mingzhang_policy "{framed}";\n}}\n'
        + "".join(f'add_header {name} "{value}" always;\n' for name, value in own.items())
    )


def _of_caddy(sent: Mapping[str, str], framed: str) -> str:
    others = "".join(f'\t{name} "{value}"\n' for name, value in sent.items() if name != _POLICY)
    return (
        "# In the site block: import …/Caddyfile\n"
        f"header {{\n{others}}}\n"
        f"@mingzhang_embed path_regexp {_FRAMED}\n"
        f'header @mingzhang_embed {_POLICY} "{framed}"\n'
        f"@mingzhang_page not path_regexp {_FRAMED}\n"
        f'header @mingzhang_page {_POLICY} "{sent[_POLICY]}"\n'
    )
