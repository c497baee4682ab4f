"""The aggregates that SUS shows, counted here: A1–A9 of DOMAIN 1.8.

`sus_tables(project, window)` is for the staff, of any window. `sus_tables_for_outsiders(project,
quarter, today)` is for the funder: whole quarters that are over and nothing else, since windows
that overlap could be subtracted from each other, with small numbers hidden. Both give the same
tables as plain data (`Table`), for a page, a workbook or a report.
"""

from reporting.sus.tables.building import Table, TableRow
from reporting.sus.tables.variants import sus_tables, sus_tables_for_outsiders

__all__ = ["Table", "TableRow", "sus_tables", "sus_tables_for_outsiders"]
