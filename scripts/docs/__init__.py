"""Builders of the generated pages; their prose is in templates/."""
