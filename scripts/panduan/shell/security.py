"""What browsers may do with a page: Content-Security-Policy and its companions, as ``<meta>`` and as server settings.

Nothing inline runs but the scripts named here, whose hashes are computed at build time; a script or style that finds
its way into a page by any other road is refused by the reader's browser.
"""

from __future__ import annotations

import base64
import hashlib

INLINE_SCRIPT = 'document.documentElement.className="js"'
"""Runs before the page is drawn, so that what needs JavaScript does not move the page when it arrives."""

PERMISSIONS = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media", "fullscreen",
    "geolocation", "gyroscope", "hid", "idle-detection", "magnetometer", "microphone", "midi", "payment",
    "picture-in-picture", "publickey-credentials-get", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip
"""What a page could ask a browser for and this site never does."""


def script_hash(script: str) -> str:
    """``script`` as a CSP source: the hash of exactly its text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def policy(*inline: str) -> str:
    """The policy as ``<meta>`` can carry it: everything from this host, and of inline scripts only ``inline``."""
    return "; ".join(
        [
            "default-src 'none'",
            " ".join(["script-src 'self'", *map(script_hash, inline)]),
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
        ]
    )


def headers(*inline: str) -> dict[str, str]:
    """Every header a server should send with a page; the policy with what ``<meta>`` cannot carry."""
    return {
        "Content-Security-Policy": f"{policy(*inline)}; frame-ancestors 'none'",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in PERMISSIONS),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Strict-Transport-Security": "max-age=31536000",
    }


def headers_file(*inline: str) -> str:
    """The ``_headers`` file that static hosts such as Netlify and Cloudflare Pages read."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in headers(*inline).items())]
    lines += ["/sw.js", "  Cache-Control: no-cache"]
    # Every address in these folders has the hash of its content in it.
    for folder in ("javascripts", "scripts", "styles"):
        lines += [f"/assets/{folder}/*", "  Cache-Control: public, max-age=31536000, immutable"]
    return "\n".join(lines) + "\n"


def nginx_snippet(*inline: str) -> str:
    """The same for nginx: to be included in the ``server`` block that serves the site."""
    lines = [
        "# Include in the server block that serves this site. add_header is not inherited by a block with its own:",
        "# where a location adds a header, include this file there too.",
        *(f'add_header {name} "{value}" always;' for name, value in headers(*inline).items()),
        "location ~ \\.md$ { default_type text/markdown; charset utf-8; }",
    ]
    return "\n".join(lines) + "\n"
