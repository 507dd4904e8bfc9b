"""What a page may do, said once: as a `<meta>` on every page, and as header files for hosts.

A page loads from its own site only: one stylesheet, scripts of ours, pictures. It holds no inline
style and no inline script. Two pages alone may fetch, and say a policy of their own: the search (its
index) and the queries (SQL in the browser), which besides compile WebAssembly and start a worker. A worker
is under the headers that its script comes with, not under the page's `<meta>`: the headers, which know no
pages, allow what the widest page needs, and the `<meta>` of each narrows it. What only a header can say
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
    "form-action": "'self'",
    "base-uri": "'none'",
}
SEARCH: Mapping[str, str] = {
    **PAGE,
    "connect-src": "'self'",
}
EXPLORE: Mapping[str, str] = {
    **SEARCH,
    "script-src": "'self' 'wasm-unsafe-eval'",
    "worker-src": "'self'",
}

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


def headers() -> dict[str, str]:
    """Every header that a host should send with every file of the site."""
    widest = stated({**SEARCH, **EXPLORE, "frame-ancestors": "'self'"})
    return {"Content-Security-Policy": widest, **HEADERS}


def host_files() -> Iterator[tuple[str, str]]:
    """Addresses and texts of the header files."""
    sent = headers()
    yield "_headers", "/*\n" + "".join(f"  {name}: {value}\n" for name, value in sent.items())
    apache = "".join(f'  Header always set {name} "{value}"\n' for name, value in sent.items())
    yield ".htaccess", f"<IfModule mod_headers.c>\n{apache}</IfModule>\n"
    nginx = "".join(f'add_header {name} "{value}" always;\n' for name, value in sent.items())
    yield "hosting/nginx.conf", f"# In the server or location block: include …/nginx.conf;\n{nginx}"
    caddy = "".join(f'\t{name} "{value}"\n' for name, value in sent.items())
    yield "hosting/Caddyfile", f"# In the site block: import …/Caddyfile\nheader {{\n{caddy}}}\n"
