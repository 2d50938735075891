"""The database: the only importer of `sqlite_utils`.

Kept empty, so that the last draft is read without any of it.
"""
