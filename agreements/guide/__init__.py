"""The guide to agreement forms: which may be used, up to what amount, and why (DOMAIN 5.3).

What the law asks is data (`forms.toml`, `thresholds.toml`); `rules.py` weighs four answers
against it. Nothing is stored, and it is no legal advice.
"""
