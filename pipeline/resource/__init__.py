"""One tabular resource: a typed schema and texts → CSV, Parquet and a Data Resource descriptor.

What goes in is text, column by column, as it stands in the CSV; Parquet holds what the schema
reads out of that text, so the two cannot disagree. `defuse` says which text may be published,
`schema` types it, `definitions` loads the schemas of the contract's resources, `arrow` reads text
by a schema, `tabular` describes, `written` writes part by part, `rebuild` replaces a folder whole.
"""

from pipeline.resource.arrow import arrow_schema, read_csv, typed_table
from pipeline.resource.checksums import (
    CHECKSUMS,
    hashes_in,
    read_checksums,
    sha256_of,
    write_checksums,
)
from pipeline.resource.definitions import load_schema
from pipeline.resource.defuse import defuse, publishable, restore
from pipeline.resource.rebuild import rebuilt
from pipeline.resource.schema import Field, ForeignKey, ResourceError, Schema
from pipeline.resource.tabular import (
    PublishedFile,
    Resource,
    published_file,
    record_resource,
    resource_descriptor,
    write_file,
)
from pipeline.resource.written import in_parts, record_parts, write_parts, write_resource

__all__ = [
    "CHECKSUMS",
    "Field",
    "ForeignKey",
    "PublishedFile",
    "Resource",
    "ResourceError",
    "Schema",
    "arrow_schema",
    "defuse",
    "hashes_in",
    "in_parts",
    "load_schema",
    "publishable",
    "published_file",
    "read_checksums",
    "read_csv",
    "rebuilt",
    "record_parts",
    "record_resource",
    "resource_descriptor",
    "restore",
    "sha256_of",
    "typed_table",
    "write_checksums",
    "write_file",
    "write_parts",
    "write_resource",
]
