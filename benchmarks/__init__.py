"""Measures the pages against the budgets of DESIGN 7: `python -m benchmarks`, `make bench`."""
