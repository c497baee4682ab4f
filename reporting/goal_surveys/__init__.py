"""A small survey before and after, as evidence of goals about what people know and feel."""
