"""The Excel register: how a project moves in from a workbook, and out to one again.

`values` reads and writes cells, `sheets` says what a sheet is (each app registers its own),
`importing` takes a workbook in, all or nothing, `exporting` writes one.
"""
