"""A site, made in a folder of its own → the site that is served, whole or not at all.

`site` runs the steps and switches, `tree` are the files of one of the two folders that take turns, `disk`
finds out how they lie there and whose they are, `links` is where their pages link to, `whole` looks whether a
tree may be shown, `status` says what the last run did.
"""

from pipeline.publish.site import NotWhole, SiteReport, publish_site
from pipeline.publish.status import status_of, write_status
from pipeline.publish.whole import site_faults

__all__ = [
    "NotWhole",
    "SiteReport",
    "publish_site",
    "site_faults",
    "status_of",
    "write_status",
]
