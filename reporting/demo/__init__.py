"""Living demo data: invented people in the middle of two projects.

Everything is written down person by person, in plain words, and dated from today, so a demo that
is loaded any day shows a project in full swing. Nobody here exists.
"""
